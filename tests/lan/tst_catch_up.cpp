#include "sync/lan/catch_up.h"

#include <QTest>

using namespace phin::lan;
using phin::journal::ChainId;

namespace {

const ChainId tillA{"till-a", 1};

Heard heard(std::initializer_list<std::pair<ChainId, std::uint64_t>> holds, bool alive = true) {
    Heard neighbour;
    neighbour.alive = alive;
    for (const auto& [chain, seq] : holds) {
        auto& cursor = *neighbour.head.add_holds();
        cursor.set_device(chain.device);
        cursor.set_epoch(chain.epoch);
        cursor.set_seq(seq);
    }
    return neighbour;
}

} // namespace

class tst_catch_up : public QObject {
    Q_OBJECT

private slots:
    void Next_nothingMissing_asksNobody() {
        CatchUp catchUp;
        QVERIFY(catchUp.next({{tillA, 10}}, {{"till-a", heard({{tillA, 10}})}}, "me", 1'000).empty());
    }

    void Next_shortLag_waitsForWhatIsUnderWay_thenAsksTheAuthor() {
        CatchUp catchUp;
        const Neighbours shop{{"kitchen", heard({{tillA, 12}})}, {"till-a", heard({{tillA, 12}})}};
        QVERIFY(catchUp.next({{tillA, 10}}, shop, "me", 1'000).empty());
        QVERIFY(catchUp.next({{tillA, 11}}, shop, "me", 1'200).empty()); // it moves
        const auto requests = catchUp.next({{tillA, 11}}, shop, "me", 1'500);
        QCOMPARE(requests.size(), std::size_t{1});
        QCOMPARE(requests[0].target, std::string("till-a"));
        QCOMPARE(requests[0].after, std::uint64_t{11});
        QVERIFY(catchUp.next({{tillA, 11}}, shop, "me", 1'600).empty()); // one at a time
    }

    void Next_gapSeen_asksAtOnce() {
        CatchUp catchUp;
        catchUp.gap(tillA);
        QCOMPARE(catchUp.next({}, {{"till-a", heard({{tillA, 3}})}}, "me", 1'000).size(), std::size_t{1});
    }

    void Next_authorDead_asksWhoElseHoldsIt() {
        CatchUp catchUp;
        catchUp.gap(tillA);
        const Neighbours shop{{"kitchen", heard({{tillA, 12}})}, {"till-a", heard({{tillA, 15}}, false)}};
        const auto requests = catchUp.next({{tillA, 10}}, shop, "me", 1'000);
        QCOMPARE(requests.size(), std::size_t{1});
        QCOMPARE(requests[0].target, std::string("kitchen"));
    }

    void Next_noAnswer_asksAnother() {
        CatchUp catchUp;
        catchUp.gap(tillA);
        const Neighbours shop{{"kitchen", heard({{tillA, 12}})}, {"till-a", heard({{tillA, 12}})}};
        QCOMPARE(catchUp.next({{tillA, 10}}, shop, "me", 1'000)[0].target, std::string("till-a"));
        QVERIFY(catchUp.next({{tillA, 10}}, shop, "me", 2'000).empty());
        const auto second = catchUp.next({{tillA, 10}}, shop, "me", 3'100);
        QCOMPARE(second.size(), std::size_t{1});
        QCOMPARE(second[0].target, std::string("kitchen"));
    }

    void Next_answerBroughtSomething_asksOnAtOnce() {
        CatchUp catchUp;
        catchUp.gap(tillA);
        const Neighbours shop{{"till-a", heard({{tillA, 1'000}})}};
        QCOMPARE(catchUp.next({{tillA, 10}}, shop, "me", 1'000).size(), std::size_t{1});
        catchUp.answered(tillA, true);
        const auto next = catchUp.next({{tillA, 400}}, shop, "me", 1'001);
        QCOMPARE(next.size(), std::size_t{1});
        QCOMPARE(next[0].after, std::uint64_t{400});
    }

    void Next_lateAnswers_areAskedForInSmallerPieces_untilTheyComeInTime() {
        CatchUp catchUp;
        const Neighbours shop{{"till-a", heard({{tillA, 1'000}})}};
        catchUp.gap(tillA);
        std::int64_t now = 1'000;
        std::vector<std::uint32_t> sizes;
        for (int i = 0; i < 5; ++i, now += 6'000)
            for (const auto& request : catchUp.next({{tillA, 10}}, shop, "me", now += 6'000))
                sizes.push_back(request.maxBytes);
        QVERIFY(sizes.size() >= 2);
        for (std::size_t i = 1; i < sizes.size(); ++i)
            QVERIFY(sizes[i] < sizes[i - 1] || sizes[i] == 8 * 1024);
        catchUp.answered(tillA, true);
        const auto next = catchUp.next({{tillA, 400}}, shop, "me", now);
        QCOMPARE(next.size(), std::size_t{1});
        QCOMPARE(next[0].maxBytes, sizes.back() * 2);
    }

    void Next_manyChains_asksForAFewAtOnce() {
        CatchUp catchUp;
        Heard all;
        all.alive = true;
        for (int i = 0; i < 20; ++i) {
            auto& cursor = *all.head.add_holds();
            cursor.set_device("box-" + std::to_string(i));
            cursor.set_epoch(1);
            cursor.set_seq(5);
            catchUp.gap({cursor.device(), 1});
        }
        QVERIFY(catchUp.next({}, {{"kitchen", all}}, "me", 1'000).size() <= 4);
    }
};

QTEST_GUILESS_MAIN(tst_catch_up)
#include "tst_catch_up.moc"
