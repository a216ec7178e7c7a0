#include "tests/counter/staffed_till.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <QTest>

#include <sstream>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;
using What = PinAnswer::What;

namespace {

constexpr std::int64_t second = 1'000;

QString name(const std::optional<StaffMember>& member) {
    return member ? QString::fromStdString(member->name) : QStringLiteral("(nobody)");
}

} // namespace

class StaffTest : public QObject {
    Q_OBJECT
private slots:
    // --- PINs

    void pin_takesDigitsOnly_andForgetsThem() {
        QVERIFY(!Pin::of("123"));
        QVERIFY(!Pin::of("123456789"));
        QVERIFY(!Pin::of("12a4"));
        Pin pin = *Pin::of("9042");
        QCOMPARE(pin.size(), std::size_t{4});
        const char* const where = pin.digits().data();
        pin.erase();
        QVERIFY(!pin.complete());
        QCOMPARE(where[3], '\0');
        pin.wipe();
        QCOMPARE(where[0], '\0');
        Pin from = *Pin::of("9042");
        const char* const left = from.digits().data();
        const Pin to = std::move(from);
        QCOMPARE(std::string(to.digits()), std::string("9042"));
        QCOMPARE(left[0], '\0');
    }

    void pin_thatEverybodyTries_orIsTooShortForTheRole_isRefused() {
        for (const auto* const common : {"0000", "1234", "4321", "77777777", "345678"})
            PHIN_ERROR(Pin::of(common)->goodFor(Role::Cashier), ErrorKind::Refused);
        PHIN_OK(Pin::of("9042")->goodFor(Role::Cashier));
        PHIN_OK(Pin::of("9042")->goodFor(Role::ShiftLead));
        PHIN_ERROR(Pin::of("90425")->goodFor(Role::Manager), ErrorKind::Refused);
        PHIN_OK(Pin::of("904258")->goodFor(Role::Manager));
    }

    void verifier_isSaltedArgon2id_andKnowsItsPinAgain() {
        const auto one = makeVerifier(*Pin::of("9042"), PinCost::Least);
        const auto other = makeVerifier(*Pin::of("9042"), PinCost::Least);
        PHIN_OK(one);
        QVERIFY(one->starts_with("$argon2id$v=19$"));
        QVERIFY(*one != *other);
        QVERIFY(matches(*one, *Pin::of("9042")));
        QVERIFY(matches(*other, *Pin::of("9042")));
        QVERIFY(!matches(*one, *Pin::of("9043")));
        QVERIFY(!matches("", *Pin::of("9042")));
        QVERIFY(!matches("9042", *Pin::of("9042")));
        QVERIFY(!matches("$argon2id$v=19$m=4194304,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAA", *Pin::of("9042")));
        const auto real = makeVerifier(*Pin::of("9042"), PinCost::AtTill);
        PHIN_OK(real);
        QVERIFY(real->find("$m=65536,t=2,p=1$") != std::string::npos);
        QVERIFY(matches(*real, *Pin::of("9042")));
    }

    // --- who works here

    void first_mustBeAManager_andIsSignedIn() {
        StaffedTill at(false);
        QVERIFY(!at.staff().session().staffed());
        PHIN_ERROR(at.set({idOf(1), "Thảo", Role::Cashier, true}, "9042"), ErrorKind::Refused);
        PHIN_ERROR(at.set({idOf(1), "Lan", Role::Manager, true}, "9042"), ErrorKind::Refused); // too short
        PHIN_ERROR(at.set({idOf(1), "Lan", Role::Manager, true}), ErrorKind::Refused);         // no PIN
        PHIN_ERROR(at.set({idOf(1), "", Role::Manager, true}, "240681"), ErrorKind::Refused);
        QVERIFY(!at.staff().session().staffed());
        PHIN_OK(at.set({idOf(1), "Lan", Role::Manager, true}, "240681"));
        QCOMPARE(name(at.staff().session().person()), QString("Lan"));
        PHIN_OK(at.set({idOf(2), "Thảo", Role::Cashier, true}, "9042"));
        QCOMPARE(QString::fromStdString(at.decisions()), QString("staff.set staff.set"));
        const auto staff = at.reader().staff();
        QCOMPARE(staff.size(), std::size_t{2});
        QCOMPARE(name(at.staff().session().person()), QString("Lan"));
    }

    void set_theSameAgain_writesNothing() {
        StaffedTill at;
        const auto before = at.decisions();
        at.enter(manager);
        PHIN_OK(at.set({idOf(cashier), "Thảo", Role::Cashier, true}));
        PHIN_OK(at.set({idOf(cashier), {}, {}, {}}));
        QCOMPARE(at.decisions(), before);
        PHIN_OK(at.set({idOf(cashier), "Thảo B", {}, {}}));
        QCOMPARE(QString::fromStdString(at.staff().session().member(idOf(cashier))->name), QString("Thảo B"));
        PHIN_OK(at.signIn(cashier, cashiersPin)); // the PIN stays
        QCOMPARE(name(at.staff().session().person()), QString("Thảo B"));
    }

    void set_withoutTheRight_isRefused() {
        StaffedTill at;
        PHIN_ERROR(at.set({idOf(9), "An", Role::Cashier, true}, "5173"), ErrorKind::Refused); // nobody is signed in
        at.enter(lead);
        const auto refused = at.set({idOf(9), "An", Role::Cashier, true}, "5173");
        PHIN_ERROR(refused, ErrorKind::Refused);
        QCOMPARE(refused.error().missing, std::optional(Right::EditStaff));
        PHIN_OK(at.set({idOf(9), "An", Role::Cashier, true}, "5173", Asked::Unattended));
    }

    void lastManager_stays_andWhoBecomesOneNeedsAnotherPin() {
        StaffedTill at;
        at.enter(manager);
        PHIN_ERROR(at.set({idOf(manager), {}, Role::Cashier, {}}), ErrorKind::Refused);
        PHIN_ERROR(at.set({idOf(manager), {}, {}, false}), ErrorKind::Refused);
        PHIN_ERROR(at.set({idOf(lead), {}, Role::Manager, {}}), ErrorKind::Refused);
        PHIN_OK(at.set({idOf(lead), {}, Role::Manager, {}}, "517390"));
        PHIN_OK(at.set({idOf(manager), {}, {}, false}));
        QCOMPARE(name(at.staff().session().person()), QString("(nobody)")); // works here no more: signed out
        PHIN_ERROR(at.signIn(manager, managersPin), ErrorKind::NotFound);
        PHIN_OK(at.set({idOf(manager), {}, {}, true}, {}, Asked::Unattended)); // taken back
        at.enter(manager);
    }

    // --- signing in

    void signIn_locksAndSwitches() {
        StaffedTill at;
        QCOMPARE(name(at.staff().session().person()), QString("(nobody)"));
        at.enter(cashier);
        QCOMPARE(name(at.staff().session().person()), QString("Thảo"));
        at.enter(lead);
        QCOMPARE(name(at.staff().session().person()), QString("Minh"));
        at.staff().lock();
        QCOMPARE(name(at.staff().session().person()), QString("(nobody)"));
        PHIN_ERROR(at.signIn(77, "9042"), ErrorKind::NotFound);
    }

    void restart_locks_andRemembersWhoStoodHere() {
        StaffedTill at;
        const auto order = [&] {
            at.enter(cashier);
            return at.opened(1, {"phin"});
        }();
        at.restart();
        QCOMPARE(name(at.staff().session().person()), QString("(nobody)"));
        QCOMPARE(at.staff().lastHere(), idOf(cashier));
        QCOMPARE(at.till().openOrders().size(), std::size_t{1}); // the cart stays
        PHIN_ERROR(at.pay(order, idOf(101)), ErrorKind::Refused);
        at.enter(lead);
        PHIN_OK(at.pay(order, idOf(101)));
        QCOMPARE(at.stored(order)->placed().staff(), idOf(lead).toString());
    }

    void wrongPins_costMoreAndMoreTime_alsoOverARestart() {
        StaffedTill at;
        for (const unsigned left : {2U, 1U, 0U}) {
            const auto answer = at.signIn(cashier, "7777");
            PHIN_OK(answer);
            QCOMPARE(answer->what, What::Wrong);
            QCOMPARE(answer->triesLeft, left);
        }
        const std::vector<std::int64_t> waits{5 * second, 15 * second, 60 * second, lockOutMs, lockOutMs};
        for (const auto wait : waits) {
            const auto until = at.clock().nowMs() + wait;
            at.clock().advance(wait - 1);
            if (wait == 15 * second)
                at.restart();
            const auto early = at.signIn(cashier, cashiersPin); // not even the right one
            PHIN_OK(early);
            QCOMPARE(early->what, What::Waits);
            QCOMPARE(early->waitsUntilMs, until);
            QCOMPARE(early->lockedOut, wait == lockOutMs);
            at.clock().advance(1);
            const auto wrong = at.signIn(cashier, "7777");
            PHIN_OK(wrong);
            QCOMPARE(wrong->what, What::Wrong);
            QVERIFY(wrong->waitsUntilMs > at.clock().nowMs());
        }
        PHIN_OK(at.signIn(lead, leadsPin)); // others are not in the way of it
        at.clock().advance(lockOutMs);
        at.enter(cashier);
        QCOMPARE(at.signIn(cashier, "7777")->triesLeft, 2U); // all is forgiven
    }

    void clockSetBack_makesNobodyWaitForEver() {
        StaffedTill at;
        for (int i = 0; i < 3; ++i)
            (void)at.signIn(cashier, "7777");
        at.clock().advance(-FakeClock::day);
        const auto answer = at.signIn(cashier, cashiersPin);
        QCOMPARE(answer->what, What::Waits);
        QCOMPARE(answer->waitsUntilMs, at.clock().nowMs() + 5 * second);
    }

    void lockOut_isEndedByAManagerOrANewPin() {
        StaffedTill at;
        const auto lockOut = [&] {
            for (int i = 0; i < 6; ++i) {
                (void)at.signIn(cashier, "7777");
                at.clock().advance(60 * second);
            }
            return at.signIn(cashier, cashiersPin)->lockedOut;
        };
        QVERIFY(lockOut());
        at.enter(lead);
        PHIN_ERROR(await<StaffMember>([&](auto done) { at.staff().unlock(idOf(cashier), Asked::AtTill, done); }),
                   ErrorKind::Refused);
        at.enter(manager);
        const auto isLockedOut = [&] {
            for (const auto& entry : at.staff().entries())
                if (entry.member.id == idOf(cashier))
                    return entry.lockedOut;
            return false;
        };
        QVERIFY(isLockedOut());
        PHIN_OK(await<StaffMember>([&](auto done) { at.staff().unlock(idOf(cashier), Asked::AtTill, done); }));
        QVERIFY(!isLockedOut());
        at.enter(cashier);
        QVERIFY(lockOut());
        PHIN_OK(at.set({idOf(cashier), {}, {}, {}}, "6120", Asked::Unattended));
        at.restart();
        PHIN_OK(at.signIn(cashier, "6120"));
        QCOMPARE(name(at.staff().session().person()), QString("Thảo"));
    }

    void twoPinsAtOnce_oneIsLookedAt() {
        StaffedTill at;
        std::promise<Result<PinAnswer>> first;
        at.staff().signIn(idOf(cashier), *Pin::of(cashiersPin), [&](auto answer) { first.set_value(answer); });
        const auto second = at.signIn(cashier, cashiersPin); // a double tap
        const auto answer = first.get_future().get();
        PHIN_OK(answer);
        QCOMPARE(answer->what, What::Right);
        QVERIFY(second.ok() || second.error().kind == ErrorKind::Refused);
        QCOMPARE(name(at.staff().session().person()), QString("Thảo"));
    }

    // --- coming and leaving

    void clock_countsHours_onceForEachTap() {
        StaffedTill at;
        PHIN_OK(at.clocked(cashier, cashiersPin, 501, true));
        PHIN_OK(at.clocked(cashier, cashiersPin, 501, true));
        PHIN_OK(at.clocked(cashier, cashiersPin, 502, true)); // is here already
        at.clock().advance(2 * FakeClock::hour);
        const auto entry = [&] {
            for (const auto& each : at.staff().entries())
                if (each.member.id == idOf(cashier))
                    return each;
            return StaffEntry{};
        };
        QVERIFY(entry().work.sinceMs);
        QCOMPARE(entry().work.workedMs, 2 * FakeClock::hour);
        PHIN_OK(at.clocked(cashier, cashiersPin, 503, false));
        at.clock().advance(FakeClock::hour);
        QVERIFY(!entry().work.sinceMs);
        at.restart();
        QCOMPARE(entry().work.workedMs, 2 * FakeClock::hour);
        QCOMPARE(at.clocked(cashier, "7777", 504, true)->what, What::Wrong);
        QCOMPARE(QString::fromStdString(at.decisions()),
                 QString("staff.set staff.set staff.set staff.clocked staff.clocked"));
        QCOMPARE(name(at.staff().session().person()), QString("(nobody)")); // coming to work is not signing in
    }

    // --- secrets

    void pins_areInNoLogAndNoJournal() {
        std::ostringstream said;
        const auto before = spdlog::default_logger();
        auto logger = std::make_shared<spdlog::logger>("all", std::make_shared<spdlog::sinks::ostream_sink_mt>(said));
        logger->set_level(spdlog::level::trace);
        spdlog::set_default_logger(logger);
        std::string journal, papers;
        {
            StaffedTill at;
            at.enter(manager);
            (void)at.signIn(cashier, "7391");
            PHIN_OK(at.set({idOf(cashier), {}, {}, {}}, "61204873"));
            PHIN_ERROR(at.set({idOf(lead), {}, Role::Manager, {}}, "8305"), ErrorKind::Refused);
            PHIN_OK(at.clocked(cashier, "61204873", 501, true));
            journal = at.journalBytes();
            at.stop();
            for (const auto* const kind : {"pin-tries", "signed-in"})
                for (const auto& [id, bytes] : at.box().writer().journal().papers(kind))
                    papers += bytes;
            at.make();
            at.start();
        }
        spdlog::set_default_logger(before);
        QVERIFY(journal.find("$argon2id$") != std::string::npos);
        for (const std::string pin : {managersPin, leadsPin, cashiersPin, "7391", "61204873", "8305"}) {
            QVERIFY2(said.str().find(pin) == std::string::npos, said.str().c_str());
            QVERIFY(papers.find(pin) == std::string::npos);
            if (pin.size() > 4) // four digits may stand in a hash by chance
                QVERIFY(journal.find(pin) == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(StaffTest)
#include "tst_staff.moc"
