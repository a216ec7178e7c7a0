#include "sync/journal/writer.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace phin::journal {
namespace {

constexpr std::size_t largestGroup = 256;
constexpr std::size_t inboundOfGroup = 1024 * 1024; // bytes: some tens of milliseconds

Error whatWentWrong() {
    try {
        throw;
    } catch (const SQLite::Exception& error) {
        return explain(error);
    } catch (const std::exception& error) {
        return {ErrorKind::Unavailable, error.what()};
    }
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
            m_wake.wait(lock, [this] { return m_stopping || !m_commands.empty() || !m_inbound.empty(); });
            if (m_commands.empty() && m_inbound.empty())
                return;
            jobs = takeGroup();
        }
        runGroup(jobs);
    }
}

bool Writer::step() {
    std::vector<Job> jobs;
    {
        const std::lock_guard lock(m_mutex);
        jobs = takeGroup();
    }
    if (jobs.empty())
        return false;
    runGroup(jobs);
    return true;
}

bool Writer::tryTogether(std::vector<Job>& jobs, std::vector<Status>& outcomes) {
    Committed committed;
    try {
        m_journal->begin();
        for (auto& job : jobs)
            outcomes.push_back(job.work(*m_journal));
        committed = m_journal->commit();
    } catch (const std::exception&) {
        const auto error = whatWentWrong();
        m_journal->rollback();
        if (jobs.size() == 1)
            spdlog::error("a command failed: {}", error.message);
        outcomes.assign(jobs.size(), error);
        return false;
    }
    if (committed.cursorsMoved || committed.quarantined || committed.menu || !committed.gaps.empty())
        for (const auto& observer : m_observers)
            observer(committed);
    return true;
}

void Writer::runGroup(std::vector<Job>& jobs) {
    std::vector<Status> outcomes;
    outcomes.reserve(jobs.size());
    if (!tryTogether(jobs, outcomes) && jobs.size() > 1) {
        // One of them spoilt the transaction: each again by itself, so that it fails alone.
        std::vector<Job> single(1);
        for (auto& job : jobs) {
            single[0] = std::move(job);
            outcomes.clear();
            tryTogether(single, outcomes);
            if (single[0].done)
                single[0].done(outcomes.front());
        }
        return;
    }
    for (std::size_t i = 0; i < jobs.size(); ++i)
        if (jobs[i].done)
            jobs[i].done(outcomes[i]);
}

} // namespace phin::journal
