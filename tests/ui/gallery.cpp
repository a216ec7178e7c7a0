// Takes pictures of the till's screens on the demo menu:
// gallery FOLDER [WIDTHxHEIGHT [PIXELS_PER_MM [all|staff|glass|stations|finding [large]]]].
// Not a test: what comes out is for eyes.
#include "tests/ui/staff_pictures.h"
#include "tests/ui/till_screens.h"

#include <QDir>
#include <QGuiApplication>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

class Gallery {
public:
    Gallery(QDir folder, QString prefix, bool large)
        : m_folder(std::move(folder))
        , m_prefix(std::move(prefix))
        , m_large(large) {}
    void take(TillWindow& till, const QString& name) {
        till.screens().glass()->setLargeText(m_large);
        QTest::qWait(350); // let what slides arrive
        till.window().grabWindow().save(m_folder.filePath(m_prefix + name + QStringLiteral(".png")));
    }

private:
    QDir m_folder;
    QString m_prefix;
    bool m_large;
};

/// A station's word on an order's lines, as it would come over the network.
void mark(TillWindow& till, const std::string& order, std::vector<std::uint32_t> lines, model::v1::PrepState state) {
    (void)till.box().writer().run([&](journal::Journal& journal) -> Status {
        model::v1::PrepMarked fact;
        fact.set_schema(1);
        fact.set_order_id(order);
        for (const auto line : lines)
            fact.add_lines(line);
        fact.set_state(state);
        fact.set_station("barista");
        journal.append("prep.marked", fact);
        return done();
    });
}

void sell(TillWindow& till, const QStringList& products) {
    for (const auto& product : products)
        till.cart().add(product);
    till.screens().payment()->payExact();
    QTRY_VERIFY(till.cart().isEmpty());
    till.clock().advance(97'000);
}

/// The sheet of boxes in all its states.
void visitBoxes(TillWindow& till, Gallery& gallery, const QString& prefix) {
    const auto now = till.clock().nowMs();
    const auto later = now + 700 * FakeClock::day;
    till.desk().set([&](FakeDesk& desk) {
        desk.shop = {};
        desk.shop.authorityAt = "till-b";
        desk.shop.boxes = {{"till-a", "1", "till", "Quầy 1", "A", {}, later, false, {}, true, true, now},
                           {"till-b",
                            "2",
                            "till",
                            "Quầy thu ngân tầng hai cạnh cửa sổ nhìn ra hồ",
                            "B",
                            {},
                            later,
                            false,
                            {},
                            false,
                            true,
                            now},
                           {"bar", "3", "station", "Quầy pha chế", {}, "barista", later, false, {}, false, true, now},
                           {"kitchen",
                            "4",
                            "station",
                            {},
                            {},
                            "kitchen",
                            later,
                            false,
                            {},
                            false,
                            false,
                            now - 25 * FakeClock::minute},
                           {"board",
                            "5",
                            "station",
                            "Bảng gọi khách",
                            {},
                            "board",
                            now + 12 * FakeClock::day,
                            false,
                            {},
                            false,
                            false,
                            now - 3 * FakeClock::day},
                           {"sync", "6", "sync", {}, {}, {}, later, false, {}, false, true, now},
                           {"cloud", "7", {}, {}, {}, {}, later},
                           {"till-c", "8", "till", "Quầy vỉa hè", "C", {}, later, true, "Mất hoặc bị trộm"}};
    });
    if (auto* const toast = till.find(QStringLiteral("toast")))
        QMetaObject::invokeMethod(toast, "hide");
    till.tap(QStringLiteral("boxesButton"));
    QTRY_VERIFY(till.find(QStringLiteral("elsewhere")));
    gallery.take(till, prefix + QStringLiteral("1-elsewhere"));
    till.desk().set([](FakeDesk& desk) { desk.shop.authority = true; });
    till.screens().boxes()->refresh();
    QTRY_VERIFY(till.find(QStringLiteral("letIn")));
    till.tap(QStringLiteral("box-Quầy thu ngân tầng hai cạnh cửa sổ nhìn ra hồ"));
    gallery.take(till, prefix + QStringLiteral("2-detail"));
    till.tap(QStringLiteral("revoke"));
    till.tap(QStringLiteral("revokeReason-0"));
    gallery.take(till, prefix + QStringLiteral("3-revoke"));
    till.tap(QStringLiteral("letIn"));
    QTRY_VERIFY(till.find(QStringLiteral("codePad")));
    gallery.take(till, prefix + QStringLiteral("4-nobody"));
    till.desk().set([](FakeDesk& desk) {
        desk.state.closesInMs = 541'000;
        desk.state.guest =
            counter::DoorState::Guest{"till-d", "till", "Quầy mang đi sân thượng toà nhà phía Tây", "D", {}, 128'000};
    });
    QTRY_VERIFY(!till.screens().door()->guest().isEmpty());
    till.screens().door()->type(QStringLiteral("4711"));
    gallery.take(till, prefix + QStringLiteral("5-guest"));
    till.screens().door()->type(QStringLiteral("99"));
    till.tap(QStringLiteral("admit"));
    QTRY_VERIFY(!till.screens().door()->objection().isEmpty());
    gallery.take(till, prefix + QStringLiteral("6-wrong"));
    till.screens().door()->type(QStringLiteral("123456"));
    till.tap(QStringLiteral("admit"));
    QTRY_COMPARE(till.screens().door()->stage(), counter::DoorModel::CameIn);
    gallery.take(till, prefix + QStringLiteral("7-came-in"));
    till.tap(QStringLiteral("doorAgain"));
    QTRY_COMPARE(till.screens().door()->stage(), counter::DoorModel::Open);
    till.desk().set([](FakeDesk& desk) { desk.close(counter::DoorState::Closing::WrongCodes); });
    QTRY_COMPARE(till.screens().door()->stage(), counter::DoorModel::Closed);
    gallery.take(till, prefix + QStringLiteral("8-closed"));
    till.tap(QStringLiteral("boxesButton"));
    QTest::qWait(300);
}

void takeRounding(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language, {}, 1'000);
    till.tap(QStringLiteral("tile-phin-milk"));
    till.cart().discountAllBy(499, QStringLiteral("x"));
    gallery.take(till, QStringLiteral("21-rounding-%1-1-order").arg(language));
    till.tap(QStringLiteral("pay"));
    till.screens().payment()->give(50'000);
    gallery.take(till, QStringLiteral("21-rounding-%1-2-payment").arg(language));
    till.tap(QStringLiteral("finish"));
    QTest::qWait(1'500); // its notice has gone
    till.screens().sheet()->openProduct(QStringLiteral("phin-milk"));
    gallery.take(till, QStringLiteral("21-rounding-%1-3-sheet").arg(language));
}

void takeSplitting(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language);
    till.cart().add(QStringLiteral("croissant"));
    till.cart().setGuest(QStringLiteral("Cô Hạnh tầng hai"));
    till.cart().park();
    for (const char* product :
         {"phin-milk", "phin-milk", "phin-milk", "oolong-milk-tea", "banh-mi-chicken", "croissant"})
        till.cart().add(QLatin1String(product));
    till.tap(QStringLiteral("split"));
    till.tap(QStringLiteral("splitLine-1"));
    till.tap(QStringLiteral("splitAdd"));
    till.tap(QStringLiteral("splitLine-3"));
    gallery.take(till, QStringLiteral("22-split-%1-1-lines").arg(language));
    till.tap(QStringLiteral("splitEvenly"));
    till.screens().payment()->setGuests(3);
    till.tap(QStringLiteral("finish"));
    gallery.take(till, QStringLiteral("22-split-%1-2-evenly").arg(language));
    till.screens().payment()->setMethod(counter::PaymentModel::Card);
    till.screens().payment()->setGuests(1);
    till.screens().payment()->give(20'000);
    gallery.take(till, QStringLiteral("22-split-%1-3-part").arg(language));
    till.screens().payment()->cancel();
    gallery.take(till, QStringLiteral("22-split-%1-4-order").arg(language));
    till.hold(QStringLiteral("park"));
    gallery.take(till, QStringLiteral("22-split-%1-5-merge").arg(language));
}

void takeGuestDisplay(const QDir& folder, const QString& language) {
    TillWindow till(true, {1280, 800}, 3.78, language, {}, 1'000, QStringLiteral("window"));
    const auto take = [&](const QString& name) {
        QTest::qWait(350);
        till.guestWindow()->grabWindow().save(folder.filePath(QStringLiteral("guest-%1-%2.png").arg(language, name)));
    };
    take(QStringLiteral("1-welcome"));
    for (const char* product :
         {"phin-milk", "phin-milk", "phin-milk", "oolong-milk-tea", "banh-mi-chicken", "croissant"})
        till.cart().add(QLatin1String(product));
    till.cart().discountLine(2, 1'000, QStringLiteral("Khách quen"));
    till.cart().discountAllBy(499, QStringLiteral("Khách quen"));
    take(QStringLiteral("2-order"));
    till.tap(QStringLiteral("pay"));
    till.screens().payment()->give(500'000);
    take(QStringLiteral("3-payment"));
    till.tap(QStringLiteral("finish"));
    QTRY_VERIFY(till.cart().isEmpty());
    take(QStringLiteral("4-thanks"));
}

/// An order that is sent, changed, sent again and put aside.
void takeSent(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language);
    const auto name = [&](const char* what) {
        return QStringLiteral("22-sent-%1-%2").arg(language, QLatin1String(what));
    };
    till.cart().setGuest(QStringLiteral("Bàn 12 cạnh cửa sổ"));
    for (const auto* product : {"phin-milk", "phin-milk", "banh-mi-chicken", "peach-tea"})
        till.cart().add(QLatin1String(product));
    gallery.take(till, name("1-before"));
    till.tap(QStringLiteral("send"));
    QTRY_VERIFY(till.find(QStringLiteral("sentStrip")));
    gallery.take(till, name("2-sent"));
    till.cart().add(QStringLiteral("oolong-milk-tea"));
    till.cart().setQuantity(1, 3);
    till.cart().remove(3);
    gallery.take(till, name("3-changed"));
    till.tap(QStringLiteral("sendChanges"));
    QTRY_VERIFY(!till.find(QStringLiteral("sendChanges")));
    till.tap(QStringLiteral("park"));
    till.clock().advance(23 * 60'000);
    till.cart().add(QStringLiteral("latte"));
    till.cart().park();
    till.tap(QStringLiteral("park"));
    gallery.take(till, name("4-parked"));
}

void takeSoldOut(TillWindow& till, Gallery& gallery) {
    auto& availability = *till.screens().availability();
    till.screens().menu()->setCategory(QStringLiteral("coffee"));
    availability.set(QStringLiteral("phin-milk"), false);
    QTRY_COMPARE(availability.soldOut().size(), 2);
    gallery.take(till, QStringLiteral("06a-sold-out"));
    till.screens().sheet()->openProduct(QStringLiteral("phin-milk"));
    gallery.take(till, QStringLiteral("06b-sold-out-sheet"));
    till.screens().sheet()->close();
    availability.set(QStringLiteral("phin-milk"), true);
    QTRY_COMPARE(availability.soldOut().size(), 1);
}

/// What belongs to the glass itself: its settings, its keyboard.
void takeGlass(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language);
    till.screens().glass()->setKeyboard(true);
    const auto name = [&language](const char* what) {
        return QStringLiteral("23-glass-%1-%2").arg(language, QLatin1String(what));
    };
    till.tap(QStringLiteral("glassButton"));
    gallery.take(till, name("1-settings"));
    till.tap(QStringLiteral("glassButton"));
    till.cart().add(QStringLiteral("latte"));
    till.tap(QStringLiteral("guest"));
    gallery.take(till, name("2-keyboard"));
    till.tap(QStringLiteral("shiftButton"));
    till.tap(QStringLiteral("move-2"));
    till.tap(QStringLiteral("otherReason"));
    gallery.take(till, name("3-reason"));
    till.tap(QStringLiteral("vkSigns"));
    gallery.take(till, name("4-signs"));
    till.tap(QStringLiteral("shiftButton"));
    till.screens().sheet()->openProduct(QStringLiteral("oolong-milk-tea"));
    QTest::qWait(300);
    QTest::keyClick(&till.window(), Qt::Key_Tab);
    gallery.take(till, name("5-ring"));
}

/// Favourites, combos, a happy hour that ends, pads, in both languages.
void takeOrdering(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language);
    const auto name = [&language](const char* what) { return QStringLiteral("22-ordering-%1-%2").arg(language, what); };
    gallery.take(till, name("1-favourites"));
    till.tap(QStringLiteral("tile-combo-morning"));
    till.hold(QStringLiteral("tile-combo-morning"));
    till.tap(QStringLiteral("part-0-3"));
    gallery.take(till, name("2-combo"));
    till.tap(QStringLiteral("acceptCombo"));
    till.clock().advance(4 * 60 * FakeClock::minute);
    emit till.screens().status()->tick();
    till.tap(QStringLiteral("category-tea"));
    till.tap(QStringLiteral("tile-peach-tea"));
    gallery.take(till, name("3-happy-hour"));
    till.clock().advance(2 * 60 * FakeClock::minute);
    emit till.screens().status()->tick();
    gallery.take(till, name("4-happy-hour-over"));
    till.tap(QStringLiteral("typeCount"));
    till.tap(QStringLiteral("key-1"));
    till.tap(QStringLiteral("key-2"));
    gallery.take(till, name("5-quantity"));
    till.tap(QStringLiteral("takeNumber"));
    till.cart().setChannel(counter::CartModel::Delivery);
    till.tap(QStringLiteral("category-retail"));
    gallery.take(till, name("6-delivery"));
    till.tap(QStringLiteral("tile-other"));
    till.tap(QStringLiteral("key-2"));
    till.tap(QStringLiteral("key-000"));
    gallery.take(till, name("7-open-price"));
    till.tap(QStringLiteral("takeNumber"));
    till.cart().scan(QStringLiteral("8934567890123"));
    gallery.take(till, name("8-unknown-code"));
    till.screens().sheet()->openProduct(QStringLiteral("banh-mi-pork"));
    gallery.take(till, name("9-allergens"));
}

/// What the stations need from the till.
void takeStations(Gallery& gallery, const QSize& size, const QString& language) {
    TourTill till(size, language);
    TillTour(till, [&](TillWindow& shown, const QString& screen) {
        gallery.take(shown, QStringLiteral("24-stations-%1-%2").arg(language, screen));
    }).stations();
}

/// Orders of months, and the sheet that finds them; the sync report, and what is said before a shift is closed.
void takeFinding(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language);
    const auto name = [&language](const char* what) { return QStringLiteral("23-finding-%1-%2").arg(language, what); };
    for (int month = 0; month < 14; ++month) {
        till.cart().setGuest(month % 3 == 0 ? QStringLiteral("Chị Hường tầng hai") : QString());
        sell(till,
             {QStringLiteral("phin-milk"), month % 2 ? QStringLiteral("croissant") : QStringLiteral("peach-tea")});
        till.clock().advance(27 * FakeClock::day);
    }
    sell(till, {QStringLiteral("latte")});
    till.tap(QStringLiteral("ordersButton"));
    gallery.take(till, name("1-today"));
    auto& search = *till.screens().search();
    search.setTender(QStringLiteral("cash"));
    QTRY_VERIFY(search.answered());
    till.tap(QStringLiteral("chip-days"));
    gallery.take(till, name("2-days"));
    till.tap(QStringLiteral("chip-days"));
    till.tap(QStringLiteral("ordersSearch"));
    for (const char c : {'h', 'u', 'o', 'n', 'g'})
        QTest::keyClick(&till.window(), c);
    QTRY_COMPARE(search.count(), 5);
    till.tap(QStringLiteral("order-A-001"));
    gallery.take(till, name("3-found"));
    till.tap(QStringLiteral("chip-amount"));
    search.setAmount(QStringLiteral("1-"));
    gallery.take(till, name("4-amount"));
    search.setAmount(QStringLiteral("900000"));
    QTRY_COMPARE(search.count(), 0);
    till.screens().orders()->select({});
    gallery.take(till, name("5-nothing"));
    till.tap(QStringLiteral("ordersButton"));

    const auto now = till.clock().nowMs();
    till.desk().set([&](FakeDesk& desk) {
        desk.shop.boxes = {
            {"till-a", "1", "till", "Quầy 1", "A", {}, now, false, {}, true, true, now},
            {"bar", "2", "station", "Quầy pha chế tầng trệt", {}, "barista", now, false, {}, false, true, now},
            {"kitchen", "3", "station", {}, {}, "kitchen", now, false, {}, false, false, now}};
        auto& report = desk.syncReport;
        report.set_at_ms(now);
        report.set_connected(true);
        auto& cloud = *report.mutable_cloud();
        cloud.set_known(true);
        cloud.set_lacks(42);
        cloud.set_oldest_ms(now - 50 * FakeClock::minute);
        auto& bar = *report.add_peers();
        bar.set_device("bar");
        bar.set_present(true);
        bar.set_clock_ahead_ms(-7 * FakeClock::minute);
        auto& kitchen = *report.add_peers();
        kitchen.set_device("kitchen");
        kitchen.set_last_heard_ms(now - 3 * FakeClock::hour);
        kitchen.set_lacks_there(128);
        kitchen.set_oldest_there_ms(now - 3 * FakeClock::hour);
        auto& refusal = *report.add_refusals();
        refusal.set_at_ms(now - FakeClock::hour);
        refusal.set_source("till-b");
        refusal.set_reason("wrong seal on entry 8 of till-b");
        refusal.set_times(3);
    });
    till.tap(QStringLiteral("boxesButton"));
    QTRY_VERIFY(till.find(QStringLiteral("boxesPage")));
    QMetaObject::invokeMethod(till.find(QStringLiteral("boxesPage")), "chosen", Q_ARG(QVariant, true));
    QTRY_VERIFY(till.find(QStringLiteral("sync-kitchen")));
    gallery.take(till, name("6-sync"));
    till.tap(QStringLiteral("shiftButton"));
    till.tap(QStringLiteral("countDrawer"));
    QTRY_VERIFY(till.find(QStringLiteral("onlyHereText")));
    gallery.take(till, name("7-count"));
    till.tap(QStringLiteral("closeShift"));
    QTRY_VERIFY(till.find(QStringLiteral("resultZ")));
    gallery.take(till, name("8-closed"));
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    QDir().mkpath(folder);
    QSize size(1280, 800);
    if (argc > 2) {
        const auto parts = QString::fromLocal8Bit(argv[2]).split(u'x');
        size = {parts.value(0).toInt(), parts.value(1).toInt()};
    }
    const double density = argc > 3 ? QString::fromLocal8Bit(argv[3]).toDouble() : 3.78;
    const QString what = argc > 4 ? QString::fromLocal8Bit(argv[4]) : QStringLiteral("all");
    Gallery gallery{QDir(folder), QStringLiteral("%1x%2-").arg(size.width()).arg(size.height()),
                    argc > 5 && qstrcmp(argv[5], "large") == 0};
    for (const auto* const language : {"vi", "en"})
        if (what == u"all" || what == u"glass")
            takeGlass(gallery, size, density, QLatin1String(language));
    if (what == u"glass")
        return 0;
    for (const auto* const language : {"vi", "en"})
        if (what == u"all" || what == u"stations")
            takeStations(gallery, size, QLatin1String(language));
    if (what == u"stations")
        return 0;
    {
        TillWindow empty(false, size, density);
        gallery.take(empty, QStringLiteral("01-no-menu"));
        empty.screens().status()->setRecovering(true);
        empty.screens().status()->setConnection({true, 4, 3, 1'800, true, true});
        empty.screens().status()->setConnection({true, 4, 3, 640, true, true});
        gallery.take(empty, QStringLiteral("02-recovering"));
    }
    for (const auto* const language : {"vi", "en"})
        if (what != u"staff")
            takeFinding(gallery, size, density, QLatin1String(language));
    if (what == u"finding")
        return 0;
    for (const auto* const language : {"vi", "en"})
        visitStaff(size, density, QLatin1String(language),
                   [&](TillWindow& till, const QString& name) { gallery.take(till, name); });
    if (what == u"staff")
        return 0;
    for (const auto* const language : {"vi", "en"})
        takeOrdering(gallery, size, density, QLatin1String(language));
    for (const auto* const language : {"vi", "en"})
        takeRounding(gallery, size, density, QLatin1String(language));
    for (const auto* const language : {"vi", "en"})
        takeGuestDisplay(QDir(folder), QLatin1String(language));
    for (const auto* const language : {"vi", "en"}) {
        takeSplitting(gallery, size, density, QLatin1String(language));
        takeSent(gallery, size, density, QLatin1String(language));
    }
    TillWindow till(true, size, density);
    till.screens().status()->setConnection({true, 4, 4, 0, true, true});
    till.screens().status()->setCloudLag({true, 0});
    gallery.take(till, QStringLiteral("03-start"));

    sell(till, {QStringLiteral("phin-milk")});
    sell(till, {QStringLiteral("peach-tea"), QStringLiteral("peach-tea"), QStringLiteral("banh-mi-chicken")});
    sell(till, {QStringLiteral("bac-xiu"), QStringLiteral("croissant")});
    sell(till, {QStringLiteral("latte")});
    sell(till, {QStringLiteral("oolong-milk-tea"), QStringLiteral("banana-bread"), QStringLiteral("cold-brew-orange")});
    const auto orders = till.storedOrders();
    mark(till, orders[0].order_id(), {1}, model::v1::BUMPED);
    mark(till, orders[1].order_id(), {1, 2}, model::v1::READY);
    mark(till, orders[2].order_id(), {1}, model::v1::STARTED);
    QTest::qWait(1'000);
    gallery.take(till, QStringLiteral("04-after-orders"));

    auto& cart = till.cart();
    cart.add(QStringLiteral("phin-milk"));
    cart.add(QStringLiteral("phin-milk"));
    till.screens().sheet()->openProduct(QStringLiteral("oolong-milk-tea"));
    till.screens().sheet()->toggle(QStringLiteral("/L"));
    till.screens().sheet()->toggle(QStringLiteral("sugar/sugar-50"));
    till.screens().sheet()->toggle(QStringLiteral("ice/ice-less"));
    till.screens().sheet()->toggle(QStringLiteral("topping/black-pearl"));
    till.screens().sheet()->toggle(QStringLiteral("topping/cheese-foam"));
    till.screens().sheet()->setNote(QStringLiteral("ít ngọt"));
    till.screens().menu()->setCategory(QStringLiteral("tea"));
    gallery.take(till, QStringLiteral("05-modifiers"));
    till.screens().sheet()->accept();
    cart.add(QStringLiteral("banh-mi-chicken"));
    cart.discountLine(3, 1'000, QStringLiteral("Khách quen"));
    cart.setGuest(QStringLiteral("Cô Hạnh"));
    cart.setChannel(counter::CartModel::Takeaway);
    cart.setCurrent(2);
    gallery.take(till, QStringLiteral("06-order"));
    takeSoldOut(till, gallery);
    till.screens().sheet()->openProduct(QStringLiteral("beans-robusta"));
    gallery.take(till, QStringLiteral("07-forced-choice"));
    till.screens().sheet()->close();
    till.tap(QStringLiteral("orderDiscount"));
    till.tap(QStringLiteral("percent-10"));
    gallery.take(till, QStringLiteral("08-discount"));
    till.tap(QStringLiteral("discountReason-0"));
    till.tap(QStringLiteral("giveDiscount"));
    till.tap(QStringLiteral("pay"));
    gallery.take(till, QStringLiteral("09-payment"));
    till.screens().payment()->setMethod(counter::PaymentModel::Transfer);
    gallery.take(till, QStringLiteral("09a-payment-transfer"));
    till.screens().payment()->setMethod(counter::PaymentModel::Cash);
    till.screens().payment()->give(200'000);
    gallery.take(till, QStringLiteral("10-payment-change"));
    till.screens().payment()->give(50'000);
    gallery.take(till, QStringLiteral("11-payment-missing"));
    till.screens().payment()->give(200'000);
    till.tap(QStringLiteral("finish"));
    gallery.take(till, QStringLiteral("12-paid"));
    QTest::qWait(1'000);
    gallery.take(till, QStringLiteral("13-after-paid"));
    till.tap(QStringLiteral("ordersButton"));
    QTest::qWait(300);
    till.tap(QStringLiteral("order-A-002"));
    gallery.take(till, QStringLiteral("14-orders"));
    till.tap(QStringLiteral("refund"));
    till.tap(QStringLiteral("reason-0"));
    gallery.take(till, QStringLiteral("15-refund"));
    till.tap(QStringLiteral("sheetClose"));
    till.screens().menu()->setSearch(QStringLiteral("ca phe"));
    cart.add(QStringLiteral("phin-milk"));
    cart.park();
    cart.add(QStringLiteral("latte"));
    cart.remove(1);
    till.screens().status()->setConnection({false, 4, 1, 0, true, false});
    till.screens().status()->setCloudLag({true, 37});
    gallery.take(till, QStringLiteral("16-search-offline-undo"));
    till.screens().menu()->setCategory(QStringLiteral("smoothie"));
    emit till.screens().payment()->failed(
        counter::explain(QStringLiteral("Chưa thanh toán được."), {ErrorKind::Unavailable, "disk I/O error"}));
    till.language().setCode(QStringLiteral("en"));
    cart.add(QStringLiteral("avocado-smoothie"));
    gallery.take(till, QStringLiteral("17-english-error"));
    till.tap(QStringLiteral("park"));
    till.tap(QStringLiteral("park"));
    gallery.take(till, QStringLiteral("18-parked"));
    till.tap(QStringLiteral("sheetClose"));
    till.screens().status()->setConnection({true, 7, 5, 0, true, true});
    visitBoxes(till, gallery, QStringLiteral("19-boxes-en-"));
    till.language().setCode(QStringLiteral("vi"));
    visitBoxes(till, gallery, QStringLiteral("20-boxes-vi-"));
    return 0;
}
