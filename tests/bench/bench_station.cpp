// What a station's screen costs at its peak: 300 tickets open, a hundred more within one moment, then a hundred bumps;
// frames meanwhile. Drawn by the software renderer; run with QT_QPA_PLATFORM=offscreen, or on an X server.
#include "tests/kdsui/station_pictures.h"

#include <QGuiApplication>
#include <QtQml/QQmlExtensionPlugin>

#include <algorithm>
#include <ctime>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

/// The processor time of this thread, which neighbours on a busy machine do not lengthen.
double threadMs() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Turns the event loop until `reached`: how long each turn kept the thread that draws, the idle ones left out.
template <class Reached>
std::vector<double> turns(Reached&& reached) {
    std::vector<double> all;
    for (int calm = 0; calm < 200;) {
        const auto before = threadMs();
        QCoreApplication::processEvents();
        if (const double took = threadMs() - before; took > 0.05)
            all.push_back(took);
        calm = reached() ? calm + 1 : 0;
    }
    return all;
}

void print(const char* what, std::vector<double> all) {
    std::sort(all.begin(), all.end());
    const auto at = [&](double part) { return all.empty() ? 0 : all[std::size_t(part * double(all.size() - 1))]; };
    std::printf("%-34s %5zu turns  p50 %5.1f ms  p99 %5.1f ms  worst %5.1f ms\n", what, all.size(), at(0.5), at(0.99),
                at(1));
}

void measure(const QSize& size) {
    std::printf("%d x %d\n", size.width(), size.height());
    WindowShop shop("barista", size);
    RushHour hour;
    for (int i = 0; i < 300; ++i)
        shop.decide("order.placed", hour.next(shop.clock.nowMs()));
    const auto total = [&](int wanted) {
        return [&shop, wanted] { return shop.models->tickets()->total() == wanted && shop.settled(); };
    };
    const auto seen = [&] { return shop.models->tickets()->total(); };
    print("300 tickets at the start", turns([&] { return seen() > 200 && shop.settled(); }));
    const int before = seen();
    for (int i = 0; i < 100; ++i)
        shop.decide("order.placed", hour.next(shop.clock.nowMs()));
    print("100 more within one moment", turns([&] { return seen() > before && shop.settled(); }));
    for (int i = 0; i < 100; ++i) {
        const int open = seen();
        shop.models->bump(shop.cards().first()->property("orderId").toString());
        auto each = turns(total(open - 1));
        static std::vector<double> all;
        all.insert(all.end(), each.begin(), each.end());
        if (i == 99)
            print("100 tickets bumped one by one", std::exchange(all, {}));
    }
}

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication app(argc, argv);
    measure({1280, 800});
    measure({1920, 1080});
    return 0;
}
