#pragma once

#include "sync/journal/writer.h"
#include "sync/model/uuid.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace phin::journal {

/// A person's word on limited stock.
struct StockWord {
    Uuid id; ///< of the command; the same again does nothing
    std::int32_t businessDate = 0;
    std::string product;
    std::int64_t units = 0;
    std::string reason;
};
struct StockAnswer {
    StockLedger ledger;
    bool repeated = false; ///< decided before; nothing was done
};

// Decisions on stock that any box may make, inside of a command; each is checked against the fold and then appended.

/// There are `units` (more). Those that belong elsewhere are dealt out at once: to `tills`, in parts as they sold
/// lately; without tills all stays in this box's share until somebody asks.
[[nodiscard]] Result<StockAnswer> countStock(Journal& journal, const StockWord& word,
                                             const std::vector<std::string>& tills);
/// `units` of this box's own share will not be sold. Refused beyond it.
[[nodiscard]] Result<StockAnswer> wasteStock(Journal& journal, const StockWord& word);
/// Asks the others for `units`, unless as many are asked for already.
void askForStock(Journal& journal, std::int32_t businessDate, const std::string& product, std::int64_t units);

/// A box's part in limited stock while nobody looks: gives of its share to those who ask, as soon as it hears of it.
class StockKeeper {
public:
    /// How many units this box needs itself, beyond what is in the journal (open orders). Called on the writer's
    /// thread.
    using Reserved = std::function<std::int64_t(std::int32_t businessDate, const std::string& product)>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    /// Hangs itself on the writer: make it before the writer starts, and stop the writer before it goes.
    explicit StockKeeper(Writer& writer, Reserved reserved = {});
    ~StockKeeper();
    StockKeeper(const StockKeeper&) = delete;
    StockKeeper& operator=(const StockKeeper&) = delete;

    /// The boxes that can be heard now, and the tills among them. Any thread; call it as often as the view changes.
    void hear(std::vector<std::string> boxes, std::vector<std::string> tills);

    /// As the functions above; a till deals to itself as well. `done` on the writer's thread, after the commit.
    void count(StockWord word, Done<StockAnswer> done);
    void waste(StockWord word, Done<StockAnswer> done);
    void ask(std::int32_t businessDate, std::string product, std::int64_t units);

private:
    struct State;
    Writer& m_writer;
    std::shared_ptr<State> m_state; ///< with what still waits in the writer's queue
};

} // namespace phin::journal
