#include "app/screens/messages_model.h"

#include "app/screens/stations_model.h"

#include <array>

namespace phin::counter {
namespace {

constexpr std::size_t mostShown = 100;
/// What a till says to stations; the rest of the canned words is theirs.
constexpr std::array<std::string_view, 2> aboutAnOrder{"remake", "hurry"};
constexpr std::array<std::string_view, 2> aboutNothing{"come", "help"};

} // namespace

MessagesModel::MessagesModel(Till& till, StationsModel& stations, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_stations(stations)
    , m_inbox(std::move(inbox)) {}

void MessagesModel::take(const std::vector<ShopMessage>& messages) {
    const auto& own = m_till.settings().device;
    bool isNew = false;
    for (const auto& message : messages) {
        if (!concerns(message, toTills, own))
            continue;
        const std::pair key{message.hlc, message.sent.message_id()};
        isNew = isNew || (!m_messages.contains(key) && waitsFor(message, toTills, own));
        m_messages.insert_or_assign(key, message);
    }
    while (m_messages.size() > mostShown)
        m_messages.erase(m_messages.begin());
    show();
    if (isNew)
        emit came();
}

void MessagesModel::setLanguage(const std::string& language) {
    m_words.language = language;
    show();
}

QString MessagesModel::toName(const std::string& to) const {
    if (to == toAll)
        return tr("all");
    if (to == toTills)
        return tr("the tills");
    const auto menu = m_till.publishedMenu();
    const auto* const station = menu->station(to);
    return station ? m_words.text(station->name()) : QString::fromStdString(to);
}

QVariantMap MessagesModel::row(const ShopMessage& message) const {
    const auto& own = m_till.settings().device;
    const auto menu = m_till.menu();
    const auto* const product = menu->product(message.sent.product());
    const bool runsOut = product && !product->sold_out() && message.sent.canned() == "out_of" && message.from != own;
    QStringList seen;
    for (const auto& each : message.seen)
        seen += each.device == own ? tr("here") : m_stations.nameOf(each.device);
    return {{QStringLiteral("id"), toQString(Uuid::fromBytes(message.sent.message_id()).value_or(Uuid{}))},
            {QStringLiteral("from"), message.from == own ? tr("This till") : m_stations.nameOf(message.from)},
            {QStringLiteral("to"), toName(message.sent.to())},
            {QStringLiteral("text"), QString::fromStdString(messageText(message.sent, *menu, m_words.language))},
            {QStringLiteral("time"), Words::time(message.sent.at_ms(), m_till.settings().utcOffsetMinutes)},
            {QStringLiteral("mine"), message.from == own},
            {QStringLiteral("waits"), waitsFor(message, toTills, own)},
            {QStringLiteral("seen"), seen.isEmpty() ? QString() : tr("seen: %1").arg(seen.join(QStringLiteral(", ")))},
            {QStringLiteral("productId"), runsOut ? QString::fromStdString(product->id()) : QString()},
            {QStringLiteral("productName"), runsOut ? m_words.text(product->name()) : QString()}};
}

void MessagesModel::show() {
    m_rows.clear();
    m_newest.clear();
    m_waiting = 0;
    for (auto at = m_messages.rbegin(); at != m_messages.rend(); ++at) {
        const auto shown = row(at->second);
        if (shown[QStringLiteral("waits")].toBool()) {
            if (m_waiting++ == 0)
                m_newest = shown;
        }
        m_rows += shown;
    }
    emit changed();
}

QVariantList MessagesModel::recipients() const {
    QVariantList all;
    const auto menu = m_till.publishedMenu();
    const auto add = [&](const QString& value, const QString& text) {
        all += QVariantMap{{QStringLiteral("value"), value}, {QStringLiteral("text"), text}};
    };
    for (const auto& station : menu->menu().stations())
        if (station.prepares())
            add(QString::fromStdString(station.id()), m_words.text(station.name()));
    add(QStringLiteral("all"), tr("All"));
    return all;
}

QString MessagesModel::recipient() const {
    const auto menu = m_till.publishedMenu();
    if (m_recipient == QStringLiteral("all") || menu->station(m_recipient.toStdString()))
        return m_recipient;
    return recipients().front().toMap()[QStringLiteral("value")].toString();
}

void MessagesModel::setRecipient(const QString& station) {
    m_recipient = station;
    emit changed();
}

void MessagesModel::setAbout(const QString& orderId, const QString& number) {
    m_order = orderId;
    m_number = number;
    emit changed();
}

QVariantList MessagesModel::canned() const {
    QVariantList all;
    const auto add = [&](std::string_view code) {
        const auto* const words = cannedMessage(code);
        if (!words)
            return;
        auto text =
            QString::fromUtf8(m_words.language == "vi" ? words->vi.data() : words->en.data(),
                              static_cast<qsizetype>((m_words.language == "vi" ? words->vi : words->en).size()));
        text.replace(QStringLiteral("{}"), m_number);
        all +=
            QVariantMap{{QStringLiteral("value"), QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()))},
                        {QStringLiteral("text"), text}};
    };
    if (!m_order.isEmpty())
        for (const auto code : aboutAnOrder)
            add(code);
    for (const auto code : aboutNothing)
        add(code);
    return all;
}

void MessagesModel::sendCanned(const QString& code) {
    const auto* const words = cannedMessage(code.toStdString());
    if (!words)
        return;
    model::v1::MessageSent message;
    message.set_canned(code.toStdString());
    message.set_needs_ack(words->needsAck);
    if (const auto order = toUuid(m_order); order && words->about == CannedMessage::About::Order)
        message.set_order_id(order->bytes());
    send(std::move(message));
}

void MessagesModel::sendText(const QString& text) {
    if (text.trimmed().isEmpty())
        return;
    model::v1::MessageSent message;
    message.set_text(text.trimmed().toStdString());
    message.set_needs_ack(true);
    if (const auto order = toUuid(m_order))
        message.set_order_id(order->bytes());
    send(std::move(message));
}

void MessagesModel::send(model::v1::MessageSent message) {
    message.set_message_id(m_till.newId().bytes());
    message.set_to(recipient().toStdString());
    m_till.sendMessage(message,
                       [inbox = m_inbox, self = this, to = message.to()](const Result<journal::MessageDone>& sent) {
                           inbox.post([self, to, status = sent ? done() : Status(sent.error())] {
                               if (status)
                                   emit self->said(tr("Told: %1").arg(self->toName(to)));
                               else
                                   emit self->failed(explain(tr("The message was not sent."), status.error()));
                           });
                       });
}

void MessagesModel::see(const QString& id) {
    const auto message = toUuid(id);
    if (!message)
        return;
    m_till.seeMessage(*message, [inbox = m_inbox, self = this](const Result<journal::MessageDone>& seen) {
        if (!seen)
            inbox.post([self, error = seen.error()] {
                emit self->failed(explain(tr("That it was seen was not kept."), error));
            });
    });
}

} // namespace phin::counter
