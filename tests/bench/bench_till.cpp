// What the till's screen costs: frames while it scrolls and fills, a touch until its pixel has changed, the start with
// a small file and with a large one, memory after a long day. Each beside a floor of the same run. Frames are drawn by
// the software renderer; run with QT_QPA_PLATFORM=offscreen, or on an X server.
#include "app/screens/journal_watch.h"
#include "sync/box/box.h"
#include "tests/bench/clock_and_figures.h"
#include "tests/bench/many_orders.h"
#include "tests/ui/till_window.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QProcess>
#include <QQmlComponent>
#include <QQmlExtensionPlugin>
#include <QTextStream>
#include <QTimer>

#include <array>
#include <fstream>
#include <future>
#include <unistd.h>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using namespace phin::bench;

namespace {

constexpr int rounds = 5;
constexpr int products = 200;
constexpr int lines = 100;
constexpr const char* category = "phin"; // of the demo menu; all of the many products are put there

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "bench_till: %s\n", why.c_str());
    std::exit(1);
}

double milliseconds(std::int64_t sinceNs) {
    return static_cast<double>(nowNs() - sinceNs) / 1e6;
}

/// Resident memory, MiB.
double resident() {
    std::ifstream statm("/proc/self/statm");
    long pages = 0, here = 0;
    statm >> pages >> here;
    return static_cast<double>(here) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

model::v1::Menu manyProducts() {
    auto menu = menu::readMenuFile(PHIN_DEMO_MENU);
    if (!menu)
        fail(menu::describe(menu.error(), PHIN_DEMO_MENU));
    menu->set_id("many");
    const auto demo = *menu;
    for (int i = 0; i < products; ++i) {
        auto& product = *menu->add_products();
        product = demo.products(i % 5); // with sizes and choices
        product.set_id("many-" + std::to_string(i));
        product.mutable_name()->set_vi(product.name().vi() + " " + std::to_string(i));
        product.set_category(category);
        product.clear_barcodes();
        for (auto& variant : *product.mutable_variants())
            variant.clear_barcodes();
    }
    return std::move(*menu);
}

/// A window that does nothing but change its colour all over: what a frame and a touch cost at the least.
class Floor {
public:
    Floor() {
        QQmlComponent component(&m_engine);
        component.setData("import QtQuick\nWindow { width: 1280; height: 800; visible: true; property bool on: false\n"
                          "color: on ? 'white' : 'black'; MouseArea { anchors.fill: parent; onClicked: on = !on } }",
                          {});
        m_root.reset(component.create());
        window = qobject_cast<QQuickWindow*>(m_root.get());
        if (!window || !QTest::qWaitForWindowExposed(window))
            fail("no floor: " + component.errorString().toStdString());
    }
    void change() { window->setProperty("on", !window->property("on").toBool()); }
    QQuickWindow* window = nullptr;

private:
    QQmlEngine m_engine;
    std::unique_ptr<QObject> m_root;
};

/// Milliseconds from before the change until the frame that shows it is drawn, without a wait for the display.
template <class Change>
double frame(QQuickWindow& window, Change&& change) {
    int drawn = 0;
    const auto counting = QObject::connect(
        &window, &QQuickWindow::frameSwapped, &window, [&drawn] { ++drawn; }, Qt::DirectConnection);
    const auto start = nowNs();
    change();
    QEvent update(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(&window, &update);
    const double took = milliseconds(start);
    QObject::disconnect(counting);
    if (drawn == 0)
        fail("no frame was drawn; is QT_QUICK_BACKEND software?");
    QCoreApplication::processEvents(); // what waits for later is not of this frame
    return took;
}

void tell(const char* what, const std::vector<double>& taken, double floor) {
    std::printf(
        "%-34s %4zu frames  p50 %5.1f ms  p99 %5.1f ms  worst %5.1f ms  (p50 %.1f times a bare window's %.2f ms)\n",
        what, taken.size(), percentile(taken, 0.5), percentile(taken, 0.99), percentile(taken, 1),
        percentile(taken, 0.5) / floor, floor);
    std::fflush(stdout);
}

void frames(TillWindow& till, Floor& floor) {
    std::vector<double> bare;
    for (int i = 0; i < 200; ++i)
        bare.push_back(frame(*floor.window, [&] { floor.change(); }));
    const double least = median(bare);

    till.importMenu(manyProducts());
    till.screens().menu()->setCategory(QString::fromLatin1(category));
    auto* const grid = till.find(QStringLiteral("grid"));
    if (!grid || !QTest::qWaitFor([&] { return grid->property("count").toInt() >= products; }))
        fail("the grid shows only " + std::to_string(grid ? grid->property("count").toInt() : -1) + " products");
    std::vector<double> down, again;
    for (auto* const pass : {&down, &again}) { // the first one makes the tiles
        constexpr double step = 24;
        const double end = grid->property("contentHeight").toDouble() - grid->height();
        for (double y = 0; y < end; y += step)
            pass->push_back(frame(till.window(), [&] { grid->setProperty("contentY", y); }));
    }
    tell("scrolling 200 products", down, least);
    tell("scrolling them once more", again, least);

    std::vector<double> adding;
    for (int i = 0; i < lines; ++i)
        adding.push_back(frame(till.window(), [&] { till.cart().add(QStringLiteral("many-%1").arg(i)); }));
    if (till.cart().rowCount() != lines)
        fail("the lines are not there");
    tell("adding 100 lines", adding, least);
    const auto part = [&](int from) { return median({adding.begin() + from, adding.begin() + from + 10}); };
    std::printf("%-34s line 1 to 10 %.1f ms, line 91 to 100 %.1f ms: %.1f times\n", "", part(0), part(90),
                part(90) / part(0));
    till.cart().clear();
}

/// Milliseconds from the finger's leaving the glass to the next frame on it, at the pace of the display.
double touch(QQuickWindow& window, const QPoint& where) {
    QTest::qWait(60); // nothing is under way
    int drawn = 0;
    const auto counting = QObject::connect(
        &window, &QQuickWindow::frameSwapped, &window, [&drawn] { ++drawn; }, Qt::DirectConnection);
    QTest::mousePress(&window, Qt::LeftButton, {}, where);
    QTest::qWait(60); // the key shows that it is down
    const auto start = nowNs();
    drawn = 0;
    QTest::mouseRelease(&window, Qt::LeftButton, {}, where);
    while (drawn == 0 && milliseconds(start) < 5'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    const double took = milliseconds(start);
    QObject::disconnect(counting);
    return took;
}

void touches(TillWindow& till, Floor& floor) {
    till.screens().menu()->setCategory(QString::fromLatin1(counter::MenuModel::favourites));
    std::vector<double> bare, tiles;
    for (int i = 0; i < 50; ++i) {
        bare.push_back(touch(*floor.window, {640, 400}));
        const auto before = till.window().grabWindow();
        tiles.push_back(touch(till.window(), till.centre(QStringLiteral("tile-phin-milk"))));
        if (till.cart().rowCount() != 1 || till.window().grabWindow() == before)
            fail("a touch changed no pixel");
        till.cart().clear();
    }
    std::printf("%-34s p50 %.1f ms, p99 %.1f ms  (%.1f times a bare window's %.1f ms)\n", "touch to changed pixel",
                median(tiles), percentile(tiles, 0.99), median(tiles) / median(bare), median(bare));
    std::fflush(stdout);
}

/// Sells through the till's use case, many orders a commit.
void sell(counter::Till& till, int orders) {
    constexpr int together = 100;
    static constexpr std::array drinks{"phin-milk", "phin-black", "latte", "peach-tea", "croissant", "banh-mi-chicken"};
    for (int done = 0; done < orders; done += together) {
        std::vector<std::future<bool>> answers;
        for (int i = done; i < std::min(orders, done + together); ++i) {
            counter::Sale sale;
            sale.order = till.newId();
            sale.payment = till.newId();
            sale.channel = model::v1::HERE;
            for (int line = 0; line <= i % 3; ++line) {
                Choice choice;
                choice.product = drinks[static_cast<std::size_t>(i + line) % drinks.size()];
                sale.lines.push_back(std::move(choice));
            }
            auto promise = std::make_shared<std::promise<bool>>();
            answers.push_back(promise->get_future());
            till.sell(std::move(sale), [promise](Result<counter::Paid> paid) { promise->set_value(paid.ok()); });
        }
        for (auto& answer : answers)
            if (!answer.get())
                fail("an order was not sold");
        QCoreApplication::processEvents();
    }
}

/// In a process of its own: memory before and after.
int memory(int orders) {
    TillWindow till;
    sell(till.till(), 100);
    QTest::qWait(500);
    const double before = resident();
    sell(till.till(), orders);
    QTest::qWait(500);
    std::printf("%.1f %.1f\n", before, resident());
    return 0;
}

/// A till's folder with a menu, and so many orders of earlier years in its file.
class Folder {
public:
    explicit Folder(int orders)
        : m_box(m_shop, "till-a", m_clock) {
        m_clock.set(journal::SystemClock().nowMs());
        importMenu();
        m_box.close();
        if (orders > 0)
            addOrders(m_box.journalFile(), orders);
        std::ofstream(config()) << "shop = \"" << m_shop.name() << "\"\ndevice = \"till-a\"\nkind = \"till\"\n"
                                << "letter = \"A\"\ndata = " << m_box.folder()
                                << "\nauthority = " << m_shop.authorityFile()
                                << "\ncertificate = " << m_shop.certificateFile("till-a")
                                << "\nkey = " << m_shop.keyFile("till-a") << '\n';
    }
    [[nodiscard]] std::string config() const { return m_box.folder() / "till.toml"; }
    [[nodiscard]] double megabytes() const {
        return static_cast<double>(std::filesystem::file_size(m_box.journalFile())) / 1e6;
    }

private:
    void importMenu() {
        counter::Till till(m_box.writer(), {"till-a", "A", 420, 4, 0, 5, counter::PinCost::Least, {}}, m_clock,
                           counter::systemRandom());
        m_box.writer().start();
        auto menu = menu::readMenuFile(PHIN_DEMO_MENU);
        const auto imported =
            await<counter::ImportedMenu>([&](auto done) { till.importMenu(std::move(*menu), std::move(done)); });
        if (!imported)
            fail(imported.error().message);
    }

    Shop m_shop;
    FakeClock m_clock;
    Box m_box;
};

/// In a process of its own, wired as app/main.cpp is: the milliseconds since `startNs` when the first frame with the
/// menu's products stands on the screen.
int start(const std::string& file, std::int64_t startNs) {
    auto config = box::loadConfig(file);
    if (!config)
        fail(config.error().message);
    const journal::SystemClock wall;
    const journal::RunningClock running;
    auto opened = box::Box::open(*config, wall, running);
    if (!opened)
        fail(opened.error().message);
    auto& box = **opened;
    counter::Till till(box.writer(), {config->device, config->letter, 420, 4, 0, 5, counter::PinCost::AtTill, {}},
                       box.clock(), counter::systemRandom());
    FakeDesk desk;
    counter::CounterScreens screens(till, box.clock(), QStringLiteral("Till"), desk);
    screens.search()->setFile(config->journalFile());
    const auto news = screens.news();
    box.writer().observe([news](const journal::Committed& committed) { news.committed(committed); });
    box.start();
    ui::Language language(QStringLiteral("en"));
    QQmlApplicationEngine engine;
    language.setEngine(&engine);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("screens"), QVariant::fromValue(&screens)},
                                 {QStringLiteral("language"), QVariant::fromValue(&language)},
                                 {QStringLiteral("visibility"), QWindow::Windowed}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Phin/Counter/Main.qml")));
    auto* const window =
        engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects()[0]);
    if (!window)
        fail("no window");
    double took = 0;
    QObject::connect(window, &QQuickWindow::frameSwapped, window, [&] {
        if (took == 0 && !screens.menu()->isEmpty() && screens.menu()->rowCount() > 0) {
            took = milliseconds(startNs);
            QTimer::singleShot(1'000, qApp, &QCoreApplication::quit); // the day's earlier orders come meanwhile
        }
    });
    {
        const counter::JournalWatch watch(
            {config->journalFile(), config->device, till.businessDate(), counter::OrdersTodayModel::most},
            [news](std::vector<journal::OrderPtr> orders) { news.earlierOrders(std::move(orders)); },
            [news](const counter::CloudLag& lag) { news.cloudLag(lag); });
        QGuiApplication::exec();
    }
    std::printf("%.1f %.1f\n", took, resident());
    language.setEngine(nullptr);
    screens.leaveDesk();
    box.stop();
    return 0;
}

/// What a child process of this program prints: two figures.
std::pair<double, double> child(const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        fail(arguments.join(u' ').toStdString() + " ended badly");
    QTextStream words(process.readAllStandardOutput());
    double first = 0, second = 0;
    words >> first >> second;
    return {first, second};
}

void starts(int orders) {
    const auto run = [](const Folder& folder) {
        return child({QStringLiteral("--start"), QString::fromStdString(folder.config()), QStringLiteral("--at"),
                      QString::number(nowNs())});
    };
    const Folder little(0);
    const auto began = nowNs();
    const Folder large(orders);
    std::printf("%-34s %d orders without their entries, %.0f MB, made in %.0f s\n", "the large file", orders,
                large.megabytes(), milliseconds(began) / 1e3);
    std::vector<double> small, big, smallMemory, bigMemory;
    for (int round = 0; round < rounds; ++round) {
        for (const bool isLarge : {false, true}) {
            const auto [took, mib] = run(isLarge ? large : little);
            (isLarge ? big : small).push_back(took);
            (isLarge ? bigMemory : smallMemory).push_back(mib);
        }
    }
    std::printf("%-34s empty file %.0f ms, %.0f MiB; large %.0f ms, %.0f MiB: %.2f times\n",
                "start to the first usable frame", median(small), median(smallMemory), median(big), median(bigMemory),
                median(big) / median(small));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QUICK_BACKEND", "software");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    spdlog::set_default_logger(spdlog::stderr_color_mt("bench_till")); // children speak on stdout
    spdlog::set_level(spdlog::level::warn);
    const QGuiApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions(
        {{QStringLiteral("orders"), QStringLiteral("in the large file"), QStringLiteral("N"), QStringLiteral("200000")},
         {QStringLiteral("sold"), QStringLiteral("before memory is read"), QStringLiteral("N"),
          QStringLiteral("10000")},
         {QStringLiteral("start"), QStringLiteral("(its own use)"), QStringLiteral("FILE")},
         {QStringLiteral("at"), QStringLiteral("(its own use)"), QStringLiteral("NS")},
         {QStringLiteral("memory"), QStringLiteral("(its own use)"), QStringLiteral("N")}});
    options.process(app);
    if (options.isSet(QStringLiteral("start")))
        return start(options.value(QStringLiteral("start")).toStdString(),
                     options.value(QStringLiteral("at")).toLongLong());
    if (options.isSet(QStringLiteral("memory")))
        return memory(options.value(QStringLiteral("memory")).toInt());

    {
        TillWindow till;
        Floor floor;
        frames(till, floor);
        touches(till, floor);
    }
    const auto sold = options.value(QStringLiteral("sold"));
    const auto [before, after] = child({QStringLiteral("--memory"), sold});
    std::printf("%-34s %.0f MiB before, %.0f MiB after %s orders: %.2f times\n", "memory", before, after,
                qPrintable(sold), after / before);
    starts(options.value(QStringLiteral("orders")).toInt());
    return 0;
}
