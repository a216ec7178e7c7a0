#include "sync/model/menu.h"

#include <unordered_map>

namespace phin {
namespace {

template <class T>
using ById = std::unordered_map<std::string_view, const T*>; // keys point into the menu that State holds

template <class T, class Items>
ById<T> indexed(const Items& items) {
    ById<T> index;
    index.reserve(static_cast<std::size_t>(items.size()));
    for (const T& item : items)
        index.emplace(item.id(), &item);
    return index;
}

template <class T>
const T* found(const ById<T>& index, std::string_view id) {
    const auto at = index.find(id);
    return at == index.end() ? nullptr : at->second;
}

} // namespace

struct MenuIndex::State {
    explicit State(model::v1::Menu&& source)
        : menu(std::move(source))
        , products(indexed<model::v1::Product>(menu.products()))
        , groups(indexed<model::v1::ModifierGroup>(menu.modifier_groups()))
        , categories(indexed<model::v1::Category>(menu.categories()))
        , stations(indexed<model::v1::Station>(menu.stations()))
        , taxes(indexed<model::v1::TaxRate>(menu.taxes()))
        , combos(indexed<model::v1::Combo>(menu.combos())) {
        for (const auto& product : menu.products()) {
            for (const auto& code : product.barcodes())
                codes.emplace(code, Coded{&product, variantOf(product, {})});
            for (const auto& variant : product.variants())
                for (const auto& code : variant.barcodes())
                    codes.emplace(code, Coded{&product, &variant});
        }
    }

    const model::v1::Menu menu;
    const ById<model::v1::Product> products;
    const ById<model::v1::ModifierGroup> groups;
    const ById<model::v1::Category> categories;
    const ById<model::v1::Station> stations;
    const ById<model::v1::TaxRate> taxes;
    const ById<model::v1::Combo> combos;
    std::unordered_map<std::string_view, Coded> codes;
};

MenuIndex::MenuIndex()
    : MenuIndex(model::v1::Menu{}) {}

MenuIndex::MenuIndex(model::v1::Menu menu)
    : m_state(std::make_shared<const State>(std::move(menu))) {}

const model::v1::Menu& MenuIndex::menu() const noexcept {
    return m_state->menu;
}

const model::v1::Product* MenuIndex::product(std::string_view id) const {
    return found(m_state->products, id);
}

const model::v1::ModifierGroup* MenuIndex::group(std::string_view id) const {
    return found(m_state->groups, id);
}

const model::v1::Category* MenuIndex::category(std::string_view id) const {
    return found(m_state->categories, id);
}

const model::v1::Station* MenuIndex::station(std::string_view id) const {
    return found(m_state->stations, id);
}

const model::v1::TaxRate* MenuIndex::tax(std::string_view id) const {
    return found(m_state->taxes, id);
}

const model::v1::Combo* MenuIndex::combo(std::string_view id) const {
    return found(m_state->combos, id);
}

MenuIndex::Coded MenuIndex::barcode(std::string_view code) const {
    const auto at = m_state->codes.find(code);
    return at == m_state->codes.end() ? Coded{} : at->second;
}

const model::v1::Variant* variantOf(const model::v1::Product& product, std::string_view id) {
    for (const auto& variant : product.variants())
        if (id.empty() ? variant.is_default() : variant.id() == id)
            return &variant;
    return id.empty() && product.variants_size() > 0 ? &product.variants(0) : nullptr;
}

const model::v1::Modifier* modifierOf(const model::v1::ModifierGroup& group, std::string_view id) {
    for (const auto& modifier : group.modifiers())
        if (modifier.id() == id)
            return &modifier;
    return nullptr;
}

bool mustAsk(const MenuIndex& menu, const model::v1::Product& product) {
    for (const auto& id : product.modifier_groups()) {
        const auto* group = menu.group(id);
        if (!group)
            continue;
        int defaults = 0;
        for (const auto& modifier : group->modifiers())
            defaults += modifier.is_default() ? 1 : 0;
        if (defaults < group->min())
            return true;
    }
    return false;
}

const model::v1::TaxPeriod* taxPeriodAt(const model::v1::TaxRate& rate, std::int32_t day) {
    for (const auto& period : rate.periods())
        if (day >= period.from_date() && (period.until_date() == 0 || day < period.until_date()))
            return &period;
    return nullptr;
}

std::optional<std::int32_t> taxRateAt(const model::v1::TaxRate& rate, std::int32_t day) {
    const auto* period = taxPeriodAt(rate, day);
    return period ? std::optional{period->basis_points()} : std::nullopt;
}

const std::string& textIn(const model::v1::Text& text, std::string_view language) {
    const bool vietnamese = language == "vi";
    const std::string& wanted = vietnamese ? text.vi() : text.en();
    return !wanted.empty() ? wanted : vietnamese ? text.en() : text.vi();
}

Named namedText(const model::v1::Text& text) {
    return {textIn(text, "vi"), textIn(text, "en")};
}

} // namespace phin
