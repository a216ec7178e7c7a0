#include "kds/station/station.h"

#include "kds/station/treatment.h"
#include "sync/journal/reader.h"

#include <chrono>

namespace phin::kds {

namespace {

/// Of these, the newest, some were bumped before a restart: they can still be recalled.
constexpr int recentOrders = 200;
constexpr int lastDay = 9999'12'31;

template <class Observer, class News>
void tell(const std::vector<Observer>& observers, const std::vector<News>& news) {
    if (!news.empty())
        for (const auto& observer : observers)
            observer(news);
}

} // namespace

Station::Station(journal::Writer& writer, const journal::Clock& clock, Stay stay)
    : m_writer(writer)
    , m_clock(clock)
    , m_view(View::of(writer.journal().birth().station, writer.journal().device()))
    , m_keeper(writer)
    , m_board(m_view, stay) {
    setMenu(writer.journal().shop().menu());
    writer.observe([this](const journal::Committed& committed) {
        if (committed.menu)
            setMenu(committed.menu);
        if (!committed.orders.empty())
            feed(committed.orders);
        kds::tell(m_messageObservers, committed.messages);
        kds::tell(m_pauseObservers, committed.stations);
        kds::tell(m_staffObservers, committed.staff);
        kds::tell(m_availabilityObservers, committed.availability);
    });
}

void Station::load(std::function<void(const Status&)> done) {
    m_writer.post(
        [this](journal::Journal& journal) -> Status {
            auto reader = journal::Reader::open(journal.file());
            if (!reader)
                return reader.error();
            std::vector<OrderPtr> orders;
            const auto keep = [&](const phin::model::v1::OrderState& order) {
                orders.push_back(std::make_shared<const phin::model::v1::OrderState>(order));
            };
            reader->openOrders(keep);
            reader->latestOrders("", reader->newestBusinessDate(), recentOrders, keep);
            feed(orders);
            kds::tell(m_messageObservers, reader->messages(0));
            kds::tell(m_pauseObservers, reader->stations());
            kds::tell(m_staffObservers, reader->staff());
            kds::tell(m_availabilityObservers, reader->availability(0, lastDay));
            return phin::done();
        },
        std::move(done));
}

template <class T>
void Station::post(Work<T> work, std::function<void(const Result<T>&)> done) {
    auto answer = std::make_shared<T>();
    m_writer.post(
        [work = std::move(work), answer](journal::Journal& journal) -> Status {
            auto outcome = work(journal);
            if (!outcome)
                return outcome.error();
            *answer = std::move(*outcome);
            return phin::done();
        },
        [answer, done = std::move(done)](const Status& status) {
            if (done)
                done(status ? Result<T>(*answer) : Result<T>(status.error()));
        });
}

void Station::command(Decision decision, Lines lines, Done done) {
    post<Marked>([this, decision, lines = signedBy(std::move(lines))](
                     journal::Journal& journal) { return decision(journal, m_view, lines); },
                 std::move(done));
}

void Station::startAll(std::vector<Lines> orders, DoneAll done) {
    post<MarkedAll>([this, all = signedBy(std::move(orders))](
                        journal::Journal& journal) { return kds::startAll(journal, m_view, all); },
                    std::move(done));
}

void Station::readyAll(std::vector<Lines> orders, DoneAll done) {
    post<MarkedAll>([this, all = signedBy(std::move(orders))](
                        journal::Journal& journal) { return kds::readyAll(journal, m_view, all); },
                    std::move(done));
}

void Station::hold(std::string orderId, bool held, Done done) {
    post<Marked>([this, order = std::move(orderId),
                  held](journal::Journal& journal) { return kds::hold(journal, m_view, order, held); },
                 std::move(done));
}

void Station::raise(std::string orderId, bool raised, Done done) {
    post<Marked>([this, order = std::move(orderId),
                  raised](journal::Journal& journal) { return kds::raise(journal, m_view, order, raised); },
                 std::move(done));
}

void Station::pause(std::optional<std::string> reason, Done done) {
    post<Marked>(
        [this, why = std::move(reason)](journal::Journal& journal) { return kds::pause(journal, m_view, why); },
        std::move(done));
}

void Station::sendMessage(phin::model::v1::MessageSent message, DoneMessage done) {
    post<journal::MessageDone>(
        [message = std::move(message)](journal::Journal& journal) { return journal::sendMessage(journal, message); },
        std::move(done));
}

void Station::seeMessage(const Uuid& id, DoneMessage done) {
    post<journal::MessageDone>([id](journal::Journal& journal) { return journal::seeMessage(journal, id, {}); },
                               std::move(done));
}

void Station::setAvailable(Availability word, DoneAvailable done) {
    post<Availability>(
        [word = std::move(word)](journal::Journal& journal) { return journal::setAvailable(journal, word); },
        std::move(done));
}

void Station::recallLast(Done done) {
    post<Marked>([this](journal::Journal& journal) { return recallNewest(journal); }, std::move(done));
}

Result<Marked> Station::recallNewest(journal::Journal& journal) {
    std::vector<TicketPtr> recent;
    {
        const std::lock_guard lock(m_mutex);
        recent = m_board.recent();
    }
    for (const auto& ticket : recent) {
        // By the fold, not by the board: one recalled a moment ago, in this very transaction, does not count.
        const auto order = journal.shop().order(ticket->id());
        if (order && project(order, m_view, {}).standing == Standing::Done)
            return kds::recall(journal, m_view, signedBy(Lines{ticket->id(), {}}));
    }
    return Error{ErrorKind::NotFound, "there is nothing to recall"};
}

void Station::setMenu(std::shared_ptr<const MenuIndex> menu) {
    if (!menu)
        menu = std::make_shared<const MenuIndex>();
    auto pace = std::make_shared<const Pace>(menu->menu());
    const std::lock_guard lock(m_mutex);
    m_menu = std::move(menu);
    m_pace = std::move(pace);
}

std::shared_ptr<const MenuIndex> Station::menu() const {
    const std::lock_guard lock(m_mutex);
    return m_menu;
}

std::shared_ptr<const Pace> Station::pace() const {
    const std::lock_guard lock(m_mutex);
    return m_pace;
}

void Station::feed(const std::vector<OrderPtr>& orders) {
    {
        const std::lock_guard lock(m_mutex);
        const auto moment = now();
        std::vector<TicketBoard::Diff> all = m_board.tick(moment);
        for (const auto& order : orders) {
            auto diffs = m_board.apply(order, moment);
            all.insert(all.end(), std::make_move_iterator(diffs.begin()), std::make_move_iterator(diffs.end()));
        }
        tell(all);
    }
    for (const auto& observer : m_observers)
        observer(orders);
}

void Station::tell(const std::vector<TicketBoard::Diff>& diffs) {
    if (!diffs.empty())
        for (const auto& [id, watcher] : m_watchers)
            watcher(diffs);
}

void Station::setStaff(std::string id) {
    const std::lock_guard lock(m_mutex);
    m_staff = std::move(id);
}

Lines Station::signedBy(Lines lines) const {
    const std::lock_guard lock(m_mutex);
    if (lines.staff.empty())
        lines.staff = m_staff;
    return lines;
}

std::vector<Lines> Station::signedBy(std::vector<Lines> orders) const {
    for (auto& lines : orders)
        lines = signedBy(std::move(lines));
    return orders;
}

Moment Station::now() const {
    using namespace std::chrono;
    return {m_clock.nowMs(), duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()};
}

std::vector<TicketPtr> Station::tickets() {
    const std::lock_guard lock(m_mutex);
    tell(m_board.tick(now()));
    return m_board.slice(0, m_board.size());
}

std::size_t Station::openCount() {
    const std::lock_guard lock(m_mutex);
    tell(m_board.tick(now()));
    return m_board.size();
}

Station::Watched Station::watch(TicketObserver observer) {
    const std::lock_guard lock(m_mutex);
    tell(m_board.tick(now()));
    m_watchers.emplace(++m_lastWatcher, std::move(observer));
    return {m_lastWatcher, m_board.slice(0, m_board.size())};
}

void Station::unwatch(int id) {
    const std::lock_guard lock(m_mutex);
    m_watchers.erase(id);
}

} // namespace phin::kds
