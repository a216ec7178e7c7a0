#include "tests/faults/disk.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace phin::faults {
namespace {

constexpr std::size_t sector = 512;
constexpr int locks = SQLITE_SHM_NLOCK;

/// For the control run: what SQLite calls for every new connection.
int stayAtNormal(sqlite3* database, const char**, const sqlite3_api_routines*) {
    return sqlite3_exec(database, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
}
using Extension = void (*)();

} // namespace

/// An open file, laid out as SQLite wants it: its methods first.
struct Handle {
    sqlite3_file base;
    Storage* storage;
    Disk* disk;
    Disk::File* file;
    std::unique_ptr<Disk::File> anonymous; ///< a temporary file, of nobody's disk
    int level;                             ///< SQLITE_LOCK_*
    std::array<int, locks> index;          ///< 0 none, 1 shared, 2 exclusive

    static Handle& of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
    [[nodiscard]] bool dead() const { return disk && !disk->m_on; }

    static int close(sqlite3_file* raw) {
        auto& self = of(raw);
        if (!self.dead())
            std::erase(self.file->handles, &self);
        self.~Handle();
        return SQLITE_OK;
    }
    static int read(sqlite3_file* raw, void* into, int size, sqlite3_int64 at) {
        auto& self = of(raw);
        if (self.dead())
            return SQLITE_IOERR_READ;
        if (self.disk)
            if (const int error = self.disk->fails(SQLITE_IOERR_READ))
                return error;
        const auto& data = self.file->now;
        const auto from = std::min(static_cast<std::size_t>(at), data.size());
        const auto got = std::min(static_cast<std::size_t>(size), data.size() - from);
        std::memcpy(into, data.data() + from, got);
        if (got == static_cast<std::size_t>(size))
            return SQLITE_OK;
        std::memset(static_cast<char*>(into) + got, 0, static_cast<std::size_t>(size) - got);
        return SQLITE_IOERR_SHORT_READ;
    }
    static int write(sqlite3_file* raw, const void* from, int size, sqlite3_int64 at) {
        auto& self = of(raw);
        if (self.dead())
            return SQLITE_IOERR_WRITE;
        Disk::Change change{at, std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)), false};
        if (self.disk)
            return self.disk->change(*self.file, std::move(change));
        self.file->apply(change, self.file->now);
        return SQLITE_OK;
    }
    static int truncate(sqlite3_file* raw, sqlite3_int64 size) {
        auto& self = of(raw);
        if (self.dead())
            return SQLITE_IOERR_TRUNCATE;
        Disk::Change change{size, {}, true};
        if (self.disk)
            return self.disk->change(*self.file, std::move(change));
        self.file->apply(change, self.file->now);
        return SQLITE_OK;
    }
    static int sync(sqlite3_file* raw, int) {
        auto& self = of(raw);
        if (self.dead())
            return SQLITE_IOERR_FSYNC;
        return self.disk ? self.disk->sync(*self.file) : SQLITE_OK;
    }
    static int fileSize(sqlite3_file* raw, sqlite3_int64* size) {
        auto& self = of(raw);
        if (self.dead())
            return SQLITE_IOERR_FSTAT;
        *size = static_cast<sqlite3_int64>(self.file->now.size());
        return SQLITE_OK;
    }
    static int lock(sqlite3_file* raw, int level) {
        auto& self = of(raw);
        if (self.dead())
            return SQLITE_IOERR_LOCK;
        for (const auto* other : self.file->handles)
            if (other != &self && ((level == SQLITE_LOCK_SHARED && other->level >= SQLITE_LOCK_PENDING) ||
                                   (level == SQLITE_LOCK_RESERVED && other->level >= SQLITE_LOCK_RESERVED) ||
                                   (level == SQLITE_LOCK_EXCLUSIVE && other->level >= SQLITE_LOCK_SHARED)))
                return SQLITE_BUSY;
        self.level = std::max(self.level, level);
        return SQLITE_OK;
    }
    static int unlock(sqlite3_file* raw, int level) {
        auto& self = of(raw);
        self.level = std::min(self.level, level);
        return SQLITE_OK;
    }
    static int checkReserved(sqlite3_file* raw, int* out) {
        auto& self = of(raw);
        *out = !self.dead() && std::any_of(self.file->handles.begin(), self.file->handles.end(),
                                           [](const Handle* handle) { return handle->level >= SQLITE_LOCK_RESERVED; });
        return SQLITE_OK;
    }
    static int control(sqlite3_file* raw, int operation, void* argument) {
        auto& self = of(raw);
        if (operation != SQLITE_FCNTL_PRAGMA || !self.storage->m_normalSync)
            return SQLITE_NOTFOUND;
        auto** const words = static_cast<char**>(argument);
        const bool asksForMore =
            std::strcmp(words[1], "synchronous") == 0 && words[2] && std::strcmp(words[2], "FULL") == 0;
        return asksForMore ? SQLITE_OK : SQLITE_NOTFOUND; // OK: done with it, SQLite does nothing
    }
    static int sectorSize(sqlite3_file*) { return static_cast<int>(sector); }
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int mapIndex(sqlite3_file* raw, int region, int size, int extend, void volatile** out) {
        auto& self = of(raw);
        *out = nullptr;
        if (self.dead())
            return SQLITE_IOERR_SHMMAP;
        auto& regions = self.file->shared;
        const auto wanted = static_cast<std::size_t>(region);
        if (wanted >= regions.size()) {
            if (!extend)
                return SQLITE_OK;
            while (regions.size() <= wanted)
                regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
        }
        *out = regions[wanted].get();
        return SQLITE_OK;
    }
    static int lockIndex(sqlite3_file* raw, int offset, int count, int flags) {
        auto& self = of(raw);
        if (self.dead())
            return SQLITE_IOERR_SHMLOCK;
        for (int slot = offset; slot < offset + count; ++slot) {
            const auto at = static_cast<std::size_t>(slot);
            if (flags & SQLITE_SHM_UNLOCK)
                continue;
            for (const auto* other : self.file->handles)
                if (other != &self &&
                    (other->index[at] == 2 || (other->index[at] == 1 && flags & SQLITE_SHM_EXCLUSIVE)))
                    return SQLITE_BUSY;
        }
        for (int slot = offset; slot < offset + count; ++slot)
            self.index[static_cast<std::size_t>(slot)] =
                flags & SQLITE_SHM_UNLOCK ? 0 : (flags & SQLITE_SHM_EXCLUSIVE ? 2 : 1);
        return SQLITE_OK;
    }
    static void barrier(sqlite3_file*) {}
    static int unmapIndex(sqlite3_file* raw, int) {
        auto& self = of(raw);
        self.index.fill(0);
        if (!self.dead() && std::count_if(self.file->handles.begin(), self.file->handles.end(),
                                          [&](const Handle* handle) { return handle != &self; }) == 0)
            self.file->shared.clear();
        return SQLITE_OK;
    }
};

namespace {

const sqlite3_io_methods methods{2,
                                 Handle::close,
                                 Handle::read,
                                 Handle::write,
                                 Handle::truncate,
                                 Handle::sync,
                                 Handle::fileSize,
                                 Handle::lock,
                                 Handle::unlock,
                                 Handle::checkReserved,
                                 Handle::control,
                                 Handle::sectorSize,
                                 Handle::characteristics,
                                 Handle::mapIndex,
                                 Handle::lockIndex,
                                 Handle::barrier,
                                 Handle::unmapIndex,
                                 nullptr,
                                 nullptr};

} // namespace

// ---------------------------------------------------------------- Disk

void Disk::File::apply(const Change& change, std::string& to) const {
    const auto at = static_cast<std::size_t>(change.at);
    if (change.truncates) {
        to.resize(at);
        return;
    }
    if (to.size() < at + change.bytes.size())
        to.resize(at + change.bytes.size());
    std::memcpy(to.data() + at, change.bytes.data(), change.bytes.size());
}

void Disk::File::sync() {
    for (const auto& change : unsynced)
        apply(change, synced);
    unsynced.clear();
    known = true;
}

int Disk::fails(int error) {
    return m_errors > 0 && m_random.chance(m_errors) ? error : SQLITE_OK;
}

bool Disk::counted() {
    if (!m_cutIn || (*m_cutIn)-- > 0)
        return true;
    m_cutIn.reset();
    cutPower();
    return false;
}

int Disk::change(File& file, Change what) {
    if (m_full && !what.truncates && static_cast<std::size_t>(what.at) + what.bytes.size() > file.now.size())
        return SQLITE_FULL;
    if (const int error = fails(SQLITE_IOERR_WRITE))
        return error;
    file.apply(what, file.now);
    file.unsynced.push_back(std::move(what));
    return counted() ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int Disk::sync(File& file) {
    ++m_syncs;
    if (!counted())
        return SQLITE_IOERR_FSYNC;
    if (const int error = fails(SQLITE_IOERR_FSYNC)) {
        // Linux marks the pages clean: the next sync succeeds, whether or not they are on the disk.
        survive(file, 0.5);
        return error;
    }
    file.sync();
    return SQLITE_OK;
}

void Disk::survive(File& file, double kept) {
    for (const auto& change : file.unsynced) {
        if (change.truncates) {
            if (m_random.chance(kept))
                file.apply(change, file.synced);
            continue;
        }
        for (std::size_t from = 0; from < change.bytes.size(); from += sector) {
            if (!m_random.chance(kept))
                continue;
            auto size = std::min(sector, change.bytes.size() - from);
            if (m_random.chance(0.05))
                size = m_random.below(size); // torn
            file.apply({change.at + static_cast<std::int64_t>(from), change.bytes.substr(from, size), false},
                       file.synced);
        }
    }
    file.unsynced.clear();
}

void Disk::cutPower() {
    if (!m_on)
        return;
    m_on = false;
    m_cutIn.reset();
    const double kept = std::array{0.0, 0.5, 0.9, 1.0}[m_random.below(4)];
    for (auto& [name, file] : m_files) {
        survive(file, kept);
        file.known = file.known || m_random.chance(kept);
        file.now = file.synced;
    }
}

void Disk::on() {
    std::erase_if(m_files, [](const auto& file) { return !file.second.known && file.second.now.empty(); });
    for (auto& [name, file] : m_files) {
        file.handles.clear();
        file.shared.clear();
    }
    m_cutIn.reset();
    m_on = true;
}

// ---------------------------------------------------------------- Storage

Storage::Storage(Random random, bool normalSync)
    : m_random(random)
    , m_normalSync(normalSync)
    , m_name("phin-simulated-disks") {
    sqlite3_initialize();
    m_vfs.iVersion = 2;
    m_vfs.szOsFile = sizeof(Handle);
    m_vfs.mxPathname = 200;
    m_vfs.zName = m_name.c_str();
    m_vfs.pAppData = this;
    m_vfs.xOpen = open;
    m_vfs.xDelete = remove;
    m_vfs.xAccess = access;
    m_vfs.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", name);
        return SQLITE_OK;
    };
    m_vfs.xRandomness = [](sqlite3_vfs* vfs, int size, char* out) {
        static_cast<Storage*>(vfs->pAppData)
            ->m_random.fill({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(size)});
        return size;
    };
    m_vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };
    m_vfs.xCurrentTimeInt64 = [](sqlite3_vfs* vfs, sqlite3_int64* out) {
        constexpr sqlite3_int64 julianMsOf1970 = 210'866'760'000'000;
        *out = julianMsOf1970 + static_cast<Storage*>(vfs->pAppData)->m_nowMs;
        return SQLITE_OK;
    };
    m_vfs.xGetLastError = [](sqlite3_vfs*, int, char*) { return 0; };
    sqlite3_vfs_register(&m_vfs, 1);
    sqlite3_randomness(0, nullptr); // SQLite's own numbers start anew, from ours
    if (m_normalSync)
        sqlite3_auto_extension(reinterpret_cast<Extension>(stayAtNormal));
}

Storage::~Storage() {
    if (m_normalSync)
        sqlite3_cancel_auto_extension(reinterpret_cast<Extension>(stayAtNormal));
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_randomness(0, nullptr);
}

Disk* Storage::diskOf(std::string_view path) const {
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
    const auto found = m_disks.find(path.substr(0, path.find('/')));
    return found == m_disks.end() ? nullptr : found->second;
}

int Storage::open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* raw, int flags, int* outFlags) {
    auto* const self = static_cast<Storage*>(vfs->pAppData);
    raw->pMethods = nullptr;
    if (outFlags)
        *outFlags = flags;
    if (!name) {
        auto* const handle = new (raw) Handle{{&methods}, self, nullptr, nullptr, nullptr, 0, {}};
        handle->anonymous = std::make_unique<Disk::File>();
        handle->file = handle->anonymous.get();
        handle->file->handles.push_back(handle);
        return SQLITE_OK;
    }
    auto* const disk = self->diskOf(name);
    if (!disk || !disk->m_on)
        return SQLITE_CANTOPEN;
    auto found = disk->m_files.find(name);
    if (found == disk->m_files.end()) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        if (disk->m_full)
            return SQLITE_FULL;
        if (disk->fails(1))
            return SQLITE_CANTOPEN;
        found = disk->m_files.try_emplace(name).first;
    }
    auto* const handle = new (raw) Handle{{&methods}, self, disk, &found->second, nullptr, 0, {}};
    handle->file->handles.push_back(handle);
    return SQLITE_OK;
}

int Storage::remove(sqlite3_vfs* vfs, const char* name, int) {
    auto* const disk = static_cast<Storage*>(vfs->pAppData)->diskOf(name);
    if (!disk || !disk->m_on)
        return SQLITE_IOERR_DELETE;
    return disk->m_files.erase(name) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int Storage::access(sqlite3_vfs* vfs, const char* name, int, int* out) {
    auto* const disk = static_cast<Storage*>(vfs->pAppData)->diskOf(name);
    *out = disk && disk->m_on && disk->m_files.count(name) > 0;
    return SQLITE_OK;
}

} // namespace phin::faults
