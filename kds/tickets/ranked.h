#pragma once

#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/tree_policy.hpp>

#include <functional>

namespace phin::kds {

/// A sorted map that also knows the position of a key and the key at a position, all in O(log n): libstdc++'s
/// order-statistics tree. Iterators end at any change.
template <class Key, class Value>
using Ranked = __gnu_pbds::tree<Key, Value, std::less<Key>, __gnu_pbds::rb_tree_tag,
                                __gnu_pbds::tree_order_statistics_node_update>;

/// What happened to one row of a list; positions are those at that moment, changes apply one after the other.
enum class Change { Inserted, Changed, Removed, Moved };

} // namespace phin::kds
