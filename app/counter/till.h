#pragma once

#include "app/counter/carts.h"
#include "app/counter/commands.h"
#include "app/counter/day_close.h"
#include "app/counter/menu_publishing.h"
#include "app/counter/receipt_maker.h"
#include "app/counter/send_command.h"
#include "app/counter/settings.h"
#include "app/counter/shifts.h"
#include "app/counter/staff.h"
#include "app/counter/vouchers.h"
#include "sync/journal/move_parts.h"
#include "sync/journal/send_message.h"
#include "sync/journal/stock_keeper.h"
#include "sync/model/promise.h"
#include "sync/model/times_form.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace phin::counter {

/// A whole sale at once.
struct Sale {
    Uuid order;
    Uuid payment;
    model::v1::Channel channel{};
    std::string guest;
    std::vector<Choice> lines;
    model::v1::Discount orderDiscount;      ///< unset: none
    std::vector<model::v1::Tender> tenders; ///< see settle(); none: cash, exactly
    std::int64_t dueAtMs = 0;               ///< a pre-order's
};

struct ImportedMenu {
    std::string menuId;
    bool changed = false; ///< false: this menu was in force already
};

/// What a till's journal says of it.
struct TillState {
    std::uint32_t epoch = 0;
    std::uint64_t seq = 0;
    std::optional<ShiftInfo> shift; ///< the newest
    std::int32_t businessDate = 0;  ///< that a sale made now would belong to
    std::string lastNumber;         ///< of that day; empty: none yet
    std::uint64_t lastReceipt = 0;
    std::string menuId;      ///< empty: no menu yet
    std::int64_t shopMs = 0; ///< the shop's time now
};

/// The till's use cases, the same for the touch screen and the control socket. May be used from any thread.
///
/// What is asked for is done by the person who is signed in (see Staff), whose id stands on what is written, and needs
/// their right to it, or a lift: refused otherwise, with Error::missing. unattended() is the same till without a
/// person.
///
/// Open orders are changed at once, in memory: no call here waits for a disk, and all of them take microseconds. They
/// are kept as working papers behind, so that a till that was killed comes back to them.
/// Decisions go through the journal's writer: `done` is called exactly once, on the writer's thread, after the commit
/// or with the reason why nothing was kept; it must only hand over. Every decision carries an id that its caller chose;
/// the same id again is answered with what was decided and does nothing.
class Till {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    /// Make it before the writer starts, and stop the writer before it goes. Takes up the menu and the open orders
    /// that the journal has; one that cannot be read is told to the log and left where it is.
    Till(journal::Writer& writer, TillSettings settings, const journal::Clock& clock, RandomSource random);
    ~Till();
    /// This till for programs of the box's own user: nobody stands there, and everything may be done. Goes before it.
    [[nodiscard]] std::unique_ptr<Till> unattended() const;
    Till(const Till&) = delete;
    Till& operator=(const Till&) = delete;

    [[nodiscard]] const TillSettings& settings() const noexcept { return m_settings; }
    /// Who works here, who stands at this till.
    [[nodiscard]] Staff& staff() const noexcept;
    /// For what is done elsewhere (the drawer, boxes): as Session::allow(), at once. A lift is used up by it.
    [[nodiscard]] Result<std::string> allow(Right right, const Uuid& order = {}) const;
    /// The menu in force as it is sold today (see setAvailable()); without products before the first. Never null.
    [[nodiscard]] std::shared_ptr<const MenuIndex> menu() const;
    /// The menu in force as it was published: without what is sold out today, and with its prices of other days.
    [[nodiscard]] std::shared_ptr<const MenuIndex> publishedMenu() const;
    /// A new id for an order, a payment, a refund, a shift.
    [[nodiscard]] Uuid newId();
    /// The shop's time, UTC milliseconds.
    [[nodiscard]] std::int64_t nowMs() const { return m_clock.nowMs(); }
    /// The business day (YYYYMMDD) that a sale made now belongs to, as far as this till has seen.
    [[nodiscard]] std::int32_t businessDate() const;
    /// The channel's price lists are looked up by it.
    [[nodiscard]] ShopTime shopTime() const {
        return {m_clock.nowMs(), m_settings.utcOffsetMinutes, m_settings.dayStartsHour};
    }
    /// What is left of each limited product on that day, by product.
    [[nodiscard]] std::map<std::string, StockLeft> stock() const;

    // --- open orders, each answered with what it costs now
    /// One that is open already is left as it is.
    Result<model::v1::PricedOrder> openOrder(const Uuid& order, model::v1::Channel channel = model::v1::HERE,
                                             std::string guest = {});
    /// NotFound: the menu does not have it. Refused: sold out, more than this till's share of limited stock (others are
    /// then asked for theirs), too few or too many modifiers, too long an order.
    Result<model::v1::PricedOrder> addLine(const Uuid& order, const Choice& choice, Joining joining = Joining::NewLine);
    /// The parts of a combo, each a line. Errors as addLine().
    Result<model::v1::PricedOrder> addCombo(const Uuid& order, const ComboChoice& choice,
                                            Joining joining = Joining::NewLine);
    /// All lines of an earlier order once more, at today's prices. What cannot be had is left out and put into
    /// `leftOut`; Refused where that is all of it.
    Result<model::v1::PricedOrder> repeat(const Uuid& order, const model::v1::PricedOrder& earlier,
                                          std::vector<model::v1::OrderLine>& leftOut);
    /// Chooses a line anew.
    Result<model::v1::PricedOrder> replaceLine(const Uuid& order, std::uint32_t line, const Choice& choice);
    Result<model::v1::PricedOrder> setQuantity(const Uuid& order, std::uint32_t line, std::int32_t quantity);
    Result<model::v1::PricedOrder> removeLine(const Uuid& order, std::uint32_t line);
    /// An unset discount takes it away, here and for the order. A person has to say why one is given; a comp
    /// (Discount::comp) is all of what it stands on.
    Result<model::v1::PricedOrder> discountLine(const Uuid& order, std::uint32_t line,
                                                const model::v1::Discount& discount);
    /// Sets the whole line's amount by hand, and why; nothing: back to the menu's price.
    Result<model::v1::PricedOrder> overrideLine(const Uuid& order, std::uint32_t line,
                                                std::optional<std::int64_t> amountMinor, std::string reason = {});
    /// A guest hands a voucher in: the order's discount is what it gives, and discountOrder() without one takes it off
    /// again. It is used up once the order is sent or paid. Below its minimum it takes nothing off, and stays unused.
    void redeem(const Uuid& order, const std::string& code, Done<Redeemed> done);
    Result<model::v1::PricedOrder> discountOrder(const Uuid& order, const model::v1::Discount& discount);
    /// Every line gets the prices and taxes of the channel (see Cart).
    Result<model::v1::PricedOrder> setChannel(const Uuid& order, model::v1::Channel channel);
    Result<model::v1::PricedOrder> setGuest(const Uuid& order, const std::string& guest);
    /// Takes away all lines and the order's discount.
    Result<model::v1::PricedOrder> clear(const Uuid& order);
    /// Takes the last change back (up to 50, since the till was started).
    Result<model::v1::PricedOrder> undo(const Uuid& order);
    /// Moves lines to other open orders, or to new ones: to split an order, to merge two. One step of undo() for all of
    /// them; an order without lines left is closed. See Cart::take() for what becomes of discounts.
    Result<model::v1::PricedOrder> share(const Uuid& from, const std::vector<Portion>& portions);
    /// A guest hands over a part of what an open order costs; the order is paid once pay() takes the rest. See
    /// settlePart(). Kept with the order: whoever starts the till again still knows of it.
    Result<model::v1::PricedOrder> takeTender(const Uuid& order, const model::v1::Tender& tender);
    /// The part is handed back over the counter. `index` of taken().
    Result<model::v1::PricedOrder> giveTenderBack(const Uuid& order, int index);
    [[nodiscard]] std::vector<model::v1::Tender> taken(const Uuid& order) const;
    [[nodiscard]] Result<model::v1::PricedOrder> order(const Uuid& order) const;
    /// Oldest first.
    [[nodiscard]] std::vector<OpenOrder> openOrders() const;
    /// The open order that stands before the cashier, nil: none. Kept with the orders, so that a till that was killed
    /// comes back to it.
    void takeInHand(const Uuid& order);
    /// What was in hand when the till began; nil: nothing.
    [[nodiscard]] const Uuid& foundInHand() const noexcept { return m_foundInHand; }
    /// A pre-order: when the guest wants it, UTC milliseconds; 0: as soon as it can be. Refused: it has passed, or lies
    /// beyond the end of the business day.
    Result<model::v1::PricedOrder> setDue(const Uuid& order, std::int64_t dueAtMs);
    /// 0: it is no pre-order.
    [[nodiscard]] std::int64_t dueAtMs(const Uuid& order) const;
    /// Until then a pre-order can be made today, UTC milliseconds.
    [[nodiscard]] std::int64_t latestDueMs() const;
    /// When an open order would be ready if it were sent now, by what the stations have before them.
    [[nodiscard]] Promise promise(const Uuid& order) const;
    /// What guests who wait can expect, by order id.
    [[nodiscard]] std::map<std::string, WorkQueue::Outlook> outlooks() const;
    /// Lines of an order that was sent that are not as the stations have them.
    [[nodiscard]] std::vector<std::uint32_t> unsentLines(const Uuid& order) const;

    // --- decisions
    /// Sends an open order to the stations before it is paid, or what was changed of it since: "order.placed" or
    /// "order.changed". It stays open here and can be put aside, changed, paid, voided. Sent already as it is: answered
    /// so, and nothing is done. Refused: nothing on it, limited stock, voided, paid, sent by another till.
    void send(const Uuid& order, Done<Sent> done, std::string reason = {});
    /// Pays an open order: its "order.placed" and "order.paid" in one transaction. See settle() for the tenders; what
    /// takeTender() took already comes before them. What was changed since it was sent goes along.
    /// Refused: nothing on it, not enough money, voided. One that is paid already is answered as it was.
    void pay(const Uuid& order, const Uuid& payment, std::vector<model::v1::Tender> tenders, Done<Paid> done);
    /// Opens, fills and pays an order in one go.
    void sell(Sale sale, Done<Paid> done);
    /// Takes an unpaid order back; answered with what was on it.
    /// `restock`: see RefundRequest.
    void voidOrder(const Uuid& order, std::string reason, Done<model::v1::PricedOrder> done, bool restock = false);
    /// Refused: not paid, or more than is left of a line.
    void refund(RefundRequest request, Done<Refunded> done);
    /// `businessDate` YYYYMMDD, 0: today. See openShift().
    void openShift(const Uuid& shift, std::int32_t businessDate, std::int64_t floatMinor, Done<ShiftInfo> done);
    /// Without an id: the open one. See counter::closeShift().
    void closeShift(std::optional<Uuid> shift, Done<ShiftInfo> done, std::optional<DrawerCount> count = {});
    /// See counter::moveCash(), xReport() and closeDay().
    void moveCash(CashRequest request, Done<CashMovedInfo> done);
    void xReport(Done<model::v1::TillReport> done);
    /// How long guests waited on the business day of now, as this till knows it.
    void ticketTimes(Done<TimesOfDay> done);
    /// Tips that were not paid out yet, in minor units of the till's currency.
    void tipsOwed(Done<std::int64_t> done);
    /// What is on no other box; see counter::onlyHere().
    void onlyHere(Done<OnlyHere> done);
    void closeDay(const Uuid& id, std::optional<DrawerCount> count, Done<model::v1::DayClosed> done);
    /// Its Z reports, newest first.
    void zReports(int most, Done<std::vector<model::v1::DayClosed>> done);
    /// A receipt as it was; with a copy's id it is marked COPY, and that it was made is written.
    void receipt(ReceiptRequest request, Done<ports::Receipt> done);
    /// See cutMenu() and publish() for what is refused. Takes some milliseconds at once, of a large menu.
    void importMenu(model::v1::Menu menu, Done<ImportedMenu> done, std::optional<std::string> over = {});
    /// Pictures (JPEG) that a menu is about to name; see counter::keepPictures().
    void keepPictures(std::vector<std::string> pictures, Done<KeptPictures> done);
    void state(Done<TillState> done);

    // --- what can be had
    /// A product cannot be had any more on this business day (false), or can again. NotFound: the menu has no such
    /// product. Said already: nothing is done.
    void setAvailable(std::string product, bool available, Done<Availability> done);

    // --- vouchers
    /// See counter::makeVoucher(); without a code one is made.
    void makeVoucher(model::v1::VoucherMade terms, Done<MadeVoucher> done);
    void withdrawVoucher(const std::string& code, const std::string& reason, Done<MadeVoucher> done);
    /// The newest first; with a code that one alone.
    void vouchers(const std::string& code, int most, Done<std::vector<Voucher>> done);

    // --- messages between boxes
    /// See journal::sendMessage(); the business day is filled in.
    void sendMessage(model::v1::MessageSent message, Done<journal::MessageDone> done);
    /// The person here has read it.
    void seeMessage(const Uuid& id, Done<journal::MessageDone> done);

    // --- what stations make
    /// Another station makes parts of an order that nobody has begun, because a person says so; see
    /// journal::moveParts().
    void handOver(std::string orderId, std::vector<journal::Part> parts, std::string to, Done<journal::Moved> done);

    // --- limited stock
    /// There are so many (more) of a product; without a day: today. Dealt out to the tills that are heard.
    void countStock(journal::StockWord word, Done<journal::StockAnswer> done);
    /// So many of this till's share will not be sold. Refused beyond it.
    void wasteStock(journal::StockWord word, Done<journal::StockAnswer> done);
    /// Who is on the LAN now: the boxes that share stock, and the tills among them.
    void hear(std::vector<std::string> boxes, std::vector<std::string> tills);
    /// Some other box holds this till's chain up to there.
    void heldElsewhere(journal::ChainPlace place);

private:
    struct Shared;
    Till(const Till& attended, bool);
    [[nodiscard]] Pricing pricing() const;
    [[nodiscard]] Promise promise(const Cart& cart, const Pricing& now) const;
    [[nodiscard]] PaymentCommand::Basket basketOf(Cart cart) const;
    /// Changes a cart where the person may.
    Result<model::v1::PricedOrder> change(Right right, const Uuid& order, const Carts::Change& change);
    /// For a discount that is given, or for none.
    [[nodiscard]] Status allowDiscount(const Uuid& order, const model::v1::Discount& discount) const;
    /// More is given for nothing, or at a person's price, than before.
    [[nodiscard]] Status allowMore(const Uuid& order, const Favours& before, const Favours& after) const;
    /// For what a person asks for beyond the menu's prices; `before`: what stood there already.
    [[nodiscard]] Status allowChoice(const Uuid& order, const Choice& choice, const model::v1::OrderLine* before) const;
    /// Changes a cart within this till's share of what is limited.
    Result<model::v1::PricedOrder> raise(const Uuid& order, const std::function<Status(Cart&, const Pricing&)>& change);
    /// A decision that may open or close a shift.
    template <class T, class Work>
    void postOnShift(Work work, Done<T> done);
    /// The orders open here, as a closing lists them.
    [[nodiscard]] std::vector<model::v1::OpenOrderNote> openNotes() const;
    void decide(const std::shared_ptr<PaymentCommand>& command, const Uuid& order, bool held, Done<Paid> done);

    journal::Writer& m_writer;
    TillSettings m_settings;
    const journal::Clock& m_clock;
    std::shared_ptr<Shared> m_shared; ///< with what still waits in the writer's queue
    std::shared_ptr<Staff> m_staff;
    Uuid m_foundInHand;
    bool m_attended = true;
};

} // namespace phin::counter
