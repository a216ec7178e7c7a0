#include "app/control/staff_messages.h"
#include "app/control/till_messages.h"
#include "app/counter/till.h"
#include "sync/journal/reader.h"
#include "sync/model/merge.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/await.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/must.h"
#include "tests/support/shop.h"

#include <filesystem>
#include <random>
#include <set>

// The till's control socket without the socket: messages as they come, the conversion of app/control, and the use cases
// on a real journal.

namespace phin::fuzz {
namespace {

using namespace till::v1;
using control::choiceOf;
using control::idOf;
using test::must;

constexpr int mostCalls = 24;

/// A till's file as it is in the morning: with a menu, and some croissants counted. Each input begins with a copy of
/// it.
class Morning {
public:
    Morning()
        : m_identity(m_shop.identity("till-a")) {
        auto till = open(file());
        till->begin();
        till->beginEpoch();
        till->commit();
        journal::Writer writer(std::move(till));
        counter::Till counter(writer, settings(), m_clock, random());
        writer.start();
        auto menu = test::smallMenu();
        for (auto& product : *menu.mutable_products())
            product.set_sold_out(product.id() == "bac-xiu");
        must(test::await<counter::ImportedMenu>([&](auto done) { counter.importMenu(menu, done); }));
        must(test::await<journal::StockAnswer>([&](auto done) {
            counter.countStock({test::idOf(900), 0, "croissant", 5, ""}, done);
        }));
        writer.stop();
    }
    [[nodiscard]] std::unique_ptr<journal::Journal> copy() {
        const auto copied = m_shop.folder() / "copy.db";
        for (const auto* end : {"", "-wal", "-shm"})
            std::filesystem::remove(copied.string() + end);
        std::filesystem::copy_file(file(), copied);
        return open(copied);
    }
    [[nodiscard]] test::FakeClock& wall() { return m_clock; }
    [[nodiscard]] static counter::TillSettings settings() { return {"till-a", "A", 420, 4}; }
    [[nodiscard]] static counter::RandomSource random() {
        return [engine = std::make_shared<std::mt19937>(5)](std::span<std::uint8_t> bytes) {
            for (auto& byte : bytes)
                byte = static_cast<std::uint8_t>((*engine)());
        };
    }

private:
    [[nodiscard]] std::filesystem::path file() const { return m_shop.folder() / "morning.db"; }
    std::unique_ptr<journal::Journal> open(const std::filesystem::path& file) {
        return must(
            journal::Journal::open({file, {"till", "", "A", ""}, 300'000}, m_identity, m_shop.authority(), m_clock));
    }
    test::Shop m_shop{"fuzz"};
    test::FakeClock m_clock;
    journal::Identity m_identity;
};

/// Reads a message and, where it is one, answers it. Whatever the answer: it comes, and an error has words.
template <class Request, class Handle>
void call(std::string_view bytes, Handle&& handle) {
    Request request;
    if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return;
    handle(request);
}

template <class T>
void told(const Result<T>& answer) {
    require(answer || !answer.error().message.empty(), "refused without a reason");
    require(answer || answer.error().message != "the test waited in vain for an answer", "a call without an answer");
}

/// Combos, sent orders, the drawer, vouchers and people.
void actMore(counter::Till& till, std::uint8_t method, std::string_view bytes) {
    using test::await;
    switch (method % 24) {
    case 16:
        call<AddComboRequest>(bytes, [&](const auto& request) {
            if (const auto id = idOf(request.order_id(), "order_id"))
                told(control::orderReply(*id, till.addCombo(*id, control::comboOf(request))));
        });
        break;
    case 17:
        call<SendRequest>(bytes, [&](const auto& request) {
            if (const auto order = idOf(request.order_id(), "order_id"))
                told(await<counter::Sent>([&](auto done) { till.send(*order, done, request.reason()); }));
        });
        break;
    case 18:
        call<MoveCashRequest>(bytes, [&](const auto& request) {
            if (const auto id = idOf(request.move_id(), "move_id"))
                told(await<counter::CashMovedInfo>([&](auto done) {
                    till.moveCash({*id, request.kind(), request.amount_minor(), request.reason()}, done);
                }));
        });
        break;
    case 19:
        call<CloseDayRequest>(bytes, [&](const auto& request) {
            told(await<model::v1::TillReport>([&](auto done) { till.xReport(done); }));
            if (const auto id = idOf(request.z_id(), "z_id"))
                told(await<model::v1::DayClosed>(
                    [&](auto done) { till.closeDay(*id, control::countOf(request), done); }));
        });
        break;
    case 20:
        call<model::v1::VoucherMade>(bytes, [&](const auto& request) {
            const auto made = await<counter::MadeVoucher>([&](auto done) { till.makeVoucher(request, done); });
            told(made);
            if (made)
                (void)control::replyOf(made->voucher, made->repeated);
        });
        break;
    case 21:
        call<RedeemRequest>(bytes, [&](const auto& request) {
            if (const auto id = idOf(request.order_id(), "order_id"))
                told(await<counter::Redeemed>([&](auto done) { till.redeem(*id, request.code(), done); }));
        });
        break;
    case 22:
        call<SetStaffRequest>(bytes, [&](auto& request) {
            auto pin = control::pinOf(request);
            auto change = control::changeOf(request);
            told(pin);
            told(change);
            if (pin && change) // a verifier takes its time, so none is made here
                told(await<phin::StaffMember>(
                    [&](auto done) { till.staff().set(*change, std::nullopt, counter::Asked::Unattended, done); }));
        });
        break;
    default:
        (void)till.openOrders();
        break;
    }
}

void act(counter::Till& till, std::uint8_t method, std::string_view bytes) {
    using test::await;
    switch (method % 24) {
    case 0:
        call<OpenOrderRequest>(bytes, [&](const auto& request) {
            const auto id = control::optionalIdOf(request.order_id(), "order_id");
            told(id);
            if (id)
                told(till.openOrder(id->value_or(till.newId()), request.channel(), request.guest()));
        });
        break;
    case 1:
        call<AddLineRequest>(bytes, [&](const auto& request) {
            if (const auto id = idOf(request.order_id(), "order_id"))
                told(control::orderReply(*id, till.addLine(*id, choiceOf(request.line()))));
        });
        break;
    case 2:
        call<ApplyRequest>(bytes, [&](const auto& request) {
            const auto id = idOf(request.order_id(), "order_id");
            if (!id)
                return;
            told(till.discountOrder(*id, request.order_discount()));
            told(till.setQuantity(*id, request.quantity().line(), request.quantity().quantity()));
            told(till.discountLine(*id, request.line_discount().line(), request.line_discount().discount()));
            told(till.removeLine(*id, request.remove_line()));
            told(till.undo(*id));
        });
        break;
    case 3:
        call<PayRequest>(bytes, [&](const auto& request) {
            const auto order = idOf(request.order_id(), "order_id"), payment = idOf(request.payment_id(), "payment_id");
            if (order && payment)
                told(await<counter::Paid>([&](auto done) {
                    till.pay(*order, *payment, {request.tenders().begin(), request.tenders().end()}, done);
                }));
        });
        break;
    case 4:
        call<SellRequest>(bytes, [&](const auto& request) {
            auto sale = control::saleOf(request);
            told(sale);
            if (!sale)
                return;
            const auto paid = await<counter::Paid>([&](auto done) { till.sell(*sale, done); });
            told(paid);
            if (paid) {
                (void)control::replyOf(*paid);
                const auto again = await<counter::Paid>([&](auto done) { till.sell(*sale, done); });
                require(again && again->repeated && again->receipt == paid->receipt, "one sale was paid twice");
            }
        });
        break;
    case 5:
        call<VoidRequest>(bytes, [&](const auto& request) {
            if (const auto order = idOf(request.order_id(), "order_id"))
                told(await<model::v1::PricedOrder>(
                    [&](auto done) { till.voidOrder(*order, request.reason(), done, request.restock()); }));
        });
        break;
    case 6:
        call<till::v1::RefundRequest>(bytes, [&](const auto& request) {
            const auto wanted = control::refundOf(request);
            told(wanted);
            if (wanted)
                told(await<counter::Refunded>([&](auto done) { till.refund(*wanted, done); }));
        });
        break;
    case 7:
    case 8:
        call<StockRequest>(bytes, [&](const auto& request) {
            const auto word = control::stockWordOf(request);
            told(word);
            if (word)
                told(await<journal::StockAnswer>([&](auto done) {
                    method % 24 == 7 ? till.countStock(*word, done) : till.wasteStock(*word, done);
                }));
        });
        break;
    case 9:
        call<OpenShiftRequest>(bytes, [&](const auto& request) {
            if (const auto id = idOf(request.shift_id(), "shift_id"))
                told(await<counter::ShiftInfo>(
                    [&](auto done) { till.openShift(*id, request.business_date(), request.float_minor(), done); }));
        });
        break;
    case 10:
        call<CloseShiftRequest>(bytes, [&](const auto& request) {
            if (const auto id = control::optionalIdOf(request.shift_id(), "shift_id"))
                told(await<counter::ShiftInfo>(
                    [&](auto done) { till.closeShift(*id, done, control::countOf(request)); }));
        });
        break;
    case 11:
        call<ImportMenuRequest>(bytes, [&](const auto& request) {
            told(await<counter::ImportedMenu>([&](auto done) { till.importMenu(request.menu(), done); }));
        });
        break;
    case 12:
        if (auto cart = counter::Cart::fromBytes(bytes)) // a working paper that the disk has changed
            told(cart->price(*till.menu(), 20190401));
        break;
    case 13:
        told(await<counter::TillState>([&](auto done) { till.state(done); }));
        (void)control::menuReply(till.menu()->menu(), till.stock());
        break;
    case 14: {
        std::vector<std::string> others{std::string(bytes.substr(0, 20)), "till-b"};
        till.hear(others, others);
        break;
    }
    default:
        actMore(till, method, bytes);
    }
}

/// What must be so after any calls.
void check(const std::filesystem::path& file) {
    auto reader = must(journal::Reader::open(file));
    std::set<std::uint64_t> receipts;
    reader.ordersOfPeriod(0, 99'999'999, [&](const model::v1::OrderState& order) {
        for (const auto& paid : order.payments()) {
            require(receipts.insert(paid.receipt()).second, "a receipt number was used twice");
            std::int64_t sum = 0;
            for (const auto& tender : paid.tenders())
                sum += tender.amount_minor();
            require(sum == merge::orderOf(order).total_minor(), "the tenders are not the order's total");
        }
        for (const auto& refund : order.refunds())
            require(receipts.insert(refund.receipt()).second, "a receipt number was used twice");
        require(merge::refundedMinor(order) <= merge::orderOf(order).total_minor(), "more was given back than paid");
    });
    require(receipts.empty() || *receipts.rbegin() == receipts.size(), "receipt numbers have a gap");
    for (const auto& ledger : reader.stock(0, 99'999'999))
        require(ledger.left("till-a") >= 0 && ledger.left() >= 0, "limited stock was oversold");
}

} // namespace

void fuzzControl(std::string_view bytes) {
    static Morning morning;
    auto own = morning.copy();
    const auto file = own->file();
    {
        journal::Writer writer(std::move(own));
        counter::Till till(writer, Morning::settings(), morning.wall(), Morning::random());
        writer.start();
        Input input(bytes);
        for (int i = 0; i < mostCalls && !input.empty(); ++i) {
            const auto method = input.byte();
            act(till, method, input.part());
        }
        writer.stop();
    }
    check(file);
}

std::vector<std::string> controlSeeds() {
    const auto order = test::idOf(1).bytes(), payment = test::idOf(2).bytes();
    const auto as = [](int method, const auto& message) {
        return std::string(1, static_cast<char>(method)) + part(message.SerializeAsString());
    };
    OpenOrderRequest open;
    open.set_order_id(order);
    open.set_guest("Linh");
    AddLineRequest add;
    add.set_order_id(order);
    add.mutable_line()->set_product("phin");
    add.mutable_line()->set_variant("large");
    add.mutable_line()->set_quantity(2);
    auto& modifier = *add.mutable_line()->add_modifiers();
    modifier.set_group("topping");
    modifier.set_modifier("jelly");
    ApplyRequest apply;
    apply.set_order_id(order);
    apply.mutable_line_discount()->set_line(1);
    *apply.mutable_line_discount()->mutable_discount() = test::percentOff(1'000);
    PayRequest pay;
    pay.set_order_id(order);
    pay.set_payment_id(payment);
    *pay.add_tenders() = test::tender("card", 20'000);
    *pay.add_tenders() = test::tender("cash", 500'000);
    SellRequest sell;
    sell.set_order_id(test::idOf(3).bytes());
    sell.set_payment_id(test::idOf(4).bytes());
    auto& line = *sell.add_lines();
    line.set_product("croissant");
    line.set_quantity(3);
    line.set_override_minor(70'000);
    *sell.mutable_order_discount() = test::amountOff(1'000);
    till::v1::RefundRequest refund;
    refund.set_order_id(test::idOf(3).bytes());
    refund.set_refund_id(test::idOf(5).bytes());
    *refund.add_lines() = test::refundOf(1, 2);
    refund.set_restock(true);
    VoidRequest voided;
    voided.set_order_id(order);
    voided.set_reason("left");
    StockRequest stock;
    stock.set_id(test::idOf(6).bytes());
    stock.set_product("croissant");
    stock.set_units(3);
    OpenShiftRequest shift;
    shift.set_shift_id(test::idOf(7).bytes());
    shift.set_business_date(20190402);
    ImportMenuRequest menu;
    *menu.mutable_menu() = test::smallMenu();
    menu.mutable_menu()->set_id("another");
    AddComboRequest combo;
    combo.set_order_id(order);
    combo.set_combo("breakfast");
    SendRequest send;
    send.set_order_id(order);
    send.set_reason("typed wrongly");
    MoveCashRequest cash;
    cash.set_move_id(test::idOf(9).bytes());
    cash.set_kind(model::v1::PAY_OUT);
    cash.set_amount_minor(50'000);
    cash.set_reason("ice");
    CloseDayRequest day;
    day.set_z_id(test::idOf(10).bytes());
    auto& notes = *day.mutable_count()->add_pieces();
    notes.set_worth_minor(100'000);
    notes.set_pieces(3);
    model::v1::VoucherMade voucher;
    voucher.set_voucher_id(test::idOf(11).bytes());
    voucher.set_code("PHIN10");
    voucher.set_basis_points(1'000);
    voucher.set_valid_until(20190430);
    RedeemRequest redeem;
    redeem.set_order_id(order);
    redeem.set_code("phin-10");
    SetStaffRequest staff;
    staff.set_staff_id(test::idOf(12).bytes());
    staff.set_name("Lan");
    const counter::Cart cart(test::idOf(8), model::v1::TAKEAWAY, "Minh", 1);
    return {as(0, open) + as(1, add) + as(2, apply) + as(3, pay) + as(3, pay),
            as(4, sell) + as(6, refund) + as(4, sell) + as(13, stock),
            as(7, stock) + as(4, sell) + as(8, stock) + as(9, shift) + as(10, CloseShiftRequest{}),
            as(0, open) + as(1, add) + as(5, voided) + as(11, menu),
            as(0, open) + as(16, combo) + as(1, add) + as(17, send) + as(1, add) + as(17, send) + as(3, pay),
            as(9, shift) + as(4, sell) + as(18, cash) + as(19, day),
            as(20, voucher) + as(0, open) + as(1, add) + as(21, redeem) + as(3, pay) + as(22, staff),
            std::string(1, '\x0c') + part(cart.bytes()) + as(4, sell)};
}

} // namespace phin::fuzz
