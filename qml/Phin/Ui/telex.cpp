#include "qml/Phin/Ui/telex.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <array>
#include <vector>

namespace phin::ui {
namespace {

/// Each vowel without a tone, then with those of s f r x j.
constexpr std::array<QStringView, 12> vowels{u"aáàảãạ", u"ăắằẳẵặ", u"âấầẩẫậ", u"eéèẻẽẹ", u"êếềểễệ", u"iíìỉĩị",
                                             u"oóòỏõọ", u"ôốồổỗộ", u"ơớờởỡợ", u"uúùủũụ", u"ưứừửữự", u"yýỳỷỹỵ"};
constexpr QStringView toneKeys = u"zsfrxj"; // the place is the tone

struct Letter {
    QChar plain; ///< lower case, with its mark but without a tone
    int tone = 0;
    bool upper = false;

    [[nodiscard]] bool isVowel() const { return QStringView(u"aăâeêioôơuưy").contains(plain); }
    [[nodiscard]] bool isMarked() const { return QStringView(u"ăâêôơư").contains(plain); }
};
using Letters = std::vector<Letter>;

Letter letterOf(QChar c) {
    const QChar lower = c.toLower();
    Letter letter{lower, 0, c != lower};
    for (const auto& row : vowels)
        if (const auto tone = row.indexOf(lower); tone >= 0)
            letter = {row[0], static_cast<int>(tone), letter.upper};
    return letter;
}

QChar charOf(const Letter& letter) {
    QChar c = letter.plain;
    for (const auto& row : vowels)
        if (row[0] == letter.plain)
            c = row[letter.tone];
    return letter.upper ? c.toUpper() : c;
}

QString wordOf(const Letters& letters) {
    QString word;
    for (const auto& letter : letters)
        word += charOf(letter);
    return word;
}

/// A syllable's vowels: [from, to).
struct Core {
    std::size_t from = 0, to = 0;
    [[nodiscard]] bool empty() const { return from == to; }
};

/// Empty where the word is no Vietnamese syllable.
Core coreOf(const Letters& letters) {
    std::size_t from = 0;
    while (from < letters.size() && !letters[from].isVowel())
        ++from;
    // The u of qu and the i of gi belong to the consonant, unless they are all there is.
    if (from > 0 && from + 1 < letters.size() && letters[from + 1].isVowel() &&
        ((letters[from - 1].plain == u'q' && letters[from].plain == u'u') ||
         (from == 1 && letters[0].plain == u'g' && letters[1].plain == u'i')))
        ++from;
    std::size_t to = from;
    while (to < letters.size() && letters[to].isVowel())
        ++to;
    QString end;
    for (std::size_t i = to; i < letters.size(); ++i)
        end += letters[i].plain;
    static const QStringList ends{QString(),           QStringLiteral("c"),  QStringLiteral("ch"), QStringLiteral("m"),
                                  QStringLiteral("n"), QStringLiteral("ng"), QStringLiteral("nh"), QStringLiteral("p"),
                                  QStringLiteral("t")};
    if (to - from > 3 || !ends.contains(end))
        return {};
    return {from, to};
}

/// Where the tone of such a syllable is written.
std::size_t toneSeat(const Letters& letters, const Core& core) {
    for (auto i = core.to; i > core.from; --i)
        if (letters[i - 1].isMarked())
            return i - 1;
    const auto length = core.to - core.from;
    if (length == 1)
        return core.from;
    if (length == 3)
        return core.from + 1;
    return core.to < letters.size() ? core.from + 1 : core.from; // hoàn, but hòa
}

void setTone(Letters& letters, int tone) {
    for (auto& letter : letters)
        letter.tone = 0;
    if (const auto core = coreOf(letters); !core.empty())
        letters[toneSeat(letters, core)].tone = tone;
}

int toneOf(const Letters& letters) {
    for (const auto& letter : letters)
        if (letter.tone != 0)
            return letter.tone;
    return 0;
}

/// ưo is nothing: where more follows, it is ươ (huwong is hương).
void mendHorns(Letters& letters) {
    for (std::size_t i = 1; i < letters.size(); ++i)
        if (letters[i].plain == u'o' && letters[i - 1].plain == u'ư')
            letters[i].plain = u'ơ';
}

QString appended(Letters letters, QChar key) {
    const int tone = toneOf(letters);
    mendHorns(letters);
    // uơ stands at a word's end only (thuở); before anything else it is ươ (người).
    if (const auto n = letters.size(); n >= 2 && letters[n - 1].plain == u'ơ' && letters[n - 2].plain == u'u' &&
                                       !(n >= 3 && letters[n - 3].plain == u'q'))
        letters[n - 2].plain = u'ư';
    letters.push_back(letterOf(key));
    const auto core = coreOf(letters);
    if (tone != 0 && !core.empty())
        setTone(letters, tone);
    return wordOf(letters);
}

/// `from` becomes `to`, or what it was before where it is `to` already and the key comes again. Nothing to do: empty.
QString marked(Letters letters, QStringView from, QStringView to, QChar key) {
    const auto core = coreOf(letters);
    const int tone = toneOf(letters);
    for (auto i = core.to; i > core.from; --i) {
        auto& letter = letters[i - 1];
        if (const auto place = to.indexOf(letter.plain); place >= 0) {
            letter.plain = from[place];
            setTone(letters, tone);
            return wordOf(letters) + key;
        }
        if (const auto place = from.indexOf(letter.plain); place >= 0) {
            letter.plain = to[place];
            // uo with more behind it has two horns: nuwowc and nuocw are nước.
            if (letter.plain == u'ơ' && i - 1 > core.from && letters[i - 2].plain == u'u' && i < letters.size())
                letters[i - 2].plain = u'ư';
            setTone(letters, tone);
            return wordOf(letters);
        }
        if (!QStringView(u"iuy").contains(letter.plain)) // toio is tôi, but ngoeo is no ngôe
            break;
    }
    return {};
}

QString withHorn(const Letters& letters, QChar key) {
    const auto core = coreOf(letters);
    for (auto i = core.from; i + 1 < core.to; ++i) // ưa, not uă: mưa
        if (letters[i].plain == u'u' && letters[i + 1].plain == u'a' && core.to == i + 2 && core.to == letters.size()) {
            Letters changed = letters;
            changed[i].plain = u'ư';
            setTone(changed, toneOf(letters));
            return wordOf(changed);
        }
    if (const auto word = marked(letters, u"aou", u"ăơư", key); !word.isEmpty())
        return word;
    const bool vowelless =
        std::none_of(letters.begin(), letters.end(), [](const Letter& letter) { return letter.isVowel(); });
    if (!vowelless)
        return {};
    return wordOf(letters) + (key.isUpper() ? QChar(u'Ư') : QChar(u'ư'));
}

QString withStroke(Letters letters, QChar key) {
    if (letters.empty())
        return {};
    auto& first = letters.front();
    if (first.plain == u'đ' && letters.size() == 1) {
        first.plain = u'd';
        return wordOf(letters) + key;
    }
    if (first.plain != u'd' || (letters.size() > 1 && coreOf(letters).empty()))
        return {};
    first.plain = u'đ';
    return wordOf(letters);
}

QString withTone(Letters letters, int tone, QChar key) {
    if (coreOf(letters).empty())
        return {};
    const int before = toneOf(letters);
    if (tone == 0 && before == 0)
        return {};
    mendHorns(letters);
    if (tone == before) { // again: no tone, but the letter
        setTone(letters, 0);
        return wordOf(letters) + key;
    }
    setTone(letters, tone);
    return wordOf(letters);
}

} // namespace

QString telexed(const QString& word, QChar key) {
    Letters letters;
    for (const QChar c : word.normalized(QString::NormalizationForm_C))
        letters.push_back(letterOf(c));
    const QChar lower = key.toLower();
    QString changed;
    if (const auto tone = toneKeys.indexOf(lower); tone >= 0)
        changed = withTone(letters, static_cast<int>(tone), key);
    else if (lower == u'w')
        changed = withHorn(letters, key);
    else if (lower == u'd')
        changed = withStroke(letters, key);
    else if (lower == u'a')
        changed = marked(letters, u"a", u"â", key);
    else if (lower == u'e')
        changed = marked(letters, u"e", u"ê", key);
    else if (lower == u'o')
        changed = marked(letters, u"o", u"ô", key);
    return changed.isEmpty() ? appended(letters, key) : changed;
}

} // namespace phin::ui
