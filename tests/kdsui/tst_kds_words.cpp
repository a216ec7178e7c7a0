// What a station and the rest of the shop say to each other on its screen: messages, pauses, what is sold out.
#include "phin/model/v1/availability.pb.h"
#include "tests/kdsui/station_pictures.h"
#include "tests/ui/stand_still.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

std::vector<ShopMessage> storedMessages(StationShop& shop) {
    shop.settle();
    auto reader = journal::Reader::open(shop.screen.journalFile());
    if (!reader)
        throw std::runtime_error(reader.error().message);
    return reader->messages(20190401);
}

QString stripText(const WindowShop& shop, const char* strip) {
    auto* const item = shop.item(strip);
    return item->isVisible() ? item->property("text").toString() : QString();
}

/// Waits for a sheet, and touches a key of it once it has come to rest.
void touchIn(WindowShop& shop, const char* sheet, const char* key) {
    auto* const opened = shop.item(sheet);
    QTRY_VERIFY2(opened->isVisible() && opened->isEnabled(), sheet);
    QQuickItem* found = nullptr;
    const auto inReach = [&] {
        found = WindowShop::all(opened, key).value(0);
        return found && found->isVisible() && found->mapToScene({found->width(), 0}).x() <= shop.window->width();
    };
    QTRY_VERIFY2(inReach(), key);
    QTRY_VERIFY2(found->isEnabled(), key);
    standStill(*shop.window); // what has just changed on the sheet is laid out
    shop.touch(found);
}

} // namespace

class KdsWordsTest : public QObject {
    Q_OBJECT
private slots:
    void messageToAcknowledge_staysAndRingsAgain_untilSomebodyHasSeenIt_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("touch") << false;
        QTest::newRow("key A") << true;
    }
    void messageToAcknowledge_staysAndRingsAgain_untilSomebodyHasSeenIt() {
        QFETCH(const bool, byKey);
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        shop.place(1, {{"barista"}});
        QSignalSpy rings(shop.models->messages(), &kds::MessageModel::rings);
        sendFromTill(shop, 51, "barista", "", true, "remake", 1);
        shop.catchUp();
        QTRY_COMPARE(stripText(shop, "messageStrip"), QStringLiteral("Remake A-1 (till-a, 10:00)"));
        QCOMPARE(rings.count(), 1);
        for (int i = 0; i < 6; ++i) { // a minute in which nobody looks
            shop.clock.advance(10'000);
            shop.models->tick();
        }
        QCOMPARE(rings.count(), 4); // calmly: every twenty seconds
        shop.clock.advance(60 * 60'000);
        shop.models->tick();
        QTRY_VERIFY(!stripText(shop, "messageStrip").isEmpty());
        if (byKey)
            QTest::keyClick(shop.window, Qt::Key_A);
        else
            shop.touch(WindowShop::all(shop.item("messageStrip"), "stripKey").first());
        QTRY_COMPARE(stripText(shop, "messageStrip"), QString());
        const auto stored = storedMessages(shop);
        QCOMPARE(stored.size(), std::size_t{1});
        QVERIFY(stored[0].seenBy("barista-1"));
        const auto after = rings.count();
        shop.clock.advance(60'000);
        shop.models->tick();
        QCOMPARE(rings.count(), after);
    }

    void messageThatNeedsNoAnswer_passesByItself() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        sendFromTill(shop, 51, "all", "take a break", false);
        shop.catchUp();
        QTRY_VERIFY(stripText(shop, "messageStrip").startsWith(QStringLiteral("take a break")));
        shop.clock.advance(kds::MessageModel::passesAfterMs + 1'000);
        shop.models->tick();
        QTRY_COMPARE(stripText(shop, "messageStrip"), QString());
        QCOMPARE(shop.models->messages()->count(), 1); // the sheet has it
    }

    void messageToAnotherStation_isNotShownHere() {
        WindowShop shop;
        publishMenu(shop);
        sendFromTill(shop, 51, "kitchen", "xin chao");
        shop.catchUp();
        QCOMPARE(shop.models->messages()->count(), 0);
        QCOMPARE(stripText(shop, "messageStrip"), QString());
    }

    void cannedMessage_aboutTheChosenTicket_isSentByTouch_andSaysWhoHasSeenIt() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        publishMenu(shop);
        shop.place(41, {{"barista"}});
        shop.place(42, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 2);
        QTest::keyClick(shop.window, Qt::Key_2);
        QTest::keyClick(shop.window, Qt::Key_M);
        touchIn(shop, "messageSheet", "canned-remake");
        QTRY_COMPARE(storedMessages(shop).size(), std::size_t{1});
        const auto sent = storedMessages(shop)[0];
        QCOMPARE(sent.sent.canned(), std::string("remake"));
        QCOMPARE(sent.sent.number(), std::string("A-42"));
        QCOMPARE(sent.sent.to(), std::string("till"));
        QVERIFY(sent.sent.needs_ack());
        QTRY_COMPARE(shop.item("toast")->property("text").toString(), QStringLiteral("Sent"));
        QCOMPARE(stripText(shop, "messageStrip"), QString()); // nobody reads his own words

        shop.touch(shop.item("messagesKey"));
        auto* const sheet = shop.item("messageSheet");
        const auto seen = [&] {
            auto* const words = WindowShop::all(sheet, "messageSeen").value(0);
            return words ? words->property("text").toString() : QString();
        };
        QTRY_COMPARE(seen(), QStringLiteral("nobody has seen it yet"));
        model::v1::MessageSeen fact;
        fact.set_message_id(sent.sent.message_id());
        fact.set_at_ms(shop.clock.nowMs());
        shop.decide("message.seen", fact);
        shop.catchUp();
        QTRY_COMPARE(seen(), QStringLiteral("seen: till-a 10:00"));
    }

    void freeWords_areTypedOnTheGlass_andSentToAll() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        publishMenu(shop);
        shop.catchUp();
        shop.touch(shop.item("messagesKey"));
        touchIn(shop, "messageSheet", "messageText");
        auto* const keyboard = shop.item("keyboard");
        QTRY_VERIFY(keyboard->isVisible());
        for (const auto* key : {"vk-m", "vk-i", "vk-l", "vk-k"})
            shop.touch(WindowShop::all(keyboard, key).first());
        auto* const to = WindowShop::all(shop.item("messageSheet"), "messageTo").first();
        const auto at = to->mapToScene({to->width() * 0.9, to->height() / 2}).toPoint();
        QTest::mouseClick(shop.window, Qt::LeftButton, {}, at);
        touchIn(shop, "messageSheet", "messageSend");
        QTRY_COMPARE(storedMessages(shop).size(), std::size_t{1});
        const auto sent = storedMessages(shop)[0].sent;
        QCOMPARE(sent.text(), std::string("Milk"));
        QCOMPARE(sent.to(), std::string("all"));
        QVERIFY(sent.needs_ack());
    }

    void pause_withAReason_standsAcrossTheScreen_untilSomebodyGoesOn() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QTest::keyClick(shop.window, Qt::Key_P);
        touchIn(shop, "pauseSheet", "pause-0");
        QTRY_COMPARE(stripText(shop, "ownPause"), QStringLiteral("PAUSED since 10:00: Cleaning"));
        QVERIFY(shop.models->pauses()->paused());
        shop.touch(WindowShop::all(shop.item("ownPause"), "stripKey").first());
        QTRY_COMPARE(stripText(shop, "ownPause"), QString());
        // By the screen's own sheet, in free words.
        shop.touch(shop.item("screenKey"));
        touchIn(shop, "screenSheet", "pauseKey");
        touchIn(shop, "pauseSheet", "pauseReason");
        QTRY_VERIFY(shop.item("pauseReason")->hasActiveFocus());
        for (const char letter : {'g', 'a', 's'})
            QTest::keyClick(shop.window, letter);
        touchIn(shop, "pauseSheet", "pauseSay");
        QTRY_COMPARE(stripText(shop, "ownPause"), QStringLiteral("PAUSED since 10:00: gas"));
        QTest::keyClick(shop.window, Qt::Key_P);
        touchIn(shop, "pauseSheet", "resumeStation");
        QTRY_VERIFY(!shop.models->pauses()->paused());
    }

    void pauseOfAnotherStation_isSaidHereAndAtTheExpo() {
        for (const auto* station : {"barista", "expo"}) {
            WindowShop shop(station, {1280, 800}, QStringLiteral("en"));
            publishMenu(shop);
            sayPaused(shop, "kitchen", "no gas");
            shop.catchUp();
            QTRY_COMPARE(stripText(shop, "otherPause"), QStringLiteral("Kitchen pauses since 10:00: no gas"));
            QVERIFY(!shop.item("ownPause")->isVisible());
            sayPaused(shop, "kitchen", "");
            shop.catchUp();
            QTRY_COMPARE(stripText(shop, "otherPause"), QString());
        }
    }

    void soldOut_touchedOnce_isSaidToTheTills_andTakenBack() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        publishMenu(shop);
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        const auto said = [&] {
            shop.settle();
            auto reader = journal::Reader::open(shop.screen.journalFile());
            QStringList all;
            for (const auto& word : reader->availability(20190401, 20190401))
                all += QString::fromStdString(word.product) + (word.available ? u'+' : u'-');
            return all;
        };
        // From the ticket's sheet: what is on it stands first.
        QTest::keyClick(shop.window, Qt::Key_1);
        QTest::keyClick(shop.window, Qt::Key_H);
        touchIn(shop, "ticketSheet", "soldOutOf");
        auto* const first = shop.models->soldOut();
        QCOMPARE(first->data(first->index(0), kds::SoldOutModel::ProductId).toString(), QStringLiteral("phin"));
        touchIn(shop, "soldOutSheet", "soldOut-phin");
        QTRY_COMPARE(said(), QStringList{"phin-"});
        QTRY_VERIFY(shop.item("toast")->property("text").toString().endsWith(
            QStringLiteral("is sold out today, at all tills.")));
        QTRY_COMPARE(storedMessages(shop).size(), std::size_t{1}); // for the people at the tills
        QCOMPARE(storedMessages(shop)[0].sent.canned(), std::string("out_of"));
        QCOMPARE(storedMessages(shop)[0].sent.product(), std::string("phin"));
        QTRY_VERIFY(shop.item("toast")->opacity() > 0.99 && !shop.item("soldOutSheet")->isVisible());
        shop.touch(shop.findItem("toastAction"));
        QTRY_COMPARE(said(), QStringList{"phin+"});
        QTRY_COMPARE(shop.models->soldOut()->soldOutCount(), 1); // the menu's own
    }

    void soldOut_isFoundBySearching_withoutMarks() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("vi"));
        publishMenu(shop);
        QTest::keyClick(shop.window, Qt::Key_O);
        touchIn(shop, "soldOutSheet", "soldOutSearch");
        auto& model = *shop.models->soldOut();
        QTRY_VERIFY(model.count() >= 4);
        model.setSearch(QStringLiteral("ban"));
        QCOMPARE(model.count(), 1);
        QCOMPARE(model.data(model.index(0), kds::SoldOutModel::ProductId).toString(), QStringLiteral("banh-mi"));
        model.setSearch(QStringLiteral("zzz"));
        QCOMPARE(model.count(), 0);
    }

    void soldOut_saidElsewhere_isShownHere_andAfterARestartOfTheDay() {
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"));
        publishMenu(shop);
        model::v1::ProductAvailable fact;
        fact.set_business_date(20190401);
        fact.set_product("phin");
        fact.set_available(false);
        shop.decide("product.available", fact);
        shop.catchUp();
        shop.models->soldOut()->look();
        QTRY_COMPARE(shop.models->soldOut()->soldOutCount(), 2);
        shop.clock.advance(FakeClock::day);
        shop.models->soldOut()->look();
        QCOMPARE(shop.models->soldOut()->soldOutCount(), 1); // each day begins as the menu says
    }
};

QTEST_MAIN(KdsWordsTest)
#include "tst_kds_words.moc"
