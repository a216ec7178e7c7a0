#include "app/screens/menu_edit_rows.h"

namespace phin::counter {

void MenuEditRows::show(std::vector<Row> rows) {
    const auto before = count();
    RowDiff::apply(*this, m_rows, std::move(rows));
    if (count() != before)
        emit countChanged();
}

int MenuEditRows::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MenuEditRows::data(const QModelIndex& at, int role) const {
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(at.row())];
    switch (role) {
    case RowId:
        return row.id;
    case Title:
        return row.title;
    case Detail:
        return row.detail;
    case Price:
        return row.price;
    case Colour:
        return row.colour;
    case Picture:
        return row.picture;
    case Initials:
        return row.initials;
    case SoldOut:
        return row.soldOut;
    case Mark:
        return row.mark;
    default:
        return {};
    }
}

QHash<int, QByteArray> MenuEditRows::roleNames() const {
    return {{RowId, "rowId"},     {Title, "title"},       {Detail, "detail"},   {Price, "price"}, {Colour, "colour"},
            {Picture, "picture"}, {Initials, "initials"}, {SoldOut, "soldOut"}, {Mark, "mark"}};
}

} // namespace phin::counter
