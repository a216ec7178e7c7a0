#pragma once

#include "phin/model/v1/menu.pb.h"
#include "sync/journal/journal.h"
#include "sync/model/result.h"
#include "sync/model/uuid.h"

#include <string>
#include <vector>

namespace phin::counter {

/// A menu cut into parts that each fit one entry of the journal.
inline constexpr std::size_t menuPartBytes = std::size_t{60} * 1024;
/// A larger one is refused: some 20,000 products.
inline constexpr std::size_t largestMenuBytes = std::size_t{3} * 1024 * 1024;

/// A menu, checked and cut, ready to be published.
struct MenuParts {
    std::string menuId;
    std::vector<model::v1::MenuPublished> parts; ///< all with the one publication id
};

/// WrongUse where the menu cannot be used: the message names the first things to mend. A menu without an id gets one
/// made from its content.
[[nodiscard]] Result<MenuParts> cutMenu(model::v1::Menu menu, const Uuid& publication);

/// Publishes it, inside of a command. False: a menu of this id is in force, nothing was done.
[[nodiscard]] Result<bool> publish(journal::Journal& journal, const MenuParts& menu);

} // namespace phin::counter
