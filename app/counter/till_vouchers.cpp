#include "app/counter/till_parts.h"

#include <array>

namespace phin::counter {

// --- vouchers

void Till::makeVoucher(model::v1::VoucherMade terms, Done<MadeVoucher> done) {
    const auto by = allow(Right::MakeVouchers);
    if (!by)
        return done(by.error());
    std::array<std::uint8_t, voucherCodeRandom> random{};
    {
        const std::lock_guard lock(m_shared->randomMutex);
        m_shared->random(random);
    }
    post<MadeVoucher>(
        m_writer,
        [settings = m_settings, terms = std::move(terms), code = makeVoucherCode(random),
         by = *by](journal::Journal& journal) { return counter::makeVoucher(journal, settings, terms, code, by); },
        std::move(done));
}

void Till::withdrawVoucher(const std::string& code, const std::string& reason, Done<MadeVoucher> done) {
    const auto by = allow(Right::MakeVouchers);
    if (!by)
        return done(by.error());
    post<MadeVoucher>(
        m_writer,
        [code, reason, by = *by](journal::Journal& journal) {
            return counter::withdrawVoucher(journal, code, reason, by);
        },
        std::move(done));
}

void Till::vouchers(const std::string& code, int most, Done<std::vector<Voucher>> done) {
    // Whoever reads all codes holds them all.
    if (const auto allowed = code.empty() ? allow(Right::MakeVouchers) : Result<std::string>(std::string()); !allowed)
        return done(allowed.error());
    post<std::vector<Voucher>>(
        m_writer,
        [code, most](journal::Journal& journal) -> Result<std::vector<Voucher>> {
            if (code.empty())
                return journal.shop().vouchers().all(most);
            std::vector<Voucher> one;
            const auto wanted = voucherCode(code);
            if (auto found = wanted ? journal.shop().voucher(*wanted) : std::nullopt)
                one.push_back(std::move(*found));
            return one;
        },
        std::move(done));
}

void Till::redeem(const Uuid& order, const std::string& code, Done<Redeemed> done) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return done(allowed.error());
    post<std::optional<Voucher>>(
        m_writer,
        [code](journal::Journal& journal) -> Result<std::optional<Voucher>> {
            const auto wanted = voucherCode(code);
            return wanted ? journal.shop().voucher(*wanted) : std::nullopt;
        },
        [shared = m_shared, order, now = pricing(), done = std::move(done)](Result<std::optional<Voucher>> found) {
            if (!found)
                return done(found.error());
            Redeemed redeemed{VoucherNo::None, std::move(*found), {}};
            const auto* const voucher = redeemed.voucher ? &*redeemed.voucher : nullptr;
            auto priced = shared->carts.change(
                order,
                [&](Cart& cart) -> Status {
                    redeemed.no = redeemable(voucher, order.bytes(), now.menu->menu().currency(), now.businessDate);
                    if (redeemed.no == VoucherNo::None &&
                        cart.discount().of_case() != model::v1::Discount::OF_NOT_SET &&
                        cart.discount().voucher().empty())
                        redeemed.no = VoucherNo::OtherDiscount;
                    return redeemed.no == VoucherNo::None
                               ? cart.discountOrder(discountOf(voucher->terms))
                               : Status(refusalOf(redeemed.no, voucher ? voucher->terms.code() : "", voucher));
                },
                now);
            if (!priced && redeemed.no == VoucherNo::None)
                return done(priced.error());
            if (priced)
                redeemed.order = std::move(*priced);
            done(std::move(redeemed));
        });
}

} // namespace phin::counter
