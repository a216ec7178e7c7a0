#include "app/menu/csv_reader.h"

namespace phin::menu {

namespace {

constexpr std::size_t kLargestRecord = std::size_t{64} * 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kEnd = std::istream::traits_type::eof();

} // namespace

Error CsvReader::error(std::string_view message) const {
    return {ErrorKind::WrongUse, m_name + ", line " + std::to_string(m_line) + ": " + std::string{message}};
}

int CsvReader::get() {
    const int c = m_stream.get();
    if (c == '\n')
        ++m_nextLine;
    if (c != kEnd)
        ++m_size;
    return c;
}

/// Consumes a line end if one is next; the end of the stream is one.
bool CsvReader::atLineEnd() {
    const int next = m_stream.peek();
    if (next == kEnd)
        return true;
    if (next != '\n' && next != '\r')
        return false;
    if (get() == '\r') {
        if (m_stream.peek() == '\n')
            (void)get();
        else
            ++m_nextLine;
    }
    return true;
}

Result<bool> CsvReader::next(std::vector<std::string>& fields) {
    m_line = m_nextLine;
    m_size = 0;
    fields.clear();
    if (m_stream.peek() == kEnd) {
        if (m_stream.bad())
            return Error{ErrorKind::Unavailable, "cannot read " + m_name};
        return false;
    }
    if (Status status = readRecord(fields); !status)
        return status.error();
    if (m_width == 0) {
        m_width = fields.size();
        if (fields.front().starts_with(kByteOrderMark)) // as spreadsheets write it
            fields.front().erase(0, kByteOrderMark.size());
    }
    if (fields.size() != m_width)
        return error("there are " + std::to_string(fields.size()) + " fields where the first line has " +
                     std::to_string(m_width));
    return true;
}

Status CsvReader::readRecord(std::vector<std::string>& fields) {
    while (true) {
        std::string& field = fields.emplace_back();
        if (Status status = m_stream.peek() == '"' ? readQuoted(field) : readPlain(field); !status)
            return status;
        if (atLineEnd())
            return done();
        if (get() != ',')
            return error("there is something between a closing quote and the next comma");
    }
}

Status CsvReader::readPlain(std::string& field) {
    while (true) {
        const int next = m_stream.peek();
        if (next == kEnd || next == ',' || next == '\n' || next == '\r')
            return done();
        if (next == '"')
            return error("a quote stands within a field that does not begin with one");
        if (m_size >= kLargestRecord)
            return error("a line is longer than 64 KiB");
        field += static_cast<char>(get());
    }
}

Status CsvReader::readQuoted(std::string& field) {
    (void)get(); // the opening quote
    while (true) {
        const int c = get();
        if (c == kEnd)
            return error("a quoted field is not closed");
        if (m_size > kLargestRecord)
            return error("a line is longer than 64 KiB; a quoted field may not be closed");
        if (c == '"') {
            if (m_stream.peek() != '"')
                return done();
            (void)get();
        }
        field += static_cast<char>(c);
    }
}

} // namespace phin::menu
