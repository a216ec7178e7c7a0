#pragma once

#include "phin/model/v1/order.pb.h"
#include "phin/model/v1/prep.pb.h"
#include "phin/model/v1/state.pb.h"
#include "phin/model/v1/ticket.pb.h"
#include "sync/model/revisions.h"

#include <cstdint>
#include <string>

/// How entries fold into one order, whatever order they arrive in. Every rule for what two boxes may both write
/// stands here:
///  - placed:   one till writes it; should two, the earliest by (hlc, device) stands
///  - changes of an order that was sent: a set by (revision, device), of two with one number the earliest by hlc; what
///    is in force: see revisions.h
///  - payments, refunds, roundings of cash: sets by id; tenders add up
///  - voided:   the earliest by (hlc, device) stands; void beats progress
///  - preparation of a line, and of each part of it that another station makes: the last writer by (hlc, device); marks
///    and recalls are counted; its start, and that it was taken back, the last word on that; who called it ready first:
///    the earliest time, of two the smaller name
///  - moved to another station ("parts.moved"): the last word on a part by (hlc, device). Progress beats it: what
///    somebody has begun stays with whoever did, see revisions.h
///  - held, raised: each the last word by (hlc, device)
/// So any two replicas with the same entries hold equal bytes.
/// What is about no order stands with what folds it: who belongs to the shop (sync/journal/trust.h), limited stock
/// (sync/model/stock.h), what is sold out, of which the last word by (hlc, device) stands
/// (sync/journal/availability_fold.h), which station is paused, by the same rule (sync/journal/pause_fold.h), messages
/// between boxes, of which the earliest with an id stands, and who has seen them (sync/journal/message_fold.h), a
/// till's drawer and days, which it alone writes (sync/journal/drawer_fold.h), what vouchers there are, of which the
/// earliest by (hlc, device) with a code stands, while who used one is worked out of the orders
/// (sync/journal/voucher_fold.h), and who works here: the last word by (hlc, device) on a person as a whole, while
/// clockings and lifted rights are sets by id, of two with one id the earliest (sync/journal/staff_fold.h).
namespace phin::merge {

using phin::model::v1::OrderState;

/// When and by whom an entry was written: the total order that decides between two writers.
struct Stamp {
    std::uint64_t hlc = 0;
    std::string device;
    friend auto operator<=>(const Stamp&, const Stamp&) = default;
};

void fold(OrderState& order, const Stamp& by, const phin::model::v1::OrderPlaced& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::OrderChanged& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::OrderPaid& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::OrderRefunded& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::CashRounded& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::OrderVoided& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::PrepMarked& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::TicketMarked& fact);
void fold(OrderState& order, const Stamp& by, const phin::model::v1::PartsMoved& fact);

/// The preparation of what a line asks for now, as far as its slowest part is; QUEUED where nobody has touched it, or
/// more of it was ordered since.
[[nodiscard]] phin::model::v1::PrepState prepOf(const OrderState& order, std::uint32_t line);
[[nodiscard]] bool isPaid(const OrderState& order);
/// Something of it is still on a station's screen.
[[nodiscard]] bool isOpen(const OrderState& order);
/// What the drawer has more than the amount of that payment or refund says; 0 where it was not rounded.
[[nodiscard]] std::int64_t roundingOf(const OrderState& order, const std::string& causeId);
/// What guests gave as tips and nobody gave back.
[[nodiscard]] std::int64_t tipLeft(const OrderState& order);
/// What has been given back of it, in minor units, without tips.
[[nodiscard]] std::int64_t refundedMinor(const OrderState& order);

/// Money that moved twice because two tills that did not hear each other each took it, or gave it back. A person has to
/// put it right; both 0 where all is well.
struct MoneyTwice {
    std::int64_t takenMinor = 0; ///< guests paid so much more than the order costs
    std::int64_t givenMinor = 0; ///< so much more was given back than they paid
};
[[nodiscard]] MoneyTwice moneyTwice(const OrderState& order);

} // namespace phin::merge
