#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// What cannot be had today, and how a person says so.
class AvailabilityModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// [{ productId, name }], by name.
    Q_PROPERTY(QVariantList soldOut READ soldOut NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    AvailabilityModel(Till& till, Inbox::Sender inbox, QObject* parent = nullptr);

    Q_INVOKABLE void set(const QString& productId, bool available);
    Q_INVOKABLE [[nodiscard]] bool isSoldOut(const QString& productId) const;
    /// Takes the last word that was said here back.
    Q_INVOKABLE void undo();

    [[nodiscard]] int count() const { return static_cast<int>(m_soldOut.size()); }
    [[nodiscard]] QVariantList soldOut() const { return m_soldOut; }

    void menuChanged();
    void setLanguage(const std::string& language);

signals:
    void changed();
    /// It is kept; in words for the cashier who said so.
    void said(const QString& words);
    void failed(const QString& words);

private:
    void finish(const std::string& productId, bool available, bool takesBack, const Status& status);
    void send(const std::string& productId, bool available, bool takesBack);

    Till& m_till;
    Inbox::Sender m_inbox;
    Words m_words;
    QVariantList m_soldOut;
    std::optional<Availability> m_last;
};

} // namespace phin::counter
