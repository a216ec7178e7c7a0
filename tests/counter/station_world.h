#pragma once

#include "app/counter/shop_alarms.h"
#include "sync/journal/clock.h"
#include "sync/model/merge.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace phin::test {

/// What a till could know of its shop's stations, without a journal: barista and kitchen, and a bar that stands in for
/// both. The barista's limit is ten units.
class StationWorld {
public:
    StationWorld() {
        auto menu = smallMenu();
        auto& bar = *menu.add_stations();
        bar.set_id("bar");
        bar.mutable_name()->set_en("Bar");
        bar.set_prepares(true);
        for (auto& station : *menu.mutable_stations()) {
            if (station.prepares() && station.id() != "bar")
                station.set_falls_to("bar");
            if (station.id() == "barista")
                station.set_overload_units(10);
        }
        m_menu = MenuIndex(menu);
        watch.know({{"barista-1", "Barista", "barista"}, {"kitchen-1", "Kitchen", "kitchen"}, {"bar-1", "Bar", "bar"}});
        for (const auto* device : {"barista-1", "kitchen-1", "bar-1"})
            heard.boxes.push_back({device, true, {}, 0});
        heard.connected = true;
        pass(2);
    }

    /// So many seconds go by, in which everybody who is there follows this till.
    void pass(int seconds) {
        for (int i = 0; i < seconds; ++i) {
            now.shopMs += 1'000;
            now.steadyMs += 1'000;
            hear();
        }
    }
    void hear() {
        for (auto& box : heard.boxes)
            if (box.alive && follows) {
                box.holds = own;
                box.heldHlc = ownHlc;
            }
        watch.hear(heard, own, now);
    }
    void off(const std::string& device, bool isOff = true) {
        for (auto& box : heard.boxes)
            if (box.device == device)
                box.alive = !isOff;
    }

    struct Item {
        std::string station;
        int units = 1;
        std::vector<std::string> alsoAt = {};
        int targetSeconds = 120;
    };
    /// This till places an order now; its entry is not on any other box before the next hear().
    model::v1::OrderState& place(std::uint32_t n, const std::vector<Item>& items,
                                 const std::string& device = "till-a") {
        own.epoch = 1;
        ++own.seq;
        ownHlc = journal::HybridClock::at(now.shopMs);
        auto& order = orders[n];
        model::v1::OrderPlaced fact;
        fact.set_order_id(idOf(n).bytes());
        fact.set_number("A-" + std::to_string(n));
        std::uint32_t number = 0;
        for (const auto& item : items) {
            auto& line = *fact.mutable_order()->add_lines();
            line.set_line(++number);
            line.mutable_name()->set_en("Phin");
            line.set_quantity(item.units);
            line.set_station(item.station);
            line.mutable_also_at()->Assign(item.alsoAt.begin(), item.alsoAt.end());
            line.set_prepare(true);
            line.set_target_seconds(item.targetSeconds);
        }
        merge::fold(order, {ownHlc, device}, fact);
        work.take(order);
        return order;
    }
    void mark(std::uint32_t n, std::uint32_t line, model::v1::PrepState state, const std::string& station) {
        model::v1::PrepMarked fact;
        fact.set_order_id(idOf(n).bytes());
        fact.add_lines(line);
        fact.set_state(state);
        fact.set_station(station);
        merge::fold(orders[n], {journal::HybridClock::at(now.shopMs), station + "-1"}, fact);
        work.take(orders[n]);
    }
    void moved(const counter::MoveDue& move) {
        for (auto& [n, order] : orders) {
            if (order.order_id() != move.order)
                continue;
            model::v1::PartsMoved fact;
            fact.set_order_id(move.order);
            for (const auto& part : move.parts) {
                auto& mark = *fact.add_parts();
                mark.set_line(part.line);
                mark.set_part(part.part);
            }
            fact.set_to(move.to);
            fact.set_why(move.why);
            merge::fold(order, {journal::HybridClock::at(now.shopMs), "till-a"}, fact);
            work.take(order);
        }
    }

    /// A person says so, now.
    void hold(model::v1::OrderState& order, bool is = true) {
        order.mutable_held()->set_is(is);
        order.mutable_held()->set_hlc(journal::HybridClock::at(now.shopMs));
        work.take(order);
    }
    /// The guest wants it in so many seconds.
    void due(model::v1::OrderState& order, int seconds) {
        order.mutable_placed()->set_due_at_ms(now.shopMs + seconds * std::int64_t{1'000});
        work.take(order);
    }
    [[nodiscard]] std::int64_t unitsAt(const std::string& station) const {
        const auto units = work.unitsWaiting(now.shopMs);
        const auto at = units.find(station);
        return at == units.end() ? 0 : at->second;
    }

    [[nodiscard]] std::vector<counter::MoveDue> moves(std::uint64_t judgedHlc = 0) const {
        return counter::movesDue({m_menu, work, watch, paused, now}, judgedHlc);
    }
    [[nodiscard]] std::vector<counter::Alarm> alarms() const {
        return counter::alarmsOf({m_menu, work, watch, paused, now}, counter::stationsInUse(m_menu), pauses);
    }
    /// "STATION_OFF A-1:1 > bar", of all moves.
    [[nodiscard]] std::string movesInWords(std::uint64_t judgedHlc = 0) const {
        std::string words;
        for (const auto& move : moves(judgedHlc)) {
            words += (words.empty() ? "" : "; ") + model::v1::MoveReason_Name(move.why);
            for (const auto& part : move.parts)
                words += " " + std::to_string(part.line) + part.part;
            words += " > " + move.to;
        }
        return words;
    }
    /// "StationOff kitchen 2", of all alarms: what, where, how many; of orders their number and who could take them.
    [[nodiscard]] std::string alarmsInWords() const {
        static const char* const kinds[] = {"NobodyTakes", "StationOff", "ScreenBehind",
                                            "ScreenOff",   "Fallen",     "Paused"};
        std::string words;
        for (const auto& alarm : alarms()) {
            words +=
                (words.empty() ? "" : "; ") + std::string(kinds[static_cast<int>(alarm.kind)]) + " " + alarm.station;
            if (!alarm.number.empty())
                words += " " + alarm.number;
            if (alarm.count > 0)
                words += " " + std::to_string(alarm.count);
            if (!alarm.to.empty())
                words += " > " + alarm.to;
        }
        return words;
    }

    counter::OpenWork work{"till-a"};
    counter::StationWatch watch;
    counter::HeardShop heard;
    counter::Moment now{FakeClock::aprilMorningMs, 0};
    std::set<std::string> paused;
    std::vector<StationPause> pauses;
    journal::ChainPlace own{1, 1};
    std::uint64_t ownHlc = journal::HybridClock::at(FakeClock::aprilMorningMs);
    bool follows = true; ///< what is there takes in what this till writes
    std::map<std::uint32_t, model::v1::OrderState> orders;

private:
    MenuIndex m_menu;
};

} // namespace phin::test
