#include "app/cli/replay/cashier.h"
#include "app/cli/rpc.h"
#include "tests/cli/fake_till.h"
#include "tests/support/temp_dir.h"

#include <QTest>

#include <future>
#include <thread>

using namespace phin;
using namespace phin::cli;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t latte = 350;
constexpr int salesPerDay = 150;
constexpr int days = 3;

menu::Sale saleOf(std::int32_t date, int second) {
    return {"5/" + std::to_string(date) + "/" + std::to_string(second), date, second, {{"latte", 2, latte, 2 * latte}}};
}

} // namespace

/// A cashier at a till that has its moods. All sales of three days must be made once, each on its day.
class TestCashier : public QObject {
    Q_OBJECT

    // gRPC 1.51 can free its callback queue twice when the last channel that uses it goes just before another comes;
    // the tool's channels live as long as it does, and so does one here.
    test::TempDir m_nowhere;
    std::shared_ptr<grpc::Channel> m_kept = cli::channelTo(m_nowhere / "no.sock");

private slots:
    void initTestCase() {
        grpc::ClientContext context;
        till::v1::StatusRequest request;
        till::v1::StatusReply reply;
        std::promise<void> answered;
        till::v1::Till::NewStub(m_kept)->async()->Status(&context, &request, &reply,
                                                         [&](const grpc::Status&) { answered.set_value(); });
        answered.get_future().wait();
    }
    void init() {
        m_folder = std::make_unique<test::TempDir>();
        m_till = std::make_unique<test::FakeTill>(*m_folder / "s", latte);
    }
    void cleanup() { m_till.reset(); }

    void threeDays_areSoldOnceEachOnItsDay() {
        QVERIFY(work());
        checkAllSold();
        QCOMPARE(m_done.sold, std::uint64_t{days * salesPerDay});
        QCOMPARE(m_done.retries, 0u);
        QCOMPARE(m_till->shifts(), std::size_t{days});
        QCOMPARE(m_till->openShifts(), 0);
    }

    void answersLost_areAskedForAgainAndCountedAsSold() {
        m_till->loseAnswers(40);
        QVERIFY(work());
        checkAllSold();
        QCOMPARE(m_done.sold, std::uint64_t{days * salesPerDay});
        QCOMPARE(m_done.grossMinor, days * salesPerDay * 2 * latte);
        QCOMPARE(m_done.repeated, 0u);
        QVERIFY(m_done.retries >= 40);
    }

    void tillGoneNowAndThen_isWaitedFor() {
        std::atomic<bool> over{false};
        std::thread plug([&] {
            while (!over) {
                std::this_thread::sleep_for(20ms);
                m_till->stop();
                std::this_thread::sleep_for(20ms);
                m_till->start();
            }
        });
        const bool finished = work();
        over = true;
        plug.join();
        QVERIFY(finished);
        checkAllSold();
    }

    void soldBefore_isNotSoldAgain() {
        QVERIFY(work());
        QVERIFY(work());
        checkAllSold();
        QCOMPARE(m_done.sold, 0u);
        QCOMPARE(m_done.repeated, std::uint64_t{days * salesPerDay});
    }

    void shiftLeftOpen_isClosedFirst() {
        m_till->leaveShiftOpen(20180101);
        QVERIFY(work());
        checkAllSold();
    }

    void otherMenu_isWaitedForThenGivenUp() {
        m_till->changeMenu("another");
        QVERIFY(!work(1s));
        QVERIFY(m_done.failure);
        QVERIFY(QString::fromStdString(m_done.failure->message).contains("another menu is in force"));
        QVERIFY(m_till->sold().empty());
    }

    void tillSaysNo_endsWithItsReason() {
        m_till->refuse({grpc::StatusCode::NOT_FOUND, "the menu has no latte"});
        QVERIFY(!work());
        QVERIFY(QString::fromStdString(m_done.failure->message).contains("the menu has no latte"));
    }

    void tillThatNeverComesBack_isGivenUp() {
        m_till->stop();
        QVERIFY(!work(1s));
        QCOMPARE(m_done.failure->kind, ErrorKind::Unavailable);
    }

    void otherPriceThanTheSource_endsWithBothFigures() {
        m_till = nullptr;
        m_till = std::make_unique<test::FakeTill>(*m_folder / "s", latte + 1);
        QVERIFY(!work());
        QVERIFY(QString::fromStdString(m_done.failure->message).contains("the source says 700"));
    }

    void slowPace_sellsNothingBeforeItsTime() {
        // One sale a second of the source, at 100 times real time: the last of 20 is due after 190 ms.
        Plan plan(menuOfLatte(), 1);
        for (int second = 0; second < 20; ++second)
            plan.add(saleOf(20190401, second));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(work(5s, &plan, 100));
        QVERIFY2(clock.elapsed() >= 190, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(m_till->sold().size(), std::size_t{20});
    }

private:
    struct Done {
        std::uint64_t sold = 0, repeated = 0, retries = 0;
        std::int64_t grossMinor = 0;
        std::optional<Error> failure;
    };

    static model::v1::Menu menuOfLatte() {
        model::v1::Menu menu;
        auto& product = *menu.add_products();
        product.set_id("latte");
        product.add_variants()->set_price_minor(latte);
        return menu;
    }

    static Plan threeDays() {
        Plan plan(menuOfLatte(), 1);
        for (int day = 0; day < days; ++day)
            for (int sale = 0; sale < salesPerDay; ++sale)
                plan.add(saleOf(20190401 + day, sale));
        return plan;
    }

    /// Whether all was sold.
    bool work(std::chrono::seconds patience = 30s, Plan* given = nullptr, double speed = 0) {
        auto plan = threeDays();
        auto& todo = given ? *given : plan;
        Loop loop;
        Tally tally(loop);
        bool finished = false;
        auto sales = std::move(todo.daysOf(0));
        const Pace pace{speed, sales.at(0).sales.at(0).atSecond, Loop::Clock::now()};
        Cashier cashier({"till-a", *m_folder / "s", "5", "menu", pace, patience}, std::move(sales), tally, [&] {
            finished = true;
            loop.stop();
        });
        cashier.start();
        loop.run();
        m_done = {tally.sold, tally.repeated, tally.retries, tally.grossMinor, tally.failure};
        return finished;
    }

    void checkAllSold() {
        auto plan = threeDays();
        std::map<std::string, std::int32_t> wanted;
        for (const auto& day : plan.daysOf(0))
            for (const auto& sale : day.sales)
                wanted.emplace(sale.request.order_id(), day.date);
        const auto sold = m_till->sold();
        QCOMPARE(sold.size(), wanted.size());
        for (const auto& sale : sold) {
            QCOMPARE(wanted.count(sale.order), std::size_t{1});
            QCOMPARE(sale.businessDate, wanted.at(sale.order));
            QCOMPARE(sale.totalMinor, 2 * latte);
        }
    }

    std::unique_ptr<test::TempDir> m_folder;
    std::unique_ptr<test::FakeTill> m_till;
    Done m_done;
};

QTEST_APPLESS_MAIN(TestCashier)
#include "tst_cashier.moc"
