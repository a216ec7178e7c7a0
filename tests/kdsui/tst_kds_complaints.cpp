// What people complain about of other displays, each shown not to be so here. See the table in docs/stations.md.
#include "tests/kdsui/station_pictures.h"

#include <QFontMetricsF>

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// Of one line for the barista, to be adorned.
OrderPlaced oneLine(const StationShop& shop, std::uint32_t n) {
    OrderPlaced fact;
    fact.set_order_id(orderId(n));
    fact.set_number("A-" + std::to_string(n));
    fact.set_count(n);
    fact.set_business_date(20190401);
    fact.set_placed_at_ms(shop.clock.nowMs());
    auto* line = fact.mutable_order()->add_lines();
    line->set_line(1);
    line->set_product("phin");
    line->mutable_name()->set_vi("Cà phê phin");
    line->mutable_name()->set_en("Phin coffee");
    line->set_quantity(1);
    line->set_station("barista");
    line->set_prepare(true);
    line->set_target_seconds(120);
    fact.mutable_order()->set_total_minor(1);
    return fact;
}

QString textOf(QQuickItem* in, const char* name) {
    for (auto* found : WindowShop::all(in, name))
        if (found->isVisible())
            return found->property("text").toString();
    return {};
}

} // namespace

class KdsComplaintsTest : public QObject {
    Q_OBJECT
private slots:
    // 11: a display has to be refreshed by hand.
    void refreshByHand_isNeverNeeded_ticketsComeAndGoByThemselves() {
        WindowShop shop;
        QTRY_VERIFY(shop.item("empty")->isVisible());
        shop.place(1, {{"barista"}}); // nobody touches anything, and no timer is waited for
        QTRY_COMPARE(shop.numbers(), QStringList{"A-1"});
        PrepMarked fact; // and another screen of the station takes it away
        fact.set_order_id(orderId(1));
        fact.set_state(BUMPED);
        fact.add_lines(1);
        fact.add_made(1);
        fact.set_at_ms(shop.clock.nowMs());
        shop.decide("prep.marked", fact);
        QTRY_COMPARE(shop.numbers(), QStringList());
    }

    // 12: it said that it was up to date while tickets came 45 minutes late.
    void staleWithoutSayingSo_silenceIsSaidWithinThreeSeconds() {
        kds::StationStatus status;
        const auto at = [](std::int64_t ms) { return kds::Moment{ms, ms}; };
        status.hear({.connected = true, .tills = 1, .tillsAlive = 1, .heads = 7, .held = 7}, at(0));
        QCOMPARE(status.level(), QStringLiteral("good"));
        status.tick(at(1'000));
        status.tick(at(2'000));
        status.tick(at(3'000));
        QCOMPARE(status.level(), QStringLiteral("bad"));
        // Connected, and yet not fresh: the count says so.
        status.hear({.connected = true, .tills = 1, .tillsAlive = 1, .heads = 9, .held = 7}, at(3'500));
        status.hear({.connected = true, .tills = 1, .tillsAlive = 1, .heads = 9, .held = 7}, at(7'000));
        QCOMPARE(status.state(), QStringLiteral("behind"));
        QVERIFY(status.level() != u"good");
    }

    // 14: food made twice.
    void madeTwice_neverByATicketDeliveredAgain_norByTwoScreens() {
        WindowShop shop;
        const auto fact = oneLine(shop, 1);
        shop.decide("order.placed", fact);
        shop.decide("order.placed", fact); // once more, as after a lost answer
        shop.catchUp();
        QTRY_COMPARE(shop.numbers(), QStringList{"A-1"});
        shop.touch(WindowShop::part(shop.cards().first(), 0));
        QTRY_COMPARE(shop.numbers(), QStringList());
        (void)shop.run(&kds::Station::bump, 1); // the second screen, a moment later
        shop.decide("order.placed", fact);
        shop.catchUp();
        QCOMPARE(shop.numbers(), QStringList());
        QCOMPARE(shop.stored(1).preps(0).ready_marks(), 1U);
    }

    // 15: two sizes merged into twice the first; choices of a set missing.
    void wrongVariantMerged_eachSizeAndChoiceStandsInWords() {
        WindowShop shop("barista", {1920, 1080}, QStringLiteral("en"), 1);
        auto fact = oneLine(shop, 1);
        auto& large = *fact.mutable_order()->add_lines();
        large = fact.order().lines(0);
        large.set_line(2);
        large.set_variant("L");
        large.mutable_variant_name()->set_en("large");
        large.mutable_combo_name()->set_en("Breakfast");
        auto* modifier = large.add_modifiers();
        modifier->mutable_name()->set_en("No ice");
        modifier = large.add_modifiers();
        modifier->mutable_name()->set_en("Usual sugar");
        modifier->set_is_default(true);
        shop.decide("order.placed", fact);
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        const auto lineNames = WindowShop::all(shop.cards().first(), "lineName");
        QCOMPARE(lineNames.size(), 2);
        QCOMPARE(lineNames[0]->property("text").toString(), QStringLiteral("Phin coffee"));
        QCOMPARE(lineNames[1]->property("text").toString(), QStringLiteral("Phin coffee large"));
        auto* const second = WindowShop::part(shop.cards().first(), 2);
        QCOMPARE(second->property("modifiers").toStringList(), QStringList{"No ice"}); // what is usual is not noise
        QCOMPARE(textOf(second, "lineBeside"), QStringLiteral("Breakfast"));
    }

    // 16: no sound on the first order.
    void silentFirstOrder_theVeryFirstIsHeard_andAChangeToo() {
        WindowShop shop;
        QSignalSpy arrived(shop.models.get(), &StationScreen::arrived);
        shop.place(1, {{"barista"}});
        QTRY_COMPARE(arrived.count(), 1);
        shop.voidOrder(1);
        shop.place(2, {{"kitchen"}}); // not made here
        shop.catchUp();
        QCOMPARE(arrived.count(), 1);
    }

    // 17, 18: a printer, or whatever else fails, blocks the display.
    void nothingElseBlocksIt_aBrokenVoiceAndALostNetworkStopNoTicket() {
        WindowShop shop;
        const auto path = qgetenv("PATH");
        qputenv("PATH", ""); // nothing that could make a sound
        shop.announcer.chime();
        shop.hear(false);
        shop.place(1, {{"barista"}});
        QTRY_COMPARE(shop.numbers(), QStringList{"A-1"});
        shop.touch(WindowShop::part(shop.cards().first(), 0)); // and it is bumped without a network
        QTRY_COMPARE(shop.numbers(), QStringList());
        QCOMPARE(shop.stored(1).preps(0).state(), BUMPED);
        qputenv("PATH", path);
    }

    // 19: Vietnamese garbled.
    void vietnamese_isNeverGarbled_inNamesNotesAndGuests() {
        WindowShop shop("barista", {1920, 1080}, QStringLiteral("vi"), 1);
        auto fact = oneLine(shop, 1);
        fact.set_guest("Chị Nguyễn Thị Thuỷ");
        fact.mutable_order()->mutable_lines(0)->mutable_name()->set_vi("Trà ổi hồng đặc biệt");
        fact.mutable_order()->mutable_lines(0)->set_note("Để ở quầy, khách quay lại lấy");
        shop.decide("order.placed", fact);
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        auto* const card = shop.cards().first();
        QCOMPARE(textOf(card, "lineName"), QStringLiteral("Trà ổi hồng đặc biệt"));
        QCOMPARE(textOf(card, "noteText"), QStringLiteral("Để ở quầy, khách quay lại lấy"));
        QCOMPARE(card->property("guest").toString(), QStringLiteral("Chị Nguyễn Thị Thuỷ"));
        // Every letter is in the typeface that is used: none is drawn as a box.
        const QFontMetricsF metrics(QFont(QStringLiteral("Noto Sans")));
        for (const QChar letter : QStringLiteral("ăâđêôơưằẳẵắặầẩẫấậềểễếệồổỗốộờởỡớợừửữứựỳỷỹýỵĐ"))
            QVERIFY2(metrics.inFont(letter), qPrintable(QString(letter)));
    }

    // 23: negative timers, a wrong clock.
    void negativeTimers_neverShow_howeverTheClockIsSet() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        for (const std::int64_t jump : {-3'600'000LL, 7'200'000LL, -86'400'000LL}) {
            shop.clock.advance(jump);
            shop.catchUp();
            auto* const card = shop.cards().first();
            QVERIFY(!card->property("ageText").toString().contains(u'-'));
            QVERIFY(!textOf(card, "state").contains(u'-'));
            shop.touch(shop.findItem("view-batches"));
            shop.catchUp();
            QTRY_VERIFY(!WindowShop::all(shop.item("batches"), "batchAge").isEmpty());
            QVERIFY(!textOf(shop.item("batches"), "batchAge").contains(u'-'));
            shop.touch(shop.findItem("view-tickets"));
            shop.catchUp();
            QTRY_COMPARE(shop.cards().size(), 1);
        }
    }

    // 8: two tills' numbers collide on the board.
    void numbersCollide_neverOnTheBoard_eachTillHasItsLetter() {
        WindowShop shop("board");
        auto first = oneLine(shop, 1), second = oneLine(shop, 2);
        first.set_number("A-042");
        second.set_number("B-042");
        shop.decide("order.placed", first);
        shop.decide("order.placed", second);
        shop.catchUp();
        auto& board = *shop.models->preparing();
        QTRY_COMPARE(board.total(), 2);
        QCOMPARE(board.data(board.index(0), kds::BoardModel::Number).toString(), QStringLiteral("A-042"));
        QCOMPARE(board.data(board.index(1), kds::BoardModel::Number).toString(), QStringLiteral("B-042"));
    }

    void allergyNote_cannotBeMissed_onTheLineAndInTheHead_untilItIsMade() {
        for (const bool dark : {true, false}) {
            WindowShop shop("barista", {1280, 800}, QStringLiteral("en"), 2, dark);
            auto fact = oneLine(shop, 1);
            const QString note = QStringLiteral("Dị ứng đậu phộng nặng, rửa sạch bình lắc trước khi làm nhé");
            fact.mutable_order()->mutable_lines(0)->set_note(note.toStdString());
            shop.decide("order.placed", fact);
            shop.catchUp();
            QTRY_COMPARE(shop.cards().size(), 1);
            QTRY_VERIFY(shop.settled());
            auto* const card = shop.cards().first();
            auto* const block = WindowShop::all(card, "note").value(0);
            QVERIFY(block && block->isVisible());
            QCOMPARE(textOf(block, "noteText"), note); // whole
            QCOMPARE(textOf(block, "noteWord"), QStringLiteral("ALLERGY"));
            QVERIFY(!WindowShop::all(block, "noteText").first()->property("truncated").toBool());
            QVERIFY(block->property("contrast").toDouble() >= 7);
            QVERIFY(!block->property("quiet").toBool());
            QVERIFY(!WindowShop::all(card, "headAllergy").isEmpty());
            QVERIFY(WindowShop::all(card, "headAllergy").first()->isVisible());
            auto* const line = WindowShop::part(card, 1);
            shop.touch(line); // nothing more is asked
            QTRY_COMPARE(line->property("step").toString(), QStringLiteral("started"));
            QVERIFY(!block->property("quiet").toBool());
            shop.touch(line);
            QTRY_COMPARE(line->property("step").toString(), QStringLiteral("ready"));
            QVERIFY(block->property("quiet").toBool());
            QTRY_VERIFY(!WindowShop::all(card, "headAllergy").first()->isVisible());
        }
    }

    void voidedTicket_isStruck_andAcknowledgedByTouch() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        shop.voidOrder(1);
        shop.catchUp();
        auto* const card = shop.cards().first();
        QTRY_COMPARE(textOf(card, "state"), QStringLiteral("VOID: do not make"));
        QVERIFY(WindowShop::all(card, "lineName").first()->property("font").value<QFont>().strikeOut());
        shop.touch(WindowShop::part(card, 0));
        QTRY_COMPARE(shop.numbers(), QStringList());
        QCOMPARE(shop.stored(1).preps(0).ready_marks(), 0U); // nobody made it
    }

    void channel_standsInWordsInTheHead() {
        WindowShop shop("barista", {1920, 1080}, QStringLiteral("en"), 1);
        for (std::uint32_t n = 1; n <= 3; ++n) {
            auto fact = oneLine(shop, n);
            fact.set_channel(static_cast<model::v1::Channel>(n - 1));
            fact.set_guest(n == 3 ? "Lan" : "");
            shop.decide("order.placed", fact);
        }
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 3);
        QStringList whom;
        for (auto* card : shop.cards())
            whom += WindowShop::part(card, 0)->property("whom").toString();
        QCOMPARE(whom, (QStringList{QStringLiteral("For here"), QStringLiteral("Takeaway"),
                                    QStringLiteral("Delivery · Lan")}));
    }

    void alsoAtAnotherStation_andFromAnother_areSaidOnTheLine() {
        WindowShop shop("kitchen", {1920, 1080}, QStringLiteral("en"), 1);
        auto fact = oneLine(shop, 1);
        fact.mutable_order()->mutable_lines(0)->add_also_at("kitchen");
        shop.decide("order.placed", fact);
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        QCOMPARE(textOf(shop.cards().first(), "lineBeside"), QStringLiteral("also at Barista"));
        model::v1::PartsMoved moved;
        moved.set_order_id(orderId(1));
        auto* part = moved.add_parts();
        part->set_line(1);
        moved.set_to("kitchen");
        moved.set_why(model::v1::STATION_OFF);
        moved.set_at_ms(shop.clock.nowMs());
        auto alone = oneLine(shop, 2);
        shop.decide("order.placed", alone);
        moved.set_order_id(orderId(2));
        shop.decide("parts.moved", moved);
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 2);
        QCOMPARE(textOf(shop.cards().at(1), "lineBeside"), QStringLiteral("from Barista"));
    }

    void aStationOfTheMenu_isCalledAsTheMenuCallsIt() {
        WindowShop shop("barista", {1920, 1080}, QStringLiteral("en"), 1);
        auto fact = oneLine(shop, 1);
        fact.mutable_order()->mutable_lines(0)->add_also_at("bar");
        shop.decide("order.placed", fact);
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        QCOMPARE(textOf(shop.cards().first(), "lineBeside"), QStringLiteral("also at bar")); // nobody named it yet
        model::v1::Menu menu;
        auto* bar = menu.add_stations();
        bar->set_id("bar");
        bar->mutable_name()->set_vi("Quầy bar");
        bar->mutable_name()->set_en("Bar");
        publishMenu(shop, menu);
        shop.catchUp();
        QTRY_COMPARE(textOf(shop.cards().first(), "lineBeside"), QStringLiteral("also at Bar"));
        shop.models->setLanguage(QStringLiteral("vi"));
        QTRY_VERIFY(textOf(shop.cards().first(), "lineBeside").endsWith(QStringLiteral("Quầy bar")));
    }

    void workThatFallsOntoATicketHere_rings() {
        WindowShop shop("kitchen", {1920, 1080}, QStringLiteral("en"), 1);
        auto fact = oneLine(shop, 1);
        fact.mutable_order()->mutable_lines(0)->set_station("kitchen");
        auto& second = *fact.mutable_order()->add_lines();
        second = fact.order().lines(0);
        second.set_line(2);
        second.set_station("barista");
        shop.decide("order.placed", fact);
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        QSignalSpy rings(shop.models.get(), &StationScreen::arrived);
        model::v1::PartsMoved moved;
        moved.set_order_id(orderId(1));
        moved.add_parts()->set_line(2);
        moved.set_to("kitchen");
        moved.set_why(model::v1::STATION_OFF);
        shop.decide("parts.moved", moved);
        shop.catchUp();
        QTRY_COMPARE(rings.size(), 1);
        moved.set_to("barista"); // what leaves does not ring
        shop.decide("parts.moved", moved);
        shop.catchUp();
        QCOMPARE(rings.size(), 1);
    }

    void workThatIsMadeElsewhere_isSaidOnItsOwnScreenToo() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"), 1);
        for (std::uint32_t n = 1; n <= 3; ++n)
            shop.decide("order.placed", oneLine(shop, n));
        shop.catchUp();
        auto* strip = shop.item("handedStrip");
        QVERIFY(strip && !strip->isVisible());
        for (std::uint32_t n = 1; n <= 2; ++n) {
            model::v1::PartsMoved moved;
            moved.set_order_id(orderId(n));
            moved.add_parts()->set_line(1);
            moved.set_to("kitchen");
            moved.set_why(n == 1 ? model::v1::STATION_OFF : model::v1::BY_PERSON);
            shop.decide("parts.moved", moved);
            shop.catchUp();
            QTRY_COMPARE(shop.cards().size(), int(3 - n));
            QVERIFY(strip->isVisible());
            QCOMPARE(textOf(strip, "stripText"),
                     n == 1 ? QStringLiteral("Kitchen makes 1 line from here: no screen here was on")
                            : QStringLiteral("Kitchen makes 2 lines from here"));
        }
        for (std::uint32_t n = 1; n <= 2; ++n) {
            PrepMarked mark;
            mark.set_order_id(orderId(n));
            mark.add_lines(1);
            mark.add_made(1);
            mark.set_state(READY);
            mark.set_station("kitchen");
            shop.decide("prep.marked", mark);
        }
        shop.catchUp();
        QTRY_VERIFY(!strip->isVisible());
    }

    // The peak: 400 open, a hundred within one moment, in every view.
    void peak_noViewIsReset_andOrderIsKept() {
        WindowShop shop("barista", {1920, 1080}, QStringLiteral("vi"), 1.2);
        RushHour hour;
        for (int i = 0; i < 300; ++i)
            shop.decide("order.placed", hour.next(shop.clock.nowMs()));
        auto& models = *shop.models;
        const std::vector<QAbstractItemModel*> all{models.tickets(), models.batches(), models.products(),
                                                   models.allDay(), models.recent()};
        std::vector<std::unique_ptr<QSignalSpy>> resets;
        for (auto* model : all) {
            resets.push_back(std::make_unique<QSignalSpy>(model, &QAbstractItemModel::modelReset));
            resets.push_back(std::make_unique<QSignalSpy>(model, &QAbstractItemModel::layoutChanged));
        }
        for (const char* view : {"tickets", "batches", "products", "due"}) {
            shop.choices.setByDue(*view == 'd');
            shop.window->setProperty("view", *view == 'd' ? QStringLiteral("tickets") : QString::fromLatin1(view));
            shop.catchUp();
            rest(shop);
            const auto before = models.tickets()->total();
            for (int i = 0; i < 25; ++i)
                shop.decide("order.placed", hour.next(shop.clock.nowMs()));
            shop.catchUp();
            rest(shop);
            QVERIFY2(models.tickets()->total() > before, view);
        }
        for (const auto& each : resets)
            QCOMPARE(each->count(), 0);
        shop.choices.setByDue(false);
        models.tickets()->setLimit(1'000);
        const auto open = shop.station->tickets();
        QCOMPARE(std::size_t(models.tickets()->rowCount({})), open.size());
        for (std::size_t row = 0; row < open.size(); ++row)
            QCOMPARE(models.tickets()
                         ->data(models.tickets()->index(int(row)), kds::TicketModel::Number)
                         .toString()
                         .toStdString(),
                     open[row]->placed().number());
        const auto due = kds::byDue(open);
        shop.choices.setByDue(true);
        for (std::size_t row = 0; row < due.size(); ++row)
            QCOMPARE(models.tickets()
                         ->data(models.tickets()->index(int(row)), kds::TicketModel::Number)
                         .toString()
                         .toStdString(),
                     due[row]->placed().number());
    }
};

QTEST_MAIN(KdsComplaintsTest)
#include "tst_kds_complaints.moc"
