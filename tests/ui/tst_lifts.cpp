// What a cashier may not do with the shift, the drawer and the shop's boxes, and a manager allows once on the same
// screen.
#include "tests/support/eventually.h"
#include "tests/support/must.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr int soon = 10'000;

/// A cashier is signed in; the manager stands beside.
class CashiersWindow : public TillWindow {
public:
    CashiersWindow() {
        hire(1, "Chị Lan", Role::Manager, "240681");
        hire(2, "Thảo", Role::Cashier, "9042");
        waitFor([this] { return screens().signIn()->locked() && screens().signIn()->people().size() == 2; });
        tap(QStringLiteral("person-Thảo"));
        screens().signIn()->pin()->type(QStringLiteral("9042"));
        screens().signIn()->signIn();
        waitFor([this] { return !find(QStringLiteral("lockScreen")); });
    }
    template <class Condition>
    static void waitFor(Condition&& condition) {
        if (!eventually(std::forward<Condition>(condition), soon))
            throw std::runtime_error("the test waited in vain");
    }
    /// The manager's PIN, on the sheet that came.
    void allow() {
        waitFor([this] { return screens().lift()->isOpen() && find(QStringLiteral("liftSheet")); });
        if (screens().lift()->asksWhy())
            tap(QStringLiteral("liftWhy-2"));
        screens().lift()->pin()->type(QStringLiteral("240681"));
        tap(QStringLiteral("allow"));
        waitFor([this] { return !screens().lift()->isOpen(); });
    }
    [[nodiscard]] QStringList lifts() {
        QStringList rights;
        for (const auto& lift : must(journal::Reader::open(box().journalFile())).lifts(0, 99'999'999))
            rights += QString::fromStdString(lift.right());
        return rights;
    }

private:
    void hire(char n, const std::string& name, Role role, const std::string& pin) {
        std::string bytes(16, '\0');
        bytes[15] = n;
        must(await<StaffMember>([&](auto done) {
            till().staff().set({*Uuid::fromBytes(bytes), name, role, true}, counter::Pin::of(pin),
                               counter::Asked::Unattended, done);
        }));
    }
};

const Error notAllowed{ErrorKind::Refused, "a manager can allow this", Right::AdmitBoxes};

} // namespace

class LiftsTest : public QObject {
    Q_OBJECT

private slots:
    void shift_openedPaidOutCountedAndClosed_eachAllowedOnce() {
        CashiersWindow till;
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("openShift"));
        till.tap(QStringLiteral("quickCash-2"));
        till.tap(QStringLiteral("acceptCash"));
        QTRY_VERIFY(till.screens().lift()->isOpen());
        QVERIFY(till.screens().lift()->what().contains(QStringLiteral("500.000")));
        till.standStill();
        till.tap(QStringLiteral("sheetClose")); // not allowed: nothing happens, and it can be asked for again
        QTRY_VERIFY(!till.screens().lift()->isOpen());
        QVERIFY(!till.screens().shift()->isOpen());
        till.tap(QStringLiteral("acceptCash"));
        till.allow();
        QTRY_VERIFY(till.screens().shift()->isOpen());

        till.tap(QStringLiteral("move-2"));
        till.tap(QStringLiteral("cashReason-0"));
        till.tap(QStringLiteral("key-5"));
        till.tap(QStringLiteral("key-000"));
        till.tap(QStringLiteral("acceptCash"));
        QTRY_VERIFY(till.screens().lift()->isOpen());
        QVERIFY(!till.screens().lift()->asksWhy()); // that was said already
        till.allow();
        QTRY_VERIFY(till.find(QStringLiteral("countDrawer")));

        till.tap(QStringLiteral("xReport"));
        till.allow();
        QTRY_VERIFY(till.find(QStringLiteral("reportList")));
        till.tap(QStringLiteral("shiftBack"));
        till.tap(QStringLiteral("countDrawer"));
        till.tap(QStringLiteral("key-1"));
        till.tap(QStringLiteral("closeShift"));
        till.allow();
        QTRY_VERIFY(till.find(QStringLiteral("verdict")));
        till.tap(QStringLiteral("resultZ"));
        till.allow();
        QTRY_VERIFY(till.find(QStringLiteral("savePdf")));
        QCOMPARE(till.lifts(), (QStringList{QStringLiteral("open_shift"), QStringLiteral("cash_in_out"),
                                            QStringLiteral("see_reports"), QStringLiteral("close_shift"),
                                            QStringLiteral("close_day")}));
        till.tap(QStringLiteral("shiftBack"));
        till.tap(QStringLiteral("xReport")); // once is once
        QTRY_VERIFY(till.screens().lift()->isOpen());
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void box_revokedAndLetIn_onceAllowed() {
        CashiersWindow till;
        till.desk().set([&](FakeDesk& desk) {
            desk.shop.authority = true;
            desk.shop.boxes = {
                {"till-a", "1", "till", "Quầy 1", "A", {}, 1'900'000'000'000, false, {}, true, true, 1},
                {"bar", "2", "station", "Bar", {}, "barista", 1'900'000'000'000, false, {}, false, true, 1}};
            desk.refuses = notAllowed;
        });
        till.tap(QStringLiteral("boxesButton"));
        QTRY_VERIFY(till.find(QStringLiteral("letIn")));
        till.tap(QStringLiteral("box-Bar"));
        till.tap(QStringLiteral("revoke"));
        till.tap(QStringLiteral("revokeReason-0"));
        till.tap(QStringLiteral("confirmRevoke"));
        QTRY_VERIFY(till.screens().lift()->isOpen());
        QVERIFY(till.screens().lift()->what().contains(QStringLiteral("Bar")));
        till.desk().set([](FakeDesk& desk) { desk.refuses.reset(); }); // as the till itself does once it is lifted
        till.allow();
        const auto revokings = [&] {
            const auto asked = till.desk().asked();
            return std::count_if(asked.begin(), asked.end(),
                                 [](const auto& each) { return each.starts_with("revoke bar"); });
        };
        QTRY_COMPARE(revokings(), 2); // refused, then done

        till.desk().set([](FakeDesk& desk) { desk.refuses = notAllowed; });
        till.tap(QStringLiteral("letIn"));
        QTRY_VERIFY(till.screens().lift()->isOpen());
        QCOMPARE(till.screens().door()->stage(), counter::DoorModel::Away);
        till.desk().set([](FakeDesk& desk) { desk.refuses.reset(); });
        till.allow();
        QTRY_COMPARE(till.screens().door()->stage(), counter::DoorModel::Open);
        till.desk().set([](FakeDesk& desk) {
            desk.state.guest = counter::DoorState::Guest{"till-d", "till", "Quầy 4", "D", {}, 128'000};
            desk.refuses = notAllowed;
        });
        QTRY_VERIFY(!till.screens().door()->guest().isEmpty());
        till.screens().door()->type(QStringLiteral("123456"));
        till.tap(QStringLiteral("admit"));
        QTRY_VERIFY(till.screens().lift()->isOpen());
        QCOMPARE(till.screens().door()->code(), QStringLiteral("123456")); // need not be typed again
        till.desk().set([](FakeDesk& desk) { desk.refuses.reset(); });
        till.allow();
        QTRY_COMPARE(till.screens().door()->stage(), counter::DoorModel::CameIn);
        QCOMPARE(till.lifts(), QStringList(3, QStringLiteral("admit_boxes")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }
};

QTEST_MAIN(LiftsTest)
#include "tst_lifts.moc"
