#include "phin/model/v1/staff.pb.h"
#include "tests/kdsui/station_window.h"
#include "tests/ui/stand_still.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr std::int64_t minute = 60'000;

/// One drink.
void place(WindowShop& shop, std::uint32_t n, std::int64_t promisedMs, std::int64_t dueMs = 0, int seconds = 120) {
    OrderPlaced fact;
    fact.set_order_id(orderId(n));
    fact.set_number("A-" + std::to_string(n));
    fact.set_count(n);
    fact.set_business_date(20190401);
    fact.set_placed_at_ms(shop.clock.nowMs());
    fact.set_promised_at_ms(promisedMs);
    fact.set_due_at_ms(dueMs);
    auto* line = fact.mutable_order()->add_lines();
    line->set_line(1);
    line->set_product("phin");
    line->mutable_name()->set_en("Phin coffee");
    line->set_quantity(1);
    line->set_station("barista");
    line->set_prepare(true);
    line->set_target_seconds(seconds);
    fact.mutable_order()->set_total_minor(1);
    shop.decide("order.placed", fact);
    shop.catchUp();
}

void employ(WindowShop& shop, std::uint32_t n, const std::string& name, bool active = true) {
    model::v1::StaffSet word;
    word.set_schema(1);
    word.set_staff_id(idOf(n).bytes());
    word.set_name(name);
    word.set_role(model::v1::CASHIER);
    word.set_active(active);
    shop.decide("staff.set", word);
    shop.catchUp();
}

void pass(WindowShop& shop, std::int64_t ms) {
    shop.clock.advance(ms);
    shop.models->tick();
    QCoreApplication::processEvents();
}

QStringList shownMinutes(WindowShop& shop) {
    QStringList all;
    for (const auto* text : WindowShop::all(shop.window->contentItem(), "minutes"))
        if (text->isVisible())
            all += text->property("text").toString();
    return all;
}

} // namespace

/// Promised times, pre-orders and who stands at a station, on its screen.
class KdsTimeTest : public QObject {
    Q_OBJECT
private slots:
    void board_saysTheMinutesLeft_andSoonOnceTheyAreOver() {
        WindowShop shop("board", {1280, 800}, QStringLiteral("en"));
        place(shop, 1, shop.clock.nowMs() + 3 * minute, 0, 60);
        QTRY_COMPARE(shownMinutes(shop), QStringList{QStringLiteral("3 min")});
        shop.save(QStringLiteral("board-minutes"));
        pass(shop, minute);
        QTRY_COMPARE(shownMinutes(shop), QStringList{QStringLiteral("2 min")});
        pass(shop, 2 * minute); // as promised, or a little later: nobody counts below nothing
        QTRY_COMPARE(shownMinutes(shop), QStringList{QStringLiteral("soon")});
    }

    void board_saysTheNewTime_whereThePromiseWillNotHold() {
        WindowShop shop("board", {1280, 800}, QStringLiteral("en"));
        place(shop, 1, shop.clock.nowMs() + 2 * minute, 0, 60);
        place(shop, 2, shop.clock.nowMs() + 4 * minute, 0, 60);
        QTRY_COMPARE(shownMinutes(shop), (QStringList{QStringLiteral("2 min"), QStringLiteral("4 min")}));
        pass(shop, 4 * minute); // nobody has begun
        QTRY_COMPARE(shownMinutes(shop), (QStringList{QStringLiteral("1 min"), QStringLiteral("2 min")}));
    }

    void board_withoutPromises_showsNumbersAlone() {
        WindowShop shop("board", {1280, 800}, QStringLiteral("en"));
        place(shop, 1, 0);
        QTRY_VERIFY(shop.item("preparing"));
        QVERIFY(shownMinutes(shop).isEmpty());
    }

    void preOrder_waitsQuietly_andSaysWhenItIsFor() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        shop.models->tickets()->setUtcOffset(420); // ten o'clock
        place(shop, 1, 0, shop.clock.nowMs() + 30 * minute);
        place(shop, 2, 0);
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-2"), QStringLiteral("A-1")}));
        auto* head = WindowShop::part(shop.cards().last(), 0);
        QCOMPARE(WindowShop::all(head, "preOrder").first()->property("text").toString(),
                 QStringLiteral("PRE-ORDER 10:30"));
        QCOMPARE(WindowShop::all(head, "state").first()->property("text").toString(), QStringLiteral("LATER"));
        QCOMPARE(shop.item("laterCount")->property("words").toString(), QStringLiteral("1 later"));
        QCOMPARE(shop.item("openCount")->property("words").toString(), QStringLiteral("1 ticket"));
        shop.save(QStringLiteral("pre-order-later"));
        QSignalSpy rings(shop.models.get(), &StationScreen::arrived);
        pass(shop, 28 * minute);
        QTRY_VERIFY(!shop.item("laterCount")->isVisible());
        QCOMPARE(rings.size(), 1); // its time has come
        head = WindowShop::part(shop.cards().last(), 0);
        QTRY_COMPARE(WindowShop::all(head, "state").first()->property("text").toString(), QString());
    }

    void preOrder_whoseTimeCameWithAnUpdate_ringsOnce() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        place(shop, 1, 0, shop.clock.nowMs() + 30 * minute);
        QTRY_COMPARE(shop.cards().size(), 1);
        QSignalSpy rings(shop.models.get(), &StationScreen::arrived);
        shop.clock.advance(28 * minute);
        // Any word about it, before the screen's own clock has ticked.
        shop.models->hold(QString::fromLatin1(QByteArray::fromStdString(orderId(1)).toHex()), true);
        shop.settle();
        QCoreApplication::processEvents();
        shop.catchUp();
        QTRY_COMPARE(rings.size(), 1);
        pass(shop, minute);
        QCOMPARE(rings.size(), 1);
    }

    void staff_isSaidByTouch_onWhatIsMade_andForgottenAfterAWhile() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        QVERIFY(!shop.item("staffKey")->isVisible());
        employ(shop, 71, "An");
        employ(shop, 72, "Binh");
        employ(shop, 73, "Chi", false);
        QTRY_VERIFY(shop.item("staffKey")->isVisible());
        shop.touch(shop.item("staffKey"));
        QTRY_VERIFY(shop.findItem("person-Binh"));
        QVERIFY(!shop.findItem("person-Chi"));
        standStill(*shop.window);
        shop.save(QStringLiteral("who-stands-here"));
        shop.touch(shop.findItem("person-Binh"));
        QTRY_COMPARE(shop.models->staff()->name(), QStringLiteral("Binh"));
        QTRY_COMPARE(shop.item("staffKey")->property("text").toString(), QStringLiteral("B")); // there is little room
        place(shop, 1, 0);
        const auto id = QString::fromLatin1(QByteArray::fromStdString(orderId(1)).toHex());
        shop.models->bump(id);
        shop.catchUp();
        QTRY_COMPARE(shop.stored(1).preps(0).ready_staff(), idOf(72).toString());

        auto& staff = *shop.models->staff();
        const std::int64_t far = std::int64_t{1} << 50;
        staff.tick(far);
        QVERIFY(staff.name().isEmpty());
        staff.stand(QString::fromStdString(idOf(71).toString()));
        staff.tick(far + 30 * minute - 1);
        QCOMPARE(staff.name(), QStringLiteral("An"));
        staff.touched(far + 30 * minute - 1);
        staff.tick(far + 31 * minute);
        QCOMPARE(staff.name(), QStringLiteral("An"));
        employ(shop, 71, "An", false); // works here no more
        QTRY_VERIFY(staff.name().isEmpty());
    }
};

QTEST_MAIN(KdsTimeTest)
#include "tst_kds_time.moc"
