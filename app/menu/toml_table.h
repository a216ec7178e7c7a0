#pragma once

#include "app/menu/toml_document.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin::menu {

/// Gathers what is wrong with a document; keeps silent about the parts that could not be read at all.
class ProblemList {
public:
    explicit ProblemList(const TomlDocument& document)
        : m_document(document)
        , m_problems(document.problems) {}

    void add(const toml::node& where, std::string message) { add(where.source(), std::move(message)); }
    void add(const toml::source_region& where, std::string message);
    /// For what may only be missing because a part of the file could not be read.
    void addIfComplete(const toml::source_region& where, std::string message);

    [[nodiscard]] bool empty() const noexcept { return m_problems.empty(); }
    /// In the order of the file; of very many only the first.
    [[nodiscard]] Problems take();

private:
    const TomlDocument& m_document;
    Problems m_problems;
};

/// One table of the file. Each question about a key answers with its value or with nothing; what is wrong with the
/// value has then been reported.
class TomlTable {
public:
    enum class Need { Required, Optional };

    /// `what` names the table in messages ("product"); once it has an id, that is added. Any key but `keys` is a
    /// problem.
    TomlTable(const toml::table& table, std::string what, std::initializer_list<std::string_view> keys,
              ProblemList& problems);

    /// A table whose keys are ids; each is looked at by the caller.
    struct AnyKey {};
    TomlTable(const toml::table& table, std::string what, AnyKey, ProblemList& problems)
        : m_table(table)
        , m_what(std::move(what))
        , m_problems(problems) {}

    [[nodiscard]] const toml::node* find(std::string_view key) const { return m_table.get(key); }
    /// As find, but a missing key is a problem.
    [[nodiscard]] const toml::node* require(std::string_view key);

    /// The key "id": 1 to 40 letters, digits, "-" and "_". Empty where it is wrong.
    [[nodiscard]] std::string id();
    /// Plain text of 1 to 100 characters.
    [[nodiscard]] std::optional<std::string> text(std::string_view key, Need need);
    /// One text for both languages, or a table of both.
    [[nodiscard]] model::v1::Text translated(std::string_view key);
    [[nodiscard]] std::optional<bool> boolean(std::string_view key, Need need);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key, Need need, std::int64_t least,
                                                      std::int64_t most);
    /// A day without a time, as YYYYMMDD.
    [[nodiscard]] std::optional<std::int32_t> date(std::string_view key);
    /// The tables of "key = [ {...}, {...} ]" or of [[key]].
    [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key, Need need, std::size_t most);
    /// The texts of "key = [ "a", "b" ]" with where each stands; nothing where the key is missing.
    [[nodiscard]] std::optional<std::vector<std::pair<std::string, const toml::node*>>> texts(std::string_view key,
                                                                                              std::size_t most);

    void problem(const toml::node& where, std::string_view message);
    /// Something about the table itself, such as what it lacks.
    void problem(std::string_view message) { problem(m_table, message); }
    [[nodiscard]] const toml::table& node() const noexcept { return m_table; }
    [[nodiscard]] const std::string& what() const noexcept { return m_what; }
    [[nodiscard]] ProblemList& problems() noexcept { return m_problems; }

private:
    [[nodiscard]] const toml::node* get(std::string_view key, Need need);
    [[nodiscard]] bool tooLong(std::string_view key, const toml::array& list, std::size_t most);
    [[nodiscard]] std::optional<std::string> textOf(std::string_view key, const toml::node& node);

    const toml::table& m_table;
    std::string m_what;
    ProblemList& m_problems;
};

/// The way messages show what was written.
[[nodiscard]] std::string inQuotes(std::string_view text);

/// What a person would call a value of this type.
[[nodiscard]] std::string_view nameOfType(const toml::node& node);

} // namespace phin::menu
