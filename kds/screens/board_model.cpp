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
    return {{Number, "number"}, {Guest, "guest"}};
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

void BoardModel::refresh() {
    sync(
        m_rows, m_board.slice(m_column, 0, std::size_t(m_limit)),
        [](const GuestBoard::Number& number) { return number.orderId; },
        [](const GuestBoard::Number& left, const GuestBoard::Number& right) { return left == right; });
    const int total = int(m_board.size(m_column));
    if (std::exchange(m_total, total) != total)
        emit totalChanged();
}

} // namespace phin::kds
