#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace phin::test {

/// A real disk that is soon full: a tmpfs of a few hundred KiB. Needs the right to mount.
class SmallDisk {
public:
    SmallDisk(std::filesystem::path folder, int kibibytes)
        : m_folder(std::move(folder)) {
        std::filesystem::create_directories(m_folder);
        const auto options = "size=" + std::to_string(kibibytes) + "k";
        m_mounted = ::mount("tmpfs", m_folder.c_str(), "tmpfs", 0, options.c_str()) == 0;
    }
    ~SmallDisk() {
        if (m_mounted)
            ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool mounted() const noexcept { return m_mounted; }
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }
    /// Takes up room.
    void fill(std::size_t bytes) const { std::ofstream(m_folder / "filler") << std::string(bytes, 'x'); }
    /// Mounts it read-only, or for writing again. False: something on it is open for writing.
    [[nodiscard]] bool setReadOnly(bool readOnly) const {
        return ::mount("tmpfs", m_folder.c_str(), "tmpfs", readOnly ? MS_REMOUNT | MS_RDONLY : MS_REMOUNT, nullptr) ==
               0;
    }
    /// Gives it back.
    void free() const { std::filesystem::remove(m_folder / "filler"); }

private:
    std::filesystem::path m_folder;
    bool m_mounted = false;
};

} // namespace phin::test
