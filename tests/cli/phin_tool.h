#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace phin::test {

/// How `phin` exits; see README.
constexpr int good = 0, notSo = 1, wrongUse = 2, couldNot = 3;

struct Answer {
    int exit = -1;
    QString out, err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

/// Runs the tool as a script would.
inline Answer phinTool(const QStringList& arguments) {
    QProcess process;
    process.start(qEnvironmentVariable("PHIN_BIN") + "/phin", arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace phin::test
