#include "sync/box/recovery.h"

#include <algorithm>

namespace phin::box {
namespace {

constexpr std::int64_t listenMs = 1'500; ///< heads of all neighbours arrive well within this after connecting
constexpr std::int64_t lateMs = 6'000;   ///< what a box sent before it lost its disk may be under way as long as this
constexpr std::int64_t aloneMs = 3'000;  ///< with proof of its own past, a box does not wait longer for a broker

} // namespace

const char* phaseName(Phase phase) noexcept {
    switch (phase) {
    case Phase::Recovering:
        return "recovering";
    case Phase::Revoked:
        return "revoked";
    case Phase::Ready:
        break;
    }
    return "ready";
}

Recovery::Next Recovery::look(const lan::View& view) {
    if (m_phase == Phase::Ready) {
        if (view.ownMissingNow > 0)
            m_phase = Phase::Recovering;
        return Next::Wait;
    }
    if (m_beginning || m_phase == Phase::Revoked)
        return Next::Wait;
    const bool listened = view.connected && view.connectedForMs >= listenMs;
    const bool heard = std::any_of(view.neighbours.begin(), view.neighbours.end(),
                                   [](const lan::Neighbour& neighbour) { return neighbour.alive; });
    const bool nobodyKnowsMore =
        m_past && std::pair(view.ownEpoch, view.ownSeq) <= std::pair(m_past->epoch, m_past->seq);
    if (nobodyKnowsMore && (listened || (!view.connected && view.runningForMs >= aloneMs))) {
        m_beginning = true;
        return Next::BeginFromProof;
    }
    // Who is not here may be the one that holds our last entries, and a number must never be used twice. This box has
    // begun before, so where nobody knows anything of it, whoever does is not here.
    if (!view.connected || view.connectedForMs < lateMs || !heard || view.ownMissing > 0 || !view.absent.empty() ||
        view.ownEpoch == 0)
        return Next::Wait;
    m_beginning = true;
    return Next::Begin;
}

void Recovery::begun(bool done) noexcept {
    m_beginning = false;
    if (!done)
        return;
    if (m_phase == Phase::Recovering)
        m_phase = Phase::Ready;
    m_past.reset(); // used once
}

} // namespace phin::box
