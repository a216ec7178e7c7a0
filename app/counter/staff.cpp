#include "app/counter/staff.h"

#include "app/counter/staff_command.h"
#include "phin/till/v1/cart.pb.h"
#include "sync/model/business_day.h"
#include "sync/model/why.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace phin::counter {
namespace {

constexpr std::int64_t daysOfWork = 8; ///< that are looked up at the start
constexpr std::int64_t msPerDay = 86'400'000;
const std::string signedInId = "here";

std::string paperOf(const Uuid& staff, const PinTries& tries) {
    till::v1::PinTries paper;
    paper.set_schema(1);
    paper.set_staff_id(staff.bytes());
    paper.set_wrong(tries.wrong);
    paper.set_last_ms(tries.lastMs);
    return paper.SerializeAsString();
}

std::string paperOf(const Uuid& staff) {
    till::v1::SignedIn paper;
    paper.set_schema(1);
    paper.set_staff_id(staff.bytes());
    return paper.SerializeAsString();
}

} // namespace

/// Runs what takes long, one after the other.
class Staff::Thread {
public:
    using Task = std::function<void()>;
    Thread()
        : m_thread([this] { run(); }) {}
    ~Thread() {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    void post(Task task) {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
    }

private:
    void run() {
        for (std::unique_lock lock(m_mutex);;) {
            m_wake.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
            if (m_ending)
                return;
            auto task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
            task = {};
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_ending = false;
    std::thread m_thread;
};

/// What the writer's thread, the PINs' and the callers share.
struct Staff::Shared {
    TillSettings settings;
    const journal::Clock& clock;
    Session session;
    mutable std::mutex mutex;
    std::map<Uuid, PinTries> tries;
    std::map<Uuid, std::vector<Clocking>> clockings; ///< by person, in the order in which they were written
    Uuid lastHere;
    bool looking = false; ///< a PIN is being looked at

    Shared(TillSettings s, const journal::Clock& c)
        : settings(std::move(s))
        , clock(c) {}

    void know(const std::vector<Clocking>& clocked) {
        const std::lock_guard lock(mutex);
        for (const auto& clocking : clocked) {
            auto& of = clockings[clocking.staff];
            const auto at = std::upper_bound(of.begin(), of.end(), clocking,
                                             [](const auto& one, const auto& other) { return one.hlc < other.hlc; });
            of.insert(at, clocking);
        }
    }
    void forgive(const Uuid& staff) {
        const std::lock_guard lock(mutex);
        tries.erase(staff);
    }
    struct Begun {
        PinTries tries;
        bool waits = false;
    };
    /// Counts a try as wrong until it proves right, unless one has to wait.
    [[nodiscard]] Result<Begun> begin(const Uuid& staff) {
        const std::lock_guard lock(mutex);
        if (looking)
            return refusal(Why::PinBeingChecked, "another PIN is just being looked at; wait a moment");
        const auto now = clock.nowMs();
        auto& known = tries[staff];
        if (waitsUntil(known, now) > 0)
            return Begun{known, true};
        looking = true;
        known = {known.wrong + 1, now};
        return Begun{known};
    }
    void looked() {
        const std::lock_guard lock(mutex);
        looking = false;
    }
    /// After a wrong PIN, or instead of looking at one.
    [[nodiscard]] PinAnswer answer(PinAnswer::What what, const PinTries& of) const {
        const auto now = clock.nowMs();
        return {what, of.wrong < freePinTries ? freePinTries - of.wrong : 0, waitsUntil(of, now),
                counter::lockedOut(of, now)};
    }
};

Staff::Staff(journal::Writer& writer, const TillSettings& settings, const journal::Clock& clock)
    : m_writer(writer)
    , m_shared(std::make_shared<Shared>(settings, clock))
    , m_thread(std::make_unique<Thread>()) {
    auto& journal = writer.journal();
    m_shared->session.know(journal.shop().staff().all());
    m_shared->know(journal.shop().staff().clockedSince(
        businessDay(clock.nowMs() - daysOfWork * msPerDay, settings.utcOffsetMinutes, settings.dayStartsHour)));
    for (const auto& [id, bytes] : journal.papers(pinTriesPaper)) {
        till::v1::PinTries paper;
        const auto staff = Uuid::fromBytes(id);
        if (staff && paper.ParseFromString(bytes))
            m_shared->tries[*staff] = {paper.wrong(), paper.last_ms()};
    }
    for (const auto& [id, bytes] : journal.papers(signedInPaper)) {
        till::v1::SignedIn paper;
        if (paper.ParseFromString(bytes))
            m_shared->lastHere = Uuid::fromBytes(paper.staff_id()).value_or(Uuid{});
    }
    writer.observe([shared = m_shared](const journal::Committed& committed) {
        if (!committed.staff.empty())
            shared->session.know(committed.staff);
        if (!committed.clocked.empty())
            shared->know(committed.clocked);
    });
}

Staff::~Staff() = default;

Session& Staff::session() noexcept {
    return m_shared->session;
}

std::vector<StaffEntry> Staff::entries() const {
    const auto now = m_shared->clock.nowMs();
    const auto today = businessDay(now, m_shared->settings.utcOffsetMinutes, m_shared->settings.dayStartsHour);
    std::vector<StaffEntry> entries;
    for (auto& member : m_shared->session.people()) {
        const std::lock_guard lock(m_shared->mutex);
        const auto clockings = m_shared->clockings.find(member.id);
        const auto tries = m_shared->tries.find(member.id);
        auto& entry = entries.emplace_back();
        if (clockings != m_shared->clockings.end())
            entry.work = workOf(clockings->second, today, now);
        entry.lockedOut = tries != m_shared->tries.end() && counter::lockedOut(tries->second, now);
        entry.member = std::move(member);
    }
    std::sort(entries.begin(), entries.end(), [](const StaffEntry& one, const StaffEntry& other) {
        return std::tie(one.member.name, one.member.id) < std::tie(other.member.name, other.member.id);
    });
    return entries;
}

Uuid Staff::lastHere() const {
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->lastHere;
}

void Staff::check(const Uuid& staff, Pin pin, Work onRight, std::function<void()> after, Done<PinAnswer> done) {
    const auto member = m_shared->session.member(staff);
    if (!member || !member->active || member->verifier.empty())
        return done(Error{ErrorKind::NotFound, "nobody of that name works here"});
    const auto before = m_shared->begin(staff);
    if (!before)
        return done(before.error());
    if (before->waits)
        return done(m_shared->answer(PinAnswer::What::Waits, before->tries));
    const auto tries = before->tries;
    const auto shared = m_shared;
    const auto typed = std::make_shared<Pin>(std::move(pin));
    auto right = [shared, staff, onRight = std::move(onRight), after = std::move(after), done, &writer = m_writer] {
        writer.post(
            [staff, onRight](journal::Journal& journal) {
                if (auto status = onRight(journal); !status)
                    return status;
                journal.dropPaper(pinTriesPaper, staff.bytes());
                return phin::done();
            },
            [shared, staff, after, done](const Status& status) {
                shared->looked();
                if (!status)
                    return done(status.error());
                shared->forgive(staff);
                after();
                done(PinAnswer{});
            });
    };
    auto look = [shared, typed, verifier = member->verifier, tries, right = std::move(right), done] {
        const bool good = matches(verifier, *typed);
        typed->wipe();
        if (good)
            return right();
        shared->looked();
        done(shared->answer(PinAnswer::What::Wrong, tries));
    };
    m_writer.post(
        [staff, tries](journal::Journal& journal) {
            journal.savePaper(pinTriesPaper, staff.bytes(), paperOf(staff, tries));
            return phin::done();
        },
        [shared, look = std::move(look), done, &thread = *m_thread](const Status& status) {
            if (status)
                return thread.post(look);
            shared->looked();
            done(status.error());
        });
}

void Staff::signIn(const Uuid& staff, Pin pin, Done<PinAnswer> done) {
    check(
        staff, std::move(pin),
        [staff](journal::Journal& journal) {
            journal.savePaper(signedInPaper, signedInId, paperOf(staff));
            return phin::done();
        },
        [shared = m_shared, staff] {
            shared->session.signIn(staff);
            const std::lock_guard lock(shared->mutex);
            shared->lastHere = staff;
        },
        std::move(done));
}

void Staff::lock() {
    m_shared->session.lock();
}

void Staff::clock(const Uuid& staff, Pin pin, const Uuid& id, bool in, Done<PinAnswer> done) {
    check(
        staff, std::move(pin),
        [settings = m_shared->settings, staff, id, in](journal::Journal& journal) {
            return clockStaff(journal, settings, staff, id, in);
        },
        [] {}, std::move(done));
}

void Staff::lift(LiftRequest request, const Uuid& by, Pin pin, Done<PinAnswer> done) {
    const auto lifter = m_shared->session.member(by);
    const auto asker = m_shared->session.person();
    if (!lifter || !lifter->may(request.right))
        return done(refusal(Why::LiftNeedsHolder, "who lifts a right has to hold it"));
    if (!asker)
        return done(refusal(Why::NotSignedIn, "nobody is signed in at this till; sign in first"));
    const auto right = request.right;
    const auto order = request.order;
    check(
        by, std::move(pin),
        [settings = m_shared->settings, request = std::move(request), asker = asker->id,
         by](journal::Journal& journal) { return liftRight(journal, settings, request, asker, by); },
        [shared = m_shared, right, order] { shared->session.lift(right, order); }, std::move(done));
}

void Staff::set(StaffChange change, std::optional<Pin> pin, Asked asked, Done<StaffMember> done) {
    std::string by;
    const bool first = asked == Asked::AtTill && !m_shared->session.staffed();
    if (asked == Asked::AtTill) {
        auto allowed = m_shared->session.allow(Right::EditStaff, {});
        if (!allowed)
            return done(allowed.error());
        by = *allowed;
    }
    if (pin) {
        const auto known = m_shared->session.member(change.id);
        const auto role = change.role.value_or(known ? known->role : Role::Cashier);
        if (auto good = pin->goodFor(role); !good)
            return done(good.error());
    }
    const auto verifier = std::make_shared<std::string>();
    const auto answer = std::make_shared<std::optional<StaffMember>>();
    auto decide = [shared = m_shared, &writer = m_writer, change = std::move(change), by, verifier, answer, first,
                   done] {
        writer.post(
            [change, by, verifier, answer](journal::Journal& journal) -> Status {
                auto set = setStaff(journal, change, *verifier, by);
                if (!set)
                    return set.error();
                *answer = std::move(*set);
                return phin::done();
            },
            [shared, verifier, answer, first, done](const Status& status) {
                if (!status)
                    return done(status.error());
                const auto id = (*answer)->id;
                if (!verifier->empty())
                    shared->forgive(id);
                shared->session.know({**answer});
                if (first)
                    shared->session.signIn(id);
                done(**answer);
            });
    };
    if (!pin)
        return decide();
    const auto typed = std::make_shared<Pin>(std::move(*pin));
    m_thread->post([typed, verifier, decide = std::move(decide), cost = m_shared->settings.pinCost, done] {
        auto made = makeVerifier(*typed, cost);
        typed->wipe();
        if (!made)
            return done(made.error());
        *verifier = std::move(*made);
        decide();
    });
}

void Staff::unlock(const Uuid& staff, Asked asked, Done<StaffMember> done) {
    if (asked == Asked::AtTill)
        if (auto allowed = m_shared->session.allow(Right::EditStaff, {}); !allowed)
            return done(allowed.error());
    const auto member = m_shared->session.member(staff);
    if (!member)
        return done(Error{ErrorKind::NotFound, "nobody of that name works here"});
    m_writer.post(
        [staff](journal::Journal& journal) {
            journal.dropPaper(pinTriesPaper, staff.bytes());
            return phin::done();
        },
        [shared = m_shared, member, done = std::move(done)](const Status& status) {
            if (!status)
                return done(status.error());
            shared->forgive(member->id);
            done(*member);
        });
}

} // namespace phin::counter
