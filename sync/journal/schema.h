#pragma once

#include <array>

namespace phin::journal {

/// One released step of the schema: never edited, only followed by the next.
struct Migration {
    int version;
    const char* why;
    const char* sql;
};

/// The journal (chain, entry, quarantine), its folds (orders ... right_lift) and local working papers (paper).
/// An entry's `position` is chain * 2^40 + seq: one integer key keeps a chain's entries side by side in the file.
inline constexpr std::array migrations{
    Migration{1, "The journal and its first folds", R"sql(
CREATE TABLE chain(
    id INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,               -- last entry held: the cursor
    hash BLOB NOT NULL,
    certificate BLOB NOT NULL,          -- of its first entry, which may be pruned
    first_seq INTEGER NOT NULL,
    floor_seq INTEGER NOT NULL,         -- entries up to here are no longer kept
    floor_hash BLOB NOT NULL,
    acked_seq INTEGER NOT NULL DEFAULT 0,  -- committed by the cloud, as the sync agent says
    UNIQUE(device, epoch));
CREATE TABLE entry(
    position INTEGER PRIMARY KEY,
    hlc INTEGER NOT NULL,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL);
CREATE TABLE quarantine(
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,        -- the same bytes again only count
    times INTEGER NOT NULL DEFAULT 1,
    bytes BLOB NOT NULL);
CREATE TABLE orders(
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    device TEXT NOT NULL,
    number TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,
    total INTEGER NOT NULL,
    open INTEGER NOT NULL,
    state BLOB NOT NULL);
CREATE INDEX orders_day ON orders(business_date);
CREATE INDEX orders_open ON orders(row) WHERE open = 1;
CREATE TABLE order_index(               -- see search_fold.h, as the three after it
    at INTEGER NOT NULL,                -- placed, in seconds
    row INTEGER NOT NULL,               -- of table orders
    status INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY(at, row)) WITHOUT ROWID;
CREATE TABLE order_facet(
    facet INTEGER NOT NULL,
    value INTEGER NOT NULL,
    at INTEGER NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY(facet, value, at, row)) WITHOUT ROWID;
CREATE TABLE order_word(
    id INTEGER PRIMARY KEY,
    facet INTEGER NOT NULL,
    word TEXT NOT NULL,
    UNIQUE(facet, word));
CREATE TABLE order_name(                -- what products were called, in plain words
    product TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY(product, words)) WITHOUT ROWID;
CREATE TABLE refund_day(
    business_date INTEGER NOT NULL,
    order_id BLOB NOT NULL,
    PRIMARY KEY(business_date, order_id)) WITHOUT ROWID;
CREATE TABLE till(
    device TEXT PRIMARY KEY,
    last_receipt INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE till_day(
    device TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    last_count INTEGER NOT NULL,
    PRIMARY KEY(device, business_date)) WITHOUT ROWID;
CREATE TABLE shift(
    id BLOB PRIMARY KEY,
    device TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    float_minor INTEGER NOT NULL,
    opened_hlc INTEGER NOT NULL,
    closed_hlc INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX shift_device ON shift(device, opened_hlc);
CREATE TABLE menu_part(
    publication BLOB NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY(publication, part)) WITHOUT ROWID;
CREATE TABLE menu_picture(              -- see picture_fold.h
    id TEXT PRIMARY KEY,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE stock(                     -- see sync/model/stock.h
    product TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    device TEXT NOT NULL,
    counted INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    received INTEGER NOT NULL,
    given INTEGER NOT NULL,
    sold INTEGER NOT NULL,
    wasted INTEGER NOT NULL,
    wanted INTEGER NOT NULL,
    hlc INTEGER NOT NULL,               -- of the newest entry that had to do with it
    PRIMARY KEY(product, business_date, device)) WITHOUT ROWID;
CREATE INDEX stock_day ON stock(business_date);
CREATE INDEX stock_wanted ON stock(business_date, product) WHERE wanted > received;
CREATE TABLE stock_command(             -- counts and wastes that were decided
    device TEXT NOT NULL,
    id BLOB NOT NULL,
    hlc INTEGER NOT NULL,
    PRIMARY KEY(device, id)) WITHOUT ROWID;
CREATE TABLE availability(              -- see sync/model/availability.h
    business_date INTEGER NOT NULL,
    product TEXT NOT NULL,
    available INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY(business_date, product)) WITHOUT ROWID;
CREATE TABLE station_pause(             -- see pause_fold.h
    station TEXT PRIMARY KEY,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    payload BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE message(                   -- see message_fold.h, as the one after it
    id BLOB PRIMARY KEY,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    payload BLOB NOT NULL,
    business_date INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX message_day ON message(business_date);
CREATE TABLE message_seen(
    id BLOB NOT NULL,
    device TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY(id, device)) WITHOUT ROWID;
CREATE TABLE till_fact(                 -- what each till's receipts, drawer and shifts did, in the order of its chain
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    kind INTEGER NOT NULL,              -- see TillFact in sync/journal/drawer_fold.h
    business_date INTEGER NOT NULL,
    order_id BLOB NOT NULL,
    id BLOB NOT NULL,                   -- of the payment, refund, copy, movement or shift
    payload BLOB NOT NULL,              -- of those that are no part of an order
    PRIMARY KEY(device, epoch, seq)) WITHOUT ROWID;
CREATE INDEX till_fact_order ON till_fact(order_id) WHERE kind <= 2;
CREATE INDEX till_fact_id ON till_fact(id) WHERE kind >= 4;
CREATE INDEX till_fact_day ON till_fact(business_date) WHERE kind >= 4;
CREATE TABLE z_report(
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,             -- where it stands in the till's chain
    seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    number INTEGER NOT NULL,
    business_date INTEGER NOT NULL,
    id BLOB NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY(device, number, epoch, seq)) WITHOUT ROWID;
CREATE INDEX z_report_day ON z_report(business_date);
CREATE TABLE staff(                     -- see staff_fold.h, as the two after it
    id BLOB PRIMARY KEY,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    payload BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE staff_clock(
    id BLOB PRIMARY KEY,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    payload BLOB NOT NULL,
    business_date INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX staff_clock_day ON staff_clock(business_date);
CREATE TABLE right_lift(
    id BLOB PRIMARY KEY,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    payload BLOB NOT NULL,
    business_date INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX right_lift_day ON right_lift(business_date);
CREATE TABLE voucher(                   -- see voucher_fold.h, as the two after it
    code TEXT PRIMARY KEY,
    id BLOB NOT NULL,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    payload BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX voucher_id ON voucher(id);
CREATE TABLE voucher_withdrawn(
    code TEXT PRIMARY KEY,
    hlc INTEGER NOT NULL,
    device TEXT NOT NULL,
    payload BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE voucher_use(
    code TEXT NOT NULL,
    order_id BLOB NOT NULL,
    hlc INTEGER NOT NULL,               -- of the order's placing
    device TEXT NOT NULL,               -- that placed it
    number TEXT NOT NULL,
    business_date INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    PRIMARY KEY(code, order_id)) WITHOUT ROWID;
CREATE INDEX voucher_use_order ON voucher_use(order_id);
CREATE TABLE paper(
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY(kind, id)) WITHOUT ROWID;
CREATE TABLE device_fact(
    author TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    type TEXT NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY(author, epoch, seq)) WITHOUT ROWID;
)sql"},
};

constexpr bool versionsRise() {
    for (std::size_t i = 0; i < migrations.size(); ++i)
        if (migrations[i].version != static_cast<int>(i) + 1)
            return false;
    return true;
}
static_assert(versionsRise(), "migrations are numbered 1, 2, 3 ...");

[[nodiscard]] constexpr int latestSchema() {
    return migrations.back().version;
}

} // namespace phin::journal
