#include "app/counter/payment.h"

#include "sync/model/currency.h"
#include "sync/model/money.h"
#include "sync/model/why.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <array>

namespace phin::counter {
namespace {

using model::v1::Tender;

constexpr std::size_t mostTenders = 20;
constexpr std::size_t mostReferenceBytes = 200;
constexpr std::string_view cash = "cash";
constexpr std::array<std::string_view, 4> kinds{cash, "card", "qr", "voucher"};

Status check(const Tender& tender) {
    if (std::find(kinds.begin(), kinds.end(), tender.kind()) == kinds.end())
        return Error{ErrorKind::WrongUse,
                     "\"" + tender.kind() + "\" is no way to pay here; take cash, card, qr or voucher"};
    if (tender.given_minor() < 0 || tender.amount_minor() < 0 || tender.change_minor() < 0)
        return Error{ErrorKind::WrongUse, "a guest cannot hand over less than nothing"};
    if (tender.tip_minor() < 0)
        return Error{ErrorKind::WrongUse, "a tip cannot be less than nothing"};
    if (tender.tip_minor() > 0 && tender.kind() == "voucher")
        return refusal(Why::VoucherPaysNoTip, "a voucher pays no tip; take it in cash, by card or by code");
    if (tender.reference().size() > mostReferenceBytes)
        return Error{ErrorKind::WrongUse, "a payment's reference is too long"};
    return done();
}

} // namespace

std::int64_t cashStep(const TillSettings& settings, std::string_view currency) {
    return settings.cashRoundingMinor > 0 ? settings.cashRoundingMinor : cashIncrement(currency);
}

Result<Settlement> settle(std::int64_t totalMinor, const std::vector<Tender>& given, std::int64_t cashStep) {
    if (given.size() > mostTenders)
        return Error{ErrorKind::WrongUse, "an order is paid in at most " + std::to_string(mostTenders) + " parts"};
    Wide cashless = 0;
    Wide handedCash = 0;
    Settlement settled;
    auto& tenders = settled.tenders;
    std::vector<std::int64_t> besides; // what parts were given as change, and tips; by tender
    std::vector<std::int64_t> changeGiven;
    for (const auto& each : given) {
        if (auto status = check(each); !status)
            return status.error();
        const bool part = each.change_minor() > 0;
        if (part && each.amount_minor() != Wide{each.given_minor()} - each.change_minor() - each.tip_minor())
            return Error{ErrorKind::WrongUse, "what a part covers, its tip and its change do not add up to what was "
                                              "given"};
        const auto handed =
            each.given_minor() > 0 && !part ? each.given_minor() - each.tip_minor() : each.amount_minor();
        if (handed < 0)
            return refusal(Why::TipTooLarge, "the tip is more than what was given");
        if (handed == 0 && each.tip_minor() == 0)
            continue;
        (each.kind() == cash ? handedCash : cashless) += handed;
        auto& tender = tenders.emplace_back(each);
        tender.set_given_minor(handed);
        tender.set_amount_minor(handed);
        tender.set_change_minor(0);
        changeGiven.push_back(each.change_minor());
        const auto beside = narrowed(Wide{handed} + each.change_minor() + each.tip_minor());
        if (!beside)
            return because(Why::TooMuchMoney, {ErrorKind::WrongUse, "the amount is too large to be counted"});
        besides.push_back(*beside - handed);
    }
    if (cashless > totalMinor)
        return refusal(Why::NoChange, "cards, codes and vouchers give no change: take " +
                                          std::to_string(saturated(cashless - totalMinor)) + " less");
    const auto due = static_cast<std::int64_t>(totalMinor - cashless); // in cash
    const auto rounded = roundCash(due, cashStep);
    if (!rounded)
        return because(Why::TooMuchMoney, {ErrorKind::WrongUse, "the amount is too large to be counted"});
    if (tenders.empty() && given.empty() && due > 0) {
        auto& exact = tenders.emplace_back();
        exact.set_kind(std::string(cash));
        exact.set_given_minor(*rounded);
        handedCash = *rounded;
    }
    const bool inCash =
        std::any_of(tenders.begin(), tenders.end(), [](const auto& each) { return each.kind() == cash; });
    if (handedCash < *rounded || (due > 0 && !inCash))
        return refusal(Why::NotEnough,
                       "not enough: " + std::to_string(saturated((inCash ? *rounded : due) - handedCash)) +
                           " is still to be paid");
    auto toTake = *rounded, toCover = due;
    Tender* last = nullptr;
    for (auto& tender : tenders) {
        if (tender.kind() != cash)
            continue;
        const auto taken = std::min(toTake, tender.given_minor());
        tender.set_amount_minor(std::min(toCover, taken));
        tender.set_change_minor(tender.given_minor() - taken);
        toTake -= taken;
        toCover -= tender.amount_minor();
        last = &tender;
    }
    if (last) {
        last->set_amount_minor(last->amount_minor() + toCover); // what rounding spares the guest
        settled.roundingMinor = *rounded - due;
    }
    for (std::size_t i = 0; i < changeGiven.size(); ++i) {
        tenders[i].set_given_minor(tenders[i].given_minor() + besides[i]);
        tenders[i].set_change_minor(tenders[i].change_minor() + changeGiven[i]);
    }
    return settled;
}

std::int64_t outstanding(std::int64_t totalMinor, const std::vector<Tender>& taken) {
    Wide left = totalMinor;
    for (const auto& tender : taken)
        left -= tender.amount_minor();
    return saturated(std::max(left, Wide{0}));
}

Result<Tender> settlePart(std::int64_t outstandingMinor, Tender tender) {
    if (auto status = check(tender); !status)
        return status.error();
    if (tender.amount_minor() == 0 || tender.amount_minor() > outstandingMinor)
        return refusal(Why::PartTooLarge, "a part covers something, and no more than is still to be paid");
    const auto asked = narrowed(Wide{tender.amount_minor()} + tender.tip_minor());
    if (!asked)
        return because(Why::TooMuchMoney, {ErrorKind::WrongUse, "the amount is too large to be counted"});
    if (tender.given_minor() == 0)
        tender.set_given_minor(*asked);
    if (tender.given_minor() < *asked)
        return refusal(Why::PartNotCovered, "less was handed over than this part covers");
    if (tender.kind() != cash && tender.given_minor() > *asked)
        return refusal(Why::NoChange, "cards, codes and vouchers give no change");
    tender.set_change_minor(tender.given_minor() - *asked);
    return tender;
}

std::string orderNumber(std::string_view letter, std::uint32_t count) {
    const auto digits = std::to_string(count);
    std::string number(letter);
    number += '-';
    number.append(digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return number += digits;
}

std::int64_t tipsOf(const model::v1::OrderPaid& payment) {
    Wide tip = 0;
    for (const auto& tender : payment.tenders())
        tip += tender.tip_minor();
    return saturated(tip);
}

std::int64_t changeOf(const model::v1::OrderPaid& payment) {
    Wide change = 0;
    for (const auto& tender : payment.tenders())
        change += tender.change_minor();
    return saturated(change);
}

} // namespace phin::counter
