// Pictures before the menu that names them, prices by the day of the order, and menus that were published meanwhile.
#include "sync/journal/hash.h"
#include "sync/model/business_day.h"
#include "sync/model/pictures.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

std::string jpeg(const std::string& content) {
    return "\xFF\xD8\xFF" + content;
}

std::string nameOf(const std::string& picture) {
    return journal::toHex(journal::sha256(picture));
}

Result<KeptPictures> keep(TillFixture& at, std::vector<std::string> pictures) {
    return await<KeptPictures>([&](auto done) { at.till().keepPictures(std::move(pictures), std::move(done)); });
}

std::size_t entries(const TillFixture& at, const std::string& type) {
    std::size_t count = 0;
    at.reader().entries([&](const journal::Entry& entry) { count += entry.type() == type; });
    return count;
}

model::v1::Menu pictured(const std::string& id, const std::string& picture) {
    auto menu = smallMenu();
    menu.set_id(id);
    menu.mutable_products(0)->set_picture(nameOf(picture));
    return menu;
}

} // namespace

class TillPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void pictures_areWrittenOnce() {
        TillFixture at;
        const auto first = keep(at, {jpeg("a"), jpeg("b"), jpeg("a")});
        PHIN_OK(first);
        QCOMPARE(first->ids.size(), std::size_t{3});
        QCOMPARE(QString::fromStdString(first->ids[1]), QString::fromStdString(nameOf(jpeg("b"))));
        QCOMPARE(first->added, 2U);
        const auto again = keep(at, {jpeg("b"), jpeg("c")});
        PHIN_OK(again);
        QCOMPARE(again->added, 1U);
        QCOMPARE(entries(at, "menu.picture"), std::size_t{3});
        QVERIFY(at.reader().picture(nameOf(jpeg("c"))) == jpeg("c"));
    }

    void pictures_thatNoMenuNames_areWrittenOnceMoreLater() {
        TillFixture at;
        PHIN_OK(keep(at, {jpeg("a"), jpeg("b")}));
        PHIN_OK(at.import(pictured("with", jpeg("a"))));
        at.clock().advance(30 * FakeClock::day);
        const auto later = keep(at, {jpeg("a"), jpeg("b")}); // the entry of "b" may be kept nowhere any more
        PHIN_OK(later);
        QCOMPARE(later->added, 1U);
    }

    void pictures_thatAreNone_areRefusedTogether() {
        TillFixture at;
        PHIN_ERROR(keep(at, {jpeg("a"), "<svg/>"}), ErrorKind::WrongUse);
        PHIN_ERROR(keep(at, {jpeg(std::string(largestPictureBytes, 'x'))}), ErrorKind::WrongUse);
        QCOMPARE(entries(at, "menu.picture"), std::size_t{0});
    }

    void menu_isPublishedOnlyWithItsPictures() {
        TillFixture at;
        PHIN_ERROR(at.import(pictured("with", jpeg("a"))), ErrorKind::WrongUse);
        PHIN_OK(keep(at, {jpeg("a")}));
        PHIN_OK(at.import(pictured("with", jpeg("a"))));
        at.restart();
        QVERIFY(at.till().menu()->product("phin")->picture() == nameOf(jpeg("a")));
    }

    void twoHundredPictures_areBounded() {
        TillFixture at(false);
        auto menu = largeMenu(200);
        std::vector<std::string> pictures;
        for (int i = 0; i < 200; ++i) {
            pictures.push_back(jpeg(std::to_string(i) + std::string(largestPictureBytes - 20, 'x')));
            menu.mutable_products(i + 5)->set_picture(nameOf(pictures.back()));
        }
        for (std::size_t from = 0; from < pictures.size(); from += 40)
            PHIN_OK(keep(at, {pictures.begin() + static_cast<std::ptrdiff_t>(from),
                              pictures.begin() + static_cast<std::ptrdiff_t>(from) + 40}));
        PHIN_OK(at.import(menu));
        std::size_t bytes = 0, menuBytes = 0, largest = 0;
        at.reader().entries([&](const journal::Entry& entry) {
            (entry.type() == "menu.picture" ? bytes : menuBytes) += entry.payload().size();
            largest = std::max(largest, entry.payload().size());
        });
        QVERIFY(bytes < 200 * (largestPictureBytes + 64));
        QVERIFY(largest < std::size_t{64} * 1024); // fits a message with room to spare
        menu.set_id("another price");
        menu.mutable_products(7)->mutable_variants(0)->set_price_minor(1'000);
        PHIN_OK(at.import(menu));
        std::size_t after = 0;
        at.reader().entries([&](const journal::Entry& entry) { after += entry.payload().size(); });
        QVERIFY2(after - bytes - menuBytes < std::size_t{128} * 1024, "a new price sent the pictures once more");
    }

    void price_isThatOfTheOrdersDay() {
        TillFixture at;
        const auto today = at.till().businessDate();
        auto menu = smallMenu();
        menu.set_id("dated");
        auto& price = *menu.mutable_products(1)->mutable_variants(0)->add_prices_from();
        price.set_from_date(nextDay(today));
        price.set_price_minor(31'000);
        PHIN_OK(at.import(menu));
        PHIN_OK(at.till().openOrder(idOf(1)));
        auto order = at.till().addLine(idOf(1), choice("bac-xiu"));
        PHIN_OK(order);
        QCOMPARE(order->total_minor(), std::int64_t{29'000});
        at.clock().advance(FakeClock::day);
        QCOMPARE(at.till().businessDate(), nextDay(today));
        QCOMPARE(at.till().menu()->product("bac-xiu")->variants(0).price_minor(), std::int64_t{31'000});
        QCOMPARE(at.till().publishedMenu()->product("bac-xiu")->variants(0).price_minor(), std::int64_t{29'000});
        order = at.till().addLine(idOf(1), choice("bac-xiu")); // the open line keeps the price that the guest was shown
        PHIN_OK(order);
        QCOMPARE(order->total_minor(), std::int64_t{60'000});
        PHIN_OK(at.sell(saleOf(2, 102, {"bac-xiu"})));
        QCOMPARE(at.stored(idOf(2))->placed().order().total_minor(), std::int64_t{31'000});
    }

    void publication_overAnotherMenu_isRefused() {
        TillFixture at;
        const auto publish = [&](const std::string& id, const std::string& over) {
            auto menu = smallMenu();
            menu.set_id(id);
            return await<ImportedMenu>([&](auto done) { at.till().importMenu(menu, done, over); });
        };
        PHIN_OK(publish("first", "small-menu"));
        PHIN_ERROR(publish("second", "small-menu"), ErrorKind::Refused);
        PHIN_OK(publish("second", "first"));
        QCOMPARE(QString::fromStdString(at.state().menuId), QString("second"));
    }
};

QTEST_GUILESS_MAIN(TillPicturesTest)
#include "tst_till_pictures.moc"
