#include "qml/Phin/Ui/telex.h"
#include "tests/ui/till_window.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

class KeyboardWindow : public TillWindow {
public:
    using TillWindow::TillWindow;
    void wantKeyboard() { screens().glass()->setKeyboard(true); }
    bool shown() { return find(QStringLiteral("keyboard")) != nullptr; }
    /// Letters in lower case; "^" is the shift key.
    void type(const QString& letters) {
        for (const QChar c : letters)
            tap(c == u' '   ? QStringLiteral("vkSpace")
                : c == u'^' ? QStringLiteral("vkShift")
                            : QStringLiteral("vk-") + c);
    }
};

} // namespace

class ScreenKeyboardTest : public QObject {
    Q_OBJECT

private slots:
    void telex_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("word");
        const std::pair<const char*, const char*> examples[]{
            {"tieesng", "tiếng"}, {"tieengs", "tiếng"},  {"vieejt", "việt"},      {"ddaay", "đây"},
            {"dday", "đay"},      {"nguwowfi", "người"}, {"nguowif", "người"},    {"nuocws", "nước"},
            {"nuwowcs", "nước"},  {"ddaf", "đà"},        {"suwxa", "sữa"},        {"suawx", "sữa"},
            {"phees", "phế"},     {"caf", "cà"},         {"phee", "phê"},         {"ddas", "đá"},
            {"hoaf", "hòa"},      {"hoafn", "hoàn"},     {"hoanf", "hoàn"},       {"thuys", "thúy"},
            {"ngoaif", "ngoài"},  {"khuyur", "khuỷu"},   {"quar", "quả"},         {"quys", "quý"},
            {"gif", "gì"},        {"giaf", "già"},       {"gieengs", "giếng"},    {"muwaf", "mừa"},
            {"muaw", "mưa"},      {"thuowr", "thuở"},    {"tuw", "tư"},           {"w", "ư"},
            {"toio", "tôi"},      {"trawngs", "trắng"},  {"banhs", "bánh"},       {"mif", "mì"},
            {"ngoanf", "ngoàn"},  {"xoawn", "xoăn"},     {"Ddaf", "Đà"},          {"LATTE", "LATTE"},
            {"TIEESNG", "TIẾNG"}, {"ass", "as"},         {"aaa", "aa"},           {"ddd", "dd"},
            {"tooisz", "tôi"},    {"mocha", "mocha"},    {"phin", "phin"},        {"ngheof", "nghèo"},
            {"ruwowuj", "rượu"},  {"huwongs", "hướng"},  {"nghieeng", "nghiêng"}, {"Quynhf", "Quỳnh"},
            {"Hajnh", "Hạnh"},    {"Oanh", "Oanh"},      {"baanf", "bần"},        {"banf", "bàn"},
            {"uoongs", "uống"},   {"yeeu", "yêu"},       {"ngoeo", "ngoeo"},
        };
        for (const auto& [typed, word] : examples)
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(word);
    }
    void telex() {
        QFETCH(const QString, typed);
        QFETCH(const QString, word);
        QString now;
        for (const QChar key : typed)
            now = ui::telexed(now, key);
        QCOMPARE(now, word);
    }

    void touchedField_bringsTheKeyboard_andTakesVietnamese() {
        KeyboardWindow till;
        QVERIFY(!till.shown());
        till.tap(QStringLiteral("guest"));
        QVERIFY(!till.shown()); // as it is set here
        till.wantKeyboard();
        till.tap(QStringLiteral("guest"));
        QTRY_VERIFY(till.shown());
        till.type(QStringLiteral("coo hajnh"));
        QCOMPARE(till.text(QStringLiteral("guest")), QStringLiteral("Cô hạnh"));
        for (int i = 0; i < 4; ++i)
            till.tap(QStringLiteral("vkErase"));
        till.type(QStringLiteral("^huowng2"));
        QCOMPARE(till.text(QStringLiteral("guest")), QStringLiteral("Cô Hương2"));
        till.tap(QStringLiteral("vkEnter"));
        QTRY_VERIFY(!till.shown());
        QTRY_COMPARE(till.cart().guest(), QStringLiteral("Cô Hương2"));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void search_isTypedAsByAnyKeyboard() {
        KeyboardWindow till;
        till.wantKeyboard();
        till.tap(QStringLiteral("search"));
        QTRY_VERIFY(till.shown());
        till.type(QStringLiteral("matcha"));
        QTRY_COMPARE(till.screens().menu()->search().toLower(), QStringLiteral("matcha"));
        till.tap(QStringLiteral("vkTelex"));
        till.tap(QStringLiteral("vkErase"));
        till.type(QStringLiteral("aa"));
        QCOMPARE(till.text(QStringLiteral("search")).toLower(), QStringLiteral("matchaa"));
        till.tap(QStringLiteral("vkDismiss"));
        QTRY_VERIFY(!till.shown());
        till.tap(QStringLiteral("search")); // it has the cursor still: a touch is a wish
        QTRY_VERIFY(till.shown());
        till.tap(QStringLiteral("ordersButton"));
        QTRY_VERIFY(!till.shown()); // somebody does something else
    }

    void fieldTypedIn_isNeverHidden_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280x800") << QSize(1280, 800);
        QTest::newRow("1024x768") << QSize(1024, 768);
    }
    void fieldTypedIn_isNeverHidden() {
        QFETCH(const QSize, size);
        KeyboardWindow till(true, size);
        till.wantKeyboard();
        const auto free = [&](const QString& name) {
            auto* const field = till.find(name);
            auto* const keyboard = till.find(QStringLiteral("keyboard"));
            const auto at = [](QQuickItem* item) {
                return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            };
            return field && keyboard && !at(field).intersects(at(keyboard)) && at(field).top() >= 0;
        };
        till.tap(QStringLiteral("search"));
        QTRY_VERIFY(free(QStringLiteral("search")));
        till.tap(QStringLiteral("guest"));
        QTRY_VERIFY(free(QStringLiteral("guest")));
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("move-2"));
        till.tap(QStringLiteral("otherReason"));
        QTRY_VERIFY(free(QStringLiteral("otherReason")));
        till.type(QStringLiteral("ddas"));
        QCOMPARE(till.text(QStringLiteral("otherReason")), QStringLiteral("Đá"));
        till.tap(QStringLiteral("vkDismiss"));
        till.tap(QStringLiteral("shiftButton"));
        till.screens().sheet()->openProduct(QStringLiteral("croissant"));
        till.tap(QStringLiteral("note"));
        QTRY_VERIFY(free(QStringLiteral("note")));
        // The order and its Pay key stay where they are.
        QVERIFY(till.find(QStringLiteral("pay"))->mapToScene({0, 0}).x() >=
                till.find(QStringLiteral("keyboard"))->width());
    }

    void realKeyboard_keepsTheOneOnTheScreenAway() {
        KeyboardWindow till;
        till.wantKeyboard();
        till.tap(QStringLiteral("guest"));
        QTRY_VERIFY(till.shown());
        QTest::keyClick(&till.window(), 'x');
        QTRY_VERIFY(!till.shown());
        till.tap(QStringLiteral("guest"));
        QTest::qWait(100);
        QVERIFY(!till.shown());
    }

    void scannedCode_isNoTyping() {
        KeyboardWindow till;
        till.wantKeyboard();
        for (const char c : {'8', '9', '3', '4', '5'})
            QTest::keyClick(&till.window(), c);
        QTest::keyClick(&till.window(), Qt::Key_Return);
        QTest::qWait(100);
        till.tap(QStringLiteral("guest"));
        QTRY_VERIFY(till.shown());
    }
};

QTEST_MAIN(ScreenKeyboardTest)
#include "tst_screen_keyboard.moc"
