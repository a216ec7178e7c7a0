#include "app/menu/toml_table.h"

#include "sync/model/menu_text.h"

#include <algorithm>
#include <tuple>

namespace phin::menu {

namespace {

constexpr std::size_t kMostProblems = 200;

} // namespace

std::string inQuotes(std::string_view text) {
    return "\"" + std::string{text} + "\"";
}

std::string_view nameOfType(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::string:
        return "text";
    case toml::node_type::integer:
        return "a whole number";
    case toml::node_type::floating_point:
        return "a number with decimals";
    case toml::node_type::boolean:
        return "true or false";
    case toml::node_type::date:
        return "a date";
    case toml::node_type::time:
        return "a time";
    case toml::node_type::date_time:
        return "a date with a time";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::table:
        return "a table";
    case toml::node_type::none:
        break;
    }
    return "nothing";
}

void ProblemList::add(const toml::source_region& where, std::string message) {
    const auto line = static_cast<int>(where.begin.line);
    if (!m_document.leftOut(line))
        m_problems.push_back({line, static_cast<int>(where.begin.column), std::move(message)});
}

void ProblemList::addIfComplete(const toml::source_region& where, std::string message) {
    if (m_document.complete())
        add(where, std::move(message));
}

Problems ProblemList::take() {
    std::stable_sort(m_problems.begin(), m_problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    if (m_problems.size() > kMostProblems) {
        const std::size_t more = m_problems.size() - kMostProblems;
        m_problems.resize(kMostProblems);
        m_problems.push_back({0, 0, "and " + std::to_string(more) + " more problems"});
    }
    return std::move(m_problems);
}

TomlTable::TomlTable(const toml::table& table, std::string what, std::initializer_list<std::string_view> keys,
                     ProblemList& problems)
    : m_table(table)
    , m_what(std::move(what))
    , m_problems(problems) {
    for (const auto& [key, value] : table) {
        if (std::find(keys.begin(), keys.end(), key.str()) != keys.end())
            continue;
        std::string known;
        for (const std::string_view name : keys)
            known.append(known.empty() ? "" : ", ").append(name);
        m_problems.add(key.source(), m_what + ": unknown key " + inQuotes(key.str()) + "; there are " + known);
    }
}

void TomlTable::problem(const toml::node& where, std::string_view message) {
    m_problems.add(where, m_what + ": " + std::string{message});
}

const toml::node* TomlTable::require(std::string_view key) {
    return get(key, Need::Required);
}

const toml::node* TomlTable::get(std::string_view key, Need need) {
    const toml::node* node = find(key);
    if (!node && need == Need::Required)
        problem(inQuotes(key) + " is missing");
    return node;
}

std::string TomlTable::id() {
    const auto value = text("id", Need::Required);
    if (!value)
        return {};
    if (const auto why = idProblem(*value); !why.empty()) {
        problem(*find("id"), why);
        return {};
    }
    m_what += " " + inQuotes(*value);
    return *value;
}

std::optional<std::string> TomlTable::textOf(std::string_view key, const toml::node& node) {
    auto value = node.value_exact<std::string>();
    if (!value)
        problem(node, inQuotes(key) + " must be text in quotes, not " + std::string{nameOfType(node)});
    else if (const auto why = textProblem(*value); !why.empty())
        problem(node, inQuotes(key) + " " + why);
    else
        return value;
    return std::nullopt;
}

std::optional<std::string> TomlTable::text(std::string_view key, Need need) {
    const toml::node* node = get(key, need);
    return node ? textOf(key, *node) : std::nullopt;
}

model::v1::Text TomlTable::translated(std::string_view key) {
    model::v1::Text result;
    const toml::node* node = get(key, Need::Required);
    if (!node)
        return result;
    if (const toml::table* languages = node->as_table()) {
        TomlTable both{*languages, m_what + ", " + std::string{key}, {"vi", "en"}, m_problems};
        result.set_vi(both.text("vi", Need::Required).value_or(""));
        result.set_en(both.text("en", Need::Required).value_or(""));
    } else if (node->is_string()) {
        const std::string same = textOf(key, *node).value_or("");
        result.set_vi(same);
        result.set_en(same);
    } else {
        problem(*node, inQuotes(key) + " must be text, or { vi = \"...\", en = \"...\" }, not " +
                           std::string{nameOfType(*node)});
    }
    return result;
}

std::optional<bool> TomlTable::boolean(std::string_view key, Need need) {
    const toml::node* node = get(key, need);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<bool>();
    if (!value)
        problem(*node, inQuotes(key) + " must be true or false, not " + std::string{nameOfType(*node)});
    return value;
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key, Need need, std::int64_t least, std::int64_t most) {
    const toml::node* node = get(key, need);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value) {
        problem(*node, inQuotes(key) + " must be a whole number, not " + std::string{nameOfType(*node)});
        return std::nullopt;
    }
    if (*value < least || *value > most) {
        problem(*node, inQuotes(key) + " must be from " + std::to_string(least) + " to " + std::to_string(most));
        return std::nullopt;
    }
    return value;
}

std::optional<std::int32_t> TomlTable::date(std::string_view key) {
    const toml::node* node = find(key);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<toml::date>();
    if (!value || value->year < 2000 || value->year > 2999) {
        problem(*node, inQuotes(key) + " must be a date of this millennium without quotes, such as 2026-12-31");
        return std::nullopt;
    }
    return value->year * 10'000 + value->month * 100 + value->day;
}

bool TomlTable::tooLong(std::string_view key, const toml::array& list, std::size_t most) {
    if (list.size() <= most)
        return false;
    problem(list, "there are more than " + std::to_string(most) + " of " + inQuotes(key));
    return true;
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key, Need need, std::size_t most) {
    std::vector<const toml::table*> result;
    const toml::node* node = find(key);
    if (!node) {
        if (need == Need::Required)
            m_problems.addIfComplete(m_table.source(), m_what + ": there is no " + inQuotes(key));
        return result;
    }
    const toml::array* list = node->as_array();
    if (!list) {
        problem(*node, inQuotes(key) + (node->is_table() ? " begins with two brackets: [[" + std::string{key} + "]]"
                                                         : " must be a list, not " + std::string{nameOfType(*node)}));
        return result;
    }
    if (tooLong(key, *list, most))
        return result;
    for (const toml::node& item : *list) {
        if (const toml::table* table = item.as_table())
            result.push_back(table);
        else
            problem(item,
                    "each of " + inQuotes(key) + " must be a table { ... }, not " + std::string{nameOfType(item)});
    }
    if (result.empty() && list->empty() && need == Need::Required)
        problem(*node, inQuotes(key) + " is empty");
    return result;
}

std::optional<std::vector<std::pair<std::string, const toml::node*>>> TomlTable::texts(std::string_view key,
                                                                                       std::size_t most) {
    const toml::node* node = find(key);
    if (!node)
        return std::nullopt;
    std::vector<std::pair<std::string, const toml::node*>> result;
    const toml::array* list = node->as_array();
    if (!list) {
        problem(*node, inQuotes(key) + " must be a list such as [\"a\", \"b\"], not " + std::string{nameOfType(*node)});
        return std::nullopt;
    }
    if (tooLong(key, *list, most))
        return std::nullopt;
    for (const toml::node& item : *list)
        if (auto value = textOf(key, item))
            result.emplace_back(std::move(*value), &item);
    return result;
}

} // namespace phin::menu
