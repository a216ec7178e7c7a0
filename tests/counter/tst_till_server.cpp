#include "phin/box/v1/messages.grpc.pb.h"
#include "sync/control/local_server.h"
#include "tests/counter/served_till.h"

#include <google/protobuf/util/message_differencer.h>

#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

using namespace phin;
using namespace phin::control;
using namespace phin::test;
using namespace phin::till::v1;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

OpenOrderRequest openRequest(std::uint32_t order, const std::string& guest = "") {
    OpenOrderRequest request;
    request.set_order_id(idOf(order).bytes());
    request.set_guest(guest);
    return request;
}
AddLineRequest addRequest(std::uint32_t order, const std::string& product, int quantity = 1) {
    AddLineRequest request;
    request.set_order_id(idOf(order).bytes());
    request.mutable_line()->set_product(product);
    request.mutable_line()->set_quantity(quantity);
    return request;
}
PayRequest payRequest(std::uint32_t order, std::uint32_t payment) {
    PayRequest request;
    request.set_order_id(idOf(order).bytes());
    request.set_payment_id(idOf(payment).bytes());
    return request;
}

} // namespace

class TillServerTest : public QObject {
    Q_OBJECT
private slots:
    void messages_areServedBesideTheTill() {
        namespace wire = phin::box::v1;
        Served served;
        const auto client = wire::Messages::NewStub(served.channel());
        const auto sent = [&](const std::string& to, bool& again) {
            wire::SendMessageRequest request;
            request.set_message_id(idOf(70).bytes());
            request.set_to(to);
            request.set_canned("out_of");
            request.set_product(smallMenu().products(0).id());
            request.set_needs_ack(true);
            wire::SendMessageReply reply;
            grpc::ClientContext context;
            const auto status = client->Send(&context, request, &reply);
            again = reply.repeated_command();
            return status.error_code();
        };
        bool again = false;
        QCOMPARE(sent("the moon", again), grpc::StatusCode::NOT_FOUND);
        QCOMPARE(sent("all", again), grpc::StatusCode::OK);
        QVERIFY(!again);
        QCOMPARE(sent("all", again), grpc::StatusCode::OK);
        QVERIFY(again);
        {
            wire::SeeMessageRequest request;
            request.set_message_id(idOf(70).bytes());
            wire::SeeMessageReply reply;
            grpc::ClientContext context;
            QVERIFY(client->See(&context, request, &reply).ok());
        }
        wire::MessagesReply all;
        grpc::ClientContext context;
        QVERIFY(client->List(&context, {}, &all).ok());
        QCOMPARE(all.messages_size(), 1);
        QCOMPARE(all.messages(0).en(), "Out of " + smallMenu().products(0).name().en());
        QCOMPARE(all.messages(0).sent().business_date(), served.till().till().businessDate());
        QCOMPARE(all.messages(0).seen_size(), 1);
    }

    void countedProduct_isSoldFromTheShare_andTheMenuTells() {
        Served at;
        StockRequest count;
        count.set_id(idOf(1).bytes());
        count.set_product("banh-mi");
        count.set_units(3);
        StockReply stock;
        PHIN_CALL(at.call(&Till::Stub::CountStock, count, stock));
        QCOMPARE(stock.left(), std::int64_t{3});
        QCOMPARE(stock.business_date(), 20190401);
        PHIN_CALL(at.call(&Till::Stub::CountStock, count, stock));
        QVERIFY(stock.repeated_command());

        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(10, "banh-mi"), paid));
        StockRequest waste = count;
        waste.set_id(idOf(2).bytes());
        waste.set_units(1);
        PHIN_CALL(at.call(&Till::Stub::WasteStock, waste, stock));
        QCOMPARE(stock.left(), std::int64_t{1});
        model::v1::Menu menu;
        PHIN_CALL(at.call(&Till::Stub::GetMenu, GetMenuRequest{}, menu));
        for (const auto& product : menu.products()) {
            QCOMPARE(product.has_left(), product.id() == "banh-mi");
            QCOMPARE(product.left(), product.id() == "banh-mi" ? std::int64_t{1} : std::int64_t{0});
        }
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(11, "banh-mi"), paid));
        PHIN_STATUS(at.call(&Till::Stub::Sell, sellRequest(12, "banh-mi"), paid),
                    grpc::StatusCode::FAILED_PRECONDITION);
        till::v1::RefundRequest refund;
        refund.set_order_id(idOf(10).bytes());
        refund.set_refund_id(idOf(30).bytes());
        refund.set_restock(true);
        RefundReply refunded;
        PHIN_CALL(at.call(&Till::Stub::Refund, refund, refunded));
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(13, "banh-mi"), paid));

        count.set_id("short");
        PHIN_STATUS(at.call(&Till::Stub::CountStock, count, stock), grpc::StatusCode::INVALID_ARGUMENT);
        count.set_id(idOf(3).bytes());
        count.set_product("pizza");
        PHIN_STATUS(at.call(&Till::Stub::CountStock, count, stock), grpc::StatusCode::NOT_FOUND);
    }

    void send_thenChange_thenPay() {
        Served at;
        OrderReply order;
        PHIN_CALL(at.call(&Till::Stub::OpenOrder, openRequest(1, "Linh"), order));
        PHIN_CALL(at.call(&Till::Stub::AddLine, addRequest(1, "phin", 2), order));
        SendRequest send;
        send.set_order_id(idOf(1).bytes());
        SendReply sent;
        PHIN_CALL(at.call(&Till::Stub::Send, send, sent));
        QCOMPARE(text(sent.number()), QString("A-001"));
        QCOMPARE(sent.revision(), 0u);
        PHIN_CALL(at.call(&Till::Stub::Send, send, sent));
        QVERIFY(sent.repeated_command());
        PHIN_CALL(at.call(&Till::Stub::AddLine, addRequest(1, "water"), order));
        send.set_reason("thirsty");
        PHIN_CALL(at.call(&Till::Stub::Send, send, sent));
        QCOMPARE(sent.revision(), 1u);
        QCOMPARE(sent.order().total_minor(), std::int64_t{60'000});
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Pay, payRequest(1, 100), paid));
        QCOMPARE(paid.total_minor(), std::int64_t{60'000});
        send.set_order_id("short");
        PHIN_STATUS(at.call(&Till::Stub::Send, send, sent), grpc::StatusCode::INVALID_ARGUMENT);
        send.set_order_id(idOf(2).bytes());
        PHIN_STATUS(at.call(&Till::Stub::Send, send, sent), grpc::StatusCode::NOT_FOUND);
    }

    void oneOrder_openAddApplyPayRefund() {
        Served at;
        OrderReply order;
        PHIN_CALL(at.call(&Till::Stub::OpenOrder, openRequest(1, "Linh"), order));
        QVERIFY(order.order_id() == idOf(1).bytes());
        auto add = addRequest(1, "phin", 2);
        add.mutable_line()->set_variant("large");
        auto& topping = *add.mutable_line()->add_modifiers();
        topping.set_group("topping");
        topping.set_modifier("pearl");
        PHIN_CALL(at.call(&Till::Stub::AddLine, add, order));
        QCOMPARE(order.order().total_minor(), std::int64_t{78'000});
        PHIN_CALL(at.call(&Till::Stub::AddLine, addRequest(1, "banh-mi"), order));
        PHIN_CALL(at.call(&Till::Stub::AddLine, addRequest(1, "water"), order));
        QCOMPARE(order.order().lines_size(), 3);

        ApplyRequest apply;
        apply.set_order_id(idOf(1).bytes());
        apply.set_remove_line(3);
        PHIN_CALL(at.call(&Till::Stub::Apply, apply, order));
        QCOMPARE(order.order().total_minor(), std::int64_t{113'000});
        apply.mutable_quantity()->set_line(2);
        apply.mutable_quantity()->set_quantity(2);
        PHIN_CALL(at.call(&Till::Stub::Apply, apply, order));
        apply.mutable_line_discount()->set_line(2);
        *apply.mutable_line_discount()->mutable_discount() = amountOff(10'000);
        PHIN_CALL(at.call(&Till::Stub::Apply, apply, order));
        *apply.mutable_order_discount() = percentOff(5'000);
        PHIN_CALL(at.call(&Till::Stub::Apply, apply, order));
        QCOMPARE(order.order().total_minor(), std::int64_t{69'000});

        auto pay = payRequest(1, 100);
        *pay.add_tenders() = tender("cash", 100'000);
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Pay, pay, paid));
        QCOMPARE(text(paid.number()), QString("A-001"));
        QCOMPARE(paid.receipt(), std::uint64_t{1});
        QCOMPARE(paid.total_minor(), std::int64_t{69'000});
        QCOMPARE(paid.change_minor(), std::int64_t{31'000});
        QCOMPARE(text(paid.currency()), QString("VND"));
        QVERIFY(!paid.repeated_command());
        PHIN_CALL(at.call(&Till::Stub::Pay, pay, paid));
        QVERIFY(paid.repeated_command());

        GetOrderRequest get;
        get.set_order_id(idOf(1).bytes());
        model::v1::OrderState state;
        PHIN_CALL(at.call(&Till::Stub::GetOrder, get, state));
        QCOMPARE(state.placed().order().total_minor(), std::int64_t{69'000});
        QCOMPARE(text(state.placed().guest()), QString("Linh"));

        till::v1::RefundRequest refund;
        refund.set_order_id(idOf(1).bytes());
        refund.set_refund_id(idOf(300).bytes());
        *refund.add_lines() = refundOf(1, 1);
        RefundReply refunded;
        PHIN_CALL(at.call(&Till::Stub::Refund, refund, refunded));
        QCOMPARE(refunded.amount_minor(), std::int64_t{19'500});
        QCOMPARE(refunded.receipt(), std::uint64_t{2});
    }

    void openOrder_withoutId_getsOne() {
        Served at;
        OrderReply order;
        PHIN_CALL(at.call(&Till::Stub::OpenOrder, OpenOrderRequest(), order));
        const auto id = Uuid::fromBytes(order.order_id());
        QVERIFY(id && id->isVersion7());
        QCOMPARE(at.till().till().openOrders().size(), std::size_t{1});
    }

    void openOrder_dueAtAnImpossibleTime_opensNothing() {
        Served at;
        OrderReply order;
        for (const auto due : {at.till().till().nowMs(), at.till().till().latestDueMs() + 1}) {
            auto request = openRequest(1);
            request.set_due_at_ms(due);
            PHIN_STATUS(at.call(&Till::Stub::OpenOrder, request, order), grpc::StatusCode::FAILED_PRECONDITION);
            QVERIFY(at.till().till().openOrders().empty());
        }
        auto request = openRequest(1);
        request.set_due_at_ms(at.till().till().latestDueMs());
        PHIN_CALL(at.call(&Till::Stub::OpenOrder, request, order));
        QCOMPARE(at.till().till().openOrders().size(), std::size_t{1});
    }

    void menu_importedAndRead() {
        Served at(false);
        model::v1::Menu menu;
        PHIN_STATUS(at.call(&Till::Stub::GetMenu, GetMenuRequest(), menu), grpc::StatusCode::NOT_FOUND);
        ImportMenuRequest import;
        *import.mutable_menu() = largeMenu(3'000);
        ImportMenuReply imported;
        PHIN_CALL(at.call(&Till::Stub::ImportMenu, import, imported));
        QVERIFY(imported.changed());
        PHIN_CALL(at.call(&Till::Stub::GetMenu, GetMenuRequest(), menu));
        QVERIFY(google::protobuf::util::MessageDifferencer::Equals(menu, import.menu()));
        PHIN_CALL(at.call(&Till::Stub::ImportMenu, import, imported));
        QVERIFY(!imported.changed());
        import.mutable_menu()->set_currency("");
        import.mutable_menu()->set_id("x");
        PHIN_STATUS(at.call(&Till::Stub::ImportMenu, import, imported), grpc::StatusCode::INVALID_ARGUMENT);
    }

    void shift_openedAndClosed() {
        Served at;
        OpenShiftRequest open;
        open.set_shift_id(idOf(900).bytes());
        open.set_business_date(20190430);
        open.set_float_minor(200'000);
        ShiftReply shift;
        PHIN_CALL(at.call(&Till::Stub::OpenShift, open, shift));
        QVERIFY(shift.open());
        QCOMPARE(shift.business_date(), 20190430);
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid));
        PHIN_CALL(at.call(&Till::Stub::CloseShift, CloseShiftRequest(), shift));
        QVERIFY(!shift.open());
        QVERIFY(shift.shift_id() == idOf(900).bytes());
        QCOMPARE(at.till().stored(idOf(1))->placed().business_date(), 20190430);
    }

    void drawerAndDay_overTheSocket() {
        Served at;
        OpenShiftRequest open;
        open.set_shift_id(idOf(900).bytes());
        open.set_float_minor(200'000);
        ShiftReply shift;
        PHIN_CALL(at.call(&Till::Stub::OpenShift, open, shift));
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid));
        MoveCashRequest drop;
        drop.set_move_id(idOf(901).bytes());
        drop.set_kind(model::v1::DROP);
        drop.set_amount_minor(100'000);
        MoveCashReply moved;
        PHIN_CALL(at.call(&Till::Stub::MoveCash, drop, moved));
        QVERIFY(!moved.repeated_command());
        PHIN_CALL(at.call(&Till::Stub::MoveCash, drop, moved));
        QVERIFY(moved.repeated_command());
        model::v1::TillReport report;
        PHIN_CALL(at.call(&Till::Stub::XReport, XReportRequest(), report));
        QCOMPARE(report.figures(0).gross_minor(), std::int64_t{25'000});
        CloseShiftRequest close;
        auto& piece = *close.mutable_count()->add_pieces();
        piece.set_worth_minor(5'000);
        piece.set_pieces(24);
        PHIN_CALL(at.call(&Till::Stub::CloseShift, close, shift));
        QVERIFY(!shift.open());
        QCOMPARE(shift.closed().over_short_minor(), std::int64_t{-5'000});
        CloseDayRequest day;
        day.set_z_id(idOf(902).bytes());
        model::v1::DayClosed z;
        PHIN_CALL(at.call(&Till::Stub::CloseDay, day, z));
        QCOMPARE(z.number(), std::uint64_t{1});
        PHIN_CALL(at.call(&Till::Stub::CloseDay, day, z));
        QCOMPARE(z.number(), std::uint64_t{1});
        QCOMPARE(z.report().totals(0).gross_minor(), std::int64_t{25'000});
    }

    void status_saysWhatIsSo() {
        Served at;
        StatusReply status;
        PHIN_CALL(at.call(&Till::Stub::Status, StatusRequest(), status));
        QCOMPARE(text(status.device()), QString("till-a"));
        QCOMPARE(text(status.menu_id()), QString("small-menu"));
        QCOMPARE(text(status.phase()), QString("ready"));
        QVERIFY(!status.lan());
        QCOMPARE(status.epoch(), 1u);
        QCOMPARE(status.orders(), std::uint64_t{0});
        QCOMPARE(text(status.last_number()), QString());
        QCOMPARE(text(status.storage()), QString("good"));
        QCOMPARE(text(status.storage_message()), QString());
        const auto before = status.seq();
        at.m_lan = true;
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid));
        PHIN_CALL(at.call(&Till::Stub::Status, StatusRequest(), status));
        QVERIFY(status.lan());
        QCOMPARE(status.seq(), before + 3);
        QCOMPARE(status.orders(), std::uint64_t{1});
        QCOMPARE(text(status.last_number()), QString("A-001"));
        QCOMPARE(status.last_receipt(), std::uint64_t{1});
        QCOMPARE(status.business_date(), 20190401);
    }

    void rules_becomeStatusCodes() {
        Served at;
        OrderReply order;
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::OpenOrder, openRequest(1), order));
        PHIN_STATUS(at.call(&Till::Stub::AddLine, addRequest(1, "croissant"), order),
                    grpc::StatusCode::FAILED_PRECONDITION);
        PHIN_STATUS(at.call(&Till::Stub::AddLine, addRequest(1, "tea"), order), grpc::StatusCode::NOT_FOUND);
        PHIN_STATUS(at.call(&Till::Stub::AddLine, addRequest(1, "phin", -3), order),
                    grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.call(&Till::Stub::AddLine, addRequest(2, "phin"), order), grpc::StatusCode::NOT_FOUND);
        PHIN_STATUS(at.call(&Till::Stub::Pay, payRequest(1, 100), paid), grpc::StatusCode::FAILED_PRECONDITION);
        PHIN_STATUS(at.call(&Till::Stub::Pay, payRequest(7, 100), paid), grpc::StatusCode::NOT_FOUND);
        ApplyRequest nothing;
        nothing.set_order_id(idOf(1).bytes());
        PHIN_STATUS(at.call(&Till::Stub::Apply, nothing, order), grpc::StatusCode::INVALID_ARGUMENT);
        VoidRequest voided;
        voided.set_order_id(idOf(1).bytes());
        PHIN_CALL(at.call(&Till::Stub::Void, voided, order));
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(3, "phin"), paid));
        voided.set_order_id(idOf(3).bytes());
        PHIN_STATUS(at.call(&Till::Stub::Void, voided, order), grpc::StatusCode::FAILED_PRECONDITION);
        GetOrderRequest get;
        get.set_order_id(idOf(55).bytes());
        model::v1::OrderState state;
        PHIN_STATUS(at.call(&Till::Stub::GetOrder, get, state), grpc::StatusCode::NOT_FOUND);
    }

    void ids_thatAreNone_areInvalid() {
        Served at;
        OrderReply order;
        PayReply paid;
        ShiftReply shift;
        OpenOrderRequest open;
        open.set_order_id("short");
        PHIN_STATUS(at.call(&Till::Stub::OpenOrder, open, order), grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.call(&Till::Stub::AddLine, AddLineRequest(), order), grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.call(&Till::Stub::Apply, ApplyRequest(), order), grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.call(&Till::Stub::Pay, PayRequest(), paid), grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.call(&Till::Stub::Sell, SellRequest(), paid), grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.call(&Till::Stub::Void, VoidRequest(), order), grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.call(&Till::Stub::OpenShift, OpenShiftRequest(), shift), grpc::StatusCode::INVALID_ARGUMENT);
        RefundReply refund;
        PHIN_STATUS(at.call(&Till::Stub::Refund, till::v1::RefundRequest(), refund),
                    grpc::StatusCode::INVALID_ARGUMENT);
        model::v1::OrderState state;
        PHIN_STATUS(at.call(&Till::Stub::GetOrder, GetOrderRequest(), state), grpc::StatusCode::INVALID_ARGUMENT);
        open.set_order_id(std::string(16, '\0'));
        PHIN_STATUS(at.call(&Till::Stub::OpenOrder, open, order), grpc::StatusCode::INVALID_ARGUMENT);
    }

    void malformedBytes_areInvalidAndHarmNobody() {
        Served at;
        for (const auto* method : {"ImportMenu", "OpenShift", "OpenOrder", "AddLine", "Apply", "Pay", "Sell", "Void",
                                   "Refund", "GetOrder"}) {
            PHIN_STATUS(at.callRaw(method, "\x0a\xff\xff\xff\xff\x0fno such message"),
                        grpc::StatusCode::INVALID_ARGUMENT);
            PHIN_STATUS(at.callRaw(method, std::string(1'000, '\xff')), grpc::StatusCode::INVALID_ARGUMENT);
        }
        // A text that is not UTF-8 is no text: other boxes could not read it.
        auto sale = sellRequest(1, "phin");
        sale.set_guest("Linh");
        auto bytes = sale.SerializeAsString();
        bytes[bytes.find("Linh")] = '\xff';
        PHIN_STATUS(at.callRaw("Sell", bytes), grpc::StatusCode::INVALID_ARGUMENT);
        PHIN_STATUS(at.callRaw("Steal", ""), grpc::StatusCode::UNIMPLEMENTED);
        QCOMPARE(text(at.till().decisions()), QString());
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid));
    }

    void oversized_isRefusedAndTheTillGoesOn() {
        Served at;
        SellRequest huge = sellRequest(1, "phin");
        huge.set_guest(std::string(LocalServer::largestMessageBytes + 1, 'x'));
        PayReply paid;
        PHIN_STATUS(at.call(&Till::Stub::Sell, huge, paid), grpc::StatusCode::RESOURCE_EXHAUSTED);
        huge.set_guest(std::string(1'000'000, 'x')); // fits the socket, but no guest is called that
        PHIN_STATUS(at.call(&Till::Stub::Sell, huge, paid), grpc::StatusCode::INVALID_ARGUMENT);
        huge = sellRequest(1, "water");
        for (int i = 0; i < 5'000; ++i)
            *huge.add_lines() = huge.lines(0);
        PHIN_STATUS(at.call(&Till::Stub::Sell, huge, paid), grpc::StatusCode::FAILED_PRECONDITION);
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid));
        QCOMPARE(paid.receipt(), std::uint64_t{1});
    }

    void manyClientsAtOnce_eachSaleOnce() {
        constexpr std::uint32_t clients = 8;
        constexpr std::uint32_t each = 25;
        Served at;
        std::atomic<int> failures{0};
        std::vector<std::thread> robots;
        for (std::uint32_t client = 0; client < clients; ++client)
            robots.emplace_back([&, client] {
                for (std::uint32_t i = 0; i < each; ++i) {
                    PayReply paid;
                    const auto request = sellRequest(1 + client * each + i, "bac-xiu");
                    for (int again = 0; again < 2; ++again)
                        failures += !at.call(&Till::Stub::Sell, request, paid).ok();
                }
            });
        for (auto& robot : robots)
            robot.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(at.till().state().lastReceipt, std::uint64_t{clients * each});
    }

    void people_areSetByWhoeverOwnsTheBox_alsoAroundALockedTill() {
        Served at;
        SetStaffRequest set;
        set.set_staff_id(idOf(901).bytes());
        set.set_name("Lan");
        set.set_role("manager");
        set.set_active(true);
        set.set_pin("240681");
        StaffReply reply;
        PHIN_CALL(at.call(&Till::Stub::SetStaff, set, reply));
        QCOMPARE(text(reply.staff().role()), QString("manager"));
        QVERIFY(at.till().till().staff().session().staffed());
        QVERIFY(!at.till().till().staff().session().person()); // nobody was signed in by it
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid)); // robots go on
        QCOMPARE(text(at.till().stored(idOf(1))->placed().staff()), QString());

        const auto refused = [&](auto&& change) {
            SetStaffRequest other;
            other.set_staff_id(idOf(902).bytes());
            other.set_name("Minh");
            other.set_pin("5173");
            change(other);
            StaffReply none;
            return at.call(&Till::Stub::SetStaff, other, none).error_code();
        };
        QCOMPARE(refused([](auto& each) { each.set_role("boss"); }), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(refused([](auto& each) { each.set_pin("12"); }), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(refused([](auto& each) { each.set_staff_id("short"); }), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(refused([](auto& each) { each.set_pin("1234"); }), grpc::StatusCode::FAILED_PRECONDITION);
        QCOMPARE(refused([](auto& each) { each.clear_pin(); }), grpc::StatusCode::FAILED_PRECONDITION);
        QCOMPARE(refused([](auto&) {}), grpc::StatusCode::OK);

        ListStaffReply all;
        PHIN_CALL(at.call(&Till::Stub::ListStaff, ListStaffRequest{}, all));
        QCOMPARE(all.staff_size(), 2);
        QCOMPARE(text(all.staff(1).name()), QString("Minh"));
        QCOMPARE(text(all.staff(1).role()), QString("cashier"));
        UnlockStaffRequest unlock;
        unlock.set_staff_id(idOf(902).bytes());
        PHIN_CALL(at.call(&Till::Stub::UnlockStaff, unlock, reply));
        unlock.set_staff_id(idOf(7).bytes());
        QCOMPARE(at.call(&Till::Stub::UnlockStaff, unlock, reply).error_code(), grpc::StatusCode::NOT_FOUND);
    }
};

QTEST_APPLESS_MAIN(TillServerTest)
#include "tst_till_server.moc"
