#include "app/screens/found_days.h"

#include "sync/model/business_day.h"
#include "sync/model/currency.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>

namespace phin::counter {

std::optional<FoundDays> FoundDays::read(const QString& text) {
    static const QRegularExpression cut(QStringLiteral("[/.\\-\\s]+"));
    const auto parts = text.trimmed().split(cut, Qt::SkipEmptyParts);
    std::array<int, 3> numbers{};
    if (parts.isEmpty() || parts.size() > 3)
        return std::nullopt;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        numbers[static_cast<std::size_t>(i)] = parts[i].toInt(&isNumber);
        if (!isNumber || parts[i].size() > 4)
            return std::nullopt;
    }
    const int year = numbers[static_cast<std::size_t>(parts.size() - 1)];
    if (year < 2000 || year > 9998) // half typed
        return std::nullopt;
    if (parts.size() == 1)
        return FoundDays{Span::Year, year * 10'000 + 101, year * 10'000 + 1231};
    const int month = numbers[static_cast<std::size_t>(parts.size() - 2)];
    const auto first = year * 10'000 + month * 100 + 1;
    if (!validDay(first))
        return std::nullopt;
    if (parts.size() == 2)
        return FoundDays{Span::Month, first, lastOfMonth(first)};
    const auto day = first - 1 + numbers[0];
    if (!validDay(day) || numbers[0] > 31)
        return std::nullopt;
    return dayOf(day);
}

FoundDays FoundDays::dayOf(std::int32_t day) {
    return {Span::Day, day, day};
}

FoundDays FoundDays::stepped(int by) const {
    switch (span) {
    case Span::Day:
        return dayOf(addDays(first, by));
    case Span::Month: {
        const auto month = by > 0 ? nextDay(last) : firstOfMonth(addDays(first, -1));
        return {Span::Month, month, lastOfMonth(month)};
    }
    case Span::Year:
        break;
    }
    const int year = first / 10'000 + by;
    return {Span::Year, year * 10'000 + 101, year * 10'000 + 1231};
}

QString FoundDays::text() const {
    const auto two = [](int number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const auto year = QString::number(first / 10'000);
    const auto month = two(first / 100 % 100) + u'/' + year;
    return span == Span::Year ? year : span == Span::Month ? month : two(first % 100) + u'/' + month;
}

std::optional<FoundAmounts> FoundAmounts::read(const QString& text, const std::string& currency) {
    const auto parts = text.split(QRegularExpression(QStringLiteral("[-–]")));
    if (parts.size() > 2)
        return std::nullopt;
    std::array<std::int64_t, 2> amounts{};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QString plain = parts[i].trimmed();
        if (currencyDigits(currency) == 0) // dots and commas only part the thousands
            plain.remove(QRegularExpression(QStringLiteral("[.,\\s]")));
        else
            plain.replace(u',', u'.');
        const auto amount = parseMinor(plain.toStdString(), currency);
        if (!amount || *amount < 0)
            return std::nullopt;
        amounts[static_cast<std::size_t>(i)] = *amount;
    }
    if (parts.size() == 1)
        return FoundAmounts{amounts[0], amounts[0]};
    return FoundAmounts{std::min(amounts[0], amounts[1]), std::max(amounts[0], amounts[1])};
}

} // namespace phin::counter
