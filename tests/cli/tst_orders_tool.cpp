#include "tests/cli/phin_tool.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QJsonArray>
#include <QTest>

using namespace phin;
using namespace phin::test;

/// `phin orders find` on a file of fifty orders, a minute apart, of a till whose shop is seven hours ahead.
class TestOrdersTool : public QObject {
    Q_OBJECT

    TestShop m_shop;
    FakeClock m_clock;

    [[nodiscard]] Answer find(const QStringList& arguments) {
        return phinTool(QStringList{"orders", "find", "--json", "--db", QString::fromStdString(m_shop.file("till-a"))} +
                        arguments);
    }
    [[nodiscard]] static QStringList numbers(const Answer& answer) {
        QStringList all;
        for (const auto& order : answer.json()["orders"].toArray())
            all += order.toObject()["number"].toString();
        return all;
    }

private slots:
    void initTestCase() {
        auto till = m_shop.open("till-a", m_clock);
        till->begin();
        for (unsigned i = 1; i <= 50; ++i) {
            auto order = placed(i);
            order.set_placed_at_ms(m_clock.nowMs() + i * FakeClock::minute);
            order.set_guest(i == 7 ? "Cô Hạnh" : "");
            order.mutable_order()->mutable_lines(0)->mutable_name()->set_vi("Phin sữa đá");
            till->append("order.placed", order);
            if (i != 9)
                till->append("order.paid", paid(i, 1'000 + i));
        }
        till->commit();
    }

    void Find_byWhatAScriptAsksFor() {
        QCOMPARE(numbers(find({"--receipt", "1007"})), QStringList{"A-7"});
        QCOMPARE(numbers(find({"--guest", "hanh"})), QStringList{"A-7"});
        QCOMPARE(numbers(find({"hạnh"})), QStringList{"A-7"});
        QCOMPARE(numbers(find({"--status", "open"})), QStringList{"A-9"});
        QCOMPARE(numbers(find({"--since", "2019-04-01 10:49"})), (QStringList{"A-50", "A-49"}));
        QCOMPARE(numbers(find({"--until", "2019-04-01 10:02"})), (QStringList{"A-2", "A-1"}));
        QCOMPARE(
            find({"--product", "phin sua", "--amount", "70000", "--tender", "cash"}).json()["orders"].toArray().size(),
            40);
        const auto answer = find({"--least", "70001"});
        QCOMPARE(answer.exit, notSo);
        QVERIFY(numbers(answer).isEmpty());
    }

    void Pages_goOnWhereTheLastEnded() {
        QStringList all;
        QStringList after;
        for (int page = 0; page < 5; ++page) {
            const auto answer = find(QStringList{"--limit", "20"} + after);
            all += numbers(answer);
            const auto next = answer.json()["next"];
            if (next.isNull())
                break;
            after = {"--after", next.toString()};
        }
        QCOMPARE(all.size(), 50);
        QCOMPARE(all.first(), QStringLiteral("A-50"));
        QCOMPARE(all.last(), QStringLiteral("A-1"));
        all.removeDuplicates();
        QCOMPARE(all.size(), 50);
    }

    void WrongUse_saysHowItIsMeant() {
        for (const auto& wrong : {QStringList{"--since", "yesterday"}, QStringList{"--amount", "3.5"},
                                  QStringList{"--after", "x"}, QStringList{"--status", "lost"}}) {
            const auto answer = find(wrong);
            QCOMPARE(answer.exit, wrongUse);
            QVERIFY(!answer.err.isEmpty());
        }
        QCOMPARE(phinTool({"orders", "find", "x"}).exit, wrongUse);
        QCOMPARE(phinTool({"orders", "find", "--db", "/nowhere.db"}).exit, couldNot);
    }
};

QTEST_GUILESS_MAIN(TestOrdersTool)
#include "tst_orders_tool.moc"
