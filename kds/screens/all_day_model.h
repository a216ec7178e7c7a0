#pragma once

#include "kds/screens/list_model.h"
#include "kds/tickets/all_day.h"

namespace phin::kds {

/// How many of each thing are still to be made, most first.
class AllDayModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")

public:
    enum Role { Name = Qt::UserRole, Variant, Modifiers, Amount };

    AllDayModel(const AllDay& allDay, QObject* parent);
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void refresh();
    void setLanguage(const QString& language);

private:
    const AllDay& m_allDay;
    std::vector<AllDay::Row> m_rows;
    QString m_language = QStringLiteral("vi");
};

} // namespace phin::kds
