#pragma once

#include "kds/station/station.h"
#include "sync/journal/reader.h"
#include "tests/support/await.h"
#include "tests/support/box.h"
#include "tests/support/builders.h"

#include <mutex>

namespace phin::test {

using kds::Lines;
using kds::Marked;
using model::v1::BUMPED;
using model::v1::OrderPlaced;
using model::v1::OrderState;
using model::v1::OrderVoided;
using model::v1::PrepMarked;
using model::v1::READY;
using model::v1::STARTED;

inline std::string orderId(std::uint32_t n) {
    return idOf(n).bytes();
}

/// A till and a station without a network: what the till commits is handed to the station as the LAN would.
class StationShop {
public:
    /// Not `begun`: call begin() once all that it calls is there.
    explicit StationShop(const std::string& which = "barista", bool begun = true)
        : till(shop, "till-a", clock)
        , screen(shop, which + "-1", clock, {"station", which, "", which}) {
        // What the till began its chain with was committed before anybody could listen.
        auto reader = journal::Reader::open(till.journalFile());
        if (!reader)
            throw std::runtime_error(reader.error().message);
        if (const auto born = reader->range({"till-a", 1}, 0, journal::maxMessageBytes))
            m_wire.push_back(born->batch.SerializeAsString());
        till.writer().observe([this](const journal::Committed& committed) {
            const std::lock_guard lock(m_mutex);
            m_wire.insert(m_wire.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        });
        till.writer().start();
        if (begun)
            begin();
    }
    ~StationShop() {
        till.writer().stop();
        screen.close();
    }

    /// Runs on the till and travels to the station.
    template <class Fact>
    void decide(const std::string& type, const Fact& fact) {
        clock.advance(1);
        const auto status = till.writer().run([&](journal::Journal& journal) {
            journal.append(type, fact);
            return done();
        });
        if (!status)
            throw std::runtime_error(status.error().message);
        deliver();
    }
    void deliver() {
        std::vector<std::string> batches;
        {
            const std::lock_guard lock(m_mutex);
            batches.swap(m_wire);
        }
        for (auto& batch : batches)
            screen.writer().receive(std::move(batch), "till-a");
        settle();
    }
    /// Everything posted so far is committed and told.
    void settle() {
        const auto status = screen.writer().run([](journal::Journal&) { return done(); });
        if (!status)
            throw std::runtime_error(status.error().message);
    }

    struct Item {
        std::string station = "barista";
        int quantity = 1;
        std::string alsoAt = {}; ///< makes a part of it
    };
    void place(std::uint32_t n, const std::vector<Item>& items) {
        OrderPlaced fact;
        fact.set_order_id(orderId(n));
        fact.set_number("A-" + std::to_string(n));
        fact.set_count(n);
        fact.set_business_date(20190401);
        fact.set_placed_at_ms(clock.nowMs());
        std::uint32_t number = 0;
        for (const auto& item : items) {
            auto* line = fact.mutable_order()->add_lines();
            line->set_line(++number);
            line->set_product("phin");
            line->mutable_name()->set_vi("Cà phê phin");
            line->mutable_name()->set_en("Phin coffee");
            line->set_quantity(item.quantity);
            line->set_station(item.station);
            if (!item.alsoAt.empty())
                line->add_also_at(item.alsoAt);
            line->set_prepare(item.station != "counter");
            line->set_target_seconds(120);
        }
        fact.mutable_order()->set_total_minor(25'000);
        decide("order.placed", fact);
    }
    void voidOrder(std::uint32_t n) {
        OrderVoided fact;
        fact.set_order_id(orderId(n));
        fact.set_voided_at_ms(clock.nowMs());
        decide("order.voided", fact);
    }

    using Command = void (kds::Station::*)(Lines, kds::Station::Done);
    Result<Marked> run(Command command, std::uint32_t n, std::vector<std::uint32_t> lines = {}) {
        clock.advance(1);
        return await<Marked>([&](auto done) { (station.get()->*command)({orderId(n), lines}, done); });
    }
    Result<Marked> recallLast() {
        clock.advance(1);
        return await<Marked>([&](auto done) { station->recallLast(done); });
    }

    /// Stops and starts the station's program.
    void restart() {
        screen.close();
        station.reset();
        screen.open();
        begin();
    }
    void begin() {
        station = std::make_unique<kds::Station>(screen.writer(), clock);
        if (beforeStart)
            beforeStart(*station);
        station->load({});
        screen.writer().start();
        settle();
    }

    std::string open() {
        std::string all;
        for (const auto& ticket : station->tickets())
            all += ticket->placed().number() + (ticket->voided ? "x " : " ");
        return all;
    }
    /// The order as the station's file has it.
    OrderState stored(std::uint32_t n) {
        auto reader = journal::Reader::open(screen.journalFile());
        if (!reader)
            throw std::runtime_error(reader.error().message);
        return reader->order(orderId(n)).value();
    }
    std::uint64_t ownEntries() {
        std::uint64_t seq = 0;
        (void)screen.writer().run([&](journal::Journal& journal) {
            seq = journal.head()->seq();
            return done();
        });
        return seq;
    }

    Shop shop;
    FakeClock clock;
    Box till;
    Box screen;
    std::unique_ptr<kds::Station> station;
    std::function<void(kds::Station&)> beforeStart; ///< at begin(): hangs observers on

private:
    std::mutex m_mutex;
    std::vector<std::string> m_wire;
};

} // namespace phin::test
