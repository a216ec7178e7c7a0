#pragma once

#include "sync/lan/view.h"

#include <cstdint>

namespace phin::box {

/// Where a box stands between power-on and selling.
enum class Phase {
    Recovering, ///< its file is gone or lags behind what the neighbours hold of it: being rebuilt from them
    Ready,
};

/// Decides when a box takes back its own past, and when it goes on after that. Pure, so that the simulator of
/// tests/faults runs the same decision; one thread.
class Recovery {
public:
    /// `lost`: this box has begun before, and its journal is gone.
    explicit Recovery(bool lost) noexcept
        : m_phase(lost ? Phase::Recovering : Phase::Ready) {}

    [[nodiscard]] Phase phase() const noexcept { return m_phase; }
    /// Look at every view of the LAN. True: all that the neighbours hold of this box is here; begin a new epoch where
    /// the journal has none, and tell begun() how that went.
    [[nodiscard]] bool look(const lan::View& view);
    void begun(bool done) noexcept;

private:
    Phase m_phase;
    bool m_beginning = false;
};

} // namespace phin::box
