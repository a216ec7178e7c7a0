#include "tests/support/faulty_disk.h"

#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace phin::test {
namespace {

/// SQLite's own file lies right behind ours in the memory that SQLite gives.
struct File {
    sqlite3_file base;
    FaultyDisk* disk;
};

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

bool takeOne(std::atomic<int>& count) {
    int left = count.load();
    while (left > 0)
        if (count.compare_exchange_weak(left, left - 1))
            return true;
    return false;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    if (takeOne(reinterpret_cast<File*>(file)->disk->failWrites))
        return SQLITE_IOERR_WRITE;
    return real(file)->pMethods->xWrite(real(file), bytes, size, at);
}

int sync(sqlite3_file* file, int flags) {
    auto& disk = *reinterpret_cast<File*>(file)->disk;
    ++disk.syncs;
    if (const int delay = disk.syncDelayMs; delay > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(delay));
    if (takeOne(disk.failSyncs))
        return SQLITE_IOERR_FSYNC;
    return real(file)->pMethods->xSync(real(file), flags);
}

// All else goes straight on.
int close(sqlite3_file* f) {
    return real(f)->pMethods->xClose(real(f));
}
int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    return real(f)->pMethods->xRead(real(f), to, size, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
    return real(f)->pMethods->xTruncate(real(f), size);
}
int fileSize(sqlite3_file* f, sqlite3_int64* size) {
    return real(f)->pMethods->xFileSize(real(f), size);
}
int lock(sqlite3_file* f, int level) {
    return real(f)->pMethods->xLock(real(f), level);
}
int unlock(sqlite3_file* f, int level) {
    return real(f)->pMethods->xUnlock(real(f), level);
}
int checkReservedLock(sqlite3_file* f, int* held) {
    return real(f)->pMethods->xCheckReservedLock(real(f), held);
}
int fileControl(sqlite3_file* f, int what, void* with) {
    return real(f)->pMethods->xFileControl(real(f), what, with);
}
int sectorSize(sqlite3_file* f) {
    return real(f)->pMethods->xSectorSize(real(f));
}
int deviceCharacteristics(sqlite3_file* f) {
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
int shmMap(sqlite3_file* f, int page, int size, int extend, void volatile** at) {
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, at);
}
int shmLock(sqlite3_file* f, int offset, int n, int flags) {
    return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}
void shmBarrier(sqlite3_file* f) {
    real(f)->pMethods->xShmBarrier(real(f));
}
int shmUnmap(sqlite3_file* f, int remove) {
    return real(f)->pMethods->xShmUnmap(real(f), remove);
}

const sqlite3_io_methods methods{2,
                                 close,
                                 read,
                                 write,
                                 truncate,
                                 sync,
                                 fileSize,
                                 lock,
                                 unlock,
                                 checkReservedLock,
                                 fileControl,
                                 sectorSize,
                                 deviceCharacteristics,
                                 shmMap,
                                 shmLock,
                                 shmBarrier,
                                 shmUnmap,
                                 nullptr,
                                 nullptr};

} // namespace

struct FaultyDisk::Vfs {
    sqlite3_vfs vfs;
    sqlite3_vfs* before;
    FaultyDisk* disk;
};

FaultyDisk::FaultyDisk()
    : m_vfs(std::make_unique<Vfs>()) {
    auto* const before = sqlite3_vfs_find(nullptr);
    m_vfs->vfs = *before;
    m_vfs->before = before;
    m_vfs->disk = this;
    m_vfs->vfs.zName = "phin-faulty-disk";
    m_vfs->vfs.szOsFile = before->szOsFile + static_cast<int>(sizeof(File));
    m_vfs->vfs.pNext = nullptr;
    // The other functions of a VFS take the real one as their first argument only to reach what we have copied.
    m_vfs->vfs.xOpen = [](sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
        auto* const self = reinterpret_cast<Vfs*>(vfs);
        auto* const ours = reinterpret_cast<File*>(file);
        ours->base.pMethods = nullptr;
        ours->disk = self->disk;
        const int opened = self->before->xOpen(self->before, name, real(file), flags, out);
        if (opened == SQLITE_OK)
            ours->base.pMethods = &methods;
        else if (real(file)->pMethods)
            real(file)->pMethods->xClose(real(file));
        return opened;
    };
    sqlite3_vfs_register(&m_vfs->vfs, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&m_vfs->vfs);
    sqlite3_vfs_register(m_vfs->before, 1);
}

} // namespace phin::test
