#include "app/screens/cart_model.h"

#include "sync/model/currency.h"
#include "sync/model/voucher.h"

#include <QtCore/QVariantMap>

// How products, combos and codes come onto the open order, and how a line becomes another.

namespace phin::counter {

bool CartModel::add(const QString& id) {
    const auto menu = m_till.menu();
    if (menu->combo(id.toStdString()))
        return putCombo({id.toStdString(), {}, 1});
    const auto* product = menu->product(id.toStdString());
    if (product && product->sold_out()) {
        emit failed(tr("%1 is sold out.").arg(m_words.text(product->name())));
        return false;
    }
    if (product && product->open_price()) {
        emit priceNeeded(id, m_words.text(product->name()));
        return false;
    }
    if (product && mustAsk(*menu, *product)) {
        emit choiceNeeded(id);
        return false;
    }
    Choice choice;
    choice.product = id.toStdString();
    return put(choice);
}

void CartModel::configure(const QString& id) {
    const auto menu = m_till.menu();
    const auto* product = menu->product(id.toStdString());
    if (menu->combo(id.toStdString()))
        emit comboNeeded(id);
    else if (product && product->open_price() && !product->sold_out())
        emit priceNeeded(id, m_words.text(product->name()));
    else
        emit choiceNeeded(id);
}

void CartModel::addPriced(const QString& productId, qint64 unitMinor) {
    Choice choice;
    choice.product = productId.toStdString();
    choice.unitMinor = unitMinor;
    put(choice);
}

bool CartModel::scan(const QString& code) {
    const auto menu = m_till.menu();
    const auto [product, variant] = menu->barcode(code.trimmed().toStdString());
    if (!product && voucherCode(code.toStdString())) {
        emit voucherScanned(code.trimmed());
        return true;
    }
    if (!product) {
        emit failed(tr("Nothing on the menu has the code %1. Look for it by name.").arg(code.trimmed()));
        return false;
    }
    const auto id = QString::fromStdString(product->id());
    if (variant == variantOf(*product, {}) || product->sold_out() || mustAsk(*menu, *product))
        return add(id);
    Choice choice;
    choice.product = product->id();
    choice.variant = variant->id();
    return put(choice);
}

bool CartModel::putCombo(const ComboChoice& choice) {
    if (!ensureOpen())
        return false;
    const auto before = m_order;
    const auto menu = m_till.menu();
    const auto order = m_till.addCombo(m_id, choice, Joining::EqualLine);
    const auto* combo = menu->combo(choice.combo);
    if (!order && order.error().kind == ErrorKind::Refused && combo) {
        refreshParked();
        emit failed(explain(tr("%1 was not added.").arg(m_words.text(combo->name())), order.error()));
        return false;
    }
    if (!show(order, tr("Not added.")))
        return false;
    takeInHand(before);
    return true;
}

void CartModel::sameAgain(int number) {
    const auto* found = line(number);
    if (!found)
        return;
    const auto menu = m_till.menu();
    const auto before = m_order;
    const auto again = [&menu](const model::v1::OrderLine& each) {
        auto choice = choiceOf(*menu, each);
        choice.quantity = 1;
        choice.discount.Clear(); // given to that one
        choice.overrideMinor.reset();
        return choice;
    };
    const auto product = found->product();
    bool shown = false;
    if (found->combo_group() == 0) {
        shown = show(m_till.addLine(m_id, again(*found)), tr("Not added."), product, 1, 0);
    } else {
        ComboChoice set{found->combo(), {}, 1};
        for (const auto& each : m_order.lines())
            if (each.combo_group() == found->combo_group())
                set.parts.push_back(again(each));
        shown = show(m_till.addCombo(m_id, set), tr("Not added."));
    }
    if (shown)
        takeInHand(before);
}

void CartModel::changeSize(int number, const QString& sizeId) {
    const auto* found = line(number);
    if (!found || found->variant() == sizeId.toStdString())
        return;
    auto choice = choiceOf(*m_till.menu(), *found);
    choice.variant = sizeId.toStdString();
    put(choice, number);
}

void CartModel::repeat(const model::v1::PricedOrder& earlier) {
    if (!ensureOpen())
        return;
    std::vector<model::v1::OrderLine> leftOut;
    if (!show(m_till.repeat(m_id, earlier, leftOut), tr("Not added.")) || leftOut.empty())
        return;
    QStringList names;
    for (const auto& each : leftOut)
        names += m_words.text(each.name());
    emit told(tr("Left out, as it cannot be had now: %1").arg(names.join(QStringLiteral(", "))));
}

PriceSituation CartModel::situation(const model::v1::OrderLine* line) const {
    const auto time = m_till.shopTime();
    const auto at = line && line->added_at_ms() != 0 ? line->added_at_ms() : time.nowMs;
    return {static_cast<model::v1::Channel>(m_channel), shopMoment(at, time.utcOffsetMinutes, time.dayStartsHour)};
}

QString CartModel::zeros() const {
    return currencyDigits(m_order.currency()) == 0 ? QStringLiteral("000") : QStringLiteral("00");
}

void CartModel::minutePassed() {
    for (int row = 0; row < rowCount(); ++row)
        if (m_rows[static_cast<std::size_t>(row)].line.has_price_list_name())
            emit dataChanged(index(row), index(row), {PriceNote});
}

/// A price that was shown stays when its list ends, and the line says so.
QString CartModel::priceNote(const model::v1::OrderLine& line) const {
    if (line.open_price())
        return tr("Price typed");
    if (!line.has_price_list_name())
        return {};
    const auto name = m_words.text(line.price_list_name());
    const auto menu = m_till.menu();
    for (const auto& list : menu->menu().price_lists())
        if (list.id() == line.price_list() && applies(list, situation()))
            return name;
    return tr("%1 is over, price kept").arg(name);
}

bool CartModel::configurable(const model::v1::OrderLine& line) const {
    const auto menu = m_till.menu();
    const auto* product = menu->product(line.product());
    return product && (product->variants_size() > 1 || !product->modifier_groups().empty());
}

QVariantList CartModel::sizes(const model::v1::OrderLine& line) const {
    QVariantList sizes;
    const auto menu = m_till.menu();
    const auto* product = menu->product(line.product());
    if (!product || product->variants_size() < 2 || line.combo_group() != 0)
        return sizes;
    for (const auto& variant : product->variants())
        sizes.append(QVariantMap{{QStringLiteral("sizeId"), QString::fromStdString(variant.id())},
                                 {QStringLiteral("name"), m_words.text(variant.name())},
                                 {QStringLiteral("current"), variant.id() == line.variant()}});
    return sizes;
}

} // namespace phin::counter
