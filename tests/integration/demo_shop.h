#pragma once

#include "tests/integration/port_thief.h"
#include "tests/support/temp_dir.h"

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <filesystem>

namespace phin::test {

/// What the phin tool said.
struct Answer {
    int exit = -1; ///< -1: it did not end, or crashed
    QString out, err;
    [[nodiscard]] QJsonObject json() const;
};

/// A shop of real processes in a folder of its own, opened and closed by packaging/demo.
class DemoShop {
public:
    explicit DemoShop(QString demo, int tills = 2, int brokers = 2);
    ~DemoShop();
    DemoShop(const DemoShop&) = delete;
    DemoShop& operator=(const DemoShop&) = delete;

    /// Opens it; false, with the reason in the log, if it does not open in time.
    [[nodiscard]] bool open();
    /// Asks the demo to end; its exit status.
    int close();

    [[nodiscard]] const TempDir& folder() const noexcept { return m_folder; }
    [[nodiscard]] QString shopJson() const;
    [[nodiscard]] QJsonObject shop() const; ///< as shop.json has it now
    [[nodiscard]] std::filesystem::path database(const QString& replica) const;
    [[nodiscard]] QStringList replicas() const { return shop()["databases"].toObject().keys(); }
    [[nodiscard]] qint64 pid(const QString& process) const;
    [[nodiscard]] int port(const QString& name) const { return shop()["ports"].toObject()[name].toInt(); }

    /// SIGKILL.
    void kill(const QString& process) const;
    /// Another process of that name than `before` runs.
    [[nodiscard]] bool isBack(const QString& process, qint64 before) const;
    /// Kills it and keeps it from coming back, until `thief` releases the port.
    [[nodiscard]] bool keepDown(const QString& process, const QString& portName, PortThief& thief) const;

    /// Runs the tool to its end.
    [[nodiscard]] Answer phin(const QStringList& arguments) const;
    void startPhin(QProcess& process, const QStringList& arguments) const;
    /// What a replica reports of April 2019; `date` as in 2019-04-01: of that day.
    [[nodiscard]] QJsonObject report(const QString& replica, const QString& date = {}) const;
    /// What the demo and its processes have said, for a failing test.
    void printLogs() const;

private:
    QString m_demo;
    int m_tills, m_brokers;
    TempDir m_folder;
    QProcess m_process;
};

/// What ended; waits up to ten minutes.
[[nodiscard]] Answer answerOf(QProcess& process);

} // namespace phin::test
