#include "app/counter/carts.h"

#include <algorithm>

namespace phin::counter {
namespace {

using model::v1::PricedOrder;

constexpr std::size_t mostOpenOrders = 500; // more is a program gone wrong, not a queue of guests
constexpr std::size_t mostUndos = 50;

Error notOpen() {
    return {ErrorKind::NotFound, "there is no such open order; open it first"};
}

} // namespace

void Carts::load(Cart cart) {
    const std::lock_guard lock(m_mutex);
    const Uuid id = cart.id();
    m_entries.insert_or_assign(id, Entry{std::move(cart), {}});
}

bool Carts::needsSaving(Entry& entry) {
    return !std::exchange(entry.saveWaits, true);
}

Result<PricedOrder> Carts::open(const Cart& cart, const Pricing& pricing) {
    const Uuid id = cart.id();
    {
        const std::lock_guard lock(m_mutex);
        const auto at = m_entries.find(id);
        if (at != m_entries.end())
            return at->second.cart.price(*pricing.menu, pricing.businessDate);
        if (m_entries.size() >= mostOpenOrders)
            return Error{ErrorKind::Refused,
                         "too many orders are open (" + std::to_string(mostOpenOrders) + "); pay or void some first"};
        needsSaving(m_entries.emplace(id, Entry{cart, {}}).first->second);
    }
    m_saveSoon(id);
    return cart.price(*pricing.menu, pricing.businessDate);
}

Result<Carts::Entry*> Carts::changeable(const Uuid& id) {
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return notOpen();
    if (at->second.holds > 0)
        return Error{ErrorKind::Refused, "this order is just being paid or voided; wait a moment"};
    return &at->second;
}

Result<PricedOrder> Carts::change(const Uuid& id, const Change& change, const Pricing& pricing) {
    bool save = false;
    auto priced = [&]() -> Result<PricedOrder> {
        const std::lock_guard lock(m_mutex);
        const auto entry = changeable(id);
        if (!entry)
            return entry.error();
        Cart changed = (*entry)->cart;
        if (auto status = change(changed); !status)
            return status.error();
        auto price = changed.price(*pricing.menu, pricing.businessDate);
        if (!price)
            return price;
        auto& before = (*entry)->before;
        if (before.size() >= mostUndos)
            before.erase(before.begin());
        before.push_back(std::exchange((*entry)->cart, std::move(changed)));
        save = needsSaving(**entry);
        return price;
    }();
    if (save)
        m_saveSoon(id);
    return priced;
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
            return Error{ErrorKind::Refused, "there is nothing to take back"};
        auto price = before.back().price(*pricing.menu, pricing.businessDate);
        if (!price)
            return price;
        (*entry)->cart.restore(std::move(before.back()));
        before.pop_back();
        save = needsSaving(**entry);
        return price;
    }();
    if (save)
        m_saveSoon(id);
    return priced;
}

Result<PricedOrder> Carts::price(const Uuid& id, const Pricing& pricing) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return notOpen();
    return at->second.cart.price(*pricing.menu, pricing.businessDate);
}

std::vector<OpenOrder> Carts::list() const {
    std::vector<OpenOrder> orders;
    {
        const std::lock_guard lock(m_mutex);
        orders.reserve(m_entries.size());
        for (const auto& [id, entry] : m_entries)
            orders.push_back({id, entry.cart.openedAtMs(), entry.cart.channel(), entry.cart.guest(),
                              entry.cart.lineCount(), !entry.before.empty()});
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
        if (const auto on = quantities.find(product); on != quantities.end())
            units += on->second;
    }
    return units;
}

std::optional<Cart> Carts::hold(const Uuid& id) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return std::nullopt;
    ++at->second.holds;
    return at->second.cart;
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

std::optional<std::string> Carts::forSaving(const Uuid& id) {
    const std::lock_guard lock(m_mutex);
    const auto at = m_entries.find(id);
    if (at == m_entries.end())
        return std::nullopt;
    at->second.saveWaits = false;
    return at->second.cart.bytes();
}

} // namespace phin::counter
