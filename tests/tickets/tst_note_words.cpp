#include "kds/tickets/note_words.h"

#include <QTest>

using phin::kds::noteKind;
using phin::kds::NoteKind;

class NoteWordsTest : public QObject {
    Q_OBJECT
private slots:
    void allergy_isRecognizedInBothLanguages_withAndWithoutMarks_data() {
        QTest::addColumn<QString>("note");
        for (const auto* note : {"Dị ứng đậu phộng",
                                 "di ung dau phong",
                                 "DỊ ỨNG SỮA!",
                                 "khách bị dị ứng tôm",
                                 "không đậu phộng nhé",
                                 "ko lạc",
                                 "Không bỏ sữa",
                                 "không dung nạp lactose",
                                 "kiêng trứng",
                                 "allergic to nuts",
                                 "nut allergy",
                                 "Peanut ALLERGY!!",
                                 "no milk",
                                 "no peanuts please",
                                 "without any egg",
                                 "gluten-free",
                                 "nut free",
                                 "dairy free milk",
                                 "coeliac",
                                 "lactose intolerant",
                                 "No sesame"})
            QTest::newRow(note) << QString::fromUtf8(note);
    }
    void allergy_isRecognizedInBothLanguages_withAndWithoutMarks() {
        QFETCH(const QString, note);
        QCOMPARE(noteKind(note.toStdString()), NoteKind::Allergy);
    }

    void otherNotes_areNotes_data() {
        QTest::addColumn<QString>("note");
        for (const auto* note :
             {"Cho vào ly của khách", "không đá, thêm sữa", "ít sữa", "no ice, extra milk", "free refill",
              "nuts on top", "không cà phê phin", "mang ra bàn 4", "không đường", "bánh nóng", "x", "trứng lòng đào"})
            QTest::newRow(note) << QString::fromUtf8(note);
    }
    void otherNotes_areNotes() {
        QFETCH(const QString, note);
        QCOMPARE(noteKind(note.toStdString()), NoteKind::Note);
    }

    void nothing_isNoNote() {
        QCOMPARE(noteKind(""), NoteKind::None);
        QCOMPARE(noteKind("   "), NoteKind::None);
        QCOMPARE(noteKind("\xc3"), NoteKind::Note); // cut off in the middle of a letter
    }
};

QTEST_GUILESS_MAIN(NoteWordsTest)
#include "tst_note_words.moc"
