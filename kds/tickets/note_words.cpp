#include "kds/tickets/note_words.h"

#include "sync/model/allergens.h"
#include "sync/model/plain_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace phin::kds {

namespace {

using Words = std::vector<std::string>;

/// Say by themselves that it is about health; a word that begins so counts.
constexpr std::array<std::string_view, 8> health{"allerg", "di ung",  "anaphyla", "intoleran",
                                                 "celiac", "coeliac", "epipen",   "khong dung nap"};
constexpr std::array<std::string_view, 11> without{"khong", "ko",    "k",     "hong",  "no",  "without",
                                                   "not",   "never", "kieng", "tranh", "zero"};
/// What people call allergens besides their names in the list of those that must be declared.
constexpr std::array<std::string_view, 30> alsoCalled{
    "nut",      "peanut", "almond", "hazelnut", "cashew",  "walnut", "pistachio", "dairy",    "lactose", "egg",
    "wheat",    "soya",   "shrimp", "prawn",    "seafood", "hat",    "hanh nhan", "hat dieu", "lac",     "dau phong",
    "dau nanh", "bot mi", "lua mi", "trung",    "sua",     "tom",    "cua",       "hai san",  "me",      "vung"};
/// One word may stand between "no" and what must not be in it ("no added milk"); more would be another matter.
constexpr std::size_t reach = 2;
/// What ends a thought: "no ice, more milk" is nobody's allergy.
constexpr std::string_view ends = ",.;:/|+&()\n";

/// In their order, unlike plainWords().
Words wordsOf(std::string_view plain) {
    Words words(1);
    for (const char c : plain) {
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (part)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

/// Whether all of `sought` stand at `at`; the last may have an ending ("allergic", "eggs").
bool standsAt(const Words& words, std::size_t at, const Words& sought, bool ending) {
    if (sought.empty() || at + sought.size() > words.size())
        return false;
    for (std::size_t i = 0; i < sought.size(); ++i) {
        const auto& word = words[at + i];
        const bool last = i + 1 == sought.size();
        const bool plural = last && word == sought[i] + "s";
        if (word != sought[i] && !plural && !(last && ending && word.starts_with(sought[i])))
            return false;
    }
    return true;
}

/// All names of allergens, cut into words.
std::vector<Words> allergenNames() {
    std::vector<Words> names;
    const auto add = [&names](std::string_view name) { names.push_back(wordsOf(plainText(name))); };
    for (const auto& each : allergens()) {
        if (each.id != "fish") // without its mark its Vietnamese name is the beginning of "ca phe"
            add(each.vi);
        add(each.en);
    }
    for (const auto name : alsoCalled)
        add(name);
    return names;
}

bool speaksOfAllergy(const Words& words) {
    static const auto names = allergenNames();
    const auto nameAt = [&words](std::size_t place) {
        return std::any_of(names.begin(), names.end(),
                           [&](const Words& name) { return standsAt(words, place, name, false); });
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        for (const auto name : health)
            if (standsAt(words, at, wordsOf(name), true))
                return true;
        const bool negated = std::find(without.begin(), without.end(), words[at]) != without.end();
        for (std::size_t ahead = 1; negated && ahead <= reach; ++ahead)
            if (nameAt(at + ahead))
                return true;
        if (words[at] == "free" && at > 0 && nameAt(at - 1)) // "nut free", "gluten-free"
            return true;
    }
    return false;
}

} // namespace

NoteKind noteKind(std::string_view utf8) {
    if (utf8.find_first_not_of(' ') == std::string_view::npos)
        return NoteKind::None;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto end = std::min(utf8.find_first_of(ends, at), utf8.size());
        if (speaksOfAllergy(wordsOf(plainText(utf8.substr(at, end - at)))))
            return NoteKind::Allergy;
        at = end + 1;
    }
    return NoteKind::Note;
}

} // namespace phin::kds
