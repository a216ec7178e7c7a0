#include "phin/lan/v1/lan.pb.h"
#include "phin/model/v1/pause.pb.h"
#include "phin/model/v1/stock.pb.h"
#include "sync/journal/journal.h"
#include "sync/journal/reader.h"
#include "sync/journal/schema.h"
#include "sync/lan/catch_up.h"
#include "sync/model/merge.h"
#include "sync/model/report.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/must.h"
#include "tests/support/shop.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace phin::fuzz {
namespace {

using namespace model::v1;
using test::FakeClock;
using test::must;

constexpr std::size_t mostEntries = 16;

constexpr std::array types{"order.placed",      "order.paid",        "order.voided",   "order.refunded", "prep.marked",
                           "shift.opened",      "shift.closed",      "menu.published", "stock.counted",  "stock.moved",
                           "stock.wanted",      "stock.wasted",      "stock.returned", "device.born",    "of.tomorrow",
                           "product.available", "cash.rounded",      "cash.moved",     "receipt.copied", "day.closed",
                           "order.changed",     "staff.set",         "staff.clocked",  "right.lifted",   "menu.picture",
                           "voucher.made",      "voucher.withdrawn", "ticket.marked",  "station.paused", "message.sent",
                           "message.seen",      "parts.moved"};
static_assert(types[0] != nullptr);

struct Fact {
    std::string type, payload;
};

std::vector<Fact> factsOf(Input& input) {
    std::vector<Fact> facts;
    while (!input.empty() && facts.size() < mostEntries) {
        const std::string type = types[input.byte() % types.size()];
        facts.push_back({type, std::string(input.part())});
    }
    return facts;
}

std::string inputOf(const std::vector<std::pair<std::size_t, std::string>>& facts) {
    std::string bytes;
    for (const auto& [type, payload] : facts)
        bytes += static_cast<char>(type) + part(payload);
    return bytes;
}

/// A little of everything that a shop writes.
std::vector<std::pair<std::size_t, std::string>> sampleFacts() {
    const auto order = test::idOf(1).bytes();
    OrderPlaced placed;
    placed.set_schema(1);
    placed.set_order_id(order);
    placed.set_number("A-001");
    placed.set_count(1);
    placed.set_business_date(20190401);
    placed.set_placed_at_ms(FakeClock::aprilMorningMs);
    auto& priced = *placed.mutable_order();
    priced.set_currency("VND");
    priced.set_total_minor(60'000);
    for (std::uint32_t number = 1; number <= 2; ++number) {
        auto& line = *priced.add_lines();
        line.set_line(number);
        line.set_product(number == 1 ? "phin" : "croissant");
        line.set_quantity(2);
        line.set_station("barista");
        line.set_prepare(true);
        line.set_limited(number == 2);
        line.set_gross_minor(30'000);
        line.set_total_minor(30'000);
    }
    OrderPaid paid;
    paid.set_order_id(order);
    paid.set_payment_id(test::idOf(2).bytes());
    paid.set_receipt(1);
    paid.set_currency("VND");
    paid.set_business_date(20190401);
    auto& tender = *paid.add_tenders();
    tender.set_kind("cash");
    tender.set_amount_minor(60'000);
    OrderVoided voided;
    voided.set_order_id(order);
    voided.set_reason("mistake");
    OrderRefunded refunded;
    refunded.set_order_id(order);
    refunded.set_refund_id(test::idOf(3).bytes());
    refunded.set_amount_minor(30'000);
    refunded.set_business_date(20190401);
    refunded.set_receipt(2);
    *refunded.add_lines() = test::refundOf(1, 2);
    PrepMarked mark;
    mark.set_order_id(order);
    mark.add_lines(1);
    mark.add_made(1);
    mark.set_state(READY);
    mark.set_at_ms(FakeClock::aprilMorningMs);
    ShiftOpened opened;
    opened.set_shift_id(test::idOf(4).bytes());
    opened.set_business_date(20190401);
    ShiftClosed closed;
    closed.set_shift_id(test::idOf(4).bytes());
    MenuPublished menu;
    menu.set_publication(test::idOf(5).bytes());
    menu.set_parts(1);
    menu.set_data(test::smallMenu().SerializeAsString());
    StockCounted counted;
    counted.set_count_id(test::idOf(6).bytes());
    counted.set_business_date(20190401);
    counted.set_product("croissant");
    counted.set_units(24);
    StockMoved moved;
    moved.set_business_date(20190401);
    moved.set_product("croissant");
    moved.set_to("till-b");
    moved.set_units(12);
    StockWanted wanted;
    wanted.set_business_date(20190401);
    wanted.set_product("croissant");
    wanted.set_received(3);
    StockWasted wasted;
    wasted.set_waste_id(test::idOf(7).bytes());
    wasted.set_business_date(20190401);
    wasted.set_product("croissant");
    wasted.set_units(1);
    StockReturned returned;
    returned.set_order_id(order);
    returned.set_business_date(20190401);
    returned.set_product("croissant");
    returned.set_units(1);
    CashMoved cash;
    cash.set_move_id(test::idOf(8).bytes());
    cash.set_business_date(20190401);
    cash.set_kind(PAY_OUT);
    cash.set_amount_minor(5'000);
    cash.set_currency("VND");
    ReceiptCopied copied;
    copied.set_copy_id(test::idOf(9).bytes());
    copied.set_order_id(order);
    copied.set_business_date(20190401);
    DayClosed day;
    day.set_z_id(test::idOf(10).bytes());
    day.set_number(1);
    day.mutable_report()->set_business_date(20190401);
    priced.mutable_discount()->set_voucher("PHIN10");
    priced.mutable_discount()->set_basis_points(1'000);
    VoucherMade voucher;
    voucher.set_voucher_id(test::idOf(11).bytes());
    voucher.set_code("PHIN10");
    voucher.set_basis_points(1'000);
    voucher.set_valid_until(20190430);
    VoucherWithdrawn withdrawn;
    withdrawn.set_code("PHIN10");
    TicketMarked treated;
    treated.set_order_id(order);
    treated.set_held(true);
    treated.set_raised(false);
    StationPaused pause;
    pause.set_station("barista");
    pause.set_paused(true);
    pause.set_reason("the machine is being cleaned");
    MessageSent message;
    message.set_message_id(test::idOf(12).bytes());
    message.set_business_date(20190401);
    message.set_to("till");
    message.set_canned("remake");
    message.set_order_id(order);
    message.set_number("A-001");
    PartsMoved elsewhere;
    elsewhere.set_order_id(order);
    elsewhere.add_parts()->set_line(2);
    elsewhere.set_to("kitchen");
    MessageSeen noticed;
    noticed.set_message_id(test::idOf(12).bytes());
    return {
        {25, voucher.SerializeAsString()}, {26, withdrawn.SerializeAsString()}, {0, placed.SerializeAsString()},
        {1, paid.SerializeAsString()},     {4, mark.SerializeAsString()},       {3, refunded.SerializeAsString()},
        {2, voided.SerializeAsString()},   {5, opened.SerializeAsString()},     {6, closed.SerializeAsString()},
        {8, counted.SerializeAsString()},  {9, moved.SerializeAsString()},      {10, wanted.SerializeAsString()},
        {11, wasted.SerializeAsString()},  {12, returned.SerializeAsString()},  {17, cash.SerializeAsString()},
        {18, copied.SerializeAsString()},  {19, day.SerializeAsString()},       {14, "later"},
        {7, menu.SerializeAsString()},     {27, treated.SerializeAsString()},   {28, pause.SerializeAsString()},
        {29, message.SerializeAsString()}, {30, noticed.SerializeAsString()},   {31, elsewhere.SerializeAsString()}};
}

/// A fold in memory.
class ScratchFold {
public:
    ScratchFold()
        : m_database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        for (const auto& step : journal::migrations)
            m_database.exec(step.sql);
        m_fold.emplace(m_database);
    }
    /// What the entries make; nothing of it is left.
    template <class Entries>
    std::string fold(const Entries& entries, Report* report) {
        m_database.exec("BEGIN");
        for (const auto& entry : entries)
            m_fold->apply(entry);
        (void)m_fold->stock().takeChanged();
        (void)m_fold->availability().takeChanged();
        (void)m_fold->stations().takeChanged();
        for (const auto& message : m_fold->messages().takeChanged()) {
            (void)checkMessage(message.sent);
            (void)messageText(message.sent, MenuIndex(), "vi");
        }
        (void)m_fold->drawer().takeChanged();
        (void)m_fold->staff().takeChanged();
        (void)m_fold->staff().takeClocked();
        for (const auto& order : m_fold->flush()) {
            (void)merge::isOpen(*order);
            (void)merge::refundedMinor(*order);
            if (report)
                report->add(*order);
        }
        auto all = rows("SELECT state FROM orders ORDER BY id") + rows("SELECT * FROM refund_day ORDER BY 1, 2") +
                   rows("SELECT * FROM till ORDER BY 1") + rows("SELECT * FROM till_day ORDER BY 1, 2") +
                   rows("SELECT * FROM stock ORDER BY 1, 2, 3") + rows("SELECT * FROM stock_command ORDER BY 1, 2") +
                   rows("SELECT * FROM availability ORDER BY 1, 2") + rows("SELECT * FROM till_fact ORDER BY 1, 2, 3") +
                   rows("SELECT * FROM z_report ORDER BY 1, 2, 3") + rows("SELECT * FROM staff ORDER BY 1") +
                   rows("SELECT * FROM voucher ORDER BY 1") + rows("SELECT * FROM voucher_withdrawn ORDER BY 1") +
                   rows("SELECT * FROM voucher_use ORDER BY 1, 2") + rows("SELECT * FROM staff_clock ORDER BY 1") +
                   rows("SELECT * FROM right_lift ORDER BY 1") + rows("SELECT * FROM station_pause ORDER BY 1") +
                   rows("SELECT * FROM message ORDER BY 1") + rows("SELECT * FROM message_seen ORDER BY 1, 2");
        m_database.exec("ROLLBACK");
        m_fold->discard();
        return all;
    }

private:
    std::string rows(const char* sql) {
        SQLite::Statement select(m_database, sql);
        std::string all;
        while (select.executeStep())
            for (int column = 0; column < select.getColumnCount(); ++column)
                all += select.getColumn(column).getString() + '|';
        return all;
    }
    SQLite::Database m_database;
    std::optional<journal::ShopFold> m_fold;
};

/// A shop in a folder of its own: a kitchen that hears of a till, and the till's keys, for forging.
struct World {
    World()
        : till(shop.identity("till-a"))
        , kitchen(shop.identity("kitchen")) {
        journal = must(journal::Journal::open({file(), {"station", "", "", "kitchen"}, 300'000}, kitchen,
                                              shop.authority(), clock));
        journal->begin();
        journal->beginEpoch();
        journal->commit();
        // The till's chain, in a file of its own, so that its birth is real.
        auto author = must(journal::Journal::open({shop.folder() / "till.db", {"till", "", "A", ""}, 300'000}, till,
                                                  shop.authority(), clock));
        author->begin();
        author->beginEpoch();
        const auto samples = sampleFacts();
        OrderPlaced placed;
        placed.ParseFromString(samples[0].second);
        for (std::uint32_t i = 0; i < 40; ++i) {
            placed.set_order_id(test::idOf(100 + i).bytes());
            author->append("order.placed", placed);
        }
        log = author->commit().ownBatches;
        head = *author->head();
        journal->begin();
        for (const auto& batch : log)
            journal->receive(batch, "till-a");
        journal->commit();
        reader.emplace(must(journal::Reader::open(file())));
    }
    [[nodiscard]] std::filesystem::path file() const { return shop.folder() / "kitchen.db"; }

    /// What the till would have sent with these facts: a sound chain with a sound seal.
    [[nodiscard]] journal::Batch sealed(const std::vector<Fact>& facts) const {
        std::vector<journal::Entry> entries;
        auto seq = head.seq();
        auto hash = head.hash();
        for (const auto& fact : facts) {
            auto& entry = entries.emplace_back();
            entry.set_shop(shop.name());
            entry.set_device("till-a");
            entry.set_epoch(head.epoch());
            entry.set_seq(++seq);
            entry.set_hlc(journal::HybridClock::at(FakeClock::aprilMorningMs) + seq);
            entry.set_type(fact.type);
            entry.set_payload(fact.payload);
            entry.set_prev_hash(hash);
            hash = journal::toBytes(journal::hashOf(entry));
            entry.set_hash(hash);
        }
        journal::Batch batch;
        batch.set_schema(journal::schemaVersion);
        if (!entries.empty()) {
            auto& seal = *entries.back().mutable_seal();
            seal.set_key_id(till.keyId());
            seal.set_signature(till.sign(journal::hashOf(entries.back())));
        }
        for (const auto& entry : entries)
            batch.add_entries(entry.SerializeAsString());
        return batch;
    }
    /// Takes a batch and forgets it again.
    journal::Receipt receive(std::string_view bytes) {
        journal->begin();
        const auto receipt = journal->receive(bytes, "fuzz");
        (void)journal->shop().stock().takeChanged();
        for (const auto& order : journal->shop().flush())
            (void)merge::isOpen(*order);
        journal->rollback();
        return receipt;
    }

    test::Shop shop{"fuzz"};
    FakeClock clock;
    journal::Identity till, kitchen;
    std::unique_ptr<journal::Journal> journal;
    std::vector<std::string> log;
    journal::Cursor head;
    std::optional<journal::Reader> reader;
};

World& world() {
    static World it;
    return it;
}

} // namespace

// --- entries: whatever their payloads say, a fold takes them, in any order to the same end

void fuzzEntry(std::string_view bytes) {
    static ScratchFold fold;
    journal::Entry raw;
    if (raw.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        (void)journal::hashOf(raw);
        (void)fold.fold(std::array{raw}, nullptr);
    }
    Input input(bytes);
    std::vector<journal::Entry> entries;
    for (auto& fact : factsOf(input)) {
        auto& entry = entries.emplace_back();
        entry.set_shop("fuzz");
        // Three boxes; what one and the same till says twice of an order is told apart by its clock.
        entry.set_device("till-" + std::string(1, static_cast<char>('a' + entries.size() % 3)));
        entry.set_epoch(1);
        entry.set_seq(entries.size());
        entry.set_hlc(entries.size());
        entry.set_type(std::move(fact.type));
        entry.set_payload(std::move(fact.payload));
    }
    Report report(0, 99'991'231, 420);
    const auto forwards = fold.fold(entries, &report);
    (void)toJson(report);
    std::reverse(entries.begin(), entries.end());
    require(fold.fold(entries, nullptr) == forwards, "the same entries in another order make something else");
}

std::vector<std::string> entrySeeds() {
    const auto samples = sampleFacts();
    std::vector<std::string> seeds{inputOf(samples), inputOf({samples.begin(), samples.begin() + 4}),
                                   inputOf({samples.begin() + 7, samples.end() - 2})};
    journal::Entry entry;
    entry.set_shop("fuzz");
    entry.set_device("till-a");
    entry.set_epoch(1);
    entry.set_seq(2);
    entry.set_type("order.placed");
    entry.set_payload(samples[0].second);
    seeds.push_back(entry.SerializeAsString());
    return seeds;
}

// --- batches: raw, and forged by a box of the shop that has gone mad

void fuzzBatch(std::string_view bytes) {
    auto& shop = world();
    Input input(bytes);
    const auto mode = input.byte();
    if (mode % 4 == 0) { // what any stranger may send
        const auto raw = input.rest();
        std::string why;
        const auto entries = journal::parseBatch(raw, why);
        require(entries || !why.empty(), "a batch is refused without a reason");
        (void)shop.receive(raw);
        return;
    }
    const auto spoil = input.number();
    const auto with = input.byte();
    const auto facts = factsOf(input);
    auto batch = shop.sealed(facts);
    const auto fits =
        std::all_of(facts.begin(), facts.end(), [](const Fact& fact) { return fact.payload.size() < 60'000; });
    if (mode % 4 == 1) {
        const auto receipt = shop.receive(batch.SerializeAsString());
        require(facts.empty() || !fits || receipt == journal::Receipt::Stored, "a sound batch was not taken");
        return;
    }
    if (mode % 4 == 2) { // one bit or byte of it changed on the way
        auto sent = batch.SerializeAsString();
        if (sent.empty())
            return;
        auto& at = sent[spoil % sent.size()];
        if (with == 0 || facts.empty())
            return;
        at = static_cast<char>(at ^ with);
        journal::Batch changed;
        const auto receipt = shop.receive(sent);
        if (receipt == journal::Receipt::Stored) { // only where what is sealed says the same still
            require(changed.ParseFromString(sent) && changed.entries_size() > 0, "half a batch was taken");
            journal::Entry last, before;
            require(last.ParseFromString(changed.entries(changed.entries_size() - 1)) &&
                        before.ParseFromString(batch.entries(changed.entries_size() - 1)) &&
                        last.hash() == before.hash() && journal::hashOf(last) == journal::hashOf(before),
                    "a changed batch was taken");
        }
        return;
    }
    // entries left out, doubled, swapped
    auto& entries = *batch.mutable_entries();
    if (entries.size() > 1)
        entries.SwapElements(spoil % entries.size(), with % entries.size());
    if (with % 3 == 0 && !entries.empty())
        entries.DeleteSubrange(spoil % entries.size(), 1);
    (void)shop.receive(batch.SerializeAsString());
}

std::vector<std::string> batchSeeds() {
    const auto facts = inputOf(sampleFacts());
    std::vector<std::string> seeds;
    for (char mode = 1; mode < 4; ++mode)
        seeds.push_back(std::string{mode, '\0', '\7', '\1'} + facts);
    for (const auto& batch : world().log)
        seeds.push_back(std::string(1, '\0') + batch);
    return seeds;
}

// --- what travels besides entries: heads, requests, answers

void fuzzLan(std::string_view bytes) {
    auto& shop = world();
    Input input(bytes);
    const auto kind = input.byte() % 3;
    if (kind == 0) {
        lan::CatchUp catchUp;
        lan::Neighbours neighbours;
        lan::Held held;
        for (const auto& cursor : shop.journal->cursors())
            held[{cursor.device(), cursor.epoch()}] = cursor.seq();
        std::int64_t now = 0;
        for (int step = 0; step < 32 && !input.empty(); ++step) {
            const auto what = input.byte();
            now += what * 17;
            phin::lan::v1::Head head;
            const auto message = input.part();
            if (!head.ParseFromArray(message.data(), static_cast<int>(message.size())))
                continue;
            const auto device = head.device();
            const bool alive = head.alive();
            neighbours[device] = {std::move(head), now, alive};
            const auto requests = catchUp.next(held, neighbours, "kitchen", now);
            require(requests.size() <= 4, "more requests at once than are bounded");
            for (const auto& request : requests) {
                const auto at = neighbours.find(request.target);
                require(at != neighbours.end() && at->second.alive && request.target != "kitchen",
                        "somebody is asked who is not there");
                if (what % 3 == 0)
                    catchUp.answered(request.chain, what % 2 == 0);
                else if (what % 5 == 0)
                    catchUp.gap(request.chain);
            }
            if (what == 255)
                catchUp.restart();
        }
    } else if (kind == 1) {
        phin::lan::v1::RangeRequest request;
        const auto message = input.rest();
        if (!request.ParseFromArray(message.data(), static_cast<int>(message.size())))
            return;
        const auto range = shop.reader->range({request.device(), request.epoch()}, request.after(),
                                              std::min<std::size_t>(request.max_bytes(), 176 * 1024));
        if (!range)
            return;
        std::string why;
        const auto sent = range->batch.SerializeAsString();
        require(sent.size() <= journal::maxMessageBytes, "an answer that is too large to be taken");
        const auto entries = journal::parseBatch(sent, why);
        require(entries.has_value(), "an answer that nobody can read");
        require(entries->empty() || entries->back().entry.has_seal(), "an answer without a seal");
        if (!entries->empty())
            require(shop.receive(sent) == journal::Receipt::Known, "an answer that is not what was stored");
    } else {
        phin::lan::v1::RangeReply reply;
        const auto message = input.rest();
        if (reply.ParseFromArray(message.data(), static_cast<int>(message.size())) && !reply.batch().empty())
            (void)shop.receive(reply.batch());
    }
}

std::vector<std::string> lanSeeds() {
    auto& shop = world();
    phin::lan::v1::Head head;
    head.set_schema(1);
    head.set_device("till-a");
    head.set_alive(true);
    head.set_kind("till");
    head.set_session("0123456789abcdef");
    auto cursor = shop.head;
    *head.mutable_own() = cursor;
    cursor.set_seq(cursor.seq() + 100);
    *head.add_holds() = cursor;
    cursor.set_device("till-b");
    *head.add_holds() = cursor;
    std::string heads(1, '\0');
    for (const auto* device : {"till-a", "till-b", "barista", "till-a"}) {
        head.set_device(device);
        heads += std::string(1, '\x3c') + part(head.SerializeAsString());
    }
    phin::lan::v1::RangeRequest request;
    request.set_schema(1);
    request.set_target("kitchen");
    request.set_device("till-a");
    request.set_epoch(1);
    request.set_after(3);
    request.set_max_bytes(100'000);
    phin::lan::v1::RangeReply reply;
    reply.set_device("till-a");
    reply.set_epoch(1);
    reply.set_batch(shop.sealed({{"of.tomorrow", "x"}}).SerializeAsString());
    reply.set_head(50);
    return {heads, std::string(1, '\1') + request.SerializeAsString(),
            std::string(1, '\2') + reply.SerializeAsString()};
}

} // namespace phin::fuzz
