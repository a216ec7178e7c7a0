#include "kds/screens/station_screen.h"
#include "tests/kdsui/rush_hour.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace phin;
using namespace phin::test;
using namespace phin::kds;

namespace {

/// A station with its view models; loaded.
class ScreenShop : public StationShop {
public:
    explicit ScreenShop(const std::string& which = "barista")
        : StationShop(which, false) {
        beforeStart = [this](kds::Station& made) { screenModels = std::make_unique<StationScreen>(made, clock); };
        begin();
        catchUp();
    }
    ~ScreenShop() { screenModels.reset(); }
    void catchUp() {
        settle();
        QCoreApplication::processEvents();
    }
    StationScreen& ui() { return *screenModels; }
    TicketModel& tickets() { return *ui().tickets(); }
    QString numbers() {
        QString all;
        for (int row = 0; row < tickets().rowCount({}); ++row)
            all += tickets().data(tickets().index(row), TicketModel::Number).toString() + u' ';
        return all;
    }
    QVariantMap line(int row, int index) {
        return tickets().data(tickets().index(row), TicketModel::Lines).toList().at(index).toMap();
    }
    QString id(int row) { return tickets().data(tickets().index(row), TicketModel::OrderId).toString(); }

    std::unique_ptr<StationScreen> screenModels;
};

} // namespace

class KdsModelsTest : public QObject {
    Q_OBJECT
private slots:
    void heldAndRaised_areSaid_andHeldOnesDoNotAge() {
        ScreenShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        shop.catchUp();
        const auto role = [&](int row, int which) { return shop.tickets().data(shop.tickets().index(row), which); };
        QCOMPARE(shop.numbers(), QStringLiteral("A-1 A-2 "));
        shop.station->hold(orderId(1), true, [](const auto&) {});
        shop.station->raise(orderId(2), true, [](const auto&) {});
        shop.catchUp();
        QTRY_COMPARE(shop.numbers(), QStringLiteral("A-2 A-1 "));
        QVERIFY(role(0, TicketModel::Raised).toBool() && !role(0, TicketModel::Held).toBool());
        QVERIFY(role(1, TicketModel::Held).toBool() && !role(1, TicketModel::Raised).toBool());
        shop.clock.advance(10 * FakeClock::minute);
        shop.ui().tick();
        QCOMPARE(role(0, TicketModel::Level).toString(), QStringLiteral("over"));
        QVERIFY(role(0, TicketModel::Pressing).toBool());
        QCOMPARE(role(1, TicketModel::Level).toString(), QStringLiteral("fresh"));
        QVERIFY(!role(1, TicketModel::Pressing).toBool());
    }

    void tickets_aHundredAtOnce_comeInOneInsertionInOrder() {
        ScreenShop shop;
        shop.tickets().setLimit(200);
        QAbstractItemModelTester tester(&shop.tickets(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&shop.tickets(), &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&shop.tickets(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removals(&shop.tickets(), &QAbstractItemModel::rowsRemoved);
        QString expected;
        for (std::uint32_t n = 1; n <= 100; ++n) {
            shop.place(n, {{"barista"}});
            expected += QStringLiteral("A-%1 ").arg(n);
        }
        shop.catchUp();
        QCOMPARE(shop.numbers(), expected);
        QCOMPARE(shop.tickets().total(), 100);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(removals.count(), 0);
        QCOMPARE(inserts.count(), 1); // however many transactions it took
    }

    void tickets_randomWork_keepsModelAndBoardEqual() {
        ScreenShop shop;
        shop.tickets().setLimit(7);
        QAbstractItemModelTester tickets(&shop.tickets(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester allDay(shop.ui().allDay(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester recent(shop.ui().recent(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester preparing(shop.ui().preparing(),
                                           QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester ready(shop.ui().ready(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&shop.tickets(), &QAbstractItemModel::modelReset);
        std::mt19937 random(11);
        RushHour hour(11);
        std::uint32_t placed = 0;
        for (int step = 0; step < 300; ++step) {
            const auto n = placed == 0 ? 0 : 1 + random() % placed;
            switch (random() % 8) {
            case 0:
            case 1:
            case 2:
                shop.decide("order.placed", hour.next(shop.clock.nowMs()));
                ++placed;
                break;
            case 3:
                shop.station->start({orderId(n), {}}, {});
                break;
            case 4:
                shop.station->ready({orderId(n), {}}, {});
                break;
            case 5:
                shop.station->bump({orderId(n), {}}, {});
                break;
            case 6:
                shop.station->recallLast({});
                break;
            default:
                if (n != 0 && random() % 3 == 0)
                    shop.voidOrder(n);
                shop.tickets().setFirst(static_cast<int>(random() % 10));
            }
            shop.clock.advance(1'000);
            if (random() % 3 == 0)
                continue; // what piles up comes at once
            shop.catchUp();
            shop.ui().tick();
            const auto open = shop.station->tickets();
            QCOMPARE(shop.tickets().total(), static_cast<int>(open.size()));
            for (int row = 0; row < shop.tickets().rowCount({}); ++row)
                QCOMPARE(shop.tickets().data(shop.tickets().index(row), TicketModel::Number).toString().toStdString(),
                         open[static_cast<std::size_t>(shop.tickets().first() + row)]->placed().number());
        }
        QCOMPARE(resets.count(), 0);
        QVERIFY(placed > 50);
    }

    void advance_takesALineOneStep() {
        ScreenShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        shop.catchUp();
        QCOMPARE(shop.line(0, 0)[QStringLiteral("state")].toString(), QStringLiteral("queued"));
        shop.ui().advance(shop.id(0), 1);
        shop.catchUp();
        QCOMPARE(shop.line(0, 0)[QStringLiteral("state")].toString(), QStringLiteral("started"));
        shop.ui().advance(shop.id(0), 1);
        shop.catchUp();
        QCOMPARE(shop.line(0, 0)[QStringLiteral("state")].toString(), QStringLiteral("ready"));
        QCOMPARE(shop.line(0, 1)[QStringLiteral("state")].toString(), QStringLiteral("queued"));
        shop.ui().advance(shop.id(0), 1);
        shop.catchUp();
        QCOMPARE(shop.stored(1).preps(0).ready_marks(), 1U);
        shop.ui().recallLine(shop.id(0), 1);
        shop.catchUp();
        QCOMPARE(shop.line(0, 0)[QStringLiteral("state")].toString(), QStringLiteral("queued"));
        QVERIFY(shop.line(0, 0)[QStringLiteral("again")].toBool());
    }

    void bumpAndRecall_showInTheRecentList() {
        ScreenShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        shop.catchUp();
        QSignalSpy done(&shop.ui(), &StationScreen::done);
        shop.ui().bump(shop.id(0));
        shop.catchUp();
        QCOMPARE(shop.numbers(), QStringLiteral("A-2 "));
        QCOMPARE(shop.ui().recent()->last(), QStringLiteral("A-1"));
        shop.ui().recallLast();
        shop.catchUp();
        QCOMPARE(shop.numbers(), QStringLiteral("A-1 A-2 "));
        QCOMPARE(shop.ui().recent()->last(), QString());
        QCOMPARE(done.last().at(0).toString(), QStringLiteral("recall"));
        QCOMPARE(done.last().at(1).toString(), QStringLiteral("A-1"));
        QSignalSpy failed(&shop.ui(), &StationScreen::failed);
        shop.ui().recallLast();
        shop.catchUp();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.last().at(1).toString(), QStringLiteral("notFound"));
    }

    void ages_turnWithTheClock() {
        ScreenShop shop;
        shop.place(1, {{"barista"}});
        shop.catchUp();
        const auto get = [&](TicketModel::Role role) { return shop.tickets().data(shop.tickets().index(0), role); };
        QSignalSpy changes(&shop.tickets(), &QAbstractItemModel::dataChanged);
        shop.clock.advance(79'000);
        shop.ui().tick();
        QCOMPARE(get(TicketModel::AgeText).toString(), QStringLiteral("1:19"));
        QCOMPARE(get(TicketModel::Level).toString(), QStringLiteral("fresh"));
        QCOMPARE(get(TicketModel::DueIn).toInt(), 41);
        QCOMPARE(changes.count(), 1); // lines are not told anew every second
        shop.clock.advance(2'000);
        shop.ui().tick();
        QCOMPARE(get(TicketModel::Level).toString(), QStringLiteral("late"));
        QCOMPARE(shop.line(0, 0)[QStringLiteral("level")].toString(), QStringLiteral("late"));
        QCOMPARE(changes.count(), 3);
        shop.clock.advance(60'000);
        shop.ui().tick();
        QCOMPARE(get(TicketModel::Level).toString(), QStringLiteral("over"));
        QCOMPARE(get(TicketModel::DueIn).toInt(), -21);
        shop.clock.advance(-3'600'000); // somebody sets the clock back
        shop.ui().tick();
        QVERIFY(!get(TicketModel::AgeText).toString().contains(u'-'));
    }

    void language_changesNamesAtOnce() {
        ScreenShop shop;
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QCOMPARE(shop.line(0, 0)[QStringLiteral("name")].toString(), QStringLiteral("Cà phê phin"));
        shop.ui().setLanguage(QStringLiteral("en"));
        QCOMPARE(shop.line(0, 0)[QStringLiteral("name")].toString(), QStringLiteral("Phin coffee"));
        QCOMPARE(shop.ui().allDay()->data(shop.ui().allDay()->index(0), AllDayModel::Name).toString(),
                 QStringLiteral("Phin coffee"));
    }

    void board_numbersGoFromPreparingToReady() {
        ScreenShop shop("board");
        shop.place(1, {{"barista"}, {"kitchen"}});
        shop.catchUp();
        QCOMPARE(shop.ui().preparing()->total(), 1);
        PrepMarked mark;
        mark.set_order_id(orderId(1));
        mark.set_state(READY);
        mark.add_lines(1);
        mark.add_lines(2);
        mark.set_at_ms(shop.clock.nowMs());
        shop.decide("prep.marked", mark);
        shop.catchUp();
        QCOMPARE(shop.ui().preparing()->total(), 0);
        QCOMPARE(shop.ui().ready()->total(), 1);
        shop.clock.advance(60 * 60'000);
        shop.ui().tick();
        QCOMPARE(shop.ui().ready()->total(), 0);
    }

    void status_countsAndSilence_sayWhetherTheScreenIsFresh() {
        StationStatus status;
        // 10:42 in Vietnam, when this station began to listen.
        const auto at = [](std::int64_t ms) { return Moment{(3 * 60 + 42) * 60'000 + ms, ms}; };
        status.tick(at(1'000));
        QCOMPARE(status.state(), QStringLiteral("waiting"));
        status.hear({.connected = true, .tills = 1, .tillsAlive = 1, .heads = 42, .held = 42}, at(1'500));
        QCOMPARE(status.state(), QStringLiteral("complete"));
        QCOMPARE(status.level(), QStringLiteral("good"));
        status.hear({.connected = true, .tills = 1, .tillsAlive = 1, .heads = 43, .held = 42}, at(2'000));
        QCOMPARE(status.state(), QStringLiteral("behind"));
        QCOMPARE(status.level(), QStringLiteral("good")); // a moment behind is usual
        status.hear({.connected = true, .tills = 1, .tillsAlive = 1, .heads = 43, .held = 42}, at(5'000));
        QCOMPARE(status.level(), QStringLiteral("notice"));
        status.hear({.connected = true, .tills = 2, .tillsAlive = 1, .heads = 43, .held = 43}, at(6'000));
        QCOMPARE(status.state(), QStringLiteral("tillSilent"));
        status.tick(at(7'999));
        QCOMPARE(status.state(), QStringLiteral("tillSilent"));
        status.tick(at(8'000)); // two seconds of silence: looked at every second, it is said within three
        QCOMPARE(status.state(), QStringLiteral("stale"));
        QCOMPARE(status.level(), QStringLiteral("bad"));
        status.hear({.connected = false, .tills = 2, .tillsAlive = 0, .heads = 43, .held = 43}, at(9'500));
        QCOMPARE(status.state(), QStringLiteral("offline"));
        status.hear({.connected = false, .tills = 2, .tillsAlive = 0, .heads = 43, .held = 43}, at(12'500));
        QCOMPARE(status.since(), QStringLiteral("10:42"));
        status.setRecovering(true);
        QCOMPARE(status.state(), QStringLiteral("offline"));
        status.hear({.connected = true, .tills = 2, .tillsAlive = 2, .heads = 43, .held = 3}, at(13'000));
        QCOMPARE(status.state(), QStringLiteral("recovering"));
        // A disk that takes nothing weighs more: no ticket comes in and no mark stays.
        using Level = journal::StorageState::Level;
        for (const auto& [level, state] :
             {std::pair{Level::NoRoom, "diskFull"}, std::pair{Level::Failing, "diskFailing"},
              std::pair{Level::Damaged, "diskFailing"}}) {
            status.hear({.connected = true, .tills = 2, .tillsAlive = 2, .heads = 43, .held = 3, .storage = level},
                        at(13'500));
            QCOMPARE(status.state(), QLatin1String(state));
            QCOMPARE(status.level(), QStringLiteral("bad"));
        }
    }
};

QTEST_GUILESS_MAIN(KdsModelsTest)
#include "tst_kds_models.moc"
