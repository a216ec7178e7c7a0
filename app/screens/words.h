#pragma once

#include "phin/model/v1/menu.pb.h"
#include "phin/model/v1/order.pb.h"
#include "sync/model/result.h"
#include "sync/model/uuid.h"

#include <QtCore/QDate>
#include <QtCore/QString>

#include <cstdint>
#include <optional>
#include <string>

namespace phin::counter {

/// How models word what they show, in the screens' language.
struct Words {
    std::string language = "vi";

    [[nodiscard]] QString text(const model::v1::Text& text) const;
    [[nodiscard]] QString money(std::int64_t minor, const std::string& currency) const;
    /// "10%" or "5.000 ₫"; empty where there is none.
    [[nodiscard]] QString discount(const model::v1::Discount& discount, const std::string& currency) const;
    /// Size and what was changed from the usual: "Vừa · Ít đá".
    [[nodiscard]] QString choices(const model::v1::OrderLine& line) const;
    /// "01/04/2019" or "1 Apr 2019"; `day` as in 20190401, or a date.
    [[nodiscard]] static QString date(std::int32_t day);
    [[nodiscard]] static QString date(const QDate& day);
    /// "01/04" or "1 Apr"
    [[nodiscard]] static QString dayAndMonth(const QDate& day);
    /// "09:41" by the shop's clock.
    [[nodiscard]] static QString time(std::int64_t utcMs, int utcOffsetMinutes);
};

/// Lower case, without marks, so that "ca phe sua" finds "Cà phê sữa".
[[nodiscard]] QString withoutMarks(const QString& text);

/// What stands for a name where there is no room for it: "CP" of "Cà phê sữa".
[[nodiscard]] QString initialsOf(const QString& name);

/// `what` could not be done, why, and what to do now: for a passing word on the screen. The error's own message goes to
/// the log alone.
[[nodiscard]] QString explain(const QString& what, const Error& error);

/// `what`, and below it the reason, which is worded already.
[[nodiscard]] QString withReason(const QString& what, const QString& reason);

[[nodiscard]] QString toQString(const Uuid& id);
[[nodiscard]] std::optional<Uuid> toUuid(const QString& text);
[[nodiscard]] inline QString toQString(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace phin::counter
