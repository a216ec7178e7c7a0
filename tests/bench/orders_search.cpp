// How long a page of the order search takes, beside looking at every order, in one run. Orders are made without their
// entries, and stored as the fold stores them: its tables, its schema, its states.
//   orders_search [--orders N] [--file FILE] [--keep]
#include "sync/journal/database.h"
#include "sync/journal/order_search.h"
#include "sync/journal/stored.h"
#include "tests/bench/clock_and_figures.h"
#include "tests/bench/many_orders.h"
#include "tests/support/must.h"

#include <cstring>
#include <filesystem>
#include <functional>
#include <random>
#include <string>

using namespace phin;
using namespace phin::journal;
using namespace phin::model::v1;
using namespace phin::test;
using namespace phin::bench;

namespace {

constexpr int page = 40;
constexpr int stepsAtOnce = 8'000; ///< the till shows what was found by then, and looks on
constexpr int rounds = 60;
/// 0 where this SQLite does not tell.
double bytesOf(SQLite::Database& database, const char* tables) try {
    SQLite::Statement sizes(
        database, std::string("SELECT sum(pageno) FROM dbstat WHERE aggregate = TRUE AND name IN (") + tables + ")");
    if (!sizes.executeStep())
        return 0;
    return sizes.getColumn(0).getDouble() * database.execAndGet("PRAGMA page_size").getDouble(); // pgsize has 32 bits
} catch (const SQLite::Exception&) {
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    std::int64_t orders = 200'000;
    std::filesystem::path file = std::filesystem::temp_directory_path() / "phin-orders-search.db";
    bool keep = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--orders") == 0 && i + 1 < argc)
            orders = std::stoll(argv[++i]);
        else if (std::strcmp(argv[i], "--file") == 0 && i + 1 < argc)
            file = argv[++i];
        else if (std::strcmp(argv[i], "--keep") == 0)
            keep = true;
    }
    if (!std::filesystem::exists(file))
        std::printf("%lld orders made in %.0f s\n", static_cast<long long>(orders),
                    seconds([&] { addOrders(file, orders); }));
    std::fflush(stdout);
    {
        const auto database = must(openForReading(file));
        orders = database->execAndGet("SELECT max(row) FROM orders").getInt64();
        const auto search = bytesOf(*database, "'order_index','order_facet','order_word','order_name',"
                                               "'sqlite_autoindex_order_word_1'");
        const auto fold = bytesOf(*database, "'orders','orders_day','sqlite_autoindex_orders_1'");
        std::printf(
            "bytes per order: %.0f of the search, beside %.0f of the orders themselves (without their entries)\n",
            search / static_cast<double>(orders), fold / static_cast<double>(orders));
        std::fflush(stdout);
    }

    Maker maker{.orders = orders};
    maker.random.seed(7);
    const auto anyTime = [&] {
        return maker.timeOf(static_cast<std::int64_t>(maker.any(static_cast<std::uint64_t>(orders))));
    };
    const auto product = [&] { return "product-" + std::to_string(maker.any(60)); };
    struct Kind {
        const char* name;
        std::function<OrderQuery()> query;
    };
    const std::vector<Kind> kinds{
        {"the newest", [] { return OrderQuery{}; }},
        {"a receipt's number",
         [&] { return OrderQuery{.receipt = 1 + maker.any(static_cast<std::uint64_t>(orders / 2))}; }},
        {"what is typed: number", [&] { return OrderQuery{.text = "a-" + std::to_string(1 + maker.any(1'400))}; }},
        {"what is typed: name", [&] { return OrderQuery{.text = given[maker.any(given.size())]}; }},
        {"a day",
         [&] {
             const auto at = anyTime();
             return OrderQuery{.fromMs = at, .untilMs = at + 86'400'000};
         }},
        {"an amount", [&] { return OrderQuery{.leastMinor = 50'000, .mostMinor = 50'000}; }},
        {"amounts, usual", [&] { return OrderQuery{.leastMinor = 40'000, .mostMinor = 90'000}; }},
        {"amounts, seldom", [&] { return OrderQuery{.leastMinor = 3'000'000}; }},
        {"a product", [&] { return OrderQuery{.product = product()}; }},
        {"a product of long ago", [] { return OrderQuery{.product = "product-60"}; }},
        {"all products (a word)", [] { return OrderQuery{.product = "ca phe"}; }},
        {"a guest",
         [&] { return OrderQuery{.guest = std::string(family[maker.any(10)]) + " " + given[maker.any(12)]}; }},
        {"a guest who came once", [] { return OrderQuery{.guest = "tuong vi"}; }},
        {"a table", [&] { return OrderQuery{.guest = "ban " + std::to_string(10 + maker.any(30))}; }},
        {"a tender", [&] { return OrderQuery{.tender = "card"}; }},
        {"a tender of long ago", [] { return OrderQuery{.tender = "voucher"}; }},
        {"a cashier", [&] { return OrderQuery{.cashier = people[maker.any(people.size())]}; }},
        {"a cashier who left", [] { return OrderQuery{.cashier = "gone"}; }},
        {"paid", [] { return OrderQuery{.status = OrderStatus::Paid}; }},
        {"refunded", [] { return OrderQuery{.status = OrderStatus::Refunded}; }},
        {"void", [] { return OrderQuery{.status = OrderStatus::Void}; }},
        {"open", [] { return OrderQuery{.status = OrderStatus::Open}; }},
        {"product, tender, cashier",
         [&] { return OrderQuery{.product = product(), .tender = "card", .cashier = "lan"}; }},
        {"table, amounts, a year",
         [&] {
             const auto at = anyTime();
             return OrderQuery{
                 .guest = "ban 12", .fromMs = at - years / 5, .untilMs = at, .leastMinor = 60'000, .mostMinor = 80'000};
         }},
        {"refunded, product, paid by card",
         [&] { return OrderQuery{.product = product(), .tender = "card", .status = OrderStatus::Refunded}; }},
        {"what never met: cashier, tender", [] { return OrderQuery{.tender = "card", .cashier = "hoa"}; }},
    };
    std::printf("%-34s %9s %9s %9s   (milliseconds, first page of %d, %d questions on %lld orders)\n", "", "p50", "p99",
                "found", page, rounds, static_cast<long long>(orders));
    double worst = 0;
    for (const auto& kind : kinds) {
        auto search = must(OrderSearch::open(file)); // with nothing of its own in memory yet
        std::vector<double> took;
        std::size_t found = 0;
        for (int round = 0; round < rounds; ++round) {
            const auto query = kind.query();
            took.push_back(
                1e3 * seconds([&] { found += must(search.find(query, {}, page, {}, stepsAtOnce)).orders.size(); }));
            if (round == 3 && took.back() > 1'000)
                break;
        }
        worst = std::max(worst, percentile(took, 0.99));
        std::printf("%-34s %9.2f %9.2f %9.1f\n", kind.name, percentile(took, 0.5), percentile(took, 0.99),
                    static_cast<double>(found) / static_cast<double>(took.size()));
        std::fflush(stdout);
    }
    const auto database = must(openForReading(file));
    const double all = 1e3 * seconds([&] {
                           SQLite::Statement rows(*database, "SELECT state FROM orders");
                           OrderState state;
                           std::int64_t refunds = 0;
                           while (rows.executeStep()) {
                               const auto bytes = rows.getColumn(0);
                               if (state.ParseFromArray(bytes.getBlob(), bytes.getBytes()))
                                   refunds += state.refunds_size();
                           }
                           std::printf("(%lld refunds)\n", static_cast<long long>(refunds));
                       });
    std::printf("looking at every order once: %.0f ms, %.0f times the slowest page\n", all, all / worst);
    if (!keep)
        for (const auto* const end : {"", "-wal", "-shm"})
            std::filesystem::remove(file.string() + end);
    return 0;
}
