#include "app/counter/route_keeper.h"

#include "sync/journal/reader.h"
#include "sync/model/routes.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <sstream>

namespace phin::counter {
namespace {

constexpr char holdsPaper[] = "screen.holds";
constexpr int ordersAtStart = 1'000;            // of the day, that are looked through once
constexpr std::int64_t birthsEveryMs = 60'000;  // a screen may have been revoked
constexpr std::int64_t strangerEveryMs = 5'000; // while somebody is heard whose birth is not known

/// How far a screen held this till's chain, for when this till is started while the screen is off.
struct Held {
    journal::ChainPlace place;
    std::uint64_t hlc = 0;
    friend bool operator==(const Held&, const Held&) = default;

    [[nodiscard]] std::string bytes() const {
        return std::to_string(place.epoch) + ' ' + std::to_string(place.seq) + ' ' + std::to_string(hlc);
    }
    static Held of(const std::string& bytes) {
        Held held;
        std::istringstream(bytes) >> held.place.epoch >> held.place.seq >> held.hlc;
        return held;
    }
};

} // namespace

/// All but the mutex's belongs to the writer's thread.
struct RouteKeeper::State : std::enable_shared_from_this<State> {
    State(journal::Writer& itsWriter, std::string itsDevice, const journal::Clock& shopClock,
          const journal::Clock& steadyClock)
        : writer(itsWriter)
        , device(std::move(itsDevice))
        , shop(shopClock)
        , steady(steadyClock)
        , work(device) {}

    journal::Writer& writer;
    std::string device;
    const journal::Clock& shop;
    const journal::Clock& steady;
    std::vector<Observer> observers;

    OpenWork work;
    StationWatch watch;
    bool loaded = false;
    std::map<std::string, Held> held; ///< by screen
    std::map<std::string, Held> kept; ///< what the papers say for certain
    std::set<std::string> born;       ///< boxes of any kind
    std::vector<KnownScreen> screens;
    std::optional<std::int64_t> bornMs; ///< steady; when the births were last read
    std::shared_ptr<const MenuIndex> menu = std::make_shared<const MenuIndex>();
    std::set<std::string> used; ///< stations that the menu routes to
    std::vector<StationPause> pauses;
    std::set<std::string> paused;
    bool watchful = false;       ///< something may have to be handed on at once
    std::uint64_t judgedHlc = 0; ///< what was asked for up to then has had its chance to go elsewhere for overload
    std::uint64_t lookedHlc = 0; ///< the same, once the turn that is under way is kept

    mutable std::mutex mutex; ///< guards what follows
    HeardShop heard;
    std::shared_ptr<const ShopNow> now = std::make_shared<const ShopNow>();
    std::atomic<bool> waiting{false};

    /// At most one turn waits.
    void soon() {
        if (waiting.exchange(true))
            return;
        writer.post([self = shared_from_this()](journal::Journal& journal) { return self->turn(journal); },
                    [self = shared_from_this()](const Status& status) { self->turned(status); });
    }

    void committed(const journal::Committed& committed) {
        bool own = false;
        for (const auto& order : committed.orders) {
            work.take(*order);
            own = own || order->device() == device;
        }
        if ((own && watchful) || committed.menu || !committed.stations.empty())
            soon();
    }

    Status turn(journal::Journal& journal) {
        waiting = false;
        if (!journal.born())
            return done();
        load(journal);
        Moment moment{shop.nowMs(), steady.nowMs()};
        HeardShop latest;
        {
            const std::lock_guard lock(mutex);
            latest = heard;
        }
        know(journal, latest, moment.steadyMs);
        complete(journal, latest);
        const auto head = journal.head();
        watch.hear(latest, head ? journal::ChainPlace{head->epoch(), head->seq()} : journal::ChainPlace{}, moment);
        refresh(journal);
        const Situation situation{*menu, work, watch, paused, moment};
        lookedHlc =
            std::max(judgedHlc, judgedUpTo(work, moment.shopMs)); // not what is committed together with this turn
        for (const auto& move : movesDue(situation, judgedHlc))
            if (const auto moved = journal::moveParts(journal, move.order, move.parts, move.to, move.why, {}); !moved)
                spdlog::warn("work was not handed to {}: {}", move.to, moved.error().message);
        return done();
    }

    /// After the commit, or without one.
    void turned(const Status& status) {
        if (!status) { // nothing of it was kept, or it was not even tried
            waiting = false;
            return kept.clear();
        }
        const Moment moment{shop.nowMs(), steady.nowMs()};
        const Situation situation{*menu, work, watch, paused, moment};
        judgedHlc = std::max(judgedHlc, lookedHlc);
        kept = held;
        auto next = std::make_shared<ShopNow>();
        next->alarms = alarmsOf(situation, used, pauses);
        next->screens = screens;
        for (const auto& pause : pauses)
            if (pause.paused)
                next->paused.push_back(pause);
        {
            const std::lock_guard lock(mutex);
            if (*now == *next)
                return;
            now = next;
        }
        for (const auto& observer : observers)
            observer(next);
    }

    void load(journal::Journal& journal) {
        if (loaded)
            return;
        loaded = true;
        for (const auto& [screen, bytes] : journal.papers(holdsPaper))
            held[screen] = kept[screen] = Held::of(bytes);
        auto reader = journal::Reader::open(journal.file());
        if (!reader)
            return;
        reader->latestOrders({}, reader->newestBusinessDate(), ordersAtStart,
                             [this](const model::v1::OrderState& order) { work.take(order); });
        judgedHlc = judgedUpTo(work, shop.nowMs()); // its time has passed
    }

    void know(journal::Journal& journal, const HeardShop& latest, std::int64_t steadyMs) {
        const bool strange = std::any_of(latest.boxes.begin(), latest.boxes.end(),
                                         [this](const HeardBox& box) { return !born.contains(box.device); });
        if (bornMs && steadyMs - *bornMs < (strange ? strangerEveryMs : birthsEveryMs))
            return;
        bornMs = steadyMs;
        screens.clear();
        for (const auto& each : journal.births()) {
            born.insert(each.chain.device);
            if (each.birth.kind == "station" && !journal.trust()->banned(each.chain.device))
                screens.push_back({each.chain.device, each.birth.name.empty() ? each.chain.device : each.birth.name,
                                   each.birth.station});
        }
        watch.know(screens);
    }

    /// Up to when a screen holds what this till wrote; and of one that is not there, what it was known to hold.
    void complete(journal::Journal& journal, HeardShop& latest) {
        for (auto& box : latest.boxes) {
            if (!watch.knows(box.device))
                continue;
            auto& known = held[box.device];
            if (box.holds != known.place && (box.alive || box.holds > known.place)) {
                const auto last = journal.lastUpTo({device, box.holds.epoch}, box.holds.seq);
                known = {box.holds, last ? last->hlc() : known.hlc};
            }
        }
        for (const auto& each : held) {
            const auto& screen = each.first;
            const auto& known = each.second;
            auto box = std::find_if(latest.boxes.begin(), latest.boxes.end(),
                                    [&screen](const HeardBox& heardOf) { return heardOf.device == screen; });
            if (box == latest.boxes.end())
                box = latest.boxes.insert(box, HeardBox{screen, false, {}, 0});
            box->holds = known.place;
            box->heldHlc = known.hlc;
            const auto paper = kept.find(screen);
            if (known != (paper == kept.end() ? Held{} : paper->second))
                journal.savePaper(holdsPaper, screen, known.bytes());
        }
    }

    void refresh(journal::Journal& journal) {
        if (const auto current = journal.shop().menu(); current && current != menu) {
            menu = current;
            used = stationsInUse(*menu);
        }
        pauses = journal.shop().stations().all();
        paused.clear();
        for (const auto& pause : pauses)
            if (pause.paused)
                paused.insert(pause.station);
        watchful = !paused.empty();
        for (const auto& station : menu->menu().stations())
            watchful = watchful || station.overload_units() > 0 ||
                       (!station.falls_to().empty() && !watch.station(station.id()).on);
    }
};

RouteKeeper::RouteKeeper(journal::Writer& writer, std::string device, const journal::Clock& shop,
                         const journal::Clock& steady)
    : m_state(std::make_shared<State>(writer, std::move(device), shop, steady)) {
    writer.observe([state = m_state](const journal::Committed& committed) { state->committed(committed); });
}

RouteKeeper::~RouteKeeper() = default;

void RouteKeeper::observe(Observer observer) {
    m_state->observers.push_back(std::move(observer));
}

void RouteKeeper::hear(HeardShop shop) {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->heard = std::move(shop);
    }
    m_state->soon();
}

std::shared_ptr<const ShopNow> RouteKeeper::now() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->now;
}

} // namespace phin::counter
