#include "sync/journal/chain_cut.h"

#include "sync/journal/entry.h"
#include "sync/journal/stored.h"

#include <algorithm>

namespace phin::journal {
namespace {

constexpr std::size_t cutBatchBytes = 128 * 1024;

/// Cuts a run of entries into batches that each end at a seal and have no other.
class Batches {
public:
    void add(Entry entry) {
        m_bytes += entry.ByteSizeLong() + 8;
        const bool sealed = entry.has_seal();
        m_run.push_back(std::move(entry));
        if (sealed && m_bytes >= cutBatchBytes)
            close();
    }
    std::vector<std::string> take() {
        close();
        return std::move(m_batches);
    }

private:
    void close() {
        const auto last =
            std::find_if(m_run.rbegin(), m_run.rend(), [](const Entry& entry) { return entry.has_seal(); });
        if (last == m_run.rend())
            return; // without a seal they prove nothing
        m_run.erase(last.base(), m_run.end());
        Batch batch;
        batch.set_schema(schemaVersion);
        for (std::size_t i = 0; i < m_run.size(); ++i) {
            if (i + 1 < m_run.size())
                m_run[i].clear_seal();
            batch.add_entries(m_run[i].SerializeAsString());
        }
        m_batches.push_back(batch.SerializeAsString());
        m_run.clear();
        m_bytes = 0;
    }

    std::vector<Entry> m_run;
    std::size_t m_bytes = 0;
    std::vector<std::string> m_batches;
};

} // namespace

Cut cutChain(SQLite::Database& database, std::int64_t row, const phin::journal::v1::ChainEnd& end) {
    SQLite::Statement chain(database, "SELECT first_seq, floor_seq, floor_hash FROM chain WHERE id = ?");
    chain.bind(1, row);
    chain.executeStep();
    const auto first = static_cast<std::uint64_t>(chain.getColumn(0).getInt64());
    const auto floor = static_cast<std::uint64_t>(chain.getColumn(1).getInt64());
    Cut cut;
    cut.seq = std::max(end.seq(), floor);
    cut.hash = chain.getColumn(2).getString();
    chain.reset();

    Batches batches;
    SQLite::Statement beyond(database, "SELECT bytes FROM entry WHERE position > ? AND position < ? ORDER BY position");
    beyond.bind(1, positionOf(row, cut.seq));
    beyond.bind(2, positionOf(row + 1, 0));
    while (beyond.executeStep()) {
        Entry entry;
        const auto bytes = beyond.getColumn(0);
        if (entry.ParseFromArray(bytes.getBlob(), bytes.getBytes()))
            batches.add(std::move(entry));
    }
    beyond.reset();
    cut.batches = batches.take();
    SQLite::Statement drop(database, "DELETE FROM entry WHERE position > ? AND position < ?");
    drop.bind(1, positionOf(row, cut.seq));
    drop.bind(2, positionOf(row + 1, 0));
    drop.exec();
    if (cut.seq < first && floor < first) {
        SQLite::Statement forget(database, "DELETE FROM chain WHERE id = ?");
        forget.bind(1, row);
        forget.exec();
        cut.gone = true;
        return cut;
    }
    SQLite::Statement find(database, "SELECT bytes FROM entry WHERE position = ?");
    find.bind(1, positionOf(row, cut.seq));
    Entry last;
    if (find.executeStep() && last.ParseFromString(find.getColumn(0).getString())) {
        cut.hash = last.hash();
        if (last.hash() == end.hash() && !last.has_seal()) {
            *last.mutable_seal() = end.seal();
            const auto bytes = last.SerializeAsString();
            SQLite::Statement seal(database, "UPDATE entry SET bytes = ? WHERE position = ?");
            seal.bindNoCopy(1, bytes.data(), static_cast<int>(bytes.size()));
            seal.bind(2, positionOf(row, cut.seq));
            seal.exec();
        }
    }
    SQLite::Statement update(database,
                             "UPDATE chain SET seq = ?, hash = ?, acked_seq = min(acked_seq, ?) WHERE id = ?");
    update.bind(1, static_cast<std::int64_t>(cut.seq));
    update.bindNoCopy(2, cut.hash.data(), static_cast<int>(cut.hash.size()));
    update.bind(3, static_cast<std::int64_t>(cut.seq));
    update.bind(4, row);
    update.exec();
    return cut;
}

} // namespace phin::journal
