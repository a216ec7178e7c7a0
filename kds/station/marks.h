#pragma once

#include "kds/tickets/ticket.h"
#include "sync/journal/journal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A station's decisions, as the writer runs them: each checks the rules against the journal's fold and appends one
/// "prep.marked". What is so already is answered with no change and appends nothing, so a command may be sent twice.
namespace phin::kds {

/// What a command did.
struct Marked {
    std::string orderId;
    std::uint32_t changed = 0; ///< lines whose state changed; 0: it was so already
};

/// What a command on several orders did: orders that could not be marked do not keep the others.
struct MarkedAll {
    struct Refused {
        std::string orderId;
        Error why; ///< it was voided, is held, or has nothing here
    };
    std::vector<Marked> marked;
    std::vector<Refused> refused;
};

/// Lines of an order, and of them what the view shows: of a station the parts that are made there now, of the expo all.
/// None named: all that the view shows.
struct Lines {
    std::string orderId;
    std::vector<std::uint32_t> numbers;
    std::optional<std::uint32_t> revision = {}; ///< that the person saw; none: what is known here
    std::string staff = {};                     ///< id of who does it; empty: nobody said
};

/// What is held is neither begun nor called made before it is released.
[[nodiscard]] Result<Marked> start(journal::Journal& journal, const View& view, const Lines& lines);
[[nodiscard]] Result<Marked> ready(journal::Journal& journal, const View& view, const Lines& lines);
/// Takes lines off the screen; what was not called ready yet is made by this. Of a voided order, and of a line that was
/// taken off the order: acknowledges that.
/// The expo hands out whole orders only.
[[nodiscard]] Result<Marked> bump(journal::Journal& journal, const View& view, const Lines& lines);
/// What was called begun by mistake is to be begun: neither a recall nor made. What has gone further meanwhile stays.
[[nodiscard]] Result<Marked> takeBack(journal::Journal& journal, const View& view, const Lines& lines);
/// Ready or bumped lines come back to be made again; at the expo, what was handed out by mistake is ready once more.
[[nodiscard]] Result<Marked> recall(journal::Journal& journal, const View& view, const Lines& lines);

/// The same, of several orders in one transaction. What makes no sense (WrongUse: an order named twice, no such line,
/// more than mostAtOnce) is refused as a whole.
[[nodiscard]] Result<MarkedAll> startAll(journal::Journal& journal, const View& view, const std::vector<Lines>& orders);
[[nodiscard]] Result<MarkedAll> readyAll(journal::Journal& journal, const View& view, const std::vector<Lines>& orders);
inline constexpr std::size_t mostAtOnce = 100; ///< orders

} // namespace phin::kds
