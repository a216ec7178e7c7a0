#pragma once

#include "kds/screens/list_model.h"
#include "kds/tickets/guest_board.h"
#include "sync/model/promise.h"

namespace phin::kds {

/// One column of numbers for guests: at most `limit` of `total`.
class BoardModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged)
    Q_PROPERTY(int total READ total NOTIFY totalChanged)
    /// Of some it is known when they will be ready.
    Q_PROPERTY(bool timed READ timed NOTIFY timedChanged)

public:
    enum Role {
        Number = Qt::UserRole,
        Guest,
        Minutes, ///< until it is ready, as the guest is told; 0: any moment; -1: nothing was promised
    };

    BoardModel(const GuestBoard& board, GuestBoard::Column column, QObject* parent);
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int limit() const noexcept { return m_limit; }
    void setLimit(int limit);
    [[nodiscard]] int total() const noexcept { return m_total; }
    [[nodiscard]] bool timed() const;
    [[nodiscard]] int minutes(const GuestBoard::Number& number) const;

    void refresh();
    /// What guests can expect, by order.
    void setOutlooks(std::map<std::string, WorkQueue::Outlook> outlooks, std::int64_t nowMs);

signals:
    void limitChanged();
    void totalChanged();
    void timedChanged();

private:
    const GuestBoard& m_board;
    GuestBoard::Column m_column;
    std::vector<GuestBoard::Number> m_rows;
    int m_limit = 60;
    int m_total = 0;
    std::map<std::string, WorkQueue::Outlook> m_outlooks;
    std::int64_t m_nowMs = 0;
};

} // namespace phin::kds
