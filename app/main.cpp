#include "app/boxes/keeper_desk.h"
#include "app/control/till_server.h"
#include "app/counter/route_keeper.h"
#include "app/counter/till.h"
#include "app/screens/counter_screens.h"
#include "app/screens/journal_watch.h"
#include "app/screens/picture_provider.h"
#include "qml/Phin/Ui/language.h"
#include "qml/Phin/Ui/start_options.h"
#include "qml/Phin/Ui/stop_signals.h"
#include "sync/box/box.h"
#include "sync/box/sync_report.h"
#include "sync/enrol/box_service.h"
#include "sync/enrol/box_settings.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <QtGui/QGuiApplication>
#include <QtGui/QWindow>
#include <QtQml/QQmlApplicationEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickWindow>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;

namespace {

enum Exit { Done = 0, WrongUse = 2, CouldNot = 3 };

/// Shows why the till cannot start until the window is closed; where nobody can see a window, ends at once.
int fail(const ui::StartOptions& options, ui::Language& language, const Error& error) {
    std::fprintf(stderr, "phin-counter: %s\n", error.message.c_str());
    if (QGuiApplication::platformName() == u"offscreen" || QGuiApplication::platformName() == u"minimal")
        return CouldNot;
    QQmlApplicationEngine engine;
    language.setEngine(&engine);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties(
        {{QStringLiteral("reason"), QString::fromStdString(error.message)},
         {QStringLiteral("language"), QVariant::fromValue(&language)},
         {QStringLiteral("visibility"), options.windowed ? QWindow::Windowed : QWindow::FullScreen}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Phin/Counter/FailureWindow.qml")));
    if (!engine.rootObjects().isEmpty())
        QGuiApplication::exec();
    language.setEngine(nullptr);
    return CouldNot;
}

counter::Connection connectionOf(const lan::View& view, const journal::ClockState& clock) {
    counter::Connection connection;
    connection.clock = clock.doubt;
    connection.clockAheadMinutes = static_cast<int>(clock.aheadMs / 60'000);
    if (!view.flooding.empty())
        connection.flooding = QString::fromStdString(view.flooding.front());
    connection.connected = view.connected;
    connection.twin = view.twin;
    connection.behind = view.missing() + view.ownMissing;
    for (const auto& neighbour : view.neighbours) {
        ++connection.boxes;
        connection.present += neighbour.alive ? 1 : 0;
        if (neighbour.kind == "sync") {
            connection.syncKnown = true;
            connection.syncPresent = connection.syncPresent || neighbour.alive;
        }
    }
    return connection;
}

counter::HeardShop heardBy(const lan::View& view) {
    counter::HeardShop heard{view.connected, {}};
    for (const auto& neighbour : view.neighbours)
        heard.boxes.push_back({neighbour.device, neighbour.alive, {neighbour.holdsEpoch, neighbour.holdsSeq}, 0});
    return heard;
}

int run(const ui::StartOptions& options, ui::Language& language) {
    auto config = box::loadConfig(options.config);
    if (!config)
        return fail(options, language, config.error());
    if (config->kind != "till")
        return fail(options, language,
                    {ErrorKind::WrongUse, options.config.string() + " is the settings of a " + config->kind +
                                              ", not of a till; set kind = \"till\" or name another file"});
    const journal::SystemClock wall;
    const journal::RunningClock running;
    auto opened = box::Box::open(*config, wall, running);
    if (!opened)
        return fail(options, language, opened.error());
    auto& box = **opened;
    const auto& clock = box.clock();

    counter::Till till(box.writer(),
                       {config->device, config->letter, config->utcOffsetMinutes, config->dayStartsHour,
                        config->cashRoundingMinor, config->autoLockMinutes, counter::PinCost::AtTill, config->tips,
                        config->vietQr},
                       clock, counter::systemRandom());
    counter::RouteKeeper routes(box.writer(), config->device, clock, running);
    enrol::BoxKeeper keeper(box.writer(), enrol::doorOf(*config), clock);
    const auto syncReport = [&box, file = config->journalFile(), device = config->device] {
        return box::syncReport(file, device, box.lan().view(), box.clock().state());
    };
    boxes::KeeperDesk desk(keeper, {config->device,
                                    [&box] { return box.lan().view(); },
                                    {},
                                    [&till] {
                                        const auto allowed = till.allow(Right::AdmitBoxes);
                                        return allowed ? phin::done() : Status(allowed.error());
                                    },
                                    syncReport});
    counter::CounterScreens screens(till, clock, QString::fromStdString(config->name), desk);
    screens.setLanguage(language.code());
    screens.shift()->setFolder(config->data / "reports");
    screens.glass()->keepIn(config->data / "screen.json", config->largeText);
    screens.search()->setFile(config->journalFile());
    QObject::connect(&language, &ui::Language::changed, &screens, &counter::CounterScreens::setLanguage);

    const auto news = screens.news();
    box.writer().observe([news](const journal::Committed& committed) { news.committed(committed); });
    routes.observe([news](const std::shared_ptr<const counter::ShopNow>& now) { news.stations(now); });
    box.lan().observe([news, &box, &clock, &till, &routes](const lan::View& view) {
        news.connection(connectionOf(view, clock.state()));
        news.storage(box.writer().storage());
        till.hear(view.heard(), view.heard("till"));
        const auto [epoch, seq] = view.heldElsewhere();
        till.heldElsewhere({epoch, seq});
        routes.hear(heardBy(view));
    });
    // Whoever watches over us starts us again, and the start goes on in a new file.
    box.observeDamage([](const std::string&) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [] { QCoreApplication::exit(CouldNot); }, Qt::QueuedConnection);
    });
    const auto tellPhase = [news](box::Phase phase) {
        news.recovering(phase == box::Phase::Recovering);
        if (phase == box::Phase::Revoked)
            news.revoked();
    };
    box.observePhase(tellPhase);
    screens.status()->setRecovering(box.phase() == box::Phase::Recovering);
    if (box.phase() == box::Phase::Revoked)
        screens.status()->setRevoked();

    enrol::BoxService boxService(keeper);
    auto server = control::TillServer::start(till, {config->controlSocket(),
                                                    config->journalFile(),
                                                    [&box] { return std::string(box::phaseName(box.phase())); },
                                                    [&box] { return box.lan().view().connected; },
                                                    [&box] { return box.lan().view().broker; },
                                                    [&box] { return box.warnings(); },
                                                    [&box] { return box.writer().storage(); },
                                                    {&boxService.service()},
                                                    syncReport,
                                                    [&routes] { return routes.now(); }});
    if (!server)
        return fail(options, language, server.error());
    box.start(); // before anything else can fail: the server's end waits for what the writer still owes it

    QQmlApplicationEngine engine;
    language.setEngine(&engine);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImageProvider(QStringLiteral("pictures"),
                            new counter::PictureProvider(counter::journalPictures(config->journalFile())));
    engine.addImageProvider(QStringLiteral("files"), new counter::PictureProvider(counter::filePictures()));
    engine.setInitialProperties(
        {{QStringLiteral("screens"), QVariant::fromValue(&screens)},
         {QStringLiteral("language"), QVariant::fromValue(&language)},
         {QStringLiteral("pixelsPerMm"), options.pixelsPerMm},
         {QStringLiteral("menuCommand"), QStringLiteral("phin menu import menu.toml --socket ") +
                                             QString::fromStdString(config->controlSocket().string())},
         {QStringLiteral("guestDisplay"), QString::fromStdString(config->guestDisplay)},
         {QStringLiteral("width"), options.width},
         {QStringLiteral("height"), options.height},
         {QStringLiteral("visibility"), options.windowed ? QWindow::Windowed : QWindow::FullScreen}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Phin/Counter/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return CouldNot;

    int status = Done;
    {
        const counter::JournalWatch watch(
            {config->journalFile(), config->device, till.businessDate(), counter::OrdersTodayModel::most},
            [news](std::vector<journal::OrderPtr> orders) { news.earlierOrders(std::move(orders)); },
            [news](const counter::CloudLag& lag) { news.cloudLag(lag); },
            [news](std::vector<ShopMessage> messages) { news.messages(std::move(messages)); });
        status = QGuiApplication::exec();
    }
    language.setEngine(nullptr);
    (*server)->stop();
    screens.leaveDesk(); // it may wait for the writer, as may who stands at the door
    keeper.stop();
    box.stop();
    return status;
}

} // namespace

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("phin-counter"));
    ui::StartOptions options;
    if (const auto ended =
            ui::parseStartOptions(argc, argv, "phin-counter", "Phin's till: the touch screen at the counter.", options))
        return *ended;

    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); // tills have no GPU worth waiting for
    const QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("phin-counter"));
    const ui::StopSignals stop([] { QGuiApplication::quit(); }); // from now on; heard once the loop runs
    ui::Language language(QString::fromStdString(options.language));
    try {
        return run(options, language);
    } catch (const std::exception& error) {
        return fail(options, language, {ErrorKind::Unavailable, error.what()});
    }
}
