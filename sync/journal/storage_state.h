#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace phin::journal {

/// How a box's storage is, for its screen and whoever asks. A box that cannot store decides nothing: better no sale
/// than one that is half kept.
struct StorageState {
    enum class Level {
        Good,
        Slow,    ///< it stores, but people wait for it
        NoRoom,  ///< too little is free; it goes on by itself once there is room
        Failing, ///< read-only, or it reports errors; it is tried again every second
        Damaged, ///< what was stored cannot be read; the file has to be set aside
    };
    Level level = Level::Good;
    std::string message; ///< one English sentence; empty where all is well

    [[nodiscard]] bool stores() const noexcept { return level == Level::Good || level == Level::Slow; }
};

/// The same in one word, for the control socket: good, slow, no_room, failing, damaged.
[[nodiscard]] const char* nameOf(StorageState::Level level);

/// Thrown where something is to be stored and must not be: shown to the one who asked as it is.
class NotStored : public std::runtime_error {
public:
    explicit NotStored(const Error& error)
        : std::runtime_error(error.message) {}
};

/// Free bytes where this file lies; nothing where that cannot be told.
[[nodiscard]] std::optional<std::uint64_t> freeBytesAt(const std::filesystem::path& file);
/// Whether the disk that this file lies on is mounted read-only.
[[nodiscard]] bool isReadOnly(const std::filesystem::path& file);
/// Why nothing may be stored while less than `keepFree` bytes are free; nothing where there is room.
[[nodiscard]] std::optional<Error> lackOfRoom(const std::filesystem::path& file, std::uint64_t keepFree);
/// "64 MB"
[[nodiscard]] std::string megabytes(std::uint64_t bytes);

} // namespace phin::journal
