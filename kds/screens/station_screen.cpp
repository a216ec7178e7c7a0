#include "kds/screens/station_screen.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace phin::kds {

namespace {

QString kindName(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::WrongUse:
        return QStringLiteral("wrongUse");
    case ErrorKind::Refused:
        return QStringLiteral("refused");
    case ErrorKind::NotFound:
        return QStringLiteral("notFound");
    case ErrorKind::Unavailable:
        break;
    }
    return QStringLiteral("unavailable");
}

} // namespace

StationScreen::StationScreen(Station& station, const journal::Clock& clock, QString name, QObject* parent)
    : QObject(parent)
    , m_station(station)
    , m_clock(clock)
    , m_name(std::move(name))
    , m_board(station.view())
    , m_tickets(m_board, this)
    , m_allDay(m_board.allDay(), this)
    , m_recent(m_board, this)
    , m_preparing(m_guests, GuestBoard::Column::Preparing, this)
    , m_ready(m_guests, GuestBoard::Column::Ready, this)
    , m_mail(std::make_shared<Mailbox<Content>>(this)) {
    station.observeOrders([mail = m_mail](const std::vector<OrderPtr>& orders) {
        mail->post([&](Content& content) {
            for (const auto& order : orders)
                content.orders.insert_or_assign(order->order_id(), order);
        });
    });
    m_tickets.tick(now());
    m_status.tick(now().steadyMs);
    m_second.setInterval(1'000);
    connect(&m_second, &QTimer::timeout, this, &StationScreen::tick);
    m_second.start();
}

StationScreen::~StationScreen() {
    m_mail->close();
}

Moment StationScreen::now() const {
    using namespace std::chrono;
    return {m_clock.nowMs(), duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()};
}

void StationScreen::setLoaded() {
    m_mail->post([](Content& content) { content.loaded = true; });
}

void StationScreen::hearNetwork(const Network& network) {
    m_mail->post([&](Content& content) { content.network = network; });
}

void StationScreen::setRecovering(bool recovering) {
    m_mail->post([recovering](Content& content) { content.recovering = recovering; });
}

void StationScreen::setRevoked() {
    m_mail->post([](Content& content) { content.revoked = true; });
}

bool StationScreen::event(QEvent* event) {
    if (event->type() != Mailbox<Content>::wake)
        return QObject::event(event);
    take(m_mail->take());
    return true;
}

void StationScreen::take(Content content) {
    const auto moment = now();
    int inserted = 0;
    bool moved = false;
    bool seen = false;
    for (const auto& [id, order] : content.orders) {
        const auto before = m_board.find(id);
        for (const auto& diff : m_board.apply(order, moment)) {
            moved = true;
            const bool otherwise =
                before && diff.change == Change::Changed && before->revision != diff.ticket->revision;
            inserted += diff.change == Change::Inserted || otherwise;
        }
        seen |= !m_guests.apply(order, moment).empty();
    }
    if (!content.orders.empty()) {
        m_tickets.refresh();
        m_recent.refresh();
        m_allDay.refresh();
    }
    if (moved && m_loaded && inserted > 0)
        emit arrived(inserted);
    if (seen) {
        m_preparing.refresh();
        m_ready.refresh();
    }
    if (content.network)
        m_status.hear(*content.network, moment.steadyMs);
    if (content.recovering)
        m_status.setRecovering(*content.recovering);
    if (content.revoked)
        m_status.setRevoked();
    if (content.loaded && !std::exchange(m_loaded, true))
        emit loadedChanged();
    for (const auto& outcome : content.outcomes) {
        if (outcome.error) {
            emit failed(outcome.what, kindName(outcome.error->kind), QString::fromStdString(outcome.error->message));
        } else if (outcome.changed > 0) {
            QString number;
            if (const auto ticket = m_board.find(outcome.orderId))
                number = QString::fromStdString(ticket->placed().number());
            emit done(outcome.what, number);
        }
    }
}

void StationScreen::tick() {
    const auto moment = now();
    if (!m_board.tick(moment).empty()) {
        m_tickets.refresh();
        m_recent.refresh();
        m_allDay.refresh();
    }
    if (!m_guests.tick(moment).empty()) {
        m_preparing.refresh();
        m_ready.refresh();
    }
    m_tickets.tick(moment);
    m_status.tick(moment.steadyMs);
}

void StationScreen::setLanguage(const QString& language) {
    m_tickets.setLanguage(language);
    m_allDay.setLanguage(language);
    m_recent.setLanguage(language);
}

Station::Done StationScreen::tell(const QString& what) {
    return [mail = m_mail, what](const Result<Marked>& result) {
        if (!result)
            spdlog::warn("{}: {}", what.toStdString(), result.error().message);
        mail->post([&](Content& content) {
            auto& outcome = content.outcomes.emplace_back();
            outcome.what = what;
            if (result) {
                outcome.orderId = result->orderId;
                outcome.changed = result->changed;
            } else {
                outcome.error = result.error();
            }
        });
    };
}

std::string StationScreen::idOf(const QString& hex) {
    return QByteArray::fromHex(hex.toLatin1()).toStdString();
}

Lines StationScreen::shown(const Ticket& ticket) {
    Lines lines{ticket.id(), {}, ticket.revision};
    for (const auto& line : ticket.lines)
        lines.numbers.push_back(line.line->line());
    return lines;
}

void StationScreen::advance(const QString& orderId, int line) {
    const auto ticket = m_board.find(idOf(orderId));
    if (!ticket)
        return;
    for (const auto& item : ticket->lines) {
        if (int(item.line->line()) != line)
            continue;
        Lines lines{ticket->id(), {item.line->line()}, ticket->revision};
        if (item.removed())
            m_station.bump(std::move(lines), tell(QStringLiteral("notice")));
        else if (item.state == phin::model::v1::QUEUED)
            m_station.start(std::move(lines), tell(QStringLiteral("start")));
        else if (item.state == phin::model::v1::STARTED)
            m_station.ready(std::move(lines), tell(QStringLiteral("ready")));
    }
}

void StationScreen::advanceAll(const QString& orderId) {
    const auto ticket = m_board.find(idOf(orderId));
    if (!ticket)
        return;
    const bool untouched = std::any_of(ticket->lines.begin(), ticket->lines.end(), [](const TicketLine& line) {
        return line.state == phin::model::v1::QUEUED && !line.removed();
    });
    if (untouched)
        m_station.start(shown(*ticket), tell(QStringLiteral("start")));
    else
        m_station.ready(shown(*ticket), tell(QStringLiteral("ready")));
}

void StationScreen::bump(const QString& orderId) {
    const auto ticket = m_board.find(idOf(orderId));
    m_station.bump(ticket ? shown(*ticket) : Lines{idOf(orderId), {}}, tell(QStringLiteral("bump")));
}

void StationScreen::recall(const QString& orderId) {
    m_station.recall({idOf(orderId), {}}, tell(QStringLiteral("recall")));
}

void StationScreen::recallLine(const QString& orderId, int line) {
    m_station.recall({idOf(orderId), {std::uint32_t(line)}}, tell(QStringLiteral("recall")));
}

void StationScreen::recallLast() {
    m_station.recallLast(tell(QStringLiteral("recall")));
}

} // namespace phin::kds
