#include "app/cli/command.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <exception>
#include <iostream>

namespace phin::cli {

Exit fail(const Error& error) {
    std::cerr << "phin: " << error.message << '\n';
    return error.kind == ErrorKind::WrongUse ? Exit::WrongUse : Exit::CouldNot;
}

CLI::App* addCommand(CLI::App& app, Exit& exit, const std::string& name, const std::string& description,
                     std::function<Exit()> run) {
    auto* const command = app.add_subcommand(name, description);
    command->callback([&exit, run = std::move(run)] { exit = run(); });
    return command;
}

int runTool(int argc, const char* const* argv) {
    // The answer goes to stdout; what the libraries have to say must not get between.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("phin"));
    spdlog::set_level(spdlog::level::err);

    Exit exit = Exit::Done;
    CLI::App app{"Phin's command-line tool: looks into a shop's journals and acts through its boxes' sockets.", "phin"};
    app.require_subcommand(1);
    app.fallthrough(false);
    addEnroll(app, exit);
    addBoxes(app, exit);
    addMenu(app, exit);
    addStaff(app, exit);
    addReplay(app, exit);
    addReport(app, exit);
    addReceipt(app, exit);
    addOrders(app, exit);
    addVerify(app, exit);
    addRebuild(app, exit);
    addStock(app, exit);
    addVoucher(app, exit);
    addTrace(app, exit);
    addStatus(app, exit);
    addDoctor(app, exit);
    addBackup(app, exit);
    addRestore(app, exit);
    addStartAlone(app, exit);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool help = app.exit(error) == 0; // prints
        return static_cast<int>(help ? Exit::Done : Exit::WrongUse);
    } catch (const std::exception& error) {
        return static_cast<int>(fail({ErrorKind::Unavailable, error.what()}));
    }
    return static_cast<int>(exit);
}

} // namespace phin::cli
