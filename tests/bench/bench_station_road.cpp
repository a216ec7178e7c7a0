// From the broker's message to the drawn ticket: how long an order is at a station before a barista can see it. Beside
// what no station can be quicker than: one FULL commit and one frame of an empty window. Frames are drawn by the
// software renderer; run with QT_QPA_PLATFORM=offscreen, or on an X server.
#include "kds/screens/announcer.h"
#include "kds/screens/screen_choices.h"
#include "kds/screens/station_screen.h"
#include "qml/Phin/Ui/language.h"
#include "sync/lan/peer.h"
#include "tests/bench/child.h"
#include "tests/bench/clock_and_figures.h"
#include "tests/kdsui/rush_hour.h"
#include "tests/support/broker.h"
#include "tests/support/test_shop.h"

#include <mqtt/async_client.h>

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtQml/QQmlExtensionPlugin>

#include <functional>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using namespace phin::bench;

namespace {

constexpr int orders = 300;

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "bench_station_road: %s\n", why.c_str());
    std::exit(1);
}

void until(const char* what, const std::function<bool()>& reached) {
    const auto deadline = nowNs() + std::int64_t{30} * 1'000'000'000;
    while (!reached()) {
        if (nowNs() > deadline)
            fail(std::string("waited in vain for ") + what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
    }
}

/// A box with its journal on a real file and its place on the LAN.
class LanBox {
public:
    LanBox(const std::filesystem::path& folder, const std::string& shop, const std::string& device,
           const journal::Birth& birth, const std::string& broker, const journal::Clock& clock)
        : m_authority(must(journal::Authority::load(folder / "ca.crt")))
        , m_identity(must(journal::Identity::load(folder / (device + ".crt"), folder / (device + ".key"))))
        , writer(opened({folder / (device + ".db"), birth}, clock))
        , peer({shop, device, birth.kind, {broker}, {}, {}, {}, folder / (device + ".db")}, writer, clock) {}
    ~LanBox() {
        peer.stop();
        writer.stop();
    }
    void start() {
        writer.start();
        peer.start();
        until("the broker", [&] { return peer.view().connected; });
    }

private:
    std::unique_ptr<journal::Journal> opened(const journal::Journal::Options& options, const journal::Clock& clock) {
        auto journal = must(journal::Journal::open(options, m_identity, m_authority, clock));
        journal->begin();
        journal->beginEpoch();
        journal->commit();
        return journal;
    }
    journal::Authority m_authority;
    journal::Identity m_identity;

public:
    journal::Writer writer;
    lan::Peer peer;
};

/// The station's window, as phin-kds makes it.
class StationWindow {
public:
    StationWindow(kds::StationScreen& screen, QSize size) {
        engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        language.setEngine(&engine);
        engine.setInitialProperties({{QStringLiteral("screen"), QVariant::fromValue(&screen)},
                                     {QStringLiteral("language"), QVariant::fromValue(&language)},
                                     {QStringLiteral("choices"), QVariant::fromValue(&choices)},
                                     {QStringLiteral("announcer"), QVariant::fromValue(&announcer)},
                                     {QStringLiteral("readingDistance"), 1.0},
                                     {QStringLiteral("pixelsPerMm"), 3.78},
                                     {QStringLiteral("width"), size.width()},
                                     {QStringLiteral("height"), size.height()},
                                     {QStringLiteral("visibility"), QWindow::Windowed}});
        engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Phin/Kds/Main.qml")));
        window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
        if (!window)
            fail("the window cannot be loaded");
        QObject::connect(
            window, &QQuickWindow::frameSwapped, window,
            [this] {
                if (shownNs == 0 && cards() == m_wanted)
                    shownNs = nowNs();
            },
            Qt::DirectConnection);
    }
    ~StationWindow() { language.setEngine(nullptr); }
    /// From now on shownNs is the moment at which a frame with so many tickets was drawn.
    void wait(int cards) {
        m_wanted = cards;
        shownNs = 0;
    }
    [[nodiscard]] QString newest() const { return m_newest; }

    ui::Language language{QStringLiteral("vi")};
    kds::ScreenChoices choices;
    kds::Announcer announcer;
    QQmlApplicationEngine engine;
    QQuickWindow* window = nullptr;
    std::int64_t shownNs = 0; ///< 0: not yet

private:
    int cards() {
        const auto* page = window->findChild<QQuickItem*>(QStringLiteral("page"));
        int seen = 0, last = -1;
        for (const auto* card : page ? page->childItems() : QList<QQuickItem*>()) {
            if (!card->isVisible() || !card->property("orderId").isValid())
                continue;
            ++seen;
            if (const int index = card->property("index").toInt(); index > last) {
                last = index;
                m_newest = card->property("orderId").toString();
            }
        }
        return seen;
    }

    int m_wanted = -1;
    QString m_newest;
};

/// Places an order for each line that it is told.
int placingTill(const std::filesystem::path& folder, const std::string& shop, const std::string& broker) {
    const journal::SystemClock clock;
    LanBox till(folder, shop, "till-a", {"till", "till-a", "A", ""}, broker, clock);
    till.start();
    say("ready");
    RushHour hour;
    while (std::getchar() == '\n') {
        auto fact = hour.next(clock.nowMs());
        for (auto& line : *fact.mutable_order()->mutable_lines())
            line.set_station("barista");
        const auto status = till.writer.run([&](journal::Journal& journal) {
            journal.append("order.placed", fact);
            return done();
        });
        if (!status)
            fail(status.error().message);
    }
    return 0;
}

/// Says when the broker sent something, as a station hears it, and does nothing else with it.
int ear(const std::string& shop, const std::string& broker) {
    mqtt::async_client client("tcp://" + broker.substr(7), "ear", mqtt::create_options(MQTTVERSION_5), nullptr);
    client.set_message_callback([](const mqtt::const_message_ptr&) { say("heard now " + std::to_string(nowNs())); });
    client.connect(mqtt::connect_options_builder().mqtt_version(MQTTVERSION_5).clean_start(true).finalize())->wait();
    client.subscribe("phin/1/" + shop + "/entries/till-a", 1)->wait();
    say("ready");
    while (std::getchar() != EOF) {
    }
    return 0;
}

/// One FULL commit of an order's rows, and a frame of a window in which only a colour changes.
class Floor {
public:
    explicit Floor(const std::filesystem::path& file)
        : m_database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        m_database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row(bytes BLOB)");
        m_window.resize(1280, 800);
        m_window.show();
        QObject::connect(
            &m_window, &QQuickWindow::frameSwapped, &m_window, [this] { ++m_frames; }, Qt::DirectConnection);
        until("the floor's window", [this] { return m_frames > 0; });
    }
    double once() {
        const auto start = nowNs();
        m_database.exec("BEGIN IMMEDIATE");
        for (int i = 0; i < 5; ++i)
            m_database.exec("INSERT INTO row VALUES(zeroblob(200))");
        m_database.exec("COMMIT");
        const int before = m_frames;
        m_window.setColor(before % 2 ? Qt::black : Qt::white);
        m_window.update();
        until("a frame of the floor", [&] { return m_frames > before; });
        return static_cast<double>(nowNs() - start) / 1e6;
    }

private:
    SQLite::Database m_database;
    QQuickWindow m_window;
    int m_frames = 0;
};

void measure(int openBefore) {
    TestShop shop;
    for (const auto* device : {"till-a", "barista"})
        shop.identity(device);
    const Broker broker;
    const journal::SystemClock clock;
    LanBox box(shop.folder(), shop.name(), "barista", {"station", "barista", "", "barista"}, broker.url(), clock);
    kds::Station station(box.writer, clock);
    kds::StationScreen screen(station, clock, QStringLiteral("Quầy pha chế"));
    station.load([&screen](const Status& status) {
        if (status)
            screen.setLoaded();
    });
    screen.setLanguage(QStringLiteral("vi"));
    StationWindow window(screen, {1280, 800});
    box.start();
    const QStringList common{QString::fromStdString(shop.folder().string()), QString::fromStdString(shop.name()),
                             QString::fromStdString(broker.url())};
    Child ear(QStringList{"ear"} + common), till(QStringList{"till"} + common);
    Floor floor(shop.folder() / "floor.db");
    std::vector<double> road, beside;
    for (int i = 0; i < orders + openBefore; ++i) {
        if (i >= openBefore)
            beside.push_back(floor.once());
        const auto tickets = screen.tickets()->total();
        window.wait(tickets + 1);
        till.tell("");
        until("the ticket", [&] { return window.shownNs != 0; });
        const auto [word, heardNs] = ear.wait("heard");
        if (i < openBefore)
            continue;
        road.push_back((static_cast<double>(window.shownNs) - heardNs) / 1e6);
        screen.bump(window.newest());
        until("the bump", [&] { return screen.tickets()->total() == openBefore; });
    }
    std::printf("%d tickets open: message to drawn ticket p50 %.1f ms, p99 %.1f ms; one FULL commit and a frame of an "
                "empty window p50 %.1f ms, p99 %.1f ms; ratio p50 %.2f, p99 %.2f\n",
                openBefore, percentile(road, 0.5), percentile(road, 0.99), percentile(beside, 0.5),
                percentile(beside, 0.99), percentile(road, 0.5) / percentile(beside, 0.5),
                percentile(road, 0.99) / percentile(beside, 0.99));
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const QGuiApplication app(argc, argv);
    if (arguments.size() == 4)
        return arguments[0] == "ear" ? ear(arguments[2], arguments[3])
                                     : placingTill(arguments[1], arguments[2], arguments[3]);
    measure(0);
    measure(2);
    return 0;
}
