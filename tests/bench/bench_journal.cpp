// What the journal costs: append, verify and fold, each beside the bare work it stands on, in one run.
#include "sync/journal/reader.h"
#include "tests/bench/clock_and_figures.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

using namespace phin;
using namespace phin::journal;
using namespace phin::test;
using namespace phin::bench;

namespace {

constexpr int rounds = 5;
constexpr unsigned orders = 4'000;

/// The floor: as many rows of the same size in plain SQLite, `group` orders a FULL commit.
double plainRate(const std::filesystem::path& file, unsigned group) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                  "CREATE TABLE IF NOT EXISTS row(id INTEGER PRIMARY KEY, bytes BLOB)");
    SQLite::Statement insert(database, "INSERT INTO row(bytes) VALUES(?)");
    const std::string bytes(450, 'x');
    const double took = seconds([&] {
        for (unsigned i = 0; i < orders; i += group) {
            database.exec("BEGIN IMMEDIATE");
            for (unsigned j = 0; j < group * 3; ++j) { // two entries and the fold
                insert.bindNoCopy(1, bytes.data(), static_cast<int>(bytes.size()));
                insert.exec();
                insert.reset();
            }
            database.exec("COMMIT");
        }
    });
    return orders / took;
}

} // namespace

int main() {
    TestShop shop;
    const SystemClock clock;
    std::printf("orders of 2 entries and 3 lines, %u a round, median of %d rounds\n", orders, rounds);
    for (const unsigned group : {1u, 16u, 100u}) {
        std::vector<double> ratios, appendRates, plainRates, receiveRates, rebuildRates;
        for (int round = 0; round < rounds; ++round) {
            const auto name = "till-" + std::to_string(group) + "-" + std::to_string(round);
            auto till = shop.open(name, clock);
            auto kitchen = shop.open("kitchen-" + std::to_string(group) + "-" + std::to_string(round), clock);
            give(*kitchen, must(Reader::open(till->file())).range({name, 1}, 0, 100'000)->batch.SerializeAsString());
            const double plain = plainRate(shop.folder() / ("plain-" + name + ".db"), group);
            std::vector<std::string> batches;
            const double append = orders / seconds([&] {
                                      for (unsigned i = 0; i < orders; i += group) {
                                          till->begin();
                                          for (unsigned j = i; j < i + group; ++j) {
                                              till->append("order.placed", placed(j, 3));
                                              till->append("order.paid", paid(j, j));
                                          }
                                          for (auto& batch : till->commit().ownBatches)
                                              batches.push_back(std::move(batch));
                                      }
                                  });
            const double receive = orders / seconds([&] {
                                       for (const auto& batch : batches)
                                           give(*kitchen, batch);
                                   });
            const double rebuild = orders / seconds([&] { must(kitchen->rebuild()); });
            plainRates.push_back(plain);
            appendRates.push_back(append);
            receiveRates.push_back(receive);
            rebuildRates.push_back(rebuild);
            ratios.push_back(plain / append);
        }
        std::printf("%3u orders a commit: plain SQLite %7.0f/s  append %7.0f/s (%.2f times the floor's time)  "
                    "verify+store+fold %7.0f/s  fold alone %7.0f/s\n",
                    group, median(plainRates), median(appendRates), median(ratios), median(receiveRates),
                    median(rebuildRates));
        std::fflush(stdout);
    }
    return 0;
}
