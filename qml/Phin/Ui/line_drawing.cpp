#include "qml/Phin/Ui/line_drawing.h"

#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

namespace phin::ui {

LineDrawing::LineDrawing(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    connect(this, &LineDrawing::changed, this, [this] { update(); });
}

void LineDrawing::paint(QPainter* painter) {
    if (m_path.isEmpty())
        return;
    const QString colour = m_color.name(QColor::HexRgb);
    const QString svg =
        QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='%1' fill='%2' stroke='%3' "
                       "stroke-width='2' stroke-linecap='round' stroke-linejoin='round'/></svg>")
            .arg(m_path, m_filled ? colour : QStringLiteral("none"), colour);
    QSvgRenderer renderer(svg.toUtf8());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setOpacity(m_color.alphaF());
    renderer.render(painter, boundingRect());
}

} // namespace phin::ui
