#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace phin {

/// What a person is in the shop. Each may do what those before it may. The numbers are those of the wire.
enum class Role : std::uint8_t {
    Cashier = 1,
    ShiftLead = 2,
    Manager = 3,
};

/// What a person at a till may be allowed to do.
enum class Right : std::uint8_t {
    Sell, ///< put orders together, take money for them, drop one of which nothing was sent, say what is sold out
    Discount,
    PriceOverride,
    Comp,      ///< give a line or an order for nothing
    VoidOrder, ///< take back an order that the stations have, before it is paid
    Refund,    ///< give money back after payment
    NoSale,    ///< open the drawer without a sale
    CashInOut, ///< put cash into the drawer or take some out, without a sale
    OpenShift,
    CloseShift,
    CloseDay,
    SeeReports,
    EditMenu,
    EditStaff,
    AdmitBoxes,   ///< let a box into the shop, or revoke one
    MakeVouchers, ///< make one, or withdraw it; any cashier takes one
};

/// From which role on a right is held, and what it is called in journals and on the command line.
struct RightRow {
    Right right;
    Role from;
    std::string_view name;
};

/// The one table of who may do what. A right that is not held can be lifted once by somebody who holds it.
inline constexpr std::array rightsTable{
    RightRow{Right::Sell, Role::Cashier, "sell"},
    RightRow{Right::Discount, Role::ShiftLead, "discount"},
    RightRow{Right::PriceOverride, Role::Manager, "price_override"},
    RightRow{Right::Comp, Role::Manager, "comp"},
    RightRow{Right::VoidOrder, Role::ShiftLead, "void_order"},
    RightRow{Right::Refund, Role::Manager, "refund"},
    RightRow{Right::NoSale, Role::ShiftLead, "no_sale"},
    RightRow{Right::CashInOut, Role::ShiftLead, "cash_in_out"},
    RightRow{Right::OpenShift, Role::ShiftLead, "open_shift"},
    RightRow{Right::CloseShift, Role::ShiftLead, "close_shift"},
    RightRow{Right::CloseDay, Role::Manager, "close_day"},
    RightRow{Right::SeeReports, Role::ShiftLead, "see_reports"},
    RightRow{Right::EditMenu, Role::Manager, "edit_menu"},
    RightRow{Right::EditStaff, Role::Manager, "edit_staff"},
    RightRow{Right::AdmitBoxes, Role::Manager, "admit_boxes"},
    RightRow{Right::MakeVouchers, Role::Manager, "make_vouchers"},
};

constexpr bool rightsInOrder() {
    for (std::size_t i = 0; i < rightsTable.size(); ++i)
        if (static_cast<std::size_t>(rightsTable[i].right) != i)
            return false;
    return static_cast<std::size_t>(Right::MakeVouchers) + 1 == rightsTable.size();
}
static_assert(rightsInOrder(), "a right's place in the table is its number");

/// The least role that holds it.
[[nodiscard]] constexpr Role holderOf(Right right) {
    return rightsTable[static_cast<std::size_t>(right)].from;
}

[[nodiscard]] constexpr bool holds(Role role, Right right) {
    return role >= holderOf(right);
}

[[nodiscard]] constexpr std::string_view nameOf(Right right) {
    return rightsTable[static_cast<std::size_t>(right)].name;
}

/// A role as a number of the wire says it. One that only a newer program knows may do the least.
[[nodiscard]] constexpr Role roleOf(int number) {
    return number == 3 ? Role::Manager : number == 2 ? Role::ShiftLead : Role::Cashier;
}

/// cashier, shift_lead, manager.
[[nodiscard]] constexpr std::string_view nameOf(Role role) {
    constexpr std::array<std::string_view, 3> names{"cashier", "shift_lead", "manager"};
    return names[static_cast<std::size_t>(role) - 1];
}

} // namespace phin
