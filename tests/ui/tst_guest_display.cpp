#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr int patienceMs = 20'000;

struct Till : TillWindow {
    explicit Till(const QString& guestDisplay = QStringLiteral("window"), std::int64_t rounding = 0)
        : TillWindow(true, {1280, 800}, 3.78, QStringLiteral("vi"), {}, rounding, guestDisplay) {}
};

} // namespace

/// What the guest sees on the second screen while a cashier sells.
class tst_guest_display : public QObject {
    Q_OBJECT
private slots:
    void display_off_orWithoutASecondScreen_isNotShown() {
        QVERIFY(!Till(QStringLiteral("off")).guestWindow());
        QVERIFY(!Till(QStringLiteral("auto")).guestWindow());
    }

    void display_aWholeSale_showsWelcomeOrderThanksAndChange() {
        Till till;
        QVERIFY(till.guestWindow());
        QVERIFY(!till.guestReads("guestShop").isEmpty());
        till.tap("tile-phin-milk");
        QVERIFY(till.guestReads("guestShop").isEmpty());
        QCOMPARE(till.guestReads("guestTotal"), till.cart().total());
        till.tap("tile-phin-milk");
        QCOMPARE(till.guestReads("guestTotal"), till.cart().total());
        till.tap("pay");
        till.screens().payment()->give(100'000);
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        QCOMPARE(till.guestReads("guestNumber"), QStringLiteral("A-001"));
        QVERIFY(till.guestReads("guestChange").contains(till.screens().payment()->lastChange()));
        till.tap("tile-phin-milk"); // the next guest does not wait for the thanks to end
        QVERIFY(till.guestReads("guestNumber").isEmpty());
        QCOMPARE(till.guestReads("guestTotal"), till.cart().total());
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void display_aTransfer_showsItsCodeToBothSides() {
        Till till;
        till.tap("tile-phin-milk");
        till.tap("pay");
        QVERIFY(till.screens().payment()->qr().isEmpty());
        till.screens().payment()->setMethod(counter::PaymentModel::Transfer);
        const auto code = till.screens().payment()->qr();
        QVERIFY2(code.contains(QStringLiteral("5405350005802VN")), qPrintable(code)); // 35,000 dong
        EVENTUALLY(till.find("paymentQr"), patienceMs);
        QCOMPARE(till.find("paymentQr")->property("text").toString(), code);
        QVERIFY(till.find("paymentQr")->width() >= 25 * 3.78); // large enough for a telephone
        QVERIFY(till.find("paymentQr")->height() >= 25 * 3.78);
        auto* const shown = till.guestWindow()->findChild<QQuickItem*>(QStringLiteral("guestQr"));
        EVENTUALLY(shown->isVisible() && shown->width() >= till.guestWindow()->height() / 2, patienceMs);
        QCOMPARE(till.guestReads("guestQrAmount"), QStringLiteral("35.000 ₫"));
        till.screens().payment()->setMethod(counter::PaymentModel::Card);
        EVENTUALLY(till.guestReads("guestTotal") == till.cart().total(), patienceMs);
        till.screens().payment()->setMethod(counter::PaymentModel::Transfer);
        till.tap("finish");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        QCOMPARE(till.guestReads("guestNumber"), QStringLiteral("A-001"));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void display_cashIsRounded_showsWhatIsToBeHandedOver() {
        Till till(QStringLiteral("window"), 1'000);
        till.tap("tile-phin-milk");
        till.cart().discountAllBy(499, QStringLiteral("regular"));
        QVERIFY(till.guestReads("guestToPay").isEmpty());
        till.tap("pay");
        EVENTUALLY(till.guestReads("guestToPay") == till.screens().payment()->due(), patienceMs); // once it is laid out
        QVERIFY(till.guestReads("guestToPay") != till.guestReads("guestTotal"));
    }

    void display_paidInPart_showsWhatIsLeft() {
        Till till;
        till.tap("tile-phin-milk");
        till.tap("pay");
        till.screens().payment()->give(10'000);
        till.tap("finish");
        EVENTUALLY(till.guestReads("guestToPay") == till.screens().payment()->left(), patienceMs);
    }

    void display_parkedOrder_isNoLongerShown() {
        Till till;
        till.tap("tile-phin-milk");
        till.tap("park");
        QVERIFY(till.guestReads("guestTotal").isEmpty());
        QVERIFY(!till.guestReads("guestShop").isEmpty());
    }
};

QTEST_MAIN(tst_guest_display)
#include "tst_guest_display.moc"
