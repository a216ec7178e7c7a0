#pragma once

#include <QtGui/QColor>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickPaintedItem>

namespace phin::ui {

/// An SVG path of 24 by 24 units, drawn as a line of two units or filled, over the whole item. Qt's Shape would do, but
/// the software renderer draws it past clips and leaves traces where it moves.
class LineDrawing : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString path MEMBER m_path NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(bool filled MEMBER m_filled NOTIFY changed)

public:
    explicit LineDrawing(QQuickItem* parent = nullptr);
    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QString m_path;
    QColor m_color;
    bool m_filled = false;
};

} // namespace phin::ui
