#pragma once

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

/// Waits until what is to be seen stands where it stays.
inline void rest(WindowShop& shop) {
    if (shop.page() && shop.page()->isVisible())
        EVENTUALLY(shop.settled(), 30'000);
    shop.catchUp();
}

} // namespace phin::test
