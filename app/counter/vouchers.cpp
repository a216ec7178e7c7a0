#include "app/counter/vouchers.h"

#include "sync/model/why.h"

#include "app/counter/cart.h"
#include "app/counter/shifts.h"

namespace phin::counter {

using model::v1::VoucherMade;

Result<MadeVoucher> makeVoucher(journal::Journal& journal, const TillSettings& settings, VoucherMade terms,
                                const std::string& code, const std::string& staff) {
    if (!Uuid::fromBytes(terms.voucher_id()))
        return Error{ErrorKind::WrongUse, "a voucher needs an id"};
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    auto& shop = journal.shop();
    if (auto known = shop.vouchers().byId(terms.voucher_id()))
        return MadeVoucher{std::move(*known), true};
    const auto today = ShiftNow(shop.lastShift(settings.device), settings, journal.nowMs()).businessDate();
    terms.set_schema(1);
    if (terms.code().empty())
        terms.set_code(code);
    if (terms.currency().empty())
        terms.set_currency(tillCurrency(journal));
    if (terms.valid_from() == 0)
        terms.set_valid_from(today);
    if (auto fits = checkTerms(terms); !fits)
        return fits.error();
    if (terms.valid_until() < today)
        return Error{ErrorKind::WrongUse, "the voucher would be over already"};
    if (shop.vouchers().find(terms.code()))
        return refusal(Why::CodeTaken, "there is a voucher " + groupedCode(terms.code()) + "; choose another code",
                       {asIs(groupedCode(terms.code()))});
    if (const auto menu = shop.menu(); menu && menu->barcode(terms.code()).product)
        return refusal(Why::CodeIsBarcode, groupedCode(terms.code()) + " is a product's barcode; choose another code",
                       {asIs(groupedCode(terms.code()))});
    terms.set_made_at_ms(journal.nowMs());
    terms.set_staff(staff);
    journal.append("voucher.made", terms);
    MadeVoucher made;
    made.voucher.terms = std::move(terms);
    made.voucher.device = journal.device();
    return made;
}

Result<MadeVoucher> withdrawVoucher(journal::Journal& journal, const std::string& code, const std::string& reason,
                                    const std::string& staff) {
    if (auto fits = checkText(reason, "the reason"); !fits)
        return fits.error();
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    const auto wanted = voucherCode(code);
    auto known = wanted ? journal.shop().voucher(*wanted) : std::nullopt;
    if (!known)
        return refusalOf(VoucherNo::Unknown, code, nullptr);
    if (known->withdrawn)
        return MadeVoucher{std::move(*known), true};
    model::v1::VoucherWithdrawn fact;
    fact.set_schema(1);
    fact.set_code(*wanted);
    fact.set_reason(reason);
    fact.set_at_ms(journal.nowMs());
    fact.set_staff(staff);
    journal.append("voucher.withdrawn", fact);
    known->withdrawn = true;
    return MadeVoucher{std::move(*known), false};
}

Status checkVoucher(journal::Journal& journal, const std::string& order, const model::v1::PricedOrder& priced,
                    std::int32_t businessDate, const model::v1::PricedOrder* before) {
    const auto& code = priced.discount().voucher();
    if (voucherMinor(priced) == 0 || (before && before->discount().voucher() == code && voucherMinor(*before) != 0))
        return done();
    const auto voucher = journal.shop().voucher(code);
    const auto* const known = voucher ? &*voucher : nullptr;
    const auto no = redeemable(known, order, priced.currency(), businessDate);
    return no == VoucherNo::None ? done() : Status(refusalOf(no, code, known));
}

} // namespace phin::counter
