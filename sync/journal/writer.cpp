#include "sync/journal/writer.h"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>

namespace phin::journal {
namespace {

constexpr std::size_t largestGroup = 256;
constexpr std::size_t inboundOfGroup = 1024 * 1024; // bytes: some tens of milliseconds

constexpr auto lookEvery = std::chrono::seconds(1); // at the storage, while nothing is to do
constexpr std::int64_t slowForMs = 60'000;
constexpr char probePaper[] = "probe";

std::int64_t steadyMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

std::string seconds(std::int64_t ms) {
    return std::to_string(ms / 1'000) + "." + std::to_string(ms % 1'000 / 100) + " seconds";
}

} // namespace

Writer::Writer(std::unique_ptr<Journal> journal, std::size_t maxInboundBytes)
    : m_journal(std::move(journal))
    , m_maxInboundBytes(maxInboundBytes) {}

Writer::~Writer() {
    stop();
}

void Writer::start() {
    if (!m_thread.joinable())
        m_thread = std::thread([this] { loop(); });
}

void Writer::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
    const std::lock_guard lock(m_mutex);
    m_stopping = false;
}

void Writer::post(Work work, Done done) {
    {
        std::unique_lock lock(m_mutex);
        if (done && m_commands.size() >= mostWaiting) {
            lock.unlock();
            done(Error{ErrorKind::Unavailable, "too much waits to be stored, the disk does not keep up; nothing was "
                                               "kept, try again in a moment"});
            return;
        }
        m_commands.push_back({std::move(work), std::move(done), 0, m_turn++});
    }
    m_wake.notify_one();
}

bool Writer::receive(std::string batch, std::string source, std::function<void(Receipt)> done) {
    const auto size = batch.size();
    auto receipt = std::make_shared<Receipt>(Receipt::Known);
    Job job;
    job.inboundBytes = size;
    job.work = [batch = std::move(batch), source = std::move(source), receipt](Journal& journal) {
        *receipt = journal.receive(batch, source);
        return phin::done();
    };
    job.done = [receipt, done = std::move(done), source](const Status& status) {
        if (!status)
            spdlog::error("what came from {} could not be stored: {}", source, status.error().message);
        if (done)
            done(status ? *receipt : Receipt::Gap); // not stored: to be asked for again
    };
    {
        const std::lock_guard lock(m_mutex);
        if (m_inboundBytes + size > m_maxInboundBytes)
            return false;
        m_inboundBytes += size;
        job.turn = m_turn++;
        m_inbound.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

Status Writer::run(Work work) {
    std::promise<Status> promise;
    auto future = promise.get_future();
    post(std::move(work), [&promise](const Status& status) { promise.set_value(status); });
    return future.get();
}

std::vector<Writer::Job> Writer::takeGroup() {
    std::vector<Job> jobs;
    const auto take = [&jobs](std::deque<Job>& queue) {
        jobs.push_back(std::move(queue.front()));
        queue.pop_front();
        return jobs.back().inboundBytes;
    };
    while (!m_commands.empty() && jobs.size() < largestGroup)
        take(m_commands);
    for (std::size_t bytes = 0; !m_inbound.empty() && bytes < inboundOfGroup && jobs.size() < 2 * largestGroup;)
        bytes += take(m_inbound);
    for (const auto& job : jobs)
        m_inboundBytes -= job.inboundBytes;
    std::sort(jobs.begin(), jobs.end(), [](const Job& left, const Job& right) { return left.turn < right.turn; });
    return jobs;
}

void Writer::loop() {
    while (true) {
        std::vector<Job> jobs;
        {
            std::unique_lock lock(m_mutex);
            const bool woken = m_wake.wait_for(
                lock, lookEvery, [this] { return m_stopping || !m_commands.empty() || !m_inbound.empty(); });
            if (woken && m_commands.empty() && m_inbound.empty())
                return;
            jobs = takeGroup();
        }
        if (jobs.empty())
            idle();
        else
            runGroup(jobs);
    }
}

bool Writer::step() {
    std::vector<Job> jobs;
    {
        const std::lock_guard lock(m_mutex);
        jobs = takeGroup();
    }
    if (jobs.empty()) {
        idle();
        return false;
    }
    runGroup(jobs);
    return true;
}

/// So that the till says what is wrong before somebody pays, and that it goes on when nobody tries.
void Writer::idle() {
    m_journal->lookForRoom();
    if (const auto& error = m_journal->noRoom())
        return trouble(StorageState::Level::NoRoom, error->message);
    if (const auto now = storage(); now.stores() || now.level == StorageState::Level::Damaged)
        return;
    std::vector<Job> probe(1);
    probe[0].work = [](Journal& journal) {
        journal.savePaper(probePaper, "", std::to_string(steadyMs()));
        return done();
    };
    runGroup(probe);
}

void Writer::trouble(StorageState::Level level, const std::string& message) {
    const std::lock_guard lock(m_troubleMutex);
    if (m_trouble.level == StorageState::Level::Damaged)
        return; // that does not pass
    if (m_trouble.level != level) {
        if (level == StorageState::Level::Good)
            spdlog::info("the storage is well again");
        else
            spdlog::error("storage: {}", message);
    }
    m_trouble = {level, message};
}

StorageState Writer::storage() const {
    {
        const std::lock_guard lock(m_troubleMutex);
        if (m_trouble.level != StorageState::Level::Good)
            return m_trouble;
    }
    const auto now = steadyMs();
    const auto since = m_busySinceMs.load();
    if (since != 0 && now - since > slowMs)
        return {StorageState::Level::Slow, "the storage has not answered for " + seconds(now - since)};
    if (const auto slowAt = m_slowAtMs.load(); slowAt != 0 && now - slowAt < slowForMs)
        return {StorageState::Level::Slow,
                "the storage is slow: it took " + seconds(m_slowestMs) + " to keep something"};
    return {};
}

Error Writer::whatWentWrong(Outcome& outcome) {
    try {
        throw;
    } catch (const NotStored& error) {
        trouble(StorageState::Level::NoRoom, error.what());
        return {ErrorKind::Unavailable, error.what()};
    } catch (const SQLite::Exception& error) {
        const auto explained = explain(error);
        switch (error.getErrorCode()) {
        case SQLITE_FULL:
            trouble(StorageState::Level::NoRoom, explained.message);
            break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            trouble(StorageState::Level::Damaged, explained.message);
            break;
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            outcome = Outcome::StorageFailed;
            trouble(StorageState::Level::Failing, explained.message);
            break;
        default:
            break;
        }
        return explained;
    } catch (const std::exception& error) {
        return {ErrorKind::Unavailable, error.what()};
    }
}

bool Writer::readAgain() {
    if (auto opened = m_journal->reopen(); !opened) {
        trouble(damageOf(m_journal->file()) ? StorageState::Level::Damaged : StorageState::Level::Failing,
                opened.error().message);
        return false;
    }
    return true;
}

Writer::Outcome Writer::tryTogether(std::vector<Job>& jobs, std::vector<Status>& outcomes) {
    Committed committed;
    const auto since = steadyMs();
    m_busySinceMs = since;
    auto outcome = Outcome::Committed;
    bool wrote = false;
    try {
        m_journal->begin();
        for (auto& job : jobs)
            outcomes.push_back(job.work(*m_journal));
        committed = m_journal->commit();
        wrote = true;
    } catch (const std::exception&) {
        outcome = Outcome::Failed;
        const auto error = whatWentWrong(outcome);
        outcomes.assign(jobs.size(), error);
        if (jobs.size() == 1 && storage().stores()) // else it has been said once
            spdlog::error("a command failed: {}", error.message);
        try {
            m_journal->rollback();
        } catch (const SQLite::Exception&) { // not even reading works
            outcome = Outcome::StorageFailed;
        }
    }
    m_busySinceMs = 0;
    if (const auto took = steadyMs() - since; took > slowMs) {
        spdlog::warn("the storage is slow: {} for one transaction", seconds(took));
        m_slowestMs = took;
        m_slowAtMs = steadyMs();
    }
    if (!wrote)
        return outcome;
    if (const auto& error = m_journal->noRoom())
        trouble(StorageState::Level::NoRoom, error->message);
    else if (!storage().stores())
        trouble(StorageState::Level::Good, {});
    if (committed.cursorsMoved || committed.refused || committed.menu || !committed.gaps.empty())
        for (const auto& observer : m_observers)
            observer(committed);
    return outcome;
}

void Writer::runGroup(std::vector<Job>& jobs) {
    std::vector<Status> outcomes;
    outcomes.reserve(jobs.size());
    auto outcome = m_journal->usable() || readAgain() ? tryTogether(jobs, outcomes) : Outcome::StorageFailed;
    if (outcome != Outcome::Committed && (jobs.size() > 1 || outcome == Outcome::StorageFailed)) {
        // One of them spoilt the transaction: each again by itself, so that it fails alone. After an error of the
        // storage the file is opened anew first, and what was told to it may turn out to be there: commands that come
        // again find that out.
        std::vector<Job> single(1);
        for (auto& job : jobs) {
            single[0] = std::move(job);
            outcomes.clear();
            if (outcome == Outcome::StorageFailed && !readAgain())
                outcomes.push_back(Error{ErrorKind::Unavailable, storage().message});
            else
                outcome = tryTogether(single, outcomes);
            if (single[0].done)
                single[0].done(outcomes.front());
        }
        if (outcome == Outcome::StorageFailed && m_journal->usable())
            readAgain();
        return;
    }
    for (std::size_t i = 0; i < jobs.size(); ++i)
        if (jobs[i].done)
            jobs[i].done(outcomes[i]);
}

} // namespace phin::journal
