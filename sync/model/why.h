#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace phin {

/// Why a rule of the shop says no to somebody at a till: screens word each in the language of who stands there. In
/// brackets what `Error::about` names, in this order. Codes are not stored and not sent.
enum class Why : std::uint8_t {
    Other, ///< screens say what the kind of error says

    // what is sold
    NoMenu,
    SoldOut,         ///< (product)
    PartSoldOut,     ///< (combo, part)
    FewLeft,         ///< (product, how many)
    FewLeftHere,     ///< (product, how many here, how many at other tills)
    NotCounted,      ///< (product)
    OtherShare,      ///< (the till whose share it was)
    ChooseAtLeast,   ///< (how many, group)
    ChooseAtMost,    ///< (how many, group)
    TypePrice,       ///< (product)
    BelowNothing,    ///< with its modifiers
    NoTaxRate,       ///< (tax, day)
    NothingToRepeat, ///< of an earlier order
    MenuChanged,

    // orders
    NothingOnOrder,
    TooManyLines, ///< (how many there may be)
    OrderTooLarge,
    TooManyOrders, ///< (how many there may be)
    BeingPaid,
    OrderPaid,
    OrderVoided,
    OtherTillsOrder, ///< (number, till)
    SentAlready,     ///< (number)
    NothingLeftOf,   ///< (number)
    ChangedTooOften, ///< (number)
    StaysTogether,   ///< (number)
    ChangedSince,
    NothingToUndo,
    Currencies, ///< (the one, the other)
    PartPaid,
    VoidPaid,
    NeedsReason,
    TextTooLong,
    Quantity, ///< (the most)
    DuePassed,
    DueTooLate,

    // money
    TooMuchMoney,
    NotEnough,
    NoChange,
    VoucherPaysNoTip,
    TipTooLarge,
    PartTooLarge,
    PartNotCovered,
    TotalChanged,
    NewDay,
    NothingToGiveBack,
    FewToGiveBack, ///< (how many)
    MoreThanPaid,
    TenderHoldsLess, ///< (how much it holds)
    NotPaid,
    TipByVoucher,

    // vouchers
    VoucherOnOneOrder,
    VoucherUnknown,   ///< (code)
    VoucherWithdrawn, ///< (code)
    VoucherNotYet,    ///< (code, first day)
    VoucherOver,      ///< (code, last day)
    VoucherUsed,      ///< (code, number, till)
    VoucherCurrency,  ///< (code)
    OtherDiscount,
    CodeTaken,     ///< (code)
    CodeIsBarcode, ///< (code)

    // people and shifts
    NotSignedIn,
    NeedsShiftLead,
    NeedsManager,
    LiftNeedsHolder,
    PinLength,
    ManagerPinLength,
    PinTooCommon,
    PinBeingChecked,
    NameMissing,
    PinMissing,
    ManagerNeedsPin,
    LastManager,
    FirstManager,
    NoShift,
    ShiftOpen, ///< (its day)
    Rebuilding,
    NoFolder, ///< (where a report should go)

    Count, ///< how many there are; none itself
};

/// A rule's no; `message` is for logs and command lines.
[[nodiscard]] inline Error refusal(Why why, std::string message, std::vector<Named> about = {}) {
    return {ErrorKind::Refused, std::move(message), {}, why, std::move(about)};
}

/// The same with a kind of its own.
[[nodiscard]] inline Error because(Why why, Error error) {
    error.why = why;
    return error;
}

/// What needs no translation: a number, a code.
[[nodiscard]] inline Named asIs(const std::string& text) {
    return {text, text};
}
[[nodiscard]] inline Named asIs(std::int64_t number) {
    return asIs(std::to_string(number));
}

} // namespace phin
