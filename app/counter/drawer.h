#pragma once

#include "app/counter/settings.h"
#include "app/counter/shifts.h"
#include "phin/model/v1/drawer.pb.h"
#include "sync/journal/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace phin::counter {

/// Open orders and receipts that one entry lists; the rest is counted.
inline constexpr int mostNoted = 50;

/// Money that goes in or out of the drawer beside sales, or the drawer being opened for none. The same id again answers
/// the same and does nothing.
struct CashRequest {
    Uuid id;
    model::v1::CashMove kind{};
    std::int64_t amountMinor = 0; ///< 0 for a no-sale, else more than nothing
    std::string reason;           ///< asked for where money goes out
};
struct CashMovedInfo {
    model::v1::CashMoved moved;
    bool repeated = false;
};
/// Inside of a command. WrongUse: an amount or kind that makes no sense. A till may pay out more than it seems to hold:
/// the count will tell.
[[nodiscard]] Result<CashMovedInfo> moveCash(journal::Journal& journal, const TillSettings& settings,
                                             const CashRequest& request, const std::string& staff = {});

/// A tip-out (TIP_OUT) pays those who work here what guests gave them, whatever tender it came with: until then tips in
/// cash are in the drawer, and those by card are owed out of it. Of what is still owed see phin::tipsOwed().

/// What was found in the drawer, by denomination; worked out before anybody is told what should be in it.
struct DrawerCount {
    std::vector<model::v1::CashCount> pieces; ///< none: it is empty
    std::string note;                         ///< what there is to say of a difference
};

/// Closes the shift, or without an id the open one, with what was counted (nothing: not counted). It always succeeds
/// where a shift is open and the journal can be written: a difference is recorded, open orders are carried over and
/// listed with what is not in the cloud yet. Closing a closed one again changes nothing and answers with what was
/// written. `open`: the orders open at this till.
[[nodiscard]] Result<ShiftInfo> closeShift(journal::Journal& journal, const TillSettings& settings,
                                           const std::optional<Uuid>& id, const std::optional<DrawerCount>& count,
                                           const std::vector<model::v1::OpenOrderNote>& open,
                                           const std::string& staff = {});

/// The till's receipts that the cloud did not hold when it was last heard; the first of them, and how many there are.
struct Unsynced {
    std::vector<std::uint64_t> receipts;
    std::uint64_t count = 0;
    bool cloudKnown = false;
};
[[nodiscard]] Unsynced unsynced(journal::Journal& journal, const TillSettings& settings);

/// Paid orders (and refunds) that would go with this till, were it to break now.
struct OnlyHere {
    struct Each {
        std::string number; ///< the order's
        std::uint64_t receipt = 0;
    };
    std::vector<Each> first;      ///< the oldest of those that no other box and no cloud holds
    std::uint64_t count = 0;      ///< all of those
    std::uint64_t notInCloud = 0; ///< these, and those that other boxes hold and the cloud does not
    bool cloudKnown = false;      ///< a cloud ever answered
};
/// `others`: how far other boxes hold this till's chain.
[[nodiscard]] OnlyHere onlyHere(journal::Journal& journal, const TillSettings& settings, journal::ChainPlace others);

/// A receipt is shown or printed again.
struct CopyRequest {
    Uuid id;
    Uuid order;
    std::string cause; ///< the payment or refund that the receipt is of, as bytes
};
/// Writes that a copy was made; answered with it. The same id again does nothing. NotFound: no such receipt.
[[nodiscard]] Result<model::v1::ReceiptCopied> copyReceipt(journal::Journal& journal, const TillSettings& settings,
                                                           const CopyRequest& request, const std::string& staff = {});

} // namespace phin::counter
