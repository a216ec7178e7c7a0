#pragma once

#include "phin/model/v1/message.pb.h"
#include "phin/model/v1/pause.pb.h"
#include "tests/kdsui/station_window.h"

namespace phin::test {

/// Orders as in a rush, some of them begun, some ready, one voided: what a station has before it.
inline void fillStation(WindowShop& shop, const QString& station, int tickets) {
    const bool eating = station != u"barista";
    rush(shop, station == u"kitchen" ? tickets * 2 : tickets, tickets == 1 ? 0 : 45 * std::min(tickets, 8));
    auto reader = journal::Reader::open(shop.screen.journalFile());
    if (!reader)
        throw std::runtime_error(reader.error().message);
    std::vector<OrderState> orders;
    reader->openOrders([&](const OrderState& order) { orders.push_back(order); });
    int n = 0;
    for (const auto& order : orders) {
        ++n;
        const bool whole = eating && n % 3 == 0;
        PrepMarked mark;
        mark.set_order_id(order.order_id());
        mark.set_at_ms(shop.clock.nowMs());
        for (const auto& line : order.placed().order().lines())
            if (whole || line.line() == 1) {
                mark.add_lines(line.line());
                if (whole)
                    mark.add_made(line.line());
            }
        mark.set_state(whole ? READY : STARTED);
        if (whole || n % 3 == 1)
            shop.decide("prep.marked", mark);
        if (tickets >= 8 && n == 4)
            shop.voidOrder(4);
    }
    shop.catchUp();
}

/// A menu with stations and products, as the cloud publishes it.
inline void publishMenu(StationShop& shop, const model::v1::Menu& menu = smallMenu()) {
    model::v1::MenuPublished fact;
    fact.set_publication(idOf(77).bytes());
    fact.set_parts(1);
    fact.set_data(menu.SerializeAsString());
    shop.decide("menu.published", fact);
}

/// What a till sends to this station.
inline void sendFromTill(StationShop& shop, std::uint32_t id, const std::string& to, const std::string& text,
                         bool needsAck = true, const std::string& canned = {}, std::uint32_t order = 0) {
    model::v1::MessageSent sent;
    sent.set_message_id(idOf(id).bytes());
    sent.set_business_date(20190401);
    sent.set_to(to);
    sent.set_text(text);
    sent.set_canned(canned);
    if (order != 0) {
        sent.set_order_id(orderId(order));
        sent.set_number(shop.stored(order).placed().number());
    }
    sent.set_needs_ack(needsAck);
    sent.set_at_ms(shop.clock.nowMs());
    shop.decide("message.sent", sent);
}

/// A person's word on a station, said at another box.
inline void sayPaused(StationShop& shop, const std::string& station, const std::string& reason) {
    model::v1::StationPaused word;
    word.set_station(station);
    word.set_paused(!reason.empty());
    word.set_reason(reason);
    word.set_at_ms(shop.clock.nowMs());
    shop.decide("station.paused", word);
}

/// Waits until what is to be seen stands where it stays.
inline void rest(WindowShop& shop) {
    if (shop.page() && shop.page()->isVisible())
        EVENTUALLY(shop.settled(), 30'000);
    if (auto* const batches = shop.item("batches"); batches && batches->isVisible())
        EVENTUALLY(batches->property("settled").toBool(), 30'000);
    shop.catchUp();
}

} // namespace phin::test
