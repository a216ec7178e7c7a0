#pragma once

#include "kds/screens/mailbox.h"
#include "kds/screens/shop_day.h"
#include "kds/station/station.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <optional>

namespace phin::kds {

/// Which stations make nothing for now, why and since when; and this one's own pause.
class PauseDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    Q_PROPERTY(bool possible READ possible CONSTANT) ///< something is made here, so it can be paused
    Q_PROPERTY(bool paused READ paused NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(QString since READ since NOTIFY changed)
    Q_PROPERTY(QVariantList others READ others NOTIFY changed) ///< [{station, name, reason, since}], by station

public:
    PauseDesk(Station& station, QObject* parent);
    ~PauseDesk() override;

    [[nodiscard]] bool possible() const { return !m_station.view().everything; }
    [[nodiscard]] bool paused() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString since() const;
    [[nodiscard]] QVariantList others() const;

    Q_INVOKABLE void pause(const QString& reason);
    Q_INVOKABLE void resume();

    void setDay(const ShopDay& day) { m_day = day; }
    void setLanguage(const QString& language);
    bool event(QEvent* event) override;

signals:
    void changed();
    /// `why` as StationScreen::failed.
    void failed(const QString& why);

private:
    struct Content {
        std::map<std::string, StationPause> words;
        std::optional<QString> failed;
    };
    [[nodiscard]] const StationPause* own() const;
    void say(std::optional<std::string> reason);

    Station& m_station;
    ShopDay m_day;
    QString m_language = QStringLiteral("vi");
    std::map<std::string, StationPause> m_words; ///< by station
    std::shared_ptr<Mailbox<Content>> m_mail;
};

} // namespace phin::kds
