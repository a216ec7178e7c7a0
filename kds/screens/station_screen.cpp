#include "kds/screens/station_screen.h"

#include "kds/screens/words.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace phin::kds {

namespace {

constexpr std::size_t mostSteps = 20;

/// Whether somebody at the screen has to look at a ticket that was there before: the order was changed, its time has
/// come, or more of it is to be made here.
bool asksForMore(const Ticket& before, const Ticket& now) {
    if (now.voided || now.later)
        return false;
    if (before.revision != now.revision || before.later)
        return true;
    return std::any_of(now.lines.begin(), now.lines.end(), [&before](const TicketLine& line) {
        return line.state == phin::model::v1::QUEUED && !line.removed() &&
               std::none_of(before.lines.begin(), before.lines.end(),
                            [&line](const TicketLine& known) { return known.line->line() == line.line->line(); });
    });
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
    , m_products(m_board.allDay(), this)
    , m_batches(m_board, this)
    , m_messages(station, clock, this)
    , m_pauses(station, this)
    , m_soldOut(station, clock, this)
    , m_recent(m_board, this)
    , m_preparing(m_guests, GuestBoard::Column::Preparing, this)
    , m_ready(m_guests, GuestBoard::Column::Ready, this)
    , m_staff(station, this)
    , m_handedOver(station.view().station)
    , m_mail(std::make_shared<Mailbox<Content>>(this)) {
    station.observeOrders([mail = m_mail](const std::vector<OrderPtr>& orders) {
        mail->post([&](Content& content) {
            for (const auto& order : orders)
                content.orders.insert_or_assign(order->order_id(), order);
        });
    });
    station.observeStaff([mail = m_mail](const std::vector<StaffMember>& words) {
        mail->post([&](Content& content) { content.staff.insert(content.staff.end(), words.begin(), words.end()); });
    });
    if (station.view().station == "board")
        station.observePauses([mail = m_mail](const std::vector<StationPause>& words) {
            mail->post(
                [&](Content& content) { content.pauses.insert(content.pauses.end(), words.begin(), words.end()); });
        });
    m_tickets.tick(now(), station.pace());
    m_batches.tick(now(), station.pace());
    m_status.tick(now());
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
    std::set<std::string> fresh;
    for (const auto& [id, order] : content.orders) {
        const auto before = m_board.find(id);
        for (const auto& diff : m_board.apply(order, moment)) {
            moved = true;
            const bool arrives = diff.change == Change::Inserted && !diff.ticket->later;
            inserted += arrives || (before && diff.change != Change::Removed && asksForMore(*before, *diff.ticket));
        }
        for (const auto& diff : m_guests.apply(order, moment)) {
            seen = true;
            if (diff.column == GuestBoard::Column::Ready && diff.change == Change::Inserted)
                fresh.insert(id);
            else if (diff.column == GuestBoard::Column::Preparing && diff.change == Change::Inserted)
                m_called.erase(id); // made once more: called once more
        }
    }
    if (!content.orders.empty()) {
        refreshTickets();
        for (const auto& [id, order] : content.orders)
            m_handedOver.apply(order);
        if (auto now = m_handedOver.byStation(); now != m_withOthers) {
            m_withOthers = std::move(now);
            emit handedOverChanged();
        }
    }
    if (moved && m_loaded && inserted > 0)
        emit arrived(inserted);
    if (seen) {
        m_preparing.refresh();
        m_ready.refresh();
        callReady(fresh);
    }
    if (m_station.view().station == "board" && !(content.orders.empty() && content.pauses.empty())) {
        for (const auto& [id, order] : content.orders)
            m_queue.apply(*order);
        for (const auto& pause : content.pauses)
            m_queue.note(pause);
        tellGuests(moment);
    }
    m_staff.take(content.staff);
    if (content.network)
        m_status.hear(*content.network, moment);
    if (content.recovering)
        m_status.setRecovering(*content.recovering);
    if (content.revoked)
        m_status.setRevoked();
    if (content.loaded && !std::exchange(m_loaded, true))
        emit loadedChanged();
    for (auto& outcome : content.outcomes)
        tellOutcome(std::move(outcome));
}

void StationScreen::tellOutcome(Outcome outcome) {
    if (outcome.error) {
        emit failed(outcome.what, errorName(outcome.error->kind), QString::fromStdString(outcome.error->message));
        return;
    }
    if (!outcome.refused.empty()) {
        QStringList numbers;
        for (const auto& id : outcome.refused)
            if (const auto ticket = m_board.find(id))
                numbers += QString::fromStdString(ticket->placed().number());
        emit refused(numbers);
    }
    tellDone(outcome);
    if (!outcome.notBack.isEmpty()) // after what is: it is what somebody has to see to
        emit notTakenBack(outcome.notBack);
}

void StationScreen::tellDone(Outcome& outcome) {
    if (outcome.changed == 0)
        return;
    auto number = outcome.number;
    if (const auto ticket = m_board.find(outcome.orderId); number.isEmpty() && ticket)
        number = QString::fromStdString(ticket->placed().number());
    const bool undoable = !outcome.steps.empty();
    if (undoable) {
        if (m_steps.size() >= mostSteps)
            m_steps.erase(m_steps.begin());
        m_steps.push_back(std::move(outcome.steps));
    }
    emit done(outcome.what, number, undoable);
}

void StationScreen::callReady(const std::set<std::string>& orders) {
    if (orders.empty())
        return;
    auto ready = m_guests.slice(GuestBoard::Column::Ready, 0, m_guests.size(GuestBoard::Column::Ready));
    std::reverse(ready.begin(), ready.end()); // the newest stand first
    std::set<std::string> called;
    for (const auto& row : ready) {
        const bool known = m_called.count(row.orderId) > 0;
        if (known || orders.count(row.orderId))
            called.insert(row.orderId); // and those that left are forgotten
        if (m_loaded && !known && orders.count(row.orderId))
            emit numberReady(QString::fromStdString(row.number));
    }
    m_called = std::move(called);
}

void StationScreen::refreshTickets() {
    m_tickets.refresh();
    m_recent.refresh();
    m_allDay.refresh();
    m_products.refresh();
    m_batches.refresh();
}

void StationScreen::tick() {
    const auto moment = now();
    reviewNames();
    int due = 0; // pre-orders whose time has come
    const auto changes = m_board.tick(moment);
    for (const auto& diff : changes)
        due += diff.change == Change::Moved && diff.ticket->dueMs != 0;
    if (!changes.empty())
        refreshTickets();
    if (m_loaded && due > 0)
        emit arrived(due);
    m_staff.tick(moment.steadyMs);
    if (m_station.view().station == "board")
        tellGuests(moment);
    if (!m_guests.tick(moment).empty()) {
        m_preparing.refresh();
        m_ready.refresh();
    }
    m_tickets.tick(moment, m_station.pace());
    m_batches.tick(moment, m_station.pace());
    m_messages.tick();
    m_status.tick(moment);
}

void StationScreen::tellGuests(Moment moment) {
    if (auto menu = m_station.menu(); menu != m_queueMenu) {
        m_queueMenu = std::move(menu);
        m_queue.setMenu(m_queueMenu->menu());
    }
    m_preparing.setOutlooks(m_queue.outlooks(moment.wallMs), moment.wallMs);
}

void StationScreen::setLanguage(const QString& language) {
    m_tickets.setLanguage(language);
    m_allDay.setLanguage(language);
    m_products.setLanguage(language);
    m_recent.setLanguage(language);
    m_batches.setLanguage(language);
    m_messages.setLanguage(language);
    m_pauses.setLanguage(language);
    m_soldOut.setLanguage(language);
    m_language = language;
    m_namesMenu.reset();
    reviewNames();
}

void StationScreen::reviewNames() {
    const auto menu = m_station.menu();
    if (menu == m_namesMenu)
        return;
    m_namesMenu = menu;
    QVariantMap names;
    for (const auto& station : menu->menu().stations())
        if (const auto name = inLanguage(station.name(), m_language); !name.isEmpty())
            names.insert(QString::fromStdString(station.id()), name);
    if (names == m_stationNames)
        return;
    m_stationNames = std::move(names);
    emit stationNamesChanged();
}

void StationScreen::setDay(const ShopDay& day) {
    m_status.setUtcOffset(day.utcOffsetMinutes);
    m_tickets.setUtcOffset(day.utcOffsetMinutes);
    m_messages.setDay(day);
    m_pauses.setDay(day);
    m_soldOut.setDay(day);
}

QVariantList StationScreen::handedOver() const {
    QVariantList all;
    for (const auto& [station, to] : m_withOthers)
        all += QVariantMap{{QStringLiteral("station"), QString::fromStdString(station)},
                           {QStringLiteral("lines"), to.lines},
                           {QStringLiteral("why"), reasonName(to.why)}};
    return all;
}

void StationScreen::setByDue(bool byDue) {
    m_tickets.setByDue(byDue);
    m_batches.setByDue(byDue);
}

Station::Done StationScreen::tell(const QString& what, const QString& number, std::optional<Step> step) {
    m_staff.touched(now().steadyMs);
    return [mail = m_mail, what, number, step = std::move(step)](const Result<Marked>& result) {
        if (!result)
            spdlog::warn("{}: {}", what.toStdString(), result.error().message);
        mail->post([&](Content& content) {
            auto& outcome = content.outcomes.emplace_back();
            outcome.what = what;
            outcome.number = number;
            if (step)
                outcome.steps.push_back(*step);
            if (result) {
                outcome.orderId = result->orderId;
                outcome.changed = result->changed;
            } else {
                outcome.error = result.error();
            }
        });
    };
}

Station::DoneAll StationScreen::tellAll(const QString& what, std::vector<Step> steps) {
    m_staff.touched(now().steadyMs);
    return [mail = m_mail, what, steps = std::move(steps)](const Result<MarkedAll>& result) {
        if (!result)
            spdlog::warn("{}: {}", what.toStdString(), result.error().message);
        mail->post([&](Content& content) {
            auto& outcome = content.outcomes.emplace_back();
            outcome.what = what;
            if (!result) {
                outcome.error = result.error();
                return;
            }
            QStringList numbers;
            for (const auto& marked : result->marked) {
                outcome.changed += marked.changed;
                for (const auto& step : steps)
                    if (step.orderId == marked.orderId && marked.changed > 0) {
                        outcome.steps.push_back(step);
                        numbers += step.number;
                    }
            }
            outcome.number = numbers.join(QStringLiteral(", "));
            for (const auto& each : result->refused)
                outcome.refused.push_back(each.orderId);
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
            markStarted(*ticket, std::move(lines));
        else if (item.state == phin::model::v1::STARTED)
            markReady(*ticket, std::move(lines));
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
        markStarted(*ticket, shown(*ticket));
    else
        markReady(*ticket, shown(*ticket));
}

void StationScreen::advanceBatch(const QString& key) {
    auto batch = m_batches.chosen(key.toStdString());
    if (batch.orders.empty())
        return;
    std::vector<Step> steps;
    for (const auto& lines : batch.orders)
        if (const auto ticket = m_board.find(lines.orderId))
            if (auto step = batch.begun ? stepOf(*ticket, lines) : startStepOf(*ticket, lines))
                steps.push_back(std::move(*step));
    if (batch.begun)
        m_station.readyAll(std::move(batch.orders), tellAll(QStringLiteral("ready"), std::move(steps)));
    else
        m_station.startAll(std::move(batch.orders), tellAll(QStringLiteral("start"), std::move(steps)));
}

void StationScreen::hold(const QString& orderId, bool held) {
    m_station.hold(idOf(orderId), held, tell(QStringLiteral("hold")));
}

void StationScreen::raise(const QString& orderId, bool raised) {
    m_station.raise(idOf(orderId), raised, tell(QStringLiteral("raise")));
}

void StationScreen::bump(const QString& orderId) {
    const auto ticket = m_board.find(idOf(orderId));
    if (!ticket) {
        m_station.bump({idOf(orderId), {}}, tell(QStringLiteral("bump")));
        return;
    }
    auto lines = shown(*ticket);
    auto step = stepOf(*ticket, lines);
    m_station.bump(std::move(lines),
                   tell(QStringLiteral("bump"), QString::fromStdString(ticket->placed().number()), std::move(step)));
}

std::optional<StationScreen::Step> StationScreen::startStepOf(const Ticket& ticket, const Lines& lines) {
    auto step = stepOf(ticket, lines);
    if (!step)
        return step;
    step->begun = true;
    step->lines.clear();
    for (const auto& line : ticket.lines)
        if (line.state == phin::model::v1::QUEUED && !line.removed() &&
            std::find(lines.numbers.begin(), lines.numbers.end(), line.line->line()) != lines.numbers.end())
            step->lines.push_back(line.line->line());
    return step;
}

void StationScreen::markStarted(const Ticket& ticket, Lines lines) {
    auto step = startStepOf(ticket, lines);
    m_station.start(std::move(lines),
                    tell(QStringLiteral("start"), QString::fromStdString(ticket.placed().number()), std::move(step)));
}

void StationScreen::markReady(const Ticket& ticket, Lines lines) {
    auto step = stepOf(ticket, lines);
    m_station.ready(std::move(lines),
                    tell(QStringLiteral("ready"), QString::fromStdString(ticket.placed().number()), std::move(step)));
}

std::optional<StationScreen::Step> StationScreen::stepOf(const Ticket& ticket, const Lines& lines) {
    if (ticket.voided) // that somebody knows of it is not taken back
        return std::nullopt;
    Step step{ticket.id(), QString::fromStdString(ticket.placed().number()), {}, {}, false};
    for (const auto& line : ticket.lines) {
        const auto number = line.line->line();
        if (line.removed() || std::find(lines.numbers.begin(), lines.numbers.end(), number) == lines.numbers.end())
            continue;
        step.lines.push_back(number);
        if (line.state == phin::model::v1::STARTED)
            step.started.push_back(number);
    }
    return step.lines.empty() ? std::nullopt : std::optional(std::move(step));
}

void StationScreen::undo() {
    if (m_steps.empty()) {
        emit failed(QStringLiteral("undo"), QStringLiteral("notFound"), QStringLiteral("there is nothing to undo"));
        return;
    }
    auto steps = std::move(m_steps.back());
    m_steps.pop_back();
    const auto all = std::make_shared<Undone>(); // said once, when all of it is back
    all->waiting = steps.size();
    all->outcome.what = steps.front().begun ? QStringLiteral("takeBack") : QStringLiteral("undo");
    for (auto& step : steps) {
        auto told = steps.size() == 1 ? tell(all->outcome.what, step.number) : tellBack(all, step.number);
        if (step.begun) {
            m_station.takeBack({step.orderId, std::move(step.lines)}, std::move(told));
            continue;
        }
        m_station.recall({step.orderId, std::move(step.lines)}, std::move(told));
        if (!step.started.empty() && !m_station.view().everything) // as it was: being made
            m_station.start({step.orderId, std::move(step.started)}, {});
    }
}

Station::Done StationScreen::tellBack(const std::shared_ptr<Undone>& all, const QString& number) {
    m_staff.touched(now().steadyMs);
    return [mail = m_mail, all, number](const Result<Marked>& result) {
        if (!result)
            spdlog::warn("undo: {}", result.error().message);
        const std::lock_guard lock(all->mutex);
        if (result)
            all->outcome.changed += result->changed;
        (result && result->changed > 0 ? all->back : all->outcome.notBack) += number;
        if (--all->waiting > 0)
            return;
        all->outcome.number = all->back.join(QStringLiteral(", "));
        mail->post([&](Content& content) { content.outcomes.push_back(std::move(all->outcome)); });
    };
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
