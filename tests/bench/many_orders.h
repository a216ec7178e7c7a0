#pragma once

#include "sync/journal/database.h"
#include "sync/journal/search_fold.h"
#include "sync/journal/stored.h"
#include "sync/model/business_day.h"
#include "tests/support/must.h"

#include <array>
#include <filesystem>
#include <random>
#include <string>

/// Years of a cafe's orders, quickly: stored as the fold stores them, without their entries.
namespace phin::bench {

inline constexpr std::int64_t firstMs = 1'609'434'000'000; // 1 January 2021 in Ho Chi Minh City
inline constexpr std::int64_t years = 5LL * 365 * 24 * 3'600'000;

inline constexpr std::array family{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ"};
inline constexpr std::array given{"Lan",  "Minh", "Hoa",   "Tuấn", "Hương", "Khánh",
                                  "Ngọc", "Phúc", "Quỳnh", "Vy",   "Sơn",   "Thảo"};
inline constexpr std::array people{"lan", "minh", "hoa", "tuan", "vy", "son"};

/// A year of a cafe: about sixty products, whose prices stay near round thousands.
struct Maker {
    std::mt19937_64 random{42};
    std::int64_t orders;

    std::uint64_t any(std::uint64_t count) { return random() % count; }
    [[nodiscard]] std::int64_t timeOf(std::int64_t n) const {
        return firstMs + static_cast<std::int64_t>(static_cast<double>(years) * static_cast<double>(n) /
                                                   static_cast<double>(orders));
    }
    [[nodiscard]] model::v1::OrderState order(std::int64_t n) {
        model::v1::OrderState state;
        std::string id(16, '\0');
        for (int i = 0; i < 8; ++i)
            id[static_cast<std::size_t>(i)] = static_cast<char>(n >> (56 - 8 * i));
        state.set_order_id(id);
        state.set_device(n % 2 ? "till-a" : "till-b");
        const auto at = timeOf(n);
        state.set_placed_hlc(static_cast<std::uint64_t>(at) << 16);
        auto& placed = *state.mutable_placed();
        placed.set_schema(1);
        placed.set_order_id(id);
        const auto count = static_cast<std::uint32_t>(n % 1'400 + 1);
        placed.set_count(count);
        placed.set_number((n % 2 ? "A-" : "B-") + std::to_string(count));
        placed.set_business_date(businessDay(at, 420, 4));
        placed.set_placed_at_ms(at);
        // who was here at first has left
        const bool early = n < orders / 50;
        placed.set_staff(early ? "gone" : people[any(people.size())]);
        if (any(3) == 0)
            placed.set_guest(any(2) ? "Bàn " + std::to_string(1 + any(40))
                                    : std::string(family[any(family.size())]) + " " + given[any(given.size())]);
        if (n == orders / 7)
            placed.set_guest("Bà Tưởng Vi");
        auto& priced = *placed.mutable_order();
        priced.set_currency("VND");
        std::int64_t total = 0;
        for (std::uint64_t lines = 1 + any(3); lines > 0; --lines) {
            auto& line = *priced.add_lines();
            line.set_line(static_cast<std::uint32_t>(priced.lines_size()));
            const auto product = early && any(50) == 0 ? 60 : any(60);
            line.set_product("product-" + std::to_string(product));
            line.mutable_name()->set_vi("Cà phê số " + std::to_string(product));
            line.mutable_name()->set_en("Coffee number " + std::to_string(product));
            line.set_quantity(any(5) ? 1 : 2);
            line.set_unit_minor(25'000 + static_cast<std::int64_t>(product) * 500);
            line.set_station("barista");
            line.set_category("coffee");
            line.set_tax("vat8");
            line.set_prepare(true);
            line.set_gross_minor(line.unit_minor() * line.quantity());
            line.set_total_minor(line.gross_minor());
            total += line.total_minor();
        }
        if (any(20'000) == 0)
            total += 3'000'000 + static_cast<std::int64_t>(any(900)) * 1'000; // a party
        priced.set_total_minor(total);
        if (any(200) == 0) {
            state.mutable_voided()->set_reason("Khách đổi ý");
            return state;
        }
        if (any(50'000) == 0)
            return state; // never paid
        auto& payment = *state.add_payments();
        payment.set_schema(1);
        payment.set_order_id(id);
        payment.set_payment_id(id);
        payment.set_receipt(static_cast<std::uint64_t>(n / 2 + 1));
        payment.set_staff(placed.staff());
        payment.set_currency("VND");
        auto& tender = *payment.add_tenders();
        // whoever is called hoa takes no card
        const auto kind = any(100);
        tender.set_kind(early && kind < 2                      ? "voucher"
                        : kind < 55 || placed.staff() == "hoa" ? "cash"
                        : kind < 90                            ? "qr"
                                                               : "card");
        tender.set_amount_minor(total);
        if (any(300) == 0) {
            auto& refund = *state.add_refunds();
            refund.set_refund_id(id);
            refund.set_receipt(static_cast<std::uint64_t>(orders + n));
            refund.set_amount_minor(total);
        }
        return state;
    }
};

/// Adds so many orders to a journal file that nobody has open.
inline void addOrders(const std::filesystem::path& file, std::int64_t orders) {
    auto database = test::must(journal::openForWriting(file));
    database->exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA wal_autocheckpoint = 20000");
    journal::SearchFold search(*database);
    SQLite::Statement put(*database,
                          "INSERT INTO orders(row, id, device, number, business_date, placed_at, total, open, "
                          "state) VALUES(?,?,?,?,?,?,?,?,?)");
    Maker maker{.orders = orders};
    std::string bytes;
    database->exec("BEGIN");
    for (std::int64_t n = 0; n < orders; ++n) {
        const auto state = maker.order(n);
        state.SerializeToString(&bytes);
        put.bind(1, n + 1);
        journal::bindBlob(put, 2, state.order_id());
        put.bindNoCopy(3, state.device());
        put.bindNoCopy(4, state.placed().number());
        put.bind(5, state.placed().business_date());
        put.bind(6, state.placed().placed_at_ms());
        put.bind(7, state.placed().order().total_minor());
        put.bind(8, 0);
        journal::bindBlob(put, 9, bytes);
        journal::finish(put);
        search.named(state.placed().order());
        search.index(n + 1, nullptr, state);
        if (n % 20'000 == 19'999)
            database->exec("COMMIT; BEGIN");
    }
    database->exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace phin::bench
