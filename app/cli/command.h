#pragma once

#include "sync/model/result.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace phin::cli {

/// What the tool's exit status says.
enum class Exit {
    Done = 0,
    NotSo = 1,    ///< the thing asked about is not so
    WrongUse = 2, ///< the message on stderr says how it is meant
    CouldNot = 3, ///< the message on stderr says why, and what to do
};

/// Prints "phin: message" to stderr. What is not there or not allowed is "could not"; a command that asks whether
/// something is so turns that into NotSo itself.
Exit fail(const Error& error);

/// Adds a subcommand whose `run` is called once its options are read.
/// Each of the tool's commands is one function of the form `void addX(CLI::App&, Exit&)` in its own file.
CLI::App* addCommand(CLI::App& app, Exit& exit, const std::string& name, const std::string& description,
                     std::function<Exit()> run);

/// Reads the arguments, runs the command and answers with the process's exit status.
int runTool(int argc, const char* const* argv);

void addEnroll(CLI::App& app, Exit& exit);
void addBoxes(CLI::App& app, Exit& exit);
void addStaff(CLI::App& app, Exit& exit);
void addMenu(CLI::App& app, Exit& exit);
void addReplay(CLI::App& app, Exit& exit);
void addReport(CLI::App& app, Exit& exit);
/// "report x" and "report z", below the report command.
void addTillReports(CLI::App& report, Exit& exit);
void addTicketTimes(CLI::App& report, Exit& exit);
void addReceipt(CLI::App& app, Exit& exit);
void addOrders(CLI::App& app, Exit& exit);
void addVerify(CLI::App& app, Exit& exit);
void addRebuild(CLI::App& app, Exit& exit);
void addStock(CLI::App& app, Exit& exit);
void addVoucher(CLI::App& app, Exit& exit);
void addTrace(CLI::App& app, Exit& exit);
void addStatus(CLI::App& app, Exit& exit);
void addDoctor(CLI::App& app, Exit& exit);
void addBackup(CLI::App& app, Exit& exit);
void addRestore(CLI::App& app, Exit& exit);
void addStartAlone(CLI::App& app, Exit& exit);

} // namespace phin::cli
