#pragma once

#include "app/menu/csv_columns.h"
#include "app/menu/csv_reader.h"
#include "sync/model/result.h"

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phin::menu {

/// One row of the data set's sales.csv; amounts in cents.
struct SaleLine {
    std::string product;
    std::int32_t quantity = 0;
    std::int64_t unitMinor = 0;   ///< the menu's price at that time
    std::int64_t amountMinor = 0; ///< what the guest paid for the line; the cashier may have changed it

    friend bool operator==(const SaleLine&, const SaleLine&) = default;
};

/// The rows that share outlet, date, transaction id and time: one order.
struct Sale {
    std::string key;               ///< these four, "5/2019-04-01/7/12:04:43"; names the order for ever
    std::int32_t businessDate = 0; ///< YYYYMMDD
    std::int32_t secondOfDay = 0;  ///< local time
    std::vector<SaleLine> lines;   ///< in the order of the file; never empty

    friend bool operator==(const Sale&, const Sale&) = default;
};

struct SalesFilter {
    std::string outlet;               ///< sales_outlet_id
    std::optional<std::int32_t> date; ///< YYYYMMDD; nothing: all
};

/// Reads the orders of one outlet from sales.csv of the public coffee chain data set: day after day, within a day by
/// time, at the same second as the file has them. Holds one day at a time; the file must have its days in order.
class SalesReader {
public:
    [[nodiscard]] static Result<SalesReader> open(const std::filesystem::path& path, SalesFilter filter);
    /// From a stream; `name` stands in messages.
    [[nodiscard]] static Result<SalesReader> open(std::unique_ptr<std::istream> stream, std::string name,
                                                  SalesFilter filter);

    /// The next order, nothing at the end. After an error, which names the line, the reader is of no more use.
    [[nodiscard]] Result<std::optional<Sale>> next();

private:
    static constexpr std::size_t kColumns = 8;

    SalesReader(std::unique_ptr<std::istream> stream, std::string name, SalesFilter filter);
    [[nodiscard]] Result<std::optional<Sale>> readRow();
    [[nodiscard]] Status readDay();

    SalesFilter m_filter;
    std::unique_ptr<std::istream> m_stream;
    CsvReader m_csv;
    CsvColumns<kColumns> m_columns;
    std::vector<std::string> m_record;
    std::optional<Sale> m_ahead; // the first row of the next day
    std::vector<Sale> m_day;     // the orders of this day, the next one last
};

} // namespace phin::menu
