#include "app/screens/words.h"

#include "app/screens/refusal_words.h"
#include "sync/model/currency.h"
#include "sync/model/menu.h"
#include "sync/model/why.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QStringList>
#include <spdlog/spdlog.h>

namespace phin::counter {

QString Words::text(const model::v1::Text& text) const {
    return QString::fromStdString(textIn(text, language));
}

QString Words::money(std::int64_t minor, const std::string& currency) const {
    return QString::fromStdString(formatMoney(minor, currency, language));
}

QString Words::discount(const model::v1::Discount& discount, const std::string& currency) const {
    if (discount.comp())
        return QCoreApplication::translate("Words", "On the house");
    switch (discount.of_case()) {
    case model::v1::Discount::kBasisPoints: {
        const int whole = discount.basis_points() / 100;
        const int rest = discount.basis_points() % 100;
        QString digits = QString::number(whole);
        if (rest != 0)
            digits += QLatin1Char(language == "vi" ? ',' : '.') + QString::number(rest).rightJustified(2, u'0');
        return digits + u'%';
    }
    case model::v1::Discount::kAmountMinor:
        return money(discount.amount_minor(), currency);
    case model::v1::Discount::OF_NOT_SET:
        break;
    }
    return {};
}

QString Words::choices(const model::v1::OrderLine& line) const {
    QStringList parts;
    if (line.has_variant_name())
        parts += text(line.variant_name());
    for (const auto& modifier : line.modifiers())
        if (!modifier.is_default() || modifier.price_minor() != 0)
            parts += text(modifier.name());
    if (!line.note().empty())
        parts += u'"' + QString::fromStdString(line.note()) + u'"';
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString Words::time(std::int64_t utcMs, int utcOffsetMinutes) {
    return QDateTime::fromMSecsSinceEpoch(utcMs + std::int64_t{utcOffsetMinutes} * 60'000, Qt::UTC)
        .toString(QStringLiteral("HH:mm"));
}

QString Words::date(const QDate& day) {
    // Where months have names they are the format's, which is translated, and not the system's.
    return QLocale(QLocale::English).toString(day, QCoreApplication::translate("Words", "d MMM yyyy"));
}

QString Words::date(std::int32_t day) {
    return date(QDate(day / 10'000, day / 100 % 100, day % 100));
}

QString Words::dayAndMonth(const QDate& day) {
    return QLocale(QLocale::English).toString(day, QCoreApplication::translate("Words", "d MMM"));
}

QString withoutMarks(const QString& text) {
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.isMark())
            continue;
        if (c == QChar(0x0110) || c == QChar(0x0111)) // d with stroke does not decompose
            plain += u'd';
        else
            plain += c.toLower();
    }
    return plain;
}

QString initialsOf(const QString& name) {
    QString initials;
    bool within = false;
    for (const QChar c : name) {
        if (c.isLetterOrNumber() && !within && initials.size() < 2)
            initials += c.toUpper();
        within = c.isLetterOrNumber();
    }
    return initials;
}

QString explain(const QString& what, const Error& error) {
    spdlog::warn("{} ({})", what.toStdString(), error.message);
    const auto why = refusalWords(error);
    // Where goods ran out that is all there is to say.
    const bool saysAll = error.why == Why::SoldOut || error.why == Why::FewLeft || error.why == Why::FewLeftHere;
    return saysAll || what.isEmpty() ? why : what + u' ' + why;
}

QString withReason(const QString& what, const QString& reason) {
    return reason.isEmpty() ? what : QStringLiteral("%1\n(%2)").arg(what, reason);
}

QString toQString(const Uuid& id) {
    return QString::fromStdString(id.toString());
}

std::optional<Uuid> toUuid(const QString& text) {
    return Uuid::fromString(text.toStdString());
}

} // namespace phin::counter
