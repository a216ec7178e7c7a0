#include "kds/screens/board_model.h"

namespace phin::kds {

BoardModel::BoardModel(const GuestBoard& board, GuestBoard::Column column, QObject* parent)
    : ListModel(parent)
    , m_board(board)
    , m_column(column) {}

int BoardModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> BoardModel::roleNames() const {
    return {{Number, "number"}, {Guest, "guest"}, {Minutes, "minutes"}};
}

QVariant BoardModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Number:
        return QString::fromStdString(row.number);
    case Guest:
        return QString::fromStdString(row.guest);
    case Minutes:
        return minutes(row);
    default:
        return {};
    }
}

void BoardModel::setLimit(int limit) {
    limit = std::clamp(limit, 1, 1'000);
    if (limit == m_limit)
        return;
    m_limit = limit;
    emit limitChanged();
    refresh();
}

int BoardModel::minutes(const GuestBoard::Number& number) const {
    const auto known = m_outlooks.find(number.orderId);
    const auto told = known == m_outlooks.end() ? number.promisedMs : known->second.toldMs();
    if (told == 0 || m_nowMs == 0)
        return -1;
    return int(std::clamp<std::int64_t>((told - m_nowMs + 59'999) / 60'000, 0, 24 * 60));
}

bool BoardModel::timed() const {
    return std::any_of(m_rows.begin(), m_rows.end(), [this](const auto& row) { return minutes(row) >= 0; });
}

void BoardModel::setOutlooks(std::map<std::string, WorkQueue::Outlook> outlooks, std::int64_t nowMs) {
    std::vector<int> before;
    for (const auto& row : m_rows)
        before.push_back(minutes(row));
    const bool timedBefore = timed();
    m_outlooks = std::move(outlooks);
    m_nowMs = nowMs;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (minutes(m_rows[i]) != before[i])
            emit dataChanged(index(int(i)), index(int(i)), {Minutes});
    if (timed() != timedBefore)
        emit timedChanged();
}

void BoardModel::refresh() {
    const bool timedBefore = timed();
    sync(
        m_rows, m_board.slice(m_column, 0, std::size_t(m_limit)),
        [](const GuestBoard::Number& number) { return number.orderId; },
        [](const GuestBoard::Number& left, const GuestBoard::Number& right) { return left == right; });
    const int total = int(m_board.size(m_column));
    if (std::exchange(m_total, total) != total)
        emit totalChanged();
    if (timed() != timedBefore)
        emit timedChanged();
}

} // namespace phin::kds
