#include "app/screens/combo_sheet_model.h"

#include <QtCore/QVariantMap>

namespace phin::counter {

ComboSheetModel::ComboSheetModel(CartModel& cart, QObject* parent)
    : QObject(parent)
    , m_cart(cart)
    , m_menu(cart.till().menu()) {}

bool ComboSheetModel::soldOut(const model::v1::ComboChoice& choice) const {
    const auto* product = m_menu->product(choice.product());
    return !product || product->sold_out();
}

void ComboSheetModel::openCombo(const QString& comboId) {
    m_menu = m_cart.till().menu();
    m_combo = m_menu->combo(comboId.toStdString());
    m_quantity = 1;
    m_chosen.clear();
    if (m_combo)
        for (const auto& part : m_combo->parts()) {
            int usual = 0;
            while (usual + 1 < part.choices_size() && soldOut(part.choices(usual)))
                ++usual;
            m_chosen.push_back(usual);
        }
    emit openChanged();
    emit choiceChanged();
}

void ComboSheetModel::close() {
    if (!std::exchange(m_combo, nullptr))
        return;
    emit openChanged(); // the parts stay to be seen while the sheet slides away
}

void ComboSheetModel::choose(int part, int option) {
    if (!m_combo || part < 0 || part >= m_combo->parts_size() || option < 0 ||
        option >= m_combo->parts(part).choices_size())
        return;
    m_chosen[static_cast<std::size_t>(part)] = option;
    emit choiceChanged();
}

void ComboSheetModel::setQuantity(int quantity) {
    if (quantity == m_quantity || quantity < 1 || quantity > maxQuantity)
        return;
    m_quantity = quantity;
    emit choiceChanged();
}

ComboChoice ComboSheetModel::choice() const {
    ComboChoice set{m_combo->id(), {}, m_quantity};
    for (int i = 0; i < m_combo->parts_size(); ++i) {
        const auto& chosen = m_combo->parts(i).choices(m_chosen[static_cast<std::size_t>(i)]);
        Choice part;
        part.product = chosen.product();
        part.variant = chosen.variant();
        set.parts.push_back(std::move(part));
    }
    return set;
}

void ComboSheetModel::accept() {
    if (m_combo && objection().isEmpty() && m_cart.putCombo(choice()))
        close();
}

QVariantList ComboSheetModel::parts() const {
    QVariantList parts;
    if (!m_combo)
        return parts;
    for (int i = 0; i < m_combo->parts_size(); ++i) {
        QVariantList options;
        for (int j = 0; j < m_combo->parts(i).choices_size(); ++j) {
            const auto& each = m_combo->parts(i).choices(j);
            const auto* product = m_menu->product(each.product());
            const auto* variant = product ? variantOf(*product, each.variant()) : nullptr;
            auto name = product ? m_words.text(product->name()) : QString();
            if (variant && !each.variant().empty())
                name += u' ' + m_words.text(variant->name());
            options.append(QVariantMap{
                {QStringLiteral("name"), name},
                {QStringLiteral("extra"), each.extra_minor() == 0
                                              ? QString()
                                              : u'+' + m_words.money(each.extra_minor(), m_menu->menu().currency())},
                {QStringLiteral("chosen"), m_chosen[static_cast<std::size_t>(i)] == j},
                {QStringLiteral("soldOut"), soldOut(each)}});
        }
        parts.append(QVariantMap{{QStringLiteral("name"), m_words.text(m_combo->parts(i).name())},
                                 {QStringLiteral("options"), options}});
    }
    return parts;
}

QString ComboSheetModel::total() const {
    if (!m_combo)
        return {};
    const auto lines = makeCombo(*m_menu, choice(), 1, m_cart.situation());
    if (!lines)
        return {};
    std::int64_t sum = 0;
    for (const auto& line : *lines)
        sum += line.gross_minor();
    return m_words.money(sum, m_menu->menu().currency());
}

QString ComboSheetModel::objection() const {
    if (!m_combo)
        return {};
    for (int i = 0; i < m_combo->parts_size(); ++i)
        if (soldOut(m_combo->parts(i).choices(m_chosen[static_cast<std::size_t>(i)])))
            return tr("Sold out: %1").arg(m_words.text(m_combo->parts(i).name()));
    return {};
}

void ComboSheetModel::setLanguage(const std::string& language) {
    m_words.language = language;
    emit openChanged();
    emit choiceChanged();
}

} // namespace phin::counter
