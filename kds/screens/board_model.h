#pragma once

#include "kds/screens/list_model.h"
#include "kds/tickets/guest_board.h"

namespace phin::kds {

/// One column of numbers for guests: at most `limit` of `total`.
class BoardModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged)
    Q_PROPERTY(int total READ total NOTIFY totalChanged)

public:
    enum Role { Number = Qt::UserRole, Guest };

    BoardModel(const GuestBoard& board, GuestBoard::Column column, QObject* parent);
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int limit() const noexcept { return m_limit; }
    void setLimit(int limit);
    [[nodiscard]] int total() const noexcept { return m_total; }

    void refresh();

signals:
    void limitChanged();
    void totalChanged();

private:
    const GuestBoard& m_board;
    GuestBoard::Column m_column;
    std::vector<GuestBoard::Number> m_rows;
    int m_limit = 60;
    int m_total = 0;
};

} // namespace phin::kds
