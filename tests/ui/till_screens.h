#pragma once

#include "tests/support/must.h"
#include "tests/ui/till_window.h"

#include <QImage>
#include <QTemporaryDir>

namespace phin::test {

/// One that asks for tips, so that its payment has all it can have.
struct TourTill : TillWindow {
    explicit TourTill(const QSize& size = {1280, 800}, const QString& language = QStringLiteral("vi"))
        : TillWindow(true, size, 3.78, language, {}, 0, QStringLiteral("off"),
                     {TipSettings::Asked::On, {{500, 0}, {1'000, 0}, {0, 10'000}, {0, 20'000}}}) {}
};

/// Takes a till through all its screens and calls `look` with the name of each. A new screen is added here, and with
/// that to every check of how screens can be read, touched and heard.
class TillTour {
public:
    using Look = std::function<void(TillWindow& till, const QString& screen)>;
    TillTour(TourTill& till, Look look)
        : m_till(till)
        , m_look(std::move(look)) {}

    void all() {
        order();
        shift(); // before the first sale, which opens one by itself
        payment();
        orders();
        tips();
        vouchers();
        menuEditor();
        boxes();
        stations();
        people(); // last: from then on somebody has to sign in
    }

    void order() {
        m_till.screens().status()->setConnection({true, 4, 3, 0, true, true});
        m_till.screens().status()->setCloudLag({true, 37});
        at("start");
        m_till.screens().sheet()->openProduct(QStringLiteral("oolong-milk-tea"));
        at("choices");
        m_till.screens().sheet()->close();
        m_till.tap(QStringLiteral("tile-combo-morning"));
        m_till.hold(QStringLiteral("tile-combo-morning"));
        at("combo");
        m_till.tap(QStringLiteral("acceptCombo"));
        for (const char* product : {"phin-milk", "oolong-milk-tea", "banh-mi-chicken"})
            m_till.cart().add(QLatin1String(product));
        m_till.cart().discountLine(3, 1'000, QStringLiteral("Khách quen"));
        m_till.cart().setGuest(QStringLiteral("Cô Hạnh"));
        m_till.cart().setCurrent(2);
        at("line in hand");
        m_till.tap(QStringLiteral("typeCount"));
        at("quantity");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.tap(QStringLiteral("orderDiscount"));
        at("discount");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.tap(QStringLiteral("split"));
        m_till.tap(QStringLiteral("splitAdd"));
        at("split");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.cart().park();
        m_till.cart().add(QStringLiteral("latte"));
        m_till.hold(QStringLiteral("park"));
        at("put aside");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.cart().clear();
        m_till.screens().menu()->setSearch(QStringLiteral("xyz"));
        at("nothing found");
        m_till.screens().menu()->setSearch({});
        m_till.tap(QStringLiteral("glassButton"));
        at("screen and keys");
        m_till.tap(QStringLiteral("glassButton"));
    }
    void payment() {
        for (const char* product : {"phin-milk", "oolong-milk-tea"})
            m_till.cart().add(QLatin1String(product));
        m_till.tap(QStringLiteral("send"));
        wait([this] { return m_till.find(QStringLiteral("sentStrip")); });
        m_till.cart().add(QStringLiteral("latte"));
        at("sent");
        m_till.tap(QStringLiteral("pay"));
        at("payment");
        m_till.tap(QStringLiteral("tip-other"));
        m_till.screens().payment()->give(7'000);
        at("tip typed");
        m_till.screens().payment()->noTip();
        m_till.screens().payment()->setGuests(3);
        m_till.tap(QStringLiteral("tip-2"));
        at("shares with tips");
        m_till.screens().payment()->pay();
        wait([this] { return !m_till.screens().payment()->taken().isEmpty(); });
        m_till.screens().payment()->give(1'000);
        at("payment in parts");
        m_till.screens().payment()->setMethod(counter::PaymentModel::Card);
        m_till.screens().payment()->setGuests(1);
        at("payment by card");
        m_till.screens().payment()->setMethod(counter::PaymentModel::Transfer);
        at("payment by transfer");
        m_till.screens().payment()->setMethod(counter::PaymentModel::Card);
        m_till.screens().payment()->pay();
        wait([this] { return m_till.cart().isEmpty(); });
        m_till.cart().add(QStringLiteral("latte"));
        m_till.screens().payment()->payExact();
        wait([this] { return m_till.cart().isEmpty(); });
        wait([this] { return !m_till.find(QStringLiteral("paidLarge")); });
        at("paid");
    }
    void orders() {
        m_till.tap(QStringLiteral("ordersButton"));
        at("orders");
        auto& search = *m_till.screens().search();
        for (const char* chip : {"chip-days", "chip-amount", "chip-tender", "chip-status"}) {
            m_till.tap(QLatin1String(chip));
            at(chip);
        }
        search.setAmount(QStringLiteral("1-"));
        search.setDay(QStringLiteral("1/4/2019"));
        m_till.tap(QStringLiteral("chip-amount"));
        at("amount wrong");
        search.setAmount({});
        search.setText(QStringLiteral("latte"));
        wait([&] { return search.answered() && search.count() > 0; });
        m_till.tap(QStringLiteral("order-A-002"));
        at("orders found");
        m_till.screens().orders()->select({});
        search.setText(QStringLiteral("xyz"));
        wait([&] { return search.answered() && search.count() == 0; });
        at("no such order");
        m_till.tap(QStringLiteral("ordersFresh"));
        m_till.tap(QStringLiteral("order-A-001"));
        m_till.tap(QStringLiteral("refund"));
        at("refund with tip");
        m_till.screens().orders()->select({});
        m_till.tap(QStringLiteral("order-A-002"));
        at("order");
        m_till.tap(QStringLiteral("refund"));
        at("refund");
        m_till.screens().orders()->select({});
        m_till.tap(QStringLiteral("order-A-002"));
        m_till.tap(QStringLiteral("receipt"));
        wait([this] { return m_till.find(QStringLiteral("receiptTitle")); });
        at("receipt");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.tap(QStringLiteral("ordersButton"));
    }
    void shift() {
        m_till.tap(QStringLiteral("shiftButton"));
        at("shift, none open");
        m_till.tap(QStringLiteral("openShift"));
        at("float");
        m_till.tap(QStringLiteral("quickCash-2"));
        m_till.tap(QStringLiteral("acceptCash"));
        wait([this] { return m_till.find(QStringLiteral("countDrawer")); });
        at("shift");
        m_till.tap(QStringLiteral("move-2"));
        at("pay out");
        m_till.tap(QStringLiteral("shiftBack"));
        m_till.tap(QStringLiteral("countDrawer"));
        m_till.screens().shift()->setPieces(1, 3);
        at("count");
        m_till.tap(QStringLiteral("closeShift"));
        wait([this] { return m_till.find(QStringLiteral("verdict")); });
        at("shift closed");
        m_till.tap(QStringLiteral("resultZ"));
        wait([this] { return m_till.find(QStringLiteral("savePdf")); });
        at("report");
        m_till.tap(QStringLiteral("shiftBack"));
        at("shift with days");
        m_till.tap(QStringLiteral("shiftButton"));
    }
    void stations() {
        const auto now = m_till.clock().nowMs();
        auto shop = std::make_shared<counter::ShopNow>();
        shop->screens = {{"kitchen-1", "Bếp", "kitchen"}};
        counter::Alarm waits;
        waits.id = "waits";
        waits.station = "kitchen";
        waits.number = "A-002";
        waits.order = personId('\x7a').bytes();
        waits.sinceMs = now - 9 * FakeClock::minute;
        waits.to = "barista";
        waits.off = true;
        const auto menu = m_till.till().menu();
        waits.lines = {{1, {}, menu->product("banh-mi-chicken")->name(), 2},
                       {2, {}, menu->product("croissant")->name(), 1}};
        counter::Alarm off;
        off.kind = counter::Alarm::Kind::StationOff;
        off.id = "off";
        off.station = "kitchen";
        off.sinceMs = now - 8 * FakeClock::minute;
        off.count = 3;
        off.to = "barista";
        auto behind = off;
        behind.kind = counter::Alarm::Kind::ScreenBehind;
        behind.id = "behind";
        behind.station = "barista";
        auto fallen = off;
        fallen.kind = counter::Alarm::Kind::Fallen;
        fallen.id = "fallen";
        fallen.number = "A-003, A-004";
        auto paused = off;
        paused.kind = counter::Alarm::Kind::Paused;
        paused.id = "paused";
        paused.reason = "Hết gas, đang thay bình";
        shop->alarms = {paused};
        m_till.screens().stations()->take(shop);
        at("a station is paused");
        shop = std::make_shared<counter::ShopNow>(*shop);
        shop->alarms = {waits, off, behind, fallen, paused};
        m_till.screens().stations()->take(shop);
        at("nobody takes it");
        ShopMessage message;
        message.from = "kitchen-1";
        message.hlc = 1;
        message.sent.set_message_id(personId('\x78').bytes());
        message.sent.set_to("till");
        message.sent.set_canned("out_of");
        message.sent.set_product("croissant");
        message.sent.set_needs_ack(true);
        message.sent.set_at_ms(now);
        auto mine = message;
        mine.from = "till-a";
        mine.hlc = 2;
        mine.sent.set_message_id(personId('\x79').bytes());
        mine.sent.set_to("all");
        mine.sent.clear_canned();
        mine.sent.clear_product();
        mine.sent.set_text("Khách đoàn hai mươi người lúc ba giờ chiều, chuẩn bị thêm đá và ly mang về");
        mine.seen = {{"kitchen-1", now, {}}};
        m_till.screens().messages()->take({message, mine});
        m_till.tap(QStringLiteral("stationStrip"));
        at("what is wrong");
        m_till.tap(QStringLiteral("tell-A-002"));
        at("messages");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.screens().stations()->take(std::make_shared<const counter::ShopNow>());
        at("a message");
    }
    void tips() {
        m_till.tap(QStringLiteral("shiftButton"));
        wait([this] { return m_till.screens().shift()->tipsOwed() > 0; });
        at("shift with tips");
        m_till.tap(QStringLiteral("move-5"));
        m_till.tap(QStringLiteral("allTips"));
        at("tips paid out");
        m_till.tap(QStringLiteral("shiftButton"));
    }
    void vouchers() {
        auto& vouchers = *m_till.screens().vouchers();
        m_till.tap(QStringLiteral("shiftButton"));
        m_till.tap(QStringLiteral("vouchersButton"));
        at("no vouchers");
        m_till.tap(QStringLiteral("newVoucher"));
        m_till.tap(QStringLiteral("voucherMinimum"));
        for (const char* key : {"key-5", "key-0", "key-000"})
            m_till.tap(QLatin1String(key));
        at("new voucher");
        m_till.tap(QStringLiteral("makeVoucher"));
        wait([&] { return !vouchers.made().isEmpty(); });
        at("voucher made");
        makeVoucher("KHAITRUONG", 0, "Khai trương quán mới ở tầng hai cạnh bờ hồ Hoàn Kiếm");
        makeVoucher("ONCE4U", 1, "");
        m_till.tap(QStringLiteral("sheetClose"));
        for (const char* product : {"phin-milk", "oolong-milk-tea"})
            m_till.cart().add(QLatin1String(product));
        m_till.tap(QStringLiteral("orderDiscount"));
        m_till.tap(QStringLiteral("byVoucher"));
        wait([this] { return m_till.find(QStringLiteral("voucherCode")); });
        m_till.find(QStringLiteral("voucherCode"))->setProperty("text", QStringLiteral("once-4u"));
        at("voucher");
        m_till.tap(QStringLiteral("redeem"));
        wait([this] { return !m_till.cart().voucher().isEmpty(); });
        at("order with voucher");
        m_till.tap(QStringLiteral("orderDiscount"));
        m_till.tap(QStringLiteral("byVoucher"));
        at("voucher on the order");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.screens().payment()->payExact();
        wait([this] { return m_till.cart().isEmpty(); });
        // Another till took it, too, while they did not hear of each other.
        const auto mine = m_till.storedOrders().back();
        (void)m_till.box().writer().run([&](journal::Journal& journal) -> Status {
            auto fact = mine.placed();
            fact.set_order_id(personId('\x77').bytes());
            fact.set_number("B-007");
            journal.append("order.placed", fact);
            return done();
        });
        wait([&] { return vouchers.overused() > 0; });
        m_till.tap(QStringLiteral("shiftButton"));
        m_till.tap(QStringLiteral("vouchersButton"));
        wait([this] { return m_till.find(QStringLiteral("voucherState-ONCE4U")); });
        at("vouchers");
        m_till.tap(QStringLiteral("sheetClose"));
    }
    void menuEditor() {
        auto& edit = *m_till.screens().menuEdit();
        const auto settled = [&] { wait([&] { return !edit.busy(); }); };
        m_till.tap(QStringLiteral("menuButton"));
        wait([this] { return m_till.find(QStringLiteral("menuRows")); });
        at("menu");
        edit.edit(QStringLiteral("phin-milk"));
        wait([this] { return m_till.find(QStringLiteral("productPage")); });
        at("product");
        auto* const page = m_till.find(QStringLiteral("productPage"));
        const double all = page->property("contentHeight").toDouble() - page->height();
        page->setProperty("contentY", all / 2);
        at("product, further down");
        page->setProperty("contentY", all);
        at("product, its end");
        edit.product()->setSize(0, QStringLiteral("price"), QStringLiteral("39000"));
        edit.keep();
        settled();
        edit.add();
        edit.product()->setProperty("vi", QStringLiteral("Cà phê muối kem béo đặc biệt của quán"));
        edit.keep();
        settled();
        page->setProperty("contentY", 0);
        at("product, wrong");
        edit.product()->setSize(0, QStringLiteral("price"), QStringLiteral("45.000"));
        edit.keep();
        settled();
        edit.setSoldOut(QStringLiteral("bac-xiu"), true);
        settled();
        edit.setSection(QStringLiteral("categories"));
        at("categories");
        edit.edit(edit.rows()->index(0).data(counter::MenuEditRows::RowId).toString());
        at("category");
        edit.retire();
        settled();
        at("category, wrong");
        edit.back();
        edit.setSection(QStringLiteral("groups"));
        at("groups");
        edit.edit(edit.rows()->index(0).data(counter::MenuEditRows::RowId).toString());
        at("group");
        edit.back();
        menuRules(edit);
        edit.setSection(QStringLiteral("products"));
        at("menu, edited");
        edit.showChanges();
        edit.setLater(true);
        at("changes");
        edit.discard();
        settled();
        at("no changes");
        m_till.tap(QStringLiteral("menuButton"));
    }
    void menuRules(counter::MenuEditModel& edit) {
        for (const char* const section : {"lists", "taxes", "stations"}) {
            const auto name = QLatin1String(section);
            edit.setSection(name);
            at(section);
            edit.edit(edit.rows()->index(0).data(counter::MenuEditRows::RowId).toString());
            at(qPrintable(name + QStringLiteral(", one")));
            edit.back();
        }
        edit.setSection(QStringLiteral("lists"));
        edit.add();
        edit.list()->addWindow();
        edit.list()->addWindow();
        edit.list()->setWindow(0, QStringLiteral("from"), QStringLiteral("x"));
        edit.keep();
        at("price list, wrong");
        edit.back();
        const QTemporaryDir stick;
        edit.setPictureFolders({stick.path().toStdString()});
        edit.setSection(QStringLiteral("products"));
        edit.edit(QStringLiteral("latte"));
        edit.choosePicture();
        wait([&] { return !edit.busy(); });
        at("no pictures");
        const auto cup = stick.filePath(QStringLiteral("Cà phê sữa đá chụp lúc chiều.png"));
        QImage(8, 8, QImage::Format_RGB32).save(cup);
        edit.choosePicture();
        wait([&] { return !edit.busy() && !edit.files().isEmpty(); });
        at("pictures");
        edit.back();
        edit.back();
    }
    void boxes() {
        const auto now = m_till.clock().nowMs();
        const auto later = now + 700 * FakeClock::day;
        m_till.desk().set([&](FakeDesk& desk) {
            desk.shop.authority = true;
            desk.shop.boxes = {
                {"till-a", "1", "till", "Quầy 1", "A", {}, later, false, {}, true, true, now},
                {"bar", "3", "station", "Quầy pha chế", {}, "barista", later, false, {}, false, true, now},
                {"board",
                 "5",
                 "station",
                 "Bảng gọi khách",
                 {},
                 "board",
                 now + 12 * FakeClock::day,
                 false,
                 {},
                 false,
                 false,
                 now - 3 * FakeClock::day},
                {"till-c", "8", "till", "Quầy vỉa hè", "C", {}, later, true, "Mất hoặc bị trộm"}};
            auto& report = desk.syncReport;
            report.set_at_ms(now);
            report.set_connected(true);
            report.mutable_cloud()->set_known(true);
            report.mutable_cloud()->set_lacks(42);
            report.mutable_cloud()->set_oldest_ms(now - 50 * FakeClock::minute);
            auto& bar = *report.add_peers();
            bar.set_device("bar");
            bar.set_present(true);
            bar.set_clock_ahead_ms(-7 * FakeClock::minute);
            auto& board = *report.add_peers();
            board.set_device("board");
            board.set_last_heard_ms(now - 3 * FakeClock::hour);
            board.set_lacks_there(128);
            board.set_oldest_there_ms(now - 3 * FakeClock::hour);
            auto& refusal = *report.add_refusals();
            refusal.set_at_ms(now - FakeClock::hour);
            refusal.set_source("till-b");
            refusal.set_reason("wrong seal on entry 8 of till-b");
            refusal.set_times(3);
        });
        m_till.tap(QStringLiteral("boxesButton"));
        wait([this] { return m_till.find(QStringLiteral("letIn")); });
        at("boxes");
        QMetaObject::invokeMethod(m_till.find(QStringLiteral("boxesPage")), "chosen", Q_ARG(QVariant, true));
        wait([this] { return m_till.find(QStringLiteral("sync-board")); });
        at("sync report");
        QMetaObject::invokeMethod(m_till.find(QStringLiteral("boxesPage")), "chosen", Q_ARG(QVariant, false));
        m_till.tap(QStringLiteral("box-Quầy pha chế"));
        at("box");
        m_till.tap(QStringLiteral("revoke"));
        at("revoke");
        m_till.tap(QStringLiteral("letIn"));
        wait([this] { return m_till.find(QStringLiteral("codePad")); });
        m_till.desk().set([](FakeDesk& desk) {
            desk.state.closesInMs = 541'000;
            desk.state.guest = counter::DoorState::Guest{"till-d", "till", "Quầy mang đi sân thượng", "D", {}, 128'000};
        });
        wait([this] { return !m_till.screens().door()->guest().isEmpty(); });
        at("door");
        m_till.screens().door()->type(QStringLiteral("123456"));
        m_till.tap(QStringLiteral("admit"));
        wait([this] { return m_till.screens().door()->stage() == counter::DoorModel::CameIn; });
        at("came in");
        m_till.tap(QStringLiteral("boxesButton"));
    }
    void people() {
        m_till.tap(QStringLiteral("staffButton"));
        at("no staff");
        const auto hire = [&](char n, const char* who, Role role, const char* pin) {
            must(await<StaffMember>([&](auto done) {
                m_till.till().staff().set({personId(n), std::string(who), role, true}, counter::Pin::of(pin),
                                          counter::Asked::Unattended, done);
            }));
        };
        hire(1, "Nguyễn Thị Ngọc Lan", Role::Manager, "240681");
        hire(2, "Minh", Role::ShiftLead, "5173");
        hire(3, "Công Tằng Tôn Nữ Quỳnh Như", Role::Cashier, "6120");
        wait([this] { return m_till.find(QStringLiteral("lockScreen")); });
        at("lock screen");
        signIn("Công Tằng Tôn Nữ Quỳnh Như", "6120");
        m_till.cart().add(QStringLiteral("latte"));
        m_till.screens().payment()->payExact();
        wait([this] { return m_till.cart().isEmpty(); });
        m_till.tap(QStringLiteral("ordersButton"));
        m_till.tap(QStringLiteral("chip-cashier"));
        at("chip-cashier");
        m_till.tap(QStringLiteral("ordersButton"));
        m_till.tap(QStringLiteral("shiftButton"));
        m_till.tap(QStringLiteral("xReport"));
        wait([this] { return m_till.screens().lift()->isOpen(); });
        at("lift");
        m_till.tap(QStringLiteral("sheetClose"));
        m_till.tap(QStringLiteral("signedIn"));
        signIn("Nguyễn Thị Ngọc Lan", "240681");
        m_till.tap(QStringLiteral("staffButton"));
        at("staff");
        m_till.tap(QStringLiteral("staff-Minh"));
        at("person");
        m_till.tap(QStringLiteral("staffButton"));
    }

private:
    void at(const char* screen) {
        m_till.standStill();
        if (auto* const toast = m_till.find(QStringLiteral("toast"))) {
            QMetaObject::invokeMethod(toast, "hide"); // it lies over what is below for a moment
            wait([this] { return !m_till.find(QStringLiteral("toast")); });
            m_till.standStill();
        }
        m_look(m_till, QString::fromLatin1(screen));
    }
    template <class Condition>
    static void wait(Condition&& condition) {
        if (!QTest::qWaitFor([&] { return static_cast<bool>(condition()); }, 10'000))
            throw std::runtime_error("the tour waited in vain");
    }

    void makeVoucher(const char* code, std::uint32_t uses, const char* note) {
        model::v1::VoucherMade terms;
        terms.set_voucher_id(m_till.till().newId().bytes());
        terms.set_code(code);
        terms.set_basis_points(1'500);
        terms.set_valid_until(20190430);
        terms.set_uses(uses);
        terms.set_note(note);
        must(await<counter::MadeVoucher>(
            [&](auto done) { m_till.till().unattended()->makeVoucher(terms, std::move(done)); }));
    }
    void signIn(const char* name, const char* pin) {
        m_till.tap(QStringLiteral("person-") + QString::fromUtf8(name));
        m_till.screens().signIn()->pin()->type(QLatin1String(pin));
        m_till.screens().signIn()->signIn();
        wait([this] { return !m_till.find(QStringLiteral("lockScreen")); });
    }
    static Uuid personId(char n) {
        std::string bytes(16, '\0');
        bytes[15] = n;
        return *Uuid::fromBytes(bytes);
    }

    TillWindow& m_till;
    Look m_look;
};

} // namespace phin::test
