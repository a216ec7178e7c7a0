#include "app/screens/menu_model.h"

#include "sync/model/routes.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>
#include <QtCore/QVariantMap>

#include <algorithm>

namespace phin::counter {
namespace {

/// What the usual choices add.
std::int64_t usualModifiers(const MenuIndex& menu, const model::v1::Product& product) {
    std::int64_t price = 0;
    for (const auto& id : product.modifier_groups()) {
        const auto* group = menu.group(id);
        if (!group)
            continue;
        for (const auto& modifier : group->modifiers())
            if (modifier.is_default())
                price += modifier.price_minor();
    }
    return price;
}

QString colourOf(const model::v1::Category* category) {
    return category ? QString::fromStdString(category->colour()) : QString();
}

} // namespace

QString MenuModel::name() const {
    return m_menu ? QString::fromStdString(m_menu->menu().name()) : QString();
}

QVariantList MenuModel::categories() const {
    QVariantList list;
    if (!m_menu)
        return list;
    if (hasFavourites())
        list.append(QVariantMap{{QStringLiteral("categoryId"), QLatin1String(favourites)},
                                {QStringLiteral("name"), tr("Favourites")},
                                {QStringLiteral("colour"), QString()}});
    for (const auto& category : m_menu->menu().categories())
        list.append(QVariantMap{{QStringLiteral("categoryId"), QString::fromStdString(category.id())},
                                {QStringLiteral("name"), m_words.text(category.name())},
                                {QStringLiteral("colour"), colourOf(&category)}});
    return list;
}

void MenuModel::setCategory(const QString& category) {
    const bool searched = !m_search.isEmpty();
    if (category == m_category && !searched)
        return;
    m_category = category;
    m_search.clear();
    filter();
    emit categoryChanged();
    if (searched)
        emit searchChanged();
}

void MenuModel::setSearch(const QString& search) {
    if (search == m_search)
        return;
    m_search = search;
    filter();
    emit searchChanged();
}

bool MenuModel::setMenu(std::shared_ptr<const MenuIndex> menu) {
    if (menu == m_menu)
        return false;
    const bool sameMenu = m_menu && menu->menu().id() == m_menu->menu().id(); // other things are sold out
    const auto keepsAlive = m_menu; // the rows shown point into it until filter() is done
    m_menu = std::move(menu);
    collect();
    const auto& categories = m_menu->menu().categories();
    m_applying = applying();
    const bool known = (hasFavourites() && m_category == QLatin1String(favourites)) ||
                       std::any_of(categories.begin(), categories.end(), [this](const auto& category) {
                           return QString::fromStdString(category.id()) == m_category;
                       });
    if (!known && hasFavourites())
        m_category = QLatin1String(favourites);
    else if (!known)
        m_category = categories.empty() ? QString() : QString::fromStdString(categories[0].id());
    filter();
    if (!sameMenu) {
        emit menuChanged();
        emit categoryChanged();
    }
    return true;
}

void MenuModel::setLanguage(const std::string& language) {
    if (language == m_words.language)
        return;
    m_words.language = language;
    if (!m_shown.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit menuChanged();
}

void MenuModel::setOnOrder(const QHash<QString, int>& onOrder) {
    const auto before = std::exchange(m_onOrder, onOrder);
    for (int row = 0; row < rowCount(); ++row) {
        const auto id = QString::fromStdString(m_shown[static_cast<std::size_t>(row)].id());
        if (before.value(id) != m_onOrder.value(id)) {
            const auto at = index(row);
            emit dataChanged(at, at, {OnOrder});
        }
    }
}

void MenuModel::setStock(const std::map<std::string, StockLeft>& stock) {
    const auto before = std::exchange(m_stock, stock);
    const auto of = [](const auto& all, const std::string& product) {
        const auto at = all.find(product);
        return at == all.end() ? std::optional<StockLeft>() : std::optional(at->second);
    };
    for (int row = 0; row < rowCount(); ++row) {
        const auto& item = m_shown[static_cast<std::size_t>(row)];
        if (item.combo || of(before, item.id()) != of(m_stock, item.id())) {
            const auto at = index(row);
            emit dataChanged(at, at, {SoldOut, Left});
        }
    }
}

void MenuModel::collect() {
    m_all.clear();
    const auto add = [this](const Item& item) {
        m_all.push_back({item, withoutMarks(QString::fromStdString(item.name().vi()) + u' ' +
                                            QString::fromStdString(item.name().en()))});
    };
    for (const auto& product : m_menu->menu().products())
        add({&product, nullptr});
    for (const auto& combo : m_menu->menu().combos())
        add({nullptr, &combo});
}

std::string MenuModel::applying() const {
    std::string ids;
    if (m_menu)
        for (const auto& list : m_menu->menu().price_lists())
            if (applies(list, m_situation))
                ids += list.id() + '/';
    return ids;
}

void MenuModel::setSituation(const PriceSituation& situation) {
    m_situation = situation;
    if (std::exchange(m_applying, applying()) != m_applying && !m_shown.empty())
        emit dataChanged(index(0), index(rowCount() - 1), {Price, WasPrice});
}

std::int64_t MenuModel::priceOf(const Item& item, const PriceSituation& situation) const {
    if (item.combo)
        return listedPrice(*m_menu, *item.combo, situation).minor;
    const auto* variant = variantOf(*item.product, {});
    return (variant ? listedPrice(*m_menu, *item.product, *variant, situation).minor : 0) +
           usualModifiers(*m_menu, *item.product);
}

bool MenuModel::soldOut(const model::v1::Product& product) const {
    const auto stock = m_stock.find(product.id());
    return product.sold_out() || (stock != m_stock.end() && stock->second.here + stock->second.elsewhere == 0);
}

/// A combo is sold out when a part of it is, with all its choices.
bool MenuModel::soldOut(const Item& item) const {
    if (item.product)
        return soldOut(*item.product);
    const auto& parts = item.combo->parts();
    return std::any_of(parts.begin(), parts.end(), [this](const auto& part) {
        return std::all_of(part.choices().begin(), part.choices().end(), [this](const auto& choice) {
            const auto* product = m_menu->product(choice.product());
            return !product || soldOut(*product);
        });
    });
}

QString MenuModel::onlyFound() const {
    return !m_search.trimmed().isEmpty() && m_shown.size() == 1 ? QString::fromStdString(m_shown[0].id()) : QString();
}

bool MenuModel::matches(const Found& found, const QStringList& words) const {
    // Each word must begin a word of the name.
    return std::all_of(words.begin(), words.end(), [&found](const QString& word) {
        for (qsizetype at = found.sought.indexOf(word); at >= 0; at = found.sought.indexOf(word, at + 1))
            if (at == 0 || !found.sought[at - 1].isLetterOrNumber())
                return true;
        return false;
    });
}

void MenuModel::filter() {
    std::vector<Item> next;
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const QStringList words = withoutMarks(m_search).split(space, Qt::SkipEmptyParts);
    const std::string category = m_category.toStdString();
    if (words.isEmpty() && hasFavourites() && category == favourites) {
        for (const auto& id : m_menu->menu().favourites())
            if (const Item item{m_menu->product(id), m_menu->combo(id)}; item.product || item.combo)
                next.push_back(item);
    } else {
        for (const Found& found : m_all)
            if (words.isEmpty() ? found.item.category() == category : matches(found, words))
                next.push_back(found.item);
    }

    // Tiles stay where they are and change their words: quicker than making them anew.
    const auto before = static_cast<int>(m_shown.size());
    const auto after = static_cast<int>(next.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_shown.resize(static_cast<std::size_t>(after));
        endRemoveRows();
    }
    const int common = std::min(before, after);
    std::copy_n(next.begin(), common, m_shown.begin());
    if (common > 0)
        emit dataChanged(index(0), index(common - 1));
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_shown = std::move(next);
        endInsertRows();
    }
    if (before != after)
        emit countChanged();
}

int MenuModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant MenuModel::data(const QModelIndex& at, int role) const {
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto& item = m_shown[static_cast<std::size_t>(at.row())];
    const auto money = [this](std::int64_t minor) { return m_words.money(minor, m_menu->menu().currency()); };
    switch (role) {
    case ProductId:
        return QString::fromStdString(item.id());
    case Name:
        return m_words.text(item.name());
    case Price:
        return item.product && item.product->open_price() ? tr("Price typed") : money(priceOf(item, m_situation));
    case WasPrice: { // where a price list changes it
        const auto usual = priceOf(item, {});
        return usual == priceOf(item, m_situation) ? QString() : money(usual);
    }
    case Colour:
        return colourOf(m_menu->category(item.category()));
    case SoldOut:
        return soldOut(item);
    case Left: { // -1: as many as one likes
        const auto stock = m_stock.find(item.id());
        return stock == m_stock.end() ? -1 : static_cast<int>(stock->second.here);
    }
    case Combo:
        return item.combo != nullptr;
    case Picture:
        return item.picture().empty() ? QString()
                                      : QStringLiteral("image://pictures/") + QString::fromStdString(item.picture());
    case Initials:
        return initialsOf(m_words.text(item.name()));
    case MadeAt:
        return item.product ? QString::fromStdString(stationOf(*m_menu, *item.product)) : QString();
    case OnOrder:
        return m_onOrder.value(QString::fromStdString(item.id()));
    default:
        return {};
    }
}

QHash<int, QByteArray> MenuModel::roleNames() const {
    return {{ProductId, "productId"}, {Name, "name"},       {Price, "price"},       {Colour, "colour"},
            {SoldOut, "soldOut"},     {OnOrder, "onOrder"}, {Left, "stockLeft"},    {WasPrice, "wasPrice"},
            {Combo, "combo"},         {Picture, "picture"}, {Initials, "initials"}, {MadeAt, "madeAt"}};
}

} // namespace phin::counter
