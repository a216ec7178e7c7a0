#include "qml/Phin/Ui/key_walk.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>

#include <algorithm>
#include <cmath>
#include <vector>

namespace phin::ui {
namespace {

QRectF sceneRect(const QQuickItem& item) {
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
}

void collectStops(QQuickItem& in, std::vector<QQuickItem*>& stops) {
    for (auto* const child : in.childItems()) {
        if (!child->isVisible() || !child->isEnabled())
            continue;
        if (isTabStop(*child))
            stops.push_back(child);
        collectStops(*child, stops);
    }
}

const QQuickItem* listOf(const QQuickItem& item) {
    for (const auto* up = item.parentItem(); up; up = up->parentItem())
        if (up->inherits("QQuickItemView"))
            return up;
    return nullptr;
}

/// A list's stops as they are read, whatever order its rows were made in.
std::vector<QQuickItem*> stopsIn(const QQuickItem& list) {
    std::vector<QQuickItem*> stops;
    if (auto* const content = list.property("contentItem").value<QQuickItem*>()) {
        const auto rows = content->childItems();
        std::vector<QQuickItem*> sorted(rows.begin(), rows.end());
        std::stable_sort(sorted.begin(), sorted.end(), [](const QQuickItem* one, const QQuickItem* other) {
            return std::pair(one->y(), one->x()) < std::pair(other->y(), other->x());
        });
        for (auto* const row : sorted) {
            if (!row->isVisible() || !row->isEnabled())
                continue;
            if (isTabStop(*row))
                stops.push_back(row);
            collectStops(*row, stops);
        }
    }
    return stops;
}

/// Where Tab goes; null: Qt knows better.
QQuickItem* afterTab(QQuickItem& from, bool forward) {
    const auto* const list = listOf(from);
    if (list) {
        const auto stops = stopsIn(*list);
        const auto at = std::find(stops.begin(), stops.end(), &from);
        if (at != stops.end() && (forward ? at + 1 != stops.end() : at != stops.begin()))
            return forward ? *(at + 1) : *(at - 1);
    }
    auto* next = from.nextItemInFocusChain(forward);
    for (int i = 0; next && list && listOf(*next) == list && i < 10'000; ++i)
        next = next == &from ? nullptr : next->nextItemInFocusChain(forward);
    const auto* const other = next ? listOf(*next) : nullptr;
    if (!other || other == list)
        return list ? next : nullptr;
    const auto stops = stopsIn(*other);
    return stops.empty() ? next : forward ? stops.front() : stops.back();
}

/// How far `to` is from `from` in the key's direction; negative: not there. What lies straight ahead is nearest.
double distance(const QRectF& from, const QRectF& to, int key) {
    const auto way = to.center() - from.center();
    double ahead = 0, aside = 0, gap = 0;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        ahead = key == Qt::Key_Left ? -way.x() : way.x();
        aside = std::abs(way.y());
        gap = key == Qt::Key_Left ? from.left() - to.right() : to.left() - from.right();
        break;
    default:
        ahead = key == Qt::Key_Up ? -way.y() : way.y();
        aside = std::abs(way.x());
        gap = key == Qt::Key_Up ? from.top() - to.bottom() : to.top() - from.bottom();
    }
    return gap < -1 || ahead <= 0 ? -1 : ahead + 2 * aside;
}

/// As Space does it: buttons of Qt 6.4 have no click().
void touch(QQuickItem& button) {
    const QPointer<QQuickItem> still = &button;
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "));
        if (still)
            QCoreApplication::sendEvent(&button, &event);
    }
}

/// Moves the lists it lies in until it is seen.
void bringIntoSight(QQuickItem& item) {
    for (auto* up = item.parentItem(); up; up = up->parentItem()) {
        if (!up->inherits("QQuickFlickable"))
            continue;
        auto* const content = up->property("contentItem").value<QQuickItem*>();
        if (!content)
            continue;
        const auto rect = item.mapRectToItem(content, QRectF(0, 0, item.width(), item.height()));
        const double top = up->property("contentY").toDouble();
        if (rect.top() < top)
            up->setProperty("contentY", rect.top());
        else if (rect.bottom() > top + up->height())
            up->setProperty("contentY", rect.bottom() - up->height());
    }
}

} // namespace

bool isTabStop(const QQuickItem& item) {
    if (!item.isVisible() || !item.isEnabled() || item.width() <= 0 || item.height() <= 0)
        return false;
    if (item.inherits("QQuickControl"))
        return (item.property("focusPolicy").toInt() & Qt::TabFocus) != 0;
    return item.activeFocusOnTab();
}

void KeyWalk::setTarget(QQuickWindow* target) {
    if (target == m_target)
        return;
    if (m_target) {
        m_target->removeEventFilter(this);
        m_target->disconnect(this);
    }
    m_target = target;
    if (m_target) {
        m_target->installEventFilter(this);
        connect(m_target, &QQuickWindow::activeFocusItemChanged, this, [this] {
            if (auto* const item = m_walking && m_target ? m_target->activeFocusItem() : nullptr)
                bringIntoSight(*item);
        });
    }
    emit targetChanged();
}

void KeyWalk::setWalking(bool walking) {
    if (walking == m_walking)
        return;
    m_walking = walking;
    emit walkingChanged();
}

bool KeyWalk::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        setWalking(false);
        return false;
    case QEvent::KeyPress: {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        return (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0 && press(key.key(), key.isAutoRepeat());
    }
    default:
        return false;
    }
}

bool KeyWalk::press(int key, bool repeated) {
    auto* const item = m_target ? m_target->activeFocusItem() : nullptr;
    if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
        setWalking(true);
        auto* const next = item ? afterTab(*item, key == Qt::Key_Tab) : nullptr;
        if (next)
            next->forceActiveFocus(key == Qt::Key_Tab ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return next != nullptr;
    }
    if (!item || !item->inherits("QQuickAbstractButton"))
        return false;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!repeated)
            touch(*item);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        setWalking(true);
        return step(*item, key);
    default:
        return false;
    }
}

bool KeyWalk::step(QQuickItem& from, int key) {
    std::vector<QQuickItem*> stops;
    collectStops(*m_target->contentItem(), stops);
    QQuickItem* next = nullptr;
    double least = 0;
    for (auto* const stop : stops) {
        const double way = stop == &from ? -1 : distance(sceneRect(from), sceneRect(*stop), key);
        if (way < 0 || (next && way >= least))
            continue;
        next = stop;
        least = way;
    }
    if (next)
        next->forceActiveFocus(key == Qt::Key_Left || key == Qt::Key_Up ? Qt::BacktabFocusReason : Qt::TabFocusReason);
    return true;
}

} // namespace phin::ui
