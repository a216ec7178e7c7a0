#include "app/screens/menu_edit_words.h"

#include "sync/model/business_day.h"
#include "sync/model/currency.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <array>

namespace phin::counter {
namespace {

/// What checkMenu() can say of what is edited here; "%1" for what it names. Others are shown as they come.
constexpr std::array knownProblems{
    QT_TRANSLATE_NOOP("MenuProblem", "it needs a name in at least one language"),
    QT_TRANSLATE_NOOP("MenuProblem", "its name is empty"),
    QT_TRANSLATE_NOOP("MenuProblem", "its name must be one line without control characters"),
    QT_TRANSLATE_NOOP("MenuProblem", "its name is longer than %1 characters"),
    QT_TRANSLATE_NOOP("MenuProblem", "the id %1 is used twice"),
    QT_TRANSLATE_NOOP("MenuProblem", "there is no category %1"),
    QT_TRANSLATE_NOOP("MenuProblem", "there is no station %1"),
    QT_TRANSLATE_NOOP("MenuProblem", "it needs a station, here or in its category"),
    QT_TRANSLATE_NOOP("MenuProblem", "a station cannot stand in for itself"),
    QT_TRANSLATE_NOOP("MenuProblem", "what makes nothing needs nobody to stand in"),
    QT_TRANSLATE_NOOP("MenuProblem", "station %1 makes nothing"),
    QT_TRANSLATE_NOOP("MenuProblem", "it is made at %1 anyway"),
    QT_TRANSLATE_NOOP("MenuProblem", "it is between %1 and %2"),
    QT_TRANSLATE_NOOP("MenuProblem", "it cannot be negative"),
    QT_TRANSLATE_NOOP("MenuProblem", "a price cannot be negative"),
    QT_TRANSLATE_NOOP("MenuProblem", "with its cheapest modifiers it would cost less than nothing"),
    QT_TRANSLATE_NOOP("MenuProblem", "a product needs at least one variant with a price"),
    QT_TRANSLATE_NOOP("MenuProblem", "what has an open price has no sizes"),
    QT_TRANSLATE_NOOP("MenuProblem", "the barcode %1 stands on the menu twice"),
    QT_TRANSLATE_NOOP("MenuProblem", "a barcode is made of %1 to %2 printable ASCII characters without spaces"),
    QT_TRANSLATE_NOOP("MenuProblem", "a menu needs at least one product"),
    QT_TRANSLATE_NOOP("MenuProblem", "a group needs at least one modifier"),
    QT_TRANSLATE_NOOP("MenuProblem", "at least one must be allowed"),
    QT_TRANSLATE_NOOP("MenuProblem", "the guest must choose %1 but may choose only %2"),
    QT_TRANSLATE_NOOP("MenuProblem", "the guest must choose %1 of only %2"),
    QT_TRANSLATE_NOOP("MenuProblem", "%1 are chosen by default but at most %2 may be"),
    QT_TRANSLATE_NOOP("MenuProblem", "there is nothing to choose"),
    QT_TRANSLATE_NOOP("MenuProblem", "%1 has to be asked about and cannot be part of a combo"),
    QT_TRANSLATE_NOOP("MenuProblem", "%1 has an open price and cannot be part of a combo"),
};

QString moneyText(const std::optional<std::int64_t>& minor, const Words& words, const std::string& currency) {
    return minor ? words.money(*minor, currency) : QString();
}

} // namespace

QString MenuEditWords::problem(const std::string& message) {
    const auto text = QString::fromStdString(message);
    static const QRegularExpression named(QStringLiteral("\"[^\"]*\"|\\b\\d+\\b"));
    QString form;
    QStringList names;
    qsizetype from = 0;
    for (auto matches = named.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        form += text.mid(from, match.capturedStart() - from) + u'%' + QString::number(names.size() + 1);
        names += match.captured();
        from = match.capturedEnd();
    }
    form += text.mid(from);
    for (const auto* const known : knownProblems)
        if (form == QLatin1String(known)) {
            auto words = QCoreApplication::translate("MenuProblem", known);
            for (const auto& name : names)
                words = words.arg(name);
            return words;
        }
    return text;
}

QString MenuEditWords::fieldName(MenuChange::Field field) {
    switch (field) {
    case MenuChange::Field::Name:
        return tr("Name");
    case MenuChange::Field::Category:
        return tr("Category");
    case MenuChange::Field::Station:
        return tr("Station");
    case MenuChange::Field::Tax:
        return tr("Tax");
    case MenuChange::Field::Price:
    case MenuChange::Field::PriceToCome:
        return tr("Price");
    case MenuChange::Field::Sizes:
        return tr("Sizes");
    case MenuChange::Field::Groups:
        return tr("Choices");
    case MenuChange::Field::SoldOut:
        return tr("Sold out");
    case MenuChange::Field::OpenPrice:
        return tr("Price typed at the till");
    case MenuChange::Field::Target:
        return tr("Preparation time");
    case MenuChange::Field::Barcodes:
        return tr("Barcodes");
    case MenuChange::Field::Allergens:
        return tr("Allergens");
    case MenuChange::Field::Picture:
        return tr("Picture");
    case MenuChange::Field::Colour:
        return tr("Colour");
    case MenuChange::Field::HowMany:
        return tr("How many to choose");
    case MenuChange::Field::Options:
        return tr("Options");
    case MenuChange::Field::Rate:
        return tr("Rate");
    case MenuChange::Field::When:
        return tr("Days and hours");
    case MenuChange::Field::Channels:
        return tr("Channels");
    case MenuChange::Field::Prices:
        return tr("Prices");
    case MenuChange::Field::Prepares:
        return tr("What it does");
    case MenuChange::Field::AlsoAt:
        return tr("Also made at");
    case MenuChange::Field::FallsTo:
        return tr("Stand-in");
    case MenuChange::Field::Other:
        break;
    }
    return tr("Details");
}

QString MenuEditWords::kindOf(MenuChange::Of of) {
    switch (of) {
    case MenuChange::Of::Category:
        return tr("Category");
    case MenuChange::Of::Group:
        return tr("Choices");
    case MenuChange::Of::Tax:
        return tr("Tax");
    case MenuChange::Of::PriceList:
        return tr("Price list");
    case MenuChange::Of::Station:
        return tr("Station");
    case MenuChange::Of::Product:
        break;
    }
    return {};
}

QString MenuEditWords::line(const MenuChange::Detail& detail, const Words& words, const std::string& currency) {
    const auto size = words.text(detail.what);
    auto name = fieldName(detail.field);
    if (!size.isEmpty())
        name += u' ' + size;
    if (detail.field == MenuChange::Field::SoldOut)
        return detail.after.en() == "yes" ? tr("Sold out from now on") : tr("Can be had again");
    if (detail.field == MenuChange::Field::PriceToCome) {
        const auto from = day(detail.day, words.language);
        return detail.afterMinor ? tr("%1 from %2: %3").arg(name, from, moneyText(detail.afterMinor, words, currency))
                                 : tr("%1 from %2: taken back").arg(name, from);
    }
    const bool priced = detail.field == MenuChange::Field::Price;
    const auto before = priced ? moneyText(detail.beforeMinor, words, currency) : words.text(detail.before);
    const auto after = priced ? moneyText(detail.afterMinor, words, currency) : words.text(detail.after);
    if (after.isEmpty())
        return tr("%1 changed").arg(name);
    if (before == after) // in the other language
        return tr("%1 changed").arg(name);
    return before.isEmpty() ? tr("%1: %2").arg(name, after) : tr("%1: %2 → %3").arg(name, before, after);
}

QVariantList MenuEditWords::changes(const std::vector<MenuChange>& changes, const Words& words,
                                    const std::string& currency) {
    QVariantList list;
    for (const auto& change : changes) {
        QStringList lines;
        for (const auto& detail : change.details)
            lines += line(detail, words, currency);
        const bool added = change.kind == MenuChange::Kind::Added;
        const bool retired = change.kind == MenuChange::Kind::Retired;
        list += QVariantMap{{QStringLiteral("title"), words.text(change.name)},
                            {QStringLiteral("kind"), added     ? QStringLiteral("added")
                                                     : retired ? QStringLiteral("retired")
                                                               : QStringLiteral("changed")},
                            {QStringLiteral("kindText"), added     ? tr("New")
                                                         : retired ? tr("Taken off")
                                                                   : tr("Changed")},
                            {QStringLiteral("of"), kindOf(change.of)},
                            {QStringLiteral("lines"), lines}};
    }
    return list;
}

QString MenuEditWords::day(std::int32_t day, const std::string& language) {
    const QDate date(day / 10'000, day / 100 % 100, day % 100);
    return language == "vi" ? date.toString(QStringLiteral("d/M/yyyy"))
                            : QLocale(QLocale::English).toString(date, QStringLiteral("MMM d, yyyy"));
}

QString MenuEditWords::dayWithWeekday(std::int32_t day, const std::string& language) {
    const QDate date(day / 10'000, day / 100 % 100, day % 100);
    return language == "vi" ? QLocale(QLocale::Vietnamese).toString(date, QStringLiteral("dddd, d/M"))
                            : QLocale(QLocale::English).toString(date, QStringLiteral("dddd, MMM d"));
}

std::optional<std::int64_t> MenuEditWords::typedMinor(const QString& text, std::string_view currency) {
    auto plain = text.trimmed();
    plain.remove(u' ');
    plain.remove(QChar(0x00A0));
    static const QRegularExpression grouped(QStringLiteral("^-?\\d{1,3}([.,]\\d{3})+$"));
    if (currencyDigits(currency) == 0 && grouped.match(plain).hasMatch())
        plain.remove(u'.').remove(u',');
    else if (currencyDigits(currency) == 0 && (plain.contains(u'.') || plain.contains(u',')))
        return std::nullopt; // "45.0" is as likely to be 45,000 as 45
    else if (plain.count(u',') == 1 && !plain.contains(u'.'))
        plain.replace(u',', u'.');
    const auto minor = parseMinor(plain.toStdString(), currency);
    return minor ? std::optional(*minor) : std::nullopt;
}

QString MenuEditWords::fieldText(std::int64_t minor, std::string_view currency) {
    const int digits = currencyDigits(currency);
    if (digits == 0)
        return QString::number(minor);
    std::int64_t one = 1;
    for (int i = 0; i < digits; ++i)
        one *= 10;
    return (minor < 0 ? QStringLiteral("-") : QString()) + QString::number(std::abs(minor / one)) + u'.' +
           QString::number(std::abs(minor % one)).rightJustified(digits, u'0');
}

} // namespace phin::counter
