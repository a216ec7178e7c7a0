#include "app/screens/shift_model.h"

#include "sync/model/denominations.h"
#include "sync/model/wide.h"

#include <cmath>
#include <utility>

namespace phin::counter {
namespace {

constexpr int mostDays = 60; ///< that are listed
constexpr int mostPieces = 99'999;
constexpr double mostMinor = 9e15; ///< what a number of a screen can hold exactly

std::int64_t minorOf(double value) {
    return value >= 0 && value <= mostMinor ? static_cast<std::int64_t>(std::llround(value)) : -1;
}

} // namespace

ShiftModel::ShiftModel(Till& till, QString name, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_name(std::move(name))
    , m_inbox(std::move(inbox)) {
    newIds();
}

void ShiftModel::newIds() {
    m_opening = m_till.newId();
    m_moving = m_till.newId();
    m_day = m_till.newId();
}

void ShiftModel::setBusy(bool busy) {
    if (m_busy == busy)
        return;
    m_busy = busy;
    emit busyChanged();
}

template <class T>
std::function<void(Result<T>)> ShiftModel::then(QString what, std::function<void(const T&)> next, Wanted wanted) {
    setBusy(true);
    return [inbox = m_inbox, self = this, what = std::move(what), next = std::move(next),
            wanted = std::move(wanted)](Result<T> result) {
        // The inbox and this model live and die together on the screens' thread.
        inbox.post([self, what, next, wanted, result = std::move(result)] {
            self->setBusy(false);
            if (result)
                next(*result);
            else if (result.error().missing && wanted.again && self->m_asker)
                self->m_asker({*result.error().missing, {}, wanted.what, wanted.why, wanted.again});
            else
                emit self->failed(explain(what, result.error()));
        });
    };
}

std::string ShiftModel::currency() const {
    const auto& currency = m_till.menu()->menu().currency();
    return currency.empty() ? "VND" : currency;
}

QString ShiftModel::money(double minor) const {
    return m_words.money(minorOf(minor), currency());
}

void ShiftModel::refresh() {
    m_till.tipsOwed(then<std::int64_t>(tr("Tips cannot be shown."), [this](const std::int64_t& owed) {
        m_tipsOwed = owed;
        emit changed();
    }));
    m_till.state(then<TillState>(tr("The shift cannot be shown."), [this](const TillState& state) {
        m_shift = state.shift;
        emit changed();
    }));
    lookElsewhere();
    m_till.zReports(mostDays, then<std::vector<model::v1::DayClosed>>(tr("Earlier days cannot be shown."),
                                                                      [this](const auto& days) {
                                                                          m_days = days;
                                                                          emit daysChanged();
                                                                      }));
}

QString ShiftModel::state() const {
    if (!isOpen())
        return tr("No shift is open. The first sale opens one by itself, without a float.");
    return tr("Open for %1, float %2")
        .arg(Words::date(m_shift->businessDate), m_words.money(m_shift->floatMinor, currency()));
}

bool ShiftModel::hasTips() const {
    return m_tipsOwed != 0 || tipOffers(m_till.settings().tips, currency()).has_value();
}

QVariantList ShiftModel::quick() const {
    QVariantList sums;
    const auto worths = denominations(currency());
    const auto note = worths[std::min<std::size_t>(2, worths.size() - 1)]; // a middling one
    for (const int times : {1, 2, 5, 10})
        sums.append(QVariantMap{{QStringLiteral("minor"), static_cast<double>(note * times)},
                                {QStringLiteral("text"), m_words.money(note * times, currency())}});
    return sums;
}

void ShiftModel::openShift(double floatMinor) {
    m_till.openShift(
        m_opening, 0, minorOf(floatMinor),
        then<ShiftInfo>(tr("The shift was not opened."),
                        [this](const ShiftInfo& shift) {
                            m_shift = shift;
                            m_closed.reset();
                            newIds();
                            emit resultChanged();
                            emit changed();
                            emit opened();
                            emit said(tr("The shift is open."));
                        },
                        {tr("Float: %1").arg(money(floatMinor)), {}, [this, floatMinor] { openShift(floatMinor); }}));
}

void ShiftModel::move(Move kind, double amountMinor, const QString& reason) {
    m_till.moveCash({m_moving, static_cast<model::v1::CashMove>(kind), minorOf(amountMinor), reason.toStdString()},
                    then<CashMovedInfo>(tr("Nothing was written."),
                                        [this](const CashMovedInfo& info) {
                                            newIds();
                                            const auto amount =
                                                m_words.money(info.moved.amount_minor(), info.moved.currency());
                                            switch (info.moved.kind()) {
                                            case model::v1::PAY_IN:
                                                emit said(tr("Paid in: %1").arg(amount));
                                                break;
                                            case model::v1::PAY_OUT:
                                                emit said(tr("Paid out: %1").arg(amount));
                                                break;
                                            case model::v1::DROP:
                                                emit said(tr("Dropped into the safe: %1").arg(amount));
                                                break;
                                            case model::v1::TIP_OUT:
                                                emit said(tr("Tips paid out: %1").arg(amount));
                                                break;
                                            default: // NO_SALE
                                                emit said(tr("Opened without a sale; it is written down."));
                                            }
                                            refresh();
                                        },
                                        {kind == NoSale ? QString() : money(amountMinor), reason,
                                         [this, kind, amountMinor, reason] { move(kind, amountMinor, reason); }}));
}

// --- the count

void ShiftModel::clearCount() {
    m_pieces.clear();
    for (const auto worth : denominations(currency())) {
        auto& count = m_pieces.emplace_back();
        count.set_worth_minor(worth);
    }
    emit countChanged();
}

void ShiftModel::setPieces(int index, int pieces) {
    if (index < 0 || index >= static_cast<int>(m_pieces.size()))
        return;
    m_pieces[static_cast<std::size_t>(index)].set_pieces(std::clamp(pieces, 0, mostPieces));
    emit countChanged();
}

QVariantList ShiftModel::pieces() const {
    QVariantList rows;
    for (const auto& count : m_pieces)
        rows.append(QVariantMap{
            {QStringLiteral("worth"), m_words.money(count.worth_minor(), currency())},
            {QStringLiteral("pieces"), static_cast<int>(count.pieces())},
            {QStringLiteral("sum"),
             count.pieces() > 0 ? m_words.money(count.worth_minor() * count.pieces(), currency()) : QString()}});
    return rows;
}

QString ShiftModel::counted() const {
    Wide sum = 0;
    for (const auto& count : m_pieces)
        sum += Wide{count.worth_minor()} * count.pieces();
    return m_words.money(saturated(sum), currency());
}

void ShiftModel::closeCounted(const QString& note) {
    DrawerCount count;
    for (const auto& each : m_pieces)
        if (each.pieces() > 0)
            count.pieces.push_back(each);
    count.note = note.toStdString();
    const auto id = m_shift ? std::optional(m_shift->id) : std::nullopt;
    m_till.closeShift(id,
                      then<ShiftInfo>(tr("The shift was not closed."),
                                      [this](const ShiftInfo& shift) {
                                          m_shift = shift;
                                          m_closed = shift.closed;
                                          newIds();
                                          emit resultChanged();
                                          emit changed();
                                          emit closed();
                                      },
                                      {tr("Counted: %1").arg(counted()), {}, [this, note] { closeCounted(note); }}),
                      std::move(count));
}

QVariantMap ShiftModel::result() const {
    if (!m_closed)
        return {};
    const auto& fact = *m_closed;
    const auto difference = fact.over_short_minor();
    QVariantList open;
    for (const auto& order : fact.open_orders())
        open.append(QVariantMap{
            {QStringLiteral("label"), order.label().empty() ? tr("Order without a name") : toQString(order.label())},
            {QStringLiteral("total"), m_words.money(order.total_minor(), order.currency())}});
    const auto size = m_words.money(difference < 0 ? saturated(-Wide{difference}) : difference, fact.currency());
    return {{QStringLiteral("wasCounted"), fact.counted()},
            {QStringLiteral("counted"), m_words.money(fact.counted_minor(), fact.currency())},
            {QStringLiteral("expected"), m_words.money(fact.expected_minor(), fact.currency())},
            {QStringLiteral("difference"), size},
            {QStringLiteral("verdict"), difference == 0  ? tr("The drawer is right")
                                        : difference > 0 ? tr("%1 over").arg(size)
                                                         : tr("%1 short").arg(size)},
            {QStringLiteral("tone"), difference == 0 ? QStringLiteral("positive") : QStringLiteral("warning")},
            {QStringLiteral("open"), open},
            {QStringLiteral("openCount"), static_cast<int>(fact.open_count())},
            {QStringLiteral("unsynced"), static_cast<int>(fact.unsynced_count())}};
}

void ShiftModel::lookElsewhere() {
    if (std::exchange(m_looking, true))
        return;
    m_till.onlyHere([inbox = m_inbox, this](Result<OnlyHere> found) {
        inbox.post([this, found = std::move(found)] {
            m_looking = false;
            if (!found) // a closing does not wait for it
                return;
            m_onlyHere = *found;
            emit onlyHereChanged();
        });
    });
}

QVariantMap ShiftModel::onlyHere() const {
    const auto& found = m_onlyHere;
    const auto note = [](const QString& text, const QString& todo, const QString& tone) {
        return QVariantMap{
            {QStringLiteral("text"), text}, {QStringLiteral("todo"), todo}, {QStringLiteral("tone"), tone}};
    };
    if (found.count > 0) {
        constexpr std::size_t shown = 6;
        QStringList orders;
        for (const auto& each : found.first)
            if (orders.size() < static_cast<int>(shown))
                orders += toQString(each.number); // no amounts: the drawer may still have to be counted
        if (found.count > shown)
            orders += QStringLiteral("…");
        return note(tr("%n paid order(s) are only on this till: %1", nullptr, static_cast<int>(found.count))
                        .arg(orders.join(QStringLiteral(", "))),
                    tr("Leave the till on until another box or the cloud has them. You can close all the same."),
                    QStringLiteral("warning"));
    }
    if (found.cloudKnown && found.notInCloud > 0)
        return note(tr("%n paid order(s) are not in the cloud yet.", nullptr, static_cast<int>(found.notInCloud)),
                    tr("Another box holds them too. They go up by themselves; you can close all the same."),
                    QStringLiteral("info"));
    return {};
}

// --- reports

void ShiftModel::showX() {
    m_till.xReport(then<model::v1::TillReport>(tr("There is no report."),
                                               [this](const model::v1::TillReport& report) {
                                                   m_shown.reset();
                                                   m_x = report;
                                                   emit reportChanged();
                                               },
                                               {tr("X report"), {}, [this] { showX(); }}));
}

void ShiftModel::showTimes() {
    m_till.ticketTimes(then<TimesOfDay>(tr("There is no report."),
                                        [this](const TimesOfDay& times) {
                                            m_shown.reset();
                                            m_x.reset();
                                            m_times = times;
                                            emit reportChanged();
                                        },
                                        {tr("Ticket times"), {}, [this] { showTimes(); }}));
}

void ShiftModel::closeDay() {
    m_till.closeDay(m_day, {},
                    then<model::v1::DayClosed>(tr("The day was not closed."),
                                               [this](const auto& day) {
                                                   newIds();
                                                   m_x.reset();
                                                   m_shown = day;
                                                   emit reportChanged();
                                                   refresh();
                                               },
                                               {tr("Z report"), {}, [this] { closeDay(); }}));
}

void ShiftModel::showDay(int index) {
    if (index < 0 || index >= static_cast<int>(m_days.size()))
        return;
    m_x.reset();
    m_shown = m_days[static_cast<std::size_t>(index)];
    emit reportChanged();
}

void ShiftModel::leaveReport() {
    m_x.reset();
    m_shown.reset();
    m_times.reset();
    emit reportChanged();
}

ReportForm ShiftModel::form() const {
    const auto till = m_name.toStdString();
    if (!m_shown && !m_x)
        return formOf(*m_times, m_words.language);
    return m_shown ? formOf(*m_shown, till, m_words.language) : formOf(*m_x, till, m_words.language);
}

QVariantMap ShiftModel::report() const {
    if (!m_x && !m_shown && !m_times)
        return {};
    const auto form = this->form();
    QVariantList sections;
    for (const auto& section : form.sections) {
        QVariantList rows;
        for (const auto& row : section.rows)
            rows.append(QVariantMap{{QStringLiteral("label"), toQString(row.label)},
                                    {QStringLiteral("count"), toQString(row.count)},
                                    {QStringLiteral("amount"), toQString(row.amount)},
                                    {QStringLiteral("strong"), row.strong}});
        sections.append(
            QVariantMap{{QStringLiteral("title"), toQString(section.title)}, {QStringLiteral("rows"), rows}});
    }
    QStringList heads;
    for (const auto& head : form.heads)
        heads += toQString(head);
    QStringList feet;
    for (const auto& foot : form.feet)
        feet += toQString(foot);
    return {{QStringLiteral("title"), toQString(form.title)},
            {QStringLiteral("heads"), heads.join(QStringLiteral(" · "))},
            {QStringLiteral("feet"), feet.join(QStringLiteral(" · "))},
            {QStringLiteral("isDay"), m_shown.has_value()},
            {QStringLiteral("sections"), sections}};
}

QVariantList ShiftModel::days() const {
    QVariantList rows;
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const auto& report = m_days[i].report();
        const auto figures = report.figures_size() > 0 ? report.figures(0) : model::v1::TillFigures{};
        rows.append(QVariantMap{
            {QStringLiteral("index"), static_cast<int>(i)},
            {QStringLiteral("title"), tr("Z %1").arg(m_days[i].number())},
            {QStringLiteral("date"), Words::date(report.business_date())},
            {QStringLiteral("total"), m_words.money(figures.gross_minor() - figures.refunds_minor(),
                                                    figures.currency().empty() ? currency() : figures.currency())}});
    }
    return rows;
}

void ShiftModel::save(ReportFiles::Kind kind) {
    if (m_busy || (!m_x && !m_shown && !m_times))
        return;
    const auto name = !m_shown && !m_x ? "times-" + m_till.settings().device + "-" + std::to_string(m_times->day)
                      : m_shown        ? "z-" + m_till.settings().device + "-" + std::to_string(m_shown->number())
                                       : "x-" + m_till.settings().device + "-" + std::to_string(m_x->until_ms());
    m_files.write(form(), name, kind,
                  then<std::filesystem::path>(tr("The report was not saved."), [this](const auto& path) {
                      emit said(tr("Saved: %1").arg(toQString(path.string())));
                  }));
}

void ShiftModel::setLanguage(const std::string& language) {
    m_words.language = language;
    emit changed();
    emit countChanged();
    emit resultChanged();
    emit onlyHereChanged();
    emit reportChanged();
    emit daysChanged();
}

} // namespace phin::counter
