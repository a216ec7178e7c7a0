#include "app/screens/found_days.h"
#include "sync/model/plain_words.h"
#include "tests/support/builders.h"
#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtQml/QQmlExtensionPlugin>

#include <atomic>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using counter::FoundAmounts;
using counter::FoundDays;
using counter::OrderSearchModel;

namespace {

/// Sells one of each, a minute apart.
void sell(TillWindow& till, const QStringList& products, const QString& guest = {}) {
    for (const auto& product : products)
        till.cart().add(product);
    till.cart().setGuest(guest);
    till.screens().payment()->payExact();
    EVENTUALLY(till.cart().isEmpty(), 5'000);
    till.clock().advance(FakeClock::minute);
}

QString number(const OrderSearchModel& search, int row) {
    return search.data(search.index(row), counter::OrdersTodayModel::Number).toString();
}

/// What is asked for has been answered, with so many orders.
bool finds(const OrderSearchModel& search, int orders) {
    return search.answered() && search.count() == orders;
}

void type(TillWindow& till, const QString& field, const QString& text) {
    till.tap(field);
    for (const QChar c : text)
        QTest::keyClick(&till.window(), c.toLatin1());
}

} // namespace

class TestFindingOrders : public QObject {
    Q_OBJECT

private slots:
    void orderOfAnotherDay_isFound_shownInFull_andRefunded() {
        TillWindow till;
        auto& search = *till.screens().search();
        sell(till, {QStringLiteral("phin-milk")}, QStringLiteral("Chị Hường"));
        till.clock().advance(40 * FakeClock::day);
        sell(till, {QStringLiteral("croissant")});
        till.tap(QStringLiteral("ordersButton"));
        QTRY_VERIFY(till.find(QStringLiteral("ordersSearch")));
        type(till, QStringLiteral("ordersSearch"), QStringLiteral("huong"));
        EVENTUALLY(finds(search, 1), 5'000);
        till.tap(QStringLiteral("order-A-001"));
        QTRY_COMPARE(till.text(QStringLiteral("detailNumber")), QStringLiteral("A-001"));
        QVERIFY(till.screens()
                    .orders()
                    ->detail()
                    .value(QStringLiteral("time"))
                    .toString()
                    .startsWith(QStringLiteral("01/04/2019")));
        till.tap(QStringLiteral("refund"));
        till.tap(QStringLiteral("reason-0"));
        till.tap(QStringLiteral("confirmBack"));
        QTRY_COMPARE(till.text(QStringLiteral("detailRefunded")), QStringLiteral("35.000 ₫"));
        // The row says so where it stands.
        QTRY_VERIFY(search.data(search.index(0), counter::OrdersTodayModel::GivenBack).toBool());
        till.tap(QStringLiteral("ordersFresh"));
        QTRY_VERIFY(till.find(QStringLiteral("order-A-001"))); // today's own A-001
        QVERIFY(!search.isActive());
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void chips_narrowTheSearch_andClosingTheSheetForgetsThem() {
        TillWindow till;
        auto& search = *till.screens().search();
        sell(till, {QStringLiteral("phin-milk")});
        sell(till, {QStringLiteral("croissant"), QStringLiteral("phin-milk")});
        till.tap(QStringLiteral("ordersButton"));
        till.tap(QStringLiteral("chip-days"));
        till.tap(QStringLiteral("days-1")); // today
        EVENTUALLY(finds(search, 2), 5'000);
        QCOMPARE(number(search, 0), QStringLiteral("A-002")); // the newest first
        till.tap(QStringLiteral("chip-amount"));
        type(till, QStringLiteral("amountTyped"), QStringLiteral("35000"));
        EVENTUALLY(finds(search, 1), 5'000);
        QCOMPARE(number(search, 0), QStringLiteral("A-001"));
        QCOMPARE(till.text(QStringLiteral("chip-amount")), QStringLiteral("35.000 ₫"));
        till.tap(QStringLiteral("chip-tender"));
        till.tap(QStringLiteral("tender-2")); // card
        EVENTUALLY(finds(search, 0), 5'000);
        QTRY_VERIFY(till.find(QStringLiteral("nothingFound")));
        till.tap(QStringLiteral("chip-tender"));
        till.tap(QStringLiteral("tender-1"));
        EVENTUALLY(finds(search, 1), 5'000);
        till.tap(QStringLiteral("chip-status"));
        till.tap(QStringLiteral("status-4")); // not paid
        EVENTUALLY(finds(search, 0), 5'000);
        till.tap(QStringLiteral("ordersButton")); // away
        QTRY_VERIFY(!till.find(QStringLiteral("ordersSheet")));
        QVERIFY(!search.isActive());
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void list_growsAtItsEnd_andRowsStayWhereTheyAre() {
        TillWindow till;
        auto& search = *till.screens().search();
        QAbstractItemModelTester tester(&search, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false); // the view alone asks for more
        const QSignalSpy resets(&search, &QAbstractItemModel::modelReset);
        constexpr int orders = 100;
        (void)till.box().writer().run([&](journal::Journal& journal) -> Status {
            for (int i = 1; i <= orders; ++i) {
                model::v1::OrderPlaced fact;
                fact.set_schema(1);
                fact.set_order_id(idOf(static_cast<std::uint32_t>(i)).bytes());
                fact.set_number("B-" + std::to_string(i));
                fact.set_business_date(20190401);
                fact.set_placed_at_ms(till.clock().nowMs() + i * 1'000);
                fact.set_guest("Khách");
                journal.append("order.placed", fact);
            }
            return done();
        });
        till.tap(QStringLiteral("ordersButton"));
        search.setText(QStringLiteral("khach"));
        EVENTUALLY(finds(search, counter::OrderFinder::pageSize), 5'000);
        QCOMPARE(number(search, 0), QStringLiteral("B-100"));
        const QSignalSpy removed(&search, &QAbstractItemModel::rowsRemoved);
        search.fetchMore({});
        search.fetchMore({}); // a view asks as often as it likes
        EVENTUALLY(finds(search, 2 * counter::OrderFinder::pageSize), 5'000);
        QVERIFY(search.canFetchMore({}));
        search.fetchMore({});
        EVENTUALLY(finds(search, orders), 5'000);
        QVERIFY(!search.canFetchMore({}));
        QCOMPARE(number(search, 0), QStringLiteral("B-100"));
        QCOMPARE(number(search, orders - 1), QStringLiteral("B-1"));
        QCOMPARE(removed.count(), 0);
        QCOMPARE(resets.count(), 0);
    }

    void typedOn_onlyTheLastQuestionIsAnswered() {
        TillWindow till;
        auto& search = *till.screens().search();
        sell(till, {QStringLiteral("phin-milk")});
        QSignalSpy answers(&search, &OrderSearchModel::found);
        for (const auto* const text : {"p", "ph", "phi", "phin"})
            search.setText(QLatin1String(text));
        EVENTUALLY(finds(search, 1), 5'000);
        search.setText(QStringLiteral("zzz"));
        search.setText(QString()); // wanted no more
        QTest::qWait(100);
        QCOMPARE(search.count(), 0);
        QVERIFY(!search.isActive() && !search.isSearching());
    }

    void finder_supersededQuestion_isNotAnswered() {
        TillWindow till;
        std::atomic<int> answered = 0;
        std::atomic<std::uint64_t> last = 0;
        {
            counter::OrderFinder finder(till.box().journalFile(), [&](const counter::OrderFinder::Answer& answer) {
                ++answered;
                last = answer.ticket;
            });
            for (std::uint64_t ticket = 1; ticket <= 200; ++ticket)
                finder.ask({ticket, {.text = "phin"}, {}});
            EVENTUALLY(last == 200, 5'000);
        }
        QVERIFY(answered < 200);
    }

    void finder_ofAFileThatIsNotThere_saysSoAndTriesAgain() {
        TillWindow till;
        auto& search = *till.screens().search();
        search.setFile("/nowhere/at-all.db");
        search.setText(QStringLiteral("phin"));
        EVENTUALLY(!search.failure().isEmpty(), 5'000);
        search.setFile(till.box().journalFile());
        search.setText(QStringLiteral("phin x"));
        EVENTUALLY(search.failure().isEmpty() && search.answered(), 5'000);
    }

    void days_areReadAsTheyAreTyped() {
        const auto reads = [](const char* text) {
            const auto days = FoundDays::read(QLatin1String(text));
            return days ? std::pair(days->first, days->last) : std::pair(0, 0);
        };
        QCOMPARE(reads("15/3/2026"), std::pair(20260315, 20260315));
        QCOMPARE(reads("15.03.2026"), std::pair(20260315, 20260315));
        QCOMPARE(reads("2/2024"), std::pair(20240201, 20240229));
        QCOMPARE(reads("2024"), std::pair(20240101, 20241231));
        for (const auto* const none :
             {"", "15", "15/3", "31/2/2026", "0/3/2026", "32/1/2026", "15/13/2026", "x/3/2026", "1/2/3/2026", "99999"})
            QCOMPARE(reads(none), std::pair(0, 0));
        QCOMPARE(FoundDays::read(QStringLiteral("1/2026"))->stepped(-1).text(), QStringLiteral("12/2025"));
        QCOMPARE(FoundDays::read(QStringLiteral("31/12/2025"))->stepped(1).text(), QStringLiteral("01/01/2026"));
        QCOMPARE(FoundDays::read(QStringLiteral("2025"))->stepped(1).text(), QStringLiteral("2026"));
    }

    void amounts_areReadAsTheyAreTyped() {
        const auto reads = [](const char* text, const char* currency) {
            const auto amounts = FoundAmounts::read(QString::fromUtf8(text), currency);
            return amounts ? std::pair(amounts->least, amounts->most) : std::pair<std::int64_t, std::int64_t>(-1, -1);
        };
        using Pair = std::pair<std::int64_t, std::int64_t>;
        QCOMPARE(reads("85.000", "VND"), Pair(85'000, 85'000));
        QCOMPARE(reads("100000 - 50,000", "VND"), Pair(50'000, 100'000));
        QCOMPARE(reads("3,50", "EUR"), Pair(350, 350));
        for (const auto* const none : {"", "-", "x", "50000-", "1-2-3"})
            QCOMPARE(reads(none, "VND"), Pair(-1, -1));
    }

    void plainText_foldsAsTheMenusSearchDoes() {
        // Every letter that Vietnamese and its neighbours write, and what stands between.
        for (const auto& [from, to] : {std::pair(0x20, 0x17F), std::pair(0x1A0, 0x1B0), std::pair(0x1EA0, 0x1EF9)})
            for (int code = from; code <= to; ++code) {
                const QString letter(static_cast<QChar>(code));
                const auto qt = counter::withoutMarks(letter);
                if (!qt.isEmpty() && qt[0].unicode() < 0x80)
                    QCOMPARE(QString::fromStdString(plainText(letter.toStdString())), qt);
            }
    }

    void syncReport_saysWhatIsBehind_andWhatToDo() {
        TillWindow till;
        till.desk().set([&](FakeDesk& desk) {
            desk.shop.boxes = {{"till-a", "1", "till", "Quầy 1", "A", {}, 0, false, {}, true, true, 0},
                               {"bar", "2", "station", "Quầy pha chế", {}, "barista", 0, false, {}, false, false, 0}};
            auto& report = desk.syncReport;
            report.set_at_ms(till.clock().nowMs());
            report.set_connected(true);
            auto& bar = *report.add_peers();
            bar.set_device("bar");
            bar.set_last_heard_ms(till.clock().nowMs() - 10 * FakeClock::minute);
            bar.set_lacks_there(3);
        });
        till.tap(QStringLiteral("boxesButton"));
        QTRY_VERIFY(till.find(QStringLiteral("boxesPage")));
        EVENTUALLY(till.screens().sync()->lines().size() == 2, 5'000);
        till.screens().boxes()->refresh();
        QTRY_COMPARE(till.screens().sync()->lines().at(1).toMap().value(QStringLiteral("title")).toString(),
                     QStringLiteral("Quầy pha chế"));
        auto* const pages = till.find(QStringLiteral("boxesPage"));
        QMetaObject::invokeMethod(pages, "chosen", Q_ARG(QVariant, true));
        QTRY_VERIFY(till.find(QStringLiteral("sync-bar")));
        const auto words = till.texts().join(u'\n');
        QVERIFY2(words.contains(QStringLiteral("còn thiếu 3 mục")) && words.contains(QStringLiteral("Bật máy đó lên")),
                 qPrintable(words));
        till.language().setCode(QStringLiteral("en"));
        QTRY_VERIFY(till.texts().join(u'\n').contains(QStringLiteral("lacks 3 entries")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void closingTheDay_paidOrdersOnThisTillAlone_areNamedBeforeIt() {
        TillWindow till;
        sell(till, {QStringLiteral("phin-milk")});
        sell(till, {QStringLiteral("croissant")});
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("countDrawer"));
        QTRY_VERIFY(till.find(QStringLiteral("onlyHereText")));
        const auto words = till.text(QStringLiteral("onlyHereText"));
        QVERIFY2(words.contains(u'2') && words.contains(QStringLiteral("A-001, A-002")), qPrintable(words));
        QVERIFY(!words.contains(QStringLiteral("35.000"))); // the drawer is not counted yet
        // The kitchen takes them: nothing more to say.
        till.till().heldElsewhere({1, 1'000});
        QTRY_VERIFY(!till.find(QStringLiteral("onlyHereText")));
        till.tap(QStringLiteral("closeShift"));
        QTRY_VERIFY(till.find(QStringLiteral("resultZ")));
    }
};

QTEST_MAIN(TestFindingOrders)
#include "tst_finding_orders.moc"
