#include "app/screens/pin_pad_model.h"

namespace phin::counter {

void PinPadModel::type(const QString& digits) {
    for (const QChar digit : digits)
        m_pin.type(digit.toLatin1());
    emit changed();
}

void PinPadModel::erase() {
    m_pin.erase();
    emit changed();
}

void PinPadModel::clear() {
    m_pin.wipe();
    emit changed();
}

Pin PinPadModel::take() {
    Pin pin = std::move(m_pin);
    emit changed();
    return pin;
}

} // namespace phin::counter
