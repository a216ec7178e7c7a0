#pragma once

#include "kds/screens/list_model.h"
#include "kds/tickets/ticket_board.h"

namespace phin::kds {

/// The tickets that left the screen, the last first: to recall one.
class RecentModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(QString last READ last NOTIFY lastChanged) ///< the number that left last; empty: none

public:
    enum Role { OrderId = Qt::UserRole, Number, Guest, Summary };

    RecentModel(const TicketBoard& board, QObject* parent);
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QString last() const;

    void refresh();
    void setLanguage(const QString& language);

signals:
    void lastChanged();

private:
    const TicketBoard& m_board;
    std::vector<TicketPtr> m_rows;
    QString m_language = QStringLiteral("vi");
};

} // namespace phin::kds
