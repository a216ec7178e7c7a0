#pragma once

#include "phin/model/v1/state.pb.h"

#include <cstdint>
#include <string>
#include <vector>

/// An order that was sent may be changed until it is paid ("order.changed"), by the till that placed it and no other.
/// All revisions are kept with it, a set by (revision, device). What is in force is
///  - while it is not paid: the highest revision;
///  - once it is paid: the highest that a payment paid for, or the next lower one that has arrived.
/// So a change that arrives before or after the payment gives the same order everywhere, and nothing that is paid goes
/// back to what somebody was still typing.
namespace phin::merge {

/// 0: as it was placed.
[[nodiscard]] std::uint32_t revisionOf(const model::v1::OrderState& order);
/// What is in force; an order that is not known to be placed has nothing on it.
[[nodiscard]] const model::v1::PricedOrder& orderOf(const model::v1::OrderState& order);
[[nodiscard]] model::v1::Channel channelOf(const model::v1::OrderState& order);
[[nodiscard]] const std::string& guestOf(const model::v1::OrderState& order);

/// The line, as it is in force, or else as it last was; null where there never was one.
[[nodiscard]] const model::v1::OrderLine* lineOf(const model::v1::OrderState& order, std::uint32_t line);
/// How many units it had at that revision.
[[nodiscard]] std::int32_t quantityAt(const model::v1::OrderState& order, std::uint32_t revision, std::uint32_t line);
/// How often the line may rightly be made: once, again for each recall, and for each time that its quantity was
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

/// One line for those who make it. A change counts until somebody who has seen it marks the line.
struct LineNow {
    const model::v1::OrderLine* line = nullptr;
    const model::v1::LinePrep* prep = nullptr;      ///< null: nobody has touched it
    model::v1::PrepState state = model::v1::QUEUED; ///< of what is asked for now
    LineChange change = LineChange::None;
    std::int32_t before = 0; ///< Quantity: units that whoever last marked it saw
    bool made = false;       ///< Removed, Quantity: those units had been made
    std::uint64_t since = 0; ///< hybrid time of the change that asked for what is still to be made; 0: of the placing
};

/// All lines in force, and those taken off that nobody has noticed yet, before what replaces them.
[[nodiscard]] std::vector<LineNow> linesOf(const model::v1::OrderState& order);

} // namespace phin::merge
