#pragma once

#include "kds/station/marks.h"
#include "kds/tickets/ticket_board.h"
#include "sync/journal/send_message.h"
#include "sync/journal/set_available.h"
#include "sync/journal/stock_keeper.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace phin::kds {

/// A station's use cases, the same for the touch screen and the control socket; may be used from any thread.
/// Nothing here waits for a disk: commands are answered by `Done` on the writer's thread, after the commit or with the
/// reason why nothing was kept. Done and observers must only hand over, and must not call back in here.
/// The writer must be stopped before this ends.
class Station {
public:
    using Done = std::function<void(const Result<Marked>&)>;
    using OrderObserver = std::function<void(const std::vector<OrderPtr>&)>;
    using TicketObserver = std::function<void(const std::vector<TicketBoard::Diff>&)>;

    /// Hangs itself on the writer: make it before the writer starts. The journal says which station it is.
    Station(journal::Writer& writer, const journal::Clock& clock, Stay stay = {});
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    /// Called on the writer's thread with every state of orders this station hears of, loaded or new. Before load().
    void observeOrders(OrderObserver observer) { m_observers.push_back(std::move(observer)); }
    /// Called on the writer's thread with messages between boxes, loaded or new, in their new state. Before load().
    using MessageObserver = std::function<void(const std::vector<ShopMessage>&)>;
    void observeMessages(MessageObserver observer) { m_messageObservers.push_back(std::move(observer)); }
    /// The same for words on which stations are paused.
    using PauseObserver = std::function<void(const std::vector<StationPause>&)>;
    void observePauses(PauseObserver observer) { m_pauseObservers.push_back(std::move(observer)); }
    /// The same for who works in the shop.
    using StaffObserver = std::function<void(const std::vector<StaffMember>&)>;
    void observeStaff(StaffObserver observer) { m_staffObservers.push_back(std::move(observer)); }
    /// Who stands here from now on: marks carry the id where they name nobody themselves. Empty: nobody.
    void setStaff(std::string id);
    /// The same for words on what can be had, of every business day that is held.
    using AvailabilityObserver = std::function<void(const std::vector<Availability>&)>;
    void observeAvailability(AvailabilityObserver observer) { m_availabilityObservers.push_back(std::move(observer)); }
    /// Reads the open orders, and the newest for recall, in turn with everything else the writer does: what the screen
    /// follows afterwards is newer than all that was read. `done` tells once they are there, or why not.
    void load(std::function<void(const Status&)> done);

    void start(Lines lines, Done done) { command(&kds::start, std::move(lines), std::move(done)); }
    void ready(Lines lines, Done done) { command(&kds::ready, std::move(lines), std::move(done)); }
    void bump(Lines lines, Done done) { command(&kds::bump, std::move(lines), std::move(done)); }
    void takeBack(Lines lines, Done done) { command(&kds::takeBack, std::move(lines), std::move(done)); }
    void recall(Lines lines, Done done) { command(&kds::recall, std::move(lines), std::move(done)); }
    /// Lines of several orders in one transaction: see marks.h.
    using DoneAll = std::function<void(const Result<MarkedAll>&)>;
    void startAll(std::vector<Lines> orders, DoneAll done);
    void readyAll(std::vector<Lines> orders, DoneAll done);
    /// See treatment.h, for what is said of a whole order or of this station.
    void hold(std::string orderId, bool held, Done done);
    void raise(std::string orderId, bool raised, Done done);
    /// Without a reason it goes on.
    void pause(std::optional<std::string> reason, Done done);
    /// See send_message.h. The business day (YYYYMMDD) is the caller's to fill in.
    using DoneMessage = std::function<void(const Result<journal::MessageDone>&)>;
    void sendMessage(phin::model::v1::MessageSent message, DoneMessage done);
    void seeMessage(const Uuid& id, DoneMessage done);
    /// See set_available.h: every till of the shop takes it at once.
    using DoneAvailable = std::function<void(const Result<Availability>&)>;
    void setAvailable(Availability word, DoneAvailable done);
    /// The ticket that left last and is still gone.
    void recallLast(Done done);

    /// There are so many (more) of a product: dealt out to the tills that are heard, by them to be sold.
    void countStock(journal::StockWord word, journal::StockKeeper::Done<journal::StockAnswer> done) {
        m_keeper.count(std::move(word), std::move(done));
    }
    /// Who is on the LAN now: the boxes that share stock, and the tills among them. From any thread.
    void hear(std::vector<std::string> boxes, std::vector<std::string> tills) {
        m_keeper.hear(std::move(boxes), std::move(tills));
    }

    [[nodiscard]] const View& view() const noexcept { return m_view; }
    /// How lines age, by the menu in force. Never null.
    [[nodiscard]] std::shared_ptr<const Pace> pace() const;
    /// The menu in force, as published; the empty one before the first. Never null.
    [[nodiscard]] std::shared_ptr<const MenuIndex> menu() const;
    /// Open tickets, the raised ones first, each half in arrival order.
    [[nodiscard]] std::vector<TicketPtr> tickets();
    [[nodiscard]] std::size_t openCount();

    /// What is on the screen now; every later change goes to `observer`, in order and without a gap, until unwatch().
    struct Watched {
        int id;
        std::vector<TicketPtr> tickets;
    };
    [[nodiscard]] Watched watch(TicketObserver observer);
    /// No call is made, or still running, once this returns.
    void unwatch(int id);

private:
    using Decision = Result<Marked> (*)(journal::Journal&, const View&, const Lines&);
    template <class T>
    using Work = std::function<Result<T>(journal::Journal&)>;
    void command(Decision decision, Lines lines, Done done);
    template <class T>
    void post(Work<T> work, std::function<void(const Result<T>&)> done);
    void setMenu(std::shared_ptr<const MenuIndex> menu);
    void feed(const std::vector<OrderPtr>& orders);
    void tell(const std::vector<TicketBoard::Diff>& diffs);
    [[nodiscard]] Moment now() const;
    /// With who stands here.
    [[nodiscard]] Lines signedBy(Lines lines) const;
    [[nodiscard]] std::vector<Lines> signedBy(std::vector<Lines> orders) const;
    Result<Marked> recallNewest(journal::Journal& journal);

    journal::Writer& m_writer;
    const journal::Clock& m_clock;
    View m_view;
    journal::StockKeeper m_keeper;
    std::vector<OrderObserver> m_observers;
    std::vector<MessageObserver> m_messageObservers;
    std::vector<PauseObserver> m_pauseObservers;
    std::vector<StaffObserver> m_staffObservers;
    std::vector<AvailabilityObserver> m_availabilityObservers;
    mutable std::mutex m_mutex; // guards what follows
    std::shared_ptr<const MenuIndex> m_menu;
    std::shared_ptr<const Pace> m_pace;
    std::string m_staff;
    TicketBoard m_board;
    std::map<int, TicketObserver> m_watchers;
    int m_lastWatcher = 0;
};

} // namespace phin::kds
