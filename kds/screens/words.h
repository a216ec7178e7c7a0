#pragma once

#include "kds/tickets/ageing.h"
#include "phin/model/v1/order.pb.h"
#include "sync/model/result.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace phin::kds {

/// A name in the language (vi or en), in the other one where it has none.
[[nodiscard]] QString inLanguage(const phin::model::v1::Text& text, const QString& language);
/// The modifiers that differ from the usual, in the order they were chosen.
[[nodiscard]] QStringList differing(const phin::model::v1::OrderLine& line, const QString& language);
/// "4:05", from an hour on "1:04:05".
[[nodiscard]] QString clockText(std::int64_t seconds);
[[nodiscard]] QString channelName(phin::model::v1::Channel channel); ///< here, takeaway, delivery
[[nodiscard]] QString stateName(phin::model::v1::PrepState state);   ///< queued, started, ready, bumped
/// "", added, removed, quantity.
[[nodiscard]] QString changeName(merge::LineChange change);
/// off, overloaded, paused, person; "" where it is not known.
[[nodiscard]] QString reasonName(phin::model::v1::MoveReason why);
[[nodiscard]] QString ageName(Age age);          ///< fresh, late, over
[[nodiscard]] QString errorName(ErrorKind kind); ///< wrongUse, refused, notFound, unavailable

} // namespace phin::kds
