#pragma once

#include "sync/journal/entry.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <set>
#include <string>

namespace phin::journal {

/// The part of the shop's fold that keeps the pictures of menus: table menu_picture, by the SHA-256 of their bytes, so
/// two boxes cannot disagree. A part of ShopFold, under the same rules.
class PictureFold {
public:
    explicit PictureFold(SQLite::Database& database);

    /// Folds a "menu.picture"; false where it is none that may be kept.
    bool apply(const Entry& entry);
    void discard();
    void clear();
    /// Drops those as old as that, but for these (see picturesOf()).
    void forget(std::uint64_t beforeHlc, const std::set<std::string>& kept);

    [[nodiscard]] bool has(const std::string& id) { return writtenAt(id) != 0; }
    /// The hlc of the last entry that brought it; 0 where none did. An old one may be kept nowhere any more.
    [[nodiscard]] std::uint64_t writtenAt(const std::string& id);

private:
    SQLite::Database& m_database;
    SQLite::Statement m_write, m_read;
};

/// Whether the entry brings one of these pictures.
[[nodiscard]] bool bringsPicture(const Entry& entry, const std::set<std::string>& ids);

} // namespace phin::journal
