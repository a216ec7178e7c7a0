#pragma once

#include "sync/box/config.h"
#include "sync/journal/salvage.h"

#include <optional>

namespace phin::box {

/// What a box does about a damaged file at its start: sets it aside, reads from it where the box stood, and remembers
/// until its entries have been taken over that there is something to take. Written down beside the journal, so that
/// it goes on wherever the power fails.
class Damage {
public:
    explicit Damage(const Config& config)
        : m_file(config.journalFile())
        , m_device(config.device) {}

    /// Notes that the file has to be set aside at the next start. Any thread.
    Status note(const std::string& why) const;
    /// At the start, before the journal is opened: sets the file aside where it was noted so, or where it is seen to
    /// be damaged. `had`: this box has begun before, so a file that cannot be read was its own.
    Status setAside(bool had, std::int64_t nowMs);
    /// After setAside(), where the journal could not be opened: looks through all of it. True: it was damaged, and is
    /// set aside now.
    Result<bool> setAsideIfFaulty(std::int64_t nowMs);
    /// The file whose entries are still to be taken over.
    [[nodiscard]] const std::optional<std::filesystem::path>& aside() const noexcept { return m_aside; }
    /// They have been.
    void settled();

private:
    [[nodiscard]] std::filesystem::path notePath() const { return m_file.string() + ".damage"; }
    Status write(const std::string& text) const;
    Status move(const std::string& why, std::int64_t nowMs);

    std::filesystem::path m_file;
    std::string m_device;
    std::optional<std::filesystem::path> m_aside;
};

} // namespace phin::box
