#pragma once

#include "app/counter/limited_stock.h"
#include "app/screens/words.h"
#include "sync/model/menu.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace phin::counter {

/// What can be sold: the products of one category, or of all where the search field has words in it.
class MenuModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY menuChanged)
    Q_PROPERTY(QString name READ name NOTIFY menuChanged)
    /// [{ categoryId, name, colour }]
    Q_PROPERTY(QVariantList categories READ categories NOTIFY menuChanged)
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY categoryChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { ProductId = Qt::UserRole + 1, Name, Price, Colour, SoldOut, OnOrder, Left };

    explicit MenuModel(QObject* parent = nullptr)
        : QAbstractListModel(parent) {}

    [[nodiscard]] bool isEmpty() const { return !m_menu || m_menu->menu().products().empty(); }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QVariantList categories() const;
    [[nodiscard]] QString category() const { return m_category; }
    void setCategory(const QString& category);
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] int count() const { return rowCount(); }

    /// False: it is the one that is shown.
    bool setMenu(std::shared_ptr<const MenuIndex> menu);
    void setLanguage(const std::string& language);
    /// How many of each product the open order has.
    void setOnOrder(const QHash<QString, int>& onOrder);
    /// What is left of limited products. One of which nothing is left anywhere is sold out.
    void setStock(const std::map<std::string, StockLeft>& stock);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void menuChanged();
    void categoryChanged();
    void searchChanged();
    void countChanged();

private:
    struct Found {
        const model::v1::Product* product;
        QString sought; ///< its names without marks
    };
    void collect();
    void filter();
    [[nodiscard]] bool matches(const Found& found, const QStringList& words) const;

    Words m_words;
    std::shared_ptr<const MenuIndex> m_menu;
    std::vector<Found> m_all;
    std::vector<const model::v1::Product*> m_shown;
    QHash<QString, int> m_onOrder;
    std::map<std::string, StockLeft> m_stock;
    QString m_category;
    QString m_search;
};

} // namespace phin::counter
