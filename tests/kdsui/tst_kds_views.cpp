// What the stations' screens show besides tickets as they come: age, products, whom an order waits for, freshness.
#include "tests/kdsui/station_pictures.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// An order of one product as it is usual, and of the same otherwise.
void placeSweet(WindowShop& shop, std::uint32_t n, int usual, int lessSugar) {
    OrderPlaced fact;
    fact.set_order_id(orderId(n));
    fact.set_number("A-" + std::to_string(n));
    fact.set_count(n);
    fact.set_business_date(20190401);
    fact.set_placed_at_ms(shop.clock.nowMs());
    for (const int quantity : {usual, lessSugar}) {
        auto* line = fact.mutable_order()->add_lines();
        line->set_line(static_cast<std::uint32_t>(fact.order().lines_size()));
        line->set_product("phin-milk");
        line->mutable_name()->set_vi("Phin sữa đá");
        line->mutable_name()->set_en("Phin milk");
        line->set_quantity(quantity);
        line->set_station("barista");
        line->set_prepare(true);
        line->set_target_seconds(120);
        if (fact.order().lines_size() == 2) {
            auto* modifier = line->add_modifiers();
            modifier->set_group("sugar");
            modifier->set_id("less");
            modifier->mutable_name()->set_vi("Ít đường");
            modifier->mutable_name()->set_en("Less sugar");
        }
    }
    fact.mutable_order()->set_total_minor(1);
    shop.decide("order.placed", fact);
}

QStringList texts(const QList<QQuickItem*>& items) {
    QStringList all;
    for (const auto* item : items)
        all += item->property("text").toString();
    return all;
}

} // namespace

class KdsViewsTest : public QObject {
    Q_OBJECT
private slots:
    void age_isSaidInWords_byShapeAndByColour_andFlashesLate() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        auto* head = WindowShop::part(shop.cards().first(), 0);
        const auto look = [&] {
            return std::tuple(WindowShop::all(head, "state").first()->property("text").toString(),
                              head->property("shape").toString(), head->property("flashes").toBool());
        };
        const auto at = [&](int seconds) {
            static int now = 0;
            shop.clock.advance(1'000LL * (seconds - now));
            now = seconds;
            shop.models->tick();
        };
        using Look = std::tuple<QString, QString, bool>;
        at(70);
        QCOMPARE(look(), Look(QString(), QStringLiteral("clock"), false));
        const auto fresh = head->property("ground").value<QColor>();
        at(80); // two thirds of its two minutes
        QCOMPARE(look(), Look(QStringLiteral("0:40 left"), QStringLiteral("triangle"), false));
        const auto late = head->property("ground").value<QColor>();
        at(120);
        QCOMPARE(look(), Look(QStringLiteral("+0:00 over"), QStringLiteral("diamond"), false));
        const auto over = head->property("ground").value<QColor>();
        QVERIFY(fresh != late && late != over && fresh != over);
        at(179);
        QVERIFY(!head->property("flashes").toBool());
        at(200); // past one and a half
        QCOMPARE(look(), Look(QStringLiteral("+1:20 over"), QStringLiteral("diamond"), true));
        QTRY_VERIFY(head->property("ground").value<QColor>() != over); // it turns, and back
        QTRY_COMPARE(head->property("ground").value<QColor>(), over);
        // Half a turn takes a second: far from the three a second that can harm.
        auto* beat = shop.page()->findChild<QObject*>(QStringLiteral("beat"));
        QVERIFY(beat && beat->property("interval").toInt() >= 1'000);
        shop.clock.advance(-3'600'000); // somebody sets the clock back
        shop.models->tick();
        QVERIFY(!std::get<0>(look()).contains(u'-'));
    }

    void products_areCountedTogether_andWhatDiffersBelow() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        placeSweet(shop, 1, 3, 1);
        placeSweet(shop, 2, 1, 2);
        shop.place(3, {{"barista", 2}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 3);
        shop.touch(shop.findItem("view-products"));
        auto* page = shop.item("products");
        QTRY_VERIFY(page->isVisible() && !shop.page()->isVisible());
        QTRY_COMPARE(texts(WindowShop::all(page, "productAmount")), (QStringList{"7 ×", "2 ×"}));
        QCOMPARE(texts(WindowShop::all(page, "productOther")), QStringList{"Less sugar"});
        const auto others = shop.models->products()->data(shop.models->products()->index(0), kds::ProductModel::Others);
        QCOMPARE(others.toList().first().toMap().value(QStringLiteral("amount")).toInt(), 3);
        // What is begun or ready counts down; keys leave this view alone and V goes back.
        (void)shop.run(&kds::Station::bump, 3);
        shop.catchUp();
        QTRY_COMPARE(texts(WindowShop::all(page, "productAmount")), QStringList{"7 ×"});
        QTest::keyClick(shop.window, Qt::Key_1);
        QTest::keyClick(shop.window, Qt::Key_1);
        QTest::keyClick(shop.window, Qt::Key_V);
        QTRY_COMPARE(shop.cards().size(), 2);
        shop.touch(shop.findItem("view-products"));
        QTRY_VERIFY(page->isVisible());
        shop.touch(shop.findItem("view-tickets"));
        QTRY_COMPARE(shop.cards().size(), 2);
    }

    void expo_saysWhomAnOrderWaitsFor() {
        WindowShop shop("expo", {1280, 800}, QStringLiteral("en"));
        shop.place(1, {{"barista", 2}, {"barista"}, {"kitchen"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        const auto waits = [&] {
            auto* found = WindowShop::all(shop.cards().first(), "waitsFor").value(0);
            return found && found->isVisible() ? found->property("text").toString() : QString();
        };
        QCOMPARE(waits(), QStringLiteral("Barista 3 · Kitchen 1"));
        const auto mark = [&](std::vector<std::uint32_t> lines) {
            PrepMarked fact;
            fact.set_order_id(orderId(1));
            fact.set_state(READY);
            for (const auto line : lines)
                fact.add_lines(line);
            fact.set_at_ms(shop.clock.nowMs());
            shop.decide("prep.marked", fact);
            shop.catchUp();
        };
        mark({1, 2});
        QTRY_COMPARE(waits(), QStringLiteral("Kitchen 1"));
        mark({3});
        QTRY_COMPARE(waits(), QString());
        QVERIFY(shop.cards().first()->property("complete").toBool());
    }

    void freshness_isACount_andALossIsSaidWithItsTime() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        auto* words = shop.item("freshness");
        QTRY_COMPARE(words->property("text").toString(), QStringLiteral("142 of 142"));
        shop.models->hearNetwork({.connected = true, .tills = 2, .tillsAlive = 2, .heads = 143, .held = 142});
        QTRY_COMPARE(words->property("text").toString(), QStringLiteral("142 of 143"));
        shop.hear(false);
        // The shop's own time, Vietnam's here.
        const auto minutes = (shop.clock.nowMs() / 60'000 + 420) % (24 * 60);
        const auto time = QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
        QTRY_COMPARE(words->property("text").toString(), QStringLiteral("Offline since ") + time);
        auto* warning = shop.item("warning");
        QVERIFY(warning->isVisible());
        shop.clock.advance(3 * 60'000);
        shop.hear(false);
        shop.models->tick();
        QTRY_COMPARE(words->property("text").toString(), QStringLiteral("Offline since ") + time); // when it began
        shop.hear(true);
        QTRY_VERIFY(!warning->isVisible());
    }

    void fourHundredOpen_noResetAndOrderKept() {
        WindowShop shop;
        QSignalSpy resets(shop.models->tickets(), &QAbstractItemModel::modelReset);
        QSignalSpy layouts(shop.models->tickets(), &QAbstractItemModel::layoutChanged);
        for (std::uint32_t n = 1; n <= 300; ++n)
            shop.place(n, {{"barista"}});
        shop.catchUp();
        EVENTUALLY(shop.models->tickets()->total() == 300 && shop.settled(), 30'000);
        const auto before = shop.cards();
        for (std::uint32_t n = 301; n <= 400; ++n) // a hundred more in one moment
            shop.place(n, {{"barista"}});
        shop.catchUp();
        EVENTUALLY(shop.models->tickets()->total() == 400 && shop.settled(), 30'000);
        const auto after = shop.cards();
        QVERIFY(before.size() >= 2 && after.size() >= 2);
        for (int i = 0; i < std::min(before.size(), after.size()); ++i)
            QCOMPARE(after[i], before[i]); // the very same cards, where they were
        QCOMPARE(resets.count() + layouts.count(), 0);
        shop.models->tickets()->setLimit(1'000);
        for (int row = 0; row < 400; ++row)
            QCOMPARE(shop.models->tickets()->data(shop.models->tickets()->index(row), kds::TicketModel::Number),
                     QVariant(QStringLiteral("A-%1").arg(row + 1)));
    }
};

QTEST_MAIN(KdsViewsTest)
#include "tst_kds_views.moc"
