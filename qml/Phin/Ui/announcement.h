#pragma once

#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

namespace phin::ui {

/// Tells assistive technology at once what an item says: when its words change while it is in sight, and when it comes
/// into sight. The item has the role of an alert message and is named by the words.
class Announcement : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem* item READ item WRITE setItem NOTIFY itemChanged)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY wordsChanged)

public:
    using QObject::QObject;

    [[nodiscard]] QQuickItem* item() const { return m_item; }
    void setItem(QQuickItem* item);
    [[nodiscard]] QString words() const { return m_words; }
    void setWords(const QString& words);

signals:
    void itemChanged();
    void wordsChanged();
    void told();

private:
    void tell();

    QPointer<QQuickItem> m_item;
    QString m_words;
};

} // namespace phin::ui
