#include "sync/model/sync_words.h"

#include <QTest>

using namespace phin;
using model::v1::SyncReport;

namespace {

constexpr std::int64_t now = 1'554'087'600'000; // 10:00 in Ho Chi Minh City
constexpr std::int64_t minute = 60'000;

SyncReport whole() {
    SyncReport report;
    report.set_device("till-a");
    report.set_at_ms(now);
    report.set_connected(true);
    report.mutable_cloud()->set_known(true);
    auto& kitchen = *report.add_peers();
    kitchen.set_device("kitchen");
    kitchen.set_present(true);
    kitchen.set_last_heard_ms(now);
    return report;
}

const SyncLine* lineOf(const std::vector<SyncLine>& lines, SyncLine::About about) {
    for (const auto& line : lines)
        if (line.about == about)
            return &line;
    return nullptr;
}

bool has(const std::string& text, const char* part) {
    const bool found = text.find(part) != std::string::npos;
    if (!found)
        qWarning("%s", text.c_str());
    return found;
}

} // namespace

class tst_sync_words : public QObject {
    Q_OBJECT

private slots:
    void allWell_asksForNothing() {
        for (const auto& line : wordsOf(whole(), "en", 420)) {
            QCOMPARE(line.level, SyncLevel::Good);
            QVERIFY(line.todo.empty());
        }
    }

    void boxAway_saysSinceWhenHowMuchHowOldAndWhatToDo() {
        auto report = whole();
        auto& kitchen = *report.mutable_peers(0);
        kitchen.set_present(false);
        kitchen.set_last_heard_ms(now - 25 * minute);
        kitchen.set_lacks_there(12);
        kitchen.set_oldest_there_ms(now - 20 * minute);
        const auto english = wordsOf(report, "en", 420).back();
        QCOMPARE(english.level, SyncLevel::Notice);
        QVERIFY(has(english.state, "09:35") && has(english.state, "12 entries") && has(english.state, "20 minutes"));
        QVERIFY(has(english.todo, "Turn it on"));
        const auto vietnamese = wordsOf(report, "vi", 420).back();
        QVERIFY(has(vietnamese.state, "12 mục") && has(vietnamese.state, "20 phút"));
        report.set_connected(false); // then it is this box's own cable
        QVERIFY(has(wordsOf(report, "en", 420).back().todo, "own cable"));
    }

    void cloudBehind_getsWorseWithAge() {
        auto report = whole();
        auto& cloud = *report.mutable_cloud();
        cloud.set_lacks(7);
        const auto after = [&](std::int64_t age) {
            cloud.set_oldest_ms(now - age);
            return *lineOf(wordsOf(report, "en", 420), SyncLine::About::Cloud);
        };
        QCOMPARE(after(2'000).level, SyncLevel::Good);
        QCOMPARE(after(3 * minute).level, SyncLevel::Good);
        QCOMPARE(after(30 * minute).level, SyncLevel::Notice);
        QVERIFY(has(after(30 * minute).todo, "internet"));
        cloud.set_agent_known(true);
        QVERIFY(has(after(30 * minute).todo, "sync box is off"));
        QCOMPARE(after(26 * 60 * minute).level, SyncLevel::Bad);
        cloud.set_known(false);
        QCOMPARE(after(minute).level, SyncLevel::Idle);
    }

    void clocks_areSaidWhereTheyDiffer() {
        auto report = whole();
        report.mutable_peers(0)->set_clock_ahead_ms(5 * minute);
        QVERIFY(has(wordsOf(report, "en", 420).back().state, "5 minutes ahead"));
        report.mutable_peers(0)->set_clock_ahead_ms(-3'000);
        QVERIFY(wordsOf(report, "en", 420).back().todo.empty());
        report.set_clock_doubted(true);
        report.set_clock_ahead_ms(-120 * minute);
        const auto lines = wordsOf(report, "en", 420);
        QCOMPARE(lines.front().about, SyncLine::About::Clock); // first, since somebody has to see to it
        QVERIFY(has(lines.front().state, "2 hours behind"));
    }

    void refusals_arePlain_countedBySort_andEachHasAWayOut() {
        auto report = whole();
        const auto refuse = [&report](const char* reason, std::uint64_t times) {
            auto& refusal = *report.add_refusals();
            refusal.set_at_ms(now - minute);
            refusal.set_source("till-b");
            refusal.set_reason(reason);
            refusal.set_times(times);
        };
        refuse("fork: two entries till-b 1/7 with sound seals", 1);
        refuse("wrong seal on entry 8 of till-b", 2);
        refuse("wrong seal on entry 9 of till-b", 3);
        refuse("malformed: not a batch", 1);
        for (const auto* const language : {"vi", "en"}) {
            int refused = 0;
            for (const auto& line : wordsOf(report, language, 420))
                if (line.about == SyncLine::About::Refused) {
                    ++refused;
                    QCOMPARE(line.level, SyncLevel::Bad);
                    QVERIFY(!line.todo.empty());
                    QVERIFY(line.state.find("sealed") == std::string::npos); // no words of the trade
                }
            QCOMPARE(refused, 3);
        }
        const auto lines = wordsOf(report, "en", 420);
        QVERIFY(has(lines[1].state, "5 times"));
    }

    void spans_areRoundAndNeverTooRough() {
        QCOMPARE(spanInWords(40'000, "en"), std::string("40 seconds"));
        QCOMPARE(spanInWords(90 * minute, "en"), std::string("90 minutes"));
        QCOMPARE(spanInWords(1'000, "en"), std::string("1 second"));
        QCOMPARE(spanInWords(3 * 24 * 60 * minute, "vi"), std::string("3 ngày"));
    }
};

QTEST_GUILESS_MAIN(tst_sync_words)
#include "tst_sync_words.moc"
