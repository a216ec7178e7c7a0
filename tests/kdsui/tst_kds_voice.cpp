// What the guests' board says aloud, heard by programs that only write down what they were asked to say.
#include "tests/kdsui/station_window.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// Programs by the names of real ones. PATH holds nothing else while this lives.
class FakeSpeakers {
public:
    explicit FakeSpeakers(const QStringList& programs) {
        for (const auto& name : programs) {
            QFile script(m_folder.filePath(name));
            if (!script.open(QIODevice::WriteOnly))
                throw std::runtime_error("cannot write a program");
            script.write("#!/bin/sh\necho \"" + name.toUtf8() + " $*\" >> '" + heardFile().toUtf8() + "'\n");
            script.close();
            script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        qputenv("PATH", m_folder.path().toUtf8());
    }
    ~FakeSpeakers() { qputenv("PATH", m_path); }

    /// What each was asked, in order; of the chime only that it rang.
    [[nodiscard]] QStringList heard() const {
        QFile file(heardFile());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QStringList all;
        for (const auto& line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
            all += line.startsWith(u"aplay") ? QStringLiteral("aplay") : line;
        return all;
    }
    /// The numbers said in a language ("vi", "en"), in order.
    [[nodiscard]] QString numbers(const QString& language) const {
        QStringList all;
        for (const auto& line : heard())
            if (line.contains(QStringLiteral("-v ") + language))
                all += line.section(language == u"vi" ? QStringLiteral("số ") : QStringLiteral("number "), -1);
        return all.join(QStringLiteral(", "));
    }

private:
    [[nodiscard]] QString heardFile() const { return m_folder.filePath(QStringLiteral("heard")); }

    QTemporaryDir m_folder;
    QByteArray m_path = qgetenv("PATH");
};

/// A board that calls, as phin-kds makes it.
class CallingBoard : public WindowShop {
public:
    CallingBoard()
        : WindowShop("board") {
        QObject::connect(models.get(), &StationScreen::numberReady, &announcer, &kds::Announcer::callNumber);
        catchUp();
    }
    void makeReady(std::uint32_t n) {
        PrepMarked fact;
        fact.set_order_id(orderId(n));
        fact.set_state(READY);
        fact.add_lines(1);
        fact.add_made(1);
        fact.set_at_ms(clock.nowMs());
        decide("prep.marked", fact);
        clock.advance(1'000);
    }
};

} // namespace

class KdsVoiceTest : public QObject {
    Q_OBJECT
private slots:
    void ready_isChimedAndSpokenInBothLanguages_onceAndInOrder() {
        const FakeSpeakers speakers({QStringLiteral("espeak-ng"), QStringLiteral("aplay")});
        CallingBoard board;
        for (std::uint32_t n = 1; n <= 9; ++n)
            board.place(n, {{"barista"}});
        board.catchUp();
        QVERIFY(speakers.heard().isEmpty()); // only what is ready is called
        board.makeReady(3);
        board.catchUp();
        QTRY_COMPARE(speakers.heard(),
                     (QStringList{"aplay", QStringLiteral("espeak-ng -v vi -s 140 Mời nhận món, số A 3"),
                                  "espeak-ng -v en -s 150 Now ready: number A 3"}));
        // A rush: all of them, in their order, each once, in both languages.
        for (const std::uint32_t n : {7U, 1U, 9U, 2U, 8U, 4U, 5U, 6U})
            board.makeReady(n);
        board.catchUp();
        board.catchUp();
        QTRY_COMPARE(speakers.numbers(QStringLiteral("en")),
                     QStringLiteral("A 3, A 7, A 1, A 9, A 2, A 8, A 4, A 5, A 6"));
        QCOMPARE(speakers.numbers(QStringLiteral("vi")), speakers.numbers(QStringLiteral("en")));
        QCOMPARE(board.announcer.missing(), QString());
    }

    void muted_saysNothing_andIsKeptOverRestarts() {
        const FakeSpeakers speakers({QStringLiteral("espeak-ng"), QStringLiteral("aplay")});
        QTemporaryDir place;
        const std::filesystem::path file = place.filePath(QStringLiteral("screen.json")).toStdString();
        {
            CallingBoard board;
            board.choices.keepIn(file, true);
            board.place(1, {{"barista"}});
            board.place(2, {{"barista"}});
            board.catchUp();
            board.touch(board.item("mute"));
            QTRY_VERIFY(board.announcer.muted());
            board.makeReady(1);
            board.catchUp();
            QTRY_COMPARE(board.models->ready()->total(), 1);
            QTest::keyClick(board.window, Qt::Key_M); // and with a key
            QTRY_VERIFY(!board.announcer.muted());
            board.makeReady(2);
            board.catchUp();
            QTRY_COMPARE(speakers.numbers(QStringLiteral("en")), QStringLiteral("A 2")); // not the one before
            QTest::keyClick(board.window, Qt::Key_M);
        }
        CallingBoard again;
        again.choices.keepIn(file, true);
        QTRY_VERIFY(again.announcer.muted());
    }

    void atStart_whatIsReadyAlready_isNotCalled() {
        StationShop shop("board", false);
        std::unique_ptr<StationScreen> board;
        shop.beforeStart = [&](kds::Station& made) { board = std::make_unique<StationScreen>(made, shop.clock); };
        shop.begin();
        QSignalSpy called(board.get(), &StationScreen::numberReady);
        for (std::uint32_t n = 1; n <= 2; ++n) {
            shop.place(n, {{"barista"}});
            PrepMarked fact;
            fact.set_order_id(orderId(n));
            fact.set_state(READY);
            fact.add_lines(1);
            fact.set_at_ms(shop.clock.nowMs());
            shop.decide("prep.marked", fact);
            shop.settle();
            board->setLoaded(); // the first came with all that the board reads when it begins
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(board->ready()->total(), 2);
        QCOMPARE(called.count(), 1);
        QCOMPARE(called.first().first().toString(), QStringLiteral("A-2"));
    }

    void missingPrograms_areNamedOnTheBoard_andNothingElseFails() {
        const FakeSpeakers none({});
        CallingBoard board;
        board.place(1, {{"barista"}});
        board.place(2, {{"barista"}});
        board.makeReady(1);
        board.catchUp();
        QTRY_COMPARE(board.announcer.missing(), QStringLiteral("alsa-utils"));
        QTRY_COMPARE(board.item("mute")->property("text").toString(), QStringLiteral("không có tiếng: alsa-utils"));
        board.makeReady(2);
        board.catchUp();
        QTRY_COMPARE(board.models->ready()->total(), 2);
    }

    void aProgramThatFails_doesNotHoldUpTheNext() {
        const FakeSpeakers speakers({QStringLiteral("aplay")}); // a chime, and nobody who speaks
        kds::Announcer announcer;
        announcer.callNumber(QStringLiteral("A-042"));
        QTRY_COMPARE(speakers.heard().size(), 1);
        QCOMPARE(announcer.missing(), QStringLiteral("espeak-ng"));
        announcer.chime();
        QTRY_COMPARE(speakers.heard().size(), 2);
    }
};

QTEST_MAIN(KdsVoiceTest)
#include "tst_kds_voice.moc"
