#include "kds/screens/recent_model.h"

#include "kds/screens/words.h"

namespace phin::kds {

RecentModel::RecentModel(const TicketBoard& board, QObject* parent)
    : ListModel(parent)
    , m_board(board) {}

int RecentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> RecentModel::roleNames() const {
    return {{OrderId, "orderId"}, {Number, "number"}, {Guest, "guest"}, {Summary, "summary"}};
}

QVariant RecentModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& ticket = *m_rows[std::size_t(index.row())];
    switch (role) {
    case OrderId:
        return QString::fromLatin1(QByteArray::fromStdString(ticket.id()).toHex());
    case Qt::DisplayRole:
    case Number:
        return QString::fromStdString(ticket.placed().number());
    case Guest:
        return QString::fromStdString(merge::guestOf(*ticket.order));
    case Summary: {
        QStringList all;
        for (const auto& line : ticket.lines)
            all += QStringLiteral("%1 %2").arg(line.line->quantity()).arg(inLanguage(line.line->name(), m_language));
        return all.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QString RecentModel::last() const {
    return m_rows.empty() ? QString() : QString::fromStdString(m_rows.front()->placed().number());
}

void RecentModel::refresh() {
    const auto before = last();
    sync(
        m_rows, m_board.recent(), [](const TicketPtr& ticket) { return ticket->id(); },
        [](const TicketPtr&, const TicketPtr&) { return true; });
    if (last() != before)
        emit lastChanged();
}

void RecentModel::setLanguage(const QString& language) {
    m_language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

} // namespace phin::kds
