#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/order_finder.h"
#include "app/screens/row_diff.h"
#include "app/screens/words.h"
#include "sync/journal/shop_fold.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QTimer>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <filesystem>
#include <memory>

namespace phin::counter {

/// Orders of all the time that the till holds, found by what is asked for; newest first, a page at a time. Rows stay
/// where they are while more come.
class OrderSearchModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// A product, a guest, a receipt's or an order's number.
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY queryChanged)
    Q_PROPERTY(Days days READ days WRITE setDays NOTIFY queryChanged)
    /// Of `Days::Chosen`, as typed: "15/3/2026", "3/2026" or "2026"; else empty.
    Q_PROPERTY(QString day READ day WRITE setDay NOTIFY queryChanged)
    /// As typed: "35000", or "30000-50000" from that to that.
    Q_PROPERTY(QString amount READ amount WRITE setAmount NOTIFY queryChanged)
    /// cash, card, qr, voucher; empty: any.
    Q_PROPERTY(QString tender READ tender WRITE setTender NOTIFY queryChanged)
    /// -1: any; else 0 paid, 1 refunded, 2 void, 3 open.
    Q_PROPERTY(int status READ status WRITE setStatus NOTIFY queryChanged)
    /// The id of who placed it or took the money; empty: anybody.
    Q_PROPERTY(QString cashier READ cashier WRITE setCashier NOTIFY queryChanged)
    /// Whom one can ask for: [{ value, text }].
    Q_PROPERTY(QVariantList cashiers READ cashiers NOTIFY cashiersChanged)
    /// What the chips say of what was chosen; empty: any.
    Q_PROPERTY(QString daysText READ daysText NOTIFY queryChanged)
    Q_PROPERTY(QString amountText READ amountText NOTIFY queryChanged)
    Q_PROPERTY(QString cashierText READ cashierText NOTIFY queryChanged)
    /// What was typed cannot be understood.
    Q_PROPERTY(bool dayWrong READ dayWrong NOTIFY queryChanged)
    Q_PROPERTY(bool amountWrong READ amountWrong NOTIFY queryChanged)
    /// Something is asked for.
    Q_PROPERTY(bool active READ isActive NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY found)
    /// An answer is there; false: nothing is known of what was asked for last.
    Q_PROPERTY(bool answered READ answered NOTIFY found)
    /// It takes more than a second.
    Q_PROPERTY(bool searching READ isSearching NOTIFY found)
    /// What is to be said below what was found; empty: nothing.
    Q_PROPERTY(QString remark READ remark NOTIFY found)
    /// Why nothing could be looked for; empty: it could.
    Q_PROPERTY(QString failure READ failure NOTIFY found)

public:
    enum Days { AnyDay, Today, Yesterday, LastWeek, LastMonth, Chosen };
    Q_ENUM(Days)
    static constexpr std::chrono::milliseconds patience{1000}; ///< before a search is spoken of

    OrderSearchModel(Till& till, Inbox::Sender inbox, QObject* parent = nullptr);

    /// Where the till's journal is; before that nothing is found.
    void setFile(const std::filesystem::path& file);
    Q_INVOKABLE void reset();
    /// The day, month or year before that which was chosen, or after it.
    Q_INVOKABLE void stepDay(int by);
    /// Shows it in full.
    Q_INVOKABLE void pick(const QString& orderId);

    /// Orders in their newest state, as the writer committed them.
    void take(const std::vector<journal::OrderPtr>& orders);
    void setLanguage(const std::string& language);
    void setPeople();

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Days days() const { return m_days; }
    [[nodiscard]] QString day() const { return m_day; }
    [[nodiscard]] QString amount() const { return m_amount; }
    [[nodiscard]] QString tender() const { return m_tender; }
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] QString cashier() const { return m_cashier; }
    [[nodiscard]] QVariantList cashiers() const { return m_cashiers; }
    [[nodiscard]] QString daysText() const;
    [[nodiscard]] QString amountText() const;
    [[nodiscard]] QString cashierText() const;
    [[nodiscard]] bool dayWrong() const;
    [[nodiscard]] bool amountWrong() const;
    [[nodiscard]] bool isActive() const;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] bool answered() const { return m_answered; }
    [[nodiscard]] bool isSearching() const { return m_searching; }
    [[nodiscard]] QString remark() const;
    [[nodiscard]] QString failure() const { return m_failure; }
    void setText(const QString& text) { set(m_text, text); }
    void setDays(Days days);
    void setDay(const QString& day);
    void setAmount(const QString& amount) { set(m_amount, amount); }
    void setTender(const QString& tender) { set(m_tender, tender); }
    void setStatus(int status) { set(m_status, status); }
    void setCashier(const QString& cashier) { set(m_cashier, cashier); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

signals:
    void queryChanged();
    void cashiersChanged();
    void found();
    void picked(const phin::journal::OrderPtr& order);

private:
    friend struct RowDiff;
    struct Row {
        journal::OrderPtr order;
        [[nodiscard]] const std::string& key() const { return order->order_id(); }
        bool operator==(const Row& other) const { return order == other.order; }
    };
    template <class T>
    void set(T& member, const T& value) {
        if (member == value)
            return;
        member = value;
        search();
    }
    [[nodiscard]] std::string currency() const;
    [[nodiscard]] journal::OrderQuery query() const;
    void search();
    /// Goes on where a part of an answer ended.
    void lookOn(const journal::OrderPlace& after);
    void ask(std::optional<journal::OrderPlace> after);
    void hear(OrderFinder::Answer answer);

    Till& m_till;
    Inbox::Sender m_inbox;
    Words m_words;
    QString m_text, m_day, m_amount, m_tender, m_cashier;
    Days m_days = AnyDay;
    int m_status = -1;
    QVariantList m_cashiers;
    std::vector<Row> m_rows;
    std::uint64_t m_ticket = 0;
    bool m_asked = false; ///< and not answered yet
    bool m_next = false;  ///< what is asked for is a further page
    int m_goal = 0;       ///< rows that are looked for without being asked again
    bool m_answered = false, m_searching = false, m_broad = false;
    int m_heldSince = 0;
    std::optional<journal::OrderPlace> m_more;
    QString m_failure;
    QTimer m_slow;
    std::unique_ptr<OrderFinder> m_finder; ///< last: its thread ends first
};

} // namespace phin::counter
