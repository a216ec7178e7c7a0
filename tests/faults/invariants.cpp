#include "tests/faults/invariants.h"

#include "app/cli/chain_check.h"
#include "app/cli/fold_check.h"
#include "app/cli/text.h"
#include "sync/journal/reader.h"
#include "sync/model/merge.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace phin::faults {
namespace {

using model::v1::OrderState;

constexpr int lastDay = 9999'12'31;
constexpr std::size_t mostBreaches = 20; // of one invariant, in words

std::string shortId(const std::string& id) {
    return journal::toHex(std::string_view(id).substr(id.size() > 4 ? id.size() - 4 : 0));
}

/// One replica, read once.
struct Read {
    std::string name;
    std::unique_ptr<SQLite::Database> database;
    std::string digest;
    std::map<std::string, OrderState> orders;
    std::map<journal::ChainId, std::string> ends;                         ///< hash of the last entry held
    std::map<std::string, std::map<std::uint64_t, std::string>> receipts; ///< till -> number -> what it is for
    std::vector<std::string> receiptFaults;
    std::vector<std::string> hashFaults;
    std::vector<std::string> forks;
    std::vector<StockLedger> stock;
};

struct Shop {
    std::vector<Read> replicas;
    const journal::Authority& authority;
    const Oracle* shown;
    Depth depth;
};

class Check {
public:
    explicit Check(std::string invariant) { m_finding.invariant = std::move(invariant); }
    /// `why` is made only where it does not hold.
    template <class Why>
    void that(bool holds, Why why) {
        ++m_finding.checked;
        if (!holds && m_finding.breaches.size() < mostBreaches)
            m_finding.breaches.push_back(why());
    }
    [[nodiscard]] Finding done() && { return std::move(m_finding); }

private:
    Finding m_finding;
};

void readReceipt(Read& read, const journal::Entry& entry) {
    std::uint64_t number = 0;
    std::string what;
    if (entry.type() == "order.paid") {
        model::v1::OrderPaid fact;
        fact.ParseFromString(entry.payload());
        number = fact.receipt();
        what = "order " + shortId(fact.order_id());
    } else if (entry.type() == "order.refunded") {
        model::v1::OrderRefunded fact;
        fact.ParseFromString(entry.payload());
        number = fact.receipt();
        what = "refund " + shortId(fact.refund_id());
    } else {
        return;
    }
    const auto [at, fresh] = read.receipts[entry.device()].try_emplace(number, what);
    if (!fresh)
        read.receiptFaults.push_back("receipt " + std::to_string(number) + " of " + entry.device() + " is for " +
                                     at->second + " and for " + what);
}

Read readReplica(const Replica& replica) {
    Read read;
    read.name = replica.name;
    auto database = journal::openForReading(replica.file);
    if (!database)
        throw std::runtime_error(replica.name + ": " + database.error().message);
    read.database = std::move(*database);
    auto reader = journal::Reader::open(replica.file);
    if (!reader)
        throw std::runtime_error(replica.name + ": " + reader.error().message);
    read.digest = reader->digest(0, lastDay);
    read.stock = reader->stock(0, lastDay);
    SQLite::Statement states(*read.database, "SELECT state FROM orders");
    while (states.executeStep()) {
        OrderState order;
        const auto column = states.getColumn(0);
        if (order.ParseFromArray(column.getBlob(), column.getBytes()))
            read.orders.insert_or_assign(order.order_id(), std::move(order));
    }
    reader->entries([&](const journal::Entry& entry) {
        read.ends[{entry.device(), entry.epoch()}] = entry.hash();
        if (journal::toBytes(journal::hashOf(entry)) != entry.hash())
            read.hashFaults.push_back("entry " + entry.device() + " " + std::to_string(entry.epoch()) + "/" +
                                      std::to_string(entry.seq()) + " is not what its hash says");
        readReceipt(read, entry);
    });
    for (const auto& kept : reader->quarantined(1'000))
        if (kept.reason.rfind("fork", 0) == 0)
            read.forks.push_back(kept.reason);
    return read;
}

// ---------------------------------------------------------------- the promises

Finding paidNeverLost(const Shop& shop) {
    Check check("No paid order is missing anywhere");
    if (shop.shown)
        for (const auto& [id, shown] : shop.shown->paid) {
            if (shop.shown->lostOrders.count(id))
                continue;
            for (const auto& replica : shop.replicas) {
                const auto found = replica.orders.find(id);
                const bool kept = found != replica.orders.end() && found->second.has_placed() &&
                                  merge::orderOf(found->second).total_minor() == shown.totalMinor &&
                                  std::any_of(found->second.payments().begin(), found->second.payments().end(),
                                              [&](const auto& paid) { return paid.receipt() == shown.receipt; });
                check.that(kept, [&] {
                    return "receipt " + std::to_string(shown.receipt) + " of " + shown.till + " (order " + shortId(id) +
                           ") is not as it was paid on " + replica.name;
                });
            }
        }
    // Without a witness: what one replica knows to be paid, all do.
    std::set<std::string> paid;
    for (const auto& replica : shop.replicas)
        for (const auto& [id, order] : replica.orders)
            if (merge::isPaid(order))
                paid.insert(id);
    for (const auto& id : paid)
        for (const auto& replica : shop.replicas) {
            const auto found = replica.orders.find(id);
            check.that(found != replica.orders.end() && merge::isPaid(found->second),
                       [&] { return "order " + shortId(id) + " is not paid on " + replica.name; });
        }
    return std::move(check).done();
}

Finding refundsNeverLost(const Shop& shop) {
    Check check("No refund is missing anywhere");
    if (shop.shown)
        for (const auto& replica : shop.replicas) {
            std::set<std::string> held;
            for (const auto& [id, order] : replica.orders)
                for (const auto& refund : order.refunds())
                    held.insert(refund.refund_id());
            for (const auto& id : shop.shown->refunded)
                if (!shop.shown->lostRefunds.count(id))
                    check.that(held.count(id) > 0,
                               [&] { return "refund " + shortId(id) + " is missing on " + replica.name; });
        }
    return std::move(check).done();
}

std::string inWords(std::uint32_t line, const std::string& part) {
    return "line " + std::to_string(line) + (part.empty() ? "" : " (the part of " + part + ")");
}

Finding madeOnce(const Shop& shop) {
    Check check("Each part of a line is made once, unless a person recalled it");
    for (const auto& replica : shop.replicas)
        for (const auto& [id, order] : replica.orders)
            for (const auto& prep : order.preps())
                check.that(prep.ready_marks() <= merge::timesAsked(order, prep) ||
                               (shop.shown && shop.shown->lostMarks.count({id, prep.line(), prep.part()}) > 0),
                           [&] {
                               return inWords(prep.line(), prep.part()) + " of order " + shortId(id) + " was made " +
                                      std::to_string(prep.ready_marks()) + " times and recalled " +
                                      std::to_string(prep.recalls()) + " times on " + replica.name;
                           });
    if (shop.shown)
        for (const auto& each : shop.shown->made) {
            if (shop.shown->lostMarks.count(each))
                continue;
            const auto& [id, line, part] = each;
            for (const auto& replica : shop.replicas) {
                const auto found = replica.orders.find(id);
                const bool kept =
                    found != replica.orders.end() &&
                    std::any_of(found->second.preps().begin(), found->second.preps().end(),
                                [number = line, &of = part](const auto& prep) {
                                    return prep.line() == number && prep.part() == of && prep.ready_marks() > 0;
                                });
                check.that(kept, [&, number = line, &of = part, &order = id] {
                    return inWords(number, of) + " of order " + shortId(order) + " was shown as made, and is not on " +
                           replica.name;
                });
            }
        }
    return std::move(check).done();
}

Finding receiptsGapless(const Shop& shop) {
    Check check("Receipt numbers of each till are gapless and used once");
    for (const auto& replica : shop.replicas) {
        for (const auto& [till, numbers] : replica.receipts)
            check.that(!numbers.empty() && numbers.begin()->first == 1 && numbers.rbegin()->first == numbers.size(),
                       [&] {
                           return till + " has " + std::to_string(numbers.size()) + " receipts, numbered " +
                                  std::to_string(numbers.begin()->first) + " to " +
                                  std::to_string(numbers.rbegin()->first) + ", on " + replica.name;
                       });
        for (const auto& fault : replica.receiptFaults)
            check.that(false, [&] { return fault + " on " + replica.name; });
    }
    return std::move(check).done();
}

Finding balances(const Shop& shop) {
    Check check("Balances equal the sum of tenders");
    for (const auto& replica : shop.replicas)
        for (const auto& [id, order] : replica.orders) {
            const auto total = merge::orderOf(order).total_minor();
            for (const auto& payment : order.payments()) {
                std::int64_t tendered = 0;
                for (const auto& tender : payment.tenders())
                    tendered += tender.amount_minor();
                check.that(tendered == total, [&] {
                    return "order " + shortId(id) + " costs " + std::to_string(total) + ", its tenders are " +
                           std::to_string(tendered) + " on " + replica.name;
                });
            }
            check.that(order.payments_size() <= 1, [&] {
                return "order " + shortId(id) + " was paid " + std::to_string(order.payments_size()) + " times on " +
                       replica.name;
            });
        }
    return std::move(check).done();
}

/// What a station makes under a line's number stays what it was.
std::string makingOf(const model::v1::OrderLine& line) {
    auto what = line.product() + '/' + line.variant() + '/' + line.note() + '/' + line.station();
    for (const auto& station : line.also_at())
        what += '/' + station;
    for (const auto& modifier : line.modifiers())
        what += '/' + modifier.group() + '=' + modifier.id();
    return what;
}

Finding changesAreNeverSilent(const Shop& shop) {
    Check check("Changed orders: no line becomes another, revisions are gapless");
    for (const auto& replica : shop.replicas)
        for (const auto& [id, order] : replica.orders) {
            std::map<std::uint32_t, std::string> lines;
            std::uint32_t next = 1;
            const auto look = [&, &id = id](const model::v1::PricedOrder& then) {
                for (const auto& line : then.lines())
                    check.that(lines.try_emplace(line.line(), makingOf(line)).first->second == makingOf(line), [&] {
                        return "line " + std::to_string(line.line()) + " of order " + shortId(id) +
                               " became something else on " + replica.name;
                    });
            };
            look(order.placed().order());
            for (const auto& revision : order.revisions()) {
                check.that(revision.changed().revision() == next++ && revision.device() == order.device(),
                           [&, &id = id] {
                               return "change " + std::to_string(revision.changed().revision()) + " of order " +
                                      shortId(id) + " by " + revision.device() + " is out of turn on " + replica.name;
                           });
                look(revision.changed().order());
            }
        }
    return std::move(check).done();
}

Finding digestsEqual(const Shop& shop) {
    Check check("Digests are equal on all replicas");
    for (const auto& replica : shop.replicas)
        check.that(replica.digest == shop.replicas.front().digest,
                   [&] { return replica.name + " differs from " + shop.replicas.front().name; });
    return std::move(check).done();
}

Finding stockNeverBelowZero(const Shop& shop) {
    Check check("Limited stock is never sold below zero");
    for (const auto& replica : shop.replicas)
        for (const auto& ledger : replica.stock) {
            const auto which = [&] {
                return ledger.product + " of " + std::to_string(ledger.businessDate) + " on " + replica.name;
            };
            check.that(ledger.left() >= 0, [&] { return which() + ": " + std::to_string(ledger.left()) + " left"; });
            for (const auto& device : ledger.overdrawn())
                check.that(false, [&] { return which() + ": the share of " + device + " is below zero"; });
        }
    return std::move(check).done();
}

Finding chainsWhole(const Shop& shop) {
    Check check("Chains are whole: numbers, hashes, links, seals, folds");
    const auto& first = shop.replicas.front();
    for (const auto& replica : shop.replicas) {
        for (const auto& fault : replica.forks)
            check.that(false, [&] { return replica.name + ": " + fault; });
        for (const auto& fault : replica.hashFaults)
            check.that(false, [&] { return replica.name + ": " + fault; });
        check.that(replica.ends == first.ends,
                   [&] { return replica.name + " holds other entries than " + first.name; });
        if (shop.depth == Depth::Quick && &replica != &first)
            continue; // the same hashes as a replica whose every seal is looked at
        cli::Faults faults;
        for (const auto& chain : cli::checkChains(*replica.database, &shop.authority, faults))
            check.that(chain.certified, [&] { return replica.name + ": " + chain.id.device + " is not certified"; });
        const auto folds = cli::checkFolds(*replica.database, faults);
        check.that(faults.none() && folds != cli::FoldState::Different, [&] {
            std::string all = replica.name + ":";
            for (const auto& word : faults.words())
                all += " " + word + ";";
            return all;
        });
    }
    return std::move(check).done();
}

} // namespace

std::vector<Finding> checkInvariants(const std::vector<Replica>& replicas, const journal::Authority& authority,
                                     const Oracle* shown, Depth depth) {
    Shop shop{{}, authority, shown, depth};
    for (const auto& replica : replicas)
        shop.replicas.push_back(readReplica(replica));
    return {paidNeverLost(shop), refundsNeverLost(shop),      madeOnce(shop),     receiptsGapless(shop),
            balances(shop),      changesAreNeverSilent(shop), digestsEqual(shop), stockNeverBelowZero(shop),
            chainsWhole(shop)};
}

bool allHold(const std::vector<Finding>& findings) {
    return std::all_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.breaches.empty(); });
}

std::string inWords(const std::vector<Finding>& findings) {
    std::vector<std::vector<std::string>> rows{{"Invariant", "Checked", "Result"}};
    for (const auto& finding : findings)
        rows.push_back(
            {finding.invariant, cli::grouped(finding.checked), finding.breaches.empty() ? "holds" : "BROKEN"});
    std::ostringstream words;
    words << cli::table(rows);
    for (const auto& finding : findings)
        for (const auto& breach : finding.breaches)
            words << "  " << breach << '\n';
    return words.str();
}

} // namespace phin::faults
