#pragma once

#include "app/counter/till.h"
#include "app/screens/lift_ask.h"
#include "app/screens/row_diff.h"
#include "app/screens/words.h"

#include <QtCore/QHash>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// The open order: its lines and what they cost. Every change goes through the till and comes back as the order it
/// made of it; the lines follow by small steps. An order begins with its first line.
class CartModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY orderChanged)
    Q_PROPERTY(int items READ items NOTIFY orderChanged)
    Q_PROPERTY(QString total READ total NOTIFY orderChanged)
    Q_PROPERTY(QString subtotal READ subtotal NOTIFY orderChanged)
    /// All discounts as "-5.000 ₫"; empty where there are none.
    Q_PROPERTY(QString discount READ discount NOTIFY orderChanged)
    /// The voucher on the order, for reading aloud; empty: none.
    Q_PROPERTY(QString voucher READ voucher NOTIFY orderChanged)
    /// What it takes off: "-5.000 ₫", or from when on it counts.
    Q_PROPERTY(QString voucherOff READ voucherOff NOTIFY orderChanged)
    Q_PROPERTY(QString orderDiscount READ orderDiscount NOTIFY orderChanged)
    Q_PROPERTY(QString tax READ tax NOTIFY orderChanged)
    Q_PROPERTY(Channel channel READ channel WRITE setChannel NOTIFY orderChanged)
    Q_PROPERTY(QString guest READ guest WRITE setGuest NOTIFY orderChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY orderChanged)
    /// The line whose controls are shown; 0: none. A line just added is chosen.
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    /// Open orders put aside: [{ orderId, guest, items, total, time, number, unsent }], oldest first. One that was
    /// sent has a number; its `time` then says since when the guest waits, and `unsent` what the stations do not know.
    Q_PROPERTY(QVariantList parked READ parked NOTIFY parkedChanged)
    Q_PROPERTY(QString currency READ currency NOTIFY orderChanged)
    /// A pad's key for many zeros: amounts are typed in the currency's smallest unit.
    Q_PROPERTY(QString zeros READ zeros NOTIFY orderChanged)

public:
    enum Role {
        Line = Qt::UserRole + 1,
        Name,
        Choices,
        Quantity,
        UnitPrice,
        Gross,
        Total,
        Discount,
        Configurable,
        SoldOut,
        Combo,     ///< of a combo's lines: its name
        PriceNote, ///< whose price it is, where it is not the menu's own
        Sizes,     ///< [{ sizeId, name, current }]; empty where there is only one
        Note,
        Unsent ///< the order was sent, this line not as it is now
    };
    enum Channel { Here, Takeaway, Delivery };
    Q_ENUM(Channel)

    explicit CartModel(Till& till, QObject* parent = nullptr);

    /// Adds a product or combo as it usually is. False where something has to be chosen or typed first: then
    /// choiceNeeded() or priceNeeded() is sent.
    Q_INVOKABLE bool add(const QString& id);
    /// Opens the choices of a product or combo, whether they have to be made or not.
    Q_INVOKABLE void configure(const QString& id);
    /// One of an open-price product.
    Q_INVOKABLE void addPriced(const QString& productId, qint64 unitMinor);
    /// What a scanner read, or somebody typed. What no product has and a voucher may have goes on as voucherScanned().
    /// False where the menu has no such code (told through failed()).
    Q_INVOKABLE bool scan(const QString& code);
    /// The same once more, as a line of its own, so that it can be changed.
    Q_INVOKABLE void sameAgain(int line);
    Q_INVOKABLE void changeSize(int line, const QString& sizeId);
    Q_INVOKABLE void setQuantity(int line, int quantity);
    Q_INVOKABLE void remove(int line);
    /// 0 takes it away. `basisPoints` are hundredths of a percent.
    Q_INVOKABLE void discountLine(int line, int basisPoints, const QString& reason);
    Q_INVOKABLE void discountLineBy(int line, qint64 minor, const QString& reason);
    Q_INVOKABLE void discountAll(int basisPoints, const QString& reason);
    Q_INVOKABLE void discountAllBy(qint64 minor, const QString& reason);
    /// The whole line's amount by hand; below 0: back to the menu's price.
    Q_INVOKABLE void priceLine(int line, qint64 minor, const QString& reason);
    /// For nothing, on the house.
    Q_INVOKABLE void compLine(int line, const QString& reason);
    Q_INVOKABLE void compAll(const QString& reason);
    Q_INVOKABLE void clear();
    Q_INVOKABLE void undo();
    /// Puts the order aside and begins a new one.
    Q_INVOKABLE void park();
    Q_INVOKABLE void resume(const QString& orderId);
    /// Adds all lines of an order put aside to this one, which takes its place.
    Q_INVOKABLE void merge(const QString& orderId);
    Q_INVOKABLE void refreshParked();
    Q_INVOKABLE [[nodiscard]] QString lineName(int line) const;
    Q_INVOKABLE [[nodiscard]] QString money(qint64 minor) const { return m_words.money(minor, m_order.currency()); }

    [[nodiscard]] bool isEmpty() const { return m_order.lines().empty(); }
    [[nodiscard]] int items() const;
    [[nodiscard]] QString total() const { return m_words.money(m_order.total_minor(), m_order.currency()); }
    [[nodiscard]] QString subtotal() const { return m_words.money(m_order.subtotal_minor(), m_order.currency()); }
    [[nodiscard]] QString discount() const;
    [[nodiscard]] QString voucher() const;
    [[nodiscard]] QString voucherOff() const;
    [[nodiscard]] QString orderDiscount() const { return m_words.discount(m_order.discount(), m_order.currency()); }
    [[nodiscard]] QString tax() const;
    [[nodiscard]] Channel channel() const { return m_channel; }
    void setChannel(Channel channel);
    [[nodiscard]] QString guest() const { return m_guest; }
    void setGuest(const QString& guest);
    [[nodiscard]] bool canUndo() const { return m_canUndo; }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int line);
    [[nodiscard]] QVariantList parked() const { return m_parked; }
    [[nodiscard]] QString currency() const { return QString::fromStdString(m_order.currency()); }

    [[nodiscard]] QString zeros() const;
    /// Who is asked where a right is missing; nobody: it is refused.
    void setAsker(LiftAsker asker) { m_asker = std::move(asker); }

    // --- for the other models
    [[nodiscard]] Till& till() const noexcept { return m_till; }
    [[nodiscard]] const Uuid& orderId() const noexcept { return m_id; }
    [[nodiscard]] const model::v1::PricedOrder& order() const noexcept { return m_order; }
    [[nodiscard]] const model::v1::OrderLine* line(int line) const;
    /// Adds a combo; false where it was refused (told through failed()).
    bool putCombo(const ComboChoice& choice);
    /// All of an earlier order once more.
    void repeat(const model::v1::PricedOrder& earlier);
    /// What price lists go by: for a line its own moment, else now.
    [[nodiscard]] PriceSituation situation(const model::v1::OrderLine* line = nullptr) const;
    /// A minute has passed: a price list may have begun or ended.
    void minutePassed();
    /// Adds or, with a line, replaces what the guest chose; false where it was refused (told through failed()).
    bool put(const Choice& choice, int line = 0);
    /// Moves lines to other orders; false where it was refused. The order stays in hand while it has lines, else the
    /// first of the others is; the others follow one another as they are paid.
    bool share(std::vector<Portion> portions);
    /// A part of the order was paid or given back.
    void partsChanged(const Result<model::v1::PricedOrder>& order, const QString& what);
    /// The order is paid, and the till has taken it off already: begin the next, or go on with what was split off it.
    void paid();
    /// Shows the order as the till has it now; begins another where it is not open any more.
    void look();
    /// Begins a new order.
    void begin();
    /// The menu has changed: prices and sold out products may have, too.
    void menuChanged();
    void setLanguage(const std::string& language);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void orderChanged();
    void currentChanged();
    void parkedChanged();
    /// How many of each product the order has.
    void onOrderChanged(const QHash<QString, int>& onOrder);
    void choiceNeeded(const QString& productId);
    void comboNeeded(const QString& comboId);
    void priceNeeded(const QString& productId, const QString& name);
    void voucherScanned(const QString& code);
    /// Good to know, in words for the cashier.
    void told(const QString& words);
    void removed(const QString& name);
    /// Lines went from one order to another; undo() takes it back.
    void shared(const QString& words);
    /// In words for the cashier.
    void failed(const QString& words);

private:
    friend struct RowDiff;
    struct Row {
        model::v1::OrderLine line;
        std::string bytes;    ///< to tell whether it changed
        bool soldOut = false; ///< meanwhile
        bool unsent = false;
        [[nodiscard]] std::uint32_t key() const { return line.line(); }
        bool operator==(const Row& other) const {
            return bytes == other.bytes && soldOut == other.soldOut && unsent == other.unsent;
        }
    };
    /// Takes over what the till made of the order, or tells why it did not.
    bool show(const Result<model::v1::PricedOrder>& order, const QString& what);
    /// The same for a change that makes the line have `quantity` of the product (line 0: so many more).
    bool show(const Result<model::v1::PricedOrder>& order, const QString& what, const std::string& product,
              std::int64_t quantity, int line);
    /// What is new or has become more is what is in hand.
    void takeInHand(const model::v1::PricedOrder& before);
    [[nodiscard]] QString priceNote(const model::v1::OrderLine& line) const;
    [[nodiscard]] QVariantList sizes(const model::v1::OrderLine& line) const;
    /// The same for what may need another's right: they are asked, and then it is done `again`.
    bool show(const Result<model::v1::PricedOrder>& order, const QString& words, const QString& what,
              const QString& why, std::function<void()> again);
    bool ask(const Error& error, const QString& what, const QString& why, std::function<void()> again);
    void giveLine(int line, const model::v1::Discount& discount);
    void giveAll(const model::v1::Discount& discount);
    /// The order exists at the till from its first change on.
    bool ensureOpen();
    void forget();
    [[nodiscard]] QString since(const OpenOrder& open) const;
    [[nodiscard]] bool configurable(const model::v1::OrderLine& line) const;

    Till& m_till;
    Words m_words;
    Uuid m_id;
    bool m_open = false;
    bool m_canUndo = false;
    Channel m_channel = Here;
    QString m_guest;
    int m_current = 0;
    model::v1::PricedOrder m_order;
    std::vector<Row> m_rows;
    QVariantList m_parked;
    std::vector<Uuid> m_next; ///< split off, to be paid after this one
    LiftAsker m_asker;
};

} // namespace phin::counter
