#include "sync/model/voucher.h"

#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/merge.h"
#include "sync/model/why.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <map>

namespace phin {
namespace {

using namespace model::v1;

constexpr std::size_t shortestCode = 4, longestCode = 24;
constexpr std::size_t longestNote = 200;
constexpr std::uint32_t mostUses = 1'000'000;

/// Everything that was on the order went back.
bool givenBackWhole(const OrderState& order, const PricedOrder& priced) {
    if (order.refunds().empty())
        return false;
    std::map<std::uint32_t, Wide> left;
    for (const auto& line : priced.lines())
        left[line.line()] += line.quantity();
    for (const auto& refund : order.refunds())
        for (const auto& line : refund.lines())
            left[line.line()] -= line.quantity();
    return std::all_of(left.begin(), left.end(), [](const auto& line) { return line.second <= 0; });
}

Error badTerms(std::string message) {
    return {ErrorKind::WrongUse, std::move(message)};
}

} // namespace

std::optional<std::string> voucherCode(std::string_view text) {
    std::string code;
    bool letter = false;
    for (const char c : text) {
        if (c == ' ' || c == '-')
            continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        letter = letter || (upper >= 'A' && upper <= 'Z');
        if ((upper < 'A' || upper > 'Z') && (upper < '0' || upper > '9'))
            return std::nullopt;
        code += upper;
    }
    if (!letter || code.size() < shortestCode || code.size() > longestCode)
        return std::nullopt;
    return code;
}

std::string groupedCode(std::string_view code) {
    constexpr std::size_t group = 4;
    std::string text;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i > 0 && i % group == 0 && code.size() % group == 0)
            text += '-';
        text += code[i];
    }
    return text;
}

std::string makeVoucherCode(std::span<const std::uint8_t, voucherCodeRandom> random) {
    constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr std::string_view all = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // no 0 and O, 1 and I and L, U and V
    std::string code(1, letters[random[0] % letters.size()]);
    for (const auto byte : random.subspan<1>())
        code += all[byte % all.size()];
    return code;
}

Status checkTerms(const VoucherMade& terms) {
    if (!terms.code().empty() && voucherCode(terms.code()) != terms.code())
        return badTerms("a voucher's code has 4 to 24 capitals and digits, a letter among them");
    switch (terms.off_case()) {
    case VoucherMade::kBasisPoints:
        if (terms.basis_points() < 1 || terms.basis_points() > 10'000)
            return badTerms("a voucher takes more than 0 and up to 100 percent off");
        break;
    case VoucherMade::kAmountMinor:
        if (terms.amount_minor() < 1)
            return badTerms("a voucher takes more than nothing off");
        break;
    case VoucherMade::OFF_NOT_SET:
        return badTerms("say what the voucher takes off: a percentage or an amount");
    }
    if (terms.minimum_minor() < 0)
        return badTerms("an order cannot be worth less than nothing");
    if (!knownCurrency(terms.currency()))
        return badTerms("\"" + terms.currency() + "\" is no currency that is known here");
    if (!validDay(terms.valid_from()) || !validDay(terms.valid_until()))
        return badTerms("say from which to which day the voucher is good");
    if (terms.valid_until() < terms.valid_from())
        return badTerms("the voucher would end before it begins");
    if (const auto last = addDays(terms.valid_from(), mostVoucherDays); last != 0 && terms.valid_until() > last)
        return badTerms("a voucher is good for at most " + std::to_string(mostVoucherDays) + " days");
    if (terms.uses() > mostUses)
        return badTerms("that is more often than can be counted; leave it without a limit");
    if (terms.note().size() > longestNote)
        return badTerms("the note is too long; shorten it");
    return done();
}

VoucherNo redeemable(const Voucher* voucher, const std::string& order, std::string_view currency,
                     std::int32_t businessDate) {
    if (!voucher)
        return VoucherNo::Unknown;
    const auto& terms = voucher->terms;
    if (voucher->withdrawn)
        return VoucherNo::Withdrawn;
    if (businessDate < terms.valid_from())
        return VoucherNo::NotYet;
    if (businessDate > terms.valid_until())
        return VoucherNo::Over;
    const auto others = std::count_if(voucher->uses.begin(), voucher->uses.end(),
                                      [&order](const auto& use) { return use.order != order; });
    if (terms.uses() > 0 && others >= static_cast<std::ptrdiff_t>(terms.uses()))
        return VoucherNo::Used;
    if ((terms.off_case() == VoucherMade::kAmountMinor || terms.minimum_minor() > 0) && terms.currency() != currency)
        return VoucherNo::Currency;
    return VoucherNo::None;
}

Error refusalOf(VoucherNo no, std::string_view code, const Voucher* voucher) {
    const auto name = "the voucher " + groupedCode(code);
    const auto shown = asIs(groupedCode(code));
    switch (no) {
    case VoucherNo::Withdrawn:
        return refusal(Why::VoucherWithdrawn, name + " was withdrawn", {shown});
    case VoucherNo::NotYet:
        return refusal(Why::VoucherNotYet, name + " is good from " + isoDay(voucher->terms.valid_from()) + " on",
                       {shown, namedDay(voucher->terms.valid_from())});
    case VoucherNo::Over:
        return refusal(Why::VoucherOver, name + " was good until " + isoDay(voucher->terms.valid_until()),
                       {shown, namedDay(voucher->terms.valid_until())});
    case VoucherNo::Used: {
        const auto& last = voucher->uses.back();
        return refusal(
            Why::VoucherUsed,
            name + " was used already, last on " + (last.number.empty() ? "an order" : last.number) + " at " +
                last.device + "; take it off the order",
            {shown, last.number.empty() ? Named{"một đơn", "an order"} : asIs(last.number), asIs(last.device)});
    }
    case VoucherNo::Currency:
        return refusal(Why::VoucherCurrency, name + " is in " + voucher->terms.currency(), {shown});
    case VoucherNo::OtherDiscount:
        return refusal(Why::OtherDiscount, "an order has one discount; take the other off first");
    case VoucherNo::Unknown:
    case VoucherNo::None:
        break;
    }
    return {ErrorKind::NotFound, "there is no voucher " + groupedCode(code), {}, Why::VoucherUnknown, {shown}};
}

Discount discountOf(const VoucherMade& terms) {
    Discount discount;
    if (terms.off_case() == VoucherMade::kBasisPoints)
        discount.set_basis_points(terms.basis_points());
    else
        discount.set_amount_minor(terms.amount_minor());
    discount.set_minimum_minor(terms.minimum_minor());
    discount.set_voucher(terms.code());
    discount.set_reason(terms.note());
    return discount;
}

std::int64_t voucherMinor(const PricedOrder& order) {
    if (order.discount().voucher().empty())
        return 0;
    Wide sum = 0;
    for (const auto& line : order.lines())
        sum += line.order_discount_minor();
    return saturated(sum);
}

std::optional<VoucherUse> voucherUseOf(const OrderState& order) {
    if (!order.has_placed() || order.has_voided())
        return std::nullopt;
    const auto& priced = merge::orderOf(order);
    const auto amount = voucherMinor(priced);
    if (amount == 0 || givenBackWhole(order, priced))
        return std::nullopt;
    VoucherUse use;
    use.order = order.order_id();
    use.number = order.placed().number();
    use.device = order.device();
    use.businessDate = order.placed().business_date();
    use.atMs = order.placed().placed_at_ms();
    for (const auto& payment : order.payments()) {
        use.atMs = use.paid ? std::min(use.atMs, payment.paid_at_ms()) : payment.paid_at_ms();
        use.paid = true;
    }
    use.amountMinor = amount;
    use.hlc = order.placed_hlc();
    return use;
}

bool concernsVoucher(const OrderState& order) {
    return !order.placed().order().discount().voucher().empty() ||
           std::any_of(order.revisions().begin(), order.revisions().end(),
                       [](const auto& revision) { return !revision.changed().order().discount().voucher().empty(); });
}

} // namespace phin
