#pragma once

#include "app/counter/sent_order.h"
#include "phin/till/v1/cart.pb.h"
#include "sync/model/pricing.h"
#include "sync/model/uuid.h"
#include "sync/model/wide.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phin::counter {

/// How what a guest asks for joins an open order.
enum class Joining {
    NewLine,   ///< always a line of its own
    EqualLine, ///< raises the quantity of a line that is the same but for its quantity, where there is one
};

/// The shop's time, by which price lists apply. Without a now none does: the menu's own prices hold.
struct ShopTime {
    std::int64_t nowMs = 0; ///< UTC
    int utcOffsetMinutes = 0;
    int dayStartsHour = 0;
};

/// More than anyone orders at a counter, and small enough that an order always fits one entry of the journal.
inline constexpr int maxLines = 150;
inline constexpr std::int32_t maxQuantity = 10'000;
inline constexpr std::size_t maxTextBytes = 200; ///< guest, note, reason
inline constexpr std::size_t maxOrderBytes = std::size_t{80} * 1024;

/// Some or all of the units of one line.
struct LinePart {
    std::uint32_t line = 0;
    std::int32_t quantity = 0;
};

/// What stands on an order and is not paid for as the menu says, by the menu's prices.
struct Favours {
    Wide compedMinor = 0;     ///< given for nothing (Discount::comp)
    Wide overriddenMinor = 0; ///< a person set the amount
};

/// An order that is being put together. A value: a change either succeeds or leaves it as it was.
///
/// A line's price is that of the moment when it was added, which is when the guest was shown it: when a price list ends
/// or begins later, the line stays as it is, whatever else about it is changed. Only units that are added later cost
/// what they cost then, on a line of their own. Another channel gives every line that channel's price, of the line's
/// own moment. The lines of a combo are one: they are counted and removed together.
class Cart {
public:
    Cart(const Uuid& id, model::v1::Channel channel, std::string guest, std::int64_t openedAtMs);
    /// As bytes() made it; nothing where they are something else.
    [[nodiscard]] static std::optional<Cart> fromBytes(std::string_view bytes);
    [[nodiscard]] std::string bytes() const { return m_state.SerializeAsString(); }

    [[nodiscard]] const Uuid& id() const noexcept { return m_id; }
    [[nodiscard]] model::v1::Channel channel() const { return m_state.channel(); }
    [[nodiscard]] const std::string& guest() const { return m_state.guest(); }
    [[nodiscard]] std::int64_t openedAtMs() const { return m_state.opened_at_ms(); }
    /// A pre-order: UTC milliseconds at which the guest wants it; 0: as soon as it can be.
    [[nodiscard]] std::int64_t dueAtMs() const { return m_state.due_at_ms(); }
    [[nodiscard]] int lineCount() const { return m_state.lines_size(); }
    /// How many units of each product are on it.
    [[nodiscard]] std::map<std::string, std::int64_t> quantities() const;
    [[nodiscard]] Favours favours() const;

    /// Errors as makeLine(), and Refused where the order would become too long.
    Status add(const MenuIndex& menu, const Choice& choice, Joining joining, const ShopTime& time = {});
    /// Errors as makeCombo(), and as add().
    Status addCombo(const MenuIndex& menu, const ComboChoice& choice, Joining joining, const ShopTime& time = {});
    /// Makes the line anew from another choice; it keeps its number and place. A part of a combo can only become
    /// another of the part's choices, and its quantity stays the set's.
    Status replace(const MenuIndex& menu, std::uint32_t line, const Choice& choice, const ShopTime& time = {});
    Status setQuantity(const MenuIndex& menu, std::uint32_t line, std::int32_t quantity, const ShopTime& time = {});
    Status removeLine(std::uint32_t line);
    /// An unset discount takes it away.
    Status discountLine(std::uint32_t line, const model::v1::Discount& discount);
    /// A person's amount for the whole line; nothing: what the menu says.
    Status overrideLine(std::uint32_t line, std::optional<std::int64_t> amountMinor, std::string reason = {});
    Status discountOrder(const model::v1::Discount& discount);
    Status setChannel(model::v1::Channel channel);
    /// Gives the lines the prices and taxes of the channel.
    void reprice(const MenuIndex& menu, const ShopTime& time);
    Status setGuest(std::string guest);
    void setDue(std::int64_t dueAtMs) { m_state.set_due_at_ms(dueAtMs); }
    /// Takes away all lines and the order's discount.
    Status clear();
    /// Takes units off, as lines that put() adds to another order. `priced` is what this order costs now. Whatever a
    /// person took off or set by hand is shared out by quantity, and the order's discount goes along as the lines' own,
    /// so that what both orders cost, without tax on top, adds up exactly to what this one did.
    /// A set of which only some lines go is a set no more: its lines keep their prices, each by itself.
    /// NotFound, WrongUse: the order does not have so many. Refused while part of the order is paid.
    Result<std::vector<model::v1::OrderLine>> take(const std::vector<LinePart>& parts,
                                                   const model::v1::PricedOrder& priced);
    /// Adds lines of another order; equal ones become one. Refused where they are in another currency, too many or too
    /// large.
    Status put(const std::vector<model::v1::OrderLine>& lines, const std::string& currency);
    /// What guests have handed over already, before the order is paid.
    [[nodiscard]] const google::protobuf::RepeatedPtrField<model::v1::Tender>& taken() const { return m_state.taken(); }
    Status takeTender(model::v1::Tender tender);
    Status giveTenderBack(int index);
    /// Goes back to an earlier state; line numbers used since are not used again, and what guests have handed over
    /// since stays.
    void restore(Cart earlier);

    // --- an order that the stations have already (sent_order.cpp)
    /// From now on it goes on from what was sent. Not kept among the working papers: the journal knows.
    void markSent(std::shared_ptr<const SentOrder> sent);
    /// Null: it was not sent.
    [[nodiscard]] const std::shared_ptr<const SentOrder>& sent() const noexcept { return m_sent; }
    /// How many of its lines, and its head for one, are not as they were sent.
    [[nodiscard]] int unsent() const;
    /// Units of limited products that it took when it was sent.
    [[nodiscard]] std::map<std::string, std::int64_t> takenFromStock() const;
    [[nodiscard]] bool isUnsent(std::uint32_t line) const;
    /// After a change of `before`: a line that was sent and became something else to make gets a new number, so that
    /// the stations see one taken off and another added; one that is what it was again gets its number back.
    void renumber(const Cart& before);
    [[nodiscard]] const google::protobuf::RepeatedPtrField<model::v1::OrderLine>& lines() const {
        return m_state.lines();
    }
    [[nodiscard]] const model::v1::Discount& discount() const { return m_state.discount(); }

    /// What it costs on a business day (YYYYMMDD); one that was sent stays on its own. Refused where it was begun in
    /// another currency.
    [[nodiscard]] Result<model::v1::PricedOrder> price(const MenuIndex& menu, std::int32_t businessDate) const;

private:
    Cart(const Uuid& id, phin::till::v1::Cart state)
        : m_id(id)
        , m_state(std::move(state)) {}
    [[nodiscard]] Status checkChoice(const MenuIndex& menu, const Choice& choice) const;
    [[nodiscard]] Result<std::vector<model::v1::OrderLine>>
    made(const MenuIndex& menu, Result<std::vector<model::v1::OrderLine>> lines, std::int64_t addedAtMs) const;
    [[nodiscard]] Result<std::vector<model::v1::OrderLine>> make(const MenuIndex& menu, const Choice& choice,
                                                                 std::uint32_t line, std::int64_t addedAtMs,
                                                                 const ShopTime& time) const;
    [[nodiscard]] Result<std::vector<model::v1::OrderLine>> makeSet(const MenuIndex& menu, const ComboChoice& choice,
                                                                    std::uint32_t line, std::int64_t addedAtMs,
                                                                    const ShopTime& time) const;
    /// One line, or the lines of one set: as more lines, or as more of what is equal.
    Status append(Result<std::vector<model::v1::OrderLine>> lines, Joining joining);
    Status addAll(const MenuIndex& menu, Result<std::vector<model::v1::OrderLine>> lines, Joining joining);
    [[nodiscard]] PriceSituation situation(std::int64_t atMs, const ShopTime& time) const;
    [[nodiscard]] model::v1::OrderLine* find(std::uint32_t line);
    /// The line, or all of the set that it is part of.
    [[nodiscard]] std::vector<model::v1::OrderLine*> together(const model::v1::OrderLine& line);

    Uuid m_id;
    phin::till::v1::Cart m_state;
    std::shared_ptr<const SentOrder> m_sent;
};

/// Refused where a text is longer than anyone writes at a counter; `what` names it in the message.
[[nodiscard]] Status checkText(std::string_view text, std::string_view what);

} // namespace phin::counter
