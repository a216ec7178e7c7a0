#pragma once

#include "phin/lan/v1/lan.pb.h"
#include "sync/journal/entry.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace phin::lan {

/// A neighbour's last word.
struct Heard {
    phin::lan::v1::Head head;
    std::int64_t atMs = 0; ///< monotonic
    bool alive = false;
    bool said = false;       ///< by itself, since we connected: what the broker kept may be of long ago
    std::int64_t wallMs = 0; ///< its wall clock at that moment; 0: it does not believe it, or this was said before
};
using Neighbours = std::map<std::string, Heard>;
using Held = std::map<journal::ChainId, std::uint64_t>;

/// Decides what to ask whom for. Pure: time and facts come in, requests go out.
/// A chain that lags is asked for only when it stands still or a gap was seen, since what is missing is mostly under
/// way already; one request a chain at a time, a few chains at once; who does not answer is passed over, and asked for
/// less next time: on a slow line large answers that come late would be asked for again and again.
class CatchUp {
public:
    struct Request {
        std::string target;
        journal::ChainId chain;
        std::uint64_t after = 0;
        std::uint32_t maxBytes = 0;
    };

    /// Entries were refused because earlier ones are missing: do not wait.
    void gap(const journal::ChainId& chain) { m_gaps[chain] = true; }
    /// Asked-for entries have been stored (or not): the next request of this chain may go out.
    void answered(const journal::ChainId& chain, bool progress);
    /// A new connection: nothing is under way any more.
    void restart();
    /// Call often. `nowMs` is monotonic.
    [[nodiscard]] std::vector<Request> next(const Held& held, const Neighbours& neighbours, const std::string& self,
                                            std::int64_t nowMs);

private:
    struct Lag {
        std::uint64_t held = 0;
        std::int64_t sinceMs = 0;
    };
    struct Asked {
        std::string target;
        std::int64_t deadlineMs = 0;
        bool answered = false; ///< with nothing of use
    };
    std::uint32_t& share(const std::string& target);

    std::map<std::string, std::uint32_t> m_shares; // how much to ask a box for at once
    std::map<journal::ChainId, Lag> m_lags;
    std::map<journal::ChainId, bool> m_gaps;
    std::map<journal::ChainId, Asked> m_asked;
    std::map<journal::ChainId, bool> m_eager; // the last answer brought something: ask on at once
    std::map<std::pair<journal::ChainId, std::string>, std::int64_t> m_passedOver; // until when
};

} // namespace phin::lan
