#pragma once

#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

namespace phin::test {

/// What can be seen and touched in a till's window now: what lies below an open sheet or a full screen is left out.
inline bool lies(QQuickItem& item) {
    if (!item.isVisible() || item.opacity() == 0 || item.property("covered").toBool())
        return false;
    // The menu is out of reach while a sheet covers it.
    return item.isEnabled() || !item.parentItem() || item.parentItem()->objectName() != QStringLiteral("left");
}

/// The full screen that lies over all else; null while there is none.
inline QQuickItem* overAll(QQuickWindow& window) {
    for (auto* const layer : window.contentItem()->childItems()) // an ApplicationWindow's content is one of them
        for (auto* const child : layer->childItems())
            if (child->isVisible() && (child->objectName() == QStringLiteral("lockScreen") ||
                                       child->objectName() == QStringLiteral("recovering")))
                return child;
    return nullptr;
}

inline void walkItems(QQuickItem& in, const std::function<void(QQuickItem&)>& look) {
    for (auto* const child : in.childItems()) {
        if (!lies(*child))
            continue;
        look(*child);
        walkItems(*child, look);
    }
}

inline void walkItems(QQuickWindow& window, const std::function<void(QQuickItem&)>& look) {
    auto* const over = overAll(window);
    walkItems(over ? *over : *window.contentItem(), look);
}

inline bool isText(const QQuickItem& item) {
    return item.inherits("QQuickText") && !item.property("text").toString().isEmpty();
}

inline bool isControl(const QQuickItem& item) {
    return item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextField");
}

inline bool isInside(const QQuickItem& item, const QQuickItem& other) {
    for (const auto* up = item.parentItem(); up; up = up->parentItem())
        if (up == &other)
            return true;
    return false;
}

inline QRectF sceneRect(const QQuickItem& item) {
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

/// Where a text's letters are, on the scene.
inline QRectF inkRect(const QQuickItem& text) {
    const double width = text.property("contentWidth").toDouble(), height = text.property("contentHeight").toDouble();
    const int across = text.property("effectiveHorizontalAlignment").toInt();
    const int down = text.property("verticalAlignment").toInt();
    const double left = text.property("leftPadding").toDouble();
    const double x = across & Qt::AlignRight     ? text.width() - width
                     : across & Qt::AlignHCenter ? (text.width() - width) / 2
                                                 : left;
    const double y = down & Qt::AlignBottom    ? text.height() - height
                     : down & Qt::AlignVCenter ? (text.height() - height) / 2
                                               : 0;
    return text.mapRectToScene(QRectF(x, y, width, height));
}

/// The part of it that no list or window cuts off.
inline QRectF seenPart(const QQuickItem& item, QRectF rect) {
    for (const auto* up = item.parentItem(); up; up = up->parentItem())
        if (up->clip() || !up->parentItem())
            rect = rect.intersected(sceneRect(*up));
    return rect;
}

/// For a message: its name, else its words or those of what it lies in.
inline QString called(const QQuickItem& item) {
    QStringList path;
    for (const auto* up = &item; up && path.size() < 3; up = up->parentItem())
        if (!up->objectName().isEmpty())
            path.prepend(up->objectName());
    const auto words = item.property("text").toString();
    return path.join(u'/') + (words.isEmpty() ? QString() : QStringLiteral(" “%1”").arg(words)) + QStringLiteral(" (") +
           QString::fromLatin1(item.metaObject()->className()).section(u'_', 0, 0) + u')';
}

} // namespace phin::test
