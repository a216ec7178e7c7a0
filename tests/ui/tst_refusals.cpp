// What a refusal says on the screen: in the cashier's language, and never the program's English sentence.
#include "app/screens/refusal_words.h"
#include "app/screens/words.h"
#include "qml/Phin/Ui/language.h"
#include "sync/model/why.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

#include <set>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

const std::vector<Named> names{{"Cà phê", "Coffee"}, {"Hai", "Two"}, {"Ba", "Three"}};
constexpr std::array kinds{ErrorKind::WrongUse, ErrorKind::Refused, ErrorKind::NotFound, ErrorKind::Unavailable};

QString wordsOf(Why why, std::size_t named = 3) {
    return counter::refusalWords({ErrorKind::Refused,
                                  "the English sentence",
                                  {},
                                  why,
                                  {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(named)}});
}

/// How many things the words name: the least that leaves no place open.
std::size_t namedIn(Why why) {
    std::size_t named = 0;
    while (named < names.size() && wordsOf(why, named).contains(u'%'))
        ++named;
    return named;
}

} // namespace

class TestRefusals : public QObject {
    Q_OBJECT

private slots:
    void everyReason_isWorded_inBothLanguages() {
        ui::Language language(QStringLiteral("vi"));
        std::set<QString> all;
        for (int code = 1; code < static_cast<int>(Why::Count); ++code) {
            const auto why = static_cast<Why>(code);
            language.setCode(QStringLiteral("en"));
            const auto named = namedIn(why);
            const auto english = wordsOf(why, named);
            QVERIFY2(english != wordsOf(Why::Other), qPrintable(QString::number(code)));
            language.setCode(QStringLiteral("vi"));
            const auto vietnamese = wordsOf(why, named);
            QVERIFY2(vietnamese != english && !vietnamese.contains(u'%'), qPrintable(english));
            QVERIFY2(!vietnamese.contains(QStringLiteral("English")), qPrintable(vietnamese));
            for (std::size_t i = 0; i < named; ++i) {
                QVERIFY2(vietnamese.contains(QString::fromStdString(names[i].vi)), qPrintable(vietnamese));
                QVERIFY2(english.contains(QString::fromStdString(names[i].en)), qPrintable(english));
            }
            QVERIFY2(all.insert(vietnamese).second, qPrintable(vietnamese)); // one says one thing
        }
    }

    void noReason_isTheSentenceOfItsKind_neverTheMessage() {
        ui::Language language(QStringLiteral("vi"));
        std::set<QString> all;
        for (const auto kind : kinds) {
            const Error error{kind, "the journal is full"};
            const auto said = counter::explain(QStringLiteral("Chưa gửi được."), error);
            QVERIFY2(said.startsWith(QStringLiteral("Chưa gửi được. ")), qPrintable(said));
            QVERIFY2(!said.contains(QStringLiteral("journal")), qPrintable(said));
            language.setCode(QStringLiteral("en"));
            QVERIFY2(counter::refusalWords(error) != said.mid(15), qPrintable(said));
            language.setCode(QStringLiteral("vi"));
            all.insert(said);
        }
        QCOMPARE(all.size(), kinds.size());
    }

    void refundOfAnotherOrder_isNotToldToChangeTheOrder() {
        ui::Language language(QStringLiteral("vi"));
        QVERIFY(wordsOf(Why::NothingToGiveBack, 0).contains(QStringLiteral("hoàn")));
    }

    void realRefusals_haveTheirReason_andNameTheProduct() {
        TillWindow till;
        auto& use = till.till();
        const auto order = use.newId();
        QVERIFY(use.openOrder(order, model::v1::HERE, {}).ok());
        const auto why = [](const auto& result) { return result.ok() ? Why::Other : result.error().why; };
        Choice choice;
        choice.product = "strawberry-yoghurt";
        const auto soldOut = use.addLine(order, choice);
        QCOMPARE(why(soldOut), Why::SoldOut);
        QVERIFY(counter::refusalWords(soldOut.error()).contains(QStringLiteral("Sữa chua dâu")));
        till.language().setCode(QStringLiteral("en"));
        QVERIFY(!counter::refusalWords(soldOut.error()).contains(QStringLiteral("Sữa chua dâu")));
        QCOMPARE(why(use.undo(order)), Why::NothingToUndo);
        choice.product = "beans-robusta";
        QCOMPARE(why(use.addLine(order, choice)), Why::ChooseAtLeast);
        choice.product = "latte";
        choice.quantity = 100'000;
        QCOMPARE(why(use.addLine(order, choice)), Why::Quantity);
        choice.quantity = 1;
        choice.note = std::string(100'000, 'x');
        QCOMPARE(why(use.addLine(order, choice)), Why::TextTooLong);
        const auto paid = await<counter::Paid>([&](auto done) { use.pay(order, use.newId(), {}, std::move(done)); });
        QCOMPARE(why(paid), Why::NothingOnOrder);
    }
};

QTEST_MAIN(TestRefusals)
#include "tst_refusals.moc"
