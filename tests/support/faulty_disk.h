#pragma once

#include <atomic>
#include <memory>

namespace phin::test {

/// A disk that is slow or fails on command: while this object lives, all that SQLite opens in this process goes
/// through it. Make it before any database is opened, and let it go after the last one is closed.
class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    std::atomic<int> syncDelayMs{0}; ///< each fsync takes so much longer
    std::atomic<int> failSyncs{0};   ///< so many of the next fsyncs report EIO
    std::atomic<int> failWrites{0};  ///< so many of the next writes fail, as on a disk that became read-only
    std::atomic<int> syncs{0};       ///< how many there were

private:
    struct Vfs;
    std::unique_ptr<Vfs> m_vfs;
};

} // namespace phin::test
