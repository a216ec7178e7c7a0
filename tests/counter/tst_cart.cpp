#include "app/counter/carts.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

#include <random>
#include <set>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

constexpr std::int32_t april = 20190401;

const MenuIndex& menu() {
    static const MenuIndex index(smallMenu());
    return index;
}

Cart emptyCart() {
    return Cart(idOf(1), model::v1::TAKEAWAY, "Linh", FakeClock::aprilMorningMs);
}

Cart cartWith(const std::vector<std::string>& products) {
    auto cart = emptyCart();
    for (const auto& product : products)
        if (!cart.add(menu(), choice(product), Joining::NewLine))
            throw std::runtime_error("the test's line was not taken");
    return cart;
}

std::int64_t totalOf(const Cart& cart) {
    return cart.price(menu(), april).value().total_minor();
}

} // namespace

class CartTest : public QObject {
    Q_OBJECT
private slots:
    void add_product_hasMenuPriceAndStation() {
        auto cart = cartWith({"phin", "banh-mi", "water"});
        const auto priced = cart.price(menu(), april);
        PHIN_OK(priced);
        QCOMPARE(priced->total_minor(), std::int64_t{70'000});
        QVERIFY(priced->lines(0).prepare());
        QVERIFY(priced->lines(1).prepare());
        QVERIFY2(!priced->lines(2).prepare(), "nobody prepares what is handed over the counter");
        QCOMPARE(QString::fromStdString(priced->lines(1).station()), QString("kitchen"));
    }

    void add_equalLine_raisesQuantity() {
        auto cart = cartWith({"bac-xiu"});
        PHIN_OK(cart.add(menu(), choice("bac-xiu", 2), Joining::EqualLine));
        QCOMPARE(cart.lineCount(), 1);
        QCOMPARE(totalOf(cart), std::int64_t{87'000});
    }

    void add_equalButForModifierOrHandMadePrice_isALineOfItsOwn() {
        auto cart = cartWith({"phin"});
        auto sweet = choice("phin");
        sweet.modifiers = {{"topping", "pearl"}};
        PHIN_OK(cart.add(menu(), sweet, Joining::EqualLine));
        QCOMPARE(cart.lineCount(), 2);
        PHIN_OK(cart.overrideLine(1, 1'000));
        PHIN_OK(cart.add(menu(), choice("phin"), Joining::EqualLine));
        QCOMPARE(cart.lineCount(), 3);
        QCOMPARE(totalOf(cart), std::int64_t{1'000 + 32'000 + 25'000});
    }

    void add_refusals_leaveTheCartAsItWas() {
        auto cart = cartWith({"phin"});
        const auto before = cart.bytes();
        PHIN_ERROR(cart.add(menu(), choice("croissant"), Joining::NewLine), ErrorKind::Refused);
        PHIN_ERROR(cart.add(menu(), choice("tea"), Joining::NewLine), ErrorKind::NotFound);
        PHIN_ERROR(cart.add(menu(), choice("phin", 0), Joining::NewLine), ErrorKind::WrongUse);
        PHIN_ERROR(cart.add(menu(), choice("phin", maxQuantity + 1), Joining::NewLine), ErrorKind::WrongUse);
        auto chatty = choice("phin");
        chatty.note.assign(maxTextBytes + 1, 'x');
        PHIN_ERROR(cart.add(menu(), chatty, Joining::NewLine), ErrorKind::WrongUse);
        auto undecided = choice("phin");
        undecided.modifiers = {{"sugar", ""}};
        PHIN_ERROR(cart.add(menu(), undecided, Joining::NewLine), ErrorKind::Refused);
        PHIN_ERROR(cart.add(MenuIndex(), choice("phin"), Joining::NewLine), ErrorKind::Refused);
        QVERIFY(cart.bytes() == before);
    }

    void add_beyondTheLongestOrder_isRefused() {
        auto cart = cartWith(std::vector<std::string>(maxLines, "water"));
        PHIN_ERROR(cart.add(menu(), choice("water"), Joining::NewLine), ErrorKind::Refused);
        QCOMPARE(cart.lineCount(), maxLines);
        QVERIFY(cart.price(menu(), april)->ByteSizeLong() < journal::maxPayloadBytes);
    }

    void replace_line_keepsNumberAndPlace() {
        auto cart = cartWith({"phin", "water"});
        auto large = choice("phin", 2);
        large.variant = "large";
        PHIN_OK(cart.replace(menu(), 1, large));
        const auto priced = cart.price(menu(), april);
        QCOMPARE(priced->lines(0).line(), 1u);
        QCOMPARE(priced->lines(0).total_minor(), std::int64_t{64'000});
        PHIN_ERROR(cart.replace(menu(), 7, large), ErrorKind::NotFound);
    }

    void removeLine_numberIsNotUsedAgain() {
        auto cart = cartWith({"phin", "water"});
        PHIN_OK(cart.removeLine(2));
        PHIN_ERROR(cart.removeLine(2), ErrorKind::NotFound);
        PHIN_OK(cart.add(menu(), choice("banh-mi"), Joining::NewLine));
        QCOMPARE(cart.price(menu(), april)->lines(1).line(), 3u);
    }

    void restore_earlierState_lineNumbersStillRise() {
        auto cart = cartWith({"phin"});
        const auto before = cart;
        PHIN_OK(cart.add(menu(), choice("water"), Joining::NewLine));
        cart.restore(before);
        QCOMPARE(cart.lineCount(), 1);
        PHIN_OK(cart.add(menu(), choice("water"), Joining::NewLine));
        QCOMPARE(cart.price(menu(), april)->lines(1).line(), 3u);
    }

    void bytes_roundTrip_isTheSameCart() {
        auto cart = cartWith({"phin", "banh-mi"});
        PHIN_OK(cart.discountOrder(percentOff(1'000)));
        const auto again = Cart::fromBytes(cart.bytes());
        QVERIFY(again.has_value());
        QVERIFY(again->bytes() == cart.bytes());
        QVERIFY(again->id() == cart.id());
        QCOMPARE(totalOf(*again), std::int64_t{54'000});
    }

    void fromBytes_garbage_isNothing() {
        QVERIFY(!Cart::fromBytes("").has_value());
        QVERIFY(!Cart::fromBytes("not a cart").has_value());
        auto bytes = cartWith({"phin"}).bytes();
        bytes.resize(bytes.size() / 2);
        QVERIFY(!Cart::fromBytes(bytes).has_value());
    }

    void price_menuInAnotherCurrency_isRefused() {
        const auto cart = cartWith({"phin"});
        auto dollars = smallMenu();
        dollars.set_currency("USD");
        PHIN_ERROR(cart.price(MenuIndex(dollars), april), ErrorKind::Refused);
    }

    // Whatever is done to it in whatever order: it changes as a whole or not at all, and can be written and read.
    void anyChanges_wholeOrNotAtAll() {
        std::mt19937 random(11);
        const std::vector<std::string> products{"phin", "bac-xiu", "banh-mi", "water", "croissant", "tea"};
        std::set<std::uint32_t> gone;
        auto cart = emptyCart();
        for (int step = 0; step < 5'000; ++step) {
            const auto before = cart;
            const auto line = static_cast<std::uint32_t>(random() % 12);
            const auto status = [&]() -> Status {
                switch (random() % 8) {
                case 0:
                    return cart.removeLine(line);
                case 1:
                    return cart.setQuantity(menu(), line, static_cast<std::int32_t>(random() % 12) - 1);
                case 2:
                    return cart.discountLine(line, percentOff(static_cast<std::int32_t>(random() % 10'000)));
                case 3:
                    return cart.discountOrder(amountOff(random() % 60'000));
                case 4:
                    return cart.overrideLine(line, random() % 2 ? std::optional<std::int64_t>(random() % 9'999)
                                                                : std::nullopt);
                case 5:
                    return random() % 40 ? done() : cart.clear();
                default:
                    return cart.add(menu(), choice(products[random() % products.size()]),
                                    random() % 2 ? Joining::EqualLine : Joining::NewLine);
                }
            }();
            if (!status)
                QVERIFY(cart.bytes() == before.bytes());
            const auto priced = cart.price(menu(), april);
            PHIN_OK(priced);
            QVERIFY(priced->total_minor() >= 0);
            const auto again = Cart::fromBytes(cart.bytes());
            QVERIFY(again && again->bytes() == cart.bytes());
            std::set<std::uint32_t> now;
            for (const auto& each : priced->lines()) {
                QVERIFY2(!gone.contains(each.line()), "a line's number came back");
                now.insert(each.line());
            }
            const auto was = before.price(menu(), april);
            for (const auto& each : was->lines())
                if (!now.contains(each.line()))
                    gone.insert(each.line());
        }
        QVERIFY(gone.size() > 20);
    }

    // --- the collection

    void carts_change_thatCannotBePriced_isTakenBack() {
        Carts carts([] {});
        const Pricing pricing{std::make_shared<const MenuIndex>(smallMenu()), april};
        PHIN_OK(carts.open(cartWith({"phin"}), pricing));
        const auto changed = carts.change(
            idOf(1), [](Cart& cart) { return cart.discountOrder(percentOff(20'000)); }, pricing);
        PHIN_ERROR(changed, ErrorKind::WrongUse);
        QCOMPARE(carts.price(idOf(1), pricing)->total_minor(), std::int64_t{25'000});
        QVERIFY(!carts.list().front().canUndo);
    }

    void carts_held_cannotBeChangedUntilReleased() {
        Carts carts([] {});
        const Pricing pricing{std::make_shared<const MenuIndex>(smallMenu()), april};
        const auto clear = [](Cart& cart) { return cart.clear(); };
        PHIN_OK(carts.open(cartWith({"phin"}), pricing));
        QVERIFY(carts.hold(idOf(1)).has_value());
        QVERIFY(carts.hold(idOf(1)).has_value());
        carts.release(idOf(1));
        PHIN_ERROR(carts.change(idOf(1), clear, pricing), ErrorKind::Refused);
        carts.release(idOf(1));
        PHIN_OK(carts.change(idOf(1), clear, pricing));
    }

    void carts_manyChanges_askForOneSavingUntilItIsDone() {
        int asked = 0;
        Carts carts([&] { ++asked; });
        const Pricing pricing{std::make_shared<const MenuIndex>(smallMenu()), april};
        PHIN_OK(carts.open(cartWith({"phin"}), pricing));
        for (int quantity = 2; quantity < 10; ++quantity)
            PHIN_OK(carts.change(
                idOf(1), [&](Cart& cart) { return cart.setQuantity(menu(), 1, quantity); }, pricing));
        QCOMPARE(asked, 1);
        const auto saved = carts.forSaving();
        QCOMPARE(saved.size(), std::size_t{1});
        QCOMPARE(saved.front().first, idOf(1));
        QCOMPARE(totalOf(*Cart::fromBytes(saved.front().second.value())), std::int64_t{225'000}); // the newest
        PHIN_OK(carts.undo(idOf(1), pricing));
        QCOMPARE(asked, 2);
    }

    void carts_undo_stepsBackThenRefuses() {
        Carts carts([] {});
        const Pricing pricing{std::make_shared<const MenuIndex>(smallMenu()), april};
        PHIN_OK(carts.open(cartWith({"phin"}), pricing));
        PHIN_OK(carts.change(
            idOf(1), [](Cart& cart) { return cart.setQuantity(menu(), 1, 3); }, pricing));
        PHIN_OK(carts.change(
            idOf(1), [](Cart& cart) { return cart.clear(); }, pricing));
        QCOMPARE(carts.undo(idOf(1), pricing)->total_minor(), std::int64_t{75'000});
        QCOMPARE(carts.undo(idOf(1), pricing)->total_minor(), std::int64_t{25'000});
        PHIN_ERROR(carts.undo(idOf(1), pricing), ErrorKind::Refused);
    }
};

QTEST_APPLESS_MAIN(CartTest)
#include "tst_cart.moc"
