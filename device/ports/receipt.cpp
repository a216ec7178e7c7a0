#include "device/ports/receipt.h"

#include <algorithm>
#include <string_view>

namespace phin::ports {
namespace {

bool begins(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

/// Cut into pieces that fit, at blanks where there are any.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
    std::vector<std::string> pieces;
    while (width(text) > columns) {
        std::size_t end = 0;
        for (std::size_t characters = 0; end < text.size(); ++end)
            if (begins(text[end]) && ++characters > columns)
                break;
        if (const auto blank = text.rfind(' ', end); blank != std::string_view::npos && blank > 0)
            end = blank;
        pieces.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    if (!text.empty())
        pieces.emplace_back(text);
    return pieces;
}

std::string pair(const std::string& left, const std::string& right, std::size_t columns) {
    const auto room = columns > width(right) + 1 ? columns - width(right) - 1 : 1;
    auto pieces = wrapped(left, room);
    if (pieces.empty())
        pieces.emplace_back();
    std::string text;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
        text += pieces[i] + '\n';
    const auto used = width(pieces.back()) + width(right);
    return text + pieces.back() + std::string(columns > used ? columns - used : 0, ' ') + right + '\n';
}

std::string centred(const std::string& words, std::size_t columns) {
    std::string text;
    for (const auto& piece : wrapped(words, columns))
        text += std::string((columns - width(piece)) / 2, ' ') + piece + '\n';
    return text;
}

} // namespace

std::string toText(const Receipt& receipt, std::size_t columns) {
    std::string text;
    const std::string rule = std::string(columns, '-') + '\n';
    for (const auto& head : receipt.heads)
        text += centred(head, columns);
    text += centred(receipt.title, columns);
    if (!receipt.copy.empty())
        text += centred("*** " + receipt.copy + " ***", columns);
    for (const auto& fact : receipt.facts)
        text += centred(fact, columns);
    text += rule;
    for (const auto& line : receipt.lines) {
        text += pair(line.quantity + " " + line.name, line.amount, columns);
        for (const auto& piece : wrapped(line.detail, columns - 4))
            text += "    " + piece + '\n';
    }
    for (const auto* const sums : {&receipt.sums, &receipt.tenders, &receipt.taxes}) {
        if (sums->empty())
            continue;
        text += rule;
        for (const auto& sum : *sums)
            text += pair(sum.label, sum.amount, columns);
    }
    text += rule;
    if (!receipt.thanks.empty())
        text += centred(receipt.thanks, columns);
    return text;
}

} // namespace phin::ports
