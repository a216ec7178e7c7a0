#include "qml/Phin/Ui/announcement.h"

#include <QtCore/QTimer>
#include <QtGui/QAccessible>

namespace phin::ui {

void Announcement::setItem(QQuickItem* item) {
    if (item == m_item)
        return;
    if (m_item)
        m_item->disconnect(this);
    m_item = item;
    if (m_item)
        connect(m_item, &QQuickItem::visibleChanged, this, &Announcement::tell);
    emit itemChanged();
    tell();
}

void Announcement::setWords(const QString& words) {
    if (words == m_words)
        return;
    m_words = words;
    emit wordsChanged();
    tell();
}

void Announcement::tell() {
    if (m_words.isEmpty())
        return;
    // Once the item has its new name. A bridge hears of an alert by its showing (AT-SPI) or as one (others).
    QTimer::singleShot(0, this, [this, words = m_words] {
        if (!m_item || !m_item->isVisible() || words != m_words)
            return;
        for (const auto kind : {QAccessible::NameChanged, QAccessible::ObjectShow, QAccessible::Alert}) {
            QAccessibleEvent event(m_item.data(), kind);
            QAccessible::updateAccessibility(&event);
        }
        emit told();
    });
}

} // namespace phin::ui
