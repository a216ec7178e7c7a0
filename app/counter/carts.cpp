#include "app/counter/carts.h"

#include "sync/model/why.h"

#include <algorithm>

namespace phin::counter {
namespace {

using model::v1::PricedOrder;

constexpr std::size_t mostOpenOrders = 500; // more is a program gone wrong, not a queue of guests
constexpr std::size_t mostUndos = 50;

Error notOpen() {
    return {ErrorKind::NotFound, "there is no such open order; open it first"};
}

Error beingPaid() {
    return refusal(Why::BeingPaid, "this order is just being sent, paid or voided; wait a moment");
}

Error tooMany() {
    return refusal(Why::TooManyOrders,
                   "too many orders are open (" + std::to_string(mostOpenOrders) + "); pay or void some first",
                   {asIs(mostOpenOrders)});
}

} // namespace

void Carts::load(Cart cart) {
    const std::lock_guard lock(m_mutex);
    const Uuid id = cart.id();
    m_entries.insert_or_assign(id, Entry{std::move(cart), {}});
}

bool Carts::needsSaving(const std::vector<Uuid>& ids) {
    m_unsaved.insert(ids.begin(), ids.end());
    return !std::exchange(m_saveWaits, true);
}

void Carts::remember(Entry& entry, Cart next, std::shared_ptr<const Joint> joint) {
    if (entry.before.size() >= mostUndos)
        entry.before.erase(entry.before.begin());
    entry.before.push_back({std::exchange(entry.cart, std::move(next)), std::move(joint)});
}

Result<PricedOrder> Carts::open(const Cart& cart, const Pricing& pricing) {
    const Uuid id = cart.id();
    bool save = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto at = m_entries.find(id);
        if (at != m_entries.end())
            return at->second.cart.price(*pricing.menu, pricing.businessDate);
        if (m_entries.size() >= mostOpenOrders)
            return tooMany();
        m_entries.emplace(id, Entry{cart, {}});
        save = needsSaving({id});
    }
    if (save)
        m_saveSoon();
    return cart.price(*pricing.menu, pricing.businessDate);
}

Result<Carts::Entry*> Carts::changeable(const Uuid& id) {
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return notOpen();
    if (at->second.holds > 0)
        return beingPaid();
    return &at->second;
}

Result<PricedOrder> Carts::change(const Uuid& id, const Change& change, const Pricing& pricing) {
    return this->change(id, change, pricing, true);
}

Result<PricedOrder> Carts::changeForGood(const Uuid& id, const Change& change, const Pricing& pricing) {
    return this->change(id, change, pricing, false);
}

Result<PricedOrder> Carts::change(const Uuid& id, const Change& change, const Pricing& pricing, bool undoable) {
    bool save = false;
    auto priced = [&]() -> Result<PricedOrder> {
        const std::lock_guard lock(m_mutex);
        const auto entry = changeable(id);
        if (!entry)
            return entry.error();
        Cart changed = (*entry)->cart;
        if (auto status = change(changed); !status)
            return status.error();
        changed.renumber((*entry)->cart);
        auto price = changed.price(*pricing.menu, pricing.businessDate);
        if (!price)
            return price;
        if (undoable)
            remember(**entry, std::move(changed));
        else
            (*entry)->cart = std::move(changed);
        save = needsSaving({id});
        return price;
    }();
    if (save)
        m_saveSoon();
    return priced;
}

Result<PricedOrder> Carts::share(const Uuid& from, const std::vector<Portion>& portions, const Pricing& pricing) {
    bool save = false;
    auto priced = [&]() -> Result<PricedOrder> {
        const std::lock_guard lock(m_mutex);
        const auto source = changeable(from);
        if (!source)
            return source.error();
        Cart left = (*source)->cart;
        if (const auto& sent = left.sent()) // the stations would make what goes to another number once more
            return refusal(Why::StaysTogether,
                           sent->number + " is with the stations already, so its lines stay together; "
                                          "let each guest pay a part of it instead",
                           {asIs(sent->number)});
        if (!left.discount().voucher().empty()) // one voucher would stand on two orders
            return refusal(Why::VoucherOnOneOrder,
                           "a voucher is for one order; take it off first, or let each guest pay a part");
        auto joint = std::make_shared<Joint>();
        std::vector<std::pair<Cart, Cart>> targets; // before and after
        for (const auto& portion : portions) {
            const auto known = m_entries.find(portion.to);
            if (known != m_entries.end() && known->second.holds > 0)
                return beingPaid();
            const bool twice = std::any_of(targets.begin(), targets.end(),
                                           [&](const auto& each) { return each.first.id() == portion.to; });
            if (portion.to == from || portion.to.isNil() || twice)
                return Error{ErrorKind::WrongUse, "lines go to another order, and to each once"};
            const Cart before = known != m_entries.end()
                                    ? known->second.cart
                                    : Cart(portion.to, left.channel(), portion.guest, left.openedAtMs());
            if (known == m_entries.end())
                joint->opened.push_back(portion.to);
            const auto costs = left.price(*pricing.menu, pricing.businessDate);
            if (!costs)
                return costs;
            const auto lines = left.take(portion.parts, *costs);
            if (!lines)
                return lines.error();
            Cart after = before;
            if (auto taken = after.put(*lines, costs->currency()); !taken)
                return taken.error();
            if (const auto price = after.price(*pricing.menu, pricing.businessDate); !price)
                return price;
            targets.emplace_back(before, std::move(after));
            joint->changed.push_back(portion.to);
        }
        if (m_entries.size() + joint->opened.size() > mostOpenOrders)
            return tooMany();
        auto price = left.price(*pricing.menu, pricing.businessDate);
        if (!price || targets.empty())
            return price;
        auto touched = joint->changed;
        touched.push_back(from);
        const bool closes = left.lineCount() == 0;
        if (closes)
            joint->closed.push_back((*source)->cart);
        else
            joint->changed.push_back(from);
        for (auto& [before, after] : targets)
            remember(m_entries.try_emplace(before.id(), Entry{before, {}}).first->second, std::move(after), joint);
        if (closes)
            m_entries.erase(from);
        else
            remember(**source, std::move(left), joint);
        save = needsSaving(touched);
        return price;
    }();
    if (save)
        m_saveSoon();
    return priced;
}

Status Carts::undoJoint(const std::shared_ptr<const Joint>& joint) {
    for (const auto& id : joint->changed) {
        const auto at = m_entries.find(id);
        if (at == m_entries.end() || at->second.holds > 0 || at->second.before.empty() ||
            at->second.before.back().joint != joint)
            return refusal(Why::ChangedSince,
                           "one of the orders that this touched was changed or paid since; take that "
                           "back first, or move the lines back");
    }
    auto touched = joint->changed;
    for (const auto& id : joint->changed) {
        auto& entry = m_entries.at(id);
        entry.cart.restore(std::move(entry.before.back().cart));
        entry.before.pop_back();
    }
    for (const auto& id : joint->opened)
        m_entries.erase(id);
    for (const auto& cart : joint->closed) {
        touched.push_back(cart.id());
        m_entries.insert_or_assign(cart.id(), Entry{cart, {}});
    }
    m_unsaved.insert(touched.begin(), touched.end());
    return done();
}

Result<PricedOrder> Carts::undo(const Uuid& id, const Pricing& pricing) {
    bool save = false;
    auto priced = [&]() -> Result<PricedOrder> {
        const std::lock_guard lock(m_mutex);
        const auto entry = changeable(id);
        if (!entry)
            return entry.error();
        auto& before = (*entry)->before;
        if (before.empty())
            return refusal(Why::NothingToUndo, "there is nothing to take back");
        auto price = before.back().cart.price(*pricing.menu, pricing.businessDate);
        if (!price)
            return price;
        if (const auto joint = before.back().joint) {
            if (auto undone = undoJoint(joint); !undone)
                return undone.error();
        } else {
            (*entry)->cart.restore(std::move(before.back().cart));
            before.pop_back();
        }
        save = needsSaving({id});
        return price;
    }();
    if (save)
        m_saveSoon();
    return priced;
}

Result<PricedOrder> Carts::price(const Uuid& id, const Pricing& pricing) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return notOpen();
    return at->second.cart.price(*pricing.menu, pricing.businessDate);
}

std::optional<Cart> Carts::copy(const Uuid& id) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second.cart);
}

std::vector<model::v1::Tender> Carts::taken(const Uuid& id) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return {};
    return {at->second.cart.taken().begin(), at->second.cart.taken().end()};
}

std::vector<OpenOrder> Carts::list() const {
    std::vector<OpenOrder> orders;
    {
        const std::lock_guard lock(m_mutex);
        orders.reserve(m_entries.size());
        for (const auto& [id, entry] : m_entries)
            orders.push_back({id, entry.cart.openedAtMs(), entry.cart.channel(), entry.cart.guest(),
                              entry.cart.lineCount(), !entry.before.empty(), entry.cart.sent(), entry.cart.unsent()});
    }
    std::stable_sort(orders.begin(), orders.end(),
                     [](const auto& left, const auto& right) { return left.openedAtMs < right.openedAtMs; });
    return orders;
}

std::int64_t Carts::quantityOf(const std::string& product) const {
    const std::lock_guard lock(m_mutex);
    std::int64_t units = 0;
    for (const auto& [id, entry] : m_entries) {
        const auto quantities = entry.cart.quantities();
        const auto taken = entry.cart.takenFromStock(); // no longer wanted, but had
        const auto on = quantities.find(product);
        const auto had = taken.find(product);
        units += std::max<std::int64_t>(0, (on == quantities.end() ? 0 : on->second) -
                                               (had == taken.end() ? 0 : had->second));
    }
    return units;
}

void Carts::markSent(const Uuid& id, const std::shared_ptr<const SentOrder>& sent) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return;
    at->second.cart.markSent(sent);
    at->second.before.clear();
}

std::vector<std::uint32_t> Carts::unsentLines(const Uuid& id) const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::uint32_t> lines;
    if (const auto at = m_entries.find(id); at != m_entries.end() && at->second.cart.sent())
        for (const auto& line : at->second.cart.lines())
            if (at->second.cart.isUnsent(line.line()))
                lines.push_back(line.line());
    return lines;
}

std::optional<Cart> Carts::hold(const Uuid& id) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return std::nullopt;
    ++at->second.holds;
    return at->second.cart;
}

bool Carts::isIdle(const Uuid& id) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    return at != m_entries.end() && at->second.holds == 0;
}

void Carts::release(const Uuid& id) {
    const std::lock_guard lock(m_mutex);
    if (const auto at = m_entries.find(id); at != m_entries.end() && at->second.holds > 0)
        --at->second.holds;
}

void Carts::remove(const Uuid& id) {
    const std::lock_guard lock(m_mutex);
    m_entries.erase(id);
}

std::vector<Carts::Paper> Carts::forSaving() {
    const std::lock_guard lock(m_mutex);
    std::vector<Paper> papers;
    for (const auto& id : std::exchange(m_unsaved, {})) {
        const auto at = m_entries.find(id);
        papers.emplace_back(id, at == m_entries.end() ? std::nullopt : std::optional(at->second.cart.bytes()));
    }
    m_saveWaits = false;
    return papers;
}

void Carts::notSaved(const std::vector<Paper>& papers) {
    const std::lock_guard lock(m_mutex);
    for (const auto& [id, bytes] : papers)
        m_unsaved.insert(id);
    m_saveWaits = false;
}

} // namespace phin::counter
