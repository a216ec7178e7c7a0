#pragma once

#include "app/menu/menu_file.h"
#include "app/menu/toml_table.h"

#include "phin/model/v1/menu.pb.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin::menu {

/// Turns a TOML document into a menu; all that is wrong goes to the problem list.
class MenuReader {
public:
    MenuReader(const TomlDocument& document, ProblemList& problems)
        : m_document(document)
        , m_problems(problems) {}

    /// The menu without its id and pictures; complete only where no problem was reported.
    [[nodiscard]] model::v1::Menu read();
    /// The files that it names as pictures.
    [[nodiscard]] std::vector<PictureName> takePictures() { return std::move(m_pictures); }

private:
    /// The ids of one kind ("tax", "station", ...) and where each was given.
    struct Ids {
        std::string kind;
        std::map<std::string, int, std::less<>> lines;
    };
    /// What the products of a category have where they do not say otherwise.
    struct Defaults {
        bool station = false; ///< one is named; the menu says which
        std::string tax;
        std::int32_t targetSeconds = 0;
        std::vector<std::string> groups;
    };
    /// Where in the file a part of the menu comes from.
    struct Place {
        toml::source_region where;
        std::string what;
    };
    struct Size {
        std::string id;
        model::v1::Text name;
    };

    void readTax(const toml::table& table);
    void readStation(const toml::table& table);
    void readSize(const toml::table& table);
    void readGroup(const toml::table& table);
    void readCategory(const toml::table& table);
    void readProduct(const toml::table& table);
    void readPrices(TomlTable& product, model::v1::Product& result);
    void readSizePrices(TomlTable& product, const toml::table& prices, model::v1::Product& result);
    void readVariantPrice(TomlTable& product, std::string_view name, const toml::node& node,
                          model::v1::Product& result);
    void readDefaultSize(TomlTable& product, bool hasSizes, model::v1::Product& result);

    void readPicture(TomlTable& table, int product, int combo);
    template <class Part>
    void readPricesFrom(TomlTable& table, Part& result, std::string_view path);
    void readProductPricesFrom(TomlTable& product, model::v1::Product& result);
    /// The day that a price of `prices_from` holds from; nothing where it is wrong.
    [[nodiscard]] std::optional<std::int32_t> firstDay(TomlTable& table);
    void readBarcodes(TomlTable& product, model::v1::Product& result);
    template <class Part>
    void readAlsoAt(TomlTable& table, Part& result, const std::string& path);
    template <class Part>
    void readAllergens(TomlTable& table, Part& result);
    // --- menu_reader_prices.cpp
    void readCombo(const toml::table& table);
    void readComboChoice(TomlTable& part, const toml::node& node, model::v1::ComboPart& result);
    void readPriceList(const toml::table& table);
    void readWindow(const toml::table& node, const TomlTable& list, model::v1::PriceList& result);
    void readListPrices(TomlTable& list, model::v1::PriceList& result);
    void readChange(TomlTable& list, model::v1::PriceList& result);
    void readFavourites(TomlTable& file);
    /// The product of that id, once all have been read.
    [[nodiscard]] const model::v1::Product* product(std::string_view id) const;

    [[nodiscard]] std::optional<std::int64_t> price(TomlTable& table, std::string_view name, const toml::node& node);
    [[nodiscard]] std::string priceForm() const;

    /// Remembers a part that was read without a problem, by its path in the menu as checkMenu names it.
    void remember(std::string path, const TomlTable& table, const toml::node& node);
    void checkWhole();

    void define(Ids& ids, const std::string& id, TomlTable& table);
    [[nodiscard]] bool known(const Ids& ids, std::string_view id, TomlTable& table, const toml::node& where);
    [[nodiscard]] std::optional<std::string> reference(const Ids& ids, TomlTable& table, std::string_view key);
    [[nodiscard]] std::optional<std::vector<std::string>> groupReferences(TomlTable& table);

    const TomlDocument& m_document;
    ProblemList& m_problems;
    model::v1::Menu m_menu;
    std::map<std::string, Place> m_places;
    Ids m_taxes{"tax", {}};
    Ids m_stations{"station", {}};
    Ids m_sizeIds{"size", {}};
    Ids m_groups{"group", {}};
    Ids m_categories{"category", {}};
    Ids m_products{"product", {}};
    Ids m_combos{"combo", {}};
    Ids m_lists{"price list", {}};
    std::map<std::string, int, std::less<>> m_productAt; ///< id to place in the menu
    std::vector<Size> m_sizes;
    std::vector<PictureName> m_pictures;
    std::map<std::string, Defaults, std::less<>> m_defaults;
};

} // namespace phin::menu
