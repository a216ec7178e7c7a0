#pragma once

#include "tests/faults/random.h"

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phin::faults {

/// A box's disk, in memory. It knows what was synced: when the power goes, what was not is kept, lost or torn sector by
/// sector. What a program that was killed wrote stays, as it does in a kernel's cache.
class Disk {
public:
    explicit Disk(Random random)
        : m_random(random) {}

    /// Nothing reaches the disk any more: the program that used it is gone. Every call of a connection that still is
    /// open fails. on() ends it.
    void off() noexcept { m_on = false; }
    /// The same, and what was not synced is at chance's mercy.
    void cutPower();
    /// Cuts the power by itself at the n-th write or sync from now.
    void cutPowerAfter(std::uint64_t operations) noexcept { m_cutIn = operations; }
    /// Whoever used it has let go of it.
    void on();
    [[nodiscard]] bool isOn() const noexcept { return m_on; }

    /// No room for anything more while set.
    void setFull(bool full) noexcept { m_full = full; }
    /// How often a read, write or sync fails.
    void setErrors(double probability) noexcept { m_errors = probability; }
    [[nodiscard]] double errors() const noexcept { return m_errors; }
    [[nodiscard]] bool failing() const noexcept { return m_full || m_errors > 0; }
    /// Everything on it is gone.
    void erase() { m_files.clear(); }
    [[nodiscard]] std::uint64_t syncs() const noexcept { return m_syncs; }
    [[nodiscard]] Random& random() noexcept { return m_random; }

private:
    friend class Storage;
    friend struct Handle;
    struct Change {
        std::int64_t at = 0; ///< of a write; the new size of a truncation
        std::string bytes;
        bool truncates = false;
    };
    struct File {
        std::string now, synced;
        bool known = false; ///< its name has been synced
        std::vector<Change> unsynced;
        std::vector<struct Handle*> handles;
        std::vector<std::unique_ptr<char[]>> shared; ///< the write-ahead log's index
        void apply(const Change& change, std::string& to) const;
        void sync();
    };
    int change(File& file, Change what);
    int sync(File& file);
    int fails(int error);
    bool counted(); ///< false: the power went with this operation
    void survive(File& file, double kept);

    Random m_random;
    std::map<std::string, File> m_files;
    std::optional<std::uint64_t> m_cutIn;
    std::uint64_t m_syncs = 0;
    double m_errors = 0;
    bool m_on = true;
    bool m_full = false;
};

/// SQLite's way to the disks of one simulation, as its default VFS for as long as this object lives. A file's path is
/// /NAME/FILE, NAME the disk's.
class Storage {
public:
    /// `normalSync`: every connection stays at synchronous = NORMAL, whatever it asks for: the control that shows that
    /// power cuts are felt.
    Storage(Random random, bool normalSync);
    ~Storage();
    Storage(const Storage&) = delete;
    Storage& operator=(const Storage&) = delete;

    void mount(const std::string& name, Disk& disk) { m_disks[name] = &disk; }
    void setTime(std::int64_t unixMs) noexcept { m_nowMs = unixMs; }

private:
    friend struct Handle;
    [[nodiscard]] Disk* diskOf(std::string_view path) const;
    static int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags);
    static int remove(sqlite3_vfs* vfs, const char* name, int syncFolder);
    static int access(sqlite3_vfs* vfs, const char* name, int flags, int* out);

    Random m_random;
    bool m_normalSync;
    std::int64_t m_nowMs = 0;
    std::map<std::string, Disk*, std::less<>> m_disks;
    sqlite3_vfs m_vfs{};
    std::string m_name;
};

} // namespace phin::faults
