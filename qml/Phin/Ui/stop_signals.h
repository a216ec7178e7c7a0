#pragma once

#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>

#include <functional>
#include <memory>

namespace phin::ui {

/// Calls `stop` from the event loop when the program is told to end (SIGTERM, SIGINT). One per program.
class StopSignals : public QObject {
    Q_OBJECT

public:
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals() override;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace phin::ui
