#include "kds/screens/station_screen.h"
#include "qml/Phin/Ui/language.h"
#include "tests/kdsui/rush_hour.h"
#include "tests/support/eventually.h"
#include "tests/ui/untranslated.h"

#include <QQmlApplicationEngine>
#include <QQmlExtensionPlugin>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using namespace phin::kds;

namespace {

/// A station with its window, as phin-kds makes it.
class WindowShop : public StationShop {
public:
    explicit WindowShop(const std::string& which = "barista", QSize size = {1280, 800},
                        const QString& language = QStringLiteral("vi"))
        : StationShop(which, false)
        , words(language) {
        words.setEngine(&engine);
        beforeStart = [this](kds::Station& made) {
            models = std::make_unique<StationScreen>(made, clock, QStringLiteral("Quầy pha chế"));
        };
        begin();
        models->setLoaded();
        models->setLanguage(language);
        QObject::connect(&words, &ui::Language::changed, models.get(), &StationScreen::setLanguage);
        hear(true);
        engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        engine.setInitialProperties({{QStringLiteral("screen"), QVariant::fromValue(models.get())},
                                     {QStringLiteral("language"), QVariant::fromValue(&words)},
                                     {QStringLiteral("pixelsPerMm"), 3.78},
                                     {QStringLiteral("width"), size.width()},
                                     {QStringLiteral("height"), size.height()},
                                     {QStringLiteral("visibility"), QWindow::Windowed}});
        engine.load(QUrl(which == "board" ? QStringLiteral("qrc:/qt/qml/Phin/Board/Main.qml")
                                          : QStringLiteral("qrc:/qt/qml/Phin/Kds/Main.qml")));
        window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
        if (!window)
            throw std::runtime_error("the window cannot be loaded");
        if (!QTest::qWaitForWindowExposed(window))
            throw std::runtime_error("the window cannot be shown");
        window->requestActivate();
    }
    ~WindowShop() { words.setEngine(nullptr); }
    void hear(bool connected) {
        models->hearNetwork({.connected = connected, .tills = 2, .tillsAlive = 2, .heads = 142, .held = 142});
    }
    void catchUp() {
        settle();
        hear(true);
        models->tick();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QQuickItem* item(const char* name) const {
        return window->findChild<QQuickItem*>(QLatin1String(name));
    }
    [[nodiscard]] QQuickItem* page() const { return item("page"); }
    /// Cards in sight, in arrival order.
    [[nodiscard]] QList<QQuickItem*> cards() const {
        QList<QQuickItem*> all;
        for (auto* child : page()->childItems())
            if (child->isVisible() && child->property("orderId").isValid())
                all += child;
        std::sort(all.begin(), all.end(), [](QQuickItem* one, QQuickItem* other) {
            return one->property("index").toInt() < other->property("index").toInt();
        });
        return all;
    }
    /// The layout has come to rest. It only looks: what is looked at twice must be the same both times (QTRY_VERIFY).
    [[nodiscard]] bool settled() const { return page()->property("settled").toBool(); }
    [[nodiscard]] QStringList numbers() const {
        QStringList all;
        for (auto* card : cards())
            all += card->property("number").toString();
        return all;
    }
    void touch(QQuickItem* target) const {
        QTest::mouseClick(window, Qt::LeftButton, {},
                          target->mapToScene({target->width() / 2, target->height() / 2}).toPoint());
    }
    /// The n-th touchable part of a card: its head, then its lines.
    [[nodiscard]] static QQuickItem* part(QQuickItem* card, int n) {
        QList<QQuickItem*> found;
        const std::function<void(QQuickItem*)> look = [&](QQuickItem* in) {
            for (auto* child : in->childItems()) {
                if (child->inherits("QQuickAbstractButton") && child->isVisible())
                    found += child;
                else
                    look(child);
            }
        };
        look(card);
        return found.value(n);
    }
    void save(const QString& name) const {
        const auto folder = qEnvironmentVariable("PHIN_SCREENSHOTS");
        if (!folder.isEmpty())
            QVERIFY(window->grabWindow().save(folder + u'/' + name + QStringLiteral(".png")));
    }

    std::unique_ptr<StationScreen> models;
    ui::Language words;
    QQmlApplicationEngine engine;
    QQuickWindow* window = nullptr;
};

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
        QTRY_COMPARE(recall->property("text").toString(), QStringLiteral("Gọi lại A-1"));
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
        QTest::qWait(50);                                      // the lines have moved up
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
        QTest::keyClick(shop.window, Qt::Key_3);
        QCOMPARE(shop.page()->property("currentId").toString(), shop.cards().at(2)->property("orderId").toString());
        // One that arrives or leaves in between does not shift what was chosen.
        shop.station->bump({orderId(1), {}}, {});
        shop.catchUp();
        QTRY_COMPARE(shop.cards().size(), 3);
        QTest::keyClick(shop.window, Qt::Key_Return);
        QTRY_COMPARE(shop.numbers(), (QStringList{QStringLiteral("A-2"), QStringLiteral("A-4")}));
        QTest::keyClick(shop.window, Qt::Key_R);
        QTRY_COMPARE(shop.numbers(),
                     (QStringList{QStringLiteral("A-2"), QStringLiteral("A-3"), QStringLiteral("A-4")}));
        QTest::keyClick(shop.window, Qt::Key_1);
        QTest::keyClick(shop.window, Qt::Key_Space);
        QTRY_COMPARE(shop.stored(2).preps_size(), 1);
        QCOMPARE(shop.stored(2).preps(0).state(), STARTED);
        QTest::keyClick(shop.window, Qt::Key_Down);
        QTest::keyClick(shop.window, Qt::Key_Space);
        QTRY_COMPARE(shop.stored(2).preps(0).state(), READY);
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
                shop.models->tickets()->total() == 100 && shop.page()->property("shown").toInt() > 3 && shop.settled();
        }
        qInfo() << "a hundred tickets at once: longest turn of the event loop" << longest
                << "ms of its thread's time, of" << turns << "turns in" << timer.elapsed() << "ms";
        QTRY_VERIFY(shop.cards().size() >= 4 && shop.settled());
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
        QTRY_VERIFY(shop.page()->property("shown").toInt() > 3 && shop.settled());
    }

    void cards_neitherOverlapNorLeaveThePage() {
        WindowShop shop;
        rush(shop, 40, 600);
        shop.catchUp();
        QTRY_VERIFY(shop.cards().size() > 3 && shop.settled());
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

    void screenshots_data() {
        QTest::addColumn<QString>("station");
        QTest::addColumn<int>("tickets");
        QTest::addColumn<QSize>("size");
        for (const auto* station : {"barista", "kitchen", "expo", "board"})
            for (const int tickets : {0, 1, 8, 40})
                for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
                    QTest::newRow(qPrintable(
                        QStringLiteral("%1-%2-%3").arg(QLatin1String(station)).arg(tickets).arg(size.width())))
                        << station << tickets << size;
    }
    void screenshots() {
        QFETCH(const QString, station);
        QFETCH(const int, tickets);
        QFETCH(const QSize, size);
        WindowShop shop(station.toStdString(), size, tickets == 8 ? QStringLiteral("en") : QStringLiteral("vi"));
        const bool eating = station != u"barista";
        rush(shop, eating && station == u"kitchen" ? tickets * 2 : tickets,
             tickets == 1 ? 0 : 45 * std::min(tickets, 8));
        std::vector<kds::OrderPtr> orders;
        auto reader = journal::Reader::open(shop.screen.journalFile());
        int n = 0;
        reader->openOrders([&](const OrderState& order) {
            ++n;
            PrepMarked mark;
            mark.set_order_id(order.order_id());
            mark.set_at_ms(shop.clock.nowMs());
            const bool whole = eating && n % 3 == 0;
            for (const auto& line : order.placed().order().lines())
                if (whole || line.line() == 1) {
                    mark.add_lines(line.line());
                    if (whole)
                        mark.add_made(line.line());
                }
            mark.set_state(whole ? READY : n % 3 == 1 ? STARTED : model::v1::QUEUED);
            if (mark.state() != model::v1::QUEUED)
                shop.decide("prep.marked", mark);
            if (tickets >= 8 && n == 4)
                shop.voidOrder(static_cast<std::uint32_t>(order.order_id()[15]) == 0 ? 4 : 4);
        });
        shop.catchUp();
        if (station != u"board" && tickets > 0)
            QTRY_VERIFY(!shop.cards().isEmpty() || shop.models->tickets()->total() == 0);
        shop.catchUp();
        if (station != u"board")
            EVENTUALLY(shop.settled(), 30'000);
        shop.save(QStringLiteral("%1-%2-%3x%4").arg(station).arg(tickets).arg(size.width()).arg(size.height()));
    }
};

QTEST_MAIN(KdsWindowTest)
#include "tst_kds_window.moc"
