#pragma once

#include "app/counter/route_keeper.h"
#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// What is wrong with the stations, in words, and how a person hands on what nobody takes.
class StationsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// [{ id, kind, urgent, title, text, handText, station, orderId, number }], the most urgent first. `handText` is
    /// empty where there is nobody to hand it to.
    Q_PROPERTY(QVariantList alarms READ alarms NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int urgent READ urgent NOTIFY changed)
    /// By station: that it makes nothing for now, since when and why.
    Q_PROPERTY(QVariantMap paused READ paused NOTIFY changed)

public:
    StationsModel(Till& till, Inbox::Sender inbox, QObject* parent = nullptr);

    /// The other station makes what an alarm is about.
    Q_INVOKABLE void handOver(const QString& id);

    [[nodiscard]] QVariantList alarms() const { return m_alarms; }
    [[nodiscard]] int count() const { return static_cast<int>(m_alarms.size()); }
    [[nodiscard]] int urgent() const { return m_urgent; }
    [[nodiscard]] QVariantMap paused() const { return m_paused; }
    /// As people call that box.
    [[nodiscard]] QString nameOf(const std::string& device) const;

    void take(std::shared_ptr<const ShopNow> now);
    void setLanguage(const std::string& language);
    void menuChanged() { show(); }

signals:
    void changed();
    /// Something urgent is new.
    void raised();
    void said(const QString& words);
    void failed(const QString& words);

private:
    void show();
    [[nodiscard]] QString stationName(const std::string& id) const;
    [[nodiscard]] QString title(const Alarm& alarm) const;
    [[nodiscard]] QString text(const Alarm& alarm) const;
    [[nodiscard]] QString time(std::int64_t ms) const;

    Till& m_till;
    Inbox::Sender m_inbox;
    Words m_words;
    std::shared_ptr<const ShopNow> m_now = std::make_shared<const ShopNow>();
    QVariantList m_alarms;
    QVariantMap m_paused;
    QStringList m_known; ///< ids of what is urgent already
    int m_urgent = 0;
};

} // namespace phin::counter
