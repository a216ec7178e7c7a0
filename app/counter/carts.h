#pragma once

#include "app/counter/cart.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

namespace phin::counter {

/// What prices depend on.
struct Pricing {
    std::shared_ptr<const MenuIndex> menu; ///< never null
    std::int32_t businessDate = 0;
    ShopTime time = {}; ///< by which price lists apply
};

/// An open order in a list.
struct OpenOrder {
    Uuid id;
    std::int64_t openedAtMs = 0;
    model::v1::Channel channel{};
    std::string guest;
    int lines = 0;
    bool canUndo = false;
    std::shared_ptr<const SentOrder> sent; ///< null: the stations do not have it
    int unsent = 0;                        ///< of what was sent, so much is different by now; else its lines
};

/// What goes from one open order to another.
struct Portion {
    Uuid to;           ///< an open order, or a new one that is opened as the first one was
    std::string guest; ///< of a new one
    std::vector<LinePart> parts;
};

/// The open orders of a till, in memory; any thread. Nothing here waits for anything.
class Carts {
public:
    using Change = std::function<Status(Cart&)>;
    /// `saveSoon` is called, outside of any lock, when there is something to be saved and nothing is on its way: then
    /// take what forSaving() has at that moment and store it together, so that only the newest state is written and
    /// what went from one order to another is never in both, nor in none.
    explicit Carts(std::function<void()> saveSoon)
        : m_saveSoon(std::move(saveSoon)) {}

    /// A cart from the working papers.
    void load(Cart cart);
    /// An open order of that id is left as it is and answered.
    Result<model::v1::PricedOrder> open(const Cart& cart, const Pricing& pricing);
    /// All of the change or nothing: it is taken back where what comes out cannot be priced.
    Result<model::v1::PricedOrder> change(const Uuid& id, const Change& change, const Pricing& pricing);
    /// A change that undo() leaves alone: what guests have handed over.
    Result<model::v1::PricedOrder> changeForGood(const Uuid& id, const Change& change, const Pricing& pricing);
    /// Moves lines from one order to others: all of it or nothing, and one step of undo() for all of them. An order
    /// that has no lines left is closed; `from` is then answered as one without lines. Refused where `from` was sent.
    Result<model::v1::PricedOrder> share(const Uuid& from, const std::vector<Portion>& portions,
                                         const Pricing& pricing);
    /// Takes the last change back. Refused where it touched other orders and one of them was changed since, or is
    /// gone.
    Result<model::v1::PricedOrder> undo(const Uuid& id, const Pricing& pricing);
    [[nodiscard]] std::vector<model::v1::Tender> taken(const Uuid& id) const;
    [[nodiscard]] std::optional<Cart> copy(const Uuid& id) const;
    [[nodiscard]] Result<model::v1::PricedOrder> price(const Uuid& id, const Pricing& pricing) const;
    /// Oldest first.
    [[nodiscard]] std::vector<OpenOrder> list() const;
    /// How many units of a product are on all of them.
    [[nodiscard]] std::int64_t quantityOf(const std::string& product) const;

    /// The stations have the order as `sent` says. What was done before cannot be taken back any more: it was said.
    void markSent(const Uuid& id, const std::shared_ptr<const SentOrder>& sent);
    /// Lines that are not as the stations have them.
    [[nodiscard]] std::vector<std::uint32_t> unsentLines(const Uuid& id) const;

    /// A copy to be sent, paid or voided. Until release() or remove() (once for each hold) nobody may change it.
    [[nodiscard]] std::optional<Cart> hold(const Uuid& id);
    void release(const Uuid& id);
    /// It is open, and nobody holds it.
    [[nodiscard]] bool isIdle(const Uuid& id) const;
    void remove(const Uuid& id);

    /// The newest state of what has changed, for the working papers; nothing where an order was closed.
    using Paper = std::pair<Uuid, std::optional<std::string>>;
    [[nodiscard]] std::vector<Paper> forSaving();
    /// They could not be written: the next change saves them again.
    void notSaved(const std::vector<Paper>& papers);

private:
    /// A change that touched several orders.
    struct Joint {
        std::vector<Uuid> changed; ///< all have it as their newest change
        std::vector<Uuid> opened;  ///< of them
        std::vector<Cart> closed;
    };
    struct Before {
        Cart cart;
        std::shared_ptr<const Joint> joint; ///< null: of this order alone
    };
    struct Entry {
        Cart cart;
        std::vector<Before> before; ///< newest last
        int holds = 0;
    };
    Result<Entry*> changeable(const Uuid& id);
    Result<model::v1::PricedOrder> change(const Uuid& id, const Change& change, const Pricing& pricing, bool undoable);
    static void remember(Entry& entry, Cart next, std::shared_ptr<const Joint> joint = nullptr);
    Status undoJoint(const std::shared_ptr<const Joint>& joint);
    /// Marks what is to be saved; whether saveSoon is to be called.
    bool needsSaving(const std::vector<Uuid>& ids);

    std::function<void()> m_saveSoon;
    mutable std::mutex m_mutex;
    std::map<Uuid, Entry> m_entries;
    std::set<Uuid> m_unsaved;
    bool m_saveWaits = false;
};

} // namespace phin::counter
