#include "tests/integration/demo_shop.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <signal.h>

namespace phin::test {
namespace {

constexpr int openWithinMs = 120'000; // machines that run tests are busy
constexpr int closeWithinMs = 60'000;
constexpr int answerWithinMs = 600'000;

QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

QJsonObject Answer::json() const {
    return QJsonDocument::fromJson(out.toUtf8()).object();
}

Answer answerOf(QProcess& process) {
    if (!process.waitForFinished(answerWithinMs) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

DemoShop::DemoShop(QString demo, int tills, int brokers)
    : m_demo(std::move(demo))
    , m_tills(tills)
    , m_brokers(brokers) {
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(textOf(m_folder / "demo.log"), QIODevice::Append);
}

DemoShop::~DemoShop() {
    close();
}

bool DemoShop::open() {
    QFile::remove(shopJson()); // of the last time
    m_process.start(m_demo, {"--headless", "--no-build", "--data", textOf(m_folder / "d"), "--tills",
                             QString::number(m_tills), "--brokers", QString::number(m_brokers)});
    const bool opened = QTest::qWaitFor(
        [this] { return QFile::exists(shopJson()) || m_process.state() == QProcess::NotRunning; }, openWithinMs);
    if (opened && m_process.state() != QProcess::NotRunning && pid("till-a") > 0)
        return true;
    printLogs();
    return false;
}

int DemoShop::close() {
    if (m_process.state() == QProcess::NotRunning)
        return m_process.exitCode();
    m_process.terminate();
    if (!m_process.waitForFinished(closeWithinMs)) {
        qWarning("the demo does not stop");
        m_process.kill();
        m_process.waitForFinished();
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QString DemoShop::shopJson() const {
    return textOf(m_folder / "d" / "shop.json");
}

QJsonObject DemoShop::shop() const {
    QFile file(shopJson());
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject{};
}

std::filesystem::path DemoShop::database(const QString& replica) const {
    return shop()["databases"].toObject()[replica].toString().toStdString();
}

qint64 DemoShop::pid(const QString& process) const {
    return shop()["pids"].toObject()[process].toInteger();
}

void DemoShop::kill(const QString& process) const {
    if (const auto running = pid(process); running > 1)
        ::kill(static_cast<pid_t>(running), SIGKILL);
}

bool DemoShop::isBack(const QString& process, qint64 before) const {
    const auto running = pid(process);
    return running > 1 && running != before && ::kill(static_cast<pid_t>(running), 0) == 0;
}

bool DemoShop::keepDown(const QString& process, const QString& portName, PortThief& thief) const {
    return QTest::qWaitFor(
        [&] {
            kill(process);
            return thief.take(port(portName));
        },
        openWithinMs);
}

void DemoShop::startPhin(QProcess& process, const QStringList& arguments) const {
    process.start(qEnvironmentVariable("PHIN_BIN") + "/phin", arguments);
}

Answer DemoShop::phin(const QStringList& arguments) const {
    QProcess process;
    startPhin(process, arguments);
    return answerOf(process);
}

QJsonObject DemoShop::report(const QString& replica, const QString& date) const {
    const auto answer = phin({"report", date.isEmpty() ? "month" : "day", "--shop", shopJson(), "--from", replica,
                              "--date", date.isEmpty() ? "2019-04" : date, "--json"});
    if (answer.exit != 0)
        qWarning("report of %s: %s", qPrintable(replica), qPrintable(answer.err));
    return answer.json();
}

void DemoShop::printLogs() const {
    const QDir logs(textOf(m_folder / "d" / "logs"));
    QStringList files{textOf(m_folder / "demo.log")};
    for (const auto& name : logs.entryList({"*.log"}))
        files += logs.filePath(name);
    for (const auto& name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        constexpr qint64 tail = 3'000;
        file.seek(std::max<qint64>(0, file.size() - tail));
        qWarning("--- %s\n%s", qPrintable(name), file.readAll().constData());
    }
}

} // namespace phin::test
