#include "sync/journal/send_message.h"

#include "sync/model/revisions.h"

namespace phin::journal {

namespace {

Error notFound(std::string why) {
    return {ErrorKind::NotFound, std::move(why)};
}

Status mayDecide(const Journal& journal) {
    if (!journal.born())
        return Error{ErrorKind::Unavailable, "this box is being rebuilt from its neighbours; try again in a moment"};
    return done();
}

/// Whether somebody is there to read it.
Status addressed(Journal& journal, const std::string& to) {
    const auto menu = journal.shop().menu();
    if (to == toTills || to == toAll || to == "expo" || !menu || menu->station(to))
        return done();
    return notFound("the shop has no station " + inQuotes(to));
}

/// Looks up what it is about.
Status lookUp(Journal& journal, model::v1::MessageSent& message) {
    if (const auto menu = journal.shop().menu();
        !message.product().empty() && (!menu || !menu->product(message.product())))
        return notFound("the menu has no product " + inQuotes(message.product()));
    message.clear_number();
    if (message.order_id().empty())
        return done();
    const auto order = journal.shop().order(message.order_id());
    if (!order || !order->has_placed())
        return notFound("there is no such order");
    if (message.line() != 0 && !merge::lineOf(*order, message.line()))
        return notFound(order->placed().number() + " has no line " + std::to_string(message.line()));
    message.set_number(order->placed().number());
    return done();
}

} // namespace

Result<MessageDone> sendMessage(Journal& journal, model::v1::MessageSent message) {
    if (auto fits = checkMessage(message); !fits)
        return fits.error();
    if (auto may = mayDecide(journal); !may)
        return may.error();
    if (journal.shop().messages().find(message.message_id()))
        return MessageDone{true};
    if (auto there = addressed(journal, message.to()); !there)
        return there.error();
    if (auto named = lookUp(journal, message); !named)
        return named.error();
    message.set_schema(1);
    message.set_at_ms(journal.nowMs());
    journal.append("message.sent", message);
    return MessageDone{};
}

Result<MessageDone> seeMessage(Journal& journal, const Uuid& id, const std::string& staff) {
    if (auto may = mayDecide(journal); !may)
        return may.error();
    const auto message = journal.shop().messages().find(id.bytes());
    if (!message)
        return notFound("there is no such message here");
    if (message->seenBy(journal.device()))
        return MessageDone{true};
    model::v1::MessageSeen fact;
    fact.set_schema(1);
    fact.set_message_id(id.bytes());
    fact.set_at_ms(journal.nowMs());
    fact.set_staff(staff);
    journal.append("message.seen", fact, message->hlc);
    return MessageDone{};
}

} // namespace phin::journal
