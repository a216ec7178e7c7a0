// The shop's boxes on the till's screen: a new one is let in by its code, one is revoked.
#include "app/boxes/keeper_desk.h"
#include "sync/enrol/guest.h"
#include "sync/journal/certificate.h"
#include "tests/support/eventually.h"
#include "tests/support/must.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

#include <future>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// The desk that the program has, with a door on a free port of this machine. Its clock is the right one: keys that are
/// certified are checked against it.
class ShopsDesk final : public boxes::KeeperDesk {
public:
    ShopsDesk(const Shop& shop, Box& box)
        : ShopsDesk(std::make_unique<Behind>(shop, box)) {}

private:
    struct Behind {
        Behind(const Shop& shop, Box& box)
            : keeper(box.writer(), settings(shop), clock) {}
        static enrol::Host::Settings settings(const Shop& shop) {
            enrol::Host::Settings settings{"till-a", shop.folder().path(), {}, {}};
            settings.shop.set_shop(shop.name());
            return settings;
        }
        journal::SystemClock clock;
        enrol::BoxKeeper keeper;
    };
    explicit ShopsDesk(std::unique_ptr<Behind> behind)
        : KeeperDesk(behind->keeper, {"till-a", [] { return lan::View(); }, "127.0.0.1:0"})
        , m_behind(std::move(behind)) {}
    std::unique_ptr<Behind> m_behind;
};

enrol::v1::Guest newTill(const std::string& device, const std::string& letter, const TempDir& folder) {
    must(journal::makeKeyFile(folder / (device + ".key")));
    enrol::v1::Guest guest;
    guest.set_schema(1);
    guest.set_device(device);
    guest.set_kind("till");
    guest.set_letter(letter);
    guest.set_request(must(journal::requestCertificate(folder / (device + ".key"), {}, device)));
    return guest;
}

} // namespace

class TestBoxesWindow : public QObject {
    Q_OBJECT

private slots:
    void newBox_itsCodeTypedOnTheTill_comesIn_andIsRevoked() {
        TillWindow till(true, {1280, 800}, 3.78, QStringLiteral("en"),
                        [](const Shop& shop, Box& box) { return std::make_unique<ShopsDesk>(shop, box); });
        till.tap(QStringLiteral("boxesButton"));
        QTRY_VERIFY(till.find(QStringLiteral("letIn")));
        till.tap(QStringLiteral("letIn"));
        EVENTUALLY(till.screens().door()->stage() == counter::DoorModel::Open, 20'000);
        const auto address = till.screens().door()->addresses().value(0).toStdString();
        EVENTUALLY(till.text(QStringLiteral("joinCommand")).contains(QString::fromStdString(address)), 5'000);

        const TempDir folder;
        const auto guest = newTill("till-b", "B", folder);
        std::promise<std::string> shown;
        auto code = shown.get_future();
        auto admission = std::async(std::launch::async, [&] {
            return enrol::join(address, guest,
                               [&shown](const std::string& digits, const auto&) { shown.set_value(digits); });
        });
        EVENTUALLY(till.text(QStringLiteral("doorGuest")).contains(QStringLiteral("till-b")), 20'000);
        const auto digits = QString::fromStdString(code.get());
        till.tap(QStringLiteral("key-") + (digits.front() == u'9' ? u'0' : QChar(digits.front().unicode() + 1)));
        for (int i = 1; i < digits.size(); ++i)
            till.tap(QStringLiteral("key-") + digits[i]);
        till.tap(QStringLiteral("admit"));
        QTRY_VERIFY(till.text(QStringLiteral("doorObjection")).contains(QStringLiteral("not the code")));
        QTRY_COMPARE(till.text(QStringLiteral("doorTries")), QStringLiteral("2 tries left"));
        for (const auto digit : digits)
            till.tap(QStringLiteral("key-") + digit);
        till.tap(QStringLiteral("admit"));
        QTRY_VERIFY(till.text(QStringLiteral("doorEnding")).contains(QStringLiteral("till-b")));
        const auto admitted = must(admission.get());
        QCOMPARE(admitted.settings.shop(), Shop().name());

        till.tap(QStringLiteral("doorDone"));
        QTRY_VERIFY(till.find(QStringLiteral("box-till-b")));
        till.tap(QStringLiteral("box-till-b"));
        till.tap(QStringLiteral("revoke"));
        QVERIFY(till.text(QStringLiteral("revokeQuestion")).contains(QStringLiteral("till-b")));
        till.tap(QStringLiteral("revokeReason-0"));
        till.tap(QStringLiteral("confirmRevoke"));
        bool banned = false;
        QTRY_VERIFY((must(till.box().writer().run([&banned](journal::Journal& journal) {
                         banned = journal.trust()->banned("till-b");
                         return phin::done();
                     })),
                     banned));
        QTRY_VERIFY(till.find(QStringLiteral("boxReason")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void boxesSheet_closed_closesTheDoor_andSellingGoesOnBesideIt() {
        TillWindow till;
        till.desk().set([](FakeDesk& desk) { desk.shop.authority = true; });
        till.tap(QStringLiteral("tile-phin-milk"));
        till.tap(QStringLiteral("boxesButton"));
        QTRY_VERIFY(till.find(QStringLiteral("letIn")));
        till.tap(QStringLiteral("letIn"));
        QTRY_VERIFY(till.find(QStringLiteral("codePad")));
        till.tap(QStringLiteral("cashExact"));
        QTRY_COMPARE(till.storedOrders().size(), std::size_t{1});
        till.tap(QStringLiteral("ordersButton"));
        QTRY_COMPARE(till.desk().asked(), (std::vector<std::string>{"open", "close"}));
        QCOMPARE(till.screens().door()->stage(), counter::DoorModel::Away);
    }
};

QTEST_MAIN(TestBoxesWindow)
#include "tst_boxes_window.moc"
