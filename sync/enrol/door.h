#pragma once

#include "sync/enrol/short_code.h"
#include "sync/model/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace phin::enrol {

/// Why a door is closed.
enum class Closing {
    NotOpened, ///< nobody has opened it yet
    ByManager,
    OpenedAnew,
    TimeOver, ///< it was open long enough
    WrongCodes,
    EmptyVisits, ///< too many visits ended without a right code
    CameIn,      ///< a new box has come in
    NotKept,     ///< the right code came, but the new box was gone or its certificate could not be made or kept
};
[[nodiscard]] std::string words(Closing why);

/// Why a code lets nobody in.
enum class NoEntry { WrongCode, CodeTooOld, NobodyThere, DoorClosed, NotKept };
struct NotLetIn : Error {
    NotLetIn(NoEntry reason, Error error)
        : Error(std::move(error))
        , why(reason) {}
    NoEntry why;
};

/// Decides who may come in, and when. Pure: time and facts come in, answers go out; the transport stands around it.
///
/// A manager opens it for some minutes. One guest at a time knocks (it commits to a nonce), then enters (it shows the
/// nonce); from then on both sides have a short code. The manager types what the new box shows: if it is ours, nobody
/// sits between. A visit that ends without that costs a try, as does a wrong code; without tries the door closes, so
/// that a man in the middle cannot go on until two codes agree. One box comes in, then the door closes.
class Door {
public:
    struct Settings {
        std::int64_t openForMs = 600'000;
        std::int64_t codeForMs = 150'000;
        unsigned tries = 3;
    };
    explicit Door(Settings settings)
        : m_settings(settings) {}

    void open(std::int64_t nowMs);
    void close(Closing why);

    /// Refused: the door is closed, or another guest stands there.
    Status knock(const std::string& ticket, const std::string& guest, const std::string& commitment,
                 const std::string& greeting, std::int64_t nowMs);
    /// The guest shows its nonce. Refused: not this guest, or not what it committed to.
    Status enter(const std::string& ticket, const std::string& guestNonce, const std::string& fingerprint,
                 std::int64_t nowMs);
    /// The manager types the code that the new box shows. Done: let the guest in; the door is closed behind it.
    /// Refused: wrong, too late, used before, or nobody there.
    Result<std::monostate, NotLetIn> decide(const std::string& code, std::int64_t nowMs);
    /// Whom decide() has let in did not come in after all.
    void notKept();
    /// The guest went away, or what it asked for cannot be had.
    void leave(const std::string& ticket);
    /// Time has passed.
    void tick(std::int64_t nowMs);

    struct View {
        bool open = false;
        std::int64_t closesInMs = 0;
        unsigned triesLeft = 0;
        std::string guest;                      ///< serialized; empty: nobody stands there
        std::int64_t codeEndsInMs = 0;          ///< 0: there is no code yet
        Closing whyClosed = Closing::NotOpened; ///< where it is not open
    };
    [[nodiscard]] View view(std::int64_t nowMs);

private:
    struct Visit {
        std::string ticket, guest, commitment, greeting;
        std::int64_t sinceMs = 0;
        std::string code; ///< empty: has not entered yet
    };
    void endVisit();

    Settings m_settings;
    bool m_open = false;
    std::int64_t m_openedMs = 0;
    unsigned m_triesLeft = 0;
    std::optional<Visit> m_visit;
    Closing m_whyClosed = Closing::NotOpened;
};

} // namespace phin::enrol
