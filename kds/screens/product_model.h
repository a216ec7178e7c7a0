#pragma once

#include "kds/screens/list_model.h"
#include "kds/tickets/all_day.h"

namespace phin::kds {

/// What is still to be made by product: all that is one drink together, most first, and how much of it is otherwise
/// than usual.
class ProductModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")

public:
    enum Role {
        Name = Qt::UserRole,
        Variant,
        Amount,
        Others, ///< [{amount, modifiers}]: of these, what differs from the usual, most first
    };

    ProductModel(const AllDay& allDay, QObject* parent);
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void refresh();
    void setLanguage(const QString& language);

private:
    struct Row {
        std::string key; ///< product and variant
        int amount = 0;
        std::vector<AllDay::Row> parts; ///< most first
    };
    [[nodiscard]] std::vector<Row> grouped() const;
    [[nodiscard]] QVariantList others(const Row& row) const;

    const AllDay& m_allDay;
    std::vector<Row> m_rows;
    QString m_language = QStringLiteral("vi");
};

} // namespace phin::kds
