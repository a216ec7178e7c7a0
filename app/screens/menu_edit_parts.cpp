#include "app/screens/menu_edit_model.h"
#include "app/screens/menu_edit_words.h"
#include "sync/model/dated_prices.h"

#include <QtCore/QLocale>

#include <map>

// The kinds of parts that are edited: their rows, their forms, and what is kept of these.

namespace phin::counter {
namespace {

constexpr std::size_t mostRows = 400;

template <class Parts>
const typename Parts::value_type* partIn(const Parts& parts, const std::string& id) {
    for (const auto& part : parts)
        if (part.id() == id)
            return &part;
    return nullptr;
}

} // namespace

std::vector<MenuEditRows::Row> MenuEditModel::productRows(int& more) const {
    const auto& menu = m_draft->menu();
    const auto today = m_till.businessDate();
    const auto sought = withoutMarks(m_search.trimmed());
    const auto category = m_filter.toStdString();
    std::vector<MenuEditRows::Row> rows;
    for (const auto& product : menu.products()) {
        if (!category.empty() && product.category() != category)
            continue;
        if (!sought.isEmpty() && !withoutMarks(QString::fromStdString(product.name().vi()) + u' ' +
                                               QString::fromStdString(product.name().en()))
                                      .contains(sought))
            continue;
        if (rows.size() == mostRows) {
            ++more;
            continue;
        }
        const auto* in = m_draft->category(product.category());
        auto& row = rows.emplace_back();
        row.id = QString::fromStdString(product.id());
        row.title = m_words.text(product.name());
        row.initials = initialsOf(row.title);
        row.detail = in ? m_words.text(in->name()) : QString();
        row.colour = in ? QString::fromStdString(in->colour()) : QString();
        if (!product.picture().empty())
            row.picture = QStringLiteral("image://pictures/") + QString::fromStdString(product.picture());
        QStringList prices;
        for (const auto& variant : product.variants()) {
            const auto size = m_words.text(variant.name());
            prices +=
                (size.isEmpty() ? QString() : size + u' ') + m_words.money(priceOn(variant, today), menu.currency());
        }
        row.price = product.open_price() ? tr("Price typed") : prices.join(QStringLiteral(" · "));
        row.soldOut = product.sold_out();
        row.mark = markOf(MenuChange::Of::Product, product.id());
    }
    return rows;
}

std::vector<MenuEditRows::Row> MenuEditModel::partRows() const {
    const auto& menu = m_draft->menu();
    std::vector<MenuEditRows::Row> rows;
    const auto add = [&](const auto& part, MenuChange::Of of, const QString& detail, const std::string& colour = {}) {
        auto& row = rows.emplace_back();
        row.id = QString::fromStdString(part.id());
        row.title = m_words.text(part.name());
        row.initials = initialsOf(row.title);
        row.detail = detail;
        row.colour = QString::fromStdString(colour);
        row.mark = markOf(of, part.id());
    };
    if (m_section == u"categories") {
        std::map<std::string_view, int> counts;
        for (const auto& product : menu.products())
            ++counts[product.category()];
        for (const auto& category : menu.categories())
            add(category, MenuChange::Of::Category, tr("%n products", nullptr, counts[category.id()]),
                category.colour());
    } else if (m_section == u"groups") {
        for (const auto& group : menu.modifier_groups()) {
            QStringList options;
            for (const auto& modifier : group.modifiers())
                options += m_words.text(modifier.name());
            add(group, MenuChange::Of::Group, options.join(QStringLiteral(", ")));
        }
    } else if (m_section == u"lists") {
        for (const auto& list : menu.price_lists())
            add(list, MenuChange::Of::PriceList, timesOf(list));
    } else if (m_section == u"taxes") {
        for (const auto& tax : menu.taxes()) {
            const auto rate = taxRateAt(tax, m_till.businessDate());
            const auto percent = rate ? QString::number(*rate / 100.0) + u'%' : tr("No rate today");
            add(tax, MenuChange::Of::Tax,
                percent + QStringLiteral(" · ") + (tax.inclusive() ? tr("Prices contain it") : tr("Added to prices")));
        }
    } else {
        for (const auto& station : menu.stations())
            add(station, MenuChange::Of::Station, station.prepares() ? tr("Makes what is ordered") : tr("Hands over"));
    }
    return rows;
}

QString MenuEditModel::timesOf(const model::v1::PriceList& list) const {
    const QLocale locale(m_words.language == "vi" ? QLocale::Vietnamese : QLocale::English);
    QStringList times;
    for (const auto& window : list.windows()) {
        QStringList days;
        for (const auto day : window.weekdays())
            days += locale.standaloneDayName(day, QLocale::ShortFormat);
        const auto clock = [](int minute) {
            return QStringLiteral("%1:%2").arg(minute / 60).arg(minute % 60, 2, 10, QChar(u'0'));
        };
        if (window.from_minute() != window.until_minute())
            days += clock(window.from_minute()) + u'–' + clock(window.until_minute());
        times += days.join(u' ');
    }
    return times.isEmpty() ? tr("Always") : times.join(QStringLiteral(" · "));
}

void MenuEditModel::add() {
    const auto& menu = m_draft->menu();
    if (m_section == u"products") {
        const auto first = menu.categories().empty() ? QString() : QString::fromStdString(menu.categories(0).id());
        m_product.load(m_draft, nullptr, m_filter.isEmpty() ? first : m_filter, m_words, m_till.businessDate());
        go(Product);
    } else if (m_section == u"categories") {
        m_category.load(menu, nullptr, m_words);
        go(Category);
    } else if (m_section == u"groups") {
        m_group.load(menu, nullptr, m_words, m_till.businessDate());
        go(Group);
    } else if (m_section == u"lists") {
        m_list.load(menu, nullptr, m_words);
        go(PriceList);
    } else if (m_section == u"taxes") {
        m_tax.load(nullptr);
        go(Tax);
    } else {
        m_station.load(menu, nullptr, m_words);
        go(Station);
    }
}

void MenuEditModel::edit(const QString& id) {
    const auto wanted = id.toStdString();
    const auto& menu = m_draft->menu();
    if (m_section == u"products") {
        if (const auto* product = m_draft->product(wanted)) {
            m_product.load(m_draft, product, {}, m_words, m_till.businessDate());
            go(Product);
        }
    } else if (m_section == u"categories") {
        if (const auto* category = m_draft->category(wanted)) {
            m_category.load(menu, category, m_words);
            go(Category);
        }
    } else if (m_section == u"groups") {
        if (const auto* group = m_draft->group(wanted)) {
            m_group.load(menu, group, m_words, m_till.businessDate());
            go(Group);
        }
    } else if (m_section == u"lists") {
        if (const auto* list = partIn(menu.price_lists(), wanted)) {
            m_list.load(menu, list, m_words);
            go(PriceList);
        }
    } else if (m_section == u"taxes") {
        if (const auto* tax = m_draft->tax(wanted)) {
            m_tax.load(tax);
            go(Tax);
        }
    } else if (const auto* station = m_draft->station(wanted)) {
        m_station.load(menu, station, m_words);
        go(Station);
    }
}

void MenuEditModel::keep() {
    if (m_busy)
        return;
    // What a form holds, put on the menu: `putPart` and `placeOf` are those of its kind.
    const auto keepPart = [this](const auto& part, auto putPart, auto placeOf) {
        apply([part, putPart](model::v1::Menu& menu) { putPart(menu, part); },
              [id = part.id(), placeOf](const model::v1::Menu& menu) { return placeOf(menu, id); },
              tr("Kept: %1").arg(m_words.text(part.name())));
    };
    const auto& menu = m_draft->menu();
    switch (m_stage) {
    case Product:
        if (const auto product = m_product.product())
            keepPart(*product, &putProduct, &placeOfProduct);
        break;
    case Category:
        keepPart(m_category.category(menu), &putCategory, &placeOfCategory);
        break;
    case Group:
        if (const auto group = m_group.group(menu))
            keepPart(*group, &putGroup, &placeOfGroup);
        break;
    case PriceList:
        if (const auto list = m_list.list(menu))
            keepPart(*list, &putPriceList, &placeOfPriceList);
        break;
    case Tax:
        if (const auto tax = m_tax.tax(menu))
            keepPart(*tax, &putTax, &placeOfTax);
        break;
    case Station:
        if (const auto station = m_station.station(menu))
            keepPart(*station, &putStation, &placeOfStation);
        break;
    case List:
    case Picture:
    case Changes:
        break;
    }
}

void MenuEditModel::retire() {
    if (m_busy)
        return;
    const auto gone = [this](const auto* part, auto retirePart) {
        if (!part) // it was never kept
            return back();
        apply([id = part->id(), retirePart](model::v1::Menu& menu) { retirePart(menu, id); },
              [](const model::v1::Menu&) { return std::string(); },
              tr("%1 is taken off the menu.").arg(m_words.text(part->name())));
    };
    switch (m_stage) {
    case Product:
        return gone(m_draft->product(m_product.id()), &retireProduct);
    case Category:
        return gone(m_draft->category(m_category.id()), &retireCategory);
    case Group:
        return gone(m_draft->group(m_group.id()), &retireGroup);
    case PriceList:
        return gone(partIn(m_draft->menu().price_lists(), m_list.id()), &retirePriceList);
    case Tax:
        return gone(m_draft->tax(m_tax.id()), &retireTax);
    case Station:
        return gone(m_draft->station(m_station.id()), &retireStation);
    case List:
    case Picture:
    case Changes:
        back();
    }
}

void MenuEditModel::showErrors(const QVariantMap& errors) {
    switch (m_stage) {
    case Product:
        return m_product.setErrors(errors);
    case Category:
        return m_category.setErrors(errors);
    case Group:
        return m_group.setErrors(errors);
    case PriceList:
        return m_list.setErrors(errors);
    case Tax:
        return m_tax.setErrors(errors);
    case Station:
        return m_station.setErrors(errors);
    case List:
    case Picture:
    case Changes:
        break;
    }
}

} // namespace phin::counter
