#include "kds/control/messages.h"

namespace phin::kds {

phin::station::v1::Ticket toMessage(const Ticket& ticket, bool gone) {
    const auto& placed = ticket.placed();
    phin::station::v1::Ticket message;
    message.set_order_id(ticket.id());
    message.set_number(placed.number());
    message.set_placed_at_ms(placed.placed_at_ms());
    message.set_channel(placed.channel());
    message.set_guest(placed.guest());
    for (const auto& line : ticket.lines) {
        auto* out = message.add_lines();
        *out->mutable_line() = *line.line;
        out->set_state(line.state);
    }
    message.set_gone(gone || ticket.voided);
    return message;
}

grpc::Status toStatus(const Error& error) {
    switch (error.kind) {
    case ErrorKind::WrongUse:
        return {grpc::StatusCode::INVALID_ARGUMENT, error.message};
    case ErrorKind::Refused:
        return {grpc::StatusCode::FAILED_PRECONDITION, error.message};
    case ErrorKind::NotFound:
        return {grpc::StatusCode::NOT_FOUND, error.message};
    case ErrorKind::Unavailable:
        break;
    }
    return {grpc::StatusCode::UNAVAILABLE, error.message};
}

} // namespace phin::kds
