#pragma once

#include "app/counter/pin.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// A PIN that is being typed. Screens see how many digits there are, never which.
class PinPadModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// There are digits enough to try it.
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed)
    Q_PROPERTY(int most READ most CONSTANT)

public:
    using QObject::QObject;

    Q_INVOKABLE void type(const QString& digits);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();

    [[nodiscard]] int count() const { return static_cast<int>(m_pin.size()); }
    [[nodiscard]] bool isComplete() const { return m_pin.complete(); }
    [[nodiscard]] int most() const { return static_cast<int>(Pin::most); }
    /// The PIN; none is left here.
    [[nodiscard]] Pin take();

signals:
    void changed();

private:
    Pin m_pin;
};

} // namespace phin::counter
