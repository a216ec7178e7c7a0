#include "kds/screens/all_day_model.h"

#include "kds/screens/words.h"

namespace phin::kds {

AllDayModel::AllDayModel(const AllDay& allDay, QObject* parent)
    : ListModel(parent)
    , m_allDay(allDay) {}

int AllDayModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> AllDayModel::roleNames() const {
    return {{Name, "name"}, {Variant, "variant"}, {Modifiers, "modifiers"}, {Amount, "amount"}};
}

QVariant AllDayModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Name:
        return inLanguage(row.sample->name(), m_language);
    case Variant:
        return inLanguage(row.sample->variant_name(), m_language);
    case Modifiers:
        return differing(*row.sample, m_language).join(QStringLiteral(", "));
    case Amount:
        return row.count;
    default:
        return {};
    }
}

void AllDayModel::refresh() {
    sync(
        m_rows, m_allDay.rows(), [](const AllDay::Row& row) { return row.key; },
        [](const AllDay::Row& left, const AllDay::Row& right) { return left.count == right.count; });
}

void AllDayModel::setLanguage(const QString& language) {
    m_language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

} // namespace phin::kds
