#pragma once

#include "tests/support/must.h"
#include "tests/ui/till_window.h"

namespace phin::test {

inline Uuid staffId(std::uint32_t n) {
    std::string bytes(16, '\0');
    bytes[14] = static_cast<char>(n >> 8);
    bytes[15] = static_cast<char>(n);
    return *Uuid::fromBytes(bytes);
}

/// The screens about people: `take` gets a till and a picture's name.
template <class Take>
void visitStaff(const QSize& size, double density, const QString& language, const Take& take) {
    const auto name = [&language](const char* what) {
        return QStringLiteral("22-staff-%1-%2").arg(language, QLatin1String(what));
    };
    TillWindow till(true, size, density, language);
    auto& staff = till.till().staff();
    till.tap(QStringLiteral("staffButton"));
    take(till, name("1-nobody"));
    till.tap(QStringLiteral("staffAdd"));
    till.screens().staff()->setName(QStringLiteral("Nguyễn Thị Ngọc Lan"));
    till.screens().staff()->pin()->type(QStringLiteral("2406"));
    take(till, name("2-first"));
    const auto hire = [&](std::uint32_t n, const char* who, Role role, const char* pin) {
        must(await<StaffMember>([&](auto done) {
            staff.set({staffId(n), std::string(who), role, true}, counter::Pin::of(pin), counter::Asked::Unattended,
                      done);
        }));
    };
    hire(1, "Nguyễn Thị Ngọc Lan", Role::Manager, "240681");
    hire(2, "Minh", Role::ShiftLead, "5173");
    hire(3, "Trần Hoàng Thảo", Role::Cashier, "9042");
    hire(4, "Công Tằng Tôn Nữ Quỳnh Như", Role::Cashier, "6120");
    hire(5, "Bảo", Role::Cashier, "8305");
    hire(6, "Phúc", Role::ShiftLead, "4471");
    till.clock().advance(95 * FakeClock::minute);
    for (const auto& [n, pin] : {std::pair{3, "9042"}, std::pair{2, "5173"}})
        (void)await<counter::PinAnswer>([&, n = n, pin = pin](auto done) {
            staff.clock(staffId(static_cast<std::uint32_t>(n)), *counter::Pin::of(pin), till.till().newId(), true,
                        done);
        });
    till.clock().advance(95 * FakeClock::minute);
    till.screens().signIn()->refresh();
    QTRY_VERIFY(till.find(QStringLiteral("lockScreen")));
    take(till, name("3-locked"));
    till.tap(QStringLiteral("person-Trần Hoàng Thảo"));
    for (int i = 0; i < 4; ++i) {
        till.screens().signIn()->pin()->type(QStringLiteral("7777"));
        till.screens().signIn()->signIn();
        QTRY_VERIFY(!till.screens().signIn()->busy());
        if (i == 0)
            take(till, name("4-wrong"));
        if (i == 2) {
            take(till, name("5-waits"));
            till.clock().advance(5'000);
        }
    }
    for (int i = 0; i < 2; ++i) {
        till.clock().advance(60'000);
        QTest::qWait(600);
        till.screens().signIn()->pin()->type(QStringLiteral("7777"));
        till.screens().signIn()->signIn();
        QTRY_VERIFY(!till.screens().signIn()->busy());
    }
    take(till, name("6-locked-out"));
    till.tap(QStringLiteral("person-Bảo"));
    till.screens().signIn()->pin()->type(QStringLiteral("8305"));
    till.tap(QStringLiteral("signIn"));
    QTRY_VERIFY(!till.find(QStringLiteral("lockScreen")));
    till.cart().add(QStringLiteral("phin-milk"));
    till.cart().add(QStringLiteral("bac-xiu"));
    take(till, name("7-signed-in"));
    till.tap(QStringLiteral("orderDiscount"));
    till.tap(QStringLiteral("percent-10"));
    till.tap(QStringLiteral("discountReason-2"));
    take(till, name("8-discount"));
    till.tap(QStringLiteral("giveDiscount"));
    QTRY_VERIFY(till.find(QStringLiteral("allow")));
    till.tap(QStringLiteral("lifter-Minh"));
    till.screens().lift()->pin()->type(QStringLiteral("5173"));
    take(till, name("9-lift"));
    till.tap(QStringLiteral("allow"));
    QTRY_VERIFY(!till.screens().lift()->isOpen());
    till.tap(QStringLiteral("signedIn"));
    till.tap(QStringLiteral("person-Nguyễn Thị Ngọc Lan"));
    till.screens().signIn()->pin()->type(QStringLiteral("240681"));
    till.tap(QStringLiteral("signIn"));
    QTRY_VERIFY(!till.find(QStringLiteral("lockScreen")));
    till.cart().compLine(1, QStringLiteral("Làm sai món"));
    till.cart().priceLine(2, 20'000, QStringLiteral("Làm sai món"));
    till.cart().setCurrent(1);
    till.tap(QStringLiteral("staffButton"));
    take(till, name("10-list"));
    till.tap(QStringLiteral("staff-Trần Hoàng Thảo"));
    take(till, name("11-person"));
    till.tap(QStringLiteral("staffActive"));
    QTRY_VERIFY(till.screens().signIn()->people().size() == 5);
    take(till, name("12-gone"));
}

} // namespace phin::test
