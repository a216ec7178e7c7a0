#include "sync/journal/salvage.h"

#include "phin/model/v1/order.pb.h"
#include "sync/journal/clock.h"
#include "sync/journal/reader.h"
#include "sync/journal/stored.h"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>
#include <ctime>

namespace phin::journal {
namespace {

constexpr std::size_t mostRead = 20'000;
constexpr std::size_t batchBytes = 176 * 1024;
constexpr std::size_t setAsideKept = 3;
constexpr std::size_t mostCarts = 100;

std::string stampOf(std::int64_t ms) {
    const std::time_t seconds = ms / 1'000;
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &parts);
    return text;
}

std::vector<std::filesystem::path> setAsideBefore(const std::filesystem::path& file, const std::string& why) {
    std::vector<std::filesystem::path> all;
    const auto prefix = file.filename().string() + "." + why + "-";
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path(), code)) {
        const auto name = entry.path().filename().string();
        if (name.rfind(prefix, 0) == 0 && name.find("-wal") == std::string::npos &&
            name.find("-shm") == std::string::npos)
            all.push_back(entry.path());
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::unique_ptr<SQLite::Database> openDamaged(const std::filesystem::path& file) {
    auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY);
    sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    database->exec("PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
    return database;
}

/// The numbers that a walk back along the own chain comes across.
class Numbers {
public:
    void see(const Entry& entry) {
        if (entry.type() == "order.placed") {
            model::v1::OrderPlaced fact;
            if (!fact.ParseFromString(entry.payload()))
                return;
            auto& count = m_past.counts[fact.business_date()];
            count = std::max(count, fact.count());
        } else if (entry.type() == "order.paid") {
            model::v1::OrderPaid fact;
            if (fact.ParseFromString(entry.payload()))
                m_past.lastReceipt = std::max(m_past.lastReceipt, fact.receipt());
        } else if (entry.type() == "order.refunded") {
            model::v1::OrderRefunded fact;
            if (fact.ParseFromString(entry.payload()))
                m_past.lastReceipt = std::max(m_past.lastReceipt, fact.receipt());
        } else if (entry.type() == "day.closed" && !m_past.z) {
            ZReport z{entry.device(), {entry.epoch(), entry.seq()}, entry.hlc(), {}};
            if (z.day.ParseFromString(entry.payload()))
                m_past.z = std::move(z);
        }
    }
    /// Receipts rise, and a till that has sold on three days will not count on an earlier one again.
    [[nodiscard]] bool certain() const { return m_past.lastReceipt > 0 && m_past.counts.size() >= 3; }
    OwnPast m_past;
};

/// What the tables say too; false where they cannot be read.
bool addTables(SQLite::Database& database, const std::string& device, OwnPast& past) {
    try {
        SQLite::Statement till(database, "SELECT last_receipt FROM till WHERE device = ?");
        till.bind(1, device);
        if (till.executeStep())
            past.lastReceipt = std::max(past.lastReceipt, static_cast<std::uint64_t>(till.getColumn(0).getInt64()));
        SQLite::Statement days(database, "SELECT business_date, last_count FROM till_day WHERE device = ?");
        days.bind(1, device);
        while (days.executeStep()) {
            auto& count = past.counts[days.getColumn(0).getInt()];
            count = std::max(count, days.getColumn(1).getUInt());
        }
        SQLite::Statement shift(database, "SELECT id, business_date, float_minor, opened_hlc, closed_hlc FROM shift "
                                          "WHERE device = ? AND opened_hlc > 0 ORDER BY opened_hlc DESC LIMIT 1");
        shift.bind(1, device);
        if (shift.executeStep() && shift.getColumn(4).getInt64() == 0) {
            past.shift =
                Shift{shift.getColumn(0).getString(), shift.getColumn(1).getInt(), shift.getColumn(2).getInt64(), true};
            past.shiftOpenedHlc = static_cast<std::uint64_t>(shift.getColumn(3).getInt64());
        }
        if (auto z = zReports(database, device, 0, 1);
            !z.empty() && (!past.z || past.z->day.number() < z[0].day.number()))
            past.z = std::move(z.front());
        return true;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

std::optional<OwnPast> readPast(SQLite::Database& database, const Authority& authority, const std::string& device) {
    SQLite::Statement writing(database, "SELECT bytes FROM paper WHERE kind = 'epoch'");
    if (!writing.executeStep())
        return std::nullopt;
    const auto epoch = static_cast<std::uint32_t>(std::strtoul(writing.getColumn(0).getString().c_str(), nullptr, 10));
    SQLite::Statement find(database, "SELECT id, seq, hash, certificate, floor_seq FROM chain "
                                     "WHERE device = ? AND epoch = ?");
    find.bind(1, device);
    find.bind(2, epoch);
    if (!find.executeStep())
        return std::nullopt;
    const auto row = find.getColumn(0).getInt64();
    const auto seq = static_cast<std::uint64_t>(find.getColumn(1).getInt64());
    const auto hash = find.getColumn(2).getString();
    const auto certified = authority.check(find.getColumn(3).getString());
    const auto floor = static_cast<std::uint64_t>(find.getColumn(4).getInt64());
    if (!certified || certified->device != device)
        return std::nullopt;

    Numbers numbers;
    numbers.m_past.epoch = epoch;
    numbers.m_past.seq = seq;
    numbers.m_past.hash = hash;
    auto expected = hash;
    auto next = seq;
    bool toTheStart = false;
    try {
        SQLite::Statement back(database, "SELECT position, bytes FROM entry WHERE position > ? AND position < ? "
                                         "ORDER BY position DESC LIMIT ?");
        back.bind(1, positionOf(row, floor));
        back.bind(2, positionOf(row + 1, 0));
        back.bind(3, static_cast<std::int64_t>(mostRead));
        Entry entry;
        while (!numbers.certain() && back.executeStep()) {
            const auto bytes = back.getColumn(1);
            if (back.getColumn(0).getInt64() != positionOf(row, next) ||
                !entry.ParseFromArray(bytes.getBlob(), bytes.getBytes()) || entry.seq() != next ||
                entry.device() != device || entry.hash() != expected || toBytes(hashOf(entry)) != expected)
                break;
            if (next == seq) {
                if (!entry.has_seal() || !certified->key->verify(hashOf(entry), entry.seal().signature()))
                    return std::nullopt;
                numbers.m_past.hlc = entry.hlc();
            }
            numbers.see(entry);
            expected = entry.prev_hash();
            --next;
        }
        toTheStart = next == floor;
    } catch (const SQLite::Exception& error) {
        spdlog::warn("the own chain can be read back to entry {}: {}", next + 1, error.what());
    }
    if (next == seq)
        return std::nullopt; // not even the last entry
    const bool tables = addTables(database, device, numbers.m_past);
    if (!numbers.certain() && !(toTheStart && floor == 0) && !tables)
        return std::nullopt;
    return numbers.m_past;
}

} // namespace

Result<std::filesystem::path> setAside(const std::filesystem::path& file, std::int64_t nowMs, const std::string& why) {
    try {
        std::filesystem::path to = file.string() + "." + why + "-" + stampOf(nowMs);
        for (int again = 2; std::filesystem::exists(to); ++again)
            to = file.string() + "." + why + "-" + stampOf(nowMs) + "-" + std::to_string(again);
        const std::string wal = file.string() + "-wal", aside = to.string() + "-wal";
        if (std::filesystem::exists(wal)) {
            std::filesystem::remove(aside);
            std::error_code code;
            std::filesystem::create_hard_link(wal, aside, code); // both names, so that no moment has a file without it
            if (code)
                std::filesystem::copy_file(wal, aside);
        }
        std::filesystem::rename(file, to);
        std::filesystem::remove(wal);
        std::filesystem::remove(file.string() + "-shm");
        auto all = setAsideBefore(file, why);
        for (; all.size() > setAsideKept; all.erase(all.begin()))
            for (const auto* const end : {"", "-wal", "-shm"})
                std::filesystem::remove(all.front().string() + end);
        return to;
    } catch (const std::filesystem::filesystem_error& error) {
        return Error{ErrorKind::Unavailable, file.string() + " cannot be set aside: " + error.code().message()};
    }
}

std::optional<std::filesystem::path> lastSetAside(const std::filesystem::path& file) {
    const auto all = setAsideBefore(file, "damaged");
    return all.empty() ? std::nullopt : std::optional(all.back());
}

Salvaged salvage(const std::filesystem::path& file, const Authority& authority, const std::string& device) {
    Salvaged salvaged;
    try {
        const auto database = openDamaged(file);
        try {
            salvaged.past = readPast(*database, authority, device);
        } catch (const SQLite::Exception& error) {
            spdlog::warn("{} does not tell where this box stood: {}", file.string(), error.what());
        }
        SQLite::Statement carts(*database, "SELECT id, bytes FROM paper WHERE kind = 'cart' LIMIT ?");
        carts.bind(1, static_cast<std::int64_t>(mostCarts));
        while (carts.executeStep())
            salvaged.carts.emplace_back(carts.getColumn(0).getString(), carts.getColumn(1).getString());
    } catch (const SQLite::Exception& error) {
        spdlog::warn("{} cannot be read: {}", file.string(), error.what());
    }
    return salvaged;
}

void salvageEntries(const std::filesystem::path& file, const std::string& device,
                    const std::function<bool(std::string batch)>& take) {
    auto reader = Reader::open(file);
    if (!reader) {
        spdlog::warn("{}", reader.error().message);
        return;
    }
    std::vector<ChainInfo> chains;
    try {
        chains = reader->chains();
    } catch (const SQLite::Exception& error) {
        spdlog::warn("{}: its chains cannot be read: {}", file.string(), error.what());
        return;
    }
    std::stable_partition(chains.begin(), chains.end(),
                          [&](const ChainInfo& chain) { return chain.cursor.device() == device; });
    for (const auto& chain : chains) {
        std::uint64_t after = 0;
        try {
            while (after < chain.cursor.seq()) {
                const auto range = reader->range({chain.cursor.device(), chain.cursor.epoch()}, after, batchBytes);
                if (!range || range->batch.entries_size() == 0)
                    break; // the neighbours have the rest
                if (!take(range->batch.SerializeAsString()))
                    return;
                after = range->last;
            }
        } catch (const SQLite::Exception& error) {
            spdlog::warn("{}: {} can be read up to entry {}", file.string(), chain.cursor.device(), after);
        }
    }
}

} // namespace phin::journal
