#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace phin::test {

/// Overwrites one page of a closed database with noise: the middle leaf of a table or an index, or the header ("").
inline void damagePage(const std::filesystem::path& file, const std::string& of) {
    constexpr std::streamoff pageSize = 4096;
    std::streamoff page = 1;
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        if (!of.empty()) {
            SQLite::Statement leaf(database, "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' LIMIT 1 "
                                             "OFFSET (SELECT count(*) / 2 FROM dbstat WHERE name = ?1 AND "
                                             "pagetype = 'leaf')");
            leaf.bind(1, of);
            if (!leaf.executeStep())
                throw std::runtime_error("no page of " + of);
            page = leaf.getColumn(0).getInt64();
        }
    }
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp((page - 1) * pageSize);
    out << std::string(static_cast<std::size_t>(pageSize), '\xa5');
}

} // namespace phin::test
