#pragma once

#include "sync/model/result.h"

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace phin::menu {

/// Reads CSV as RFC 4180 has it, record by record: quoted fields may hold commas, line ends and doubled quotes; lines
/// end with LF or CRLF. What does not follow these rules is an error that names the line, never a guess.
class CsvReader {
public:
    /// `name` stands in messages. The stream must outlive the reader.
    CsvReader(std::istream& stream, std::string name)
        : m_stream(stream)
        , m_name(std::move(name)) {}

    /// Fills `fields` with the next record; false at the end. Every record has as many fields as the first one.
    [[nodiscard]] Result<bool> next(std::vector<std::string>& fields);

    /// Where the record that `next` gave begins, from 1.
    [[nodiscard]] int line() const noexcept { return m_line; }

    /// An error about the current record: "sales.csv, line 12: message".
    [[nodiscard]] Error error(std::string_view message) const;

private:
    [[nodiscard]] Status readRecord(std::vector<std::string>& fields);
    [[nodiscard]] Status readPlain(std::string& field);
    [[nodiscard]] Status readQuoted(std::string& field);
    [[nodiscard]] bool atLineEnd();
    [[nodiscard]] int get();

    std::istream& m_stream;
    std::string m_name;
    std::size_t m_width = 0; // of the first record
    std::size_t m_size = 0;  // of the current record, in bytes
    int m_line = 0;
    int m_nextLine = 1;
};

} // namespace phin::menu
