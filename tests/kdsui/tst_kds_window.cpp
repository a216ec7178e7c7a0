#include "tests/kdsui/station_window.h"
#include "tests/ui/stand_still.h"
#include "tests/ui/untranslated.h"

#include <QQmlExtensionPlugin>

#include <ctime>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using namespace phin::kds;

namespace {

/// The processor time of this thread, which neighbours on a busy machine do not lengthen.
double threadMs() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

} // namespace

class KdsWindowTest : public QObject {
    Q_OBJECT

    Untranslated m_untranslated; // over all that follows

    QStringList m_complaints;
    static inline QStringList* s_complaints = nullptr;
    static void complain(QtMsgType type, const QMessageLogContext&, const QString& message) {
        std::fprintf(stderr, "%s\n", qPrintable(message));
        if (type != QtDebugMsg && type != QtInfoMsg && message.contains(QStringLiteral(".qml")))
            *s_complaints += message;
    }

private slots:
    void init() {
        m_complaints.clear();
        s_complaints = &m_complaints;
        qInstallMessageHandler(complain);
    }
    void cleanupTestCase() {
        QVERIFY2(m_untranslated.texts().isEmpty(), qPrintable(m_untranslated.texts().join(u'\n')));
    }
    void cleanup() {
        qInstallMessageHandler(nullptr);
        QVERIFY2(m_complaints.isEmpty(), qPrintable(m_complaints.join(u'\n')));
    }

    void ticket_isHeldAndRaised_byTouchAndByKey() {
        WindowShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-1"), QStringLiteral("A-2")}));
        const auto hold = [&](int card) {
            auto* const head = WindowShop::part(shop.cards().at(card), 0);
            const auto at = head->mapToScene({head->width() / 2, head->height() / 2}).toPoint();
            QTest::mousePress(shop.window, Qt::LeftButton, {}, at);
            QTRY_VERIFY(shop.item("ticketSheet")->property("open").toBool()); // while the finger rests
            QTest::mouseRelease(shop.window, Qt::LeftButton, {}, at);
        };
        const auto tapIn = [&](const char* key) {
            auto* const sheet = shop.item("ticketSheet");
            auto* const found = WindowShop::all(sheet, key).value(0);
            QVERIFY(found);
            QTRY_VERIFY(sheet->isEnabled() && found->mapToScene({found->width(), 0}).x() <= shop.window->width());
            shop.touch(found);
            QTRY_VERIFY(!sheet->property("open").toBool());
        };
        hold(0);
        tapIn("holdTicket");
        QTRY_COMPARE(WindowShop::all(shop.cards().first(), "state").first()->property("text").toString(),
                     QStringLiteral("TẠM GIỮ"));
        QTest::keyClick(shop.window, Qt::Key_2);
        QTest::keyClick(shop.window, Qt::Key_H);
        QTRY_VERIFY(shop.item("ticketSheet")->property("open").toBool());
        tapIn("raiseTicket");
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-2"), QStringLiteral("A-1")}));
        hold(1);
        tapIn("holdTicket");
        QTRY_COMPARE(WindowShop::all(shop.cards().at(1), "state").first()->property("text").toString(), QString());
    }

    void head_touched_bumpsTheTicket() {
        WindowShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-1"), QStringLiteral("A-2")}));
        shop.touch(WindowShop::part(shop.cards().first(), 0));
        QTRY_COMPARE(shop.numbers(), QStringList{QStringLiteral("A-2")});
        QCOMPARE(shop.stored(1).preps(0).state(), BUMPED);

        auto* recall = shop.item("recall");
        QTRY_VERIFY(recall->isEnabled());
        shop.touch(recall);
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-1"), QStringLiteral("A-2")}));
    }

    void changedOrder_isMarkedLineByLine_andNoticedByTouch_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("vi") << "vi"
                            << QStringList{QStringLiteral("ĐÃ BỎ, không làm"),
                                           QStringLiteral("MÓN MỚI, thay cho Cà phê phin"),
                                           QStringLiteral("TRƯỚC 2, NAY 3: thêm 1")};
        QTest::newRow("en") << "en"
                            << QStringList{QStringLiteral("REMOVED, do not make"),
                                           QStringLiteral("NEW, instead of Phin coffee"),
                                           QStringLiteral("WAS 2, NOW 3: 1 more")};
    }
    void changedOrder_isMarkedLineByLine_andNoticedByTouch() {
        QFETCH(const QString, language);
        QFETCH(const QStringList, words);
        WindowShop shop("barista", {1280, 800}, language);
        const QSignalSpy noticed(shop.models.get(), &StationScreen::arrived);
        shop.place(1, {{"barista"}, {"barista", 2}});
        (void)shop.run(&kds::Station::ready, 1, {2});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        const auto before = noticed.count();

        model::v1::OrderChanged fact;
        fact.set_order_id(orderId(1));
        fact.set_revision(1);
        *fact.mutable_order() = shop.stored(1).placed().order();
        auto& tea = *fact.mutable_order()->mutable_lines(0);
        tea.set_line(3);
        tea.set_replaces(1);
        tea.mutable_name()->set_vi("Trà đào cam sả");
        tea.mutable_name()->set_en("Peach lemongrass tea");
        fact.mutable_order()->mutable_lines(1)->set_quantity(3);
        shop.decide("order.changed", fact);
        shop.catchUp();
        QCOMPARE(noticed.count(), before + 1);
        const auto marks = [&] {
            QStringList all;
            for (int n = 1; auto* line = WindowShop::part(shop.cards().first(), n); ++n)
                if (line->isVisible())
                    all += line->property("changeWords").toString();
            return all;
        };
        QTRY_COMPARE(marks(), words);
        QTRY_VERIFY(shop.settled());
        shop.save(QStringLiteral("kds-changed-") + language);

        // Every mark's words stand out from its ground, at 7:1.
        for (auto* mark : shop.window->findChildren<QQuickItem*>(QStringLiteral("change")))
            QVERIFY(mark->property("contrast").toDouble() >= 7);
        shop.touch(WindowShop::part(shop.cards().first(), 1)); // noticed
        QTRY_COMPARE(marks(), words.mid(1));
        QTRY_VERIFY(shop.settled());
        standStill(*shop.window);                              // the lines have moved up
        shop.touch(WindowShop::part(shop.cards().first(), 1)); // begun: no longer new
        QTRY_COMPARE(marks(), (QStringList{QString(), words.at(2)}));
        shop.touch(WindowShop::part(shop.cards().first(), 0));
        QTRY_COMPARE(shop.cards().size(), 0);
        const auto stored = shop.stored(1);
        QCOMPARE(stored.preps(0).ready_marks(), 0U); // the coffee that nobody was to make
        QCOMPARE(stored.preps(1).ready_marks(), 2U);
        QCOMPARE(stored.preps(2).ready_marks(), 1U);
    }

    void bump_ofATicketThatWasChangedAMomentAgo_bumpsOnlyWhatWasSeen() {
        WindowShop shop;
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        model::v1::OrderChanged fact;
        fact.set_order_id(orderId(1));
        fact.set_revision(1);
        *fact.mutable_order() = shop.stored(1).placed().order();
        auto& more = *fact.mutable_order()->add_lines();
        more = fact.order().lines(0);
        more.set_line(2);
        shop.decide("order.changed", fact); // stored, and not on the screen yet
        shop.models->bump(shop.cards().first()->property("orderId").toString());
        shop.catchUp();
        QTRY_COMPARE(shop.stored(1).preps_size(), 1);
        QCOMPARE(shop.stored(1).preps(0).line(), 1U);
        QTRY_COMPARE(shop.cards().size(), 1);
    }

    void line_touched_startsThenIsReady() {
        WindowShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        auto* second = WindowShop::part(shop.cards().first(), 2);
        QVERIFY(second);
        shop.touch(second);
        QTRY_COMPARE(second->property("step").toString(), QStringLiteral("started"));
        shop.touch(second); // the same item: lines are not made anew under a finger
        QTRY_COMPARE(second->property("step").toString(), QStringLiteral("ready"));
        const auto stored = shop.stored(1);
        QCOMPARE(stored.preps_size(), 1);
        QCOMPARE(stored.preps(0).line(), 2U);
    }

    void keys_workAsABumpBar() {
        WindowShop shop;
        for (std::uint32_t n = 1; n <= 4; ++n)
            shop.place(n, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 4);
        const auto chosen = [&] { return shop.page()->property("currentId").toString(); };
        const auto id = [&](int place) { return shop.cards().at(place)->property("orderId").toString(); };
        const auto slots_ = [&] {
            QStringList all;
            for (auto* card : shop.cards())
                all += card->property("slot").toString();
            return all;
        };
        QCOMPARE(slots_().join(QString()), QString()); // nobody who only touches needs numbers
        QTest::keyClick(shop.window, Qt::Key_3);
        QCOMPARE(chosen(), id(2));
        QCOMPARE(slots_(), (QStringList{"1", "2", "3", "4"}));
        // One that arrives or leaves in between does not shift what was chosen.
        shop.station->bump({orderId(1), {}}, {});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 3);
        QTest::keyClick(shop.window, Qt::Key_Space);
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-2"), QStringLiteral("A-4")}));
        QTest::keyClick(shop.window, Qt::Key_R);
        QTRY_COMPARE(shop.numbers(),
                     (QStringList{QStringLiteral("A-2"), QStringLiteral("A-3"), QStringLiteral("A-4")}));
        QTest::keyClick(shop.window, Qt::Key_1);
        QTest::keyClick(shop.window, Qt::Key_Return);
        QTRY_COMPARE(shop.stored(2).preps_size(), 1);
        QCOMPARE(shop.stored(2).preps(0).state(), STARTED);
        shop.catchUp();
        QTest::keyClick(shop.window, Qt::Key_Down);
        QTest::keyClick(shop.window, Qt::Key_Return);
        QTRY_COMPARE(shop.stored(2).preps(0).state(), READY);
        QTest::keyClick(shop.window, Qt::Key_Right);
        QCOMPARE(chosen(), id(1));
        QTest::keyClick(shop.window, Qt::Key_Left);
        QCOMPARE(chosen(), id(0));
        // The number of the chosen one takes it away.
        QTest::keyClick(shop.window, Qt::Key_2);
        QTest::keyClick(shop.window, Qt::Key_2);
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-2"), QStringLiteral("A-4")}));
        QTest::keyClick(shop.window, Qt::Key_Escape);
        QCOMPARE(chosen(), QString());
    }

    void undo_takesBackTheLastBump_byTouchAndByKey() {
        WindowShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            shop.place(n, {{"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 3);
        const QStringList all = shop.numbers();
        shop.touch(WindowShop::part(shop.cards().at(1), 0));
        QTRY_COMPARE(shop.numbers(), (QStringList{"A-1", "A-3"}));
        QTRY_VERIFY(shop.findItem("toastAction"));
        QCOMPARE(shop.item("toast")->property("text").toString(), QStringLiteral("A-2 xong"));
        QTRY_VERIFY(shop.item("toast")->opacity() > 0.99);
        shop.touch(shop.findItem("toastAction"));
        QTRY_COMPARE(shop.numbers(), all);
        QTRY_COMPARE(shop.item("toast")->property("text").toString(), QStringLiteral("A-2 đã trở lại"));

        // Two in a row come back in turn, the last first; then there is nothing.
        for (const int key : {Qt::Key_Z, Qt::Key_Backspace}) {
            QTest::keyClick(shop.window, Qt::Key_1);
            QTest::keyClick(shop.window, Qt::Key_1);
            QTRY_COMPARE(shop.numbers(), (QStringList{"A-2", "A-3"}));
            shop.catchUp();
            QTest::keyClick(shop.window, Qt::Key(key));
            QTRY_COMPARE(shop.numbers(), all);
        }
        QSignalSpy failed(shop.models.get(), &StationScreen::failed);
        QTest::keyClick(shop.window, Qt::Key_Z);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(shop.numbers(), all);
    }

    void undo_ofReady_goesBackToBeingMade() {
        WindowShop shop;
        shop.place(1, {{"barista"}, {"barista"}});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 1);
        auto* second = WindowShop::part(shop.cards().first(), 2);
        shop.touch(second);
        QTRY_COMPARE(second->property("step").toString(), QStringLiteral("started"));
        shop.touch(second);
        QTRY_COMPARE(second->property("step").toString(), QStringLiteral("ready"));
        QTRY_VERIFY(shop.findItem("toastAction"));
        QTest::keyClick(shop.window, Qt::Key_Z);
        QTRY_COMPARE(second->property("step").toString(), QStringLiteral("started"));
        // And once more: it was not begun either, which is no recall.
        shop.catchUp();
        QTest::keyClick(shop.window, Qt::Key_Z);
        QTRY_COMPARE(second->property("step").toString(), QStringLiteral("queued"));
        QTRY_COMPARE(shop.stored(1).preps(0).started_at_ms(), 0);
        QCOMPARE(shop.stored(1).preps(0).recalls(), 1U); // of the ready one
    }

    void aHundredAtOnce_noResetAndOrderKept() {
        WindowShop shop;
        QSignalSpy resets(shop.models->tickets(), &QAbstractItemModel::modelReset);
        for (std::uint32_t n = 1; n <= 100; ++n)
            shop.place(n, {{"barista"}, {"barista"}});
        double longest = 0;
        int turns = 0;
        QElapsedTimer timer;
        timer.start();
        // Until the page is full, one turn of the event loop after the other: none may keep a finger waiting.
        for (bool full = false; !full && !timer.hasExpired(20'000); ++turns) {
            const auto before = threadMs();
            QCoreApplication::processEvents();
            longest = std::max(longest, threadMs() - before);
            full =
                shop.models->tickets()->total() == 100 && shop.page()->property("shown").toInt() >= 3 && shop.settled();
        }
        qInfo() << "a hundred tickets at once: longest turn of the event loop" << longest
                << "ms of its thread's time, of" << turns << "turns in" << timer.elapsed() << "ms";
        QTRY_VERIFY(shop.cards().size() >= 3 && shop.settled());
        QCOMPARE(resets.count(), 0);
        QStringList expected;
        for (int n = 1; n <= shop.cards().size(); ++n)
            expected += QStringLiteral("A-%1").arg(n);
        QCOMPARE(shop.numbers(), expected);
        const int shown = static_cast<int>(shop.cards().size());
        QCOMPARE(shop.page()->property("shown").toInt(), shown);
        QCOMPARE(shop.page()->property("hidden").toInt(), 100 - shown);

        // All pages together show each of them once.
        QStringList all;
        for (int turn = 0; turn < 100; ++turn) {
            all += shop.numbers();
            if (shop.page()->property("hidden").toInt() == 0)
                break;
            const auto before = shop.numbers();
            QTest::keyClick(shop.window, Qt::Key_PageDown);
            QTRY_VERIFY(shop.numbers() != before && !shop.numbers().isEmpty() && shop.settled());
        }
        QCOMPARE(all.size(), 100);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 100);
        QTest::keyClick(shop.window, Qt::Key_Home);
        QTRY_VERIFY(shop.settled() && shop.numbers() == expected);
    }

    void lastPage_emptied_goesBack() {
        WindowShop shop;
        for (std::uint32_t n = 1; n <= 30; ++n)
            shop.place(n, {{"barista"}, {"barista"}});
        shop.catchUp();
        while (shop.page()->property("hidden").toInt() > 0) {
            const auto before = shop.numbers();
            QTest::keyClick(shop.window, Qt::Key_PageDown);
            QTRY_VERIFY(shop.numbers() != before && !shop.numbers().isEmpty());
        }
        for (auto* card : shop.cards())
            shop.models->bump(card->property("orderId").toString());
        shop.catchUp();
        QTRY_VERIFY(!shop.numbers().isEmpty());
    }

    void tickets_comingOneByOne_allFindTheirPlace() {
        WindowShop shop;
        RushHour hour(5);
        for (int i = 0; i < 8; ++i) { // beyond the cards there are, a new ticket adds none that would tell the page
            shop.decide("order.placed", hour.next(shop.clock.nowMs()));
            shop.clock.advance(2'000);
            shop.catchUp();
            EVENTUALLY(shop.settled(), 30'000);
        }
        QTRY_VERIFY(shop.page()->property("shown").toInt() >= 3 && shop.settled());
    }

    void cards_neitherOverlapNorLeaveThePage() {
        WindowShop shop;
        rush(shop, 40, 600);
        shop.catchUp();
        QTRY_VERIFY(shop.cards().size() >= 3 && shop.settled());
        const QRectF page(0, 0, shop.page()->width(), shop.page()->height());
        const auto cards = shop.cards();
        for (auto* one : cards) {
            const QRectF place(one->x(), one->y(), one->width(), one->height());
            QVERIFY(page.adjusted(-1, -1, 1, 1).contains(place));
            for (auto* other : cards)
                QVERIFY(one == other || !place.intersects({other->x(), other->y(), other->width(), other->height()}));
            QVERIFY(WindowShop::part(one, 0)->height() >= 9 * 3.78); // a finger fits
        }
    }

    void network_lost_isSaidAcrossTheScreen() {
        WindowShop shop;
        shop.catchUp();
        auto* warning = shop.item("warning");
        QVERIFY(!warning->isVisible());
        shop.hear(false);
        QTRY_VERIFY(warning->isVisible());
        shop.hear(true);
        QTRY_VERIFY(!warning->isVisible());
        QVERIFY(shop.item("freshness")->property("text").toString().contains(QStringLiteral("142/142")));
    }

    void empty_saysSo_andLanguageSwitchesAtRunTime() {
        WindowShop shop;
        shop.catchUp();
        auto* empty = shop.item("empty");
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->property("title").toString(), QStringLiteral("Chưa có gì để làm"));
        shop.words.setCode(QStringLiteral("en"));
        QTRY_COMPARE(empty->property("title").toString(), QStringLiteral("Nothing to make"));
        shop.place(1, {{"barista"}});
        shop.catchUp();
        QTRY_VERIFY(!empty->isVisible());
    }
};

QTEST_MAIN(KdsWindowTest)
#include "tst_kds_window.moc"
