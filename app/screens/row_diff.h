#pragma once

#include <QtCore/QAbstractListModel>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace phin::counter {

/// Brings a list model from its rows to the next ones by small steps, never by a reset, so that views keep their
/// place, focus and delegates. A Row has a key() that stays and operator==. The model makes this a friend.
struct RowDiff {
    template <class Model, class Row>
    static void apply(Model& model, std::vector<Row>& rows, std::vector<Row> next) {
        std::set<std::decay_t<decltype(std::declval<const Row&>().key())>> wanted;
        for (const Row& row : next)
            wanted.insert(row.key());
        for (auto at = static_cast<int>(rows.size()) - 1; at >= 0; --at) {
            if (wanted.contains(rows[static_cast<std::size_t>(at)].key()))
                continue;
            model.beginRemoveRows({}, at, at);
            rows.erase(rows.begin() + at);
            model.endRemoveRows();
        }
        for (std::size_t i = 0; i < next.size(); ++i) {
            const auto at = static_cast<int>(i);
            const auto found =
                std::find_if(rows.begin() + at, rows.end(), [&](const Row& row) { return row.key() == next[i].key(); });
            if (found == rows.end()) {
                model.beginInsertRows({}, at, at);
                rows.insert(rows.begin() + at, std::move(next[i]));
                model.endInsertRows();
                continue;
            }
            if (const auto from = static_cast<int>(found - rows.begin()); from != at) {
                model.beginMoveRows({}, from, from, {}, at);
                std::rotate(rows.begin() + at, found, found + 1);
                model.endMoveRows();
            }
            if (!(rows[i] == next[i])) {
                rows[i] = std::move(next[i]);
                emit model.dataChanged(model.index(at), model.index(at));
            }
        }
    }
};

} // namespace phin::counter
