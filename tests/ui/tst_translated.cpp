// Every screen of the till in Vietnamese: no text is asked for that has no translation.
#include "tests/ui/till_screens.h"
#include "tests/ui/untranslated.h"

#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

class TranslatedTest : public QObject {
    Q_OBJECT

private slots:
    void textWithoutATranslation_isFound() {
        const Untranslated untranslated;
        const ui::Language language(QStringLiteral("vi"));
        QCOMPARE(QCoreApplication::translate("Sheet", "Close"), QStringLiteral("Đóng"));
        QCOMPARE(untranslated.texts(), QStringList());
        QCOMPARE(QCoreApplication::translate("Sheet", "Nobody worded this"), QStringLiteral("Nobody worded this"));
        QCOMPARE(untranslated.texts(), QStringList(QStringLiteral("Sheet: Nobody worded this")));
    }

    void everyScreen_inVietnamese_isTranslated() {
        const Untranslated untranslated;
        TourTill till;
        int screens = 0;
        TillTour(till, [&screens](TillWindow&, const QString&) { ++screens; }).all();
        QVERIFY(screens > 60);
        QVERIFY2(untranslated.texts().isEmpty(), qPrintable(untranslated.texts().join(u'\n')));
    }
};

QTEST_MAIN(TranslatedTest)
#include "tst_translated.moc"
