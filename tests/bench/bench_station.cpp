// What a station's screen costs at its peak, in each view: 300 tickets open, a hundred more within one moment, then a
// hundred bumps; frames meanwhile. Fails where one took longer than two frames of a display. Drawn by the software
// renderer; run with QT_QPA_PLATFORM=offscreen, or on an X server.
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

constexpr double longestFrameMs = 33;
double worstMs = 0;

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
    worstMs = std::max(worstMs, all.empty() ? 0 : all.back());
    const auto at = [&](double part) { return all.empty() ? 0 : all[std::size_t(part * double(all.size() - 1))]; };
    std::printf("%-34s %5zu turns  p50 %5.1f ms  p99 %5.1f ms  worst %5.1f ms\n", what, all.size(), at(0.5), at(0.99),
                at(1));
}

void measure(const QSize& size, const char* view) {
    const double worstBefore = worstMs;
    std::printf("%d x %d, %s\n", size.width(), size.height(), view);
    WindowShop shop("barista", size, QStringLiteral("vi"), 1.2);
    const auto kind = QString::fromLatin1(view);
    shop.choices.setByDue(kind == u"due");
    shop.window->setProperty("view", kind == u"due" ? QStringLiteral("tickets") : kind);
    RushHour hour;
    for (int i = 0; i < 300; ++i)
        shop.decide("order.placed", hour.next(shop.clock.nowMs()));
    const auto total = [&](int wanted) {
        return [&shop, wanted] { return shop.models->tickets()->total() == wanted && shop.settled(); };
    };
    const auto seen = [&] { return shop.models->tickets()->total(); };
    print("300 tickets at the start", turns([&] { return seen() > 200 && shop.settled(); }));
    worstMs = worstBefore; // nobody works yet while all of a screen is laid out for the first time
    const int before = seen();
    for (int i = 0; i < 100; ++i)
        shop.decide("order.placed", hour.next(shop.clock.nowMs()));
    print("100 more within one moment", turns([&] { return seen() > before && shop.settled(); }));
    for (int i = 0; i < 100; ++i) {
        const int open = seen();
        auto* const rows = shop.models->tickets();
        shop.models->bump(rows->data(rows->index(0), kds::TicketModel::OrderId).toString());
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
    for (const auto* view : {"tickets", "due", "batches", "products"}) {
        measure({1280, 800}, view);
        measure({1920, 1080}, view);
    }
    std::printf("the longest of all: %.1f ms of the thread that draws\n", worstMs);
    return worstMs < longestFrameMs ? 0 : 1;
}
