#pragma once

#include "kds/screens/list_model.h"
#include "kds/screens/mailbox.h"
#include "kds/screens/shop_day.h"
#include "kds/station/station.h"

#include <QtCore/QVariantList>
#include <QtCore/QVariantMap>

#include <map>
#include <optional>

namespace phin::kds {

/// The day's messages that concern this station, the newest first; how one is written, and acknowledged. What waits
/// for an acknowledgement stays in sight and rings again, calmly, until somebody gives it.
class MessageModel : public phin::kds::ListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by StationScreen")
    /// The newest that is to be noticed: {messageId, words, from, time, needsAck}; empty: none.
    Q_PROPERTY(QVariantMap first READ first NOTIFY noticed)
    Q_PROPERTY(int waiting READ waiting NOTIFY noticed) ///< that wait for an acknowledgement from here
    /// [{code, about, words}]; about: "", order, product. {} in the words stands for what it is about.
    Q_PROPERTY(QVariantList canned READ canned NOTIFY languageChanged)

public:
    enum Role {
        MessageId = Qt::UserRole, ///< hexadecimal
        Words,
        From,    ///< the box that sent it
        To,      ///< a station's id, till, all
        Time,    ///< "10:42"
        Own,     ///< sent from here
        Waiting, ///< for an acknowledgement from here
        SeenBy,  ///< [{box, time}]: who has said that it was seen
    };

    MessageModel(Station& station, const journal::Clock& clock, QObject* parent);
    ~MessageModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QVariantMap first() const { return m_first; }
    [[nodiscard]] int waiting() const noexcept { return m_waiting; }
    [[nodiscard]] QVariantList canned() const;

    /// `code`: of a canned message, empty for free words. `orderId` as TicketModel gives it, and `product`: what it is
    /// about, or empty.
    Q_INVOKABLE void send(const QString& to, const QString& code, const QString& text, const QString& orderId,
                          const QString& product);
    /// Whom else a message can be to, besides the tills and all: [{value, text}], the stations of the menu in force.
    Q_INVOKABLE [[nodiscard]] QVariantList stations() const;
    /// A person here has read it.
    Q_INVOKABLE void see(const QString& messageId);
    /// That which stands first.
    Q_INVOKABLE void seeFirst();

    void setDay(const ShopDay& day) { m_day = day; }
    void setLanguage(const QString& language);
    void tick();
    bool event(QEvent* event) override;

    /// What nobody has acknowledged rings so often.
    static constexpr std::int64_t ringsEveryMs = 20'000;
    /// What needs no acknowledgement is in sight so long.
    static constexpr std::int64_t passesAfterMs = 90'000;

signals:
    void noticed();
    void languageChanged();
    /// Something wants to be heard.
    void rings();
    /// It is kept, and on its way.
    void sent();
    /// `why` as StationScreen::failed.
    void failed(const QString& why);

private:
    using Row = std::shared_ptr<const ShopMessage>;
    struct Content {
        std::map<std::string, Row> messages;
        std::optional<QString> failed;
        bool sent = false;
    };
    void take(Content content);
    void refresh();
    void review(bool arrived);
    [[nodiscard]] bool waits(const ShopMessage& message) const;
    [[nodiscard]] bool toNotice(const ShopMessage& message) const;
    [[nodiscard]] QString words(const ShopMessage& message) const;
    [[nodiscard]] Station::DoneMessage told(bool sending) const;

    Station& m_station;
    const journal::Clock& m_clock;
    ShopDay m_day;
    QString m_language = QStringLiteral("vi");
    std::map<std::string, Row> m_known;
    std::vector<Row> m_rows;
    QVariantMap m_first;
    int m_waiting = 0;
    std::int64_t m_rangAtMs = 0;
    std::shared_ptr<Mailbox<Content>> m_mail;
};

} // namespace phin::kds
