#include "phin/model/v1/pause.pb.h"
#include "tests/station/station_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::test;
using kds::Station;

namespace {

std::uint32_t changed(const Result<Marked>& outcome) {
    if (!outcome)
        qWarning("%s", outcome.error().message.c_str());
    return outcome ? outcome->changed : 999;
}

std::string whyNot(const Result<Marked>& outcome) {
    return outcome ? "it was done" : outcome.error().message;
}

Result<Marked> hold(StationShop& shop, std::uint32_t n, bool on) {
    shop.clock.advance(1);
    return await<Marked>([&](auto done) { shop.station->hold(orderId(n), on, done); });
}

Result<Marked> raise(StationShop& shop, std::uint32_t n, bool on) {
    shop.clock.advance(1);
    return await<Marked>([&](auto done) { shop.station->raise(orderId(n), on, done); });
}

Result<Marked> pause(StationShop& shop, std::optional<std::string> reason) {
    shop.clock.advance(1);
    return await<Marked>([&](auto done) { shop.station->pause(reason, done); });
}

} // namespace

class TreatmentTest : public QObject {
    Q_OBJECT
private slots:
    void hold_ticket_isLeftAloneUntilReleased() {
        StationShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        QCOMPARE(changed(shop.run(&Station::start, 1, {1})), 1U);
        QCOMPARE(changed(hold(shop, 1, true)), 1U);
        QVERIFY(shop.station->tickets()[0]->held);
        for (const auto command : {&Station::start, &Station::ready, &Station::bump})
            QCOMPARE(whyNot(shop.run(command, 1)), std::string("A-1 is held; release it first"));
        QCOMPARE(changed(shop.run(&Station::ready, 1, {1})), 1U); // it was in somebody's hands already
        QCOMPARE(changed(hold(shop, 1, false)), 1U);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 2U);
    }

    void treat_whatIsSoAlready_appendsNothing() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        const auto before = shop.ownEntries();
        QCOMPARE(changed(hold(shop, 1, false)), 0U);
        QCOMPARE(changed(raise(shop, 1, false)), 0U);
        QCOMPARE(changed(pause(shop, std::nullopt)), 0U);
        QCOMPARE(shop.ownEntries(), before);
        for (int twice = 0; twice < 2; ++twice) {
            QCOMPARE(changed(hold(shop, 1, true)), twice == 0 ? 1U : 0U);
            QCOMPARE(changed(raise(shop, 1, true)), twice == 0 ? 1U : 0U);
            QCOMPARE(changed(pause(shop, "no milk")), twice == 0 ? 1U : 0U);
        }
        QCOMPARE(shop.ownEntries(), before + 3);
    }

    void raise_ticket_standsFirst_alsoAfterARestart() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        QCOMPARE(changed(raise(shop, 2, true)), 1U);
        QCOMPARE(shop.open(), std::string("A-2 A-1 "));
        shop.restart();
        QCOMPARE(shop.open(), std::string("A-2 A-1 "));
        QCOMPARE(changed(raise(shop, 2, false)), 1U);
        QCOMPARE(shop.open(), std::string("A-1 A-2 "));
    }

    void treat_whatIsNotToBeMade_isRefusedAndSaysWhy() {
        StationShop shop;
        shop.place(1, {{"kitchen"}});
        shop.place(2, {{"barista"}});
        shop.place(3, {{"barista"}});
        QCOMPARE(whyNot(hold(shop, 1, true)), std::string("A-1 has nothing for barista"));
        QCOMPARE(whyNot(hold(shop, 9, true)), std::string("there is no such order"));
        shop.voidOrder(2);
        QCOMPARE(whyNot(raise(shop, 2, true)), std::string("A-2 was voided; nothing of it is to be made"));
        QCOMPARE(changed(shop.run(&Station::bump, 3)), 1U);
        QCOMPARE(whyNot(hold(shop, 3, true)), std::string("A-3 is done; recall it first"));
    }

    void hold_thenVoided_isAcknowledgedAsAnyOther() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        QCOMPARE(changed(hold(shop, 1, true)), 1U);
        shop.voidOrder(1);
        QVERIFY(!shop.station->tickets()[0]->held);
        QCOMPARE(changed(shop.run(&Station::bump, 1)), 1U);
        QCOMPARE(shop.open(), std::string());
    }

    void pause_saysWhySinceWhenAndOfWhom() {
        StationShop shop;
        QCOMPARE(changed(pause(shop, "the grinder is being cleaned")), 1U);
        auto reader = journal::Reader::open(shop.screen.journalFile());
        QVERIFY(reader.ok());
        const auto words = reader->stations();
        QCOMPARE(words.size(), std::size_t{1});
        QCOMPARE(words[0].station, std::string("barista"));
        QVERIFY(words[0].paused);
        QCOMPARE(words[0].reason, std::string("the grinder is being cleaned"));
        QCOMPARE(words[0].atMs, shop.clock.nowMs());
        QCOMPARE(changed(pause(shop, "no water")), 1U); // another reason is news
        QCOMPARE(changed(pause(shop, std::nullopt)), 1U);
        QVERIFY(!reader->stations()[0].paused);
    }

    void pause_withoutReasonOrWithABook_isRefused() {
        StationShop shop;
        QCOMPARE(whyNot(pause(shop, "  ")), std::string("say why barista pauses"));
        QCOMPARE(whyNot(pause(shop, std::string(201, 'x'))),
                 std::string("the reason is longer than 200 characters; shorten it"));
        QVERIFY(!pause(shop, "two\nlines"));
        std::string vietnamese;
        for (int i = 0; i < 200; ++i)
            vietnamese += "ế"; // three bytes, one character
        QCOMPARE(changed(pause(shop, vietnamese)), 1U);
        StationShop expo("expo");
        QVERIFY(!pause(expo, "tired"));
        StationShop board("board");
        QVERIFY(!pause(board, "tired"));
        board.place(1, {{"barista"}});
        QVERIFY(!hold(board, 1, true));
    }

    void pace_followsTheMenuInForce() {
        StationShop shop;
        QVERIFY(shop.station->pace()->of("barista") == Thresholds{});
        auto menu = smallMenu();
        menu.mutable_stations(0)->set_id("barista");
        menu.mutable_stations(0)->set_late_percent(30);
        model::v1::MenuPublished fact;
        fact.set_publication(idOf(77).bytes());
        fact.set_parts(1);
        fact.set_data(menu.SerializeAsString());
        shop.decide("menu.published", fact);
        QCOMPARE(shop.station->pace()->of("barista").latePercent, 30);
        shop.restart();
        QCOMPARE(shop.station->pace()->of("barista").latePercent, 30);
    }

    void pause_heardFromTheOtherScreenOfTheStation_isAnsweredAfterIt() {
        StationShop shop;
        model::v1::StationPaused word;
        word.set_station("barista");
        word.set_paused(true);
        word.set_reason("no milk");
        shop.decide("station.paused", word);
        QCOMPARE(changed(pause(shop, "no milk")), 0U);
        QCOMPARE(changed(pause(shop, std::nullopt)), 1U);
        QVERIFY(!journal::Reader::open(shop.screen.journalFile())->stations()[0].paused);
    }
};

QTEST_GUILESS_MAIN(TreatmentTest)
#include "tst_treatment.moc"
