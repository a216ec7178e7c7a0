// What there is no more of: said here or at another till, it is shown at once and refused in clear words.
#include "phin/model/v1/availability.pb.h"
#include "tests/support/must.h"
#include "tests/ui/till_window.h"

#include <QSignalSpy>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// Another till of the shop says that there is no more of a product, or some again; what it says arrives here.
class OtherTill {
public:
    explicit OtherTill(TillWindow& till)
        : m_till(till)
        , m_box(till.shop(), "till-b", till.clock(), {"till", "", "B", ""}) {
        m_box.writer().start();
    }
    ~OtherTill() { m_box.writer().stop(); }
    void say(const std::string& product, bool available) {
        must(m_box.writer().run([&](journal::Journal& journal) -> Status {
            model::v1::ProductAvailable fact;
            fact.set_schema(1);
            fact.set_business_date(20190401);
            fact.set_product(product);
            fact.set_available(available);
            fact.set_at_ms(journal.nowMs());
            journal.append("product.available", fact);
            return done();
        }));
        const auto told = must(journal::Reader::open(m_box.journalFile())).range({"till-b", 1}, 0, 100'000);
        QVERIFY(told);
        QVERIFY(m_till.box().writer().receive(told->batch.SerializeAsString(), "till-b"));
    }

private:
    TillWindow& m_till;
    Box m_box;
};

} // namespace

class TestSoldOut : public QObject {
    Q_OBJECT

private slots:
    void soldOut_tapped_saysSoAndAddsNothing() {
        TillWindow till;
        till.tap(QStringLiteral("category-smoothie"));
        till.tap(QStringLiteral("tile-strawberry-yoghurt"));
        QVERIFY(till.cart().isEmpty());
        QTRY_VERIFY(till.find(QStringLiteral("toast")));
        QVERIFY(
            till.find(QStringLiteral("toast"))->property("text").toString().contains(QStringLiteral("Sữa chua dâu")));
    }

    void soldOut_saidOnTheSheet_isShownAtOnceAndTakenBack() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.hold(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("soldOut"));
        QTRY_COMPARE(till.screens().availability()->soldOut().size(), 2); // the demo menu has one
        QTRY_VERIFY(!till.find(QStringLiteral("acceptChoices")));         // it has slid away
        QTRY_VERIFY(till.find(QStringLiteral("lineSoldOut")));            // what is on the order is pointed at
        // Taken back where it was said …
        QTRY_VERIFY(till.text(QStringLiteral("toast")).contains(QStringLiteral("hết trong hôm nay")));
        till.tap(QStringLiteral("toastAction"));
        QTRY_COMPARE(till.screens().availability()->soldOut().size(), 1);
        QTRY_VERIFY(!till.find(QStringLiteral("lineSoldOut")));
        till.tap(QStringLiteral("tile-phin-milk"));
        QCOMPARE(till.cart().items(), 2);
        // … or said anew, later.
        till.hold(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("soldOut"));
        QTRY_COMPARE(till.screens().availability()->soldOut().size(), 2);
        QTRY_VERIFY(!till.find(QStringLiteral("acceptChoices"))); // it has slid away
        till.hold(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("acceptChoices")); // a disabled key does nothing
        QCOMPARE(till.cart().items(), 2);
        till.tap(QStringLiteral("soldOut"));
        QTRY_COMPARE(till.screens().availability()->soldOut().size(), 1);
        till.tap(QStringLiteral("acceptChoices"));
        QTRY_COMPARE(till.cart().items(), 3);
    }

    void soldOut_oneMoreOfTheLine_saysTheSameAsAddingIt() {
        TillWindow till;
        till.tap(QStringLiteral("tile-phin-milk"));
        till.screens().availability()->set(QStringLiteral("phin-milk"), false);
        QTRY_VERIFY(till.find(QStringLiteral("lineSoldOut")));
        QSignalSpy failed(&till.cart(), &counter::CartModel::failed);
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("stepMore"));
        QCOMPARE(failed.size(), 2);
        QCOMPARE(failed.at(0).at(0).toString(), QStringLiteral("Phin sữa đá đã hết."));
        QCOMPARE(failed.at(1), failed.at(0));
        QTRY_COMPARE(till.text(QStringLiteral("toast")), QStringLiteral("Phin sữa đá đã hết."));
        QCOMPARE(till.cart().items(), 1);
    }

    void soldOut_saidByAnotherTill_changesTheTileAndSaysWhy() {
        TillWindow till;
        OtherTill other(till);
        const auto tile = QStringLiteral("tile-latte");
        QVERIFY(till.find(tile)->property("available").toBool());
        other.say("latte", false);
        QTRY_VERIFY(!till.find(tile)->property("available").toBool());
        till.tap(tile);
        QVERIFY(till.cart().isEmpty());
        QTRY_COMPARE(till.text(QStringLiteral("toast")), QStringLiteral("Latte đã hết."));
        other.say("latte", true);
        QTRY_VERIFY(till.find(tile)->property("available").toBool());
        till.tap(tile);
        QCOMPARE(till.cart().items(), 1);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }
};

QTEST_MAIN(TestSoldOut)
#include "tst_sold_out.moc"
