#include "qml/Phin/Ui/language.h"

#include <QDirIterator>
#include <QFile>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QRegularExpression>
#include <QTest>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)

/// The theme's promises and the completeness of the words.
class TestLook : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        QQmlComponent component(&m_engine);
        component.setData(
            "import QtQuick\nimport Phin.Ui\nQtObject {\n"
            "  function dark(on) { Theme.dark = on }\n"
            "  function large(on) { Theme.large = on }\n"
            "  function contrast(a, b) { return Theme.contrast(Theme[a], Theme[b]) }\n"
            "  function onTone(tone) { return Theme.contrast(Theme.strong(tone), Theme.soft(tone)) }\n"
            "  function textOnTone(tone) { return Theme.contrast(Theme.text, Theme.soft(tone)) }\n"
            "  function ink(c) { return Theme.contrast(Theme.inkOn(c), c) }\n"
            "  function size(name, density, fit) { Theme.density = density; Theme.fit = fit; return Theme[name] }\n"
            "}",
            {});
        m_theme.reset(component.create());
        QVERIFY2(m_theme, qPrintable(component.errorString()));
    }

    void text_onEveryGround_reaches45InLightAnd7InDark_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("ink");
        QTest::addColumn<QString>("ground");
        for (const bool dark : {false, true})
            for (const char* ink : {"text", "textMuted", "accent", "positive", "warning", "danger", "info"})
                for (const char* ground : {"background", "surface", "raised", "sunken"})
                    QTest::addRow("%s %s on %s", dark ? "dark" : "light", ink, ground)
                        << dark << QString::fromLatin1(ink) << QString::fromLatin1(ground);
    }
    void text_onEveryGround_reaches45InLightAnd7InDark() {
        QFETCH(const bool, dark);
        QFETCH(const QString, ink);
        QFETCH(const QString, ground);
        call("dark", dark);
        const double contrast = call("contrast", ink, ground).toDouble();
        QVERIFY2(contrast >= (dark ? 7.0 : 4.5), qPrintable(QString::number(contrast)));
    }

    void wordsOnStrongAndSoftTones_reach45() {
        for (const bool dark : {false, true}) {
            call("dark", dark);
            for (const char* tone : {"accent", "positive", "warning", "danger", "info"}) {
                const double onStrong =
                    call("contrast", QStringLiteral("onStrong"), QString::fromLatin1(tone)).toDouble();
                QVERIFY2(onStrong >= 4.5, tone);
                QVERIFY2(call("onTone", QString::fromLatin1(tone)).toDouble() >= 4.5, tone);
                QVERIFY2(call("textOnTone", QString::fromLatin1(tone)).toDouble() >= 4.5, tone);
            }
        }
    }

    void edgesOfControls_reach3() {
        for (const bool dark : {false, true}) {
            call("dark", dark);
            for (const char* ground : {"background", "surface", "raised", "sunken"})
                QVERIFY2(call("contrast", QStringLiteral("outline"), QString::fromLatin1(ground)).toDouble() >= 3,
                         ground);
        }
    }

    /// The ring that shows where the keyboard is, and edges that say "chosen" or "wrong".
    void whatIsShownByEdgesAlone_reaches3() {
        for (const bool dark : {false, true}) {
            call("dark", dark);
            for (const char* ground : {"background", "surface", "raised", "sunken", "accentSoft", "positiveSoft",
                                       "warningSoft", "dangerSoft", "infoSoft"})
                for (const char* edge : {"text", "accent", "positive", "warning", "danger", "info"})
                    QVERIFY2(call("contrast", QString::fromLatin1(edge), QString::fromLatin1(ground)).toDouble() >= 3,
                             qPrintable(QStringLiteral("%1 on %2").arg(QLatin1String(edge), QLatin1String(ground))));
        }
    }

    void mutedText_onChosenAndTonedGrounds_reaches45() {
        for (const bool dark : {false, true}) {
            call("dark", dark);
            for (const char* ground :
                 {"accentSoft", "positiveSoft", "warningSoft", "dangerSoft", "infoSoft", "sunken", "background"})
                QVERIFY2(call("contrast", QStringLiteral("textMuted"), QString::fromLatin1(ground)).toDouble() >= 4.5,
                         ground);
        }
    }

    void sheets_followModels_neverByBindingOpen() {
        // Sheet.close() sets `open` where the sheet is its own; a binding there would be cut by it.
        static const QRegularExpression bound(QStringLiteral("^\\s*open:"), QRegularExpression::MultilineOption);
        QDirIterator all(QDir(QStringLiteral(PHIN_ROOT)).filePath(QStringLiteral("qml")), {QStringLiteral("*.qml")},
                         QDir::Files, QDirIterator::Subdirectories);
        int files = 0;
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!bound.match(QString::fromUtf8(file.readAll())).hasMatch(), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 40);
    }

    void largeText_enlargesWhatIsRead_andNoKey() {
        call("dark", false);
        const double body = size("textBody", 4.0, 1.0), caption = size("textCaption", 4.0, 1.0),
                     key = size("keyPrimary", 4.0, 1.0);
        call("large", true);
        QVERIFY(std::abs(size("textBody", 4.0, 1.0) - body * 1.3) <= 1);
        QVERIFY(std::abs(size("textCaption", 4.0, 1.0) - caption * 1.3) <= 1);
        QCOMPARE(size("keyPrimary", 4.0, 1.0), key);
        call("large", false);
        QCOMPARE(size("textBody", 4.0, 1.0), body);
    }

    void inkOnAnyCategoryColour_reaches45() {
        call("dark", false);
        for (int red = 0; red < 256; red += 15)
            for (int green = 0; green < 256; green += 15)
                for (int blue = 0; blue < 256; blue += 15)
                    QVERIFY(call("ink", QColor(red, green, blue)).toDouble() >= 4.5);
    }

    void sizes_followTheGlass_neverBelow9Millimetres() {
        call("dark", false);
        QCOMPARE(size("keyPrimary", 5.0, 1.0), 100.0);
        for (const double fit : {1.0, 0.7, 0.4})
            for (const char* name : {"keyPrimary", "key", "keySmall", "least"})
                QVERIFY2(size(name, 4.0, fit) >= 36, name);
    }

    void vietnamese_isComplete() {
        const QDir root(QStringLiteral(PHIN_ROOT));
        int files = 0;
        for (const char* folder : {"qml", "app", "kds"}) {
            QDirIterator all(root.filePath(QString::fromLatin1(folder)), {QStringLiteral("*_vi.ts")}, QDir::Files,
                             QDirIterator::Subdirectories);
            while (all.hasNext()) {
                QFile file(all.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto text = QString::fromUtf8(file.readAll());
                QVERIFY2(!text.contains(QStringLiteral("unfinished")), qPrintable(file.fileName()));
                QVERIFY2(!text.contains(QStringLiteral("<translation></translation>")), qPrintable(file.fileName()));
                ++files;
            }
        }
        QVERIFY(files >= 3);
    }

    void wordsInTheSources_areInTheTranslation() {
        // lupdate keeps the files; this catches a text that was added without it.
        const QDir root(QStringLiteral(PHIN_ROOT));
        const QList<std::pair<QString, QString>> modules{
            {QStringLiteral("qml/Phin/Ui"), QStringLiteral("i18n/phin_ui_vi.ts")},
            {QStringLiteral("qml/Phin/Counter"), QStringLiteral("i18n/phin_counter_ui_vi.ts")},
            {QStringLiteral("app/screens"), QStringLiteral("i18n/phin_counter_screens_vi.ts")}};
        static const QRegularExpression call(
            QStringLiteral("\\b(?:qsTr|tr)\\(\\s*\"((?:(?:[^\"\\\\]|\\\\.)*(?:\"\\s*\"(?=[^)]))?)*)\""));
        static const QRegularExpression seam(QStringLiteral("\"\\s*\"")); // of a text in several literals
        for (const auto& [folder, words] : modules) {
            QFile file(root.filePath(folder + u'/' + words));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const auto known = QString::fromUtf8(file.readAll());
            QDirIterator sources(root.filePath(folder), {QStringLiteral("*.qml"), QStringLiteral("*.cpp")},
                                 QDir::Files);
            while (sources.hasNext()) {
                QFile source(sources.next());
                QVERIFY(source.open(QIODevice::ReadOnly));
                auto found = call.globalMatch(QString::fromUtf8(source.readAll()));
                while (found.hasNext()) {
                    const QString text =
                        found.next().captured(1).remove(seam).toHtmlEscaped().replace(u'\'', QStringLiteral("&apos;"));
                    QVERIFY2(known.contains(QStringLiteral("<source>") + text + QStringLiteral("</source>")),
                             qPrintable(source.fileName() + QStringLiteral(": ") + text));
                }
            }
        }
    }

    void language_unknown_isVietnamese_andSwitchesBack() {
        phin::ui::Language language(QStringLiteral("xx"));
        QCOMPARE(language.code(), QStringLiteral("vi"));
        QCOMPARE(QCoreApplication::translate("Sheet", "Close"), QStringLiteral("Đóng"));
        language.setCode(QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("Sheet", "Close"), QStringLiteral("Close"));
        language.setCode(QStringLiteral("fr"));
        QCOMPARE(language.code(), QStringLiteral("en"));
    }

private:
    template <class... Args>
    QVariant call(const char* function, const Args&... args) {
        QVariant result;
        QMetaObject::invokeMethod(m_theme.get(), function, Q_RETURN_ARG(QVariant, result),
                                  Q_ARG(QVariant, QVariant::fromValue(args))...);
        return result;
    }
    double size(const char* name, double density, double fit) {
        return call("size", QString::fromLatin1(name), density, fit).toDouble();
    }

    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_theme;
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
