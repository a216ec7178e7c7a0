#include "app/counter/till.h"

#include "app/counter/availability.h"
#include "app/counter/payment.h"
#include "app/counter/repeat.h"
#include "sync/model/business_day.h"
#include "sync/model/merge.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace phin::counter {
namespace {

using model::v1::Discount;
using model::v1::PricedOrder;
using model::v1::Tender;

constexpr int daysOfStock = 8;                 ///< that are looked up at the start
constexpr std::int64_t daysOfAvailability = 8; ///< a shift may stay open for days
constexpr std::int64_t dayMs = 86'400'000;

/// Posts `work`, which answers with a T, and tells `done` its answer once it has committed.
template <class T, class Work>
void post(journal::Writer& writer, Work work, Till::Done<T> done) {
    auto answer = std::make_shared<std::optional<T>>();
    writer.post(
        [work = std::move(work), answer](journal::Journal& journal) -> Status {
            Result<T> result = work(journal);
            if (!result)
                return result.error();
            *answer = std::move(*result);
            return phin::done();
        },
        [answer, done = std::move(done)](const Status& status) {
            if (status)
                done(std::move(**answer));
            else
                done(status.error());
        });
}

} // namespace

/// What the writer's thread and the callers share. It outlives the till for as long as anything waits in the queue.
struct Till::Shared {
    explicit Shared(std::function<void()> saveSoon)
        : carts(std::move(saveSoon)) {}

    Carts carts;
    std::mutex randomMutex;
    RandomSource random;
    mutable std::mutex mutex;
    std::shared_ptr<const MenuIndex> published = std::make_shared<const MenuIndex>(); ///< never null
    std::map<std::int32_t, AvailableToday> availability;                              ///< by business day
    std::shared_ptr<const MenuIndex> menu;                                            ///< as sold on menuDay
    std::int32_t menuDay = 0;
    std::optional<journal::Shift> shift;                            ///< the till's newest
    std::map<std::pair<std::int32_t, std::string>, StockPtr> stock; ///< of the newest days
    std::unique_ptr<journal::StockKeeper> keeper;

    /// An order that was sent from here was paid or voided elsewhere: it is not open here any more.
    /// One that guests have handed money over for stays, so that it can be given back.
    void close(journal::Writer& writer, const std::string& order) {
        const auto id = Uuid::fromBytes(order);
        if (!id || !carts.isIdle(*id) || !carts.taken(*id).empty())
            return;
        carts.remove(*id);
        dropLater(writer, order);
    }
    static void dropLater(journal::Writer& writer, const std::string& order) {
        writer.post([order](journal::Journal& journal) {
            journal.dropPaper(cartPaper, order);
            return done();
        });
    }
    void remember(const std::vector<StockPtr>& ledgers) {
        const std::lock_guard lock(mutex);
        for (const auto& ledger : ledgers)
            stock[{ledger->businessDate, ledger->product}] = ledger;
    }
    /// Without accounts where nobody counted.
    [[nodiscard]] StockLedger ledger(std::int32_t businessDate, const std::string& product) const {
        const std::lock_guard lock(mutex);
        const auto known = stock.find({businessDate, product});
        return known == stock.end() ? StockLedger{businessDate, product, {}} : *known->second;
    }
    void ask(const std::optional<Shortage>& shortage) const {
        if (shortage && shortage->askOthers)
            keeper->ask(shortage->businessDate, shortage->product, shortage->units);
    }
    void remember(std::optional<journal::Shift> newest) {
        const std::lock_guard lock(mutex);
        shift = std::move(newest);
    }
    void remember(std::shared_ptr<const MenuIndex> newest) {
        {
            const std::lock_guard lock(mutex);
            published = std::move(newest);
        }
        renewMenu();
    }
    void remember(const std::vector<Availability>& words) {
        {
            const std::lock_guard lock(mutex);
            for (const auto& word : words)
                availability[word.businessDate][word.product] = word.available;
        }
        renewMenu();
    }
    /// On the writer's thread: a large menu takes some ten milliseconds, which no tap should wait for.
    void renewMenu() {
        std::unique_lock lock(mutex);
        const auto day = menuDay;
        const auto base = published;
        const auto words = availability[day];
        lock.unlock();
        auto next = menuWith(base, words);
        lock.lock();
        menu = menuDay == day ? std::move(next) : nullptr;
    }
    /// Within the mutex.
    [[nodiscard]] const std::shared_ptr<const MenuIndex>& menuOn(std::int32_t businessDate) {
        if (!menu || menuDay != businessDate) {
            menu = menuWith(published, availability[businessDate]);
            menuDay = businessDate;
        }
        return menu;
    }
};

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
    m_shared->shift = journal.shop().lastShift(m_settings.device);
    m_shared->remember(journal.shop().stock().newest(daysOfStock));
    m_shared->remember(journal.shop().availability().since(businessDay(
        m_clock.nowMs() - daysOfAvailability * dayMs, m_settings.utcOffsetMinutes, m_settings.dayStartsHour)));
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

// --- open orders

Result<PricedOrder> Till::openOrder(const Uuid& order, model::v1::Channel channel, std::string guest) {
    if (order.isNil())
        return Error{ErrorKind::WrongUse, "an order needs an id"};
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    Cart cart(order, {}, {}, m_clock.nowMs());
    if (auto status = cart.setChannel(channel); !status)
        return status.error();
    if (auto status = cart.setGuest(std::move(guest)); !status)
        return status.error();
    return m_shared->carts.open(cart, pricing());
}

Result<PricedOrder> Till::change(Right right, const Uuid& order, const Carts::Change& change) {
    if (const auto allowed = allow(right, order); !allowed)
        return allowed.error();
    return m_shared->carts.change(order, change, pricing());
}

Status Till::allowDiscount(const Uuid& order, const Discount& discount) const {
    const bool given = discount.of_case() != Discount::OF_NOT_SET;
    if (given && m_attended && discount.reason().empty())
        return Error{ErrorKind::WrongUse, "a discount needs a reason"};
    const auto right = discount.comp() ? Right::Comp : given ? Right::Discount : Right::Sell;
    const auto allowed = allow(right, order);
    return allowed ? done() : Status(allowed.error());
}

Status Till::allowChoice(const Uuid& order, const Choice& choice, const model::v1::OrderLine* before) const {
    const bool sameDiscount = before && before->discount().SerializeAsString() == choice.discount.SerializeAsString();
    if (!sameDiscount && !choice.discount.comp()) // a comp, as a price, is seen by what it adds: see allowMore()
        if (auto allowed = allowDiscount(order, choice.discount); !allowed)
            return allowed;
    if (choice.overrideMinor && m_attended && choice.overrideReason.empty())
        return Error{ErrorKind::WrongUse, "another price needs a reason"};
    if (!choice.overrideMinor || !before || !before->has_override_minor() ||
        before->override_minor() <= *choice.overrideMinor)
        return done();
    const auto allowed = allow(Right::PriceOverride, order);
    return allowed ? done() : Status(allowed.error());
}

Status Till::allowMore(const Uuid& order, const Favours& before, const Favours& after) const {
    for (const auto& [right, grows] : {std::pair{Right::Comp, after.compedMinor > before.compedMinor},
                                       std::pair{Right::PriceOverride, after.overriddenMinor > before.overriddenMinor}})
        if (grows)
            if (const auto allowed = allow(right, order); !allowed)
                return allowed.error();
    return done();
}

Result<PricedOrder> Till::addLine(const Uuid& order, const Choice& choice, Joining joining) {
    if (auto allowed = allowChoice(order, choice, nullptr); !allowed)
        return allowed.error();
    return raise(order, [&](Cart& cart, const Pricing& now) { return cart.add(*now.menu, choice, joining, now.time); });
}

Result<PricedOrder> Till::addCombo(const Uuid& order, const ComboChoice& choice, Joining joining) {
    return raise(order,
                 [&](Cart& cart, const Pricing& now) { return cart.addCombo(*now.menu, choice, joining, now.time); });
}

Result<PricedOrder> Till::repeat(const Uuid& order, const PricedOrder& earlier,
                                 std::vector<model::v1::OrderLine>& leftOut) {
    return raise(order, [&](Cart& cart, const Pricing& now) {
        leftOut.clear();
        return counter::repeat(cart, *now.menu, earlier, now.time, leftOut);
    });
}

Result<PricedOrder> Till::raise(const Uuid& order, const std::function<Status(Cart&, const Pricing&)>& change) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    const auto now = pricing();
    std::optional<Shortage> shortage;
    auto priced = m_shared->carts.change(
        order,
        [&](Cart& cart) -> Status {
            auto before = cart.quantities();
            const auto allowed = cart.favours();
            const auto taken = cart.takenFromStock();
            if (auto status = change(cart, now); !status)
                return status;
            if (auto more = allowMore(order, allowed, cart.favours()); !more)
                return more;
            for (const auto& [product, units] : cart.quantities()) {
                if (units <= before[product])
                    continue;
                if (const auto* sold = now.menu->product(product); sold && sold->sold_out())
                    return soldOut(*sold);
                const auto ledger = m_shared->ledger(now.businessDate, product);
                const auto left = std::max<std::int64_t>(0, ledger.left(m_settings.device));
                const auto had = taken.find(product);
                const auto needed = units - (had == taken.end() ? 0 : had->second);
                if (!isLimited(*now.menu, ledger) || needed <= left)
                    continue;
                shortage = Shortage{now.businessDate, product, needed - left, ledger.elsewhere(m_settings.device) > 0};
                return refusal(*now.menu, ledger, m_settings.device);
            }
            return done();
        },
        now);
    m_shared->ask(shortage);
    return priced;
}

Result<PricedOrder> Till::replaceLine(const Uuid& order, std::uint32_t line, const Choice& choice) {
    const auto before = this->order(order);
    const model::v1::OrderLine* known = nullptr;
    if (before)
        for (const auto& each : before->lines())
            if (each.line() == line)
                known = &each;
    if (auto allowed = allowChoice(order, choice, known); !allowed)
        return allowed.error();
    return raise(order,
                 [&](Cart& cart, const Pricing& now) { return cart.replace(*now.menu, line, choice, now.time); });
}

Result<PricedOrder> Till::setQuantity(const Uuid& order, std::uint32_t line, std::int32_t quantity) {
    return raise(order,
                 [&](Cart& cart, const Pricing& now) { return cart.setQuantity(*now.menu, line, quantity, now.time); });
}

Result<PricedOrder> Till::removeLine(const Uuid& order, std::uint32_t line) {
    return change(Right::Sell, order, [&](Cart& cart) { return cart.removeLine(line); });
}

Result<PricedOrder> Till::discountLine(const Uuid& order, std::uint32_t line, const Discount& discount) {
    if (auto allowed = allowDiscount(order, discount); !allowed)
        return allowed.error();
    return m_shared->carts.change(
        order, [&](Cart& cart) { return cart.discountLine(line, discount); }, pricing());
}

Result<PricedOrder> Till::overrideLine(const Uuid& order, std::uint32_t line, std::optional<std::int64_t> amountMinor,
                                       std::string reason) {
    if (amountMinor && m_attended && reason.empty())
        return Error{ErrorKind::WrongUse, "another price needs a reason"};
    return change(amountMinor ? Right::PriceOverride : Right::Sell, order,
                  [&](Cart& cart) { return cart.overrideLine(line, amountMinor, std::move(reason)); });
}

Result<PricedOrder> Till::discountOrder(const Uuid& order, const Discount& discount) {
    if (auto allowed = allowDiscount(order, discount); !allowed)
        return allowed.error();
    return m_shared->carts.change(
        order, [&](Cart& cart) { return cart.discountOrder(discount); }, pricing());
}

Result<PricedOrder> Till::setChannel(const Uuid& order, model::v1::Channel channel) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    const auto now = pricing();
    return m_shared->carts.change(
        order,
        [&](Cart& cart) {
            auto set = cart.setChannel(channel);
            if (set)
                cart.reprice(*now.menu, now.time);
            return set;
        },
        now);
}

Result<PricedOrder> Till::setGuest(const Uuid& order, const std::string& guest) {
    return change(Right::Sell, order, [&](Cart& cart) { return cart.setGuest(guest); });
}

Result<PricedOrder> Till::clear(const Uuid& order) {
    return change(Right::Sell, order, [](Cart& cart) { return cart.clear(); });
}

Result<PricedOrder> Till::undo(const Uuid& order) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    return m_shared->carts.undo(order, pricing());
}

Result<PricedOrder> Till::share(const Uuid& from, const std::vector<Portion>& portions) {
    if (const auto allowed = allow(Right::Sell, from); !allowed)
        return allowed.error();
    for (const auto& portion : portions) // what comes onto an order on the house is on the house, too
        if (const auto target = order(portion.to); target && target->discount().comp())
            if (const auto allowed = allow(Right::Comp, portion.to); !allowed)
                return allowed.error();
    return m_shared->carts.share(from, portions, pricing());
}

Result<PricedOrder> Till::takeTender(const Uuid& order, const Tender& tender) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    const auto now = pricing();
    return m_shared->carts.changeForGood(
        order,
        [&](Cart& cart) -> Status {
            const auto priced = cart.price(*now.menu, now.businessDate);
            if (!priced)
                return priced.error();
            const auto part =
                settlePart(outstanding(priced->total_minor(), {cart.taken().begin(), cart.taken().end()}), tender);
            return part ? cart.takeTender(*part) : Status(part.error());
        },
        now);
}

Result<PricedOrder> Till::giveTenderBack(const Uuid& order, int index) {
    if (const auto allowed = allow(Right::Sell, order); !allowed)
        return allowed.error();
    return m_shared->carts.changeForGood(
        order, [index](Cart& cart) { return cart.giveTenderBack(index); }, pricing());
}

std::vector<Tender> Till::taken(const Uuid& order) const {
    return m_shared->carts.taken(order);
}

Result<PricedOrder> Till::order(const Uuid& order) const {
    return m_shared->carts.price(order, pricing());
}

std::vector<OpenOrder> Till::openOrders() const {
    return m_shared->carts.list();
}

// --- decisions

void Till::decide(const std::shared_ptr<PaymentCommand>& command, const Uuid& order, bool held, Done<Paid> done) {
    m_writer.post([command](journal::Journal& journal) { return command->run(journal); },
                  [shared = m_shared, command, order, held, done = std::move(done)](const Status& status) {
                      if (command->shift())
                          shared->remember(command->shift());
                      if (status)
                          shared->carts.remove(order);
                      else if (held)
                          shared->carts.release(order);
                      if (!status)
                          shared->ask(command->shortage());
                      if (status)
                          done(command->answer());
                      else
                          done(status.error());
                  });
}

std::vector<std::uint32_t> Till::unsentLines(const Uuid& order) const {
    return m_shared->carts.unsentLines(order);
}

void Till::send(const Uuid& order, Done<Sent> done, std::string reason) {
    const auto by = allow(Right::Sell, order);
    if (!by)
        return done(by.error());
    auto cart = m_shared->carts.hold(order);
    const bool held = cart.has_value();
    Result<PaymentCommand::Basket> basket = Error{ErrorKind::NotFound, "there is no such order; open it first"};
    if (held)
        basket = PaymentCommand::Basket{std::move(*cart), pricing(), true};
    const auto command = std::make_shared<SendCommand>(m_settings, order, std::move(reason), std::move(basket), *by);
    m_writer.post([command](journal::Journal& journal) { return command->run(journal); },
                  [shared = m_shared, command, order, held, done = std::move(done)](const Status& status) {
                      if (command->shift())
                          shared->remember(command->shift());
                      if (status && held)
                          shared->carts.markSent(order, command->sent());
                      if (held)
                          shared->carts.release(order);
                      if (!status)
                          shared->ask(command->shortage());
                      if (status)
                          done(command->answer());
                      else
                          done(status.error());
                  });
}

void Till::pay(const Uuid& order, const Uuid& payment, std::vector<model::v1::Tender> tenders, Done<Paid> done) {
    auto cart = m_shared->carts.hold(order);
    const bool held = cart.has_value();
    // Not open here: it may be paid already, or placed elsewhere; the journal knows.
    Result<PaymentCommand::Basket> basket = Error{ErrorKind::NotFound, "there is no such order; open it first"};
    if (held) {
        tenders.insert(tenders.begin(), cart->taken().begin(), cart->taken().end());
        basket = PaymentCommand::Basket{std::move(*cart), pricing(), true};
    }
    if (payment.isNil())
        basket = Error{ErrorKind::WrongUse, "a payment needs an id"};
    const auto by = allow(Right::Sell, order);
    if (!by)
        basket = by.error(); // what is paid already is answered all the same
    auto command = std::make_shared<PaymentCommand>(m_settings, order, payment, std::move(tenders), std::move(basket));
    if (by)
        command->signedBy(*by);
    decide(command, order, held, std::move(done));
}

void Till::sell(Sale sale, Done<Paid> done) {
    std::string by;
    auto basket = [&]() -> Result<PaymentCommand::Basket> {
        if (sale.order.isNil() || sale.payment.isNil())
            return Error{ErrorKind::WrongUse, "a sale needs an id for the order and one for its payment"};
        const auto allowed = allow(Right::Sell, sale.order);
        if (!allowed)
            return allowed.error();
        by = *allowed;
        if (auto discount = allowDiscount(sale.order, sale.orderDiscount); !discount)
            return discount.error();
        for (const auto& choice : sale.lines)
            if (auto line = allowChoice(sale.order, choice, nullptr); !line)
                return line.error();
        const auto now = pricing();
        Cart cart(sale.order, {}, {}, m_clock.nowMs());
        if (auto status = cart.setChannel(sale.channel); !status)
            return status.error();
        if (auto status = cart.setGuest(std::move(sale.guest)); !status)
            return status.error();
        for (const auto& choice : sale.lines)
            if (auto status = cart.add(*now.menu, choice, Joining::NewLine, now.time); !status)
                return status.error();
        if (auto more = allowMore(sale.order, {}, cart.favours()); !more)
            return more.error();
        if (auto status = cart.discountOrder(sale.orderDiscount); !status)
            return status.error();
        return PaymentCommand::Basket{std::move(cart), now, false};
    }();
    auto command = std::make_shared<PaymentCommand>(m_settings, sale.order, sale.payment, std::move(sale.tenders),
                                                    std::move(basket));
    command->signedBy(std::move(by));
    decide(command, sale.order, false, std::move(done));
}

void Till::voidOrder(const Uuid& order, std::string reason, Done<PricedOrder> done, bool restock) {
    const auto cart = m_shared->carts.hold(order);
    // What only stands on this screen is the cashier's own.
    auto by = allow(cart ? Right::Sell : Right::VoidOrder, order);
    const bool sentToo = !m_attended || m_staff->session().may(Right::VoidOrder);
    post<PricedOrder>(
        m_writer,
        [settings = m_settings, order, reason = std::move(reason), cart, restock,
         by = VoidedBy{std::move(by), sentToo || !cart},
         now = pricing()](journal::Journal& journal) -> Result<PricedOrder> {
            if (auto status = counter::voidOrder(journal, settings, order, reason, cart, restock, by); !status)
                return status.error();
            if (const auto known = journal.shop().order(order.bytes()); known && known->has_placed())
                return merge::orderOf(*known);
            // What was on it is only shown: voiding must not fail where it can no longer be priced.
            auto priced = cart ? cart->price(*now.menu, now.businessDate) : PricedOrder{};
            return priced ? std::move(*priced) : PricedOrder{};
        },
        [shared = m_shared, order, held = cart.has_value(), done = std::move(done)](Result<PricedOrder> result) {
            if (result)
                shared->carts.remove(order);
            else if (held)
                shared->carts.release(order);
            done(std::move(result));
        });
}

void Till::refund(RefundRequest request, Done<Refunded> done) {
    post<Refunded>(
        m_writer,
        [settings = m_settings, by = allow(Right::Refund, request.order), request = std::move(request),
         shared = m_shared](journal::Journal& journal) {
            auto refunded = counter::refund(journal, settings, request, by);
            shared->remember(journal.shop().lastShift(settings.device));
            return refunded;
        },
        std::move(done));
}

// --- shift, drawer and day

template <class T, class Work>
void Till::postOnShift(Work work, Done<T> done) {
    post<T>(
        m_writer,
        [settings = m_settings, work = std::move(work), shared = m_shared](journal::Journal& journal) {
            Result<T> answer = work(journal, settings);
            shared->remember(journal.shop().lastShift(settings.device));
            return answer;
        },
        std::move(done));
}

std::vector<model::v1::OpenOrderNote> Till::openNotes() const {
    std::vector<model::v1::OpenOrderNote> notes;
    for (const auto& open : m_shared->carts.list()) {
        if (open.lines == 0)
            continue;
        auto& note = notes.emplace_back();
        note.set_order_id(open.id.bytes());
        note.set_label(open.guest);
        if (const auto priced = m_shared->carts.price(open.id, pricing())) {
            note.set_total_minor(priced->total_minor());
            note.set_currency(priced->currency());
        }
        std::int64_t cash = 0; // below the order's total
        for (const auto& part : m_shared->carts.taken(open.id))
            cash += part.kind() == "cash" ? part.given_minor() - part.change_minor() : 0;
        note.set_taken_cash_minor(cash);
    }
    return notes;
}

void Till::openShift(const Uuid& shift, std::int32_t businessDate, std::int64_t floatMinor, Done<ShiftInfo> done) {
    const auto by = allow(Right::OpenShift);
    if (!by)
        return done(by.error());
    postOnShift<ShiftInfo>(
        [=, by = *by](journal::Journal& journal, const TillSettings& settings) {
            return counter::openShift(journal, settings, shift, businessDate, floatMinor, by);
        },
        std::move(done));
}

void Till::closeShift(std::optional<Uuid> shift, Done<ShiftInfo> done, std::optional<DrawerCount> count) {
    const auto by = allow(Right::CloseShift);
    if (!by)
        return done(by.error());
    postOnShift<ShiftInfo>(
        [shift, count = std::move(count), open = openNotes(), by = *by](journal::Journal& journal,
                                                                        const TillSettings& settings) {
            return counter::closeShift(journal, settings, shift, count, open, by);
        },
        std::move(done));
}

void Till::moveCash(CashRequest request, Done<CashMovedInfo> done) {
    const auto by = allow(request.kind == model::v1::NO_SALE ? Right::NoSale : Right::CashInOut);
    if (!by)
        return done(by.error());
    postOnShift<CashMovedInfo>(
        [request = std::move(request), by = *by](journal::Journal& journal, const TillSettings& settings) {
            return counter::moveCash(journal, settings, request, by);
        },
        std::move(done));
}

void Till::xReport(Done<model::v1::TillReport> done) {
    if (const auto by = allow(Right::SeeReports); !by)
        return done(by.error());
    post<model::v1::TillReport>(
        m_writer,
        [settings = m_settings, open = openNotes()](journal::Journal& journal) -> Result<model::v1::TillReport> {
            return counter::xReport(journal, settings, open);
        },
        std::move(done));
}

void Till::closeDay(const Uuid& id, std::optional<DrawerCount> count, Done<model::v1::DayClosed> done) {
    const auto by = allow(Right::CloseDay);
    if (!by)
        return done(by.error());
    postOnShift<model::v1::DayClosed>(
        [id, count = std::move(count), open = openNotes(), by = *by](journal::Journal& journal,
                                                                     const TillSettings& settings) {
            return counter::closeDay(journal, settings, id, count, open, by);
        },
        std::move(done));
}

void Till::zReports(int most, Done<std::vector<model::v1::DayClosed>> done) {
    post<std::vector<model::v1::DayClosed>>(
        m_writer,
        [settings = m_settings, most](journal::Journal& journal) -> Result<std::vector<model::v1::DayClosed>> {
            return counter::zReports(journal, settings, most);
        },
        std::move(done));
}

void Till::receipt(ReceiptRequest request, Done<ports::Receipt> done) {
    post<ports::Receipt>(
        m_writer,
        [settings = m_settings, request = std::move(request)](journal::Journal& journal) {
            return counter::receiptOf(journal, settings, request);
        },
        std::move(done));
}

void Till::importMenu(model::v1::Menu menu, Done<ImportedMenu> done) {
    if (const auto allowed = allow(Right::EditMenu); !allowed)
        return done(allowed.error());
    auto parts = std::make_shared<const Result<MenuParts>>(cutMenu(std::move(menu), newId()));
    post<ImportedMenu>(
        m_writer,
        [parts](journal::Journal& journal) -> Result<ImportedMenu> {
            if (!*parts)
                return parts->error();
            const auto changed = publish(journal, parts->value());
            if (!changed)
                return changed.error();
            return ImportedMenu{parts->value().menuId, *changed};
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
