#include "tests/station/station_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::test;
using journal::MessageDone;
using model::v1::MessageSeen;
using model::v1::MessageSent;

namespace {

MessageSent message(std::uint32_t id, const std::string& text, const std::string& to = "till") {
    MessageSent sent;
    sent.set_message_id(idOf(id).bytes());
    sent.set_business_date(20190401);
    sent.set_to(to);
    sent.set_text(text);
    return sent;
}

Result<MessageDone> send(StationShop& shop, const MessageSent& sent) {
    shop.clock.advance(1);
    return await<MessageDone>([&](auto done) { shop.station->sendMessage(sent, done); });
}

Result<MessageDone> see(StationShop& shop, std::uint32_t id) {
    shop.clock.advance(1);
    return await<MessageDone>([&](auto done) { shop.station->seeMessage(idOf(id), done); });
}

} // namespace

class StationMessagesTest : public QObject {
    Q_OBJECT
private slots:
    void send_isKeptOnce_andTold() {
        StationShop shop("barista", false);
        std::vector<ShopMessage> told;
        shop.beforeStart = [&](kds::Station& station) {
            station.observeMessages(
                [&](const auto& messages) { told.insert(told.end(), messages.begin(), messages.end()); });
        };
        shop.begin();
        shop.place(1, {{"barista"}});
        auto remake = message(50, "");
        remake.set_canned("remake");
        remake.set_order_id(orderId(1));
        const auto before = shop.ownEntries();
        QVERIFY(!send(shop, remake)->repeated);
        QVERIFY(send(shop, remake)->repeated);
        QCOMPARE(shop.ownEntries(), before + 1);
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(told[0].from, std::string("barista-1"));
        QCOMPARE(told[0].sent.number(), std::string("A-1"));
        QCOMPARE(told[0].sent.at_ms(), shop.clock.nowMs() - 1);
        QCOMPARE(messageText(told[0].sent, *shop.station->menu(), "en"), std::string("Remake A-1"));
    }

    void messageFromTheTill_isTold_seenOnce_andThereAfterARestart() {
        StationShop shop("barista", false);
        std::vector<ShopMessage> told;
        shop.beforeStart = [&](kds::Station& station) {
            station.observeMessages(
                [&](const auto& messages) { told.insert(told.end(), messages.begin(), messages.end()); });
        };
        shop.begin();
        shop.decide("message.sent", message(51, "no more oat milk", "barista"));
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(concerns(told[0], "barista", "barista-1"));
        QVERIFY(!see(shop, 51)->repeated);
        QVERIFY(see(shop, 51)->repeated);
        QVERIFY(told.back().seenBy("barista-1"));
        told.clear();
        shop.restart();
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].seenBy("barista-1"));
    }

    void whatMakesNoSense_isRefused() {
        StationShop shop;
        QCOMPARE(see(shop, 60).error().kind, ErrorKind::NotFound);
        QCOMPARE(send(shop, message(61, "")).error().kind, ErrorKind::WrongUse);
        QCOMPARE(send(shop, message(62, std::string(201, 'x'))).error().kind, ErrorKind::WrongUse);
        model::v1::MenuPublished fact;
        fact.set_publication(idOf(77).bytes());
        fact.set_parts(1);
        fact.set_data(smallMenu().SerializeAsString());
        shop.decide("menu.published", fact);
        QCOMPARE(send(shop, message(63, "hello", "the moon")).error().message,
                 std::string("the shop has no station \"the moon\""));
        QVERIFY(send(shop, message(64, "hello", "kitchen")).ok());
        QVERIFY(send(shop, message(65, "hello", "all")).ok());
    }

    void pauses_areToldAndThereAfterARestart() {
        StationShop shop("barista", false);
        std::vector<StationPause> told;
        shop.beforeStart = [&](kds::Station& station) {
            station.observePauses([&](const auto& words) { told.insert(told.end(), words.begin(), words.end()); });
        };
        shop.begin();
        (void)await<Marked>([&](auto done) { shop.station->pause("no water", done); });
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(told[0].reason, std::string("no water"));
        told.clear();
        shop.restart();
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].paused);
    }
};

QTEST_GUILESS_MAIN(StationMessagesTest)
#include "tst_station_messages.moc"
