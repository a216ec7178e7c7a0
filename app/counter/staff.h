#pragma once

#include "app/counter/pin.h"
#include "app/counter/pin_tries.h"
#include "app/counter/session.h"
#include "app/counter/settings.h"
#include "sync/journal/writer.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phin::counter {

/// What became of a PIN that was typed.
struct PinAnswer {
    enum class What {
        Right,
        Wrong,
        Waits, ///< not looked at: too many wrong ones were typed before
    };
    What what = What::Right;
    unsigned triesLeft = 0;        ///< Wrong: so many more before one has to wait
    std::int64_t waitsUntilMs = 0; ///< UTC; from when on the next may be typed; 0: now
    bool lockedOut = false;        ///< a manager can end the wait
};

/// A person as the till's screens list them.
struct StaffEntry {
    StaffMember member;
    WorkTime work; ///< on the till's business day
    bool lockedOut = false;
};

/// What is to change about a person; what is not there stays as it is.
struct StaffChange {
    Uuid id; ///< chosen by the caller; a new one makes a new person
    std::optional<std::string> name;
    std::optional<Role> role;
    std::optional<bool> active;
};

/// A right to be lifted, once.
struct LiftRequest {
    Uuid id; ///< the same again is written once
    Right right{};
    Uuid order; ///< nil: it is about no order
    std::string what, why;
};

/// Whose name stands on what was asked for.
enum class Asked {
    AtTill,     ///< the person who stands here, who needs the right to
    Unattended, ///< a program of the box's own user: it may do everything
};

/// Who works here and who stands at this till. May be used from any thread; nothing here waits. PINs are looked at on a
/// thread of its own, one at a time. `done` is called exactly once, on that or the writer's thread, and must only hand
/// over.
///
/// A try is counted on the disk before the PIN is looked at, so that ending the program gains nobody a try.
class Staff {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    /// Make it before the writer starts, and stop the writer before it goes.
    Staff(journal::Writer& writer, const TillSettings& settings, const journal::Clock& clock);
    ~Staff();
    Staff(const Staff&) = delete;
    Staff& operator=(const Staff&) = delete;

    [[nodiscard]] Session& session() noexcept;
    /// All who work or worked here, by name.
    [[nodiscard]] std::vector<StaffEntry> entries() const;
    /// Who stood here last, also before the till was started; nil: nobody.
    [[nodiscard]] Uuid lastHere() const;

    /// NotFound: nobody of that id works here. Refused: another PIN is being looked at.
    void signIn(const Uuid& staff, Pin pin, Done<PinAnswer> done);
    void lock();
    /// The person comes to work or leaves; nothing is written where that is so already.
    void clock(const Uuid& staff, Pin pin, const Uuid& id, bool in, Done<PinAnswer> done);
    /// `by`, who must hold the right, lets who stands here do one thing. It is in the journal before `done` says so.
    void lift(LiftRequest request, const Uuid& by, Pin pin, Done<PinAnswer> done);

    /// Refused: the PIN does not do (see Pin::goodFor), a new person lacks a name or PIN, somebody becomes a manager
    /// without a new PIN, or nobody of those who work here would be a manager. Who sets the very first person is
    /// signed in as that person.
    void set(StaffChange change, std::optional<Pin> pin, Asked asked, Done<StaffMember> done);
    /// Forgets a person's wrong PINs at this till.
    void unlock(const Uuid& staff, Asked asked, Done<StaffMember> done);

private:
    struct Shared;
    class Thread;
    using Work = std::function<Status(journal::Journal&)>;
    void check(const Uuid& staff, Pin pin, Work onRight, std::function<void()> after, Done<PinAnswer> done);

    journal::Writer& m_writer;
    std::shared_ptr<Shared> m_shared; ///< with what still waits in the writer's queue
    std::unique_ptr<Thread> m_thread;
};

} // namespace phin::counter
