#include "kds/control/control_server.h"
#include "kds/screens/announcer.h"
#include "kds/screens/screen_choices.h"
#include "kds/screens/station_screen.h"
#include "kds/station/station.h"
#include "qml/Phin/Ui/language.h"
#include "qml/Phin/Ui/start_options.h"
#include "qml/Phin/Ui/stop_signals.h"
#include "sync/box/box.h"
#include "sync/enrol/box_service.h"
#include "sync/enrol/box_settings.h"
#include "sync/model/business_day.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <QtGui/QGuiApplication>
#include <QtGui/QWindow>
#include <QtQml/QQmlApplicationEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickWindow>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;

namespace {

enum Exit { Done = 0, WrongUse = 2, CouldNot = 3 };

int fail(const Error& error) {
    std::fprintf(stderr, "phin-kds: %s\n", error.message.c_str());
    return error.kind == ErrorKind::WrongUse ? WrongUse : CouldNot;
}

/// Only what tills write makes tickets, so only their journals count.
kds::Network networkOf(const lan::View& view, const journal::StorageState& storage) {
    kds::Network network;
    network.connected = view.connected;
    network.twin = view.twin;
    network.storage = storage.level;
    for (const auto& box : view.neighbours) {
        if (box.kind != "till")
            continue;
        ++network.tills;
        network.tillsAlive += box.alive ? 1 : 0;
        network.heads += box.own.seq();
        network.held += box.own.seq() - std::min<std::uint64_t>(box.own.seq(), box.missing);
    }
    return network;
}

int run(const ui::StartOptions& options) {
    auto config = box::loadConfig(options.config);
    if (!config)
        return fail(config.error());
    if (config->kind != "station")
        return fail({ErrorKind::WrongUse, options.config.string() + " is the settings of a " + config->kind +
                                              ", not of a station; set kind = \"station\" or name another file"});
    const journal::SystemClock wall;
    const journal::RunningClock running;
    auto opened = box::Box::open(*config, wall, running);
    if (!opened)
        return fail(opened.error());
    auto& box = **opened;
    const auto& clock = box.clock();

    kds::Station station(box.writer(), clock);
    kds::StationScreen screen(station, clock, QString::fromStdString(config->name));
    screen.setDay({config->utcOffsetMinutes, config->dayStartsHour});
    screen.tickets()->setUtcOffset(config->utcOffsetMinutes);
    screen.staff()->setIdleMinutes(config->staffIdleMinutes);
    box.lan().observe([&screen, &station, &box](const lan::View& view) {
        screen.hearNetwork(networkOf(view, box.writer().storage()));
        station.hear(view.heard(), view.heard("till"));
    });
    // Whoever watches over us starts us again, and the start goes on in a new file.
    box.observeDamage([](const std::string&) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [] { QCoreApplication::exit(CouldNot); }, Qt::QueuedConnection);
    });
    const auto tellPhase = [&screen](box::Phase phase) {
        screen.setRecovering(phase == box::Phase::Recovering);
        if (phase == box::Phase::Revoked)
            screen.setRevoked();
    };
    box.observePhase(tellPhase);
    tellPhase(box.phase());
    std::atomic<bool> unreadable{false};
    station.load([&screen, &unreadable](const Status& status) {
        if (status) {
            screen.setLoaded();
            return;
        }
        // A screen that hides open tickets is worse than none; whoever watches over us starts us again.
        spdlog::error("cannot read the open tickets: {}", status.error().message);
        unreadable = true;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [] { QCoreApplication::exit(CouldNot); }, Qt::QueuedConnection);
    });

    enrol::BoxKeeper keeper(box.writer(), enrol::doorOf(*config), clock);
    enrol::BoxService boxes(keeper);
    auto server = kds::ControlServer::start({config->controlSocket(),
                                             config->journalFile(),
                                             config->device,
                                             [&box] { return std::string(box::phaseName(box.phase())); },
                                             [&box] { return box.lan().view().connected; },
                                             [&box] { return box.lan().view().broker; },
                                             [&box] { return box.warnings(); },
                                             [&box, &clock] {
                                                 return businessDay(clock.nowMs(), box.config().utcOffsetMinutes,
                                                                    box.config().dayStartsHour);
                                             },
                                             config->stickers,
                                             {&boxes.service()}},
                                            station);
    if (!server)
        return fail(server.error());

    ui::Language language(QString::fromStdString(options.language));
    screen.setLanguage(language.code());
    QObject::connect(&language, &ui::Language::changed, &screen, &kds::StationScreen::setLanguage);
    kds::ScreenChoices choices;
    choices.keepIn(config->data / "screen.json", config->theme == "dark");
    const bool isBoard = config->station == "board";
    kds::Announcer announcer;
    if (isBoard)
        QObject::connect(&screen, &kds::StationScreen::numberReady, &announcer, &kds::Announcer::callNumber);
    else // the first order of a quiet hour is heard, too
        QObject::connect(&screen, &kds::StationScreen::arrived, &announcer, &kds::Announcer::chime);
    if (!isBoard) // and what waits for an acknowledgement is not forgotten
        QObject::connect(screen.messages(), &kds::MessageModel::rings, &announcer, &kds::Announcer::chime);
    int status = Done;
    {
        QQmlApplicationEngine engine;
        language.setEngine(&engine);
        engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        engine.setInitialProperties(
            {{QStringLiteral("screen"), QVariant::fromValue(&screen)},
             {QStringLiteral("language"), QVariant::fromValue(&language)},
             {QStringLiteral("choices"), QVariant::fromValue(&choices)},
             {QStringLiteral("announcer"), QVariant::fromValue(&announcer)},
             {QStringLiteral("readingDistance"), config->readingDistanceM},
             {QStringLiteral("pixelsPerMm"), options.pixelsPerMm},
             {QStringLiteral("width"), options.width},
             {QStringLiteral("height"), options.height},
             {QStringLiteral("visibility"), options.windowed ? QWindow::Windowed : QWindow::FullScreen}});
        engine.load(QUrl(isBoard ? QStringLiteral("qrc:/qt/qml/Phin/Board/Main.qml")
                                 : QStringLiteral("qrc:/qt/qml/Phin/Kds/Main.qml")));
        if (engine.rootObjects().isEmpty())
            return fail({ErrorKind::Unavailable, "the screen cannot be shown; is Phin completely installed?"});
        box.start();
        const ui::StopSignals stop([] { QCoreApplication::quit(); });
        status = QGuiApplication::exec();
        language.setEngine(nullptr);
    }
    (*server)->stop();
    keeper.stop(); // who stands at the door may wait for the writer
    box.stop();
    return unreadable ? CouldNot : status;
}

} // namespace

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("phin-kds"));
    ui::StartOptions options;
    if (const auto ended = ui::parseStartOptions(
            argc, argv, "phin-kds",
            "Phin's screens: barista, kitchen, expo and the guests' board, as the settings say.", options))
        return *ended;

    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); // a kitchen's screen has no GPU worth waiting for
    const QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("phin-kds"));
    try {
        return run(options);
    } catch (const std::exception& error) {
        return fail({ErrorKind::Unavailable, error.what()});
    }
}
