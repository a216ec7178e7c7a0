#include "app/cli/order_life.h"

#include "phin/model/v1/ticket.pb.h"
#include "sync/model/currency.h"
#include "sync/model/menu.h"
#include "sync/model/messages.h"
#include "sync/model/refund.h"

#include <algorithm>
#include <optional>

namespace phin::cli {
namespace {

using namespace phin::model::v1;

class Words {
public:
    explicit Words(const OrderState& order)
        : m_order(order)
        , m_currency(order.placed().order().currency()) {}

    /// Nothing where the entry is not about this order, or cannot be read.
    [[nodiscard]] std::optional<std::string> of(const journal::Entry& entry) const {
        const auto& type = entry.type();
        if (type == "order.placed")
            return about<OrderPlaced>(
                entry, [this](const OrderPlaced& fact) { return (isSent() ? "sent, " : "") + placed(fact); });
        if (type == "order.changed")
            return about<OrderChanged>(entry, [this](const OrderChanged& fact) { return changed(fact); });
        if (type == "order.paid")
            return about<OrderPaid>(entry, [this](const OrderPaid& fact) { return paid(fact); });
        if (type == "order.voided")
            return about<OrderVoided>(entry, [](const OrderVoided& fact) { return "voided" + because(fact.reason()); });
        if (type == "order.refunded")
            return about<OrderRefunded>(entry, [this](const OrderRefunded& fact) {
                std::string by;
                for (const auto& part : partsOf(fact))
                    by += ", " + part.tender() + (fact.parts().empty() ? "" : " " + money(part.amount_minor()));
                return money(fact.amount_minor()) + " given back" + by +
                       (fact.tip_minor() != 0 ? ", and of the tip " + money(fact.tip_minor()) : "") + ", receipt " +
                       std::to_string(fact.receipt()) + because(fact.reason());
            });
        if (type == "prep.marked")
            return about<PrepMarked>(entry, [](const PrepMarked& fact) { return marked(fact); });
        if (type == "parts.moved")
            return about<PartsMoved>(entry, [](const PartsMoved& fact) { return moved(fact); });
        if (type == "ticket.marked")
            return about<TicketMarked>(entry, [](const TicketMarked& fact) { return treated(fact); });
        if (type == "message.sent")
            return about<MessageSent>(entry, [](const MessageSent& fact) {
                return "message to " + fact.to() + ": " + messageText(fact, MenuIndex(), "en");
            });
        return std::nullopt;
    }

private:
    template <class Fact, class Say>
    std::optional<std::string> about(const journal::Entry& entry, Say say) const {
        Fact fact;
        if (!fact.ParseFromString(entry.payload()) || fact.order_id() != m_order.order_id())
            return std::nullopt;
        return say(fact);
    }

    [[nodiscard]] std::string money(std::int64_t minor) const { return formatMoney(minor, m_currency, "en"); }

    static std::string because(const std::string& reason) { return reason.empty() ? std::string{} : ": " + reason; }

    /// Before it was paid, not with it.
    [[nodiscard]] bool isSent() const {
        return m_order.payments().empty() || !m_order.revisions().empty() ||
               m_order.payments(0).paid_at_ms() != m_order.placed().placed_at_ms();
    }

    [[nodiscard]] std::string one(const OrderLine& line) const {
        std::string text = std::to_string(line.quantity()) + " x " + textIn(line.name(), "en");
        if (const auto& size = textIn(line.variant_name(), "en"); !size.empty())
            text += " " + size;
        for (const auto& modifier : line.modifiers())
            text += ", " + textIn(modifier.name(), "en");
        if (line.has_override_minor())
            text += " for " + money(line.gross_minor());
        return text;
    }

    [[nodiscard]] std::string placed(const OrderPlaced& fact) const {
        std::string text = fact.number() + ", " + money(fact.order().total_minor());
        for (const auto& line : fact.order().lines())
            text += "; " + one(line);
        return text;
    }

    /// What became different with this revision.
    [[nodiscard]] std::string changed(const OrderChanged& fact) const {
        const PricedOrder* before = &m_order.placed().order();
        for (const auto& revision : m_order.revisions())
            if (revision.device() == m_order.device() && revision.changed().revision() < fact.revision())
                before = &revision.changed().order();
        const auto find = [](const PricedOrder& order, std::uint32_t number) {
            const auto at = std::find_if(order.lines().begin(), order.lines().end(),
                                         [number](const OrderLine& line) { return line.line() == number; });
            return at == order.lines().end() ? nullptr : &*at;
        };
        std::string text = "change " + std::to_string(fact.revision()) + ", " + money(fact.order().total_minor());
        for (const auto& line : fact.order().lines()) {
            const auto* was = find(*before, line.line());
            if (!was)
                text += "; added " + one(line);
            else if (was->quantity() != line.quantity())
                text += "; " + std::to_string(was->quantity()) + " became " + one(line);
        }
        for (const auto& line : before->lines())
            if (!find(fact.order(), line.line()))
                text += "; removed " + one(line);
        return text + because(fact.reason());
    }

    [[nodiscard]] std::string paid(const OrderPaid& fact) const {
        std::string text = "receipt " + std::to_string(fact.receipt());
        for (const auto& tender : fact.tenders()) {
            text += ", " + tender.kind() + " " + money(tender.amount_minor());
            if (tender.tip_minor() != 0)
                text += " and a tip of " + money(tender.tip_minor());
            if (tender.change_minor() > 0)
                text += " (" + money(tender.given_minor()) + " given, " + money(tender.change_minor()) + " back)";
        }
        return text;
    }

    static std::string treated(const TicketMarked& fact) {
        std::string text;
        if (fact.has_held())
            text = fact.held() ? "held" : "released";
        if (fact.has_raised())
            text += std::string(text.empty() ? "" : ", ") +
                    (fact.raised() ? "put before the others" : "put back among the others");
        return text;
    }

    static std::string marked(const PrepMarked& fact) {
        std::string text = fact.recall() ? "recalled" : "";
        if (!fact.recall())
            switch (fact.state()) {
            case STARTED:
                text = "started";
                break;
            case READY:
                text = "ready";
                break;
            case BUMPED:
                text = "bumped";
                break;
            default:
                text = fact.taken_back() ? "not started after all" : "queued again";
            }
        std::vector<std::string> all;
        for (const auto line : fact.lines())
            all.push_back(std::to_string(line));
        for (const auto& part : fact.parts())
            all.push_back(inWords(part));
        return text + listed(all);
    }

    static std::string moved(const PartsMoved& fact) {
        std::vector<std::string> all;
        for (const auto& part : fact.parts())
            all.push_back(inWords(part));
        std::string why;
        switch (fact.why()) {
        case STATION_OFF:
            why = " (its screens are off)";
            break;
        case STATION_OVERLOADED:
            why = " (it has too much)";
            break;
        case STATION_PAUSED:
            why = " (it is paused)";
            break;
        default:
            break;
        }
        return "goes to " + fact.to() + why + listed(all);
    }

    static std::string inWords(const PartMark& part) {
        return std::to_string(part.line()) + (part.part().empty() ? "" : " (" + part.part() + "'s part)");
    }

    static std::string listed(const std::vector<std::string>& lines) {
        std::string text = lines.size() == 1 ? ": line " : ": lines ";
        for (std::size_t i = 0; i < lines.size(); ++i)
            text += (i ? ", " : "") + lines[i];
        return text;
    }

    const OrderState& m_order;
    std::string m_currency;
};

} // namespace

std::vector<Step> lifeOf(SQLite::Database& database, const OrderState& order) {
    // No index leads from an order to its entries; looking for its id's 16 bytes spares parsing what is not about it.
    SQLite::Statement rows(database, "SELECT bytes FROM entry WHERE instr(bytes, ?) > 0");
    rows.bindNoCopy(1, order.order_id().data(), static_cast<int>(order.order_id().size()));
    const Words words(order);
    std::vector<Step> steps;
    while (rows.executeStep()) {
        journal::Entry entry;
        const auto bytes = rows.getColumn(0);
        if (!entry.ParseFromArray(bytes.getBlob(), bytes.getBytes()))
            continue; // phin verify names it
        if (auto summary = words.of(entry))
            steps.push_back(
                {{entry.device(), entry.epoch()}, entry.seq(), entry.hlc(), entry.type(), std::move(*summary)});
    }
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
        return std::tie(a.hlc, a.chain, a.seq) < std::tie(b.hlc, b.chain, b.seq);
    });
    return steps;
}

} // namespace phin::cli
