#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

#include <functional>
#include <memory>

namespace phin::counter {

/// Calls `stop` on the thread of the event loop when the program is asked to end (SIGTERM, SIGINT). One per program.
class StopSignals : public QObject {
    Q_OBJECT

public:
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals() override;

private:
    std::function<void()> m_stop;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace phin::counter
