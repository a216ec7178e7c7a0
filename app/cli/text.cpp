#include "app/cli/text.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace phin::cli {
namespace {

/// How many characters a terminal shows: UTF-8 continuation bytes take no room.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isNumber(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789,.-") == std::string::npos;
}

} // namespace

std::string grouped(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string counted(std::uint64_t number, const std::string& what) {
    return grouped(number) + " " + what + (number == 1 ? "" : "s");
}

std::string localTime(std::int64_t utcMs, int utcOffsetMinutes) {
    using namespace std::chrono;
    const auto local = sys_time<milliseconds>{milliseconds{utcMs}} + minutes{utcOffsetMinutes};
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(local - day)};
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], width(row[column]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string room(widths[column] - width(row[column]), ' ');
            line += (column ? "  " : "") + (isNumber(row[column]) ? room + row[column] : row[column] + room);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace phin::cli
