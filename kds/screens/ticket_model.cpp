#include "kds/screens/ticket_model.h"

#include "kds/screens/words.h"
#include "kds/tickets/note_words.h"
#include "sync/model/business_day.h"
#include "sync/model/making.h"
#include "sync/model/revisions.h"

#include <limits>

namespace phin::kds {
namespace {

QString text(std::string_view id) {
    return QString::fromUtf8(id.data(), qsizetype(id.size()));
}

/// In the order in which the ticket names them.
QVariantList waitsFor(const Ticket& ticket) {
    std::vector<std::pair<std::string_view, int>> left;
    for (const auto& line : ticket.lines)
        for (const auto& part : line.parts) {
            const int units = ticket.voided ? 0 : part.unitsToMake();
            if (units == 0)
                continue;
            const auto at =
                std::find_if(left.begin(), left.end(), [&part](const auto& entry) { return entry.first == part.at; });
            if (at == left.end())
                left.emplace_back(part.at, units);
            else
                at->second += units;
        }
    QVariantList all;
    for (const auto& entry : left)
        all += QVariantMap{{QStringLiteral("station"), text(entry.first)}, {QStringLiteral("left"), entry.second}};
    return all;
}

/// "", note or allergy; of what is made already nobody needs to know.
QString noteOf(const Ticket& ticket) {
    auto strongest = NoteKind::None;
    for (const auto& line : ticket.lines)
        if (line.toMake() && !ticket.voided)
            strongest = std::max(strongest, noteKind(line.line->note()));
    return strongest == NoteKind::Allergy ? QStringLiteral("allergy")
           : strongest == NoteKind::Note  ? QStringLiteral("note")
                                          : QString();
}

} // namespace

TicketModel::TicketModel(const TicketBoard& board, QObject* parent)
    : ListModel(parent)
    , m_board(board) {}

int TicketModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> TicketModel::roleNames() const {
    return {{OrderId, "orderId"},   {Number, "number"},     {Channel, "channel"},   {Guest, "guest"},
            {Voided, "voided"},     {Refunded, "refunded"}, {Complete, "complete"}, {AgeText, "ageText"},
            {Level, "level"},       {DueIn, "dueIn"},       {Lines, "lines"},       {Pressing, "pressing"},
            {WaitsFor, "waitsFor"}, {Held, "held"},         {Raised, "raised"},     {Promised, "promised"},
            {Due, "due"},           {Later, "later"},       {Note, "note"}};
}

QVariant TicketModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& ticket = *m_rows[std::size_t(index.row())];
    switch (role) {
    case OrderId:
        return QString::fromLatin1(QByteArray::fromStdString(ticket.id()).toHex());
    case Qt::DisplayRole:
    case Number:
        return QString::fromStdString(ticket.placed().number());
    case Channel:
        return channelName(merge::channelOf(*ticket.order));
    case Guest:
        return QString::fromStdString(merge::guestOf(*ticket.order));
    case Voided:
        return ticket.voided;
    case Refunded:
        return ticket.refunded;
    case Complete:
        return ticket.complete;
    case AgeText:
        return clockText(waitedMs(ticket, m_now) / 1'000);
    case Level:
        return ageName(ageOf(ticket, m_now, *m_pace));
    case DueIn:
        return qlonglong(dueInSeconds(ticket));
    case Pressing:
        return ageOf(ticket, m_now, *m_pace) == Age::Urgent;
    case Held:
        return ticket.held;
    case Raised:
        return ticket.raised;
    case Promised:
        return timeText(upToMinute(promisedAtMs(*ticket.order)));
    case Due:
        return timeText(ticket.dueMs);
    case Later:
        return ticket.later;
    case WaitsFor:
        return waitsFor(ticket);
    case Note:
        return noteOf(ticket);
    case Lines:
        return lines(ticket);
    default:
        return {};
    }
}

QString TicketModel::timeText(std::int64_t utcMs) const {
    if (utcMs == 0)
        return {};
    const auto minute = localMinute(utcMs, m_utcOffsetMinutes);
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString TicketModel::replaced(const TicketLine& line) const {
    // Only while it is new: then it is known to whoever makes it.
    if (!line.replaces || line.change != merge::LineChange::Added)
        return {};
    QStringList words{inLanguage(line.replaces->name(), m_language),
                      inLanguage(line.replaces->variant_name(), m_language)};
    words.removeAll(QString());
    return words.join(u' ');
}

QVariantList TicketModel::lines(const Ticket& ticket) const {
    QVariantList all;
    for (const auto& line : ticket.lines) {
        const auto& what = *line.line;
        QStringList alsoAt;
        for (const auto& station : line.alsoAt)
            alsoAt += text(station);
        all += QVariantMap{{QStringLiteral("line"), what.line()},
                           {QStringLiteral("quantity"), what.quantity()},
                           {QStringLiteral("product"), QString::fromStdString(what.product())},
                           {QStringLiteral("name"), inLanguage(what.name(), m_language)},
                           {QStringLiteral("variant"), inLanguage(what.variant_name(), m_language)},
                           {QStringLiteral("modifiers"), differing(what, m_language)},
                           {QStringLiteral("combo"), inLanguage(what.combo_name(), m_language)},
                           {QStringLiteral("note"), QString::fromStdString(what.note())},
                           {QStringLiteral("allergy"), noteKind(what.note()) == NoteKind::Allergy},
                           {QStringLiteral("station"), text(line.at)},
                           {QStringLiteral("movedFrom"), text(line.movedFrom)},
                           {QStringLiteral("alsoAt"), alsoAt},
                           {QStringLiteral("state"), stateName(line.state)},
                           {QStringLiteral("level"), ageName(ageOf(ticket, line, m_now, *m_pace))},
                           {QStringLiteral("again"), line.again},
                           {QStringLiteral("change"), changeName(line.change)},
                           {QStringLiteral("before"), line.before},
                           {QStringLiteral("made"), line.made},
                           {QStringLiteral("replaces"), replaced(line)}};
    }
    return all;
}

std::int64_t TicketModel::dueInSeconds(const Ticket& ticket) const {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const auto& line : ticket.lines)
        if (line.toMake()) {
            const auto aged = agedMs(ticket, line, m_now) / 1'000;
            least = std::min(least, targetMs(line.line->target_seconds()) / 1'000 - aged);
        }
    return least == std::numeric_limits<std::int64_t>::max() ? 0 : least;
}

void TicketModel::setFirst(int first) {
    first = std::clamp(first, 0, std::max(0, m_total - 1));
    if (first == m_first)
        return;
    m_first = first;
    emit firstChanged();
    refresh();
}

void TicketModel::setLimit(int limit) {
    limit = std::clamp(limit, 1, 1'000);
    if (limit == m_limit)
        return;
    m_limit = limit;
    emit limitChanged();
    refresh();
}

void TicketModel::setByDue(bool byDue) {
    if (byDue == m_byDue)
        return;
    m_byDue = byDue;
    emit byDueChanged();
    refresh();
}

Tickets TicketModel::window() const {
    if (!m_byDue)
        return m_board.slice(std::size_t(m_first), std::size_t(m_limit));
    // When a ticket is due moves with its own lines only, so a page stands still while time passes.
    auto all = kds::byDue(m_board.slice(0, m_board.size()));
    all.erase(all.begin(), all.begin() + std::min(m_first, int(all.size())));
    if (all.size() > std::size_t(m_limit))
        all.resize(std::size_t(m_limit));
    return all;
}

void TicketModel::refresh() {
    const int total = int(m_board.size());
    const bool totalIsNew = total != m_total;
    m_total = total;
    const int first = std::clamp(m_first, 0, std::max(0, total - 1));
    const bool firstIsNew = first != m_first;
    m_first = first;
    sync(
        m_rows, window(), [](const TicketPtr& ticket) { return ticket->id() + ticket->arrival.device; },
        [](const TicketPtr& left, const TicketPtr& right) { return left == right || sameLook(*left, *right); });
    if (totalIsNew)
        emit totalChanged();
    if (const int later = int(m_board.later()); std::exchange(m_later, later) != later)
        emit laterChanged();
    if (firstIsNew)
        emit firstChanged();
}

void TicketModel::tick(Moment now, std::shared_ptr<const Pace> pace) {
    const auto before = std::exchange(m_now, now);
    const auto paceBefore = std::exchange(m_pace, std::move(pace));
    if (m_rows.empty())
        return;
    emit dataChanged(index(0), index(int(m_rows.size()) - 1), {AgeText, Level, DueIn, Pressing});
    // Lines carry more, so they are told only where a colour turns.
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto& ticket = *m_rows[row];
        const bool turned = std::any_of(ticket.lines.begin(), ticket.lines.end(), [&](const TicketLine& line) {
            return ageOf(ticket, line, before, *paceBefore) != ageOf(ticket, line, now, *m_pace);
        });
        if (turned)
            emit dataChanged(index(int(row)), index(int(row)), {Lines});
    }
}

void TicketModel::setLanguage(const QString& language) {
    m_language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {Lines});
}

} // namespace phin::kds
