#pragma once

#include "app/counter/cart.h"
#include "app/counter/carts.h"
#include "app/counter/limited_stock.h"
#include "app/counter/placing.h"
#include "app/counter/settings.h"
#include "sync/journal/journal.h"
#include "sync/model/promise.h"
#include "sync/model/uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The till's decisions, as the writer runs them: each checks the rules against the journal's fold and appends. A run
/// that refuses appends nothing, and one may run twice (see journal::Writer::Work), so a run depends on nothing that
/// an earlier one left.
namespace phin::counter {

/// The working papers that carts are kept among.
inline constexpr char cartPaper[] = "cart";
/// The one of them that is before the cashier: one paper, of this key.
inline constexpr char inHandPaper[] = "in_hand";
inline constexpr char inHandKey[] = "cart";

/// An order that was paid.
struct Paid {
    Uuid order;
    std::string number; ///< A-042
    std::uint64_t receipt = 0;
    std::int64_t totalMinor = 0;
    std::int64_t changeMinor = 0;
    std::string currency;
    bool repeated = false;          ///< it was paid before; nothing was done
    std::int64_t roundingMinor = 0; ///< what the guest gave more than the total, since cash was rounded
    std::int64_t tipMinor = 0;      ///< besides the total
    std::int64_t promisedAtMs = 0;  ///< UTC, what the guest is told; 0: nothing
};

/// Places and pays an order. An order is paid once: if it is paid already, by whatever payment and till, the answer is
/// that payment.
class PaymentCommand {
public:
    /// What is to be paid, priced already so that the writer does not have to. An error in it counts only if the
    /// order turns out not to be paid yet.
    struct Basket {
        Cart cart;
        Pricing pricing;
        bool open = false; ///< at this till: if the order was sent before, what was changed since is sent with it
        Promise promise = {};
    };
    PaymentCommand(TillSettings settings, const Uuid& order, const Uuid& payment,
                   std::vector<model::v1::Tender> tenders, Result<Basket> basket);

    /// Who takes the money, as it stands on what is written; before run().
    void signedBy(std::string staff);
    Status run(journal::Journal& journal);
    [[nodiscard]] const Paid& answer() const noexcept { return m_answer; }
    /// The till's newest shift, as the run found or began it.
    [[nodiscard]] const std::optional<journal::Shift>& shift() const noexcept { return m_shift; }
    /// What was missing of limited stock where that is why it was refused.
    [[nodiscard]] const std::optional<Shortage>& shortage() const noexcept { return m_shortage; }

private:
    Status price(std::int32_t businessDate);
    Status settle(std::int64_t totalMinor, const std::string& currency);
    /// Makes what was sent what the cart has now; what is paid then.
    Result<model::v1::PricedOrder> bringUpToDate(journal::Journal& journal, const model::v1::OrderState& known);
    void answerPaid(const model::v1::OrderState& order);

    TillSettings m_settings;
    std::string m_staff;
    Uuid m_orderId;
    std::string m_order;
    std::vector<model::v1::Tender> m_tenders;
    Result<Basket> m_basket;
    Status m_prepared = done();
    std::int32_t m_pricedFor = 0;
    std::int64_t m_seenTotal = 0; ///< what the guest was shown
    std::int64_t m_roundingMinor = 0;
    std::optional<OrderChange> m_change;
    model::v1::OrderPlaced m_placed;
    model::v1::OrderPaid m_paid;
    Paid m_answer;
    std::optional<journal::Shift> m_shift;
    std::optional<Shortage> m_shortage;
};

/// Writes that cash was rounded; nothing where it was not.
void appendRounding(journal::Journal& journal, const std::string& order, const std::string& cause,
                    const std::string& currency, std::int32_t businessDate, std::int64_t roundingMinor);

/// Money given back.
struct Refunded {
    Uuid order;
    std::int64_t amountMinor = 0;
    std::int64_t handedMinor = 0; ///< what goes over the counter: the amount, or rounded where it is cash, and the tip
    std::uint64_t receipt = 0;
    std::string tender;
    std::string currency;
    bool repeated = false;
    std::int64_t tipMinor = 0; ///< besides the amount
};

/// What to give back. The same id again answers the same and does nothing.
struct RefundRequest {
    Uuid order;
    Uuid refund;
    std::vector<model::v1::RefundLine> lines; ///< line and quantity; none: all that is left
    std::string reason;
    std::string tender;     ///< empty: as it was paid, see backAsPaid()
    bool restock = false;   ///< what came from limited stock can be sold again, see putBack()
    bool returnTip = false; ///< what is left of the tip goes back, too; else it stays with those it was for
};
/// `by`: the staff field of what is written, or why it may not be; a refund that was made already is answered anyway.
[[nodiscard]] Result<Refunded> refund(journal::Journal& journal, const TillSettings& settings,
                                      const RefundRequest& request, const Result<std::string>& by = std::string());

/// Who voids.
struct VoidedBy {
    Result<std::string> staff = std::string(); ///< of what is written, or why it may not be
    bool sentToo = true;                       ///< also an order that the stations have
};

/// Takes an order back that is not paid. `cart`: it is open at this till. An order that is voided already stays so.
/// `restock`: as RefundRequest's.
Status voidOrder(journal::Journal& journal, const TillSettings& settings, const Uuid& order, const std::string& reason,
                 const std::optional<Cart>& cart, bool restock = false, const VoidedBy& by = {});

} // namespace phin::counter
