#pragma once

#include "app/screens/status_model.h"
#include "sync/journal/shop_fold.h"
#include "sync/model/messages.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace phin::counter {

/// Reads the till's file beside the writer, on a thread of its own, for what no commit tells: the day's orders from
/// before the program began, and how far the cloud is.
class JournalWatch {
public:
    struct Wish {
        std::filesystem::path file;
        std::string device;
        std::int32_t businessDate = 0;
        int most = 0;
        std::chrono::milliseconds every{2000};
    };
    /// All are called on the watch's thread and must only hand over. `messages`: those of the day.
    JournalWatch(Wish wish, std::function<void(std::vector<journal::OrderPtr>)> orders,
                 std::function<void(CloudLag)> cloud, std::function<void(std::vector<ShopMessage>)> messages = {});
    ~JournalWatch();
    JournalWatch(const JournalWatch&) = delete;
    JournalWatch& operator=(const JournalWatch&) = delete;

private:
    void run();

    Wish m_wish;
    std::function<void(std::vector<journal::OrderPtr>)> m_orders;
    std::function<void(CloudLag)> m_cloud;
    std::function<void(std::vector<ShopMessage>)> m_messages;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace phin::counter
