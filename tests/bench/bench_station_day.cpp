// What a station costs at the end of a long day. First a window that lives through twelve hours by a clock of its own,
// second by second, 1,500 orders begun, made and taken away: memory, beside the first hour's. Then the real program in
// a real shop that sold as much: memory and idle CPU, beside the same program before its first order. Run with
// QT_QPA_PLATFORM=offscreen, or on an X server.
#include "tests/bench/clock_and_figures.h"
#include "tests/integration/agreement.h"
#include "tests/kdsui/station_window.h"

#include <QGuiApplication>
#include <QtQml/QQmlExtensionPlugin>

#include <deque>
#include <fstream>
#include <thread>
#include <unistd.h>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using namespace phin::bench;

namespace {

constexpr int daySeconds = 12 * 3600;
constexpr int dayOrders = 1'500;
constexpr int idleSeconds = 30;

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "bench_station_day: %s\n", why.c_str());
    std::exit(1);
}

/// Resident memory of a process, MiB.
double resident(const std::string& process) {
    std::ifstream statm("/proc/" + process + "/statm");
    long pages = 0, here = 0;
    statm >> pages >> here;
    return static_cast<double>(here) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

/// Processor time that a process has taken, in seconds.
double processorSeconds(const std::string& process) {
    std::ifstream stat("/proc/" + process + "/stat");
    std::string all;
    std::getline(stat, all);
    const auto behindName = all.rfind(')');
    if (behindName == std::string::npos)
        fail("there is no process " + process);
    std::istringstream words(all.substr(behindName + 2));
    std::string word;
    for (int i = 0; i < 11; ++i)
        words >> word;
    double user = 0, system = 0;
    words >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// Orders come as they do in a cafe: most of them in the two hours from the first and from the fifth.
bool comesNow(std::mt19937& random, int second) {
    const int hour = second / 3600;
    const double rush = hour < 2 || hour == 4 || hour == 5 ? 2.0 : 0.5;
    return std::uniform_real_distribution<>(0, 1)(random) < rush * dayOrders / daySeconds;
}

void simulatedDay() {
    WindowShop shop("barista", {1280, 800}, QStringLiteral("vi"), 1);
    RushHour hour;
    std::mt19937 random(12);
    std::deque<std::pair<int, std::uint32_t>> open; // since which second, and which order
    std::uint32_t placed = 0;
    double firstHour = 0, worst = 0;
    for (int second = 0; second < daySeconds; ++second) {
        shop.clock.advance(1'000);
        if (comesNow(random, second)) {
            shop.decide("order.placed", hour.next(shop.clock.nowMs()));
            open.emplace_back(second, ++placed);
        }
        while (!open.empty() && second - open.front().first > 90) {
            const auto order = open.front().second;
            open.pop_front();
            // What has nothing for this station is refused, as it should be.
            (void)shop.run(&kds::Station::start, order);
            (void)shop.run(&kds::Station::ready, order);
            (void)shop.run(&kds::Station::bump, order);
        }
        shop.models->tick();
        QCoreApplication::processEvents();
        worst = std::max(worst, resident("self"));
        if (second == 3600)
            firstHour = resident("self");
    }
    std::printf("a day of 12 hours, %u orders, second by second: memory after the first hour %.0f MiB, at the end %.0f "
                "MiB (%.2f times), at most %.0f MiB; the test's till is in it; open at the end: %d\n",
                placed, firstHour, resident("self"), resident("self") / firstHour, worst,
                shop.models->tickets()->total());
}

/// Processor time of an idle process, percent of one core.
double idlePercent(const std::string& process) {
    const auto before = processorSeconds(process);
    std::this_thread::sleep_for(std::chrono::seconds(idleSeconds));
    return 100 * (processorSeconds(process) - before) / idleSeconds;
}

void realProgram() {
    DemoShop shop(QStringLiteral(PHIN_DEMO));
    const SmallChain chain(shop.folder() / "chain", {.ordersPerDay = dayOrders, .days = 1});
    if (!shop.open())
        fail("the shop does not open");
    const auto barista = std::to_string(shop.pid(QStringLiteral("barista")));
    const auto memoryBefore = resident(barista);
    const auto idleBefore = idlePercent(barista);
    QProcess replay;
    shop.startPhin(replay, replayOf(shop, chain, {"--staff", "--speed", "max"}));
    if (const auto answer = answerOf(replay); answer.exit != 0)
        fail("the replay: " + answer.err.toStdString());
    if (std::to_string(shop.pid(QStringLiteral("barista"))) != barista)
        fail("the station was started again meanwhile");
    std::printf("phin-kds in a shop that sold %d orders: memory %.0f MiB before, %.0f MiB after (%.2f times); idle CPU "
                "%.2f %% of a core before, %.2f %% after\n",
                dayOrders, memoryBefore, resident(barista), resident(barista) / memoryBefore, idleBefore,
                idlePercent(barista));
}

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication app(argc, argv);
    simulatedDay();
    realProgram();
    return 0;
}
