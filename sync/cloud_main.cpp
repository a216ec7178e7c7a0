// phin-cloud: the backend. Wiring and command line, nothing else.
#include "sync/cloud/cloud.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <fstream>
#include <iostream>

namespace {

constexpr int wrongUse = 2, couldNot = 3;

int fail(const phin::Error& error) {
    std::cerr << "phin-cloud: " << error.message << "\n";
    return error.kind == phin::ErrorKind::WrongUse ? wrongUse : couldNot;
}

/// HOST:PORT, [HOST6]:PORT or HOST6:PORT.
bool splitAddress(const std::string& address, std::string& host, int& port) {
    const auto colon = address.rfind(':');
    if (colon == std::string::npos || colon == 0)
        return false;
    host = address.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    const auto digits = address.substr(colon + 1);
    if (digits.empty() || digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string::npos)
        return false;
    port = std::stoi(digits);
    return port <= 65'535;
}

/// In one step, so that who waits for the file never reads half of it.
bool writeWhole(const std::filesystem::path& file, const std::string& text) {
    const auto part = file.string() + ".part";
    std::ofstream out(part, std::ios::trunc);
    out << text << "\n";
    out.close();
    std::error_code code;
    if (out)
        std::filesystem::rename(part, file, code);
    return out && !code;
}

} // namespace

int main(int argc, char** argv) {
    phin::cloud::Cloud::Settings settings;
    std::string http = "127.0.0.1:0";
    std::filesystem::path portsFile;
    std::vector<std::filesystem::path> folders;
    CLI::App app("The cloud of Phin: takes the journals of shops, reports to their managers.", "phin-cloud");
    app.add_option("--data", settings.data, "Folder with one subfolder per shop")->required();
    app.add_option("--grpc", settings.grpc, "ADDRESS:PORT for the shops' agents; port 0: any free one")
        ->capture_default_str();
    app.add_option("--http", http, "ADDRESS:PORT for API and pages; port 0: any free one")->capture_default_str();
    app.add_option("--tls-cert", settings.tlsCertificate,
                   "Certificate of the gRPC port (PEM); agents must then show theirs");
    app.add_option("--tls-key", settings.tlsKey, "Its key (PEM)");
    app.add_option("--shop", folders,
                   "Folder with ca.crt, cloud.crt and cloud.key of a shop to add to the data folder");
    app.add_option("--ports-file", portsFile, "Where to write the ports, as JSON");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrongUse;
    }
    spdlog::set_default_logger(spdlog::stderr_logger_mt("phin-cloud"));
    if (!splitAddress(http, settings.web.host, settings.web.port))
        return fail({phin::ErrorKind::WrongUse, "--http is ADDRESS:PORT, not " + http});
    std::string grpcHost;
    int grpcPort = 0;
    if (!splitAddress(settings.grpc, grpcHost, grpcPort))
        return fail({phin::ErrorKind::WrongUse, "--grpc is ADDRESS:PORT, not " + settings.grpc});

    // Before any thread is made, so that all inherit it and only sigwait below sees these signals.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const phin::journal::SystemClock clock;
    for (const auto& folder : folders)
        if (const auto added = phin::cloud::Shops::add(settings.data, folder); !added)
            return fail(added.error());
    auto cloud = phin::cloud::Cloud::open(settings, clock);
    if (!cloud)
        return fail(cloud.error());
    if (const auto started = (*cloud)->start(); !started)
        return fail(started.error());

    nlohmann::json ports = {{"grpc", (*cloud)->grpcPort()}, {"http", (*cloud)->httpPort()}};
    std::cout << ports.dump() << std::endl;
    if (!portsFile.empty() && !writeWhole(portsFile, ports.dump()))
        return fail({phin::ErrorKind::Unavailable, "cannot write " + portsFile.string()});
    spdlog::info("serving {} shops: gRPC on {}, HTTP on {}", (*cloud)->shops().all().size(), (*cloud)->grpcPort(),
                 (*cloud)->httpPort());
    int signal = 0;
    sigwait(&ends, &signal);
    spdlog::info("stopping");
    (*cloud)->stop();
    return 0;
}
