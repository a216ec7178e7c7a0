#include "app/screens/part_forms.h"

#include "app/screens/menu_edit_words.h"
#include "app/screens/product_form.h"
#include "sync/model/dated_prices.h"

#include <algorithm>

namespace phin::counter {

QVariantList makerOptions(const model::v1::Menu& menu, const Words& words, const std::string& but) {
    QVariantList list;
    for (const auto& station : menu.stations())
        if (station.prepares() && station.id() != but)
            list += QVariantMap{{QStringLiteral("value"), QString::fromStdString(station.id())},
                                {QStringLiteral("text"), words.text(station.name())}};
    return list;
}

QStringList toggled(QStringList ids, const QString& id) {
    if (!ids.removeOne(id))
        ids += id;
    ids.sort();
    return ids;
}

// --- a category

/// All dark enough for white letters.
QStringList CategoryForm::palette() {
    return {QStringLiteral("#6b4226"), QStringLiteral("#8a4b08"), QStringLiteral("#2f6b3a"),
            QStringLiteral("#2d6a6a"), QStringLiteral("#355c7d"), QStringLiteral("#54457f"),
            QStringLiteral("#7a3b5d"), QStringLiteral("#8c3b3b"), QStringLiteral("#4a5568")};
}

void CategoryForm::load(const model::v1::Menu& menu, const model::v1::Category* category, const Words& words) {
    m_isNew = category == nullptr;
    m_original = category ? *category : model::v1::Category();
    m_vi = QString::fromStdString(m_original.name().vi());
    m_en = QString::fromStdString(m_original.name().en());
    m_colour =
        m_isNew ? palette()[menu.categories_size() % palette().size()] : QString::fromStdString(m_original.colour());
    m_station = QString::fromStdString(m_original.station());
    m_alsoAt.clear();
    for (const auto& id : m_original.also_at())
        m_alsoAt += QString::fromStdString(id);
    m_makers = makerOptions(menu, words);
    m_stations = {QVariantMap{{QStringLiteral("value"), QString()}, {QStringLiteral("text"), tr("Each says its own")}}};
    for (const auto& station : menu.stations())
        m_stations += QVariantMap{{QStringLiteral("value"), QString::fromStdString(station.id())},
                                  {QStringLiteral("text"), words.text(station.name())}};
    m_errors.clear();
    emit loaded();
    emit edited();
    emit errorsChanged();
}

void CategoryForm::toggleAlsoAt(const QString& id) {
    m_alsoAt = toggled(m_alsoAt, id);
    emit edited();
}

model::v1::Category CategoryForm::category(const model::v1::Menu& menu) const {
    auto category = m_original;
    *category.mutable_name() = typedName(m_vi, m_en);
    category.set_colour(m_colour.toStdString());
    category.set_station(m_station.toStdString());
    category.clear_also_at();
    for (const auto& id : m_alsoAt)
        category.add_also_at(id.toStdString());
    if (m_isNew)
        category.set_id(freshId(menu.categories(), withoutMarks(m_en.trimmed().isEmpty() ? m_vi : m_en).toStdString()));
    return category;
}

void CategoryForm::setErrors(const QVariantMap& errors) {
    m_errors = errors;
    emit errorsChanged();
}

// --- a group of choices

void GroupForm::load(const model::v1::Menu& menu, const model::v1::ModifierGroup* group, const Words& words,
                     std::int32_t businessDate) {
    m_isNew = group == nullptr;
    m_original = group ? *group : model::v1::ModifierGroup();
    m_words = words;
    m_currency = menu.currency();
    m_businessDate = businessDate;
    m_vi = QString::fromStdString(m_original.name().vi());
    m_en = QString::fromStdString(m_original.name().en());
    m_min = m_original.min();
    m_max = m_isNew ? 1 : m_original.max();
    m_options.clear();
    for (const auto& modifier : m_original.modifiers())
        m_options.push_back(
            {modifier, QString::fromStdString(modifier.name().vi()), QString::fromStdString(modifier.name().en()),
             MenuEditWords::fieldText(priceOn(modifier, businessDate), m_currency), modifier.is_default()});
    if (m_options.empty())
        m_options.push_back({{}, {}, {}, MenuEditWords::fieldText(0, m_currency), false});
    m_errors.clear();
    emit loaded();
    emit edited();
    emit optionsChanged();
    emit errorsChanged();
}

std::optional<model::v1::ModifierGroup> GroupForm::group(const model::v1::Menu& menu) {
    auto group = m_original;
    QVariantMap errors;
    *group.mutable_name() = typedName(m_vi, m_en);
    group.set_min(m_min);
    group.set_max(m_max);
    group.clear_modifiers();
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        const auto& option = m_options[i];
        auto modifier = option.original;
        *modifier.mutable_name() = typedName(option.vi, option.en);
        modifier.set_is_default(option.isDefault);
        if (modifier.id().empty()) {
            auto taken = m_original.modifiers();
            taken.MergeFrom(group.modifiers());
            modifier.set_id(
                freshId(taken, withoutMarks(option.en.trimmed().isEmpty() ? option.vi : option.en).toStdString()));
        }
        const auto text = option.price.trimmed();
        const auto minor =
            text.isEmpty() ? std::optional<std::int64_t>(0) : MenuEditWords::typedMinor(text, m_currency);
        if (!minor)
            errors[QStringLiteral("modifiers[%1].price_minor").arg(i)] = ProductForm::tr("This is no price.");
        else if (*minor != priceOn(modifier, m_businessDate))
            setPriceNow(modifier, m_businessDate, *minor);
        *group.add_modifiers() = std::move(modifier);
    }
    if (m_isNew)
        group.set_id(
            freshId(menu.modifier_groups(), withoutMarks(m_en.trimmed().isEmpty() ? m_vi : m_en).toStdString()));
    setErrors(errors);
    return errors.isEmpty() ? std::optional(std::move(group)) : std::nullopt;
}

void GroupForm::setErrors(const QVariantMap& errors) {
    m_errors = errors;
    emit errorsChanged();
}

void GroupForm::addOption() {
    m_options.push_back({{}, {}, {}, MenuEditWords::fieldText(0, m_currency), false});
    emit optionsChanged();
}

void GroupForm::removeOption(int at) {
    if (at < 0 || at >= static_cast<int>(m_options.size()) || m_options.size() == 1)
        return;
    m_options.erase(m_options.begin() + at);
    emit optionsChanged();
}

void GroupForm::setOption(int at, const QString& field, const QString& text) {
    if (at < 0 || at >= static_cast<int>(m_options.size()))
        return;
    auto& option = m_options[static_cast<std::size_t>(at)];
    (field == u"vi" ? option.vi : field == u"en" ? option.en : option.price) = text;
}

void GroupForm::toggleDefault(int at) {
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        auto& isDefault = m_options[i].isDefault;
        if (static_cast<int>(i) == at)
            isDefault = !isDefault;
        else if (m_max == 1)
            isDefault = false;
    }
    emit optionsChanged();
}

void GroupForm::dropComing(int at, int day) {
    if (at < 0 || at >= static_cast<int>(m_options.size()))
        return;
    auto& prices = *m_options[static_cast<std::size_t>(at)].original.mutable_prices_from();
    prices.erase(
        std::remove_if(prices.begin(), prices.end(), [day](const auto& each) { return each.from_date() == day; }),
        prices.end());
    emit optionsChanged();
}

QVariantList GroupForm::options() const {
    QVariantList list;
    for (const auto& option : m_options) {
        QVariantList coming;
        for (const auto& each : option.original.prices_from())
            if (each.from_date() > m_businessDate)
                coming += QVariantMap{
                    {QStringLiteral("day"), each.from_date()},
                    {QStringLiteral("text"), ProductForm::tr("from %1: %2")
                                                 .arg(MenuEditWords::day(each.from_date(), m_words.language),
                                                      m_words.money(each.price_minor(), m_currency))}};
        list += QVariantMap{{QStringLiteral("vi"), option.vi},
                            {QStringLiteral("en"), option.en},
                            {QStringLiteral("price"), option.price},
                            {QStringLiteral("isDefault"), option.isDefault},
                            {QStringLiteral("coming"), coming}};
    }
    return list;
}

} // namespace phin::counter
