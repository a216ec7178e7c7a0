#include "sync/journal/move_parts.h"

#include "sync/model/revisions.h"

#include <algorithm>
#include <set>

namespace phin::journal {

using namespace phin::model::v1;

namespace {

Status mayMoveTo(const Journal& journal, const std::shared_ptr<const MenuIndex>& menu, const std::string& to) {
    if (!journal.born())
        return Error{ErrorKind::Unavailable, "this box is being rebuilt from its neighbours; try again in a moment"};
    if (to.empty() || to == "expo" || to == "board")
        return Error{ErrorKind::WrongUse, "name a station that makes things"};
    if (menu && !menu->station(to))
        return Error{ErrorKind::NotFound, "the shop has no station " + inQuotes(to)};
    return done();
}

std::string named(const OrderState& order, const Part& part) {
    return "line " + std::to_string(part.line) + " of " + order.placed().number();
}

/// Whether it goes there; nothing to do (false) where it is there already.
Result<bool> goes(const OrderState& order, const std::vector<merge::LineNow>& lines, const Part& part,
                  const std::string& to) {
    const auto at = std::find_if(lines.begin(), lines.end(), [&](const merge::LineNow& now) {
        return now.line->line() == part.line && now.part == part.part && now.line->prepare();
    });
    if (at == lines.end())
        return Error{ErrorKind::NotFound, order.placed().number() + " has nothing of that kind to be made as line " +
                                              std::to_string(part.line)};
    if (at->removed())
        return Error{ErrorKind::Refused, named(order, part) + " was taken off"};
    if (at->at == to)
        return false;
    if (at->state >= STARTED)
        return Error{ErrorKind::Refused, named(order, part) + " has been begun at " + std::string(at->at)};
    return true;
}

} // namespace

Result<Moved> moveParts(Journal& journal, const std::string& orderId, const std::vector<Part>& parts,
                        const std::string& to, MoveReason why, const std::string& staff) {
    if (auto may = mayMoveTo(journal, journal.shop().menu(), to); !may)
        return may.error();
    const std::set<Part> wanted(parts.begin(), parts.end());
    if (wanted.empty())
        return Error{ErrorKind::WrongUse, "name what is to be moved"};
    const auto order = journal.shop().order(orderId);
    if (!order || !order->has_placed())
        return Error{ErrorKind::NotFound, "there is no such order"};
    if (order->has_voided())
        return Error{ErrorKind::Refused, order->placed().number() + " was voided; nothing of it is to be made"};
    const auto lines = merge::linesOf(*order);
    PartsMoved fact;
    std::set<std::uint32_t> going;
    for (const auto& part : wanted) {
        const auto outcome = goes(*order, lines, part, to);
        if (!outcome)
            return outcome.error();
        if (!*outcome)
            continue;
        const bool there = std::any_of(lines.begin(), lines.end(), [&](const merge::LineNow& now) {
            return now.line->line() == part.line && now.part != part.part && now.at == to;
        });
        if (there || !going.insert(part.line).second)
            return Error{ErrorKind::Refused, to + " makes a part of " + named(*order, part) + " already"};
        auto& mark = *fact.add_parts();
        mark.set_line(part.line);
        mark.set_part(part.part);
    }
    if (fact.parts().empty())
        return Moved{};
    std::uint64_t before = 0; // it answers to what was said of them so far
    for (const auto& move : order->moves())
        before = std::max<std::uint64_t>(before, move.hlc());
    fact.set_schema(1);
    fact.set_order_id(orderId);
    fact.set_to(to);
    fact.set_why(why);
    fact.set_at_ms(journal.nowMs());
    fact.set_staff(staff);
    journal.append("parts.moved", fact, before);
    return Moved{static_cast<std::uint32_t>(fact.parts_size())};
}

} // namespace phin::journal
