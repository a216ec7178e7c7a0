#pragma once

#include "app/counter/cart.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace phin::counter {

/// What prices depend on.
struct Pricing {
    std::shared_ptr<const MenuIndex> menu; ///< never null
    std::int32_t businessDate = 0;
};

/// An open order in a list.
struct OpenOrder {
    Uuid id;
    std::int64_t openedAtMs = 0;
    model::v1::Channel channel{};
    std::string guest;
    int lines = 0;
    bool canUndo = false;
};

/// The open orders of a till, in memory; any thread. Nothing here waits for anything.
class Carts {
public:
    using Change = std::function<Status(Cart&)>;
    /// `saveSoon` is called, outside of any lock, when a cart has something to be saved and none is on its way: then
    /// take what forSaving() has at that moment, so that only the newest state is written.
    explicit Carts(std::function<void(const Uuid&)> saveSoon)
        : m_saveSoon(std::move(saveSoon)) {}

    /// A cart from the working papers.
    void load(Cart cart);
    /// An open order of that id is left as it is and answered.
    Result<model::v1::PricedOrder> open(const Cart& cart, const Pricing& pricing);
    /// All of the change or nothing: it is taken back where what comes out cannot be priced.
    Result<model::v1::PricedOrder> change(const Uuid& id, const Change& change, const Pricing& pricing);
    /// Takes the last change back.
    Result<model::v1::PricedOrder> undo(const Uuid& id, const Pricing& pricing);
    [[nodiscard]] Result<model::v1::PricedOrder> price(const Uuid& id, const Pricing& pricing) const;
    /// Oldest first.
    [[nodiscard]] std::vector<OpenOrder> list() const;
    /// How many units of a product are on all of them.
    [[nodiscard]] std::int64_t quantityOf(const std::string& product) const;

    /// A copy to be paid or voided. Until release() or remove() (once for each hold) nobody may change it.
    [[nodiscard]] std::optional<Cart> hold(const Uuid& id);
    void release(const Uuid& id);
    void remove(const Uuid& id);

    /// The newest state, for the working papers; nothing where the order is gone.
    [[nodiscard]] std::optional<std::string> forSaving(const Uuid& id);

private:
    struct Entry {
        Cart cart;
        std::vector<Cart> before; ///< newest last
        int holds = 0;
        bool saveWaits = false;
    };
    Result<Entry*> changeable(const Uuid& id);
    /// Marks the entry; whether saveSoon is to be called.
    static bool needsSaving(Entry& entry);

    std::function<void(const Uuid&)> m_saveSoon;
    mutable std::mutex m_mutex;
    std::map<Uuid, Entry> m_entries;
};

} // namespace phin::counter
