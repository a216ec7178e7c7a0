#include "app/screens/split_model.h"

#include "sync/model/money.h"

#include <QtCore/QVariantMap>

#include <algorithm>

namespace phin::counter {

SplitModel::SplitModel(CartModel& cart, QObject* parent)
    : QAbstractListModel(parent)
    , m_cart(cart) {
    connect(&cart, &CartModel::orderChanged, this, [this] {
        if (m_open) // what is shown is no longer what there is
            cancel();
    });
}

void SplitModel::begin() {
    if (m_cart.isEmpty())
        return;
    m_targets = {{m_cart.orderId(), {}}, {m_cart.till().newId(), {}}};
    m_cart.refreshParked();
    for (const auto& parked : m_cart.parked()) {
        const auto order = parked.toMap();
        if (const auto id = toUuid(order.value(QStringLiteral("orderId")).toString()); id && canAdd()) {
            const auto guest = order.value(QStringLiteral("guest")).toString();
            m_targets.push_back({*id, guest.isEmpty() ? order.value(QStringLiteral("what")).toString() : guest});
        }
    }
    beginResetModel(); // another order's lines
    m_rows.clear();
    for (const auto& line : m_cart.order().lines()) {
        Row row{line, std::vector<std::int32_t>(m_targets.size(), 0)};
        row.shares.front() = line.quantity();
        m_rows.push_back(std::move(row));
    }
    endResetModel();
    m_current = 1;
    m_open = true;
    emit openChanged();
    emit changed();
}

void SplitModel::cancel() {
    if (!m_open)
        return;
    m_open = false;
    emit openChanged();
}

void SplitModel::addOrder() {
    if (!canAdd())
        return;
    // New ones stand before those that are open already.
    const auto at = static_cast<std::size_t>(std::find_if(m_targets.begin() + 1, m_targets.end(),
                                                          [](const auto& target) { return !target.name.isEmpty(); }) -
                                             m_targets.begin());
    m_targets.insert(m_targets.begin() + static_cast<std::ptrdiff_t>(at), {m_cart.till().newId(), {}});
    for (auto& row : m_rows)
        row.shares.insert(row.shares.begin() + static_cast<std::ptrdiff_t>(at), 0);
    m_current = static_cast<int>(at);
    touched(-1);
}

void SplitModel::setCurrent(int order) {
    if (order < 0 || order >= static_cast<int>(m_targets.size()) || order == m_current)
        return;
    m_current = order;
    touched(-1);
}

void SplitModel::move(int line) {
    moveUnits(line, 1);
}

void SplitModel::moveAll(int line) {
    moveUnits(line, maxQuantity);
}

void SplitModel::moveUnits(int line, std::int32_t units) {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        auto& row = m_rows[i];
        if (static_cast<int>(row.line.line()) != line)
            continue;
        const auto to = static_cast<std::size_t>(m_current);
        for (std::size_t from = 0; from < row.shares.size() && units > 0; ++from) {
            if (from == to)
                continue;
            const auto some = std::min(units, row.shares[from]);
            row.shares[from] -= some;
            row.shares[to] += some;
            units -= some;
        }
        touched(static_cast<int>(i));
    }
}

void SplitModel::touched(int row) {
    if (!m_rows.empty())
        emit dataChanged(index(std::max(row, 0)), index(row < 0 ? rowCount() - 1 : row));
    emit changed();
}

bool SplitModel::isReady() const {
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const Row& row) { return row.shares.front() < row.line.quantity(); });
}

void SplitModel::split() {
    std::vector<Portion> portions;
    for (std::size_t order = 1; order < m_targets.size(); ++order) {
        Portion portion{m_targets[order].id, {}, {}};
        for (const auto& row : m_rows)
            if (row.shares[order] > 0)
                portion.parts.push_back({row.line.line(), row.shares[order]});
        if (!portion.parts.empty())
            portions.push_back(std::move(portion));
    }
    m_open = false; // before the order changes
    const bool shared = m_cart.share(portions);
    m_open = !shared;
    if (shared)
        emit openChanged();
}

std::int64_t SplitModel::amountOf(const Row& row, std::size_t order) const {
    std::vector<std::int64_t> weights(row.shares.begin(), row.shares.end());
    return allocate(row.line.total_minor(), weights)[order];
}

QVariantList SplitModel::orders() const {
    QVariantList list;
    int fresh = 1;
    for (std::size_t order = 0; order < m_targets.size(); ++order) {
        std::int64_t total = 0, items = 0;
        for (const auto& row : m_rows) {
            total += amountOf(row, order);
            items += row.shares[order];
        }
        const auto& known = m_targets[order].name;
        const auto name = order == 0 ? tr("Stays") : known.isEmpty() ? tr("Order %1").arg(++fresh) : known;
        list.append(QVariantMap{{QStringLiteral("name"), name},
                                {QStringLiteral("total"), m_words.money(total, m_cart.order().currency())},
                                {QStringLiteral("items"), static_cast<int>(items)},
                                {QStringLiteral("known"), !known.isEmpty()},
                                {QStringLiteral("current"), static_cast<int>(order) == m_current}});
    }
    return list;
}

void SplitModel::setLanguage(const std::string& language) {
    m_words.language = language;
    touched(-1);
}

int SplitModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SplitModel::data(const QModelIndex& at, int role) const {
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(at.row())];
    switch (role) {
    case Line:
        return static_cast<int>(row.line.line());
    case Name:
        return m_words.text(row.line.name());
    case Choices:
        return m_words.choices(row.line);
    case Quantity:
        return row.line.quantity();
    case Shares: {
        QVariantList shares;
        for (const auto units : row.shares)
            shares.append(units);
        return shares;
    }
    case Here:
        return row.shares[static_cast<std::size_t>(m_current)];
    case Total:
        return m_words.money(row.line.total_minor(), m_cart.order().currency());
    default:
        return {};
    }
}

QHash<int, QByteArray> SplitModel::roleNames() const {
    return {{Line, "line"},     {Name, "name"}, {Choices, "choices"}, {Quantity, "quantity"},
            {Shares, "shares"}, {Here, "here"}, {Total, "total"}};
}

} // namespace phin::counter
