#pragma once

#include "app/counter/menu_edits.h"
#include "app/screens/words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>
#include <QtCore/QVariantList>

#include <optional>
#include <string>
#include <string_view>

namespace phin::counter {

/// What the menu's editor says, in the screens' language.
class MenuEditWords {
    Q_DECLARE_TR_FUNCTIONS(MenuEditWords)

public:
    /// A problem as checkMenu() names it.
    [[nodiscard]] static QString problem(const std::string& message);
    /// [{ title, kind: added|retired|changed, kindText, lines }]
    [[nodiscard]] static QVariantList changes(const std::vector<MenuChange>& changes, const Words& words,
                                              const std::string& currency);
    /// "1/12/2026", or "Dec 1, 2026".
    [[nodiscard]] static QString day(std::int32_t day, const std::string& language);
    /// "Monday, Dec 7".
    [[nodiscard]] static QString dayWithWeekday(std::int32_t day, const std::string& language);
    /// An amount as people type it: "45000", "45.000", "3.50", "3,5". Nothing where it is none.
    [[nodiscard]] static std::optional<std::int64_t> typedMinor(const QString& text, std::string_view currency);
    /// The other way: what stands in a field.
    [[nodiscard]] static QString fieldText(std::int64_t minor, std::string_view currency);

private:
    [[nodiscard]] static QString line(const MenuChange::Detail& detail, const Words& words,
                                      const std::string& currency);
    [[nodiscard]] static QString fieldName(MenuChange::Field field);
    [[nodiscard]] static QString kindOf(MenuChange::Of of);
};

} // namespace phin::counter
