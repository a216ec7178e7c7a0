// The HTTP side, asked as a browser and as a script would.
#include "tests/cloud/cloud_fixture.h"
#include "tests/cloud/sample_day.h"

#include <QTest>

#include <atomic>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include <thread>

using namespace phin;
using nlohmann::json;

/// Compares as text, which is also what a failure shows.
#define SAME(actual, expected) QCOMPARE(json(actual).dump(), json(expected).dump())

class tst_web : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<test::TestShop> m_shop;
    std::unique_ptr<test::CloudFixture> m_cloud;
    std::unique_ptr<test::SampleDay> m_day;

    void deliver() {
        auto& writer = m_cloud->shop(*m_shop).writer();
        auto waiting = std::make_shared<std::atomic<int>>(0);
        for (const auto& batch : m_day->batches()) {
            ++*waiting;
            QVERIFY(writer.receive(batch, "sync", [waiting](journal::Receipt) { --*waiting; }));
        }
        QTRY_COMPARE_WITH_TIMEOUT(waiting->load(), 0, 30'000);
    }
    httplib::Client client() {
        httplib::Client made("127.0.0.1", m_cloud->httpPort());
        made.set_read_timeout(20);
        return made;
    }
    httplib::Result get(const std::string& path) {
        auto answer = client().Get(path);
        if (!answer)
            throw std::runtime_error("no answer for " + path);
        return answer;
    }
    json asked(const std::string& path, int status = 200) {
        const auto answer = get(path);
        if (answer->status != status)
            throw std::runtime_error(path + ": " + std::to_string(answer->status) + " " + answer->body);
        return json::parse(answer->body);
    }

private Q_SLOTS:
    void init() {
        m_shop = std::make_unique<test::TestShop>("shop-5");
        m_cloud = std::make_unique<test::CloudFixture>(m_clock);
        m_cloud->add(*m_shop);
        m_day = std::make_unique<test::SampleDay>(*m_shop, m_clock);
    }
    void cleanup() {
        m_cloud.reset();
        m_day.reset();
        m_shop.reset();
    }

    void shops_listed_withTheirDays() {
        m_cloud->start();
        m_day->sell();
        deliver();
        const auto all = asked("/api/v1/shops");
        QCOMPARE(all["shops"].size(), std::size_t{1});
        SAME(all["shops"][0]["shop"], json("shop-5"));
        SAME(all["shops"][0]["today"], json("2019-04-01"));
        SAME(all["shops"][0]["latest"], json("2019-04-01"));
        SAME(all["shops"][0]["connected"], json(false));
    }

    void dayReport_ofADay_hasTheFiguresAndTheDigest() {
        m_cloud->start();
        m_day->sellUntil(test::SampleDay::opensMs + 6 * 3'600'000, 80);
        deliver();
        const auto report = asked("/api/v1/shops/shop-5/days/2019-04-01/report");
        for (const char* const key : {"orders", "lines", "gross_minor", "net_minor", "refunds_minor", "currency",
                                      "lines_by_station", "made_by_station", "digest", "date", "shop"})
            QVERIFY2(report.contains(key), key);
        SAME(report["orders"], json(80));
        SAME(report["gross_minor"], json(m_day->takings()));
        SAME(report["date"], json("2019-04-01"));
        SAME(report["shop"], json("shop-5"));
        SAME(report["currency_digits"], json(0));
        QCOMPARE(report["digest"].get<std::string>().size(), std::size_t{64});
        SAME(asked("/api/v1/shops/shop-5/days/latest/report"), report);
        const auto times = asked("/api/v1/shops/shop-5/days/latest/times");
        SAME(times["date"], json("2019-04-01"));
        SAME(times["digest"], report["digest"]);
        QVERIFY(times["lines"].get<int>() > 0);
        QVERIFY(times["waited"]["p90_ms"] >= times["waited"]["median_ms"]);
        QCOMPARE(times["by_station"].size(), std::size_t{2});
        SAME(asked("/api/v1/shops/shop-5/months/2019-04/report")["orders"], json(80));
        SAME(asked("/api/v1/shops/shop-5/days/2019-04-02/report")["orders"], json(0));
    }

    void dayReport_askedAgainAfterASale_isNotTheOldOne() {
        m_cloud->start();
        m_day->sell();
        deliver();
        const auto before = asked("/api/v1/shops/shop-5/days/latest/report");
        m_day->sell();
        deliver();
        const auto after = asked("/api/v1/shops/shop-5/days/latest/report");
        QCOMPARE(after["orders"].get<int>(), before["orders"].get<int>() + 1);
        QVERIFY(after["digest"] != before["digest"]);
    }

    void dayReport_shopWithoutOrders_isEmptyNotAnError() {
        m_cloud->start();
        const auto report = asked("/api/v1/shops/shop-5/days/latest/report");
        SAME(report["orders"], json(0));
        SAME(report["date"], json("2019-04-01")); // today
    }

    void shopSettings_otherClock_moveTheDay() {
        std::ofstream(m_cloud->data() / "shop-5" / "shop.toml") << "name = \"Chợ Lớn\"\nutc_offset_minutes = -600\n";
        m_cloud->start();
        const auto all = asked("/api/v1/shops");
        SAME(all["shops"][0]["name"], json("Chợ Lớn"));
        SAME(all["shops"][0]["today"], json("2019-03-31"));
    }

    void shopSettings_wrong_areNamedWithTheirLine() {
        std::ofstream(m_cloud->data() / "shop-5" / "shop.toml") << "name = \"x\"\nday_starts_hour = 24\n";
        cloud::Cloud::Settings settings;
        settings.data = m_cloud->data();
        const auto opened = cloud::Cloud::open(settings, m_clock);
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().message.find("line 2") != std::string::npos);
    }

    void orders_ofADay_newestFirstWithTheirState() {
        m_cloud->start();
        m_day->sellUntil(test::SampleDay::opensMs + 3 * 3'600'000, 20);
        m_day->voidNext();
        m_day->sell();
        deliver();
        const auto list = asked("/api/v1/shops/shop-5/orders?date=2019-04-01&limit=21")["orders"];
        QCOMPARE(list.size(), std::size_t{21});
        std::set<std::string> states;
        for (std::size_t i = 0; i < list.size(); ++i) {
            states.insert(list[i]["state"].get<std::string>());
            if (i > 0)
                QVERIFY(list[i - 1]["placed_at_ms"].get<std::int64_t>() >= list[i]["placed_at_ms"].get<std::int64_t>());
        }
        SAME(list[0]["state"], json("voided"));
        QVERIFY(states.count("done") && states.count("ready") && states.count("making") && states.count("waiting"));
        QCOMPARE(asked("/api/v1/shops/shop-5/orders?limit=3")["orders"].size(), std::size_t{3});
        const auto ofOneTill = asked("/api/v1/shops/shop-5/orders?device=till-2")["orders"];
        for (const auto& order : ofOneTill)
            SAME(order["device"], json("till-2"));
    }

    void sync_afterABatch_showsEachBox() {
        m_cloud->start();
        m_day->sellUntil(test::SampleDay::opensMs + 3'600'000, 5);
        deliver();
        const auto road = asked("/api/v1/shops/shop-5/sync");
        std::map<std::string, json> boxes;
        for (const auto& box : road["boxes"])
            boxes[box["device"].get<std::string>()] = box;
        QCOMPARE(boxes.size(), std::size_t{4});
        SAME(boxes["till-1"]["kind"], json("till"));
        SAME(boxes["till-1"]["letter"], json("A"));
        SAME(boxes["till-1"]["name"], json("Quầy 1"));
        SAME(boxes["barista"]["station"], json("barista"));
        SAME(boxes["till-1"]["last_entry"]["type"], json("order.paid"));
        SAME(boxes["till-1"]["last_entry"]["seq"], boxes["till-1"]["seq"]);
        SAME(road["connected"], json(false));
        SAME(road["behind"], json(0));
        QVERIFY(road["quarantine"].empty());
    }

    void sync_afterABadBatch_showsTheQuarantine() {
        m_cloud->start();
        QVERIFY(m_cloud->shop(*m_shop).writer().receive("not a batch at all", "sync"));
        QTRY_COMPARE(asked("/api/v1/shops/shop-5/sync")["quarantine"].size(), std::size_t{1});
        const auto row = asked("/api/v1/shops/shop-5/sync")["quarantine"][0];
        SAME(row["source"], json("sync"));
        QVERIFY(row["reason"].get<std::string>().find("malformed") != std::string::npos);
    }

    void request_wrong_isAnsweredWithWhy_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown shop") << "/api/v1/shops/shop-9/days/latest/report" << 404;
        QTest::newRow("no name for a shop") << "/api/v1/shops/a%20shop/days/latest/report" << 400;
        QTest::newRow("slashes in disguise") << "/api/v1/shops/..%2f..%2fetc/days/latest/report" << 404;
        QTest::newRow("times of no day") << "/api/v1/shops/shop-5/days/2019-02-30/times" << 400;
        QTest::newRow("not a day") << "/api/v1/shops/shop-5/days/2019-02-30/report" << 400;
        QTest::newRow("a day written otherwise") << "/api/v1/shops/shop-5/days/20190401/report" << 400;
        QTest::newRow("words for a day") << "/api/v1/shops/shop-5/days/yesterday/report" << 400;
        QTest::newRow("not a month") << "/api/v1/shops/shop-5/months/2019-13/report" << 400;
        QTest::newRow("a day for a month") << "/api/v1/shops/shop-5/months/2019-04-01/report" << 400;
        QTest::newRow("no limit") << "/api/v1/shops/shop-5/orders?limit=0" << 400;
        QTest::newRow("limit too large") << "/api/v1/shops/shop-5/orders?limit=501" << 400;
        QTest::newRow("limit overflows") << "/api/v1/shops/shop-5/orders?limit=99999999999999999999" << 400;
        QTest::newRow("words for a limit") << "/api/v1/shops/shop-5/orders?limit=ten" << 400;
        QTest::newRow("strange device") << "/api/v1/shops/shop-5/orders?device=a%27%20OR%201" << 400;
        QTest::newRow("unknown address") << "/api/v1/shops/shop-5/secrets" << 404;
        QTest::newRow("no such file") << "/secret.txt" << 404;
        QTest::newRow("climbing out") << "/../../etc/passwd" << 404;
        QTest::newRow("page of an unknown shop") << "/shops/nowhere" << 404;
        QTest::newRow("live events of an unknown shop") << "/api/v1/shops/nowhere/live" << 404;
    }
    void request_wrong_isAnsweredWithWhy() {
        QFETCH(const QString, path);
        QFETCH(const int, status);
        m_cloud->start();
        const auto body = asked(path.toStdString(), status);
        SAME(body["status"], json(status));
        QVERIFY(!body["error"].get<std::string>().empty());
    }

    void request_thatWouldChange_isRefused() {
        m_cloud->start();
        const auto answer = client().Post("/api/v1/shops/shop-5/orders", "{}", "application/json");
        QVERIFY(answer);
        QCOMPARE(answer->status, 405);
        QCOMPARE(answer->get_header_value("Allow"), std::string("GET, HEAD"));
    }

    void page_asked_comesWithAStrictPolicy_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("type");
        QTest::newRow("start") << "/"
                               << "text/html; charset=utf-8";
        QTest::newRow("a shop") << "/shops/shop-5"
                                << "text/html; charset=utf-8";
        QTest::newRow("script") << "/app.js"
                                << "text/javascript; charset=utf-8";
        QTest::newRow("style") << "/style.css"
                               << "text/css; charset=utf-8";
        QTest::newRow("icon") << "/icon.svg"
                              << "image/svg+xml";
    }
    void page_asked_comesWithAStrictPolicy() {
        QFETCH(const QString, path);
        QFETCH(const QString, type);
        m_cloud->start();
        const auto answer = get(path.toStdString());
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->get_header_value("Content-Type"), type.toStdString());
        const auto policy = answer->get_header_value("Content-Security-Policy");
        QVERIFY(policy.find("default-src 'none'") != std::string::npos);
        QVERIFY(policy.find("unsafe") == std::string::npos);
        QCOMPARE(answer->get_header_value("X-Content-Type-Options"), std::string("nosniff"));
        QVERIFY(!answer->body.empty());
        if (path == "/") { // nothing that the policy would block
            QVERIFY(answer->body.find("style=") == std::string::npos);
            QVERIFY(answer->body.find("onclick") == std::string::npos);
            QVERIFY(answer->body.find("http://") == std::string::npos);
        }
    }

    void head_asked_hasNoBody() {
        m_cloud->start();
        const auto answer = client().Head("/");
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.empty());
    }

    void healthAndMetrics_asked_tellWhatGoesOn() {
        m_cloud->start();
        m_day->sell();
        deliver();
        SAME(asked("/healthz")["status"], json("ok"));
        const auto text = get("/metrics")->body;
        for (const char* const name : {"phin_cloud_streams{shop=\"shop-5\"} 0", "phin_cloud_behind_entries",
                                       "phin_cloud_http_request_seconds_bucket"})
            QVERIFY2(text.find(name) != std::string::npos, name);
    }

    void live_afterIngest_sendsAnEvent() {
        m_cloud->start();
        std::mutex mutex;
        std::string heard;
        std::atomic<bool> enough{false};
        const auto has = [&](const std::string& what) {
            const std::lock_guard lock(mutex);
            return heard.find(what) != std::string::npos;
        };
        std::string type;
        std::thread listener([&] {
            auto stream = client();
            stream.Get(
                "/api/v1/shops/shop-5/live",
                [&](const httplib::Response& response) {
                    type = response.get_header_value("Content-Type");
                    return true;
                },
                [&](const char* data, std::size_t size) {
                    const std::lock_guard lock(mutex);
                    heard.append(data, size);
                    return !enough;
                });
        });
        const auto joined = qScopeGuard([&] {
            enough = true;
            m_cloud->shop(*m_shop).live().close();
            listener.join();
        });
        QTRY_VERIFY(has("event: hello"));
        QCOMPARE(type, std::string("text/event-stream"));
        m_day->sell();
        deliver();
        QTRY_VERIFY(has("event: changed"));
        QTRY_VERIFY(has("\"orders\":true"));
        QVERIFY(has("\"sync\":true"));
    }

    void live_tooMany_areAskedToComeBack() {
        m_cloud->settings.web.liveAtMost = 0;
        m_cloud->start();
        const auto answer = get("/api/v1/shops/shop-5/live");
        QCOMPARE(answer->status, 503);
        QVERIFY(!answer->get_header_value("Retry-After").empty());
    }

    void stop_whileSomebodyListens_isPrompt() {
        m_cloud->start();
        std::atomic<bool> connected{false};
        std::thread listener([&, port = m_cloud->httpPort()] {
            httplib::Client stream("127.0.0.1", port);
            stream.set_read_timeout(30);
            stream.Get("/api/v1/shops/shop-5/live", [&](const char*, std::size_t) {
                connected = true;
                return true;
            });
        });
        QTRY_VERIFY(connected);
        QElapsedTimer timer;
        timer.start();
        m_cloud->stop();
        listener.join();
        QVERIFY(timer.elapsed() < 5'000);
    }

    void port_taken_isSaid() {
        m_cloud->start();
        cloud::Cloud::Settings settings;
        QTemporaryDir folder;
        settings.data = folder.path().toStdString();
        settings.web.port = m_cloud->httpPort();
        auto second = test::must(cloud::Cloud::open(settings, m_clock));
        const auto started = second->start();
        QVERIFY(!started.ok());
        QVERIFY(started.error().message.find(std::to_string(m_cloud->httpPort())) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_web)
#include "tst_web.moc"
