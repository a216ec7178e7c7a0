#include "app/menu/chain_sales.h"

#include "sync/model/business_day.h"
#include "sync/model/currency.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <string_view>
#include <unordered_map>

namespace phin::menu {

namespace {

enum SalesColumn : std::size_t { kTransaction, kDate, kTime, kOutlet, kProduct, kQuantity, kAmount, kUnit };
constexpr std::array<std::string_view, 8> kSalesColumns{"transaction_id",   "transaction_date", "transaction_time",
                                                        "sales_outlet_id",  "product_id",       "quantity",
                                                        "line_item_amount", "unit_price"};

std::optional<std::int32_t> wholeNumber(std::string_view text) {
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// "12:04:43" as seconds since midnight.
std::optional<std::int32_t> secondOfDay(std::string_view text) {
    if (text.size() != 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    const auto hour = wholeNumber(text.substr(0, 2));
    const auto minute = wholeNumber(text.substr(3, 2));
    const auto second = wholeNumber(text.substr(6, 2));
    if (!hour || !minute || !second || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 || *second < 0 ||
        *second > 59)
        return std::nullopt;
    return (*hour * 60 + *minute) * 60 + *second;
}

} // namespace

SalesReader::SalesReader(std::unique_ptr<std::istream> stream, std::string name, SalesFilter filter)
    : m_filter(std::move(filter))
    , m_stream(std::move(stream))
    , m_csv(*m_stream, std::move(name))
    , m_columns(kSalesColumns) {}

Result<SalesReader> SalesReader::open(const std::filesystem::path& path, SalesFilter filter) {
    auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*file)
        return Error{ErrorKind::NotFound, "cannot open " + path.string()};
    return open(std::move(file), path.filename().string(), std::move(filter));
}

Result<SalesReader> SalesReader::open(std::unique_ptr<std::istream> stream, std::string name, SalesFilter filter) {
    SalesReader reader{std::move(stream), std::move(name), std::move(filter)};
    if (Status header = reader.m_columns.readHeader(reader.m_csv); !header)
        return header.error();
    return reader;
}

Result<std::optional<Sale>> SalesReader::next() {
    if (m_day.empty()) {
        if (Status status = readDay(); !status)
            return status.error();
        if (m_day.empty())
            return std::optional<Sale>{};
    }
    std::optional<Sale> sale{std::move(m_day.back())};
    m_day.pop_back();
    return sale;
}

/// The next row that passes the filter, as an order of one line.
Result<std::optional<Sale>> SalesReader::readRow() {
    while (true) {
        const auto more = m_csv.next(m_record);
        if (!more)
            return more.error();
        if (!*more)
            return std::optional<Sale>{};
        const auto field = [this](SalesColumn column) -> const std::string& { return m_columns.of(m_record, column); };
        const auto wrong = [&](SalesColumn column) {
            return m_csv.error("\"" + field(column) + "\" is no " + std::string{kSalesColumns[column]});
        };
        if (field(kOutlet) != m_filter.outlet)
            continue;
        const auto date = parseDay(field(kDate));
        if (!date)
            return wrong(kDate);
        if (m_filter.date && *date != *m_filter.date)
            continue;
        const auto second = secondOfDay(field(kTime));
        if (!second)
            return wrong(kTime);
        if (field(kTransaction).empty())
            return wrong(kTransaction);
        if (field(kProduct).empty())
            return wrong(kProduct);
        const auto quantity = wholeNumber(field(kQuantity));
        if (!quantity || *quantity < 1)
            return wrong(kQuantity);
        const auto unit = parseMinor(field(kUnit), "USD");
        if (!unit)
            return wrong(kUnit);
        const auto amount = parseMinor(field(kAmount), "USD");
        if (!amount)
            return wrong(kAmount);
        return std::optional{Sale{field(kOutlet) + "/" + field(kDate) + "/" + field(kTransaction) + "/" + field(kTime),
                                  *date,
                                  *second,
                                  {{field(kProduct), *quantity, *unit, *amount}}}};
    }
}

Status SalesReader::readDay() {
    std::unordered_map<std::string, std::size_t> places; // of the orders in m_day, by key
    while (true) {
        auto row = m_ahead ? Result<std::optional<Sale>>{std::exchange(m_ahead, std::nullopt)} : readRow();
        if (!row)
            return row.error();
        std::optional<Sale>& sale = *row;
        if (!sale)
            break;
        if (!m_day.empty() && sale->businessDate != m_day.front().businessDate) {
            // Rows of one order might lie apart otherwise, and become two.
            if (sale->businessDate < m_day.front().businessDate)
                return m_csv.error("the day lies before the one above; sort the file by date");
            m_ahead = std::move(sale);
            break;
        }
        const auto [place, isNew] = places.emplace(sale->key, m_day.size());
        if (isNew)
            m_day.push_back(std::move(*sale));
        else
            m_day[place->second].lines.push_back(std::move(sale->lines.front()));
    }
    std::stable_sort(m_day.begin(), m_day.end(),
                     [](const Sale& a, const Sale& b) { return a.secondOfDay < b.secondOfDay; });
    std::reverse(m_day.begin(), m_day.end()); // taken from the end
    return done();
}

} // namespace phin::menu
