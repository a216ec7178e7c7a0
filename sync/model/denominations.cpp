#include "sync/model/denominations.h"

#include "sync/model/currency.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <array>

namespace phin {
namespace {

/// In minor units, falling; zeros at the end say nothing.
struct Drawer {
    std::string_view currency;
    std::array<std::int64_t, 15> worths;
};

constexpr std::array drawers{
    Drawer{"VND", {500'000, 200'000, 100'000, 50'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500}},
    Drawer{"EUR", {50'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50, 20, 10, 5, 2, 1}},
    Drawer{"CHF", {100'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50, 20, 10, 5}},
    Drawer{"USD", {10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50, 25, 10, 5, 1}},
    Drawer{"GBP", {5'000, 2'000, 1'000, 500, 200, 100, 50, 20, 10, 5, 2, 1}},
    Drawer{"SEK", {100'000, 50'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500, 200, 100}},
    Drawer{"NOK", {100'000, 50'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500, 100}},
    Drawer{"DKK", {100'000, 50'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50}},
    Drawer{"JPY", {10'000, 5'000, 2'000, 1'000, 500, 100, 50, 10, 5, 1}},
    Drawer{"KRW", {50'000, 10'000, 5'000, 1'000, 500, 100, 50, 10}},
    Drawer{"THB", {100'000, 50'000, 10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50, 25}},
    Drawer{"SGD", {100'000, 10'000, 5'000, 1'000, 500, 200, 100, 50, 20, 10, 5}},
    Drawer{"AUD", {10'000, 5'000, 2'000, 1'000, 500, 200, 100, 50, 20, 10, 5}},
    Drawer{"KWD", {20'000, 10'000, 5'000, 1'000, 500, 250, 100, 50, 20, 10, 5}},
};

constexpr int decades = 6; // of a currency without a row: its smallest unit up to half a million of it

} // namespace

std::vector<std::int64_t> denominations(std::string_view currency) {
    std::vector<std::int64_t> worths;
    const auto row =
        std::find_if(drawers.begin(), drawers.end(), [&](const Drawer& each) { return each.currency == currency; });
    if (row != drawers.end()) {
        std::copy_if(row->worths.begin(), row->worths.end(), std::back_inserter(worths),
                     [](std::int64_t worth) { return worth > 0; });
        return worths;
    }
    std::int64_t unit = 1;
    for (int decade = 0; decade < decades; ++decade, unit *= 10)
        for (const int times : {1, 2, 5})
            worths.push_back(times * unit);
    std::reverse(worths.begin(), worths.end());
    return worths;
}

Result<std::int64_t> worthOf(const google::protobuf::RepeatedPtrField<model::v1::CashCount>& pieces) {
    Wide sum = 0;
    for (const auto& each : pieces) {
        if (each.pieces() < 0)
            return Error{ErrorKind::WrongUse, "there cannot be fewer than none of a note or coin"};
        if (each.worth_minor() <= 0)
            return Error{ErrorKind::WrongUse, "a note or coin is worth more than nothing"};
        sum += Wide{each.worth_minor()} * each.pieces();
        if (!narrowed(sum))
            return Error{ErrorKind::WrongUse, "that is more money than can be counted"};
    }
    return saturated(sum);
}

} // namespace phin
