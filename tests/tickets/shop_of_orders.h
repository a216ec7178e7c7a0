#pragma once

#include "kds/tickets/ticket.h"
#include "sync/model/merge.h"

#include <map>
#include <string>
#include <vector>

namespace phin::test {

using namespace phin::model::v1;

/// Hybrid time of a moment, with room for order within one millisecond.
constexpr std::uint64_t hlcAt(std::int64_t ms, std::uint16_t counter = 0) {
    return (static_cast<std::uint64_t>(ms) << 16) | counter;
}

/// One line as the till prices and routes it.
inline OrderLine makeLine(std::uint32_t number, const std::string& station, const std::string& product,
                          int quantity = 1) {
    OrderLine line;
    line.set_line(number);
    line.set_product(product);
    line.mutable_name()->set_en(product);
    line.set_quantity(quantity);
    line.set_station(station);
    line.set_target_seconds(120);
    line.set_prepare(station != "counter");
    return line;
}

inline void addModifier(OrderLine& line, const std::string& group, const std::string& id, bool usual = false) {
    auto* modifier = line.add_modifiers();
    modifier->set_group(group);
    modifier->set_id(id);
    modifier->mutable_name()->set_en(id);
    modifier->set_is_default(usual);
}

inline OrderPlaced makePlaced(const std::string& id, const std::string& number, std::vector<OrderLine> lines) {
    OrderPlaced placed;
    placed.set_order_id(id);
    placed.set_number(number);
    std::int64_t total = 0;
    for (auto& line : lines) {
        line.set_total_minor(10'000);
        total += 10'000;
        *placed.mutable_order()->add_lines() = std::move(line);
    }
    placed.mutable_order()->set_total_minor(total);
    return placed;
}

inline PrepMarked makeMark(const std::string& id, std::vector<std::uint32_t> lines, PrepState state, std::int64_t atMs,
                           bool recall = false) {
    PrepMarked mark;
    mark.set_order_id(id);
    for (const auto line : lines)
        mark.add_lines(line);
    mark.set_state(state);
    mark.set_at_ms(atMs);
    mark.set_recall(recall);
    if (state == READY || state == BUMPED)
        for (const auto line : lines)
            mark.add_made(line);
    return mark;
}

inline OrderVoided makeVoid(const std::string& id, std::int64_t atMs) {
    OrderVoided voided;
    voided.set_order_id(id);
    voided.set_voided_at_ms(atMs);
    return voided;
}

/// The orders of one replica: folds facts, gives snapshots.
class Orders {
public:
    template <class Fact>
    kds::OrderPtr fold(std::uint64_t hlc, const std::string& device, const Fact& fact) {
        auto& state = m_states[fact.order_id()];
        merge::fold(state, {hlc, device}, fact);
        return std::make_shared<const OrderState>(state);
    }
    [[nodiscard]] kds::OrderPtr get(const std::string& id) const {
        return std::make_shared<const OrderState>(m_states.at(id));
    }
    [[nodiscard]] const std::map<std::string, OrderState>& all() const { return m_states; }

private:
    std::map<std::string, OrderState> m_states;
};

} // namespace phin::test
