#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace phin::kds {

/// A list that changes by rows, never by a reset: delegates stay, and with them what a finger is on.
/// Derive from it by its full name: QML's tools know types by what moc read.
class ListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int count() const { return rowCount({}); }

signals:
    void countChanged();

protected:
    /// Makes `rows` equal to `next` by the fewest removals, moves and insertions that one walk finds.
    /// `key(row)`: a std::string that is unique in its list; `alike(a, b)`: whether a row need not be shown anew.
    template <class Row, class Key, class Alike>
    void sync(std::vector<Row>& rows, std::vector<Row> next, Key key, Alike alike) {
        const auto before = rows.size();
        removeAllBut(rows, next, key);
        std::unordered_set<std::string> held;
        for (const auto& row : rows)
            held.insert(key(row));
        for (std::size_t i = 0; i < next.size();) {
            if (i < rows.size() && key(rows[i]) == key(next[i])) {
                if (!alike(rows[i], next[i])) {
                    rows[i] = next[i];
                    emit dataChanged(index(int(i)), index(int(i)));
                }
                ++i;
            } else if (held.count(key(next[i]))) {
                const auto from = std::find_if(rows.begin() + std::ptrdiff_t(i), rows.end(),
                                               [&](const Row& row) { return key(row) == key(next[i]); });
                const int at = int(from - rows.begin());
                beginMoveRows({}, at, at, {}, int(i));
                std::rotate(rows.begin() + std::ptrdiff_t(i), from, from + 1);
                endMoveRows();
            } else {
                auto last = i + 1;
                while (last < next.size() && !held.count(key(next[last])))
                    ++last;
                beginInsertRows({}, int(i), int(last - 1));
                rows.insert(rows.begin() + std::ptrdiff_t(i), next.begin() + std::ptrdiff_t(i),
                            next.begin() + std::ptrdiff_t(last));
                endInsertRows();
                i = last;
            }
        }
        if (rows.size() != before)
            emit countChanged();
    }

private:
    template <class Row, class Key>
    void removeAllBut(std::vector<Row>& rows, const std::vector<Row>& next, Key key) {
        std::unordered_set<std::string> wanted;
        for (const auto& row : next)
            wanted.insert(key(row));
        for (auto last = rows.size(); last > 0;) {
            if (wanted.count(key(rows[last - 1]))) {
                --last;
                continue;
            }
            auto first = last - 1;
            while (first > 0 && !wanted.count(key(rows[first - 1])))
                --first;
            beginRemoveRows({}, int(first), int(last - 1));
            rows.erase(rows.begin() + std::ptrdiff_t(first), rows.begin() + std::ptrdiff_t(last));
            endRemoveRows();
            last = first;
        }
    }
};

} // namespace phin::kds
