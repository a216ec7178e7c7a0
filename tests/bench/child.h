#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

namespace phin::bench {

/// A role's line to its conductor.
inline void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

/// This very program, started once more with a role: it answers lines with lines, "ready" first.
class Child {
public:
    Child(const QStringList& arguments) {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QString::fromStdString(std::filesystem::read_symlink("/proc/self/exe").string()), arguments);
        wait("ready");
    }
    ~Child() {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    void tell(const QByteArray& line) {
        m_process.write(line + "\n");
        m_process.waitForBytesWritten();
    }
    /// The next line that begins with `word`: its id and time.
    std::pair<QByteArray, double> wait(const QByteArray& word) {
        while (true) {
            while (m_process.canReadLine()) {
                const auto parts = m_process.readLine().trimmed().split(' ');
                if (parts[0] == word)
                    return {parts.value(1), parts.value(2).toDouble()};
            }
            if (!m_process.waitForReadyRead(60'000))
                throw std::runtime_error("a box of the benchmark does not answer");
        }
    }

private:
    QProcess m_process;
};

} // namespace phin::bench
