// phin-sync: the shop's agent. A box like any other, whose journal it streams to the cloud. Wiring only.
#include "sync/box/box.h"
#include "sync/uplink/agent.h"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <iostream>

namespace {

constexpr int wrongUse = 2, couldNot = 3;

int fail(const phin::Error& error) {
    std::cerr << "phin-sync: " << error.message << "\n";
    return error.kind == phin::ErrorKind::WrongUse ? wrongUse : couldNot;
}

phin::uplink::Settings uplinkOf(const phin::box::Config& config) {
    phin::uplink::Settings settings;
    settings.target = config.cloud;
    settings.tls = config.cloudTls;
    settings.authority = config.authority;
    settings.certificate = config.certificate;
    settings.key = config.key;
    settings.shop = config.shop;
    settings.device = config.device;
    settings.version = PHIN_VERSION;
    settings.journal = config.journalFile();
    return settings;
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path file;
    CLI::App app("The sync agent of a Phin shop: keeps its journals and the cloud's equal.", "phin-sync");
    app.add_option("--config", file, "This box's settings")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrongUse;
    }
    spdlog::set_default_logger(spdlog::stderr_logger_mt("phin-sync"));

    // Before any thread is made, so that all inherit it and only sigwait below sees these signals.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    auto config = phin::box::loadConfig(file);
    if (!config)
        return fail(config.error());
    if (config->kind != "sync")
        return fail({phin::ErrorKind::WrongUse, file.string() + ": kind is " + config->kind + ", the agent's is sync"});
    if (config->cloud.empty())
        return fail({phin::ErrorKind::WrongUse, file.string() + ": cloud is missing; write cloud = \"host:port\""});
    const phin::journal::SystemClock wall;
    const phin::journal::RunningClock running;
    auto opened = phin::box::Box::open(*config, wall, running);
    if (!opened)
        return fail(opened.error());
    auto& box = **opened;
    const auto& clock = box.clock();
    phin::uplink::Agent agent(uplinkOf(*config), box.writer(), clock);
    agent.onAcknowledged([&box](phin::uplink::Agent::Cursors cloud) { box.lan().acknowledged(std::move(cloud)); });
    agent.alsoKnown([&box] {
        phin::uplink::Agent::Cursors heads;
        for (const auto& neighbour : box.lan().view().neighbours)
            if (!neighbour.own.device().empty())
                heads.push_back(neighbour.own);
        return heads;
    });
    // Whoever watches over us starts us again, and the start goes on in a new file.
    std::atomic<bool> damaged{false};
    box.observeDamage([&damaged](const std::string&) {
        damaged = true;
        ::kill(::getpid(), SIGTERM);
    });
    box.start();
    if (const auto started = agent.start(); !started) {
        box.stop();
        return fail(started.error());
    }
    spdlog::info("{}/{}: to the cloud at {}{}", config->shop, config->device, config->cloud,
                 config->cloudTls ? " (TLS)" : "");
    int signal = 0;
    sigwait(&ends, &signal);
    spdlog::info("stopping");
    agent.stop();
    box.stop();
    return damaged ? couldNot : 0;
}
