#include "app/menu/menu_file.h"
#include "app/menu/menu_writer.h"
#include "sync/model/allergens.h"
#include "sync/model/business_day.h"
#include "sync/model/menu.h"
#include "sync/model/routes.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

using namespace phin;
using namespace phin::menu;
using model::v1::Menu;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Reads what was written, with its pictures put back.
Menu readBack(const WrittenMenu& written) {
    auto read = parseMenuText(written.text);
    if (!read)
        throw std::runtime_error(describe(read.error(), "written") + written.text);
    for (const auto& use : read->pictures) {
        const auto& id = written.pictures.at(use.name);
        if (use.product >= 0)
            read->menu.mutable_products(use.product)->set_picture(id);
        else
            read->menu.mutable_combos(use.combo)->set_picture(id);
    }
    return read->menu;
}

/// Menus as nobody would write them, and sound all the same.
class RandomMenu {
public:
    explicit RandomMenu(unsigned seed)
        : m_random(seed) {}

    Menu make() {
        m_menu.set_schema(1);
        m_menu.set_name(words());
        m_menu.set_currency(m_decimals ? "USD" : "VND");
        many(3, [&](const std::string& id) { tax(id); });
        many(3, [&](const std::string& id) {
            auto& station = *m_menu.add_stations();
            named(station, id);
            station.set_prepares(coin());
            if (coin()) {
                station.set_target_seconds(90);
                station.set_late_percent(50);
                station.set_urgent_percent(1'000);
            }
            station.set_falls_after_seconds(below(2) * 45);
            station.set_overload_units(below(2) * 10);
            station.set_hands(below(3));
        });
        for (auto& station : *m_menu.mutable_stations())
            if (station.prepares() && coin())
                station.set_falls_to(maker(station.id()));
        many(3, [&](const std::string& id) {
            auto& category = *m_menu.add_categories();
            named(category, id);
            category.set_colour("#0aF" + std::to_string(100 + below(900)));
            if (coin())
                category.set_station(one(m_menu.stations()));
            routed(category, category.station());
        });
        many(4, [&](const std::string& id) { group(id); });
        many(4, [&](const std::string& id) { m_sizes.emplace_back(id, name()); });
        many(12, [&](const std::string& id) { product("p-" + id); });
        if (m_menu.products_size() > 1)
            many(2, [&](const std::string& id) { combo("c-" + id); });
        for (int i = 0; i < below(3); ++i)
            list("list-" + std::to_string(i), i);
        for (const auto& each : m_menu.products())
            if (coin())
                m_menu.add_favourites(each.id());
        return m_menu;
    }

private:
    int below(int end) { return std::uniform_int_distribution<int>{0, end - 1}(m_random); }
    bool coin() { return below(2) == 0; }
    template <class Make>
    void many(int most, const Make& make) {
        for (int i = 0, count = 1 + below(most); i < count; ++i)
            make("id_" + std::to_string(i));
    }
    std::string words() {
        static const std::array<std::string, 7> pieces{"Cà phê", "\"sữa\"", "C:\\đá", "# no remark", "[x]", "'", "= 3"};
        std::string made = pieces[static_cast<std::size_t>(below(7))];
        for (int i = 0; i < below(3); ++i)
            made += " " + pieces[static_cast<std::size_t>(below(7))];
        return made;
    }
    model::v1::Text name() {
        model::v1::Text made;
        made.set_vi(words());
        made.set_en(coin() ? made.vi() : words());
        return made;
    }
    template <class Part>
    void named(Part& part, const std::string& id) {
        part.set_id(id);
        *part.mutable_name() = name();
    }
    template <class Parts>
    const std::string& one(const Parts& parts) {
        return parts[below(parts.size())].id();
    }
    template <class Part>
    void prices(Part& part) {
        part.set_price_minor(below(100'000));
        auto day = 20261201;
        for (int i = 0; i < below(3); ++i) {
            auto& dated = *part.add_prices_from();
            dated.set_from_date(day);
            dated.set_price_minor(below(100'000));
            day = addDays(day, 1 + below(40));
        }
    }
    template <class Part>
    void allergenic(Part& part) {
        for (const auto& each : allergens())
            if (below(6) == 0)
                part.add_allergens(std::string(each.id));
    }
    template <class Codes>
    void codes(Codes* codes) {
        for (int i = 0; i < below(3); ++i)
            codes->Add("89" + std::to_string(++m_code));
    }
    template <class Part>
    void pictured(Part& part) {
        if (coin())
            part.set_picture(std::string(63, 'a') + "0123456789abcdef"[below(16)]);
    }

    /// Another station that makes something; empty where there is none.
    std::string maker(const std::string& but) {
        const auto& wanted = m_menu.stations(below(m_menu.stations_size()));
        return wanted.prepares() && wanted.id() != but ? wanted.id() : std::string();
    }
    template <class Part>
    void routed(Part& part, const std::string& own) {
        if (const auto other = coin() ? maker(own) : std::string(); !other.empty())
            part.add_also_at(other);
    }

    void tax(const std::string& id) {
        auto& tax = *m_menu.add_taxes();
        named(tax, id);
        tax.set_inclusive(coin());
        std::int32_t from = 0;
        for (int i = 0, count = 1 + below(3); i < count; ++i) {
            auto& period = *tax.add_periods();
            period.set_basis_points(below(10'001));
            period.set_from_date(from);
            from = i + 1 < count ? addDays(from ? from : 20260101, 1 + below(500)) : 0;
            period.set_until_date(from);
        }
    }
    void group(const std::string& id) {
        auto& group = *m_menu.add_modifier_groups();
        named(group, id);
        many(5, [&](const std::string& option) {
            auto& modifier = *group.add_modifiers();
            named(modifier, option);
            prices(modifier);
            allergenic(modifier);
            routed(modifier, {});
        });
        group.set_max(1 + below(group.modifiers_size()));
        group.mutable_modifiers(0)->set_is_default(coin());
        group.set_min(group.modifiers(0).is_default() ? below(2) : 0);
    }
    void product(const std::string& id) {
        auto& product = *m_menu.add_products();
        named(product, id);
        product.set_category(one(m_menu.categories()));
        const MenuIndex soFar(m_menu);
        if (coin() || stationOf(soFar, product).empty())
            product.set_station(one(m_menu.stations()));
        routed(product, stationOf(soFar, product));
        product.set_tax(one(m_menu.taxes()));
        for (const auto& group : m_menu.modifier_groups())
            if (coin())
                product.add_modifier_groups(group.id());
        product.set_sold_out(coin());
        product.set_limited(coin());
        product.set_target_seconds(below(3) * 60);
        product.set_allergens_stated(coin());
        if (product.allergens_stated())
            allergenic(product);
        pictured(product);
        product.set_open_price(below(5) == 0);
        if (product.open_price() || coin()) {
            auto& only = *product.add_variants();
            only.set_is_default(true);
            if (!product.open_price())
                prices(only);
            codes(product.mutable_barcodes());
            return;
        }
        for (const auto& [size, words] : m_sizes)
            if (coin() || product.variants().empty()) {
                auto& variant = *product.add_variants();
                variant.set_id(size);
                *variant.mutable_name() = words;
                prices(variant);
                codes(variant.mutable_barcodes());
            }
        product.mutable_variants(below(product.variants_size()))->set_is_default(true);
    }
    void combo(const std::string& id) {
        std::vector<const model::v1::Product*> fit;
        for (const auto& each : m_menu.products())
            if (!each.open_price())
                fit.push_back(&each);
        if (fit.empty())
            return;
        auto& combo = *m_menu.add_combos();
        named(combo, id);
        combo.set_category(one(m_menu.categories()));
        prices(combo);
        pictured(combo);
        for (int i = 0; i < 2 + below(2); ++i) {
            auto& part = *combo.add_parts();
            *part.mutable_name() = name();
            const auto& product = *fit[static_cast<std::size_t>(below(static_cast<int>(fit.size())))];
            auto& choice = *part.add_choices();
            choice.set_product(product.id());
            choice.set_extra_minor(below(2) * 500);
            if (coin())
                choice.set_variant(product.variants(0).id());
        }
    }
    void list(const std::string& id, int priority) {
        auto& list = *m_menu.add_price_lists();
        named(list, id);
        list.set_priority(priority);
        for (int channel = 0; channel < 3; ++channel)
            if (coin())
                list.add_channels(static_cast<model::v1::Channel>(channel));
        for (int i = 0; i < below(3); ++i) {
            auto& window = *list.add_windows();
            for (int day = 1; day <= 7; ++day)
                if (coin())
                    window.add_weekdays(day);
            window.set_from_minute(below(1'440));
            window.set_until_minute(coin() ? window.from_minute() : below(1'441));
        }
        for (const auto& product : m_menu.products())
            if (coin() && !product.open_price()) {
                auto& price = *list.add_prices();
                price.set_product(product.id());
                price.set_variant(product.variants(0).id());
                price.set_price_minor(below(90'000));
            }
        if (coin() || list.prices().empty()) {
            list.mutable_change()->set_basis_points((1 + below(50)) * (coin() ? 100 : -100));
            list.mutable_change()->set_round_to_minor(below(2) * 500);
            if (coin())
                list.mutable_change()->add_categories(one(m_menu.categories()));
        }
        if (m_menu.taxes_size() > 1) {
            auto& swap = *list.add_taxes();
            swap.set_tax(m_menu.taxes(0).id());
            swap.set_instead(m_menu.taxes(1).id());
        }
    }

    std::mt19937 m_random;
    bool m_decimals = coin();
    Menu m_menu;
    std::vector<std::pair<std::string, model::v1::Text>> m_sizes;
    int m_code = 0;
};

Menu demo() {
    auto menu = readMenuFile(PHIN_DEMO_MENU);
    if (!menu)
        throw std::runtime_error(describe(menu.error(), PHIN_DEMO_MENU));
    return *menu;
}

} // namespace

// File and screen are two ways to the same menu: what is in force can be written, and read back as the same.
class TestMenuWriter : public QObject {
    Q_OBJECT

private slots:
    void demoMenu_readsBackTheSame() {
        const auto menu = demo();
        const auto written = writeMenu(menu);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().message.c_str());
        QCOMPARE(text(normalForm(readBack(*written)).DebugString()), text(normalForm(menu).DebugString()));
        const auto again = writeMenu(readBack(*written));
        QVERIFY(again.ok());
        QCOMPARE(text(again->text), text(written->text));
    }

    void anySoundMenu_readsBackTheSame() {
        int sound = 0;
        for (unsigned seed = 1; seed <= 400; ++seed) {
            const auto menu = RandomMenu(seed).make();
            if (!checkMenu(menu).empty())
                continue; // two lists that clash, and the like
            ++sound;
            const auto written = writeMenu(menu);
            QVERIFY2(
                written.ok(),
                qPrintable(QString("seed %1: %2").arg(seed).arg(text(written.ok() ? "" : written.error().message))));
            QCOMPARE(text(normalForm(readBack(*written)).DebugString()), text(normalForm(menu).DebugString()));
        }
        QVERIFY2(sound > 100, qPrintable(QString("only %1 menus were sound").arg(sound)));
    }

    void whatAFileHasNoWordsFor_isRefusedByName() {
        auto menu = demo();
        menu.mutable_categories(0)->clear_colour();
        auto written = writeMenu(menu);
        QVERIFY(!written.ok());
        QVERIFY(text(written.error().message).contains("colour"));
        menu = demo();
        menu.mutable_products(0)->clear_tax();
        QVERIFY(!writeMenu(menu).ok());
        menu = demo();
        menu.mutable_products(0)->set_id("with blanks");
        QVERIFY(!writeMenu(menu).ok());
        menu = demo();
        menu.mutable_products(0)->mutable_name()->set_vi("two\nlines");
        QVERIFY(!writeMenu(menu).ok());
        QVERIFY(!writeMenu({}).ok());
    }

    void pricesToCome_areReadWithTheirPlace() {
        const auto withPrices = [](const std::string& lines) {
            std::string all = R"(format = 1
name = "x"
currency = "VND"
[[tax]]
id = "t"
name = "t"
inclusive = true
percent = 8
[[station]]
id = "s"
name = "s"
[[size]]
id = "M"
name = "M"
[[category]]
id = "c"
name = "c"
colour = "#123456"
station = "s"
tax = "t"
[[product]]
id = "p"
name = "p"
category = "c"
)";
            return parseMenu(all + lines);
        };
        const auto good =
            withPrices("price = { M = 1000 }\nprices_from = [{ first_day = 2026-12-01, price = { M = 1200 } }]\n");
        QVERIFY(good.ok());
        QCOMPARE(good->products(0).variants(0).prices_from(0).from_date(), 20261201);
        QCOMPARE(good->products(0).variants(0).prices_from(0).price_minor(), std::int64_t{1'200});
        for (const auto* const wrong :
             {"price = 1000\nprices_from = [{ first_day = 2026-12-01 }]\n",
              "price = 1000\nprices_from = [{ price = 900 }]\n",
              "price = 1000\nprices_from = [{ first_day = 2026-12-01, price = -1 }]\n",
              "price = 1000\nprices_from = [{ first_day = 2026-12-02, price = 1 }, { first_day = 2026-12-01, price = 2 "
              "}]\n",
              "price = { M = 1000 }\nprices_from = [{ first_day = 2026-12-01, price = { L = 1200 } }]\n",
              "open_price = true\nprices_from = [{ first_day = 2026-12-01, price = 1200 }]\n"}) {
            const auto menu = withPrices(wrong);
            QVERIFY2(!menu.ok(), wrong);
            QVERIFY2(menu.error().front().line > 20, describe(menu.error(), wrong).c_str());
        }
    }

    void pictures_areReadBesideTheFile() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("menu.toml").toStdString();
        auto menu = demo();
        menu.mutable_products(0)->set_picture(std::string(64, 'a'));
        menu.mutable_products(1)->set_picture(std::string(64, 'a'));
        menu.mutable_products(2)->set_picture(std::string(64, 'b'));
        const auto written = writeMenu(menu);
        QVERIFY(written.ok());
        QCOMPARE(written->pictures.size(), std::size_t{3});
        std::ofstream(path) << written->text;
        std::vector<std::string> asked;
        const auto read = readMenuWithPictures(path, [&](const std::filesystem::path& file) -> Result<std::string> {
            asked.push_back(file.string());
            return std::string("bytes of ") + (asked.size() == 3 ? "two" : "one");
        });
        QVERIFY(read.ok());
        QCOMPARE(asked.size(), std::size_t{3});
        QVERIFY(text(asked.front()).startsWith(folder.path()));
        QCOMPARE(read->pictures.size(), std::size_t{2}); // by their content
        QCOMPARE(text(read->menu.products(0).picture()), text(read->menu.products(1).picture()));
        QVERIFY(read->pictures.contains(read->menu.products(2).picture()));
        // Another picture under the same name is another menu.
        const auto other =
            readMenuWithPictures(path, [](const auto&) { return Result<std::string>(std::string("new")); });
        QVERIFY(other.ok());
        QVERIFY(other->menu.id() != read->menu.id());
        // A picture that cannot be used is named where it stands.
        const auto broken = readMenuWithPictures(path, [](const auto&) {
            return Result<std::string>(Error{ErrorKind::WrongUse, "it is damaged"});
        });
        QVERIFY(!broken.ok());
        QCOMPARE(broken.error().size(), std::size_t{3});
        QVERIFY(broken.error().front().line > 1);
        QVERIFY(text(broken.error().front().message).contains("it is damaged"));
    }

    void picture_outsideOfTheFolder_isRefused() {
        const auto written = writeMenu(demo());
        QVERIFY(written.ok());
        for (const auto* const name : {"/etc/passwd", "../secret.png", "a/../../b.png"}) {
            auto text = written->text;
            const auto at = text.find("\n", text.find("category = "));
            text.insert(at + 1, "picture = \"" + std::string(name) + "\"\n");
            QVERIFY2(!parseMenuText(text).ok(), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestMenuWriter)
#include "tst_menu_writer.moc"
