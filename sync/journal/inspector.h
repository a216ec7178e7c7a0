#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace phin::journal {

/// Looks through a box's file while the box works, table by table and entry by entry, on a connection and a thread of
/// its own: whether SQLite finds its pages whole, and every entry is what its hash says. In small pieces with rests in
/// between, so that nobody notices.
class Inspector {
public:
    struct Settings {
        std::chrono::milliseconds first = std::chrono::seconds(20); ///< after the start
        std::chrono::milliseconds every = std::chrono::hours(6);    ///< from the end of one pass to the next
        std::chrono::milliseconds rest = std::chrono::milliseconds(50);
        int entriesAtOnce = 2'000;
    };
    /// `damaged`: called once, on the Inspector's thread, with what is wrong; the thread ends then.
    Inspector(std::filesystem::path file, Settings settings, std::function<void(const std::string&)> damaged);
    ~Inspector();
    Inspector(const Inspector&) = delete;
    Inspector& operator=(const Inspector&) = delete;

    /// One pass over the file. Nothing: all is whole. `resting` is called between the pieces; false ends it.
    [[nodiscard]] static std::optional<std::string> inspect(const std::filesystem::path& file, int entriesAtOnce,
                                                            const std::function<bool()>& resting);

private:
    void run();
    bool wait(std::chrono::milliseconds time); ///< false: stop

    const std::filesystem::path m_file;
    const Settings m_settings;
    const std::function<void(const std::string&)> m_damaged;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace phin::journal
