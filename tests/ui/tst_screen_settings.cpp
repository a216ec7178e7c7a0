#include "app/screens/screen_settings.h"
#include "app/screens/words.h"
#include "tests/support/eventually.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace phin;
using namespace phin::counter;

class ScreenSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void choice_isKept_andComesBefore_whatTheSettingsSay() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.path().toStdString()) / "screen.json";
        {
            ScreenSettings settings;
            settings.keepIn(file, true);
            QVERIFY(settings.largeText()); // nobody has chosen yet
            QVERIFY(settings.keyboard());
            QSignalSpy changed(&settings, &ScreenSettings::changed);
            settings.setLargeText(false);
            settings.setKeyboard(false);
            settings.setKeyboard(false); // the same again is no change
            QCOMPARE(changed.size(), 2);
        } // its end waits for the file
        ScreenSettings again;
        again.keepIn(file, true);
        QVERIFY(!again.largeText());
        QVERIFY(!again.keyboard());
    }

    void damagedFile_isAsIfThereWereNone() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("screen.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"large_text\": tru");
        file.close();
        ScreenSettings settings;
        settings.keepIn(file.fileName().toStdString(), false);
        QVERIFY(!settings.largeText());
        QVERIFY(settings.keyboard());
    }

    void folderThatIsNotThere_losesTheChoice_andNothingElse() {
        ScreenSettings settings;
        settings.keepIn("/proc/no-such-folder/screen.json", false);
        settings.setLargeText(true);
        QVERIFY(settings.largeText());
    }

    void dates_areOfTheLanguage() {
        QCOMPARE(Words::date(20190401), QStringLiteral("1 Apr 2019")); // without translations: English
        QCOMPARE(Words::dayAndMonth(QDate(2019, 12, 24)), QStringLiteral("24 Dec"));
    }
};

QTEST_GUILESS_MAIN(ScreenSettingsTest)
#include "tst_screen_settings.moc"
