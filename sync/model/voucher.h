#pragma once

#include "phin/model/v1/state.pb.h"
#include "phin/model/v1/voucher.pb.h"
#include "sync/model/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phin {

/// A code as people type or scan it: in capitals, without blanks and dashes. Nothing where no voucher can have it: it
/// has 4 to 24 letters and digits, a letter among them, so that no product's barcode is ever one.
[[nodiscard]] std::optional<std::string> voucherCode(std::string_view text);
/// For reading aloud: "V7K2-9QXM".
[[nodiscard]] std::string groupedCode(std::string_view code);
inline constexpr std::size_t voucherCodeRandom = 8; ///< bytes
/// Eight letters and digits, none of which looks like another.
[[nodiscard]] std::string makeVoucherCode(std::span<const std::uint8_t, voucherCodeRandom> random);

/// For longer than this no voucher is good: as long as orders are kept (retention_days), every box knows who had it.
inline constexpr int mostVoucherDays = 366;

/// WrongUse: terms that nobody can mean. The code may be left out.
[[nodiscard]] Status checkTerms(const model::v1::VoucherMade& terms);

/// An order that a voucher takes something off: placed, not voided, and not given back whole.
struct VoucherUse {
    std::string order; ///< id, bytes
    std::string number;
    std::string device; ///< the till that placed it
    std::int32_t businessDate = 0;
    std::int64_t atMs = 0; ///< when it was paid first, else placed
    std::int64_t amountMinor = 0;
    bool paid = false;
    std::uint64_t hlc = 0; ///< of its placing; uses come in the order of (hlc, device, order)
    friend bool operator==(const VoucherUse&, const VoucherUse&) = default;
};

struct Voucher {
    model::v1::VoucherMade terms;
    std::uint64_t hlc = 0;
    std::string device;
    bool withdrawn = false;
    std::vector<VoucherUse> uses; ///< the earliest first; of one without limit the last `fewUses`
    std::uint64_t used = 0;       ///< how often in all

    static constexpr int fewUses = 20;
    /// More orders have it than may: tills that did not hear each other took it.
    [[nodiscard]] bool overused() const noexcept { return terms.uses() > 0 && used > terms.uses(); }
};

/// Why a voucher is not taken.
enum class VoucherNo {
    None,
    Unknown,
    Withdrawn,
    NotYet,
    Over,
    Used,
    Currency,
    OtherDiscount, ///< the order has one; there is only one
};

/// Whether an order may have it on a business day (YYYYMMDD). `voucher`: null where nobody knows it.
[[nodiscard]] VoucherNo redeemable(const Voucher* voucher, const std::string& order, std::string_view currency,
                                   std::int32_t businessDate);
/// The same in words, for whoever is told no; NotFound or Refused.
[[nodiscard]] Error refusalOf(VoucherNo no, std::string_view code, const Voucher* voucher);

/// The order's discount that it gives.
[[nodiscard]] model::v1::Discount discountOf(const model::v1::VoucherMade& terms);

/// What a voucher took off: nothing without one, or where the order is below its minimum.
[[nodiscard]] std::int64_t voucherMinor(const model::v1::PricedOrder& order);
/// The order as a use of the voucher whose code its discount has; nothing where it is none.
[[nodiscard]] std::optional<VoucherUse> voucherUseOf(const model::v1::OrderState& order);
/// It has, or once had, a voucher.
[[nodiscard]] bool concernsVoucher(const model::v1::OrderState& order);

} // namespace phin
