#pragma once

#include "phin/model/v1/drawer.pb.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin {

/// A till's report as it is read: sections of rows, worded once in a language (vi; any other is en), and then shown on
/// screen, printed, or written as text, CSV or PDF.
struct ReportForm {
    struct Row {
        std::string label;
        std::string count;  ///< as it is shown; empty: none
        std::string amount; ///< as it is shown, or a word
        std::optional<std::int64_t> countValue, amountMinor;
        std::string currency;
        bool strong = false;
    };
    struct Section {
        std::string title;
        std::vector<Row> rows;
    };
    std::string title;              ///< "Z report 12"
    std::vector<std::string> heads; ///< till, day, time, receipts
    std::vector<Section> sections;
    std::vector<std::string> feet; ///< what of the journal it covers
};

/// Of a Z report.
[[nodiscard]] ReportForm formOf(const model::v1::DayClosed& day, std::string_view till, std::string_view language);
/// Of an X report. What should be in the drawer is left out: it is counted blind.
[[nodiscard]] ReportForm formOf(const model::v1::TillReport& report, std::string_view till, std::string_view language);

/// A printed form: lines of at most `columns` characters, labels on the left, amounts on the right; ends with a
/// newline.
[[nodiscard]] std::string toText(const ReportForm& form, std::size_t columns = 42);

/// RFC 4180 with a head line: section, item, count, amount (decimal, a point), currency, text. What a spreadsheet would
/// take for a formula begins with an apostrophe.
[[nodiscard]] std::string toCsv(const ReportForm& form);

/// "12.50", "-45000": the amount with a point, whatever the language.
[[nodiscard]] std::string plainAmount(std::int64_t minor, std::string_view currency);

} // namespace phin
