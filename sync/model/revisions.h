#pragma once

#include "phin/model/v1/state.pb.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// An order that was sent may be changed until it is paid ("order.changed"), by the till that placed it and no other.
/// All revisions are kept with it, a set by (revision, device). What is in force is
///  - while it is not paid: the highest revision;
///  - once it is paid: the highest that a payment paid for, or the next lower one that has arrived.
/// So a change that arrives before or after the payment gives the same order everywhere, and nothing that is paid goes
/// back to what somebody was still typing.
///
/// A line is made at its own station, and a part of it at each station of `also_at`; a part has a state of its own.
/// Where a part is made now:
///  - once it is begun: where whoever made the mark that stands works (what the expo said of it: who called it ready);
///  - before that: where the last "parts.moved" sent it, or else at the station that the order names.
/// So a move that comes too late takes nothing out of anybody's hands, and nobody makes it twice who has heard of it.
namespace phin::merge {

/// 0: as it was placed.
[[nodiscard]] std::uint32_t revisionOf(const model::v1::OrderState& order);
/// What is in force; an order that is not known to be placed has nothing on it.
[[nodiscard]] const model::v1::PricedOrder& orderOf(const model::v1::OrderState& order);
/// As it was at that revision, or the next lower one that has arrived.
[[nodiscard]] const model::v1::PricedOrder& orderAt(const model::v1::OrderState& order, std::uint32_t revision);
[[nodiscard]] model::v1::Channel channelOf(const model::v1::OrderState& order);
[[nodiscard]] const std::string& guestOf(const model::v1::OrderState& order);

/// The line, as it is in force, or else as it last was; null where there never was one.
[[nodiscard]] const model::v1::OrderLine* lineOf(const model::v1::OrderState& order, std::uint32_t line);
/// How many units it had at that revision.
[[nodiscard]] std::int32_t quantityAt(const model::v1::OrderState& order, std::uint32_t revision, std::uint32_t line);
/// Its parts: its own station's, which is named by nothing, then those of other stations, each once. A line that nobody
/// prepares has the one.
[[nodiscard]] std::vector<std::string_view> partsOf(const model::v1::OrderLine& line);
inline constexpr std::size_t mostParts = 16; ///< of one line; what is named beyond that nobody makes

/// How often the part may rightly be made: once, again for each recall, and for each time that its quantity was
/// raised, also from nothing where it had been taken off.
[[nodiscard]] std::uint64_t timesAsked(const model::v1::OrderState& order, const model::v1::LinePrep& prep);
/// The highest line number that the order ever had.
[[nodiscard]] std::uint32_t lastLine(const model::v1::OrderState& order);

enum class LineChange {
    None,
    Added,    ///< after the order was sent
    Removed,  ///< not to be made any more
    Quantity, ///< `before` units became those of the line
};

/// One part of a line for those who make it. A change counts until somebody who has seen it marks the part. What is
/// pointed at belongs to the order.
struct LineNow {
    const model::v1::OrderLine* line = nullptr;
    std::string_view part;                          ///< empty: of the line's own station
    std::string_view at;                            ///< the station that makes it now
    const model::v1::LinePrep* prep = nullptr;      ///< null: nobody has touched it
    model::v1::PrepState state = model::v1::QUEUED; ///< of what is asked for now
    LineChange change = LineChange::None;
    std::int32_t before = 0; ///< Quantity: units that whoever last marked it saw
    bool made = false;       ///< Removed, Quantity: those units had been made
    std::uint64_t since = 0; ///< hybrid time of the change that asked for what is still to be made; 0: of the placing

    /// The station that the order names for it.
    [[nodiscard]] std::string_view home() const { return part.empty() ? std::string_view(line->station()) : part; }
    [[nodiscard]] bool removed() const noexcept { return change == LineChange::Removed; }
    [[nodiscard]] bool toMake() const noexcept { return !removed() && state < model::v1::READY; }
    /// Units still to be made.
    [[nodiscard]] int unitsToMake() const { return !toMake() ? 0 : line->quantity() - (made ? before : 0); }
};

/// All lines in force, one for each part, and those taken off that nobody has noticed yet, before what replaces them.
/// The parts of a line stand together.
[[nodiscard]] std::vector<LineNow> linesOf(const model::v1::OrderState& order);
/// One part of a line in force; of another, or where the line has no such part, nothing is there (`line` is null).
[[nodiscard]] LineNow partOf(const model::v1::OrderState& order, std::uint32_t line, std::string_view part);
/// Where that part of a line, in force or taken off, is made now.
[[nodiscard]] std::string_view stationOf(const model::v1::OrderState& order, const model::v1::OrderLine& line,
                                         std::string_view part);
/// What somebody has said of a part; null: nothing.
[[nodiscard]] const model::v1::LinePrep* prepFor(const model::v1::OrderState& order, std::uint32_t line,
                                                 std::string_view part);

} // namespace phin::merge
