#include "kds/control/messages.h"

#include "sync/model/making.h"

namespace phin::kds {

phin::station::v1::Ticket toMessage(const Ticket& ticket, bool gone) {
    const auto& placed = ticket.placed();
    phin::station::v1::Ticket message;
    message.set_order_id(ticket.id());
    message.set_number(placed.number());
    message.set_placed_at_ms(placed.placed_at_ms());
    message.set_channel(merge::channelOf(*ticket.order));
    message.set_guest(merge::guestOf(*ticket.order));
    message.set_revision(ticket.revision);
    for (const auto& line : ticket.lines) {
        auto* out = message.add_lines();
        *out->mutable_line() = *line.line;
        out->set_state(line.state);
        out->set_change(static_cast<phin::station::v1::LineChange>(line.change));
        out->set_before(line.change == merge::LineChange::Quantity ? line.before : 0);
        out->set_made(line.made);
        out->set_at(std::string(line.at));
        out->set_moved_from(std::string(line.movedFrom));
        for (const auto& station : line.alsoAt)
            out->add_also_at(std::string(station));
    }
    message.set_promised_at_ms(promisedAtMs(*ticket.order));
    message.set_due_at_ms(ticket.dueMs);
    message.set_held(ticket.held);
    message.set_raised(ticket.raised);
    message.set_gone(gone || ticket.voided);
    return message;
}

phin::station::v1::Sticker toMessage(const Sticker& sticker) {
    phin::station::v1::Sticker message;
    message.set_order_id(sticker.orderId);
    message.set_number(sticker.number);
    message.set_cup(sticker.cup);
    message.set_cups(sticker.cups);
    message.set_guest(sticker.guest);
    message.set_channel(sticker.channel);
    *message.mutable_name() = sticker.name;
    *message.mutable_variant() = sticker.variant;
    for (const auto& option : sticker.options)
        *message.add_options() = option;
    message.set_note(sticker.note);
    for (const auto& allergen : sticker.allergens)
        message.add_allergens(allergen);
    message.set_allergens_stated(sticker.allergensStated);
    message.set_station(sticker.station);
    message.set_begun_at_ms(sticker.begunAtMs);
    message.set_duplicate(sticker.duplicate);
    message.set_line(sticker.line);
    message.set_part(sticker.part);
    return message;
}

} // namespace phin::kds
