#include "sync/model/currency.h"

#include "sync/model/wide.h"

#include <algorithm>
#include <array>
#include <span>

namespace phin {
namespace {

// ISO 4217 in daily use, by digits behind the point (CLDR 42).
constexpr std::string_view noDigits = "AFN ALL BIF CLP DJF GNF IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PYG RSD RWF "
                                      "SOS SYP UGX VND VUV XAF XOF XPF YER";
constexpr std::string_view twoDigits =
    "AED AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP "
    "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS "
    "KHR KYD KZT LKR LRD LSL MAD MDL MKD MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
    "PKR PLN QAR RON RUB SAR SBD SCR SDG SEK SGD SHP SLE SRD SSP STN SVC SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD "
    "UYU UZS VES WST XCD ZAR ZMW";
constexpr std::string_view threeDigits = "BHD JOD KWD LYD OMR TND";

constexpr bool lists(std::string_view codes, std::string_view code) noexcept {
    return code.size() == 3 && code.find(' ') == std::string_view::npos && codes.find(code) != std::string_view::npos;
}

struct Symbol {
    std::string_view currency, local, vietnamese;
};
constexpr std::array symbols = {
    Symbol{"VND", "₫", "₫"},     Symbol{"USD", "$", "US$"},   Symbol{"EUR", "€", "€"},     Symbol{"GBP", "£", "£"},
    Symbol{"JPY", "¥", "JP¥"},   Symbol{"KRW", "₩", "₩"},     Symbol{"INR", "₹", "₹"},     Symbol{"PHP", "₱", "₱"},
    Symbol{"ILS", "₪", "₪"},     Symbol{"AUD", "A$", "AU$"},  Symbol{"CAD", "CA$", "CA$"}, Symbol{"NZD", "NZ$", "NZ$"},
    Symbol{"HKD", "HK$", "HK$"}, Symbol{"TWD", "NT$", "NT$"},
};

struct CashStep {
    std::string_view currency;
    std::int64_t minor;
};
constexpr std::array cashSteps = {
    CashStep{"CHF", 5},   CashStep{"CAD", 5},   CashStep{"AUD", 5},   CashStep{"SGD", 5},   CashStep{"NZD", 10},
    CashStep{"DKK", 50},  CashStep{"SEK", 100}, CashStep{"NOK", 100}, CashStep{"CZK", 100}, CashStep{"HUF", 500},
    CashStep{"IDR", 100}, CashStep{"TWD", 100}, CashStep{"CRC", 100}, CashStep{"COP", 100},
};

// Notes (and the large coins people pay with), in whole units, rising.
std::span<const std::int64_t> notesOf(std::string_view currency) {
    static constexpr std::array<std::int64_t, 9> dong = {1'000,  2'000,   5'000,   10'000, 20'000,
                                                         50'000, 100'000, 200'000, 500'000};
    static constexpr std::array<std::int64_t, 6> rupiah = {2'000, 5'000, 10'000, 20'000, 50'000, 100'000};
    static constexpr std::array<std::int64_t, 5> thousands = {1'000, 5'000, 10'000, 50'000, 100'000};
    static constexpr std::array<std::int64_t, 4> yen = {500, 1'000, 5'000, 10'000};
    static constexpr std::array<std::int64_t, 6> hundreds = {20, 50, 100, 200, 500, 1'000};
    static constexpr std::array<std::int64_t, 6> rupee = {10, 20, 50, 100, 200, 500};
    static constexpr std::array<std::int64_t, 7> euro = {1, 2, 5, 10, 20, 50, 100};
    static constexpr std::array<std::int64_t, 6> dollar = {1, 5, 10, 20, 50, 100};
    if (currency == "VND")
        return dong;
    if (currency == "IDR")
        return rupiah;
    if (lists("KRW LAK MMK KHR HUF COP", currency))
        return thousands;
    if (currency == "JPY")
        return yen;
    if (lists("SEK NOK DKK CZK THB PHP TWD HKD", currency))
        return hundreds;
    if (currency == "INR")
        return rupee;
    if (lists("EUR GBP CHF", currency))
        return euro;
    return dollar;
}

std::uint64_t magnitude(std::int64_t value) noexcept {
    return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::int64_t minorPerUnit(std::string_view currency) noexcept {
    std::int64_t unit = 1;
    for (int i = currencyDigits(currency); i > 0; --i)
        unit *= 10;
    return unit;
}

// Nobody adds a note without which the sum would still do.
bool handedOver(Wide amount, std::int64_t total, std::int64_t note, std::span<const std::int64_t> notes, Wide unit) {
    constexpr int handful = 4;
    if (amount / (note * unit) <= handful)
        return true;
    Wide rest = amount;
    Wide smallest = 0;
    for (auto each = notes.rbegin(); each != notes.rend() && rest > 0; ++each) {
        const Wide value = *each * unit;
        if (rest >= value)
            smallest = value;
        rest %= value;
    }
    return rest == 0 && amount - smallest < total;
}

} // namespace

bool knownCurrency(std::string_view currency) noexcept {
    return lists(noDigits, currency) || lists(twoDigits, currency) || lists(threeDigits, currency);
}

int currencyDigits(std::string_view currency) noexcept {
    if (lists(noDigits, currency))
        return 0;
    return lists(threeDigits, currency) ? 3 : 2;
}

std::int64_t cashIncrement(std::string_view currency) noexcept {
    const auto found = std::find_if(cashSteps.begin(), cashSteps.end(),
                                    [currency](const CashStep& step) { return step.currency == currency; });
    return found == cashSteps.end() ? 1 : found->minor;
}

std::string formatMoney(std::int64_t minor, std::string_view currency, std::string_view language) {
    const bool vietnamese = language == "vi";
    const auto digits = static_cast<std::size_t>(currencyDigits(currency));
    std::string number = std::to_string(magnitude(minor));
    if (number.size() <= digits)
        number.insert(0, digits + 1 - number.size(), '0');
    const std::size_t whole = number.size() - digits;
    if (digits > 0)
        number.insert(whole, 1, vietnamese ? ',' : '.');
    for (std::size_t at = whole; at > 3;) {
        at -= 3;
        number.insert(at, 1, vietnamese ? '.' : ',');
    }

    const auto symbol = std::find_if(symbols.begin(), symbols.end(),
                                     [currency](const Symbol& each) { return each.currency == currency; });
    const std::string sign = minor < 0 ? "-" : "";
    if (vietnamese) {
        const std::string_view suffix = symbol == symbols.end() ? currency : symbol->vietnamese;
        return sign + number + (suffix.empty() ? "" : " ") + std::string(suffix);
    }
    if (symbol != symbols.end())
        return sign + std::string(symbol->local) + number;
    return sign + std::string(currency) + (currency.empty() ? "" : " ") + number;
}

Result<std::int64_t> parseMinor(std::string_view text, std::string_view currency) {
    const auto refused = [text](const char* why) {
        return Error{ErrorKind::WrongUse, "\"" + std::string(text) + "\" is not an amount: " + why};
    };
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos)
        return refused("it is empty");
    std::string_view rest = text.substr(first, text.find_last_not_of(spaces) - first + 1);
    const bool negative = rest.front() == '-';
    if (negative)
        rest.remove_prefix(1);

    const auto point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    std::string_view fraction = point == std::string_view::npos ? std::string_view{} : rest.substr(point + 1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (whole.empty() || (point != std::string_view::npos && fraction.empty()) ||
        !std::all_of(whole.begin(), whole.end(), isDigit) || !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return refused("write digits with at most one decimal point, such as 12.50");

    const auto digits = static_cast<std::size_t>(currencyDigits(currency));
    const auto lastUsed = fraction.find_last_not_of('0');
    fraction = fraction.substr(0, lastUsed == std::string_view::npos ? 0 : lastUsed + 1);
    if (fraction.size() > digits)
        return refused("it has more decimals than the currency");

    std::string all(whole);
    all += fraction;
    all.append(digits - fraction.size(), '0');
    Wide value = 0;
    for (const char c : all) {
        value = value * 10 + (c - '0');
        if (!narrowed(-value)) // one further below zero than above
            return refused("it is too large");
    }
    const auto minor = narrowed(negative ? -value : value);
    if (!minor)
        return refused("it is too large");
    return *minor;
}

std::vector<std::int64_t> quickAmounts(std::int64_t total, std::string_view currency) {
    constexpr std::size_t most = 6;
    std::vector<std::int64_t> amounts = {total};
    if (total <= 0)
        return amounts;
    const auto notes = notesOf(currency);
    const Wide unit = minorPerUnit(currency);
    for (const std::int64_t note : notes) {
        const Wide value = note * unit;
        if (value * 20 < total) // a difference that nobody would wait for as change
            continue;
        const Wide amount = (total + value - 1) / value * value;
        const auto minor = narrowed(amount);
        if (minor && handedOver(amount, total, note, notes, unit))
            amounts.push_back(*minor);
    }
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    if (amounts.size() > most)
        amounts.resize(most);
    return amounts;
}

} // namespace phin
