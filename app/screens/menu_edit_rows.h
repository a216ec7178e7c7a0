#pragma once

#include "app/screens/row_diff.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QString>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace phin::counter {

/// The products, categories or groups that the menu's editor shows.
class MenuEditRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { RowId = Qt::UserRole + 1, Title, Detail, Price, Colour, Picture, Initials, SoldOut, Mark };
    struct Row {
        QString id, title, detail, price, colour, picture, initials;
        bool soldOut = false;
        QString mark; ///< empty, "added" or "changed"
        [[nodiscard]] const QString& key() const { return id; }
        friend bool operator==(const Row&, const Row&) = default;
    };

    explicit MenuEditRows(QObject* parent = nullptr)
        : QAbstractListModel(parent) {}
    void show(std::vector<Row> rows);
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    friend RowDiff;
    std::vector<Row> m_rows;
};

} // namespace phin::counter
