#include "app/screens/rule_forms.h"

#include "app/counter/menu_edits.h"
#include "app/screens/found_days.h"
#include "app/screens/menu_edit_words.h"
#include "app/screens/part_forms.h"
#include "app/screens/product_form.h"
#include "sync/model/business_day.h"

#include <QtCore/QLocale>
#include <QtCore/QTime>

#include <algorithm>

namespace phin::counter {
namespace {

constexpr int minutesADay = 24 * 60;

/// Hundredths of a percent, from "8", "8.5" or "8,5".
std::optional<std::int32_t> typedPercent(const QString& text, std::int64_t least, std::int64_t most) {
    auto plain = text.trimmed();
    if (plain.endsWith(u'%'))
        plain.chop(1);
    const auto value = MenuEditWords::typedMinor(plain, "USD"); // two digits behind the point
    return value && *value >= least && *value <= most ? std::optional(static_cast<std::int32_t>(*value)) : std::nullopt;
}

QString percentText(std::int32_t basisPoints) {
    auto text = MenuEditWords::fieldText(basisPoints, "USD");
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

std::optional<int> typedMinute(const QString& text) {
    if (text.trimmed() == u"24:00")
        return minutesADay;
    const auto time = QTime::fromString(text.trimmed(), QStringLiteral("H:mm"));
    return time.isValid() ? std::optional(time.hour() * 60 + time.minute()) : std::nullopt;
}

QString minuteText(int minute) {
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QChar(u'0')).arg(minute % 60, 2, 10, QChar(u'0'));
}

template <class Values, class Value>
void toggle(Values& values, const Value& value) {
    const auto at = std::find(values.begin(), values.end(), value);
    if (at == values.end())
        values.insert(std::upper_bound(values.begin(), values.end(), value), value);
    else
        values.erase(at);
}

template <class Value>
bool holds(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::string wishOf(const QString& vi, const QString& en) {
    return withoutMarks(en.trimmed().isEmpty() ? vi : en).toStdString();
}

} // namespace

// --- a tax

void TaxForm::load(const model::v1::TaxRate* tax) {
    m_isNew = tax == nullptr;
    m_original = tax ? *tax : model::v1::TaxRate();
    m_vi = QString::fromStdString(m_original.name().vi());
    m_en = QString::fromStdString(m_original.name().en());
    m_inclusive = m_isNew || m_original.inclusive();
    m_rates.clear();
    for (const auto& period : m_original.periods())
        m_rates.push_back({percentText(period.basis_points()),
                           period.from_date() == 0 ? QString() : FoundDays::dayOf(period.from_date()).text()});
    if (m_rates.empty())
        m_rates.push_back({});
    m_errors.clear();
    emit loaded();
    emit edited();
    emit ratesChanged();
    emit errorsChanged();
}

std::optional<model::v1::TaxRate> TaxForm::tax(const model::v1::Menu& menu) {
    auto tax = m_original;
    QVariantMap errors;
    *tax.mutable_name() = typedName(m_vi, m_en);
    tax.set_inclusive(m_inclusive);
    struct Period {
        std::int32_t from, basisPoints;
    };
    std::vector<Period> periods;
    for (std::size_t i = 0; i < m_rates.size(); ++i) {
        const auto rate = typedPercent(m_rates[i].percent, 0, 10'000);
        const auto text = m_rates[i].from.trimmed();
        const auto days = text.isEmpty() ? std::nullopt : FoundDays::read(text);
        if (!rate)
            errors[QStringLiteral("rate-%1").arg(i)] = tr("Type a rate from 0 to 100.");
        else if (!text.isEmpty() && (!days || days->span != FoundDays::Span::Day))
            errors[QStringLiteral("rate-%1").arg(i)] = tr("Type a day, like 1/1/2027.");
        else
            periods.push_back({days ? days->first : 0, *rate});
    }
    std::stable_sort(periods.begin(), periods.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    const auto last = m_original.periods().empty() ? 0 : m_original.periods().rbegin()->until_date();
    tax.clear_periods();
    for (std::size_t i = 0; i < periods.size(); ++i) {
        if (i > 0 && periods[i].from == periods[i - 1].from)
            errors[QStringLiteral("periods")] = tr("Two rates begin on the same day.");
        auto& period = *tax.add_periods();
        period.set_from_date(periods[i].from);
        period.set_basis_points(periods[i].basisPoints);
        // one holds until the next; how the last one ended stays
        period.set_until_date(i + 1 < periods.size() ? periods[i + 1].from : last > periods[i].from ? last : 0);
    }
    if (m_isNew)
        tax.set_id(freshId(menu.taxes(), wishOf(m_vi, m_en)));
    setErrors(errors);
    return errors.isEmpty() ? std::optional(std::move(tax)) : std::nullopt;
}

void TaxForm::setErrors(const QVariantMap& errors) {
    m_errors = errors;
    emit errorsChanged();
}

void TaxForm::addRate() {
    m_rates.push_back({});
    emit ratesChanged();
}

void TaxForm::removeRate(int at) {
    if (at < 0 || at >= static_cast<int>(m_rates.size()) || m_rates.size() == 1)
        return;
    m_rates.erase(m_rates.begin() + at);
    emit ratesChanged();
}

void TaxForm::setRate(int at, const QString& field, const QString& text) {
    if (at < 0 || at >= static_cast<int>(m_rates.size()))
        return;
    auto& rate = m_rates[static_cast<std::size_t>(at)];
    (field == u"percent" ? rate.percent : rate.from) = text; // no signal: the field shows it already
}

QVariantList TaxForm::rates() const {
    QVariantList list;
    for (const auto& rate : m_rates)
        list += QVariantMap{{QStringLiteral("percent"), rate.percent}, {QStringLiteral("from"), rate.from}};
    return list;
}

// --- a price list

void PriceListForm::load(const model::v1::Menu& menu, const model::v1::PriceList* list, const Words& words) {
    m_isNew = list == nullptr;
    m_original = list ? *list : model::v1::PriceList();
    m_words = words;
    m_currency = menu.currency();
    m_vi = QString::fromStdString(m_original.name().vi());
    m_en = QString::fromStdString(m_original.name().en());
    const auto& change = m_original.change();
    m_percent = m_original.has_change() ? percentText(change.basis_points()) : QString();
    m_rounding =
        change.round_to_minor() > 1 ? MenuEditWords::fieldText(change.round_to_minor(), m_currency) : QString();
    m_channels.assign(m_original.channels().begin(), m_original.channels().end());
    std::sort(m_channels.begin(), m_channels.end());
    m_chosen.assign(change.categories().begin(), change.categories().end());
    m_categories.clear();
    for (const auto& category : menu.categories())
        m_categories.emplace_back(category.id(), words.text(category.name()));
    m_windows.clear();
    for (const auto& window : m_original.windows()) {
        std::vector<int> days(window.weekdays().begin(), window.weekdays().end());
        std::sort(days.begin(), days.end());
        m_windows.push_back({minuteText(window.from_minute()), minuteText(window.until_minute()), std::move(days)});
    }
    m_errors.clear();
    emit loaded();
    emit edited();
    emit windowsChanged();
    emit errorsChanged();
}

std::optional<model::v1::PriceList> PriceListForm::list(const model::v1::Menu& menu) {
    auto list = m_original;
    QVariantMap errors;
    *list.mutable_name() = typedName(m_vi, m_en);
    list.clear_channels();
    for (const auto channel : m_channels)
        list.add_channels(static_cast<model::v1::Channel>(channel));
    list.clear_windows();
    for (std::size_t i = 0; i < m_windows.size(); ++i) {
        const auto from = typedMinute(m_windows[i].from), until = typedMinute(m_windows[i].until);
        if (!from || !until || *from == minutesADay) {
            errors[QStringLiteral("window-%1").arg(i)] = tr("Type times like 14:00.");
            continue;
        }
        auto& window = *list.add_windows();
        window.set_from_minute(*from);
        window.set_until_minute(*until);
        for (const auto day : m_windows[i].days)
            window.add_weekdays(day);
    }
    list.clear_change();
    if (!m_percent.trimmed().isEmpty()) {
        const auto change = typedPercent(m_percent, -10'000, 100'000);
        const auto rounding = m_rounding.trimmed().isEmpty() ? std::optional<std::int64_t>(0)
                                                             : MenuEditWords::typedMinor(m_rounding, m_currency);
        if (!change)
            errors[QStringLiteral("percent")] = tr("Type by how much per cent: -20 is a fifth less.");
        if (!rounding || *rounding < 0)
            errors[QStringLiteral("rounding")] = tr("This is no amount.");
        if (change && rounding) {
            list.mutable_change()->set_basis_points(*change);
            list.mutable_change()->set_round_to_minor(*rounding);
            for (const auto& category : m_chosen)
                list.mutable_change()->add_categories(category);
        }
    }
    if (m_isNew) {
        list.set_id(freshId(menu.price_lists(), wishOf(m_vi, m_en)));
        std::int32_t highest = 0;
        for (const auto& other : menu.price_lists())
            highest = std::max(highest, other.priority());
        list.set_priority(highest + 1); // what was made last is meant where two say what one thing costs
    }
    setErrors(errors);
    return errors.isEmpty() ? std::optional(std::move(list)) : std::nullopt;
}

void PriceListForm::setErrors(const QVariantMap& errors) {
    m_errors = errors;
    emit errorsChanged();
}

void PriceListForm::toggleChannel(int channel) {
    toggle(m_channels, channel);
    emit edited();
}

void PriceListForm::toggleCategory(const QString& id) {
    toggle(m_chosen, id.toStdString());
    emit edited();
}

void PriceListForm::addWindow() {
    m_windows.push_back({QStringLiteral("14:00"), QStringLiteral("17:00"), {}});
    emit windowsChanged();
}

void PriceListForm::removeWindow(int at) {
    if (at < 0 || at >= static_cast<int>(m_windows.size()))
        return;
    m_windows.erase(m_windows.begin() + at);
    emit windowsChanged();
}

void PriceListForm::setWindow(int at, const QString& field, const QString& text) {
    if (at < 0 || at >= static_cast<int>(m_windows.size()))
        return;
    auto& window = m_windows[static_cast<std::size_t>(at)];
    (field == u"from" ? window.from : window.until) = text; // no signal: the field shows it already
}

void PriceListForm::toggleDay(int at, int day) {
    if (at < 0 || at >= static_cast<int>(m_windows.size()) || day < 1 || day > 7)
        return;
    toggle(m_windows[static_cast<std::size_t>(at)].days, day);
    emit windowsChanged();
}

QVariantList PriceListForm::channels() const {
    const auto option = [this](int channel, const QString& text) {
        return QVariantMap{{QStringLiteral("value"), channel},
                           {QStringLiteral("text"), text},
                           {QStringLiteral("chosen"), holds(m_channels, channel)}};
    };
    return {option(model::v1::HERE, tr("Here")), option(model::v1::TAKEAWAY, tr("Take away")),
            option(model::v1::DELIVERY, tr("Delivery"))};
}

QVariantList PriceListForm::categories() const {
    QVariantList list;
    for (const auto& [id, name] : m_categories)
        list += QVariantMap{{QStringLiteral("value"), QString::fromStdString(id)},
                            {QStringLiteral("text"), name},
                            {QStringLiteral("chosen"), holds(m_chosen, id)}};
    return list;
}

QVariantList PriceListForm::windows() const {
    const QLocale locale(m_words.language == "vi" ? QLocale::Vietnamese : QLocale::English);
    QVariantList list;
    for (const auto& window : m_windows) {
        QVariantList days;
        for (int day = 1; day <= 7; ++day)
            days += QVariantMap{{QStringLiteral("value"), day},
                                {QStringLiteral("text"), locale.standaloneDayName(day, QLocale::ShortFormat)},
                                {QStringLiteral("chosen"), holds(window.days, day)}};
        list += QVariantMap{{QStringLiteral("from"), window.from},
                            {QStringLiteral("until"), window.until},
                            {QStringLiteral("days"), days}};
    }
    return list;
}

// --- a station

void StationForm::load(const model::v1::Menu& menu, const model::v1::Station* station, const Words& words) {
    m_isNew = station == nullptr;
    m_original = station ? *station : model::v1::Station();
    m_vi = QString::fromStdString(m_original.name().vi());
    m_en = QString::fromStdString(m_original.name().en());
    m_prepares = m_isNew || m_original.prepares();
    const auto number = [](std::int32_t value) { return value == 0 ? QString() : QString::number(value); };
    m_fallsTo = QString::fromStdString(m_original.falls_to());
    m_fallsAfter = number(m_original.falls_after_seconds());
    m_overload = number(m_original.overload_units());
    m_hands = number(m_original.hands());
    m_standIns = makerOptions(menu, words, m_original.id());
    m_standIns.prepend(QVariantMap{{QStringLiteral("value"), QString()}, {QStringLiteral("text"), tr("Nobody")}});
    m_errors.clear();
    emit loaded();
    emit edited();
    emit errorsChanged();
}

std::optional<model::v1::Station> StationForm::station(const model::v1::Menu& menu) {
    auto station = m_original;
    QVariantMap wrong;
    const auto number = [&wrong](const char* field, const QString& typed) {
        bool whole = true;
        const auto value = typed.trimmed().isEmpty() ? 0 : typed.trimmed().toInt(&whole);
        if (!whole)
            wrong[QLatin1String(field)] = tr("Type a whole number.");
        return value;
    };
    station.set_falls_to(m_prepares ? m_fallsTo.toStdString() : std::string());
    station.set_falls_after_seconds(number("falls_after_seconds", m_fallsAfter));
    station.set_overload_units(number("overload_units", m_overload));
    station.set_hands(number("hands", m_hands));
    *station.mutable_name() = typedName(m_vi, m_en);
    station.set_prepares(m_prepares);
    if (m_isNew)
        station.set_id(freshId(menu.stations(), wishOf(m_vi, m_en)));
    if (!wrong.isEmpty()) {
        setErrors(wrong);
        return std::nullopt;
    }
    return station;
}

void StationForm::setErrors(const QVariantMap& errors) {
    m_errors = errors;
    emit errorsChanged();
}

} // namespace phin::counter
