#include "sync/journal/storage_state.h"

#include <sys/statvfs.h>

namespace phin::journal {

const char* nameOf(StorageState::Level level) {
    switch (level) {
    case StorageState::Level::Good:
        break;
    case StorageState::Level::Slow:
        return "slow";
    case StorageState::Level::NoRoom:
        return "no_room";
    case StorageState::Level::Failing:
        return "failing";
    case StorageState::Level::Damaged:
        return "damaged";
    }
    return "good";
}

namespace {

std::optional<struct statvfs> diskOf(const std::filesystem::path& file) {
    struct statvfs disk {};
    const auto folder = file.parent_path();
    if (::statvfs(folder.empty() ? "." : folder.c_str(), &disk) != 0)
        return std::nullopt;
    return disk;
}

} // namespace

std::optional<std::uint64_t> freeBytesAt(const std::filesystem::path& file) {
    const auto disk = diskOf(file);
    if (!disk)
        return std::nullopt;
    return static_cast<std::uint64_t>(disk->f_bavail) * disk->f_frsize;
}

bool isReadOnly(const std::filesystem::path& file) {
    const auto disk = diskOf(file);
    return disk && (disk->f_flag & ST_RDONLY) != 0;
}

std::optional<Error> lackOfRoom(const std::filesystem::path& file, std::uint64_t keepFree) {
    if (keepFree == 0)
        return std::nullopt;
    const auto free = freeBytesAt(file);
    if (!free || *free >= keepFree)
        return std::nullopt; // what cannot be told must not stop the shop: a commit that fails will say so
    return Error{ErrorKind::Unavailable, "the disk is nearly full: " + megabytes(*free) + " are free and " +
                                             megabytes(keepFree) +
                                             " are needed, so nothing more is kept. Free some space; selling goes on "
                                             "by itself"};
}

std::string megabytes(std::uint64_t bytes) {
    constexpr std::uint64_t mega = 1'000'000;
    if (bytes > 0 && bytes < mega)
        return "less than 1 MB";
    return std::to_string(bytes / mega) + " MB";
}

} // namespace phin::journal
