#include "app/menu/menu_file.h"
#include "sync/model/menu.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

// What a slip of the finger, a bad copy or malice makes of a menu file is answered with a sound menu or with problems.
class TestMenuMutations : public QObject {
    Q_OBJECT

private slots:
    void mutatedMenu_givesSoundMenuOrProblems_data();
    void mutatedMenu_givesSoundMenuOrProblems();
};

namespace {

constexpr std::array<std::string_view, 17> kPieces{"[[product]]\n",
                                                   "[",
                                                   "]",
                                                   "{",
                                                   "}",
                                                   "\"",
                                                   "\"\"\"",
                                                   "=",
                                                   "\n",
                                                   "a.",
                                                   "-1e99",
                                                   "\0",
                                                   "\xFF",
                                                   "99999999999999999999",
                                                   "[[price_list]]\n",
                                                   "[[combo]]\n",
                                                   "prices = { latte = -1 }\n"};

void mutate(std::string& text, std::mt19937& random) {
    const auto below = [&random](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>{0, end - 1}(random);
    };
    const std::size_t at = below(text.size());
    const std::size_t length = std::min(below(60) + 1, text.size() - at);
    switch (below(5)) {
    case 0:
        text.erase(at, length);
        break;
    case 1:
        text.insert(at, text.substr(below(text.size()), length));
        break;
    case 2:
        text[at] = static_cast<char>(below(256));
        break;
    case 3:
        text.insert(at, kPieces[below(kPieces.size())]);
        break;
    default:
        text.resize(std::max<std::size_t>(at, 1));
        break;
    }
}

} // namespace

void TestMenuMutations::mutatedMenu_givesSoundMenuOrProblems_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestMenuMutations::mutatedMenu_givesSoundMenuOrProblems() {
    QFETCH(const unsigned, seed);
    std::ifstream file{PHIN_DEMO_MENU, std::ios::binary};
    const std::string demo{std::istreambuf_iterator<char>{file}, {}};
    QVERIFY(!demo.empty());
    std::mt19937 random{seed};
    int refused = 0;
    for (int round = 0; round < 60; ++round) {
        std::string text = demo;
        const int mutations = std::uniform_int_distribution<int>{1, 6}(random);
        for (int i = 0; i < mutations; ++i)
            mutate(text, random);
        const auto menu = phin::menu::parseMenu(text);
        if (menu) {
            QVERIFY(phin::checkMenu(*menu).empty());
            continue;
        }
        ++refused;
        QVERIFY(!menu.error().empty());
        const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
        for (const auto& problem : menu.error()) {
            QVERIFY(problem.line >= 0 && problem.line <= lines + 1);
            QVERIFY(!problem.message.empty());
        }
    }
    QVERIFY(refused > 0);
}

QTEST_APPLESS_MAIN(TestMenuMutations)
#include "tst_menu_mutations.moc"
