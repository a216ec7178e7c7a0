#pragma once

#include "app/counter/limited_stock.h"
#include "app/screens/words.h"
#include "sync/model/price_lists.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace phin::counter {

/// What can be sold: the products and combos of one category, or of all where the search field has words in it. Where
/// the menu has favourites they are a page of their own, the first. Prices are those of the open order's channel and of
/// the hour.
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
    enum Role {
        ProductId = Qt::UserRole + 1,
        Name,
        Price,
        Colour,
        SoldOut,
        OnOrder,
        Left,
        WasPrice,
        Combo,
        Picture,
        Initials,
        MadeAt ///< its station; empty: several
    };
    /// The category that is none of the menu's: its favourites.
    static constexpr char favourites[] = "*";

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

    /// What the search leaves where that is one alone; else empty.
    Q_INVOKABLE [[nodiscard]] QString onlyFound() const;
    /// Which price lists apply; the tiles follow where that changes something.
    void setSituation(const PriceSituation& situation);

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
    /// A product or a combo.
    struct Item {
        const model::v1::Product* product = nullptr;
        const model::v1::Combo* combo = nullptr;
        [[nodiscard]] const std::string& id() const { return product ? product->id() : combo->id(); }
        [[nodiscard]] const std::string& category() const { return product ? product->category() : combo->category(); }
        [[nodiscard]] const std::string& picture() const { return product ? product->picture() : combo->picture(); }
        [[nodiscard]] const model::v1::Text& name() const { return product ? product->name() : combo->name(); }
    };
    struct Found {
        Item item;
        QString sought; ///< its names without marks
    };
    [[nodiscard]] std::int64_t priceOf(const Item& item, const PriceSituation& situation) const;
    [[nodiscard]] bool soldOut(const Item& item) const;
    [[nodiscard]] bool soldOut(const model::v1::Product& product) const;
    [[nodiscard]] bool hasFavourites() const { return m_menu && !m_menu->menu().favourites().empty(); }
    [[nodiscard]] std::string applying() const;
    void collect();
    void filter();
    [[nodiscard]] bool matches(const Found& found, const QStringList& words) const;

    Words m_words;
    std::shared_ptr<const MenuIndex> m_menu;
    std::vector<Found> m_all;
    std::vector<Item> m_shown;
    PriceSituation m_situation;
    std::string m_applying; ///< the price lists that do
    QHash<QString, int> m_onOrder;
    std::map<std::string, StockLeft> m_stock;
    QString m_category;
    QString m_search;
};

} // namespace phin::counter
