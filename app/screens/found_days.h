#pragma once

#include <QtCore/QString>

#include <cstdint>
#include <optional>

namespace phin::counter {

/// A day, a month or a year, as one types it to find orders.
struct FoundDays {
    enum class Span { Day, Month, Year };
    Span span = Span::Day;
    std::int32_t first = 0, last = 0; ///< business dates, both included

    /// From "15/3/2026", "3/2026" or "2026"; "-" and "." do as well. Nothing where that is none.
    [[nodiscard]] static std::optional<FoundDays> read(const QString& text);
    [[nodiscard]] static FoundDays dayOf(std::int32_t day);
    /// The same span so many later.
    [[nodiscard]] FoundDays stepped(int by) const;
    /// "15/03/2026", "03/2026" or "2026".
    [[nodiscard]] QString text() const;
};

/// Amounts as one types them to find orders.
struct FoundAmounts {
    std::int64_t least = 0, most = 0; ///< minor units, both included

    /// From "35000", "35.000" (where the currency has no smaller coins) or "30000-50000". Nothing where that is none.
    [[nodiscard]] static std::optional<FoundAmounts> read(const QString& text, const std::string& currency);
};

} // namespace phin::counter
