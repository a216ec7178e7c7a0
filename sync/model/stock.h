#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Limited stock by escrow. Of a limited product each box has a share of the business day's units. It alone spends it,
/// in the transaction that decides, so no share is ever overdrawn by its owner, and what all sell never exceeds what
/// was counted, however the network is cut. Units change hands by an entry that the giver alone can write.
namespace phin {

/// More than anyone counts; a fact that says more is not believed.
inline constexpr std::int64_t mostStockUnits = 1'000'000;

/// What one box had to do with one product on one business day. Each figure is a sum over entries (`wanted` the
/// greatest of them), so it is the same in whatever order they came.
struct StockAccount {
    std::int64_t counted = 0;
    std::int64_t returned = 0; ///< put back by a person after a refund or a void
    std::int64_t received = 0;
    std::int64_t given = 0;
    std::int64_t sold = 0;
    std::int64_t wasted = 0;
    std::int64_t wanted = 0; ///< what it asked `received` to become

    /// Its share. Below zero only while entries of others that gave to it are still on their way, or where a box lost
    /// its file together with entries that others got to see.
    [[nodiscard]] std::int64_t left() const noexcept { return counted + returned + received - given - sold - wasted; }
    /// What it asked for and has not got.
    [[nodiscard]] std::int64_t missing() const noexcept { return wanted > received ? wanted - received : 0; }
};

/// All accounts of one product on one business day.
struct StockLedger {
    std::int32_t businessDate = 0; ///< YYYYMMDD
    std::string product;
    std::map<std::string, StockAccount> accounts; ///< by device

    /// Somebody counted it: from then on it is sold from shares only.
    [[nodiscard]] bool limited() const;
    [[nodiscard]] std::int64_t left(const std::string& device) const;
    /// Counted and put back, minus sold and wasted: what the whole shop has left.
    [[nodiscard]] std::int64_t left() const;
    [[nodiscard]] std::int64_t elsewhere(const std::string& device) const { return left() - left(device); }
    /// Accounts below zero. On a replica that holds all entries there is none.
    [[nodiscard]] std::vector<std::string> overdrawn() const;
};
using StockPtr = std::shared_ptr<const StockLedger>;

/// Units by device.
using StockUnits = std::map<std::string, std::int64_t>;

/// Cuts `units` into parts for `tills`, in proportion to what each sold lately (`demand`; every till counts one more,
/// so that none goes empty for ever). Nothing is lost to rounding; equal claims are decided by name.
[[nodiscard]] StockUnits splitStock(std::int64_t units, const std::vector<std::string>& tills,
                                    const StockUnits& demand);

/// How many units a till should ask the others for, now that it sold some: nothing unless it runs low, has no request
/// open, and the others hold more than their part.
[[nodiscard]] std::int64_t stockToAskFor(const StockLedger& ledger, const std::string& till, const StockUnits& demand);

/// What `giver` gives now to those who asked. `spare`: what it can do without; `present`: the boxes it hears.
/// Of all present who could give, those with most left give first, so that few give twice for one request; each box
/// decides for itself alone, from what it knows, and gives only its own.
[[nodiscard]] StockUnits stockToGive(const StockLedger& ledger, const std::string& giver, std::int64_t spare,
                                     const std::vector<std::string>& present);

} // namespace phin
