#include "qml/Phin/Ui/qr_code.h"

#include <QtGui/QPainter>

#include <qrencode.h>

#include <memory>

namespace phin::ui {

QrCode::QrCode(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setFillColor(Qt::white);
    connect(this, &QrCode::changed, this, [this] { update(); });
}

void QrCode::paint(QPainter* painter) {
    constexpr int quiet = 4; // modules around it, as the standard has it
    if (m_text.isEmpty())
        return;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(m_text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code)
        return;
    const int modules = code->width + 2 * quiet;
    const int room = static_cast<int>(std::min(width(), height()));
    const int module = std::max(1, room / modules);
    const int left = (static_cast<int>(width()) - module * code->width) / 2;
    const int top = (static_cast<int>(height()) - module * code->width) / 2;
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                painter->fillRect(left + x * module, top + y * module, module, module, Qt::black);
}

} // namespace phin::ui
