#pragma once

#include "sync/journal/search_fold.h"
#include "sync/model/result.h"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phin::journal {

/// What an order must be like; what is left out does not matter. Names are compared in plain words (see
/// sync/model/plain_words.h), each of which must begin one of the order's; of a guest's name, a single letter must be
/// the whole word.
struct OrderQuery {
    std::string text = {};    ///< a product, a guest, a receipt's or an order's number: what is typed into one field
    std::string product = {}; ///< its name or id
    std::string guest = {};   ///< name or table
    std::string tender = {};  ///< cash, card, qr, voucher ...
    std::string cashier = {}; ///< the id of a person
    std::optional<std::uint64_t> receipt = {};
    std::optional<OrderStatus> status = {};
    std::optional<std::int64_t> fromMs = {}, untilMs = {};       ///< placed in [from, until), UTC, in whole seconds
    std::optional<std::int64_t> leastMinor = {}, mostMinor = {}; ///< what it came to, both included

    friend bool operator==(const OrderQuery&, const OrderQuery&) = default;
    [[nodiscard]] bool empty() const { return *this == OrderQuery{}; }
};

/// Where an order stands among those found. Rows are the file's own: a place means nothing in another file.
struct OrderPlace {
    std::int64_t at = 0, row = 0;
    friend auto operator<=>(const OrderPlace&, const OrderPlace&) = default;
};

struct OrderPage {
    std::vector<std::shared_ptr<const model::v1::OrderState>> orders; ///< newest first
    std::optional<OrderPlace> next; ///< of the last of them, where there may be more: the next page begins after it
    bool broad = false;             ///< too many guests' names begin like that: more letters find more
    bool stopped = false;           ///< `goOn` said no; the page is not whole
};

/// Finds orders in a box's file beside its writer, on its own connection. One thread at a time. Each thing that is
/// asked for is a list of orders by time; they are walked together from the newest down, each skipping to where the
/// others are, so that a page costs about the same in a small file and in a large one.
class OrderSearch {
public:
    static Result<OrderSearch> open(const std::filesystem::path& file);

    /// The newest `most` orders before `after`. `goOn` is asked every now and then; false: the answer is not wanted any
    /// more. After `mostSteps` along the lists it answers with what it has, and with where to go on: things that seldom
    /// meet would keep a person waiting. Unavailable where the file cannot be read.
    [[nodiscard]] Result<OrderPage> find(const OrderQuery& query, std::optional<OrderPlace> after, int most,
                                         const std::function<bool()>& goOn = {}, int mostSteps = 0);
    /// Business dates before this (YYYYMMDD) are not held whole here; 0: all are that ever came.
    [[nodiscard]] int heldSince();

private:
    explicit OrderSearch(std::unique_ptr<SQLite::Database> database)
        : m_database(std::move(database)) {}
    std::unique_ptr<SQLite::Database> m_database;
};

} // namespace phin::journal
