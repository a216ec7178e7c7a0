#include "tests/support/eventually.h"
#include "tests/support/must.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr int soon = 10'000;

/// The till of a shop where a manager, a shift lead and a cashier work; nobody is signed in.
class StaffedWindow : public TillWindow {
public:
    StaffedWindow() {
        hire(901, "Chị Lan", Role::Manager, "240681");
        hire(902, "Minh", Role::ShiftLead, "5173");
        hire(903, "Thảo", Role::Cashier, "9042");
        QCoreApplication::processEvents();
        waitFor([this] { return screens().signIn()->locked() && screens().signIn()->people().size() == 3; });
    }
    void hire(std::uint32_t n, const std::string& name, Role role, const std::string& pin) {
        must(await<StaffMember>([&](auto done) {
            till().staff().set({idAt(n), name, role, true}, counter::Pin::of(pin), counter::Asked::Unattended, done);
        }));
    }
    static Uuid idAt(std::uint32_t n) {
        std::string bytes(16, '\0');
        bytes[14] = static_cast<char>(n >> 8);
        bytes[15] = static_cast<char>(n);
        return *Uuid::fromBytes(bytes);
    }
    template <class Condition>
    static void waitFor(Condition&& condition) {
        if (!eventually(std::forward<Condition>(condition), soon))
            throw std::runtime_error("the test waited in vain");
    }
    void type(const QString& pad, const QString& digits) {
        // All pads have the same keys: only one may be shown.
        waitFor([&] { return find(pad) && !find(QStringLiteral("discountSheet")); });
        for (const QChar digit : digits)
            tap(QStringLiteral("key-") + digit);
    }
    void signIn(const QString& name, const QString& pin) {
        tap(QStringLiteral("person-") + name);
        type(QStringLiteral("lockPin"), pin);
        tap(QStringLiteral("signIn"));
        waitFor([this] { return !screens().signIn()->locked() && !find(QStringLiteral("lockScreen")); });
    }
    [[nodiscard]] QStringList lifts() {
        QStringList rights;
        for (const auto& lift : must(journal::Reader::open(box().journalFile())).lifts(0, 99'999'999))
            rights += QString::fromStdString(lift.right() + " " + lift.why());
        return rights;
    }
};

} // namespace

class StaffWindowTest : public QObject {
    Q_OBJECT
private slots:
    void init() { QCoreApplication::processEvents(); }

    void shopWithoutStaff_isOpen_untilItsManagerIsAdded() {
        TillWindow till;
        QVERIFY(!till.find(QStringLiteral("lockScreen")));
        QVERIFY(!till.find(QStringLiteral("signedIn")));
        till.tap(QStringLiteral("staffButton"));
        QTRY_VERIFY(till.find(QStringLiteral("noStaff")));
        till.tap(QStringLiteral("staffAdd"));
        till.tap(QStringLiteral("staffName"));
        till.screens().staff()->setName(QStringLiteral("Chị Lan"));
        QTRY_VERIFY(till.find(QStringLiteral("staffPin")));
        auto press = [&](const QString& digits) {
            till.screens().staff()->pin()->clear();
            for (const QChar digit : digits)
                till.tap(QStringLiteral("key-") + digit);
        };
        press(QStringLiteral("2406"));
        QVERIFY(!till.find(QStringLiteral("staffSave"))->isEnabled()); // too short for a manager
        press(QStringLiteral("123456"));
        till.tap(QStringLiteral("staffSave"));
        QTRY_VERIFY(!till.text(QStringLiteral("staffMessage")).isEmpty()); // too easy to guess
        press(QStringLiteral("240681"));
        till.tap(QStringLiteral("staffSave"));
        EVENTUALLY(till.screens().signIn()->staffed(), soon);
        QVERIFY(!till.screens().signIn()->locked()); // who is added first is signed in
        QTRY_COMPARE(till.text(QStringLiteral("signedIn")), QStringLiteral("Chị Lan"));
        QTRY_VERIFY(till.find(QStringLiteral("staff-Chị Lan")));
        QCOMPARE(till.warnings(), QStringList());
    }

    void signIn_byNameAndPin_thenTwoTapsSell() {
        StaffedWindow till;
        QVERIFY(till.find(QStringLiteral("lockScreen")));
        till.signIn(QStringLiteral("Thảo"), QStringLiteral("9042"));
        QCOMPARE(till.text(QStringLiteral("signedIn")), QStringLiteral("Thảo"));
        QVERIFY(!till.find(QStringLiteral("staffButton"))); // that is the manager's
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        QCOMPARE(till.storedOrders()[0].placed().staff(), StaffedWindow::idAt(903).toString());
        QCOMPARE(till.warnings(), QStringList());
    }

    void signIn_byKeyboard() {
        StaffedWindow till;
        till.tap(QStringLiteral("person-Minh"));
        for (const char digit : {'5', '1', '7', '4'})
            QTest::keyClick(&till.window(), digit);
        QTest::keyClick(&till.window(), Qt::Key_Backspace);
        QTest::keyClick(&till.window(), '3');
        QTest::keyClick(&till.window(), Qt::Key_Return);
        EVENTUALLY(!till.screens().signIn()->locked(), soon);
        QCOMPARE(till.screens().signIn()->name(), QStringLiteral("Minh"));
        QTest::keyClick(&till.window(), Qt::Key_F12);
        QTRY_VERIFY(till.find(QStringLiteral("lockScreen")));
    }

    void locked_nothingBehindIsReached_andTheCartStays() {
        StaffedWindow till;
        till.signIn(QStringLiteral("Thảo"), QStringLiteral("9042"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("signedIn"));
        QTRY_VERIFY(till.find(QStringLiteral("lockScreen")));
        QTest::keyClick(&till.window(), Qt::Key_F9); // pays, where somebody is signed in
        QTest::mouseClick(&till.window(), Qt::LeftButton, {}, till.centre(QStringLiteral("cashExact")));
        (void)till.box().writer().run([](journal::Journal&) { return done(); }); // all that was asked for is done
        QVERIFY(till.storedOrders().empty());
        QCOMPARE(till.cart().items(), 1);
        till.signIn(QStringLiteral("Minh"), QStringLiteral("5173"));
        QCOMPARE(till.cart().items(), 1);
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
    }

    void untouched_locksByItself() {
        StaffedWindow till;
        till.signIn(QStringLiteral("Thảo"), QStringLiteral("9042"));
        std::int64_t now = 0;
        auto& lock = till.screens().signIn()->autoLock();
        lock.setSteady([&now] { return now; });
        lock.setAfterMs(60'000);
        for (int i = 0; i < 4; ++i) { // touched now and then
            now += 59'000;
            lock.look();
            QVERIFY(!till.screens().signIn()->locked());
            QTest::mouseClick(&till.window(), Qt::LeftButton, {}, {2, 2});
        }
        now += 60'000;
        QTRY_VERIFY(till.screens().signIn()->locked());
        lock.setAfterMs(0);
    }

    void wrongPin_saysHowOften_andWhenAgain() {
        StaffedWindow till;
        till.tap(QStringLiteral("person-Thảo"));
        QStringList said;
        for (int i = 0; i < 3; ++i) {
            till.type(QStringLiteral("lockPin"), QStringLiteral("7777"));
            till.tap(QStringLiteral("signIn"));
            EVENTUALLY(!till.screens().signIn()->busy() && till.screens().signIn()->refused(), soon);
            said += till.text(QStringLiteral("pinMessage"));
            QCOMPARE(till.screens().signIn()->pin()->count(), 0);
        }
        QVERIFY2(said[0].contains(u'2'), qPrintable(said[0]));
        QVERIFY2(said[2].contains(u'5'), qPrintable(said[2])); // seconds
        till.clock().advance(2'000);
        QTRY_VERIFY(till.text(QStringLiteral("pinMessage")).contains(u'3')); // and counts down
        till.clock().advance(4'000);
        QTRY_VERIFY(!till.screens().signIn()->refused());
        till.signIn(QStringLiteral("Thảo"), QStringLiteral("9042"));
    }

    void clock_onTheLockScreen_isShownThereAndToTheManager() {
        StaffedWindow till;
        till.tap(QStringLiteral("person-Thảo"));
        till.tap(QStringLiteral("clockInOut"));
        QVERIFY(!till.text(QStringLiteral("pinMessage")).isEmpty()); // the PIN first
        till.type(QStringLiteral("lockPin"), QStringLiteral("9042"));
        till.tap(QStringLiteral("clockInOut"));
        EVENTUALLY(till.screens().signIn()->chosenHere(), soon);
        QVERIFY(till.screens().signIn()->locked());
        till.clock().advance(95 * FakeClock::minute);
        till.signIn(QStringLiteral("Chị Lan"), QStringLiteral("240681"));
        till.tap(QStringLiteral("staffButton"));
        QTRY_VERIFY(till.find(QStringLiteral("staff-Thảo")));
        QVERIFY2(till.texts().join(u'|').contains(QStringLiteral("1 giờ 35 phút")),
                 qPrintable(till.texts().join(u'|')));
    }

    void discount_ofACashier_isAllowedOnceByAShiftLead() {
        StaffedWindow till;
        till.signIn(QStringLiteral("Thảo"), QStringLiteral("9042"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("orderDiscount"));
        till.tap(QStringLiteral("percent-10"));
        till.tap(QStringLiteral("discountReason-0"));
        till.tap(QStringLiteral("giveDiscount"));
        QTRY_VERIFY(till.find(QStringLiteral("allow")));
        QCOMPARE(till.cart().total(), QStringLiteral("35.000 ₫"));
        QVERIFY(!till.find(QStringLiteral("lifter-Thảo")));
        till.tap(QStringLiteral("lifter-Minh"));
        till.type(QStringLiteral("liftPin"), QStringLiteral("0000"));
        till.tap(QStringLiteral("allow"));
        EVENTUALLY(!till.screens().lift()->message().isEmpty(), soon);
        QCOMPARE(till.cart().total(), QStringLiteral("35.000 ₫"));
        till.type(QStringLiteral("liftPin"), QStringLiteral("5173"));
        till.tap(QStringLiteral("allow"));
        EVENTUALLY(till.cart().total() == QStringLiteral("31.500 ₫"), soon);
        QTRY_VERIFY(!till.find(QStringLiteral("allow")));
        QCOMPARE(till.screens().signIn()->name(), QStringLiteral("Thảo")); // who stands here stays
        QCOMPARE(till.lifts().size(), 1);
        QVERIFY(till.lifts().front().startsWith(QStringLiteral("discount ")));
        // Another one asks again; and who gives up changes nothing.
        till.tap(QStringLiteral("orderDiscount"));
        till.tap(QStringLiteral("percent-50"));
        till.tap(QStringLiteral("discountReason-0"));
        till.tap(QStringLiteral("giveDiscount"));
        QTRY_VERIFY(till.screens().lift()->isOpen());
        QTRY_VERIFY(till.find(QStringLiteral("liftSheet")));
        QTest::keyClick(&till.window(), Qt::Key_Escape);
        QTRY_VERIFY(!till.screens().lift()->isOpen());
        QCOMPARE(till.cart().total(), QStringLiteral("31.500 ₫"));
        QCOMPARE(till.warnings(), QStringList());
    }

    void refund_ofACashier_isAllowedByTheManager() {
        StaffedWindow till;
        till.signIn(QStringLiteral("Thảo"), QStringLiteral("9042"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("cashExact"));
        till.tap(QStringLiteral("ordersButton"));
        till.tap(QStringLiteral("order-A-001"));
        till.tap(QStringLiteral("refund"));
        till.tap(QStringLiteral("reason-0"));
        till.tap(QStringLiteral("confirmBack"));
        QTRY_VERIFY(till.find(QStringLiteral("allow"))); // one manager: chosen already
        till.type(QStringLiteral("liftPin"), QStringLiteral("240681"));
        till.tap(QStringLiteral("allow"));
        EVENTUALLY(till.storedOrders()[0].refunds_size() == 1, soon);
        QCOMPARE(till.storedOrders()[0].refunds(0).staff(), StaffedWindow::idAt(903).toString());
        QCOMPARE(till.lifts().size(), 1);
    }

    void manager_changesPeople_andTakesItBack() {
        StaffedWindow till;
        till.signIn(QStringLiteral("Chị Lan"), QStringLiteral("240681"));
        till.tap(QStringLiteral("staffButton"));
        till.tap(QStringLiteral("staff-Thảo"));
        till.tap(QStringLiteral("staffActive"));
        EVENTUALLY(till.screens().signIn()->people().size() == 2, soon);
        till.tap(QStringLiteral("toastAction"));
        EVENTUALLY(till.screens().signIn()->people().size() == 3, soon);
        till.tap(QStringLiteral("staff-Thảo"));
        till.screens().staff()->setRole(2);
        till.tap(QStringLiteral("staffSave"));
        EVENTUALLY(till.till().staff().session().member(StaffedWindow::idAt(903))->role == Role::ShiftLead, soon);
        till.tap(QStringLiteral("staff-Chị Lan"));
        till.tap(QStringLiteral("staffActive"));
        QTRY_VERIFY(!till.text(QStringLiteral("staffMessage")).isEmpty()); // somebody has to be a manager
        QVERIFY(!till.screens().signIn()->locked());
        QCOMPARE(till.warnings(), QStringList());
    }

    void onTheHouse_andAnotherPrice_areMarked() {
        StaffedWindow till;
        till.signIn(QStringLiteral("Chị Lan"), QStringLiteral("240681"));
        till.tap(QStringLiteral("tile-phin-milk"));
        till.cart().compLine(1, QStringLiteral("Làm sai"));
        QCOMPARE(till.cart().total(), QStringLiteral("0 ₫"));
        till.cart().discountLine(1, 0, QString());
        till.cart().priceLine(1, 20'000, QStringLiteral("Làm sai"));
        QCOMPARE(till.cart().total(), QStringLiteral("20.000 ₫"));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        QCOMPARE(till.storedOrders()[0].placed().order().lines(0).override_reason(), std::string("Làm sai"));
    }
};

QTEST_MAIN(StaffWindowTest)
#include "tst_staff_window.moc"
