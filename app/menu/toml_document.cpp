#include "app/menu/toml_document.h"

#include <algorithm>
#include <optional>
#include <string>

namespace phin::menu {

namespace {

constexpr int kMostBrokenParts = 20;

// toml++ builds one nested table for each dot of a key and destroys them recursively; the bound on dots (with its own
// bound on nested brackets) keeps that far from the end of the stack.
constexpr int kMostDotsInALine = 40;

struct Part {
    std::size_t begin;
    std::size_t bodyBegin; // after the header line
    std::size_t end;
    int firstLine;
    int lastLine;
    bool hasHeader;
    bool blank = false;
};

std::size_t endOfLine(std::string_view text, std::size_t from) {
    const std::size_t newline = text.find('\n', from);
    return newline == std::string_view::npos ? text.size() : newline + 1;
}

std::vector<Part> partsOf(std::string_view text) {
    std::vector<Part> parts;
    std::size_t begin = 0;
    int line = 1;
    do {
        const std::size_t end = endOfLine(text, begin);
        const bool header = begin < text.size() && text[begin] == '[';
        if (header || parts.empty())
            parts.push_back({begin, header ? end : begin, end, line, line, header});
        parts.back().end = end;
        parts.back().lastLine = line;
        begin = end;
        ++line;
    } while (begin < text.size());
    return parts;
}

Problem problemOf(const toml::parse_error& error) {
    std::string message{error.description()};
    if (message.find("control characters") != std::string::npos) // what toml++ says about a line end within quotes
        message += "; is the closing quote missing?";
    return {static_cast<int>(error.source().begin.line), static_cast<int>(error.source().begin.column),
            std::move(message)};
}

std::optional<Problem> tooManyDots(std::string_view text) {
    int line = 1;
    int dots = 0;
    for (const char c : text) {
        if (c == '\n') {
            ++line;
            dots = 0;
        } else if (c == '.' && ++dots > kMostDotsInALine) {
            return Problem{line, 0, "a line may have at most " + std::to_string(kMostDotsInALine) + " dots"};
        }
    }
    return std::nullopt;
}

bool parsesAlone(std::string_view text, std::size_t begin, std::size_t end) {
    try {
        (void)toml::parse(text.substr(begin, end - begin));
        return true;
    } catch (const toml::parse_error&) {
        return false;
    }
}

/// Replaces everything but line ends, so that the lines after it keep their numbers.
void blankOut(std::string& text, std::size_t begin, std::size_t end) {
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
        [](char c) { return c != '\n'; }, ' ');
}

/// Leaves out the part that a problem lies in; false where that has been done and did not help.
bool leaveOut(std::string& text, std::vector<Part>& parts, Problem& problem) {
    auto at =
        std::find_if(parts.rbegin(), parts.rend(), [&](const Part& part) { return part.firstLine <= problem.line; });
    if (at == parts.rend())
        return false;
    Part* part = &*at;
    bool withHeader = !part->hasHeader;
    if (part->hasHeader && problem.line == part->firstLine) {
        withHeader = true;
        // A sound header is misread where something above it was never closed.
        if (part != parts.data() && parsesAlone(text, part->begin, part->bodyBegin) &&
            !parsesAlone(text, (part - 1)->begin, (part - 1)->end)) {
            --part;
            withHeader = !part->hasHeader;
            problem.message += "; look for a bracket or quote that is not closed in the part from line " +
                               std::to_string(part->firstLine);
        }
    }
    if (part->blank)
        return false;
    part->blank = true;
    blankOut(text, withHeader ? part->begin : part->bodyBegin, part->end);
    return true;
}

} // namespace

bool TomlDocument::leftOut(int line) const noexcept {
    return std::any_of(unreadLines.begin(), unreadLines.end(),
                       [line](const auto& range) { return line >= range.first && line <= range.second; });
}

TomlDocument parseToml(std::string_view bytes) {
    TomlDocument document;
    if (auto problem = tooManyDots(bytes)) {
        document.problems.push_back(std::move(*problem));
        document.unreadLines.emplace_back(0, std::numeric_limits<int>::max());
        return document;
    }
    std::string text{bytes};
    std::vector<Part> parts = partsOf(text);
    while (true) {
        try {
            document.root = toml::parse(text);
            break;
        } catch (const toml::parse_error& error) {
            Problem problem = problemOf(error);
            const bool enough = document.problems.size() + 1 >= kMostBrokenParts;
            const bool goOn = !enough && leaveOut(text, parts, problem);
            if (goOn || enough || document.problems.empty())
                document.problems.push_back(std::move(problem));
            if (!goOn) {
                document.unreadLines.emplace_back(0, std::numeric_limits<int>::max());
                return document;
            }
        }
    }
    for (const Part& part : parts)
        if (part.blank)
            document.unreadLines.emplace_back(part.firstLine, part.lastLine);
    return document;
}

} // namespace phin::menu
