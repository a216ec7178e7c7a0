#include "app/screens/order_row.h"

#include "sync/model/making.h"
#include "sync/model/merge.h"

#include <QtCore/QCoreApplication>
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

QString promiseWords(const model::v1::OrderState& order, std::int64_t toldMs, int utcOffsetMinutes) {
    const auto time = [&](std::int64_t ms) { return Words::time(upToMinute(ms), utcOffsetMinutes); };
    const auto say = [](const char* words) { return QCoreApplication::translate("OrderRow", words); };
    const auto due = dueAtMs(order), promised = promisedAtMs(order);
    if (due == 0 && promised == 0)
        return {};
    std::int64_t ready = 0;
    bool left = false;
    for (const auto& part : makingsOf(order)) {
        left = left || part.units > 0;
        ready = std::max<std::int64_t>(ready, part.prep ? part.prep->ready_at_ms() : 0);
    }
    const auto told = due != 0 ? say(QT_TRANSLATE_NOOP("OrderRow", "for %1")).arg(time(due))
                               : say(QT_TRANSLATE_NOOP("OrderRow", "promised %1")).arg(time(promised));
    if (!left && ready != 0)
        return told + QStringLiteral(", ") +
               say(QT_TRANSLATE_NOOP("OrderRow", "ready %1")).arg(Words::time(ready, utcOffsetMinutes));
    if (toldMs != 0 && toldMs != promised && due == 0)
        return told + QStringLiteral(", ") + say(QT_TRANSLATE_NOOP("OrderRow", "now %1")).arg(time(toldMs));
    return told;
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
