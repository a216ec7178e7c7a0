#include "app/counter/till_parts.h"

#include "app/counter/availability.h"
#include "app/counter/payment.h"
#include "sync/model/business_day.h"
#include "sync/model/merge.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace phin::counter {
namespace {

constexpr int daysOfStock = 8;                 ///< that are looked up at the start
constexpr std::int64_t daysOfAvailability = 8; ///< a shift may stay open for days
constexpr std::int64_t dayMs = 86'400'000;

} // namespace

Till::Till(journal::Writer& writer, TillSettings settings, const journal::Clock& clock, RandomSource random)
    : m_writer(writer)
    , m_settings(std::move(settings))
    , m_clock(clock) {
    // The carts' owner hands itself to the queue, so the circle is cut by a weak pointer.
    const auto self = std::make_shared<std::weak_ptr<Shared>>();
    m_shared = std::make_shared<Shared>([&writer, self] {
        const auto papers = std::make_shared<std::vector<Carts::Paper>>();
        writer.post(
            [weak = *self, papers](journal::Journal& journal) {
                if (const auto shared = weak.lock()) {
                    shared->carts.notSaved(*papers); // of an attempt that failed together with others
                    *papers = shared->carts.forSaving();
                }
                for (const auto& [id, bytes] : *papers)
                    if (bytes)
                        journal.savePaper(cartPaper, id.bytes(), *bytes);
                    else
                        journal.dropPaper(cartPaper, id.bytes());
                return done();
            },
            [weak = *self, papers](const Status& status) { // a failure is in the writer's log
                if (const auto shared = weak.lock(); shared && !status)
                    shared->carts.notSaved(*papers);
            });
    });
    *self = m_shared;
    m_shared->random = std::move(random);
    m_staff = std::make_shared<Staff>(writer, m_settings, clock);
    m_shared->keeper = std::make_unique<journal::StockKeeper>(writer, [self](std::int32_t, const std::string& product) {
        const auto shared = self->lock();
        return shared ? shared->carts.quantityOf(product) : 0;
    });

    auto& journal = writer.journal();
    if (auto menu = journal.shop().menu())
        m_shared->published = std::move(menu);
    m_shared->promises.load(journal, m_shared->published->menu());
    m_shared->shift = journal.shop().lastShift(m_settings.device);
    m_shared->remember(journal.shop().stock().newest(daysOfStock));
    m_shared->remember(journal.shop().availability().since(businessDay(
        m_clock.nowMs() - daysOfAvailability * dayMs, m_settings.utcOffsetMinutes, m_settings.dayStartsHour)));
    for (const auto& [key, bytes] : journal.papers(inHandPaper))
        m_foundInHand = Uuid::fromBytes(bytes).value_or(Uuid{});
    for (const auto& [id, bytes] : journal.papers(cartPaper)) {
        if (auto cart = Cart::fromBytes(bytes)) {
            if (const auto known = journal.shop().order(id); known && known->has_placed()) {
                if (known->device() == m_settings.device)
                    cart->markSent(std::make_shared<const SentOrder>(SentOrder::of(*known)));
                if (cart->taken().empty() && (merge::isPaid(*known) || known->has_voided())) {
                    Shared::dropLater(writer, id); // elsewhere, while this till was off
                    continue;
                }
            }
            m_shared->carts.load(std::move(*cart));
        } else
            spdlog::error("an open order among the working papers cannot be read; it was left there ({} bytes)",
                          bytes.size());
    }
    writer.observe([shared = m_shared, &writer](const journal::Committed& committed) {
        for (const auto& order : committed.orders)
            if (merge::isPaid(*order) || order->has_voided())
                shared->close(writer, order->order_id());
        shared->promises.note(committed);
        if (committed.menu)
            shared->remember(committed.menu);
        if (!committed.stock.empty())
            shared->remember(committed.stock);
        if (!committed.availability.empty())
            shared->remember(committed.availability);
    });
}

Till::Till(const Till& attended, bool /*nobody stands there*/)
    : m_writer(attended.m_writer)
    , m_settings(attended.m_settings)
    , m_clock(attended.m_clock)
    , m_shared(attended.m_shared)
    , m_staff(attended.m_staff)
    , m_attended(false) {}

Till::~Till() = default;

std::unique_ptr<Till> Till::unattended() const {
    return std::unique_ptr<Till>(new Till(*this, false));
}

Staff& Till::staff() const noexcept {
    return *m_staff;
}

Result<std::string> Till::allow(Right right, const Uuid& order) const {
    return m_attended ? m_staff->session().allow(right, order) : std::string();
}

std::shared_ptr<const MenuIndex> Till::menu() const {
    return pricing().menu;
}

std::shared_ptr<const MenuIndex> Till::publishedMenu() const {
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->published;
}

Uuid Till::newId() {
    std::array<std::uint8_t, Uuid::randomSize> random{};
    {
        const std::lock_guard lock(m_shared->randomMutex);
        m_shared->random(random);
    }
    return Uuid::make(m_clock.nowMs(), random);
}

Pricing Till::pricing() const {
    const std::lock_guard lock(m_shared->mutex);
    const auto day = ShiftNow(m_shared->shift, m_settings, m_clock.nowMs()).businessDate();
    return {m_shared->menuOn(day), day, shopTime()};
}

std::int32_t Till::businessDate() const {
    return pricing().businessDate;
}

void Till::importMenu(model::v1::Menu menu, Done<ImportedMenu> done, std::optional<std::string> over) {
    if (const auto allowed = allow(Right::EditMenu); !allowed)
        return done(allowed.error());
    auto parts = std::make_shared<const Result<MenuParts>>(cutMenu(std::move(menu), newId()));
    post<ImportedMenu>(
        m_writer,
        [parts, over = std::move(over)](journal::Journal& journal) -> Result<ImportedMenu> {
            if (!*parts)
                return parts->error();
            const auto changed = publish(journal, parts->value(), over);
            if (!changed)
                return changed.error();
            return ImportedMenu{parts->value().menuId, *changed};
        },
        std::move(done));
}

void Till::keepPictures(std::vector<std::string> pictures, Done<KeptPictures> done) {
    if (const auto allowed = allow(Right::EditMenu); !allowed)
        return done(allowed.error());
    post<KeptPictures>(
        m_writer,
        [pictures = std::move(pictures)](journal::Journal& journal) {
            return counter::keepPictures(journal, pictures);
        },
        std::move(done));
}

void Till::state(Done<TillState> done) {
    post<TillState>(
        m_writer,
        [settings = m_settings, shared = m_shared](journal::Journal& journal) -> Result<TillState> {
            TillState state;
            if (const auto head = journal.head()) {
                state.epoch = head->epoch();
                state.seq = head->seq();
            }
            auto& shop = journal.shop();
            const auto last = shop.lastShift(settings.device);
            shared->remember(last);
            if (last)
                state.shift = ShiftInfo{Uuid::fromBytes(last->id).value_or(Uuid{}), last->businessDate,
                                        last->floatMinor, last->open};
            state.businessDate = ShiftNow(last, settings, journal.nowMs()).businessDate();
            if (const auto count = shop.lastCount(settings.device, state.businessDate))
                state.lastNumber = orderNumber(settings.letter, count);
            state.lastReceipt = shop.lastReceipt(settings.device);
            state.shopMs = journal.nowMs();
            if (const auto menu = shop.menu())
                state.menuId = menu->menu().id();
            return state;
        },
        std::move(done));
}

// --- what can be had

void Till::setAvailable(std::string product, bool available, Done<Availability> done) {
    if (const auto allowed = allow(Right::Sell); !allowed)
        return done(allowed.error());
    post<Availability>(
        m_writer,
        [word = Availability{businessDate(), std::move(product), available}](journal::Journal& journal) {
            return counter::setAvailable(journal, word);
        },
        std::move(done));
}

// --- messages between boxes

void Till::sendMessage(model::v1::MessageSent message, Done<journal::MessageDone> done) {
    const auto by = allow(Right::Sell);
    if (!by)
        return done(by.error());
    message.set_staff(*by);
    message.set_business_date(businessDate());
    post<journal::MessageDone>(
        m_writer,
        [message = std::move(message)](journal::Journal& journal) { return journal::sendMessage(journal, message); },
        std::move(done));
}

void Till::seeMessage(const Uuid& id, Done<journal::MessageDone> done) {
    const auto by = allow(Right::Sell);
    if (!by)
        return done(by.error());
    post<journal::MessageDone>(
        m_writer, [id, staff = *by](journal::Journal& journal) { return journal::seeMessage(journal, id, staff); },
        std::move(done));
}

// --- what stations make

void Till::handOver(std::string orderId, std::vector<journal::Part> parts, std::string to, Done<journal::Moved> done) {
    const auto by = allow(Right::Sell);
    if (!by)
        return done(by.error());
    post<journal::Moved>(
        m_writer,
        [=, orderId = std::move(orderId), parts = std::move(parts), to = std::move(to),
         staff = *by](journal::Journal& journal) {
            return journal::moveParts(journal, orderId, parts, to, model::v1::BY_PERSON, staff);
        },
        std::move(done));
}

// --- limited stock

std::map<std::string, StockLeft> Till::stock() const {
    const auto now = pricing();
    std::map<std::string, StockLeft> left;
    for (const auto& product : now.menu->menu().products())
        if (product.limited())
            left[product.id()]; // none until it is counted
    const std::lock_guard lock(m_shared->mutex);
    for (auto at = m_shared->stock.lower_bound({now.businessDate, {}});
         at != m_shared->stock.end() && at->first.first == now.businessDate; ++at)
        if (const auto& ledger = *at->second; isLimited(*now.menu, ledger))
            left[ledger.product] = {std::max<std::int64_t>(0, ledger.left(m_settings.device)),
                                    std::max<std::int64_t>(0, ledger.elsewhere(m_settings.device))};
    return left;
}

void Till::countStock(journal::StockWord word, Done<journal::StockAnswer> done) {
    if (word.businessDate == 0)
        word.businessDate = businessDate();
    m_shared->keeper->count(std::move(word), std::move(done));
}

void Till::wasteStock(journal::StockWord word, Done<journal::StockAnswer> done) {
    if (word.businessDate == 0)
        word.businessDate = businessDate();
    m_shared->keeper->waste(std::move(word), std::move(done));
}

void Till::hear(std::vector<std::string> boxes, std::vector<std::string> tills) {
    m_shared->keeper->hear(std::move(boxes), std::move(tills));
}

} // namespace phin::counter
