#include "sync/model/allergens.h"
#include "sync/model/business_day.h"
#include "sync/model/check_prices.h"
#include "sync/model/currency.h"
#include "sync/model/dated_prices.h"
#include "sync/model/menu.h"
#include "sync/model/menu_text.h"
#include "sync/model/pictures.h"
#include "sync/model/routes.h"
#include "sync/model/thresholds.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <limits>
#include <set>

namespace phin {
namespace {

using Problems = std::vector<MenuProblem>;
using Ids = std::set<std::string_view>;

constexpr int mostDatedPrices = 20;  // of one thing
constexpr std::size_t mostDays = 51; // of all, and the time before the first

std::string at(std::string_view list, int index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

bool isColour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

class Checker {
public:
    explicit Checker(const model::v1::Menu& menu)
        : m_menu(menu) {}

    Problems run() {
        if (!knownCurrency(m_menu.currency()))
            add("currency", inQuotes(m_menu.currency()) + " is not an ISO 4217 code that is known here");
        collectDays();
        for (int i = 0; i < m_menu.taxes_size(); ++i)
            tax(at("taxes", i), m_menu.taxes(i));
        for (int i = 0; i < m_menu.stations_size(); ++i)
            station(at("stations", i), m_menu.stations(i));
        for (int i = 0; i < m_menu.stations_size(); ++i)
            standIn(at("stations", i), m_menu.stations(i));
        for (int i = 0; i < m_menu.categories_size(); ++i)
            category(at("categories", i), m_menu.categories(i));
        for (int i = 0; i < m_menu.modifier_groups_size(); ++i)
            group(at("modifier_groups", i), m_menu.modifier_groups(i));
        for (int i = 0; i < m_menu.products_size(); ++i)
            product(at("products", i), m_menu.products(i));
        if (m_menu.products().empty())
            add("products", "a menu needs at least one product");
        if (picturesOf(m_menu).size() > mostPictures)
            add("products", "they have more than " + std::to_string(mostPictures) + " pictures");
        for (int i = 0; i < m_menu.combos_size(); ++i) {
            picture(at("combos", i), m_menu.combos(i).picture());
            dated(at("combos", i), m_menu.combos(i), 0);
        }
        checkPrices(m_menu, m_problems);
        return std::move(m_problems);
    }

private:
    void add(std::string path, std::string message) { m_problems.push_back({std::move(path), std::move(message)}); }

    /// The days on which prices change: what must hold of prices has to hold on each.
    void collectDays() {
        const auto of = [this](const auto& all) {
            for (const auto& priced : all)
                for (const auto& price : priced.prices_from())
                    m_days.insert(price.from_date());
        };
        for (const auto& product : m_menu.products())
            of(product.variants());
        for (const auto& group : m_menu.modifier_groups())
            of(group.modifiers());
        of(m_menu.combos());
        if (m_days.size() <= mostDays)
            return;
        add("products", "prices change on more than " + std::to_string(mostDays - 1) + " days");
        m_days = {0};
    }

    /// Every part has an id of its own and a name in at least one language.
    template <class Part>
    void named(const std::string& path, const Part& part, Ids& ids) {
        identified(path, part.id(), ids);
        if (part.name().vi().empty() && part.name().en().empty())
            add(path + ".name", "it needs a name in at least one language");
        for (const auto* name : {&part.name().vi(), &part.name().en()})
            if (const auto why = name->empty() ? std::string() : textProblem(*name); !why.empty())
                return add(path + ".name", "its name " + why);
    }

    void identified(const std::string& path, const std::string& id, Ids& ids) {
        if (id.empty())
            add(path + ".id", "it needs an id");
        else if (const auto why = idProblem(id); !why.empty())
            add(path + ".id", why);
        else if (!ids.insert(id).second)
            add(path + ".id", "the id " + inQuotes(id) + " is used twice");
    }

    void refersTo(const std::string& path, const char* what, const std::string& id, const Ids& ids) {
        if (!ids.contains(id))
            add(path, std::string("there is no ") + what + " " + inQuotes(id));
    }

    void tax(const std::string& path, const model::v1::TaxRate& rate) {
        named(path, rate, m_taxes);
        if (rate.periods().empty())
            add(path + ".periods", "it needs at least one period with a rate");
        for (int i = 0; i < rate.periods_size(); ++i) {
            const auto& period = rate.periods(i);
            const std::string here = path + "." + at("periods", i);
            if (period.basis_points() < 0 || period.basis_points() > 10'000)
                add(here + ".basis_points", "a rate lies between 0 and 10000 hundredths of a percent");
            if (period.from_date() != 0 && !validDay(period.from_date()))
                add(here + ".from_date", std::to_string(period.from_date()) + " is not a day of the form YYYYMMDD");
            if (period.until_date() != 0 && !validDay(period.until_date()))
                add(here + ".until_date", std::to_string(period.until_date()) + " is not a day of the form YYYYMMDD");
            else if (period.until_date() != 0 && period.until_date() <= period.from_date())
                add(here + ".until_date", "it ends before it begins");
            for (int other = 0; other < i; ++other)
                if (overlap(rate.periods(other), period))
                    add(here, "it overlaps " + at("periods", other));
        }
    }

    static bool overlap(const model::v1::TaxPeriod& a, const model::v1::TaxPeriod& b) {
        const auto end = [](const model::v1::TaxPeriod& period) {
            return period.until_date() == 0 ? std::numeric_limits<std::int32_t>::max() : period.until_date();
        };
        return a.from_date() < end(b) && b.from_date() < end(a);
    }

    void category(const std::string& path, const model::v1::Category& category) {
        named(path, category, m_categories);
        if (!category.colour().empty() && !isColour(category.colour()))
            add(path + ".colour", inQuotes(category.colour()) + " is not a colour of the form #rrggbb");
        if (!category.station().empty())
            refersTo(path + ".station", "station", category.station(), m_stations);
        alsoAt(path, category, category.station());
    }

    void group(const std::string& path, const model::v1::ModifierGroup& group) {
        named(path, group, m_groups);
        Ids ids;
        int defaults = 0;
        for (int i = 0; i < group.modifiers_size(); ++i) {
            named(path + "." + at("modifiers", i), group.modifiers(i), ids);
            defaults += group.modifiers(i).is_default() ? 1 : 0;
            allergens(path + "." + at("modifiers", i), group.modifiers(i));
            alsoAt(path + "." + at("modifiers", i), group.modifiers(i), {});
            dated(path + "." + at("modifiers", i), group.modifiers(i), std::numeric_limits<std::int64_t>::min());
        }
        if (group.modifiers().empty())
            add(path + ".modifiers", "a group needs at least one modifier");
        if (group.min() < 0)
            add(path + ".min", "it cannot be negative");
        if (group.max() < 1)
            add(path + ".max", "at least one must be allowed");
        if (group.min() > group.max())
            add(path + ".min", "the guest must choose " + std::to_string(group.min()) + " but may choose only " +
                                   std::to_string(group.max()));
        if (group.min() > group.modifiers_size())
            add(path + ".min", "the guest must choose " + std::to_string(group.min()) + " of only " +
                                   std::to_string(group.modifiers_size()));
        if (defaults > group.max())
            add(path + ".modifiers", std::to_string(defaults) + " are chosen by default but at most " +
                                         std::to_string(group.max()) + " may be");
    }

    template <class Part>
    void allergens(const std::string& path, const Part& part) {
        Ids ids;
        for (const auto& id : part.allergens())
            if (!allergen(id))
                add(path + ".allergens", inQuotes(id) + " is none of the allergens that must be declared");
            else if (!ids.insert(id).second)
                add(path + ".allergens", inQuotes(id) + " stands here twice");
    }

    void barcode(const std::string& path, const std::string& code) {
        constexpr std::size_t longest = 48;
        const bool sound = !code.empty() && code.size() <= longest &&
                           std::all_of(code.begin(), code.end(), [](char c) { return c > ' ' && c <= '~'; });
        if (!sound)
            add(path + ".barcodes",
                "a barcode is made of 1 to " + std::to_string(longest) + " printable ASCII characters without spaces");
        else if (!m_codes.insert(code).second)
            add(path + ".barcodes", "the barcode " + inQuotes(code) + " stands on the menu twice");
    }

    void picture(const std::string& path, const std::string& id) {
        if (!id.empty() && !isPictureId(id))
            add(path + ".picture", "a picture is named by its SHA-256 in lower-case hexadecimal");
    }

    /// What holds from a day on: days in order, each a price.
    template <class Priced>
    void dated(const std::string& path, const Priced& priced, std::int64_t least) {
        std::int32_t last = 0;
        for (int i = 0; i < priced.prices_from_size(); ++i) {
            const auto& price = priced.prices_from(i);
            const std::string here = path + "." + at("prices_from", i);
            if (!validDay(price.from_date()))
                add(here + ".from_date", std::to_string(price.from_date()) + " is not a day of the form YYYYMMDD");
            else if (price.from_date() <= last)
                add(here + ".from_date", "prices of later days come after those of earlier ones, each day once");
            if (price.price_minor() < least)
                add(here + ".price_minor", "a price cannot be negative");
            last = price.from_date();
        }
        if (priced.prices_from_size() > mostDatedPrices)
            add(path + ".prices_from", "there are more than " + std::to_string(mostDatedPrices) + " prices to come");
    }

    void station(const std::string& path, const model::v1::Station& station) {
        named(path, station, m_stations);
        if (station.target_seconds() < 0 || station.target_seconds() > longestTargetSeconds)
            add(path + ".target_seconds", "it is between 0 and " + std::to_string(longestTargetSeconds));
        const auto percent = [&](const char* name, int value) {
            if (value < 0 || value > highestThreshold)
                add(path + "." + name, "it is between 1 and " + std::to_string(highestThreshold));
        };
        percent("late_percent", station.late_percent());
        percent("over_percent", station.over_percent());
        percent("urgent_percent", station.urgent_percent());
        if (const auto all = Thresholds::of(station); !all.rising())
            add(path + ".late_percent", "late, over and urgent have to rise; they are " +
                                            std::to_string(all.latePercent) + ", " + std::to_string(all.overPercent) +
                                            " and " + std::to_string(all.urgentPercent));
    }

    /// One hop and no further, see routes.h: two stations may stand in for each other.
    void standIn(const std::string& path, const model::v1::Station& station) {
        const auto within = [&](const char* name, int value, int most) {
            if (value < 0 || value > most)
                add(path + "." + name, "it is between 0 and " + std::to_string(most));
        };
        within("falls_after_seconds", station.falls_after_seconds(), longestFallsAfterSeconds);
        within("overload_units", station.overload_units(), mostOverloadUnits);
        within("hands", station.hands(), mostHands);
        if (station.falls_to().empty())
            return;
        if (station.falls_to() == station.id())
            add(path + ".falls_to", "a station cannot stand in for itself");
        else if (!station.prepares())
            add(path + ".falls_to", "what makes nothing needs nobody to stand in");
        else
            prepares(path + ".falls_to", station.falls_to());
    }

    void prepares(const std::string& path, const std::string& id) {
        const auto found = std::find_if(m_menu.stations().begin(), m_menu.stations().end(),
                                        [&id](const auto& each) { return each.id() == id; });
        if (found == m_menu.stations().end())
            add(path, "there is no station " + inQuotes(id));
        else if (!found->prepares())
            add(path, "station " + inQuotes(id) + " makes nothing");
    }

    /// Stations that make a part besides `own`, where that is known.
    template <class Part>
    void alsoAt(const std::string& path, const Part& part, const std::string& own) {
        Ids ids;
        for (const auto& id : part.also_at())
            if (!ids.insert(id).second)
                add(path + ".also_at", "station " + inQuotes(id) + " stands here twice");
            else if (!own.empty() && id == own)
                add(path + ".also_at", "it is made at " + inQuotes(id) + " anyway");
            else
                prepares(path + ".also_at", id);
        if (ids.size() > mostAlsoAt)
            add(path + ".also_at", "there are more than " + std::to_string(mostAlsoAt) + " stations");
    }

    void product(const std::string& path, const model::v1::Product& product) {
        named(path, product, m_products);
        refersTo(path + ".category", "category", product.category(), m_categories);
        const auto category = std::find_if(m_menu.categories().begin(), m_menu.categories().end(),
                                           [&](const auto& each) { return each.id() == product.category(); });
        const bool inherits = product.station().empty() && category != m_menu.categories().end();
        const auto& station = inherits ? category->station() : product.station();
        if (station.empty())
            add(path + ".station", "it needs a station, here or in its category");
        else if (!inherits)
            refersTo(path + ".station", "station", station, m_stations);
        alsoAt(path, product, station);
        if (!product.tax().empty()) // none at all is allowed: not taxed
            refersTo(path + ".tax", "tax", product.tax(), m_taxes);
        if (product.target_seconds() < 0)
            add(path + ".target_seconds", "it cannot be negative");
        if (product.target_seconds() > longestTargetSeconds)
            add(path + ".target_seconds", "it cannot be longer than " + std::to_string(longestTargetSeconds));
        Ids groups;
        for (int i = 0; i < product.modifier_groups_size(); ++i) {
            const std::string here = path + "." + at("modifier_groups", i);
            refersTo(here, "modifier group", product.modifier_groups(i), m_groups);
            if (!groups.insert(product.modifier_groups(i)).second)
                add(here, "the group " + inQuotes(product.modifier_groups(i)) + " stands here twice");
        }
        allergens(path, product);
        picture(path, product.picture());
        for (const auto& code : product.barcodes())
            barcode(path, code);
        for (const auto& variant : product.variants())
            for (const auto& code : variant.barcodes())
                barcode(path, code);
        if (product.open_price() && product.variants_size() > 1)
            add(path + ".variants", "what has an open price has no sizes");
        variants(path, product);
    }

    void variants(const std::string& path, const model::v1::Product& product) {
        if (product.variants().empty()) {
            add(path + ".variants", "a product needs at least one variant with a price");
            return;
        }
        Ids ids;
        int defaults = 0;
        for (int i = 0; i < product.variants_size(); ++i) {
            const auto& variant = product.variants(i);
            const std::string here = path + "." + at("variants", i);
            if (product.variants_size() > 1)
                named(here, variant, ids);
            defaults += variant.is_default() ? 1 : 0;
            dated(here, variant, 0);
            if (variant.price_minor() < 0) {
                add(here + ".price_minor", "a price cannot be negative");
                continue;
            }
            for (const auto day : m_days)
                if (priceOn(variant, day) + cheapestModifiers(product, day) < 0) {
                    add(here + ".price_minor", std::string("with its cheapest modifiers it would cost less than "
                                                           "nothing") +
                                                   (day == 0 ? "" : " from " + isoDay(day) + " on"));
                    break;
                }
        }
        if (defaults > 1)
            add(path + ".variants", "only one variant can be the default");
    }

    /// The least that the choices a guest may make can add to the price.
    Wide cheapestModifiers(const model::v1::Product& product, std::int32_t day) const {
        Wide sum = 0;
        for (const auto& id : product.modifier_groups()) {
            const auto group = std::find_if(m_menu.modifier_groups().begin(), m_menu.modifier_groups().end(),
                                            [&id](const auto& each) { return each.id() == id; });
            if (group == m_menu.modifier_groups().end())
                continue;
            std::vector<std::int64_t> prices;
            for (const auto& modifier : group->modifiers())
                prices.push_back(priceOn(modifier, day));
            std::sort(prices.begin(), prices.end());
            for (std::size_t i = 0; i < prices.size() && std::cmp_less(i, group->max()); ++i)
                if (prices[i] < 0 || std::cmp_less(i, group->min()))
                    sum += prices[i];
        }
        return sum;
    }

    const model::v1::Menu& m_menu;
    Problems m_problems;
    std::set<std::int32_t> m_days{0}; ///< 0: before the first
    Ids m_taxes, m_stations, m_categories, m_groups, m_products, m_codes;
};

} // namespace

std::vector<MenuProblem> checkMenu(const model::v1::Menu& menu) {
    return Checker(menu).run();
}

} // namespace phin
