#include "app/screens/modifier_sheet_model.h"

#include "sync/model/allergens.h"

#include <QtCore/QVariantMap>

#include <algorithm>

namespace phin::counter {
namespace {

constexpr char variants[] = "size"; // the key "/M" cannot belong to a group: their ids are not empty

QString keyOf(const std::string& group, const std::string& option) {
    return QString::fromStdString(group + '/' + option);
}

} // namespace

ModifierSheetModel::ModifierSheetModel(CartModel& cart, QObject* parent)
    : QObject(parent)
    , m_cart(cart)
    , m_menu(cart.till().menu()) {}

void ModifierSheetModel::begin(const std::string& product) {
    m_menu = m_cart.till().menu();
    m_chosen.clear();
    m_variant.clear();
    m_quantity = 1;
    m_note.clear();
    m_discount.Clear();
    m_override.reset();
    m_unit.reset();
    m_inCombo = false;
    m_situation = m_cart.situation();
    m_product = m_menu->product(product) ? product : std::string();
}

void ModifierSheetModel::openProduct(const QString& productId) {
    begin(productId.toStdString());
    m_line = 0;
    if (isOpen()) {
        if (const auto* variant = variantOf(*product(), {}))
            m_variant = variant->id();
        for (const auto* group : orderedGroups())
            for (const auto& modifier : group->modifiers())
                if (modifier.is_default())
                    m_chosen[group->id()].insert(modifier.id());
    }
    emit openChanged();
    emit groupsChanged();
    emit choiceChanged();
}

void ModifierSheetModel::openLine(int line) {
    const auto* found = m_cart.line(line);
    if (!found)
        return;
    const auto copy = *found;
    begin(copy.product());
    m_line = line;
    m_variant = copy.variant();
    for (const auto& modifier : copy.modifiers())
        m_chosen[modifier.group()].insert(modifier.id());
    m_quantity = copy.quantity();
    m_note = QString::fromStdString(copy.note());
    m_discount = copy.discount();
    if (copy.has_override_minor())
        m_override = copy.override_minor();
    m_unit = choiceOf(*m_menu, copy).unitMinor;
    m_inCombo = !copy.combo().empty();
    m_situation = m_cart.situation(&copy);
    m_overrideReason = copy.override_reason();
    emit openChanged();
    emit groupsChanged();
    emit choiceChanged();
}

void ModifierSheetModel::close() {
    if (!isOpen())
        return;
    m_product.clear();
    emit openChanged(); // the groups stay to be seen while the sheet slides away
}

void ModifierSheetModel::accept() {
    if (!isOpen() || !missing().isEmpty())
        return;
    if (m_cart.put(choice(), m_line))
        close();
}

void ModifierSheetModel::toggle(const QString& key) {
    if (!isOpen())
        return;
    const auto slash = key.indexOf(u'/');
    const std::string groupId = key.left(slash).toStdString();
    const std::string option = key.mid(slash + 1).toStdString();
    if (groupId.empty()) {
        m_variant = option;
        emit choiceChanged();
        return;
    }
    const auto* group = m_menu->group(groupId);
    if (!group)
        return;
    auto& chosen = m_chosen[groupId];
    if (chosen.contains(option)) {
        if (group->max() == 1 && group->min() == 1)
            return; // one there must be
        chosen.erase(option);
    } else if (group->max() == 1) {
        chosen = {option};
    } else if (static_cast<int>(chosen.size()) < group->max()) {
        chosen.insert(option);
    }
    emit choiceChanged();
}

void ModifierSheetModel::setQuantity(int quantity) {
    if (quantity == m_quantity || quantity < 1 || quantity > maxQuantity)
        return;
    m_quantity = quantity;
    emit choiceChanged();
}

void ModifierSheetModel::setNote(const QString& note) {
    if (note == m_note)
        return;
    m_note = note;
    emit choiceChanged();
}

std::vector<const model::v1::ModifierGroup*> ModifierSheetModel::orderedGroups() const {
    std::vector<const model::v1::ModifierGroup*> groups;
    if (!isOpen())
        return groups;
    for (const auto& id : product()->modifier_groups())
        if (const auto* group = m_menu->group(id))
            groups.push_back(group);
    std::stable_partition(groups.begin(), groups.end(), [](const auto* group) { return group->min() > 0; });
    return groups;
}

Choice ModifierSheetModel::choice() const {
    Choice choice;
    choice.product = m_product;
    choice.variant = m_variant;
    for (const auto* group : orderedGroups()) {
        const auto chosen = m_chosen.find(group->id());
        if (chosen == m_chosen.end() || chosen->second.empty()) {
            choice.modifiers.push_back({group->id(), {}}); // none, not the defaults
            continue;
        }
        for (const auto& modifier : chosen->second)
            choice.modifiers.push_back({group->id(), modifier});
    }
    choice.quantity = m_quantity;
    choice.note = m_note.trimmed().toStdString();
    choice.discount = m_discount;
    choice.overrideMinor = m_override;
    choice.unitMinor = m_unit;
    choice.overrideReason = m_overrideReason;
    return choice;
}

QString ModifierSheetModel::title() const {
    return isOpen() ? m_words.text(product()->name()) : QString();
}

QString ModifierSheetModel::ruleOf(const model::v1::ModifierGroup& group) const {
    if (group.min() > 0 && group.min() == group.max())
        return tr("choose %n", nullptr, group.min());
    if (group.min() > 0)
        return tr("choose %1 to %2").arg(group.min()).arg(group.max());
    return tr("up to %n", nullptr, group.max());
}

QVariantList ModifierSheetModel::groups() const {
    QVariantList groups;
    if (!isOpen())
        return groups;
    const auto& currency = m_menu->menu().currency();
    const auto group = [](const QString& id, const QString& name, const QString& rule, bool required, bool one,
                          const QVariantList& options) {
        return QVariantMap{{QStringLiteral("groupId"), id}, {QStringLiteral("name"), name},
                           {QStringLiteral("rule"), rule},  {QStringLiteral("required"), required},
                           {QStringLiteral("one"), one},    {QStringLiteral("options"), options}};
    };
    const auto option = [](const QString& key, const QString& name, const QString& price) {
        return QVariantMap{
            {QStringLiteral("key"), key}, {QStringLiteral("name"), name}, {QStringLiteral("price"), price}};
    };
    if (product()->variants_size() > 1 && !m_inCombo) {
        QVariantList options;
        for (const auto& variant : product()->variants())
            options.append(
                option(keyOf({}, variant.id()), m_words.text(variant.name()),
                       m_words.money(listedPrice(*m_menu, *product(), variant, m_situation).minor, currency)));
        groups.append(group(QLatin1String(variants), tr("Size"), {}, true, true, options));
    }
    for (const auto* each : orderedGroups()) {
        QVariantList options;
        for (const auto& modifier : each->modifiers()) {
            QString price;
            if (modifier.price_minor() != 0)
                price = (modifier.price_minor() > 0 ? QStringLiteral("+") : QString()) +
                        m_words.money(modifier.price_minor(), currency);
            options.append(option(keyOf(each->id(), modifier.id()), m_words.text(modifier.name()), price));
        }
        groups.append(group(QString::fromStdString(each->id()), m_words.text(each->name()), ruleOf(*each),
                            each->min() > 0, each->max() == 1, options));
    }
    return groups;
}

QStringList ModifierSheetModel::chosen() const {
    QStringList keys{keyOf({}, m_variant)};
    for (const auto& [group, modifiers] : m_chosen)
        for (const auto& modifier : modifiers)
            keys += keyOf(group, modifier);
    return keys;
}

QStringList ModifierSheetModel::full() const {
    QStringList ids;
    for (const auto* group : orderedGroups())
        if (const auto chosen = m_chosen.find(group->id());
            group->max() > 1 && chosen != m_chosen.end() && static_cast<int>(chosen->second.size()) >= group->max())
            ids += QString::fromStdString(group->id());
    return ids;
}

QString ModifierSheetModel::missing() const {
    for (const auto* group : orderedGroups()) {
        const auto chosen = m_chosen.find(group->id());
        const int count = chosen == m_chosen.end() ? 0 : static_cast<int>(chosen->second.size());
        if (count < group->min())
            return tr("Choose: %1").arg(m_words.text(group->name()));
    }
    return {};
}

QString ModifierSheetModel::total() const {
    if (!isOpen() || m_inCombo)
        return {};
    auto rough = choice();
    rough.discount.Clear();
    const auto line = makeLine(*m_menu, rough, 1, m_situation);
    return line ? m_words.money(line->gross_minor(), m_menu->menu().currency()) : QString();
}

QString ModifierSheetModel::allergens() const {
    if (!isOpen())
        return {};
    if (!product()->allergens_stated())
        return tr("Allergens are not stated: ask who makes it.");
    std::set<std::string> in(product()->allergens().begin(), product()->allergens().end());
    for (const auto* group : orderedGroups())
        for (const auto& modifier : group->modifiers())
            if (const auto chosen = m_chosen.find(group->id());
                chosen != m_chosen.end() && chosen->second.contains(modifier.id()))
                in.insert(modifier.allergens().begin(), modifier.allergens().end());
    QStringList names;
    for (const auto& each : phin::allergens())
        if (in.contains(std::string(each.id))) {
            const auto name = m_words.language == "vi" ? each.vi : each.en;
            names += QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
    return names.isEmpty() ? tr("None of the 14 allergens.") : tr("Contains: %1").arg(names.join(QStringLiteral(", ")));
}

void ModifierSheetModel::setLanguage(const std::string& language) {
    m_words.language = language;
    emit groupsChanged();
    emit choiceChanged();
}

} // namespace phin::counter
