#pragma once

#include "phin/model/v1/menu.pb.h"
#include "sync/journal/journal.h"
#include "sync/model/result.h"
#include "sync/model/uuid.h"

#include <cstdint>
#include <optional>
#include <set>
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
    std::set<std::string> pictures;              ///< that it names
};

/// WrongUse where the menu cannot be used: the message names the first things to mend. A menu without an id gets one
/// made from its content.
[[nodiscard]] Result<MenuParts> cutMenu(model::v1::Menu menu, const Uuid& publication);

/// Keeps pictures (JPEG), inside of a command: those that the shop has already are not written again. Answered with
/// their names, as Product.picture. WrongUse: one is too large or no JPEG.
struct KeptPictures {
    std::vector<std::string> ids;
    std::uint32_t added = 0;
};
[[nodiscard]] Result<KeptPictures> keepPictures(journal::Journal& journal, const std::vector<std::string>& pictures);

/// Publishes it, inside of a command. WrongUse: it names a picture that the shop does not have. False: a menu of this
/// id is in force, nothing was done. Refused: another menu than `over` is in force, where that is given.
[[nodiscard]] Result<bool> publish(journal::Journal& journal, const MenuParts& menu,
                                   const std::optional<std::string>& over = {});

} // namespace phin::counter
