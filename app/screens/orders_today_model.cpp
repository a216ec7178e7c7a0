#include "app/screens/orders_today_model.h"

#include "app/screens/order_row.h"
#include "sync/model/merge.h"
#include "sync/model/refund.h"

namespace phin::counter {
namespace {

using model::v1::OrderState;

const std::string& currencyOf(const OrderState& order) {
    return merge::orderOf(order).currency();
}

OrdersTodayModel::Progress progressOfLine(const OrderState& order, const model::v1::OrderLine& line) {
    if (!line.prepare())
        return OrdersTodayModel::Collected;
    switch (merge::prepOf(order, line.line())) {
    case model::v1::STARTED:
        return OrdersTodayModel::Making;
    case model::v1::READY:
        return OrdersTodayModel::Ready;
    case model::v1::BUMPED:
        return OrdersTodayModel::Collected;
    default:
        return OrdersTodayModel::Queued;
    }
}

} // namespace

OrdersTodayModel::OrdersTodayModel(Till& till, Inbox::Sender inbox, QObject* parent)
    : QAbstractListModel(parent)
    , m_till(till)
    , m_inbox(std::move(inbox)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &OrdersTodayModel::show);
    m_ahead.setInterval(lookAheadEveryMs);
    connect(&m_ahead, &QTimer::timeout, this, &OrdersTodayModel::lookAhead);
    m_ahead.start();
}

OrdersTodayModel::Progress OrdersTodayModel::progressOf(const OrderState& order) {
    if (order.has_voided())
        return Voided;
    if (!merge::isPaid(order))
        return Unpaid;
    int queued = 0;
    int ready = 0;
    int collected = 0;
    const auto& lines = merge::orderOf(order).lines();
    for (const auto& line : lines) {
        const auto progress = progressOfLine(order, line);
        queued += progress == Queued ? 1 : 0;
        ready += progress == Ready ? 1 : 0;
        collected += progress == Collected && line.prepare() ? 1 : 0;
        if (progress == Making)
            return Making;
    }
    if (queued > 0)
        return ready + collected > 0 ? Making : Queued;
    return ready > 0 ? Ready : Collected;
}

void OrdersTodayModel::take(const std::vector<journal::OrderPtr>& orders) {
    for (const auto& order : orders)
        keep(order, true);
}

void OrdersTodayModel::takeOlder(const std::vector<journal::OrderPtr>& orders) {
    for (const auto& order : orders)
        keep(order, false);
}

void OrdersTodayModel::keep(const journal::OrderPtr& order, bool newest) {
    if (m_selected && newest && order->order_id() == m_selected->bytes()) {
        m_shown = order;
        emit detailChanged();
    }
    if (!order->has_placed())
        return;
    const auto [at, fresh] = m_orders.try_emplace({order->placed_hlc(), order->order_id()}, order);
    if (!fresh && newest)
        at->second = order;
    // Of a flood only the newest are kept; those of other days go when they are shown.
    if (m_orders.size() > 4 * most)
        m_orders.erase(std::prev(m_orders.end()));
    if (!m_soon.isActive())
        m_soon.start();
}

void OrdersTodayModel::show() {
    m_day = m_till.businessDate();
    std::erase_if(m_orders, [this](const auto& entry) { return entry.second->placed().business_date() < m_day; });
    std::vector<Row> next;
    int waiting = 0;
    for (const auto& [key, order] : m_orders) {
        if (order->placed().business_date() != m_day)
            continue;
        if (next.size() == most)
            break;
        next.push_back({order});
        const auto progress = progressOf(*order);
        waiting += progress == Queued || progress == Making || progress == Ready ? 1 : 0;
    }
    m_waiting = waiting;
    RowDiff::apply(*this, m_rows, std::move(next));
    lookAhead();
    emit changed();
}

void OrdersTodayModel::lookAhead() {
    auto next = m_till.outlooks();
    const auto told = [](const auto& outlooks, const std::string& id) {
        const auto found = outlooks.find(id);
        return found == outlooks.end() ? std::int64_t{0} : upToMinute(found->second.toldMs());
    };
    std::swap(m_outlooks, next);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (const auto& id = m_rows[i].key(); told(m_outlooks, id) != told(next, id))
            emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)), {Promised});
    if (m_shown && told(m_outlooks, m_shown->order_id()) != told(next, m_shown->order_id()))
        emit detailChanged();
}

QString OrdersTodayModel::promiseOf(const OrderState& order) const {
    const auto found = m_outlooks.find(order.order_id());
    return promiseWords(order, found == m_outlooks.end() ? 0 : found->second.toldMs(),
                        m_till.settings().utcOffsetMinutes);
}

journal::OrderPtr OrdersTodayModel::find(const std::string& id) const {
    for (const Row& row : m_rows)
        if (row.order->order_id() == id)
            return row.order;
    return nullptr;
}

void OrdersTodayModel::select(const QString& orderId) {
    const auto id = toUuid(orderId);
    if (id != m_selected)
        setSelected(id, id ? find(id->bytes()) : nullptr);
}

void OrdersTodayModel::selectFound(const journal::OrderPtr& order) {
    setSelected(Uuid::fromBytes(order->order_id()), order);
}

void OrdersTodayModel::setSelected(const std::optional<Uuid>& id, journal::OrderPtr order) {
    m_selected = id;
    m_shown = std::move(order);
    m_refund = m_till.newId();
    emit selectedChanged();
    emit detailChanged();
}

void OrdersTodayModel::refund(const QVariantList& lines, const QString& reason, bool returnTip, const QString& tender) {
    if (!m_selected || m_busy || !m_shown)
        return;
    RefundRequest request;
    request.order = *m_selected;
    request.refund = m_refund;
    request.reason = reason.toStdString();
    request.returnTip = returnTip;
    request.tender = tender.toStdString();
    for (const auto& wanted : lines) {
        const auto chosen = wanted.toMap();
        model::v1::RefundLine line;
        line.set_line(chosen[QStringLiteral("line")].toUInt());
        line.set_quantity(chosen[QStringLiteral("units")].toInt());
        request.lines.push_back(std::move(line));
    }
    m_busy = true;
    emit busyChanged();
    m_till.refund(
        std::move(request), [inbox = m_inbox, this, lines, reason, returnTip, tender](Result<Refunded> result) {
            inbox.post([this, result = std::move(result), lines, reason, returnTip, tender] {
                m_busy = false;
                emit busyChanged();
                if (!result) {
                    const auto what =
                        lines.isEmpty() ? QString() : tr("%n line(s)", nullptr, static_cast<int>(lines.size()));
                    if (ask(result.error(), what, reason,
                            [this, lines, reason, returnTip, tender] { refund(lines, reason, returnTip, tender); }))
                        return;
                    emit failed(explain(tr("No money given back."), result.error()));
                    return;
                }
                m_refund = m_till.newId(); // the next one is another
                emit refunded(m_words.money(result->handedMinor, result->currency));
            });
        });
}

bool OrdersTodayModel::ask(const Error& error, const QString& what, const QString& why, std::function<void()> again) {
    if (!error.missing || !m_asker || !m_selected || !m_shown)
        return false;
    const auto& placed = m_shown->placed();
    const auto order = QString::fromStdString(placed.number()) + QStringLiteral(" · ") +
                       m_words.money(placed.order().total_minor(), currencyOf(*m_shown));
    m_asker({*error.missing, *m_selected, what.isEmpty() ? order : order + QStringLiteral(" · ") + what, why,
             std::move(again)});
    return true;
}

void OrdersTodayModel::voidOrder(const QString& reason) {
    if (!m_selected || m_busy)
        return;
    m_busy = true;
    emit busyChanged();
    const QString number = m_shown ? QString::fromStdString(m_shown->placed().number()) : QString();
    m_till.voidOrder(*m_selected, reason.toStdString(),
                     [inbox = m_inbox, this, number, reason](const Result<model::v1::PricedOrder>& result) {
                         inbox.post([this, number, result, reason] {
                             m_busy = false;
                             emit busyChanged();
                             if (result)
                                 emit voided(number);
                             else if (!ask(result.error(), {}, reason, [this, reason] { voidOrder(reason); }))
                                 emit failed(explain(tr("Not voided."), result.error()));
                         });
                     });
}

void OrdersTodayModel::repeat() {
    if (!selectedOrder())
        return;
    emit repeatWanted();
    emit repeated(); // a screen hears a signal before those who work for it
}

QVariantMap OrdersTodayModel::detail() const {
    if (!m_shown || !m_shown->has_placed())
        return {};
    const OrderState& order = *m_shown;
    const auto& placed = order.placed();
    const auto& currency = currencyOf(order);
    const auto money = [&](std::int64_t minor) { return m_words.money(minor, currency); };
    const auto& priced = merge::orderOf(order);
    const auto left = refundLines(priced, order.refunds(), {});
    const bool paid = merge::isPaid(order);

    QVariantList lines;
    for (const auto& line : priced.lines()) {
        std::int32_t refundable = 0;
        if (left && paid)
            for (const auto& each : *left)
                if (each.line() == line.line() && each.amount_minor() > 0)
                    refundable = each.quantity();
        lines.append(QVariantMap{{QStringLiteral("line"), line.line()},
                                 {QStringLiteral("name"), m_words.text(line.name())},
                                 {QStringLiteral("choices"), m_words.choices(line)},
                                 {QStringLiteral("combo"), m_words.text(line.combo_name())},
                                 {QStringLiteral("priceList"), m_words.text(line.price_list_name())},
                                 {QStringLiteral("quantity"), line.quantity()},
                                 {QStringLiteral("total"), money(line.total_minor())},
                                 {QStringLiteral("refundable"), refundable},
                                 {QStringLiteral("prepare"), line.prepare()},
                                 {QStringLiteral("progress"), progressOfLine(order, line)}});
    }
    QVariantList tenders;
    QVariantList receipts; // of payments and refunds, as ReceiptModel::show() takes them
    const auto addReceipt = [&receipts](const std::string& cause, const QString& words) {
        receipts.append(
            QVariantMap{{QStringLiteral("value"), QString::fromLatin1(QByteArray::fromStdString(cause).toHex())},
                        {QStringLiteral("text"), words}});
    };
    std::uint64_t receipt = 0;
    for (const auto& payment : order.payments()) {
        receipt = payment.receipt();
        addReceipt(payment.payment_id(), tr("Receipt %1").arg(payment.receipt()));
        for (const auto& tender : payment.tenders())
            tenders.append(QVariantMap{
                {QStringLiteral("kind"), QString::fromStdString(tender.kind())},
                {QStringLiteral("amount"), money(tender.amount_minor())},
                {QStringLiteral("given"), money(tender.given_minor())},
                {QStringLiteral("tip"), tender.tip_minor() ? money(tender.tip_minor()) : QString()},
                {QStringLiteral("change"), tender.change_minor() ? money(tender.change_minor()) : QString()}});
    }
    for (const auto& refund : order.refunds())
        addReceipt(refund.refund_id(), tr("Refund %1").arg(refund.receipt()));
    QVariantList ways;
    for (const auto& held : heldByTender(order))
        ways.append(QVariantMap{{QStringLiteral("tender"), QString::fromStdString(held.tender())},
                                {QStringLiteral("amount"), money(held.amount_minor())}});
    const std::int64_t refunded = merge::refundedMinor(order);
    const auto twice = merge::moneyTwice(order);
    QString wrong;
    std::int64_t tipsBack = 0;
    for (const auto& refund : order.refunds())
        tipsBack += refund.tip_minor();
    if (twice.takenMinor > refunded + tipsBack)
        wrong = tr("Two tills took money for this order, %1 too much. Refund it once.").arg(money(twice.takenMinor));
    else if (twice.givenMinor > 0)
        wrong = tr("Two tills gave money back for this order, %1 too much. Ask the guest, or tell the manager.")
                    .arg(money(twice.givenMinor));
    const auto tip = merge::tipLeft(order);
    return {
        {QStringLiteral("number"), QString::fromStdString(placed.number())},
        {QStringLiteral("time"), timeOf(order, m_till.settings().utcOffsetMinutes, m_till.businessDate())},
        {QStringLiteral("promise"), promiseOf(order)},
        {QStringLiteral("guest"), QString::fromStdString(merge::guestOf(order))},
        {QStringLiteral("channel"), static_cast<int>(merge::channelOf(order))},
        {QStringLiteral("device"), QString::fromStdString(order.device())},
        {QStringLiteral("total"), money(priced.total_minor())},
        {QStringLiteral("discount"), priced.discount_minor() ? money(-priced.discount_minor()) : QString()},
        {QStringLiteral("receipt"), static_cast<qulonglong>(receipt)},
        {QStringLiteral("progress"), progressOf(order)},
        {QStringLiteral("canVoid"), !paid && !order.has_voided()},
        {QStringLiteral("canRefund"), paid && left && !left->empty()},
        {QStringLiteral("tip"), tip ? money(tip) : QString()},
        {QStringLiteral("refunded"), refunded ? money(refunded) : QString()},
        {QStringLiteral("wrong"), wrong},
        {QStringLiteral("voided"), order.has_voided() ? QString::fromStdString(order.voided().reason()) : QString()},
        {QStringLiteral("lines"), lines},
        {QStringLiteral("receipts"), receipts},
        {QStringLiteral("refundWays"), ways},
        {QStringLiteral("paid"), tenders}};
}

void OrdersTodayModel::setLanguage(const std::string& language) {
    m_words.language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit detailChanged();
}

int OrdersTodayModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OrdersTodayModel::data(const QModelIndex& at, int role) const {
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const OrderState& order = *m_rows[static_cast<std::size_t>(at.row())].order;
    const auto& placed = order.placed();
    switch (role) {
    case OrderId:
        return idOf(order);
    case Number:
        return QString::fromStdString(placed.number());
    case Time:
        return Words::time(placed.placed_at_ms(), m_till.settings().utcOffsetMinutes);
    case Guest:
        return QString::fromStdString(merge::guestOf(order));
    case Total:
        return totalOf(order, m_words);
    case Items:
        return itemsOf(order, m_words);
    case State:
        return progressOf(order);
    case Device:
        return QString::fromStdString(order.device());
    case GivenBack:
        return !order.refunds().empty();
    case Promised:
        return promiseOf(order);
    default:
        return {};
    }
}

QHash<int, QByteArray> OrdersTodayModel::roles() {
    return {{OrderId, "orderId"},    {Number, "number"},   {Time, "time"},      {Guest, "guest"},
            {Total, "total"},        {Items, "items"},     {State, "progress"}, {Device, "device"},
            {GivenBack, "refunded"}, {Promised, "promise"}};
}

} // namespace phin::counter
