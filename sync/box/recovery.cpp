#include "sync/box/recovery.h"

#include <algorithm>

namespace phin::box {
namespace {

constexpr std::int64_t listenMs = 1'500; ///< retained heads of all neighbours arrive well within this after connecting

} // namespace

bool Recovery::look(const lan::View& view) {
    if (m_phase == Phase::Ready) {
        if (view.ownMissing > 0)
            m_phase = Phase::Recovering;
        return false;
    }
    const bool heard = std::any_of(view.neighbours.begin(), view.neighbours.end(),
                                   [](const lan::Neighbour& neighbour) { return neighbour.alive; });
    if (m_beginning || !view.connected || !heard || view.ownMissing > 0 || view.connectedForMs < listenMs)
        return false;
    m_beginning = true;
    return true;
}

void Recovery::begun(bool done) noexcept {
    m_beginning = false;
    if (done)
        m_phase = Phase::Ready;
}

} // namespace phin::box
