#include "kds/screens/product_model.h"

#include "kds/screens/words.h"

#include <unordered_map>

namespace phin::kds {

ProductModel::ProductModel(const AllDay& allDay, QObject* parent)
    : ListModel(parent)
    , m_allDay(allDay) {}

int ProductModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> ProductModel::roleNames() const {
    return {{Name, "name"}, {Variant, "variant"}, {Amount, "amount"}, {Others, "others"}};
}

QVariant ProductModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Name:
        return inLanguage(row.parts.front().sample->name(), m_language);
    case Variant:
        return inLanguage(row.parts.front().sample->variant_name(), m_language);
    case Amount:
        return row.amount;
    case Others:
        return others(row);
    default:
        return {};
    }
}

QVariantList ProductModel::others(const Row& row) const {
    QVariantList all;
    for (const auto& part : row.parts)
        if (const auto words = differing(*part.sample, m_language); !words.isEmpty())
            all += QVariantMap{{QStringLiteral("amount"), part.count},
                               {QStringLiteral("modifiers"), words.join(QStringLiteral(" · "))}};
    return all;
}

std::vector<ProductModel::Row> ProductModel::grouped() const {
    std::vector<Row> rows;
    std::unordered_map<std::string, std::size_t> places;
    for (auto& part : m_allDay.rows()) {
        const auto key = part.sample->product() + '\n' + part.sample->variant();
        const auto [place, fresh] = places.emplace(key, rows.size());
        if (fresh)
            rows.push_back({key, 0, {}});
        auto& row = rows[place->second];
        row.amount += part.count;
        row.parts.push_back(std::move(part));
    }
    // Equals by key, so that all screens agree.
    std::sort(rows.begin(), rows.end(), [](const Row& left, const Row& right) {
        return left.amount != right.amount ? left.amount > right.amount : left.key < right.key;
    });
    return rows;
}

void ProductModel::refresh() {
    sync(
        m_rows, grouped(), [](const Row& row) { return row.key; },
        [](const Row& left, const Row& right) {
            return left.amount == right.amount &&
                   std::equal(left.parts.begin(), left.parts.end(), right.parts.begin(), right.parts.end(),
                              [](const AllDay::Row& one, const AllDay::Row& other) {
                                  return one.key == other.key && one.count == other.count;
                              });
        });
}

void ProductModel::setLanguage(const QString& language) {
    m_language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

} // namespace phin::kds
