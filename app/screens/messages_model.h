#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/words.h"
#include "sync/model/messages.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

class StationsModel;

/// Short words between this till and the stations: those of the day, and what can be said.
class MessagesModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// [{ id, from, to, text, time, mine, waits, seen, productId, productName }], the newest first. `waits`: somebody
    /// here has to say that it was seen; `productId`: it can be called sold out with one touch.
    Q_PROPERTY(QVariantList messages READ messages NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    /// The newest that waits; empty where none does.
    Q_PROPERTY(QVariantMap newest READ newest NOTIFY changed)
    /// [{ value, text }]: stations that make something, and all.
    Q_PROPERTY(QVariantList recipients READ recipients NOTIFY changed)
    Q_PROPERTY(QString recipient READ recipient WRITE setRecipient NOTIFY changed)
    /// What the words are about; empty: no order.
    Q_PROPERTY(QString aboutNumber READ aboutNumber NOTIFY changed)
    /// [{ value, text }]: words that need no typing.
    Q_PROPERTY(QVariantList canned READ canned NOTIFY changed)

public:
    MessagesModel(Till& till, StationsModel& stations, Inbox::Sender inbox, QObject* parent = nullptr);

    Q_INVOKABLE void sendCanned(const QString& code);
    Q_INVOKABLE void sendText(const QString& text);
    /// What the next words are about: an order that was sent, by its id and number; empty: nothing.
    Q_INVOKABLE void setAbout(const QString& orderId, const QString& number);
    Q_INVOKABLE void see(const QString& id);

    [[nodiscard]] QVariantList messages() const { return m_rows; }
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] QVariantMap newest() const { return m_newest; }
    [[nodiscard]] QVariantList recipients() const;
    [[nodiscard]] QString recipient() const;
    void setRecipient(const QString& station);
    [[nodiscard]] QString aboutNumber() const { return m_number; }
    [[nodiscard]] QVariantList canned() const;

    /// What came, or was seen, anywhere.
    void take(const std::vector<ShopMessage>& messages);
    void setLanguage(const std::string& language);
    void menuChanged() { show(); }

signals:
    void changed();
    /// Something new is there that somebody has to see.
    void came();
    void said(const QString& words);
    void failed(const QString& words);

private:
    void show();
    void send(model::v1::MessageSent message);
    [[nodiscard]] QVariantMap row(const ShopMessage& message) const;
    [[nodiscard]] QString toName(const std::string& to) const;

    Till& m_till;
    StationsModel& m_stations;
    Inbox::Sender m_inbox;
    Words m_words;
    std::map<std::pair<std::uint64_t, std::string>, ShopMessage> m_messages; ///< by when
    QString m_recipient, m_order, m_number;
    QVariantList m_rows;
    QVariantMap m_newest;
    int m_waiting = 0;
};

} // namespace phin::counter
