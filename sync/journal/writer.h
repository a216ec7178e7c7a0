#pragma once

#include "sync/journal/journal.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace phin::journal {

/// The one thread that owns a box's journal. Runs commands and folds batches in the order they come; what waits
/// together shares one transaction (group commit). Of what came from the network only so much goes into one that a sale
/// which waits behind it does not wait long. Whatever is told to others is told after the commit.
class Writer {
public:
    /// Returns the reason where a rule says no; throws only what SQLite throws.
    /// May run twice: alone again after a transaction that it shared failed. Decide from the journal only.
    using Work = std::function<Status(Journal&)>;
    /// Called on the writer's thread, after the commit or with the reason why not; must only hand over.
    using Done = std::function<void(const Status&)>;
    using Observer = std::function<void(const Committed&)>;

    /// `maxInboundBytes`: batches waiting beyond this are dropped, to be asked for again later.
    explicit Writer(std::unique_ptr<Journal> journal, std::size_t maxInboundBytes = 16 * 1024 * 1024);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Before start() only.
    void observe(Observer observer) { m_observers.push_back(std::move(observer)); }
    /// Before start() or after stop() only.
    [[nodiscard]] Journal& journal() noexcept { return *m_journal; }
    void start();
    /// Finishes what waits, then ends the thread.
    void stop();
    /// Instead of start(), for those who have the time in their own hands (a simulator): runs one transaction's worth
    /// of what waits, on the calling thread. False: nothing waited, and the storage was looked after.
    bool step();

    /// Refused at once, on the caller's thread, where `mostWaiting` wait already: a disk that hangs must not fill the
    /// memory. Without `done` it is the box's own upkeep, which waits once for each of its few reasons.
    void post(Work work, Done done = {});
    static constexpr std::size_t mostWaiting = 4'096;
    /// A batch from the network; false where too much waits already. `done` gets what became of it.
    bool receive(std::string batch, std::string source, std::function<void(Receipt)> done = {});

    /// How the storage is; from any thread, at once, even while the writer waits for a disk that does not answer.
    [[nodiscard]] StorageState storage() const;
    /// A storage that takes longer than this for a transaction is called slow, for a minute.
    static constexpr std::int64_t slowMs = 500;

    /// Runs `work` on the writer's thread, and waits for its commit. Not from the writer's thread or the UI.
    Status run(Work work);

private:
    struct Job {
        Work work;
        Done done;
        std::size_t inboundBytes = 0;
        std::uint64_t turn = 0; ///< in which they came
    };
    enum class Outcome { Committed, Failed, StorageFailed };
    void loop();
    [[nodiscard]] std::vector<Job> takeGroup(); ///< with the mutex held
    void idle();
    void runGroup(std::vector<Job>& jobs);
    /// The jobs' shared transaction.
    Outcome tryTogether(std::vector<Job>& jobs, std::vector<Status>& outcomes);
    /// The storage failed: what it has is read again before anything else is done. False: it cannot be read now.
    bool readAgain();
    Error whatWentWrong(Outcome& outcome);
    void trouble(StorageState::Level level, const std::string& message);

    std::unique_ptr<Journal> m_journal;
    std::vector<Observer> m_observers;
    std::size_t m_maxInboundBytes;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_commands, m_inbound;
    std::uint64_t m_turn = 0;
    std::size_t m_inboundBytes = 0;
    bool m_stopping = false;
    std::atomic<std::int64_t> m_busySinceMs{0}; ///< steady; 0: no transaction is under way
    std::atomic<std::int64_t> m_slowAtMs{0};    ///< steady; when the last slow one ended
    std::atomic<std::int64_t> m_slowestMs{0};
    mutable std::mutex m_troubleMutex;
    StorageState m_trouble; ///< other than slow
    std::thread m_thread;
};

} // namespace phin::journal
