#include "app/counter/sent_order.h"

#include "app/counter/cart.h"
#include "sync/model/making.h"
#include "sync/model/merge.h"

#include <algorithm>

namespace phin::counter {

using model::v1::OrderLine;

namespace {

const OrderLine* lineIn(const google::protobuf::RepeatedPtrField<OrderLine>& lines, std::uint32_t number) {
    const auto at = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.line() == number; });
    return at == lines.end() ? nullptr : &*at;
}

} // namespace

SentOrder SentOrder::of(const model::v1::OrderState& order) {
    const auto& placed = order.placed();
    return {placed.number(),           merge::revisionOf(order), placed.business_date(), placed.placed_at_ms(),
            merge::lastLine(order),    merge::channelOf(order),  merge::guestOf(order),  merge::orderOf(order),
            phin::promisedAtMs(order), phin::dueAtMs(order)};
}

const OrderLine* SentOrder::line(std::uint32_t wanted) const {
    return lineIn(order.lines(), wanted);
}

bool sameMaking(const OrderLine& left, const OrderLine& right) {
    return left.product() == right.product() && left.variant() == right.variant() && left.note() == right.note() &&
           left.station() == right.station() && left.prepare() == right.prepare() &&
           std::equal(left.also_at().begin(), left.also_at().end(), right.also_at().begin(), right.also_at().end()) &&
           std::equal(left.modifiers().begin(), left.modifiers().end(), right.modifiers().begin(),
                      right.modifiers().end(), [](const auto& one, const auto& other) {
                          return one.group() == other.group() && one.id() == other.id();
                      });
}

bool sameLine(const OrderLine& left, const OrderLine& right) {
    const auto chosen = [](OrderLine line) {
        line.clear_limited();
        line.clear_gross_minor();
        line.clear_line_discount_minor();
        line.clear_order_discount_minor();
        line.clear_total_minor();
        return line.SerializeAsString();
    };
    return chosen(left) == chosen(right);
}

// --- what an open order knows of it

void Cart::markSent(std::shared_ptr<const SentOrder> sent) {
    m_sent = std::move(sent);
    if (m_sent)
        m_state.set_next_line(std::max(m_state.next_line(), m_sent->lastLine + 1));
}

int Cart::unsent() const {
    if (!m_sent)
        return lineCount();
    int changes = 0;
    std::size_t kept = 0;
    for (const auto& line : m_state.lines()) {
        const auto* sent = m_sent->line(line.line());
        changes += !sent || !sameLine(*sent, line) ? 1 : 0;
        kept += sent || m_sent->line(line.replaces()) ? 1 : 0; // what replaces a line counts once
    }
    changes += std::max(0, m_sent->order.lines_size() - static_cast<int>(kept));
    const bool header = m_sent->channel != channel() || m_sent->guest != guest() || m_sent->dueAtMs != dueAtMs() ||
                        m_sent->order.discount().SerializeAsString() != m_state.discount().SerializeAsString();
    return changes + (header ? 1 : 0);
}

std::map<std::string, std::int64_t> Cart::takenFromStock() const {
    std::map<std::string, std::int64_t> units;
    if (m_sent)
        for (const auto& line : m_sent->order.lines())
            if (line.limited())
                units[line.product()] += line.quantity();
    return units;
}

bool Cart::isUnsent(std::uint32_t number) const {
    const auto* line = lineIn(lines(), number);
    const auto* sent = m_sent ? m_sent->line(number) : nullptr;
    return line && (!sent || !sameLine(*sent, *line));
}

void Cart::renumber(const Cart& before) {
    if (!m_sent)
        return;
    for (auto& line : *m_state.mutable_lines()) {
        const auto* sent = m_sent->line(line.line());
        // Whoever makes a line anew need not know what it stands for.
        if (const auto* was = lineIn(before.lines(), line.line()); !sent && was)
            line.set_replaces(was->replaces());
        if (sent && sameMaking(*sent, line)) {
            line.set_replaces(sent->replaces());
        } else if (sent) { // those who make it must not find another drink under its number
            line.set_replaces(line.line());
            line.set_line(m_state.next_line());
            m_state.set_next_line(m_state.next_line() + 1);
        } else if (const auto* first = m_sent->line(line.replaces());
                   first && sameMaking(*first, line) && !find(first->line())) { // back to what it was
            line.set_line(first->line());
            line.set_replaces(first->replaces());
        } else if (line.line() <= m_sent->lastLine) { // taken off before, and that was sent
            line.set_line(m_state.next_line());
            m_state.set_next_line(m_state.next_line() + 1);
        }
    }
}

} // namespace phin::counter
