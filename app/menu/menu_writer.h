#pragma once

#include "phin/model/v1/menu.pb.h"
#include "sync/model/result.h"

#include <map>
#include <string>

namespace phin::menu {

/// A menu as the text of a menu file, and the files beside it.
struct WrittenMenu {
    std::string text;
    std::map<std::string, std::string> pictures; ///< name of the file to the id of the picture
};

/// Writes a menu so that parseMenuText() reads the same menu back, but for its id; that is made sure of before it is
/// answered. Refused: the menu says something that a menu file has no words for.
[[nodiscard]] Result<WrittenMenu> writeMenu(const model::v1::Menu& menu);

/// The menu in the one form that a file can say: what a till adds and the id are gone, a default that goes without
/// saying is said, and what has no order of its own is sorted. Equal menus have equal forms.
[[nodiscard]] model::v1::Menu normalForm(model::v1::Menu menu);

} // namespace phin::menu
