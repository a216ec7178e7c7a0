#pragma once

#include "app/menu/csv_reader.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace phin::menu {

/// Where the columns that a reader needs stand; a file may have others and any order.
template <std::size_t N>
class CsvColumns {
public:
    explicit CsvColumns(const std::array<std::string_view, N>& names)
        : m_names(names) {}

    /// Reads the header line; a missing column is an error.
    [[nodiscard]] Status readHeader(CsvReader& csv) {
        std::vector<std::string> header;
        const auto read = csv.next(header);
        if (!read)
            return read.error();
        for (std::size_t column = 0; column < N; ++column) {
            std::size_t at = 0;
            while (at < header.size() && header[at] != m_names[column])
                ++at;
            if (at == header.size())
                return csv.error("there is no column \"" + std::string{m_names[column]} + "\"");
            m_at[column] = at;
        }
        return done();
    }

    /// The field of a record of the same file, by the column's place in the list of names.
    [[nodiscard]] const std::string& of(const std::vector<std::string>& record, std::size_t column) const {
        return record[m_at[column]];
    }

private:
    std::array<std::string_view, N> m_names;
    std::array<std::size_t, N> m_at{};
};

} // namespace phin::menu
