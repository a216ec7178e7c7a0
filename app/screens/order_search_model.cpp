#include "app/screens/order_search_model.h"

#include "app/screens/found_days.h"
#include "app/screens/order_row.h"
#include "app/screens/orders_today_model.h"
#include "sync/model/business_day.h"
#include "sync/model/merge.h"

namespace phin::counter {

using Roles = OrdersTodayModel;

OrderSearchModel::OrderSearchModel(Till& till, Inbox::Sender inbox, QObject* parent)
    : QAbstractListModel(parent)
    , m_till(till)
    , m_inbox(std::move(inbox)) {
    m_slow.setSingleShot(true);
    m_slow.setInterval(patience);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        m_searching = m_asked;
        emit found();
    });
    setPeople();
}

void OrderSearchModel::setFile(const std::filesystem::path& file) {
    m_finder = std::make_unique<OrderFinder>(file, [inbox = m_inbox, this](OrderFinder::Answer answer) {
        inbox.post([this, answer = std::move(answer)]() mutable { hear(std::move(answer)); });
    });
}

std::string OrderSearchModel::currency() const {
    const std::string currency = m_till.menu()->menu().currency();
    return currency.empty() ? "VND" : currency;
}

journal::OrderQuery OrderSearchModel::query() const {
    journal::OrderQuery query;
    query.text = m_text.trimmed().toStdString();
    query.tender = m_tender.toStdString();
    query.cashier = m_cashier.toStdString();
    if (m_status >= 0)
        query.status = static_cast<journal::OrderStatus>(m_status);
    const auto& settings = m_till.settings();
    const auto between = [&](std::int32_t first, std::int32_t last) {
        query.fromMs = startOfDay(first, settings.utcOffsetMinutes, settings.dayStartsHour);
        query.untilMs = startOfDay(nextDay(last), settings.utcOffsetMinutes, settings.dayStartsHour);
    };
    const auto today = m_till.businessDate();
    switch (m_days) {
    case AnyDay:
        break;
    case Today:
        between(today, today);
        break;
    case Yesterday:
        between(addDays(today, -1), addDays(today, -1));
        break;
    case LastWeek:
        between(addDays(today, -6), today);
        break;
    case LastMonth:
        between(addDays(today, -29), today);
        break;
    case Chosen:
        if (const auto days = FoundDays::read(m_day))
            between(days->first, days->last);
        break;
    }
    if (const auto amounts = FoundAmounts::read(m_amount, currency())) {
        query.leastMinor = amounts->least;
        query.mostMinor = amounts->most;
    }
    return query;
}

bool OrderSearchModel::isActive() const {
    return !query().empty();
}

bool OrderSearchModel::dayWrong() const {
    return m_days == Chosen && !m_day.isEmpty() && !FoundDays::read(m_day);
}

bool OrderSearchModel::amountWrong() const {
    return !m_amount.isEmpty() && !FoundAmounts::read(m_amount, currency());
}

void OrderSearchModel::setDays(Days days) {
    if (days != Chosen)
        m_day.clear();
    set(m_days, days);
}

void OrderSearchModel::setDay(const QString& day) {
    if (m_day == day && m_days == Chosen)
        return;
    m_day = day;
    m_days = Chosen;
    search();
}

void OrderSearchModel::stepDay(int by) {
    const auto shown = m_days == Chosen ? FoundDays::read(m_day) : std::nullopt;
    const auto from = shown ? *shown : FoundDays::dayOf(m_till.businessDate());
    setDay(from.stepped(by).text());
}

void OrderSearchModel::reset() {
    m_text.clear();
    m_day.clear();
    m_amount.clear();
    m_tender.clear();
    m_cashier.clear();
    m_days = AnyDay;
    m_status = -1;
    search();
}

void OrderSearchModel::search() {
    if (isActive()) {
        ask({});
    } else { // the day's orders are shown again
        m_asked = m_answered = m_searching = m_broad = false;
        m_slow.stop();
        m_more.reset();
        m_failure.clear();
        RowDiff::apply(*this, m_rows, {});
        if (m_finder)
            m_finder->cancel(++m_ticket);
        emit found();
    }
    emit queryChanged();
}

void OrderSearchModel::ask(std::optional<journal::OrderPlace> after) {
    if (!m_finder)
        return;
    m_goal = (after ? rowCount() : 0) + OrderFinder::pageSize;
    m_asked = true;
    m_next = after.has_value();
    m_slow.start();
    m_finder->ask({++m_ticket, query(), after});
}

void OrderSearchModel::lookOn(const journal::OrderPlace& after) {
    m_asked = m_searching = m_next = true;
    m_finder->ask({++m_ticket, query(), after});
}

void OrderSearchModel::hear(OrderFinder::Answer answer) {
    if (answer.ticket != m_ticket)
        return;
    m_asked = m_searching = false;
    m_slow.stop();
    m_answered = true;
    m_heldSince = answer.heldSince;
    m_failure.clear();
    if (!answer.page) {
        m_failure = explain(tr("Not searched."), answer.page.error());
        m_more.reset();
        if (!m_next)
            RowDiff::apply(*this, m_rows, {});
    } else {
        auto& page = *answer.page;
        m_more = page.next;
        m_broad = page.broad;
        if (m_next && !page.orders.empty()) {
            const auto first = rowCount();
            beginInsertRows({}, first, first + static_cast<int>(page.orders.size()) - 1);
            for (auto& order : page.orders)
                m_rows.push_back({std::move(order)});
            endInsertRows();
        } else if (!m_next) {
            std::vector<Row> next;
            for (auto& order : page.orders)
                next.push_back({std::move(order)});
            RowDiff::apply(*this, m_rows, std::move(next));
        }
        if (m_more && rowCount() < m_goal) { // a part of the answer: the rest follows by itself
            m_answered = rowCount() > 0;
            lookOn(*m_more);
        }
    }
    emit found();
}

bool OrderSearchModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_more && !m_asked;
}

void OrderSearchModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        ask(m_more);
}

void OrderSearchModel::pick(const QString& orderId) {
    for (const Row& row : m_rows)
        if (idOf(*row.order) == orderId) {
            emit picked(row.order);
            return;
        }
}

void OrderSearchModel::take(const std::vector<journal::OrderPtr>& orders) {
    for (const auto& order : orders)
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (m_rows[i].order->order_id() == order->order_id()) { // it stays where it was found
                m_rows[i].order = order;
                const auto at = index(static_cast<int>(i));
                emit dataChanged(at, at);
            }
}

void OrderSearchModel::setPeople() {
    QVariantList people;
    for (const auto& entry : m_till.staff().entries())
        people.append(QVariantMap{{QStringLiteral("value"), toQString(entry.member.id)},
                                  {QStringLiteral("text"), toQString(entry.member.name)}});
    if (people == m_cashiers)
        return;
    m_cashiers = people;
    emit cashiersChanged();
}

void OrderSearchModel::setLanguage(const std::string& language) {
    m_words.language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit queryChanged();
    emit found();
}

QString OrderSearchModel::daysText() const {
    switch (m_days) {
    case AnyDay:
        return {};
    case Today:
        return tr("Today");
    case Yesterday:
        return tr("Yesterday");
    case LastWeek:
        return tr("7 days");
    case LastMonth:
        return tr("30 days");
    case Chosen:
        break;
    }
    const auto days = FoundDays::read(m_day);
    return days ? days->text() : QString();
}

QString OrderSearchModel::amountText() const {
    const auto amounts = FoundAmounts::read(m_amount, currency());
    if (!amounts)
        return {};
    const auto money = [this](std::int64_t minor) { return m_words.money(minor, currency()); };
    return amounts->least == amounts->most ? money(amounts->least)
                                           : QStringLiteral("%1 – %2").arg(money(amounts->least), money(amounts->most));
}

QString OrderSearchModel::cashierText() const {
    for (const auto& each : m_cashiers)
        if (const auto person = each.toMap(); person.value(QStringLiteral("value")).toString() == m_cashier)
            return person.value(QStringLiteral("text")).toString();
    return {};
}

QString OrderSearchModel::remark() const {
    if (!m_answered || !m_failure.isEmpty())
        return {};
    if (m_broad)
        return tr("Many names begin like that: type more letters.");
    if (m_more || m_heldSince == 0)
        return {};
    return tr("Orders before %1 are in the cloud.").arg(FoundDays::dayOf(m_heldSince).text());
}

int OrderSearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OrderSearchModel::data(const QModelIndex& at, int role) const {
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto& order = *m_rows[static_cast<std::size_t>(at.row())].order;
    switch (role) {
    case Roles::OrderId:
        return idOf(order);
    case Roles::Number:
        return toQString(order.placed().number());
    case Roles::Time:
        return timeOf(order, m_till.settings().utcOffsetMinutes, m_till.businessDate());
    case Roles::Guest:
        return toQString(merge::guestOf(order));
    case Roles::Total:
        return totalOf(order, m_words);
    case Roles::Items:
        return itemsOf(order, m_words);
    case Roles::State:
        return Roles::progressOf(order);
    case Roles::Device:
        return toQString(order.device());
    case Roles::GivenBack:
        return !order.refunds().empty();
    case Roles::Promised:
        return promiseWords(order, 0, m_till.settings().utcOffsetMinutes);
    default:
        return {};
    }
}

QHash<int, QByteArray> OrderSearchModel::roleNames() const {
    return Roles::roles();
}

} // namespace phin::counter
