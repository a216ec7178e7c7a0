#include "app/screens/refusal_words.h"

#include "sync/model/why.h"

#include <QtCore/QCoreApplication>

namespace phin::counter {
namespace {

/// The source text of each reason; %1, %2 … are what the error names. Nothing where its kind says enough.
const char* goodsWords(Why why) {
    switch (why) {
    case Why::NoMenu:
        return QT_TRANSLATE_NOOP("Refusal", "This till has no menu yet. Call the manager.");
    case Why::SoldOut:
        return QT_TRANSLATE_NOOP("Refusal", "%1 is sold out.");
    case Why::PartSoldOut:
        return QT_TRANSLATE_NOOP("Refusal", "Of %1, “%2” is sold out.");
    case Why::FewLeft:
        return QT_TRANSLATE_NOOP("Refusal", "Of %1 only %2 are left.");
    case Why::FewLeftHere:
        return QT_TRANSLATE_NOOP("Refusal", "Of %1 only %2 are left here. The other tills have %3 more and were asked "
                                            "for them; try again in a moment.");
    case Why::NotCounted:
        return QT_TRANSLATE_NOOP("Refusal", "%1 has not been counted today. Count it first.");
    case Why::OtherShare:
        return QT_TRANSLATE_NOOP("Refusal", "These pieces were of till %1. Put them back there.");
    case Why::ChooseAtLeast:
        return QT_TRANSLATE_NOOP("Refusal", "Choose %1 of “%2”.");
    case Why::ChooseAtMost:
        return QT_TRANSLATE_NOOP("Refusal", "Choose at most %1 of “%2”.");
    case Why::TypePrice:
        return QT_TRANSLATE_NOOP("Refusal", "Type what %1 costs.");
    case Why::BelowNothing:
        return QT_TRANSLATE_NOOP("Refusal", "With these choices it would cost less than nothing.");
    case Why::NoTaxRate:
        return QT_TRANSLATE_NOOP("Refusal", "The tax “%1” has no rate on %2. The manager adds one to the menu.");
    case Why::NothingToRepeat:
        return QT_TRANSLATE_NOOP("Refusal", "Nothing of that order can be had now.");
    case Why::MenuChanged:
        return QT_TRANSLATE_NOOP("Refusal", "Another menu has come into force meanwhile. Look at it first.");
    default:
        return nullptr;
    }
}

const char* orderWords(Why why) {
    switch (why) {
    case Why::NothingOnOrder:
        return QT_TRANSLATE_NOOP("Refusal", "There is nothing on this order. Add a line first.");
    case Why::TooManyLines:
        return QT_TRANSLATE_NOOP("Refusal", "An order has at most %1 lines. Open another.");
    case Why::OrderTooLarge:
        return QT_TRANSLATE_NOOP("Refusal", "The order becomes too large. Open another.");
    case Why::TooManyOrders:
        return QT_TRANSLATE_NOOP("Refusal", "%1 orders are open, and no more can be. Pay or void some first.");
    case Why::BeingPaid:
        return QT_TRANSLATE_NOOP("Refusal", "This order is just being sent, paid or voided. Wait a moment.");
    case Why::OrderPaid:
        return QT_TRANSLATE_NOOP("Refusal", "This order is paid and stays as it is. Give money back, or open another.");
    case Why::OrderVoided:
        return QT_TRANSLATE_NOOP("Refusal", "This order was voided. Open a new one.");
    case Why::OtherTillsOrder:
        return QT_TRANSLATE_NOOP("Refusal", "%1 was sent by till %2. Change it there.");
    case Why::SentAlready:
        return QT_TRANSLATE_NOOP("Refusal", "%1 was sent already. Pay it as it is, or open another order.");
    case Why::NothingLeftOf:
        return QT_TRANSLATE_NOOP("Refusal", "Nothing is left of %1. Add a line, or void it.");
    case Why::ChangedTooOften:
        return QT_TRANSLATE_NOOP("Refusal", "%1 was changed too often. Pay it, and open another for what is new.");
    case Why::StaysTogether:
        return QT_TRANSLATE_NOOP("Refusal", "The stations have %1, so its lines stay together. Let each guest pay a "
                                            "part of it.");
    case Why::ChangedSince:
        return QT_TRANSLATE_NOOP("Refusal", "One of these orders was changed or paid since, so this is not taken back. "
                                            "Move the lines back by hand.");
    case Why::NothingToUndo:
        return QT_TRANSLATE_NOOP("Refusal", "There is nothing to take back.");
    case Why::Currencies:
        return QT_TRANSLATE_NOOP("Refusal", "One is in %1, the other in %2. Begin a new order.");
    case Why::PartPaid:
        return QT_TRANSLATE_NOOP("Refusal",
                                 "A part of it is paid already. Take the rest, or give that part back first.");
    case Why::VoidPaid:
        return QT_TRANSLATE_NOOP("Refusal", "This order is paid. Give the money back instead.");
    case Why::NeedsReason:
        return QT_TRANSLATE_NOOP("Refusal", "Choose a reason.");
    case Why::TextTooLong:
        return QT_TRANSLATE_NOOP("Refusal", "The text is too long. Shorten it.");
    case Why::Quantity:
        return QT_TRANSLATE_NOOP("Refusal", "A line has 1 to %1 pieces.");
    case Why::DuePassed:
        return QT_TRANSLATE_NOOP("Refusal", "The time that it is wanted at has passed. Choose another.");
    case Why::DueTooLate:
        return QT_TRANSLATE_NOOP("Refusal", "Pre-orders are for today. Choose an earlier time.");
    default:
        return nullptr;
    }
}

const char* moneyWords(Why why) {
    switch (why) {
    case Why::TooMuchMoney:
        return QT_TRANSLATE_NOOP("Refusal", "The amount is too large.");
    case Why::NotEnough:
        return QT_TRANSLATE_NOOP("Refusal", "That is not enough. Take the rest, too.");
    case Why::NoChange:
        return QT_TRANSLATE_NOOP("Refusal", "Cards, codes and vouchers give no change. Take no more than is due.");
    case Why::VoucherPaysNoTip:
        return QT_TRANSLATE_NOOP("Refusal", "A voucher pays no tip. Take it in cash, by card or by code.");
    case Why::TipTooLarge:
        return QT_TRANSLATE_NOOP("Refusal", "The tip is more than what was given.");
    case Why::PartTooLarge:
        return QT_TRANSLATE_NOOP("Refusal", "A part is more than nothing and no more than what is left to pay.");
    case Why::PartNotCovered:
        return QT_TRANSLATE_NOOP("Refusal", "Less was given than this part. Take the rest, too.");
    case Why::TotalChanged:
        return QT_TRANSLATE_NOOP("Refusal", "The total has changed meanwhile. Look at it and pay again.");
    case Why::NewDay:
        return QT_TRANSLATE_NOOP("Refusal",
                                 "A new day has begun, and the total has changed. Look at it and pay again.");
    case Why::NothingToGiveBack:
        return QT_TRANSLATE_NOOP("Refusal", "Nothing of this order is left to give back.");
    case Why::FewToGiveBack:
        return QT_TRANSLATE_NOOP("Refusal", "Only %1 of this line can still be given back.");
    case Why::MoreThanPaid:
        return QT_TRANSLATE_NOOP("Refusal", "More would be given back than was paid.");
    case Why::TenderHoldsLess:
        return QT_TRANSLATE_NOOP("Refusal",
                                 "Only %1 of it can go back that way. Give it back as it was paid, or in cash.");
    case Why::NotPaid:
        return QT_TRANSLATE_NOOP("Refusal", "This order is not paid. Void it instead.");
    case Why::TipByVoucher:
        return QT_TRANSLATE_NOOP("Refusal", "A tip cannot go back as a voucher. Give it back in cash.");
    case Why::VoucherOnOneOrder:
        return QT_TRANSLATE_NOOP("Refusal", "A voucher is for one order. Take it off first, or let each guest pay a "
                                            "part.");
    case Why::VoucherUnknown:
        return QT_TRANSLATE_NOOP("Refusal", "There is no voucher %1. Look at the code once more.");
    case Why::VoucherWithdrawn:
        return QT_TRANSLATE_NOOP("Refusal", "Voucher %1 was withdrawn. Take it off the order.");
    case Why::VoucherNotYet:
        return QT_TRANSLATE_NOOP("Refusal", "Voucher %1 is good from %2 on. Take it off the order.");
    case Why::VoucherOver:
        return QT_TRANSLATE_NOOP("Refusal", "Voucher %1 was good until %2. Take it off the order.");
    case Why::VoucherUsed:
        return QT_TRANSLATE_NOOP("Refusal", "Voucher %1 was used already: %2 at till %3. Take it off the order.");
    case Why::VoucherCurrency:
        return QT_TRANSLATE_NOOP("Refusal", "Voucher %1 is in another currency.");
    case Why::OtherDiscount:
        return QT_TRANSLATE_NOOP("Refusal", "An order has one discount. Take the other off first.");
    case Why::CodeTaken:
        return QT_TRANSLATE_NOOP("Refusal", "There is a voucher %1. Choose another code.");
    case Why::CodeIsBarcode:
        return QT_TRANSLATE_NOOP("Refusal", "%1 is a product's barcode. Choose another code.");
    default:
        return nullptr;
    }
}

const char* peopleWords(Why why) {
    switch (why) {
    case Why::NotSignedIn:
        return QT_TRANSLATE_NOOP("Refusal", "Nobody is signed in at this till. Sign in first.");
    case Why::NeedsShiftLead:
        return QT_TRANSLATE_NOOP("Refusal", "A shift lead or manager can allow this.");
    case Why::NeedsManager:
        return QT_TRANSLATE_NOOP("Refusal", "A manager can allow this.");
    case Why::LiftNeedsHolder:
        return QT_TRANSLATE_NOOP("Refusal", "Who allows this must have the right to it.");
    case Why::PinLength:
        return QT_TRANSLATE_NOOP("Refusal", "A PIN has 4 to 8 digits.");
    case Why::ManagerPinLength:
        return QT_TRANSLATE_NOOP("Refusal", "A manager's PIN has 6 to 8 digits.");
    case Why::PinTooCommon:
        return QT_TRANSLATE_NOOP("Refusal", "This PIN is among the first that anybody tries. Choose another.");
    case Why::PinBeingChecked:
        return QT_TRANSLATE_NOOP("Refusal", "Another PIN is just being looked at. Wait a moment.");
    case Why::NameMissing:
        return QT_TRANSLATE_NOOP("Refusal", "A person needs a name, and not too long a one.");
    case Why::PinMissing:
        return QT_TRANSLATE_NOOP("Refusal", "A person needs a PIN.");
    case Why::ManagerNeedsPin:
        return QT_TRANSLATE_NOOP("Refusal", "Who becomes a manager needs a new PIN, of 6 to 8 digits.");
    case Why::LastManager:
        return QT_TRANSLATE_NOOP("Refusal", "Nobody would be a manager any more. Make somebody else one first.");
    case Why::FirstManager:
        return QT_TRANSLATE_NOOP("Refusal", "The first person must be a manager, who can let the others in.");
    case Why::NoShift:
        return QT_TRANSLATE_NOOP("Refusal", "No shift is open. Open one first.");
    case Why::ShiftOpen:
        return QT_TRANSLATE_NOOP("Refusal", "The shift of %1 is still open. Close it first.");
    case Why::Rebuilding:
        return QT_TRANSLATE_NOOP("Refusal", "This till is still being rebuilt from the other boxes. Nothing was kept; "
                                            "try again in a moment.");
    case Why::NoFolder:
        return QT_TRANSLATE_NOOP("Refusal", "Nothing can be written to %1. Look at the disk and the settings.");
    default:
        return nullptr;
    }
}

const char* kindWords(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Unavailable:
        return QT_TRANSLATE_NOOP("Refusal", "Nothing was kept. Try again; if it stays so, call the manager.");
    case ErrorKind::NotFound:
        return QT_TRANSLATE_NOOP("Refusal", "It is not there any more. Choose again.");
    case ErrorKind::Refused:
        return QT_TRANSLATE_NOOP("Refusal", "A rule of the shop does not allow it. Ask the manager.");
    case ErrorKind::WrongUse:
        break;
    }
    return QT_TRANSLATE_NOOP("Refusal", "It cannot be done like that. Look at what was typed, and try again.");
}

} // namespace

QString refusalWords(const Error& error) {
    const char* words = goodsWords(error.why);
    for (const auto in : {orderWords, moneyWords, peopleWords})
        words = words ? words : in(error.why);
    auto said = QCoreApplication::translate("Refusal", words ? words : kindWords(error.kind));
    //: the code of the language that this is translated to, in two letters
    const bool vietnamese = QCoreApplication::translate("Refusal", "en") == QStringLiteral("vi");
    QStringList names;
    for (const auto& each : error.about)
        names += QString::fromStdString(vietnamese ? each.vi : each.en);
    // One after the other would take a "%2" in a product's name for a place.
    switch (names.size()) {
    case 0:
        return said;
    case 1:
        return said.arg(names[0]);
    case 2:
        return said.arg(names[0], names[1]);
    default:
        return said.arg(names[0], names[1], names[2]);
    }
}

} // namespace phin::counter
