#include "app/screens/staff_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>

namespace phin::counter {
namespace {

QString say(const char* text) {
    return QCoreApplication::translate("StaffWords", text);
}

/// "LN" of "Lan Nguyễn".
QString initials(const QString& name) {
    const auto words = name.split(u' ', Qt::SkipEmptyParts);
    QString letters;
    if (!words.isEmpty())
        letters += words.first().front();
    if (words.size() > 1)
        letters += words.last().front();
    return letters.toUpper();
}

} // namespace

QString StaffWords::role(Role role) {
    switch (role) {
    case Role::Manager:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Manager"));
    case Role::ShiftLead:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Shift lead"));
    case Role::Cashier:
        break;
    }
    return say(QT_TRANSLATE_NOOP("StaffWords", "Cashier"));
}

QString StaffWords::hours(std::int64_t ms) {
    const auto minutes = static_cast<int>(ms / 60'000);
    if (minutes < 60)
        return say(QT_TRANSLATE_NOOP("StaffWords", "%1 min")).arg(minutes);
    return say(QT_TRANSLATE_NOOP("StaffWords", "%1 h %2 min")).arg(minutes / 60).arg(minutes % 60);
}

QString StaffWords::right(Right right) {
    switch (right) {
    case Right::Discount:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Discount"));
    case Right::PriceOverride:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Another price"));
    case Right::Comp:
        return say(QT_TRANSLATE_NOOP("StaffWords", "On the house"));
    case Right::VoidOrder:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Void"));
    case Right::Refund:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Refund"));
    case Right::NoSale:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Open the drawer"));
    case Right::CashInOut:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Cash in or out"));
    case Right::OpenShift:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Open the shift"));
    case Right::CloseShift:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Close the shift"));
    case Right::CloseDay:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Close the day"));
    case Right::SeeReports:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Reports"));
    case Right::EditMenu:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Change the menu"));
    case Right::EditStaff:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Staff"));
    case Right::AdmitBoxes:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Boxes of the shop"));
    case Right::MakeVouchers:
        return say(QT_TRANSLATE_NOOP("StaffWords", "Vouchers"));
    case Right::Sell:
        break;
    }
    return say(QT_TRANSLATE_NOOP("StaffWords", "Sell"));
}

QString StaffWords::holders(Right right) {
    return holderOf(right) == Role::Manager
               ? say(QT_TRANSLATE_NOOP("StaffWords", "A manager can allow this once."))
               : say(QT_TRANSLATE_NOOP("StaffWords", "A shift lead or manager can allow this once."));
}

QString StaffWords::answer(const PinAnswer& answer, std::int64_t nowMs) {
    if (answer.what == PinAnswer::What::Right)
        return {};
    const auto seconds = static_cast<int>((std::max<std::int64_t>(0, answer.waitsUntilMs - nowMs) + 999) / 1'000);
    if (answer.lockedOut && seconds > 0)
        return say(QT_TRANSLATE_NOOP("StaffWords", "Locked after too many wrong PINs. Ask a manager, or try again in "
                                                   "%1 min."))
            .arg((seconds + 59) / 60);
    if (seconds > 0)
        return say(QT_TRANSLATE_NOOP("StaffWords", "Wrong PIN. Try again in %1 s.")).arg(seconds);
    if (answer.what == PinAnswer::What::Waits || answer.triesLeft == 0)
        return say(QT_TRANSLATE_NOOP("StaffWords", "You can try again now."));
    return answer.triesLeft == 1 ? say(QT_TRANSLATE_NOOP("StaffWords", "Wrong PIN. One more try before you wait."))
                                 : say(QT_TRANSLATE_NOOP("StaffWords", "Wrong PIN. %1 more tries before you wait."))
                                       .arg(answer.triesLeft);
}

QVariantMap StaffWords::entry(const StaffEntry& entry, int utcOffsetMinutes) {
    const auto& [member, work, lockedOut] = entry;
    const auto name = QString::fromStdString(member.name);
    return {{QStringLiteral("staffId"), toQString(member.id)},
            {QStringLiteral("name"), name},
            {QStringLiteral("initials"), initials(name)},
            {QStringLiteral("role"), static_cast<int>(member.role)},
            {QStringLiteral("roleName"), role(member.role)},
            {QStringLiteral("active"), member.active},
            {QStringLiteral("here"), work.sinceMs.has_value()},
            {QStringLiteral("since"), work.sinceMs ? Words::time(*work.sinceMs, utcOffsetMinutes) : QString()},
            {QStringLiteral("worked"), work.workedMs > 0 || work.sinceMs ? hours(work.workedMs) : QString()},
            {QStringLiteral("lockedOut"), lockedOut}};
}

} // namespace phin::counter
