#include "app/screens/product_form.h"

#include "app/screens/menu_edit_words.h"
#include "app/screens/part_forms.h"
#include "sync/model/allergens.h"
#include "sync/model/dated_prices.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace phin::counter {
namespace {

template <class Codes>
QString joinedCodes(const Codes& codes) {
    QStringList list;
    for (const auto& code : codes)
        list += QString::fromStdString(code);
    return list.join(u' ');
}

template <class Codes>
void setCodes(Codes& codes, const QString& text) {
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    codes.Clear();
    for (const auto& code : text.split(between, Qt::SkipEmptyParts))
        codes.Add(code.toStdString());
}

template <class Parts>
QVariantList optionsOf(const Parts& parts, const Words& words) {
    QVariantList list;
    for (const auto& part : parts)
        list += QVariantMap{{QStringLiteral("value"), QString::fromStdString(part.id())},
                            {QStringLiteral("text"), words.text(part.name())}};
    return list;
}

void toggle(QStringList& ids, const QString& id) {
    if (!ids.removeOne(id))
        ids += id;
}

bool sameName(const model::v1::Text& one, const model::v1::Text& other) {
    return one.vi() == other.vi() && one.en() == other.en();
}

} // namespace

model::v1::Text typedName(const QString& vi, const QString& en) {
    model::v1::Text text;
    const auto first = vi.trimmed(), second = en.trimmed();
    text.set_vi((first.isEmpty() ? second : first).toStdString());
    text.set_en((second.isEmpty() ? first : second).toStdString());
    return text;
}

ProductForm::ProductForm(QObject* parent)
    : QObject(parent)
    , m_menu(std::make_shared<const MenuIndex>()) {}

void ProductForm::load(std::shared_ptr<const MenuIndex> menu, const model::v1::Product* product,
                       const QString& category, const Words& words, std::int32_t businessDate) {
    const auto& all = menu->menu();
    m_isNew = product == nullptr;
    m_original = product ? *product : model::v1::Product();
    if (m_isNew) { // most of a category is alike
        m_original.set_category(category.toStdString());
        const auto like = std::find_if(all.products().begin(), all.products().end(),
                                       [&](const auto& each) { return each.category() == m_original.category(); });
        if (like != all.products().end()) {
            m_original.set_station(like->station());
            m_original.set_tax(like->tax());
            *m_original.mutable_modifier_groups() = like->modifier_groups();
        }
    }
    m_menu = std::move(menu);
    m_words = words;
    m_businessDate = businessDate;
    const auto& currency = m_menu->menu().currency();
    m_vi = QString::fromStdString(m_original.name().vi());
    m_en = QString::fromStdString(m_original.name().en());
    m_category = QString::fromStdString(m_original.category());
    m_station = QString::fromStdString(m_original.station());
    m_tax = QString::fromStdString(m_original.tax());
    m_soldOut = m_original.sold_out();
    m_limited = m_original.limited();
    m_openPrice = m_original.open_price();
    m_targetSeconds = m_original.target_seconds() == 0 ? QString() : QString::number(m_original.target_seconds());
    m_barcodes = joinedCodes(m_original.barcodes());
    m_allergensStated = m_original.allergens_stated();
    m_groups.clear();
    for (const auto& id : m_original.modifier_groups())
        m_groups += QString::fromStdString(id);
    m_alsoAt.clear();
    for (const auto& id : m_original.also_at())
        m_alsoAt += QString::fromStdString(id);
    m_allergens.clear();
    for (const auto& id : m_original.allergens())
        m_allergens += QString::fromStdString(id);
    m_sizes.clear();
    for (const auto& variant : m_original.variants())
        m_sizes.push_back({variant, QString::fromStdString(variant.name().vi()),
                           QString::fromStdString(variant.name().en()),
                           MenuEditWords::fieldText(priceOn(variant, businessDate), currency),
                           joinedCodes(variant.barcodes()), variant.is_default()});
    if (m_sizes.empty())
        m_sizes.push_back({{}, {}, {}, {}, {}, true});
    m_errors.clear();
    emit loaded();
    emit edited();
    emit sizesChanged();
    emit errorsChanged();
}

std::string ProductForm::sizeId(const Size& size, const model::v1::Product& product) const {
    const auto name = typedName(size.vi, size.en);
    if (!size.original.id().empty() && sameName(name, size.original.name()))
        return size.original.id();
    // One size is one size on the whole menu, whatever product comes in it.
    std::vector<model::v1::Variant> known;
    for (const auto& other : m_menu->menu().products())
        for (const auto& variant : other.variants())
            if (!variant.id().empty()) {
                if (sameName(name, variant.name()))
                    return variant.id();
                known.push_back(variant);
            }
    known.insert(known.end(), product.variants().begin(), product.variants().end());
    return freshId(known, withoutMarks(QString::fromStdString(name.en())).toStdString());
}

std::optional<model::v1::Product> ProductForm::product() {
    auto product = m_original;
    QVariantMap errors;
    const auto& currency = m_menu->menu().currency();
    *product.mutable_name() = typedName(m_vi, m_en);
    product.set_category(m_category.toStdString());
    product.set_station(m_station.toStdString());
    product.set_tax(m_tax.toStdString());
    product.set_sold_out(m_soldOut);
    product.set_limited(m_limited);
    product.set_open_price(m_openPrice);
    bool whole = true;
    product.set_target_seconds(m_targetSeconds.trimmed().isEmpty() ? 0 : m_targetSeconds.trimmed().toInt(&whole));
    if (!whole)
        errors[QStringLiteral("target_seconds")] = tr("Type whole seconds, such as 180.");
    product.clear_modifier_groups();
    for (const auto& id : m_groups)
        product.add_modifier_groups(id.toStdString());
    product.clear_also_at();
    for (const auto& id : m_alsoAt)
        product.add_also_at(id.toStdString());
    product.set_allergens_stated(m_allergensStated);
    product.clear_allergens();
    if (m_allergensStated)
        for (const auto& each : phin::allergens()) // always in one order
            if (m_allergens.contains(QString::fromUtf8(each.id.data(), static_cast<qsizetype>(each.id.size()))))
                product.add_allergens(std::string(each.id));
    const bool sized =
        m_sizes.size() > 1 || !m_sizes.front().vi.trimmed().isEmpty() || !m_sizes.front().en.trimmed().isEmpty();
    // A product's own codes are those of its usual size; with its first sizes they become that size's.
    const bool grew = sized && !m_openPrice && (m_original.variants().empty() || m_original.variants(0).id().empty());
    setCodes(*product.mutable_barcodes(), grew ? QString() : m_barcodes);
    product.clear_variants();
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const auto& size = m_sizes[i];
        auto variant = size.original;
        variant.set_is_default(size.isDefault);
        if (m_openPrice) {
            variant.Clear();
            variant.set_is_default(true);
            *product.add_variants() = std::move(variant);
            break;
        }
        if (sized) {
            variant.set_id(sizeId(size, product));
            *variant.mutable_name() = typedName(size.vi, size.en);
            setCodes(*variant.mutable_barcodes(),
                     grew && size.isDefault ? m_barcodes + QStringLiteral(" ") + size.barcodes : size.barcodes);
        }
        const auto minor = MenuEditWords::typedMinor(size.price, currency);
        if (!minor)
            errors[QStringLiteral("variants[%1].price_minor").arg(i)] = tr("This is no price.");
        else if (*minor != priceOn(variant, m_businessDate))
            setPriceNow(variant, m_businessDate, *minor);
        *product.add_variants() = std::move(variant);
    }
    if (m_isNew)
        product.set_id(
            freshId(m_menu->menu().products(), withoutMarks(m_en.trimmed().isEmpty() ? m_vi : m_en).toStdString()));
    setErrors(errors);
    return errors.isEmpty() ? std::optional(std::move(product)) : std::nullopt;
}

void ProductForm::setErrors(const QVariantMap& errors) {
    if (errors == m_errors)
        return;
    m_errors = errors;
    emit errorsChanged();
}

void ProductForm::toggleGroup(const QString& id) {
    toggle(m_groups, id);
    emit edited();
}

void ProductForm::toggleAlsoAt(const QString& id) {
    m_alsoAt = toggled(m_alsoAt, id);
    emit edited();
}

void ProductForm::toggleAllergen(const QString& id) {
    toggle(m_allergens, id);
    m_allergensStated = true;
    emit edited();
}

void ProductForm::addSize() {
    m_sizes.push_back({{}, {}, {}, {}, {}, m_sizes.empty()});
    emit sizesChanged();
}

void ProductForm::removeSize(int at) {
    if (at < 0 || at >= static_cast<int>(m_sizes.size()) || m_sizes.size() == 1)
        return;
    m_sizes.erase(m_sizes.begin() + at);
    if (std::none_of(m_sizes.begin(), m_sizes.end(), [](const Size& size) { return size.isDefault; }))
        m_sizes.front().isDefault = true;
    emit sizesChanged();
}

void ProductForm::setSize(int at, const QString& field, const QString& text) {
    if (at < 0 || at >= static_cast<int>(m_sizes.size()))
        return;
    auto& size = m_sizes[static_cast<std::size_t>(at)];
    (field == u"vi" ? size.vi : field == u"en" ? size.en : field == u"price" ? size.price : size.barcodes) = text;
}

void ProductForm::setDefaultSize(int at) {
    for (std::size_t i = 0; i < m_sizes.size(); ++i)
        m_sizes[i].isDefault = static_cast<int>(i) == at;
    emit sizesChanged();
}

void ProductForm::dropComing(int at, int day) {
    if (at < 0 || at >= static_cast<int>(m_sizes.size()))
        return;
    auto& prices = *m_sizes[static_cast<std::size_t>(at)].original.mutable_prices_from();
    prices.erase(
        std::remove_if(prices.begin(), prices.end(), [day](const auto& each) { return each.from_date() == day; }),
        prices.end());
    emit sizesChanged();
}

void ProductForm::dropPicture() {
    m_original.clear_picture();
    emit edited();
}

void ProductForm::setPicture(const std::string& id) {
    m_original.set_picture(id);
    emit edited();
}

void ProductForm::scanned(const QString& code) {
    const auto usual = std::find_if(m_sizes.begin(), m_sizes.end(), [](const Size& size) { return size.isDefault; });
    auto& codes = m_sizes.size() > 1 && usual != m_sizes.end() ? usual->barcodes : m_barcodes;
    if (codes.split(u' ').contains(code))
        return;
    codes += (codes.isEmpty() ? QString() : QStringLiteral(" ")) + code;
    emit edited();
    emit sizesChanged();
}

QVariantList ProductForm::categoryOptions() const {
    return optionsOf(m_menu->menu().categories(), m_words);
}

QVariantList ProductForm::stationOptions() const {
    auto all = optionsOf(m_menu->menu().stations(), m_words);
    const auto* const category = m_menu->category(m_original.category());
    const auto* const station = category ? m_menu->station(category->station()) : nullptr;
    if (station || m_original.station().empty())
        all.prepend(
            QVariantMap{{QStringLiteral("value"), QString()},
                        {QStringLiteral("text"), station ? tr("As its category: %1").arg(m_words.text(station->name()))
                                                         : tr("As its category")}});
    return all;
}

QVariantList ProductForm::makers() const {
    return makerOptions(m_menu->menu(), m_words);
}

QVariantList ProductForm::taxOptions() const {
    return optionsOf(m_menu->menu().taxes(), m_words);
}

QVariantList ProductForm::groupOptions() const {
    return optionsOf(m_menu->menu().modifier_groups(), m_words);
}

QVariantList ProductForm::allergenOptions() const {
    QVariantList list;
    for (const auto& each : phin::allergens()) {
        const auto& name = m_words.language == "vi" ? each.vi : each.en;
        list += QVariantMap{
            {QStringLiteral("value"), QString::fromUtf8(each.id.data(), static_cast<qsizetype>(each.id.size()))},
            {QStringLiteral("text"), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))}};
    }
    return list;
}

QVariantList ProductForm::sizes() const {
    QVariantList list;
    for (const auto& size : m_sizes) {
        QVariantList coming;
        for (const auto& each : size.original.prices_from())
            if (each.from_date() > m_businessDate)
                coming += QVariantMap{
                    {QStringLiteral("day"), each.from_date()},
                    {QStringLiteral("text"), tr("from %1: %2")
                                                 .arg(MenuEditWords::day(each.from_date(), m_words.language),
                                                      m_words.money(each.price_minor(), m_menu->menu().currency()))}};
        list += QVariantMap{{QStringLiteral("vi"), size.vi},
                            {QStringLiteral("en"), size.en},
                            {QStringLiteral("price"), size.price},
                            {QStringLiteral("barcodes"), size.barcodes},
                            {QStringLiteral("isDefault"), size.isDefault},
                            {QStringLiteral("coming"), coming}};
    }
    return list;
}

QString ProductForm::picture() const {
    return m_original.picture().empty()
               ? QString()
               : QStringLiteral("image://pictures/") + QString::fromStdString(m_original.picture());
}

QString ProductForm::initials() const {
    return initialsOf(m_words.language == "vi" || m_en.trimmed().isEmpty() ? m_vi : m_en);
}

QString ProductForm::colour() const {
    const auto* category = m_menu->category(m_category.toStdString());
    return category ? QString::fromStdString(category->colour()) : QString();
}

} // namespace phin::counter
