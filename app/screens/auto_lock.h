#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace phin::counter {

/// Tells when nobody has touched the screen or a key for a while.
class AutoLock : public QObject {
    Q_OBJECT

public:
    explicit AutoLock(QObject* parent = nullptr);
    /// 0: never.
    void setAfterMs(int ms);

signals:
    void untouched();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTimer m_timer;
};

} // namespace phin::counter
