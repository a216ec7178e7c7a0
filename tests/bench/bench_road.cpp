// The road of one order, till to screen, beside its floor in the same run:
//   latency     from the tap on Pay to the ticket in the station's model, one order at a time;
//   floor       two plain SQLite FULL commits with one plain QoS 1 hop between, same broker, same machine;
//   throughput  orders a second through all replicas of a shop of two tills, three stations and a sync agent.
// Every box is a process of its own, started from this program with a role.
#include "app/counter/till.h"
#include "kds/station/station.h"
#include "sync/journal/reader.h"
#include "sync/lan/peer.h"
#include "tests/bench/child.h"
#include "tests/bench/clock_and_figures.h"
#include "tests/support/broker.h"
#include "tests/support/builders.h"
#include "tests/support/test_shop.h"

#include <mqtt/async_client.h>

#include <atomic>
#include <iostream>
#include <map>
#include <thread>

using namespace phin;
using namespace phin::test;
using namespace phin::bench;

namespace {

constexpr int latencyOrders = 300;
constexpr int latencyRounds = 5;
constexpr unsigned throughputOrders = 10'000; // a till

// ------------------------------------------------------------------------------------------------ the floor's two ends

struct PlainTable {
    explicit PlainTable(const std::filesystem::path& file)
        : database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "CREATE TABLE IF NOT EXISTS row(id INTEGER PRIMARY KEY, bytes BLOB)");
        insert = std::make_unique<SQLite::Statement>(database, "INSERT INTO row(bytes) VALUES(?)");
    }
    void order() { // an order, three lines, an outbox row
        database.exec("BEGIN IMMEDIATE");
        for (int i = 0; i < 5; ++i) {
            insert->bindNoCopy(1, bytes.data(), static_cast<int>(bytes.size()));
            insert->exec();
            insert->reset();
        }
        database.exec("COMMIT");
    }
    SQLite::Database database;
    std::unique_ptr<SQLite::Statement> insert;
    std::string bytes = std::string(200, 'x');
};

int floorEnd(const std::filesystem::path& folder, const std::string& broker, bool sender) {
    PlainTable table(folder / (sender ? "floor-a.db" : "floor-b.db"));
    mqtt::async_client client("tcp://" + broker.substr(7), sender ? "floor-a" : "floor-b",
                              mqtt::create_options(MQTTVERSION_5), nullptr);
    client.set_message_callback([&](mqtt::const_message_ptr message) {
        table.order();
        say("seen " + message->to_string().substr(0, 8) + " " + std::to_string(nowNs()));
    });
    client.connect(mqtt::connect_options_builder().mqtt_version(MQTTVERSION_5).clean_start(true).finalize())->wait();
    if (!sender)
        client.subscribe("floor", 1)->wait();
    say("ready");
    std::string line;
    int number = 10'000'000;
    while (std::getline(std::cin, line)) {
        const auto start = nowNs();
        table.order();
        const auto id = std::to_string(number++);
        client.publish("floor", id + std::string(300, 'x'), 1, false);
        say("sent " + id + " " + std::to_string(start));
    }
    return 0;
}

// ------------------------------------------------------------------------------------------------ boxes

struct BoxFiles {
    std::filesystem::path folder;
    std::string shop, device, broker;
    [[nodiscard]] std::filesystem::path file() const { return folder / (device + ".db"); }
};

int sellingTill(const BoxFiles& files) {
    const journal::SystemClock clock;
    const auto authority = must(journal::Authority::load(files.folder / "ca.crt"));
    const auto identity =
        must(journal::Identity::load(files.folder / (files.device + ".crt"), files.folder / (files.device + ".key")));
    auto journal =
        must(journal::Journal::open({files.file(), {"till", files.device, "A", ""}}, identity, authority, clock));
    journal->begin();
    journal->beginEpoch();
    journal->commit();
    journal::Writer writer(std::move(journal));
    lan::Peer peer({files.shop, files.device, "till", {files.broker}, {}, {}, {}, files.file()}, writer, clock);
    counter::Till till(writer, {files.device, files.device == "till-a" ? "A" : "B", 420, 4}, clock,
                       counter::systemRandom());
    writer.start();
    peer.start();
    std::promise<void> imported;
    till.importMenu(smallMenu(), [&](const auto&) { imported.set_value(); });
    imported.get_future().wait();
    while (!peer.view().connected)
        std::this_thread::yield();
    say("ready");
    const auto sale = [&] {
        counter::Sale next;
        next.order = till.newId();
        next.payment = till.newId();
        next.lines = {choice("phin"), choice("bac-xiu", 2), choice("phin")};
        return next;
    };
    std::string line;
    std::atomic<unsigned> sold{0};
    while (std::getline(std::cin, line)) {
        if (line == "one") {
            auto one = sale();
            const auto id = one.order.toString();
            const auto start = nowNs();
            till.sell(std::move(one),
                      [id, start](const Result<counter::Paid>&) { say("sent " + id + " " + std::to_string(start)); });
            continue;
        }
        const auto count = static_cast<unsigned>(std::stoul(line));
        sold = 0;
        for (unsigned i = 0; i < count; ++i) {
            till.sell(sale(), [&](const Result<counter::Paid>& paid) { sold += paid.ok() ? 1 : 0; });
            while (i - sold > 512) // a window, as a queue of guests has
                std::this_thread::sleep_for(std::chrono::microseconds(50));
        }
    }
    peer.stop();
    writer.stop();
    return 0;
}

int replica(const BoxFiles& files, const std::string& station) {
    const journal::SystemClock clock;
    const auto authority = must(journal::Authority::load(files.folder / "ca.crt"));
    const auto identity =
        must(journal::Identity::load(files.folder / (files.device + ".crt"), files.folder / (files.device + ".key")));
    auto journal = must(journal::Journal::open(
        {files.file(), {station.empty() ? "sync" : "station", files.device, "", station}}, identity, authority, clock));
    journal->begin();
    journal->beginEpoch();
    journal->commit();
    journal::Writer writer(std::move(journal));
    lan::Peer peer({files.shop, files.device, "station", {files.broker}, {}, {}, {}, files.file()}, writer, clock);
    std::unique_ptr<kds::Station> screen;
    kds::Station::Watched watched{};
    if (!station.empty()) {
        screen = std::make_unique<kds::Station>(writer, clock);
        screen->load([](const Status&) {});
        watched = screen->watch([](const std::vector<kds::TicketBoard::Diff>& diffs) {
            const auto now = nowNs();
            for (const auto& diff : diffs)
                if (diff.change == kds::Change::Inserted)
                    say("seen " + Uuid::fromBytes(diff.ticket->arrival.orderId)->toString() + " " +
                        std::to_string(now));
        });
    }
    writer.start();
    peer.start();
    while (!peer.view().connected)
        std::this_thread::yield();
    say("ready");
    while (std::getchar() != EOF) {
    }
    peer.stop();
    writer.stop();
    return 0;
}

// ------------------------------------------------------------------------------------------------ the conductor

double oneMs(Child& sender, Child& receiver, const QByteArray& word) {
    sender.tell(word);
    const auto [id, start] = sender.wait("sent");
    while (true) {
        const auto [seen, end] = receiver.wait("seen");
        if (seen == id)
            return (end - start) / 1e6;
    }
}

void latency(const std::filesystem::path& folder, const std::string& shop, const std::string& broker) {
    const QStringList common{QString::fromStdString(folder.string()), QString::fromStdString(shop),
                             QString::fromStdString(broker)};
    Child floorB(QStringList{"floor-b"} + common), floorA(QStringList{"floor-a"} + common);
    Child station(QStringList{"station"} + common + QStringList{"barista", "barista"}),
        box(QStringList{"till"} + common + QStringList{"till-a"});
    oneMs(box, station, "one"); // the first brings the birth of the chain along
    oneMs(floorA, floorB, "one");
    std::vector<double> p50s, p99s, allRoad, allFloor;
    for (int round = 0; round < latencyRounds; ++round) {
        std::vector<double> road, floor;
        for (int i = 0; i < latencyOrders; ++i) {
            floor.push_back(oneMs(floorA, floorB, "one"));
            road.push_back(oneMs(box, station, "one"));
        }
        p50s.push_back(percentile(road, 0.5) / percentile(floor, 0.5));
        p99s.push_back(percentile(road, 0.99) / percentile(floor, 0.99));
        allRoad.insert(allRoad.end(), road.begin(), road.end());
        allFloor.insert(allFloor.end(), floor.begin(), floor.end());
    }
    std::printf("tap on Pay -> ticket in the station's model: p50 %.2f ms, p99 %.2f ms\n", percentile(allRoad, 0.5),
                percentile(allRoad, 0.99));
    std::printf("floor (two FULL commits, one QoS 1 hop):     p50 %.2f ms, p99 %.2f ms\n", percentile(allFloor, 0.5),
                percentile(allFloor, 0.99));
    std::printf("ratio, median of %d rounds:                   p50 %.2f, p99 %.2f\n", latencyRounds, median(p50s),
                median(p99s));
}

void throughput(const std::filesystem::path& folder, const std::string& shop, const std::string& broker) {
    const QStringList common{QString::fromStdString(folder.string()), QString::fromStdString(shop),
                             QString::fromStdString(broker)};
    std::vector<std::unique_ptr<Child>> replicas;
    const std::vector<std::string> devices{"till-a", "till-b", "kitchen", "board", "expo", "sync"};
    for (const auto& device : devices) {
        const auto name = QString::fromStdString(device);
        replicas.push_back(std::make_unique<Child>(device.rfind("till", 0) == 0
                                                       ? QStringList{"till"} + common + QStringList{name}
                                                       : QStringList{"quiet"} + common + QStringList{name}));
    }
    std::vector<journal::Reader> readers;
    for (const auto& device : devices)
        readers.push_back(must(journal::Reader::open(folder / (device + ".db"))));
    const auto before = readers.front().orderCount();
    const double took = seconds([&] {
        replicas[0]->tell(QByteArray::number(throughputOrders));
        replicas[1]->tell(QByteArray::number(throughputOrders));
        const auto deadline = nowNs() + std::int64_t{300} * 1'000'000'000;
        for (auto& reader : readers)
            while (reader.orderCount() < before + 2 * throughputOrders) {
                if (nowNs() > deadline)
                    throw std::runtime_error("a replica did not get there");
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
    });
    const auto digest = readers.front().digest(0, 99999999);
    const bool equal =
        std::all_of(readers.begin(), readers.end(), [&](auto& reader) { return reader.digest(0, 99999999) == digest; });
    std::printf("through all %zu replicas (2 tills, 3 stations, sync): %.0f orders/s, digests %s\n", readers.size(),
                2 * throughputOrders / took, equal ? "equal" : "DIFFER");
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() >= 4) {
        const std::filesystem::path folder = arguments[1];
        const auto device = arguments.size() > 4 ? arguments[4] : std::string();
        const BoxFiles files{folder, arguments[2], device, arguments[3]};
        if (arguments[0] == "floor-a" || arguments[0] == "floor-b")
            return floorEnd(folder, arguments[3], arguments[0] == "floor-a");
        if (arguments[0] == "till")
            return sellingTill(files);
        return replica(files, arguments[0] == "station" ? arguments.at(5) : "");
    }
    for (const auto part : {0, 1}) {
        TestShop shop;
        for (const auto* device : {"till-a", "till-b", "barista", "kitchen", "board", "expo", "sync"})
            shop.identity(device);
        Broker broker;
        part == 0 ? latency(shop.folder(), shop.name(), broker.url())
                  : throughput(shop.folder(), shop.name(), broker.url());
    }
    return 0;
}
