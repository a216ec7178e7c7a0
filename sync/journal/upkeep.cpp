// What Journal does between the days: folding anew, folding what an earlier program skipped, and dropping what is old.
#include "phin/model/v1/menu.pb.h"
#include "sync/journal/journal_parts.h"
#include "sync/model/pictures.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace phin::journal {
namespace {

constexpr std::uint64_t foldedAtOnce = 5'000; // entries a transaction: some hundred milliseconds
constexpr char foldPaper[] = "fold";          // "version", "types"; "upto" and "wanted" while folding is under way
constexpr char sincePaper[] = "orders since";

std::string joined(const std::set<std::string>& types) {
    std::string all;
    for (const auto& type : types)
        all += type + "\n";
    return all;
}

std::set<std::string> parted(const std::string& text) {
    std::set<std::string> all;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        all.insert(text.substr(from, end - from));
        from = end + 1;
    }
    return all;
}

/// A sealed run of entries about to be dropped.
struct Run {
    std::uint64_t first = 0, last = 0;
    std::string lastHash;
    bool kept = false, receipt = false, day = false;
};

bool bringsMenu(const Entry& entry, const std::string& publication) {
    model::v1::MenuPublished fact;
    return entry.type() == "menu.published" && fact.ParseFromString(entry.payload()) &&
           fact.publication() == publication;
}

/// A till's days and its grand total hang on its Z reports.
bool bringsDay(std::string_view type) {
    return type == "day.closed";
}

bool bringsReceipt(std::string_view type) {
    return type == "order.paid" || type == "order.refunded";
}

} // namespace

bool Journal::keepsAll() {
    return m_database->execAndGet("SELECT count(*) FROM chain WHERE floor_seq >= first_seq").getInt() == 0;
}

void Journal::alone(const std::function<void()>& work) {
    if (m_open) {
        work();
        return;
    }
    begin();
    try {
        work();
        commit();
    } catch (...) {
        rollback();
        throw;
    }
}

Status Journal::rebuild(const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
    if (!keepsAll())
        return Error{ErrorKind::Refused,
                     "entries older than the retention window are no longer kept here, so their folds "
                     "cannot be made anew; rebuild this box from the cloud"};
    m_options.folding = progress;
    beginFolding({});
    return goOnFolding();
}

Status Journal::foldWhatWasSkipped() {
    const auto noted = foldNotes();
    const auto knows = m_options.fold.types();
    const auto version = std::to_string(m_options.fold.version);
    if (noted.contains("upto")) { // cut off in the middle
        if (noted.at("by") == version + "\n" + joined(knows))
            return goOnFolding();
        if (!keepsAll())
            spdlog::warn("{}: an upgrade was cut off and another program goes on with it; older orders may lack what "
                         "was new in it",
                         m_options.file.string());
        beginFolding({});
        return goOnFolding();
    }
    if (!noted.contains("version")) { // from before this was noted: then its program folded what this one does
        alone([this] { noteFolded(); });
        return done();
    }
    const auto before = parted(noted.at("types"));
    auto stale = parted(noted.contains("stale") ? noted.at("stale") : std::string());
    std::set<std::string> wanted, lost;
    std::set_difference(knows.begin(), knows.end(), before.begin(), before.end(), std::inserter(wanted, wanted.end()));
    std::set_difference(before.begin(), before.end(), knows.begin(), knows.end(), std::inserter(lost, lost.end()));
    const bool foldedInPart =
        std::any_of(wanted.begin(), wanted.end(), [&](const auto& t) { return stale.contains(t); });
    bool anew = foldedInPart || std::stoi(noted.at("version")) < m_options.fold.version;
    if (anew && !keepsAll()) {
        spdlog::warn("{}: old entries are no longer kept, so older orders stay folded as the former program did it",
                     m_options.file.string());
        anew = false;
    }
    if (anew || !wanted.empty()) {
        spdlog::info("{}: folding {}", m_options.file.string(), anew ? "all entries anew" : "what was skipped so far");
        beginFolding(anew ? std::set<std::string>{} : wanted);
        return goOnFolding();
    }
    if (!lost.empty() || noted.at("version") != version) // an older program than the last: it folds less from now on
        alone([&] {
            stale.merge(lost);
            noteFolded();
            savePaper(foldPaper, "stale", joined(stale));
        });
    return done();
}

std::map<std::string, std::string> Journal::foldNotes() {
    std::map<std::string, std::string> noted;
    for (auto& [id, bytes] : papers(foldPaper))
        noted.emplace(id, std::move(bytes));
    return noted;
}

void Journal::noteFolded() {
    savePaper(foldPaper, "version", std::to_string(m_options.fold.version));
    savePaper(foldPaper, "types", joined(m_options.fold.types()));
    for (const auto* const passing : {"upto", "wanted", "by", "stale"})
        dropPaper(foldPaper, passing);
}

/// `wanted` empty: all types, from nothing.
void Journal::beginFolding(const std::set<std::string>& wanted) {
    alone([&] {
        if (wanted.empty() && keepsAll())
            m_fold->clear();
        savePaper(foldPaper, "upto", "0");
        savePaper(foldPaper, "wanted", joined(wanted));
        savePaper(foldPaper, "by", std::to_string(m_options.fold.version) + "\n" + joined(m_options.fold.types()));
    });
}

Journal::Folded Journal::foldStored(std::int64_t after, const std::set<std::string>& types) {
    Folded folded{.upto = after};
    SQLite::Statement entries(*m_database, "SELECT position, type, bytes FROM entry WHERE position > ? "
                                           "ORDER BY position LIMIT ?");
    entries.bind(1, after);
    entries.bind(2, static_cast<std::int64_t>(foldedAtOnce));
    Entry entry;
    while (entries.executeStep()) {
        ++folded.seen;
        folded.upto = entries.getColumn(0).getInt64();
        const auto bytes = entries.getColumn(2);
        if (!types.empty() && !types.contains(entries.getColumn(1).getString()))
            continue;
        if (entry.ParseFromArray(bytes.getBlob(), bytes.getBytes()))
            m_fold->apply(entry);
        else
            folded.readable = false;
    }
    folded.more = folded.seen == foldedAtOnce;
    return folded;
}

/// In transactions of bounded size, each of which notes how far it came; so it may be cut off anywhere.
Status Journal::goOnFolding() {
    const auto noted = foldNotes();
    const auto wanted = parted(noted.at("wanted"));
    Folded last;
    last.upto = std::stoll(noted.at("upto"));
    const auto all = static_cast<std::uint64_t>(m_database->execAndGet("SELECT count(*) FROM entry").getInt64());
    std::uint64_t count = 0;
    do {
        if (m_options.folding)
            m_options.folding(count, all);
        alone([&] {
            last = foldStored(last.upto, wanted);
            count += last.seen;
            if (!last.readable)
                return;
            if (last.more)
                savePaper(foldPaper, "upto", std::to_string(last.upto));
            else
                noteFolded();
        });
    } while (last.readable && last.more);
    if (!last.readable)
        return Error{ErrorKind::Unavailable, m_options.file.string() + " is damaged: a stored entry cannot be read"};
    if (m_options.folding)
        m_options.folding(all, all);
    return done();
}

std::uint64_t Journal::prune(std::int64_t beforeMs, std::uint64_t most) {
    std::uint64_t dropped = 0;
    alone([&] {
        for (auto& [id, chain] : m_chains)
            if (chain.row != 0)
                dropped += pruneChain(chain, HybridClock::at(beforeMs), most);
    });
    return dropped;
}

std::uint64_t Journal::pruneChain(Chain& chain, std::uint64_t beforeHlc, std::uint64_t most) {
    SQLite::Statement acked(*m_database, "SELECT acked_seq FROM chain WHERE id = ?");
    acked.bind(1, chain.row);
    if (!acked.executeStep() || chain.seq == 0)
        return 0;
    // Never beyond what the cloud holds, and never this box's own last entry, which proves where it stands.
    const auto until = std::min(static_cast<std::uint64_t>(acked.getColumn(0).getInt64()),
                                &chain == m_own ? chain.seq - 1 : chain.seq);
    // In runs up to a seal, so that what is left begins right after a proof. Runs kept at an earlier time come first:
    // they lie below the floor, and may have become needless.
    SQLite::Statement old(*m_database, "SELECT bytes FROM entry WHERE position > ? AND position <= ? AND hlc < ? "
                                       "ORDER BY position LIMIT ?");
    old.bind(1, positionOf(chain.row, 0));
    old.bind(2, positionOf(chain.row, until));
    old.bind(3, static_cast<std::int64_t>(beforeHlc));
    old.bind(4, static_cast<std::int64_t>(most));
    const auto pictures = m_fold->menu() ? picturesOf(m_fold->menu()->menu()) : std::set<std::string>{};
    std::vector<Run> runs;
    Run run;
    Entry entry;
    auto next = chain.floor + 1;
    while (old.executeStep()) {
        const auto bytes = old.getColumn(0);
        if (!entry.ParseFromArray(bytes.getBlob(), bytes.getBytes()))
            break; // damaged: the Inspector will tell
        if (entry.seq() > chain.floor && entry.seq() != next++)
            break; // a hole: nothing is dropped over it
        if (run.first == 0)
            run.first = entry.seq();
        run.last = entry.seq();
        run.kept = run.kept || entry.type() == bornType || bringsMenu(entry, m_fold->publication()) ||
                   bringsPicture(entry, pictures) || m_fold->staff().stands(entry) || m_fold->vouchers().stands(entry);
        run.receipt = run.receipt || bringsReceipt(entry.type());
        run.day = run.day || bringsDay(entry.type());
        if (entry.has_seal()) {
            run.lastHash = entry.hash();
            runs.push_back(std::exchange(run, {}));
        }
    }
    if (runs.empty())
        return 0;
    // The last receipt and the last Z report of the chain must stay known: where none comes after these runs, their
    // last one is kept.
    const auto keepLast = [&](const char* types, bool Run::*brings) {
        const auto last = std::find_if(runs.rbegin(), runs.rend(), [&](const Run& each) { return each.*brings; });
        if (last == runs.rend())
            return;
        SQLite::Statement later(*m_database, std::string("SELECT 1 FROM entry WHERE position > ? AND position <= ? AND "
                                                         "type IN (") +
                                                 types + ") LIMIT 1");
        later.bind(1, positionOf(chain.row, runs.back().last));
        later.bind(2, positionOf(chain.row, chain.seq));
        if (!later.executeStep())
            last->kept = true;
    };
    keepLast("'order.paid', 'order.refunded'", &Run::receipt);
    keepLast("'day.closed'", &Run::day);
    std::uint64_t dropped = 0;
    SQLite::Statement drop(*m_database, "DELETE FROM entry WHERE position >= ? AND position <= ?");
    for (const auto& each : runs) {
        if (each.kept)
            continue;
        drop.bind(1, positionOf(chain.row, each.first));
        drop.bind(2, positionOf(chain.row, each.last));
        dropped += static_cast<std::uint64_t>(drop.exec());
        drop.reset();
    }
    if (runs.back().last > chain.floor) {
        m_before.try_emplace(chain.id, chain);
        chain.floor = runs.back().last;
        chain.floorHash = runs.back().lastHash;
        saveChain(chain);
    }
    return dropped;
}

std::uint64_t Journal::forgetOrders(std::int64_t beforeMs, int beforeDay, std::uint64_t most) {
    auto beforeHlc = HybridClock::at(beforeMs);
    SQLite::Statement first(*m_database, "SELECT hlc FROM entry WHERE position > ? AND position <= ? "
                                         "ORDER BY position LIMIT 1");
    for (const auto& [id, chain] : m_chains) {
        if (chain.row == 0)
            continue;
        first.bind(1, positionOf(chain.row, chain.floor));
        first.bind(2, positionOf(chain.row, chain.seq));
        if (first.executeStep())
            beforeHlc = std::min(beforeHlc, static_cast<std::uint64_t>(first.getColumn(0).getInt64()));
        first.reset();
    }
    std::uint64_t gone = 0;
    alone([&] {
        gone = m_fold->forget(beforeHlc, beforeDay, most);
        if (gone > 0)
            noteOrdersSince(beforeDay);
    });
    return gone;
}

void Journal::noteOrdersSince(int day) {
    if (day > ordersSince())
        savePaper(sincePaper, "", std::to_string(day));
}

int Journal::ordersSince() {
    const auto noted = papers(sincePaper);
    return noted.empty() ? 0 : std::atoi(noted.front().second.c_str());
}

} // namespace phin::journal
