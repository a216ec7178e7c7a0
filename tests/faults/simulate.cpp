#include "tests/faults/simulation.h"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <optional>
#include <thread>

namespace {

using namespace phin::faults;

struct Options {
    std::uint64_t from = 1, seeds = 1'000;
    std::optional<std::uint64_t> seed;
    unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
    bool trace = false;
    std::string mutation = "none";
};

const std::map<std::string, Mutation> mutations{{"none", Mutation::None},
                                                {"normal-sync", Mutation::NormalSync},
                                                {"lost-answers", Mutation::LostAnswers},
                                                {"forgotten-epochs", Mutation::ForgottenEpochs},
                                                {"forgotten-taps", Mutation::ForgottenTaps},
                                                {"no-cursor", Mutation::NoCursor},
                                                {"arrival-order", Mutation::ArrivalOrder}};

/// The end of what happened is what matters.
void print(const Outcome& outcome, std::size_t lines) {
    const auto& trace = outcome.trace;
    for (std::size_t i = trace.size() > lines ? trace.size() - lines : 0; i < trace.size(); ++i)
        std::cout << "  " << trace[i] << '\n';
    for (const auto& breach : outcome.breaches)
        std::cout << "  BROKEN " << breach << '\n';
}

int playOne(const Options& options, const Identities& identities) {
    const auto outcome = play({*options.seed, true, mutations.at(options.mutation)}, identities);
    if (options.trace || !outcome.held())
        print(outcome, options.trace ? outcome.trace.size() : 60);
    std::printf("seed %llu: trace %016llx, %llu paid, %llu made, %llu entries, agreed %lld ms after healing: %s\n",
                static_cast<unsigned long long>(outcome.seed), static_cast<unsigned long long>(outcome.traceHash),
                static_cast<unsigned long long>(outcome.paid), static_cast<unsigned long long>(outcome.made),
                static_cast<unsigned long long>(outcome.entries), static_cast<long long>(outcome.agreedAfterMs),
                outcome.held() ? "all held" : "BROKEN");
    return outcome.held() ? 0 : 1;
}

struct Sums {
    std::uint64_t seeds = 0, broken = 0, paid = 0, made = 0, refunded = 0, entries = 0, faults = 0;
    std::int64_t slowestMs = 0;
};

/// Plays every jobs-th seed; tells its sums through a pipe.
void playShare(const Options& options, const Identities& identities, unsigned share, int out) {
    Sums sums;
    for (auto seed = options.from + share; seed < options.from + options.seeds; seed += options.jobs) {
        const auto outcome = play({seed, false, mutations.at(options.mutation)}, identities);
        ++sums.seeds;
        sums.paid += outcome.paid;
        sums.made += outcome.made;
        sums.refunded += outcome.refunded;
        sums.entries += outcome.entries;
        sums.faults += outcome.faults;
        sums.slowestMs = std::max(sums.slowestMs, outcome.agreedAfterMs);
        if (outcome.held())
            continue;
        ++sums.broken;
        if (sums.broken > 3) {
            std::cout << "seed " << seed << " BROKEN: " << outcome.breaches.front().substr(0, 160) << std::endl;
            continue;
        }
        std::cout << "seed " << seed << " is BROKEN; it plays again with --seed " << seed << '\n';
        print(play({seed, true, mutations.at(options.mutation)}, identities), 25);
        std::cout.flush();
    }
    if (::write(out, &sums, sizeof sums) != static_cast<ssize_t>(sizeof sums))
        std::perror("phin-faults");
}

int playMany(const Options& options, const Identities& identities) {
    const auto start = std::chrono::steady_clock::now();
    int ends[2];
    if (::pipe(ends) != 0)
        return 3;
    std::cout.flush();
    for (unsigned share = 0; share < options.jobs; ++share) {
        const auto child = ::fork();
        if (child < 0)
            return 3;
        if (child == 0) {
            playShare(options, identities, share, ends[1]);
            std::cout.flush();
            ::_exit(0);
        }
    }
    ::close(ends[1]);
    Sums all, part;
    while (::read(ends[0], &part, sizeof part) == static_cast<ssize_t>(sizeof part)) {
        all.seeds += part.seeds;
        all.broken += part.broken;
        all.paid += part.paid;
        all.made += part.made;
        all.refunded += part.refunded;
        all.entries += part.entries;
        all.faults += part.faults;
        all.slowestMs = std::max(all.slowestMs, part.slowestMs);
    }
    bool ended = true;
    for (int status = 0; ::wait(&status) > 0;)
        ended = ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%llu seeds in %.1f s (%.1f ms of one core each): %llu faults, %llu paid, %llu made, %llu refunded, "
                "%llu entries; slowest agreement %lld ms after healing; %llu broken\n",
                static_cast<unsigned long long>(all.seeds), seconds,
                1'000 * seconds * options.jobs / static_cast<double>(std::max<std::uint64_t>(all.seeds, 1)),
                static_cast<unsigned long long>(all.faults), static_cast<unsigned long long>(all.paid),
                static_cast<unsigned long long>(all.made), static_cast<unsigned long long>(all.refunded),
                static_cast<unsigned long long>(all.entries), static_cast<long long>(all.slowestMs),
                static_cast<unsigned long long>(all.broken));
    if (!ended || all.seeds != options.seeds) {
        std::cout << "a player crashed: not all seeds were played\n";
        return 1;
    }
    return all.broken == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"Plays random shops through random faults and checks what Phin promises. See docs/faults.md."};
    Options options;
    app.add_option("--seeds", options.seeds, "How many seeds to play");
    app.add_option("--from", options.from, "The first of them");
    app.add_option("--seed", options.seed, "Plays this one seed");
    app.add_option("--jobs", options.jobs, "How many at a time")->check(CLI::Range(1, 64));
    app.add_flag("--trace", options.trace, "With --seed: prints all that happened");
    app.add_option("--without", options.mutation,
                   "Switches one rule off, to see that it is missed: normal-sync, lost-answers, forgotten-epochs, "
                   "forgotten-taps, no-cursor, arrival-order")
        ->check(CLI::IsMember(mutations));
    CLI11_PARSE(app, argc, argv);
    spdlog::set_level(options.trace ? spdlog::level::info : spdlog::level::off);
    // One thread a process, and much that is made and thrown away.
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_MMAP_THRESHOLD, 256 << 20);
    const Identities identities(deviceNames());
    return options.seed ? playOne(options, identities) : playMany(options, identities);
}
