#include "kds/screens/message_model.h"

#include "kds/screens/words.h"
#include "sync/model/messages.h"

#include <QtCore/QRandomGenerator>

#include <spdlog/spdlog.h>

namespace phin::kds {

namespace {

QString hexOf(const std::string& bytes) {
    return QString::fromLatin1(QByteArray::fromStdString(bytes).toHex());
}

std::string bytesOf(const QString& hex) {
    return QByteArray::fromHex(hex.toLatin1()).toStdString();
}

std::string newMessageId(std::int64_t nowMs) {
    std::array<std::uint8_t, Uuid::randomSize> random{};
    for (auto& byte : random)
        byte = static_cast<std::uint8_t>(QRandomGenerator::system()->bounded(256));
    return Uuid::make(nowMs, random).bytes();
}

} // namespace

MessageModel::MessageModel(Station& station, const journal::Clock& clock, QObject* parent)
    : ListModel(parent)
    , m_station(station)
    , m_clock(clock)
    , m_mail(std::make_shared<Mailbox<Content>>(this)) {
    station.observeMessages([mail = m_mail](const std::vector<ShopMessage>& messages) {
        mail->post([&](Content& content) {
            for (const auto& message : messages)
                content.messages.insert_or_assign(message.sent.message_id(),
                                                  std::make_shared<const ShopMessage>(message));
        });
    });
}

MessageModel::~MessageModel() {
    m_mail->close();
}

int MessageModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QHash<int, QByteArray> MessageModel::roleNames() const {
    return {{MessageId, "messageId"}, {Words, "words"}, {From, "from"},       {To, "to"},
            {Time, "time"},           {Own, "own"},     {Waiting, "waiting"}, {SeenBy, "seenBy"}};
}

QVariant MessageModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& message = *m_rows[std::size_t(index.row())];
    switch (role) {
    case MessageId:
        return hexOf(message.sent.message_id());
    case Qt::DisplayRole:
    case Words:
        return words(message);
    case From:
        return QString::fromStdString(message.from);
    case To:
        return QString::fromStdString(message.sent.to());
    case Time:
        return m_day.clock(message.sent.at_ms());
    case Own:
        return message.from == m_station.view().device;
    case Waiting:
        return waits(message);
    case SeenBy: {
        QVariantList all;
        for (const auto& seen : message.seen)
            all += QVariantMap{{QStringLiteral("box"), QString::fromStdString(seen.device)},
                               {QStringLiteral("time"), m_day.clock(seen.atMs)}};
        return all;
    }
    default:
        return {};
    }
}

QVariantList MessageModel::canned() const {
    QVariantList all;
    for (const auto& each : cannedMessages()) {
        const auto text = m_language == u"en" ? each.en : each.vi;
        const auto about = each.about == CannedMessage::About::Order     ? QStringLiteral("order")
                           : each.about == CannedMessage::About::Product ? QStringLiteral("product")
                                                                         : QString();
        all += QVariantMap{{QStringLiteral("code"), QString::fromUtf8(each.code.data(), qsizetype(each.code.size()))},
                           {QStringLiteral("about"), about},
                           {QStringLiteral("words"), QString::fromUtf8(text.data(), qsizetype(text.size()))}};
    }
    return all;
}

QVariantList MessageModel::stations() const {
    QVariantList all;
    const auto menu = m_station.menu();
    for (const auto& each : menu->menu().stations())
        if (each.prepares() && each.id() != m_station.view().station)
            all += QVariantMap{{QStringLiteral("value"), QString::fromStdString(each.id())},
                               {QStringLiteral("text"), inLanguage(each.name(), m_language)}};
    return all;
}

QString MessageModel::words(const ShopMessage& message) const {
    return QString::fromStdString(messageText(message.sent, *m_station.menu(), m_language.toStdString()));
}

bool MessageModel::waits(const ShopMessage& message) const {
    return waitsFor(message, m_station.view().station, m_station.view().device);
}

bool MessageModel::toNotice(const ShopMessage& message) const {
    const auto& device = m_station.view().device;
    if (message.from == device)
        return false;
    if (message.sent.needs_ack())
        return waits(message);
    const auto age = m_clock.nowMs() - message.sent.at_ms();
    return !message.seenBy(device) && age < passesAfterMs;
}

Station::DoneMessage MessageModel::told(bool sending) const {
    return [mail = m_mail, sending](const Result<journal::MessageDone>& result) {
        if (!result)
            spdlog::warn("message: {}", result.error().message);
        mail->post([&](Content& content) {
            if (!result)
                content.failed = errorName(result.error().kind);
            else
                content.sent |= sending;
        });
    };
}

void MessageModel::send(const QString& to, const QString& code, const QString& text, const QString& orderId,
                        const QString& product) {
    model::v1::MessageSent message;
    const auto* const known = cannedMessage(code.toStdString());
    message.set_message_id(newMessageId(m_clock.nowMs()));
    message.set_business_date(m_day.at(m_clock.nowMs()));
    message.set_to(to.toStdString());
    message.set_canned(code.toStdString());
    message.set_text(text.trimmed().toStdString());
    if (!known || known->about == CannedMessage::About::Order)
        message.set_order_id(bytesOf(orderId));
    message.set_product(product.toStdString());
    message.set_needs_ack(!known || known->needsAck); // what somebody took the time to type is to be read
    m_station.sendMessage(std::move(message), told(true));
}

void MessageModel::see(const QString& messageId) {
    if (const auto id = Uuid::fromBytes(bytesOf(messageId)))
        m_station.seeMessage(*id, told(false));
}

void MessageModel::seeFirst() {
    see(m_first.value(QStringLiteral("messageId")).toString());
}

void MessageModel::setLanguage(const QString& language) {
    m_language = language;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {Words});
    emit languageChanged();
    review(false);
}

bool MessageModel::event(QEvent* event) {
    if (event->type() != Mailbox<Content>::wake)
        return ListModel::event(event);
    take(m_mail->take());
    return true;
}

void MessageModel::take(Content content) {
    bool arrived = false;
    for (auto& [id, message] : content.messages) {
        if (!concerns(*message, m_station.view().station, m_station.view().device))
            continue;
        arrived |= !m_known.count(id) && toNotice(*message);
        m_known.insert_or_assign(id, std::move(message));
    }
    if (!content.messages.empty())
        refresh();
    review(arrived);
    if (content.sent)
        emit sent();
    if (content.failed)
        emit failed(*content.failed);
}

void MessageModel::refresh() {
    const auto today = m_day.at(m_clock.nowMs());
    std::vector<Row> next;
    for (auto at = m_known.begin(); at != m_known.end();) {
        if (at->second->sent.business_date() < today) {
            at = m_known.erase(at);
            continue;
        }
        next.push_back(at->second);
        ++at;
    }
    std::sort(next.begin(), next.end(), [](const Row& left, const Row& right) {
        return std::pair(right->hlc, right->sent.message_id()) < std::pair(left->hlc, left->sent.message_id());
    });
    sync(
        m_rows, std::move(next), [](const Row& row) { return row->sent.message_id(); },
        [](const Row& left, const Row& right) { return left->seen.size() == right->seen.size(); });
}

void MessageModel::review(bool arrived) {
    int waiting = 0;
    QVariantMap first;
    for (const auto& row : m_rows) {
        waiting += waits(*row);
        const bool before = first.value(QStringLiteral("needsAck")).toBool();
        if (toNotice(*row) && (first.isEmpty() || (row->sent.needs_ack() && !before))) // the newest of the weightier
            first = {{QStringLiteral("messageId"), hexOf(row->sent.message_id())},
                     {QStringLiteral("words"), words(*row)},
                     {QStringLiteral("from"), QString::fromStdString(row->from)},
                     {QStringLiteral("time"), m_day.clock(row->sent.at_ms())},
                     {QStringLiteral("needsAck"), row->sent.needs_ack()}};
    }
    if (waiting != m_waiting || first != m_first) {
        m_waiting = waiting;
        m_first = std::move(first);
        emit noticed();
    }
    const auto now = m_clock.nowMs();
    const bool due = m_waiting > 0 && (now - m_rangAtMs >= ringsEveryMs || now < m_rangAtMs);
    if (arrived || due) {
        m_rangAtMs = now;
        emit rings();
    }
}

void MessageModel::tick() {
    if (!m_rows.empty() && m_rows.back()->sent.business_date() < m_day.at(m_clock.nowMs()))
        refresh();
    review(false);
}

} // namespace phin::kds
