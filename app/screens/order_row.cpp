#include "app/screens/order_row.h"

#include "sync/model/merge.h"

#include <QtCore/QStringList>

namespace phin::counter {

QString itemsOf(const model::v1::OrderState& order, const Words& words) {
    QStringList names;
    for (const auto& line : merge::orderOf(order).lines())
        names +=
            (line.quantity() > 1 ? QStringLiteral("%1 × ").arg(line.quantity()) : QString()) + words.text(line.name());
    return names.join(QStringLiteral(", "));
}

QString timeOf(const model::v1::OrderState& order, int utcOffsetMinutes, std::int32_t today) {
    const auto& placed = order.placed();
    const auto time = Words::time(placed.placed_at_ms(), utcOffsetMinutes);
    const auto day = placed.business_date();
    if (day == today)
        return time;
    return QStringLiteral("%1/%2/%3 %4")
        .arg(day % 100, 2, 10, QLatin1Char('0'))
        .arg(day / 100 % 100, 2, 10, QLatin1Char('0'))
        .arg(day / 10'000)
        .arg(time);
}

QString totalOf(const model::v1::OrderState& order, const Words& words) {
    const auto& priced = merge::orderOf(order);
    return words.money(priced.total_minor(), priced.currency());
}

QString idOf(const model::v1::OrderState& order) {
    const auto id = Uuid::fromBytes(order.order_id());
    return id ? toQString(*id) : QString();
}

} // namespace phin::counter
