#pragma once

#include "phin/model/v1/menu.pb.h"
#include "sync/model/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin {

/// A menu in force, with everything in it found by id. Cheap to copy and never changed, so any thread may hold one;
/// what a lookup returns lives as long as any copy. A lookup of what the menu does not have returns null.
class MenuIndex {
public:
    /// The empty menu: nothing is sold.
    MenuIndex();
    /// Of two parts with one id the first counts (see checkMenu, which refuses such a menu).
    explicit MenuIndex(model::v1::Menu menu);

    [[nodiscard]] const model::v1::Menu& menu() const noexcept;
    [[nodiscard]] const model::v1::Product* product(std::string_view id) const;
    [[nodiscard]] const model::v1::ModifierGroup* group(std::string_view id) const;
    [[nodiscard]] const model::v1::Category* category(std::string_view id) const;
    [[nodiscard]] const model::v1::Station* station(std::string_view id) const;
    [[nodiscard]] const model::v1::TaxRate* tax(std::string_view id) const;
    [[nodiscard]] const model::v1::Combo* combo(std::string_view id) const;

    /// What a barcode stands on; no product where the menu does not have it.
    struct Coded {
        const model::v1::Product* product = nullptr;
        const model::v1::Variant* variant = nullptr;
    };
    [[nodiscard]] Coded barcode(std::string_view code) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

/// The variant named, or for the empty id the default one: that marked so, else the first.
[[nodiscard]] const model::v1::Variant* variantOf(const model::v1::Product& product, std::string_view id);

/// The modifier of that id in the group.
[[nodiscard]] const model::v1::Modifier* modifierOf(const model::v1::ModifierGroup& group, std::string_view id);

/// Whether a group's choice is forced and its defaults do not make it: then the guest has to be asked.
[[nodiscard]] bool mustAsk(const MenuIndex& menu, const model::v1::Product& product);

/// The period of the rate that `day` (YYYYMMDD) lies in.
[[nodiscard]] const model::v1::TaxPeriod* taxPeriodAt(const model::v1::TaxRate& rate, std::int32_t day);

/// The rate in hundredths of a percent on that day; nothing where no period has it.
[[nodiscard]] std::optional<std::int32_t> taxRateAt(const model::v1::TaxRate& rate, std::int32_t day);

/// In the language asked for ("vi" or "en"), else in the other.
[[nodiscard]] const std::string& textIn(const model::v1::Text& text, std::string_view language);

/// In both, for an error to speak of.
[[nodiscard]] Named namedText(const model::v1::Text& text);

/// Something that keeps a menu from being used.
struct MenuProblem {
    std::string path;    ///< where, as in "products[3].variants[0].price_minor"; empty: the menu itself
    std::string message; ///< what is wrong, one English sentence
};

/// All that is wrong with a menu, in its order; empty where it may be published.
[[nodiscard]] std::vector<MenuProblem> checkMenu(const model::v1::Menu& menu);

} // namespace phin
