#pragma once

#include "sync/journal/own_past.h"
#include "sync/lan/view.h"

#include <optional>

namespace phin::box {

/// Where a box stands between power-on and selling.
enum class Phase {
    Recovering, ///< its file is gone or lags behind what the neighbours hold of it: being rebuilt from them
    Ready,
    Revoked, ///< the shop does not listen to it any more; it decides nothing
};

/// "recovering", "ready" or "revoked", as the control sockets say it.
[[nodiscard]] const char* phaseName(Phase phase) noexcept;

/// Decides when a box takes back its own past, and when it goes on after that. Pure, so that the simulator of
/// tests/faults runs the same decision; one thread.
class Recovery {
public:
    /// `lost`: this box has begun before, and its journal is gone or was damaged.
    /// `past`: what the damaged file still proves; then nothing more is waited for than that no neighbour knows better.
    explicit Recovery(bool lost, std::optional<journal::OwnPast> past = std::nullopt)
        : m_phase(lost ? Phase::Recovering : Phase::Ready)
        , m_past(std::move(past)) {}

    enum class Next {
        Wait,
        Begin,          ///< all that the neighbours hold of this box is here, and none of them is away: begin a new
                        ///< epoch where there is none
        BeginFromProof, ///< begin a new epoch after past(); the entries before it come later
    };
    [[nodiscard]] Phase phase() const noexcept { return m_phase; }
    [[nodiscard]] const std::optional<journal::OwnPast>& past() const noexcept { return m_past; }
    /// Look at every view of the LAN; after anything but Wait, tell begun() how that went.
    [[nodiscard]] Next look(const lan::View& view);
    void begun(bool done) noexcept;
    /// For good.
    void revoke() noexcept { m_phase = Phase::Revoked; }

private:
    Phase m_phase;
    std::optional<journal::OwnPast> m_past;
    bool m_beginning = false;
};

} // namespace phin::box
