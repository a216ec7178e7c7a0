#include "app/control/answer.h"
#include "app/control/till_messages.h"
#include "app/control/till_service.h"

namespace phin::control {

using namespace phin::till::v1;

namespace {

const char* kindOf(counter::Alarm::Kind kind) {
    using Kind = counter::Alarm::Kind;
    switch (kind) {
    case Kind::NobodyTakes:
        return "nobody_takes";
    case Kind::StationOff:
        return "station_off";
    case Kind::ScreenBehind:
        return "screen_behind";
    case Kind::ScreenOff:
        return "screen_off";
    case Kind::Fallen:
        return "fallen";
    case Kind::Paused:
        break;
    }
    return "paused";
}

void describe(const counter::Alarm& alarm, Alarm& out) {
    out.set_id(alarm.id);
    out.set_kind(kindOf(alarm.kind));
    out.set_urgent(alarm.urgent());
    out.set_station(alarm.station);
    out.set_screen(alarm.screen);
    out.set_since_ms(alarm.sinceMs);
    out.set_count(alarm.count);
    out.set_to(alarm.to);
    out.set_reason(alarm.reason);
    out.set_order_id(alarm.order);
    out.set_number(alarm.number);
    out.set_station_off(alarm.off);
    for (const auto& waiting : alarm.lines) {
        auto& line = *out.add_lines();
        line.set_line(waiting.line);
        line.set_part(waiting.part);
        *line.mutable_name() = waiting.name;
        line.set_units(waiting.units);
    }
}

} // namespace

grpc::ServerUnaryReactor* TillService::Alarms(Context* context, const Bytes* in, Bytes* out) {
    return answered<AlarmsRequest, AlarmsReply>(context, in, out, [this](const auto&, const auto& answer) {
        AlarmsReply reply;
        if (m_options.stations)
            for (const auto& alarm : m_options.stations()->alarms)
                describe(alarm, *reply.add_alarms());
        answer(std::move(reply));
    });
}

grpc::ServerUnaryReactor* TillService::HandOver(Context* context, const Bytes* in, Bytes* out) {
    return answered<HandOverRequest, HandOverReply>(context, in, out, [this](const auto& request, const auto& answer) {
        const auto id = idOf(request.order_id(), "order_id");
        if (!id)
            return answer(id.error());
        std::vector<journal::Part> parts;
        for (const auto& line : request.lines())
            parts.push_back({line.line(), line.part()});
        m_till.handOver(request.order_id(), std::move(parts), request.to(), [answer](Result<journal::Moved> moved) {
            if (!moved)
                return answer(moved.error());
            HandOverReply reply;
            reply.set_moved(moved->changed);
            answer(std::move(reply));
        });
    });
}

} // namespace phin::control
