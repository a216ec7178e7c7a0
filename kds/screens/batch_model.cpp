#include "kds/screens/batch_model.h"

#include "kds/screens/words.h"
#include "kds/tickets/note_words.h"

#include <limits>

namespace phin::kds {

namespace {

bool sameLine(const Batch::Line& one, const Batch::Line& other) {
    return one.orderId == other.orderId && one.line == other.line && one.units == other.units &&
           one.started == other.started && one.revision == other.revision;
}

} // namespace

BatchModel::BatchModel(const TicketBoard& board, QObject* parent)
    : ListModel(parent)
    , m_board(board) {}

int BatchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> BatchModel::roleNames() const {
    return {{Key, "key"},     {Name, "name"},   {Variant, "variant"}, {Modifiers, "modifiers"},
            {Note, "note"},   {Units, "units"}, {Allergy, "allergy"}, {Taken, "taken"},
            {Begun, "begun"}, {Level, "level"}, {DueIn, "dueIn"},     {Orders, "orders"}};
}

QVariant BatchModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[std::size_t(index.row())];
    const auto& what = *row.batch.sample;
    switch (role) {
    case Key:
        return QString::fromStdString(row.batch.key);
    case Qt::DisplayRole:
    case Name:
        return inLanguage(what.name(), m_language);
    case Variant:
        return inLanguage(what.variant_name(), m_language);
    case Modifiers:
        return differing(what, m_language);
    case Note:
        return QString::fromStdString(what.note());
    case Allergy:
        return noteKind(what.note()) == NoteKind::Allergy;
    case Units:
        return row.batch.units;
    case Taken: {
        int units = 0;
        for (std::size_t i = 0; i < row.batch.lines.size(); ++i)
            units += row.later[i] ? 0 : row.batch.lines[i].units;
        return units;
    }
    case Begun:
        return chosen(row.batch.key).begun;
    case Level:
        return ageName(row.age);
    case DueIn:
        return qlonglong(row.dueInSeconds);
    case Orders: {
        QVariantList all;
        for (std::size_t i = 0; i < row.batch.lines.size(); ++i) {
            const auto& line = row.batch.lines[i];
            const auto ticket = m_board.find(line.orderId);
            all += QVariantMap{
                {QStringLiteral("orderId"), QString::fromLatin1(QByteArray::fromStdString(line.orderId).toHex())},
                {QStringLiteral("number"), ticket ? QString::fromStdString(ticket->placed().number()) : QString()},
                {QStringLiteral("line"), line.line},
                {QStringLiteral("units"), line.units},
                {QStringLiteral("taken"), !row.later[i]},
                {QStringLiteral("started"), line.started}};
        }
        return all;
    }
    default:
        return {};
    }
}

const BatchModel::Row* BatchModel::find(const std::string& key) const {
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.batch.key == key; });
    return at == m_rows.end() ? nullptr : &*at;
}

BatchModel::Chosen BatchModel::chosen(const std::string& key) const {
    Chosen result;
    const auto* const row = find(key);
    if (!row)
        return result;
    result.begun = true;
    for (std::size_t i = 0; i < row->batch.lines.size(); ++i) {
        const auto& line = row->batch.lines[i];
        if (row->later[i])
            continue;
        if (result.orders.empty() || result.orders.back().orderId != line.orderId) {
            if (result.orders.size() == mostAtOnce)
                break;
            result.orders.push_back({line.orderId, {}, line.revision});
        }
        result.orders.back().numbers.push_back(line.line);
        result.begun &= line.started;
    }
    return result;
}

void BatchModel::leave(const LineId& line, bool later) {
    if (later)
        m_later.insert(line);
    else
        m_later.erase(line);
    refresh();
}

void BatchModel::fewer(const QString& key) {
    const auto* const row = find(key.toStdString());
    if (!row || std::count(row->later.begin(), row->later.end(), 0) < 2)
        return;
    for (auto i = row->later.size(); i-- > 0;)
        if (!row->later[i]) { // whoever came last waits
            const auto& line = row->batch.lines[i];
            return leave({line.orderId, line.line}, true);
        }
}

void BatchModel::more(const QString& key) {
    const auto* const row = find(key.toStdString());
    for (std::size_t i = 0; row && i < row->later.size(); ++i)
        if (row->later[i]) {
            const auto& line = row->batch.lines[i];
            return leave({line.orderId, line.line}, false);
        }
}

void BatchModel::toggle(const QString& key, const QString& orderId, int line) {
    const auto* const row = find(key.toStdString());
    const auto id = QByteArray::fromHex(orderId.toLatin1()).toStdString();
    for (std::size_t i = 0; row && i < row->later.size(); ++i)
        if (row->batch.lines[i].orderId == id && int(row->batch.lines[i].line) == line) {
            const bool last = !row->later[i] && std::count(row->later.begin(), row->later.end(), 0) < 2;
            if (!last)
                leave({id, std::uint32_t(line)}, !row->later[i]);
            return;
        }
}

void BatchModel::judge(Row& row) const {
    row.age = Age::Fresh;
    row.dueInSeconds = std::numeric_limits<std::int64_t>::max();
    for (const auto& each : row.batch.lines) {
        const auto ticket = m_board.find(each.orderId);
        if (!ticket)
            continue;
        for (const auto& line : ticket->lines)
            if (line.line->line() == each.line) {
                row.age = std::max(row.age, ageOf(*ticket, line, m_now, *m_pace));
                const auto left = targetMs(line.line->target_seconds()) - agedMs(*ticket, line, m_now);
                row.dueInSeconds = std::min(row.dueInSeconds, left / 1'000);
            }
    }
    if (row.dueInSeconds == std::numeric_limits<std::int64_t>::max())
        row.dueInSeconds = 0;
}

BatchModel::Row BatchModel::rowOf(Batch batch) const {
    Row row;
    row.batch = std::move(batch);
    for (const auto& line : row.batch.lines)
        row.later.push_back(m_later.count({line.orderId, line.line}) > 0);
    judge(row);
    return row;
}

void BatchModel::setInUse(bool inUse) {
    if (inUse == m_inUse)
        return;
    m_inUse = inUse;
    emit inUseChanged();
    refresh();
}

void BatchModel::refresh() {
    if (!m_inUse)
        return;
    auto tickets = m_board.slice(0, m_board.size());
    auto batches = batchesOf(m_byDue ? byDue(std::move(tickets)) : std::move(tickets));
    // What was left for later and is all that is left is what is to be made now; what is gone is forgotten.
    std::set<LineId> later;
    for (const auto& batch : batches) {
        std::vector<LineId> left;
        for (const auto& line : batch.lines)
            if (LineId id{line.orderId, line.line}; m_later.count(id))
                left.push_back(std::move(id));
        if (left.size() < batch.lines.size())
            later.insert(left.begin(), left.end());
    }
    m_later = std::move(later);
    const int total = int(batches.size());
    const bool totalIsNew = std::exchange(m_total, total) != total;
    const int first = std::clamp(m_first, 0, std::max(0, total - 1));
    const bool firstIsNew = std::exchange(m_first, first) != first;
    std::vector<Row> next;
    for (int at = m_first; at < std::min(total, m_first + m_limit); ++at)
        next.push_back(rowOf(std::move(batches[std::size_t(at)])));
    sync(
        m_rows, std::move(next), [](const Row& row) { return row.batch.key; },
        [](const Row& left, const Row& right) {
            return left.later == right.later && left.age == right.age &&
                   std::equal(left.batch.lines.begin(), left.batch.lines.end(), right.batch.lines.begin(),
                              right.batch.lines.end(), sameLine);
        });
    if (totalIsNew)
        emit totalChanged();
    if (firstIsNew)
        emit firstChanged();
}

void BatchModel::setFirst(int first) {
    first = std::clamp(first, 0, std::max(0, m_total - 1));
    if (first == m_first)
        return;
    m_first = first;
    emit firstChanged();
    refresh();
}

void BatchModel::setLimit(int limit) {
    limit = std::clamp(limit, 1, 1'000);
    if (limit == m_limit)
        return;
    m_limit = limit;
    emit limitChanged();
    refresh();
}

void BatchModel::setByDue(bool byDue) {
    if (std::exchange(m_byDue, byDue) != byDue)
        refresh();
}

void BatchModel::tick(Moment now, std::shared_ptr<const Pace> pace) {
    m_now = now;
    m_pace = std::move(pace);
    if (!m_inUse)
        return;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        auto& each = m_rows[row];
        const auto before = each.age;
        judge(each);
        if (each.age != before || each.age != Age::Fresh) // seconds are shown of what is late only
            emit dataChanged(index(int(row)), index(int(row)), {Level, DueIn});
    }
}

void BatchModel::setLanguage(const QString& language) {
    m_language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {Name, Variant, Modifiers});
}

} // namespace phin::kds
