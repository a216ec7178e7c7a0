#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <cstdint>
#include <functional>

namespace phin::counter {

/// Tells when nobody has touched the screen or a key for a while.
class AutoLock : public QObject {
    Q_OBJECT

public:
    /// Milliseconds that never jump; of another clock in tests.
    using Steady = std::function<std::int64_t()>;

    explicit AutoLock(QObject* parent = nullptr);
    /// 0: never. Counts from now.
    void setAfterMs(int ms);
    void setSteady(Steady steady);
    /// Looks now; it does so by itself, too.
    void look();

signals:
    void untouched();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QElapsedTimer m_elapsed;
    Steady m_steady;
    QTimer m_look;
    int m_afterMs = 0;
    std::int64_t m_touchedMs = 0;
};

} // namespace phin::counter
