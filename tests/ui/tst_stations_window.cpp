// What the stations need from a till: alarms that lead to a key, messages, pauses.
#include "tests/support/builders.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

counter::Alarm alarmOf(counter::Alarm::Kind kind, const std::string& station, std::int64_t sinceMs) {
    counter::Alarm alarm;
    alarm.kind = kind;
    alarm.id = std::to_string(static_cast<int>(kind)) + "/" + station;
    alarm.station = station;
    alarm.sinceMs = sinceMs;
    return alarm;
}

void tell(TillWindow& till, std::vector<counter::Alarm> alarms) {
    auto now = std::make_shared<counter::ShopNow>();
    now->alarms = std::move(alarms);
    now->screens = {{"kitchen-1", "Kitchen", "kitchen"}};
    till.screens().stations()->take(now);
}

/// The kitchen says something; it arrives as over the network.
class Kitchen {
public:
    explicit Kitchen(TillWindow& till)
        : m_till(till)
        , m_box(till.shop(), "kitchen-1", till.clock(), {"station", "Kitchen", "", "kitchen"}) {
        m_box.writer().start();
    }
    ~Kitchen() { m_box.writer().stop(); }
    void say(std::uint32_t id, const std::string& canned, const std::string& product, const std::string& text = {}) {
        model::v1::MessageSent message;
        message.set_schema(1);
        message.set_message_id(idOf(id).bytes());
        message.set_business_date(20190401);
        message.set_to("till");
        message.set_canned(canned);
        message.set_product(product);
        message.set_text(text);
        message.set_needs_ack(true);
        message.set_at_ms(m_till.clock().nowMs());
        QVERIFY(m_box.writer()
                    .run([&](journal::Journal& journal) {
                        journal.append("message.sent", message);
                        return done();
                    })
                    .ok());
        auto reader = journal::Reader::open(m_box.journalFile());
        const auto told = reader->range({"kitchen-1", 1}, 0, 100'000);
        QVERIFY(told);
        QVERIFY(m_till.box().writer().receive(told->batch.SerializeAsString(), "kitchen-1"));
    }

private:
    TillWindow& m_till;
    Box m_box;
};

std::vector<ShopMessage> storedMessages(TillWindow& till) {
    auto reader = journal::Reader::open(till.box().journalFile());
    return reader->messages(20190401);
}

} // namespace

class TestStationsWindow : public QObject {
    Q_OBJECT

private slots:
    void nothingWrong_saysNothing_andTheSheetSaysSo() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        QVERIFY(!till.find(QStringLiteral("stationStrip")));
        till.tap(QStringLiteral("stationsButton"));
        QTRY_VERIFY(till.find(QStringLiteral("allWell")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void stationOff_isSaidWithSinceWhenAndWhatWaits_andGoesByItself() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        auto off = alarmOf(counter::Alarm::Kind::StationOff, "kitchen", till.clock().nowMs());
        off.count = 3;
        off.to = "barista";
        tell(till, {off});
        QTRY_COMPARE(till.text(QStringLiteral("stripTitle")), QStringLiteral("Kitchen: its screen is off since 10:00"));
        QCOMPARE(till.text(QStringLiteral("stripDetail")),
                 QStringLiteral("3 lines wait there · new work goes to Barista"));
        QCOMPARE(till.screens().stations()->urgent(), 1);
        tell(till, {});
        QTRY_VERIFY(!till.find(QStringLiteral("stationStrip")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void nobodyTakes_isHandedToAnotherStation_byOneTouch() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        till.cart().add(QStringLiteral("banh-mi-chicken"));
        till.screens().payment()->payExact();
        QTRY_VERIFY(till.cart().isEmpty());
        const auto order = till.storedOrders().front();
        auto alarm = alarmOf(counter::Alarm::Kind::NobodyTakes, "kitchen", till.clock().nowMs());
        alarm.order = order.order_id();
        alarm.number = "A-001";
        alarm.to = "barista";
        alarm.lines = {{1, {}, order.placed().order().lines(0).name(), 1}};
        alarm.off = true;
        tell(till, {alarm});
        till.tap(QStringLiteral("stationStrip"));
        till.tap(QStringLiteral("hand-A-001"));
        QTRY_COMPARE(till.storedOrders().front().moves_size(), 1);
        QCOMPARE(till.storedOrders().front().moves(0).to(), std::string("barista"));
        QTRY_COMPARE(till.text(QStringLiteral("toast")), QStringLiteral("A-001 goes to Barista."));
        // Or it is asked about: the words are about that order, and go to that station.
        till.tap(QStringLiteral("tell-A-001"));
        till.tap(QStringLiteral("say-remake"));
        QTRY_COMPARE(storedMessages(till).size(), std::size_t{1});
        QCOMPARE(storedMessages(till).front().sent.number(), std::string("A-001"));
        QCOMPARE(storedMessages(till).front().sent.to(), std::string("kitchen"));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void messageOfAStation_isInSightUntilItIsSeen_andSellsOut() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        tell(till, {});
        Kitchen kitchen(till);
        kitchen.say(70, "out_of", "latte");
        QTRY_COMPARE(till.text(QStringLiteral("stripTitle")), QStringLiteral("Kitchen: Out of Latte"));
        till.tap(QStringLiteral("stationStrip"));
        till.tap(QStringLiteral("runsOut-0"));
        QTRY_COMPARE(till.screens().availability()->isSoldOut(QStringLiteral("latte")), true);
        QTRY_VERIFY(!till.find(QStringLiteral("runsOut-0"))); // said
        till.tap(QStringLiteral("seen-0"));
        QTRY_COMPARE(till.screens().messages()->waiting(), 0);
        QCOMPARE(storedMessages(till).front().seen.size(), std::size_t{1});
        till.tap(QStringLiteral("sheetClose"));
        QTRY_VERIFY(!till.find(QStringLiteral("stationStrip")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void words_areTypedAndSentToAll() {
        TillWindow till;
        till.tap(QStringLiteral("stationsButton"));
        till.tap(QStringLiteral("stationsPage")); // its middle lies between the two
        till.screens().messages()->setRecipient(QStringLiteral("all"));
        till.screens().messages()->sendText(QStringLiteral("  Khách đoàn 20 người lúc 15 giờ "));
        QTRY_COMPARE(storedMessages(till).size(), std::size_t{1});
        QCOMPARE(storedMessages(till).front().sent.to(), std::string("all"));
        QCOMPARE(storedMessages(till).front().sent.text(), std::string("Khách đoàn 20 người lúc 15 giờ"));
        QTRY_COMPARE(till.screens().messages()->messages().size(), 1);
    }

    void urgentAlarm_comesBeforeAMessage_andAPauseAfterIt() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"));
        auto pause = alarmOf(counter::Alarm::Kind::Paused, "kitchen", till.clock().nowMs());
        pause.reason = "oven";
        tell(till, {pause});
        QTRY_COMPARE(till.text(QStringLiteral("stripTitle")), QStringLiteral("Kitchen is paused since 10:00"));
        Kitchen kitchen(till);
        kitchen.say(70, {}, {}, "no more bread");
        QTRY_COMPARE(till.text(QStringLiteral("stripTitle")), QStringLiteral("Kitchen: no more bread"));
        tell(till, {alarmOf(counter::Alarm::Kind::StationOff, "kitchen", till.clock().nowMs()), pause});
        QTRY_COMPARE(till.text(QStringLiteral("stripTitle")), QStringLiteral("Kitchen: its screen is off since 10:00"));
        // In the other language the same is said.
        till.language().setCode(QStringLiteral("vi"));
        QTRY_VERIFY(till.text(QStringLiteral("stripTitle")).contains(QStringLiteral("10:00")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }
};

QTEST_MAIN(TestStationsWindow)
#include "tst_stations_window.moc"
