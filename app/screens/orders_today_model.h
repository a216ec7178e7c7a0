#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/lift_ask.h"
#include "app/screens/row_diff.h"
#include "app/screens/words.h"
#include "sync/journal/shop_fold.h"
#include "sync/model/merge.h"

#include <QtCore/QTimer>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <map>

namespace phin::counter {

/// The business day's orders of all tills, newest first, with how far the stations are. What arrives between two
/// looks (ten a second at most) is shown together; only the newest `most` are kept.
class OrdersTodayModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Orders that wait for a station or a guest.
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(QString selected READ selected WRITE select NOTIFY selectedChanged)
    /// The selected order in full: { number, time, promise, guest, channel, total, discount, progress, canVoid,
    /// canRefund, refunded, voided, tip (that can still go back), refundWays: [{ tender, amount }] (what each still
    /// holds), lines:
    /// [{ line, name, choices, quantity, total, refundable (units), progress }], paid: [{ kind, amount, given, change,
    /// tip }], receipt, receipts: [{ value, text }] }; empty where none is.
    Q_PROPERTY(QVariantMap detail READ detail NOTIFY detailChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)

public:
    static constexpr std::size_t most = 500;
    enum Role { OrderId = Qt::UserRole + 1, Number, Time, Guest, Total, Items, State, Device, GivenBack, Promised };
    enum Progress { Unpaid, Queued, Making, Ready, Collected, Voided };
    Q_ENUM(Progress)

    OrdersTodayModel(Till& till, Inbox::Sender inbox, QObject* parent = nullptr);

    Q_INVOKABLE void select(const QString& orderId);
    /// Selects an order of whatever day.
    void selectFound(const journal::OrderPtr& order);
    /// The refund's id is made when an order is selected, so a second tap is the same command. `lines`: how many units
    /// of which line, [{line, units}]; none: all that is left. `tender`: one of refundWays; empty: as it was paid.
    /// A tip stays with those it was for unless it is asked for, too.
    Q_INVOKABLE void refund(const QVariantList& lines, const QString& reason, bool returnTip = false,
                            const QString& tender = {});
    Q_INVOKABLE void voidOrder(const QString& reason);
    /// Asks for all of the selected order once more.
    Q_INVOKABLE void repeat();
    /// Who is asked where a right is missing; nobody: it is refused.
    void setAsker(LiftAsker asker) { m_asker = std::move(asker); }

    /// Orders in their newest state, as the writer committed them.
    void take(const std::vector<journal::OrderPtr>& orders);
    /// Orders as they were in the file at some moment since the program began: what take() brought is newer.
    void takeOlder(const std::vector<journal::OrderPtr>& orders);
    void setLanguage(const std::string& language);

    /// The selected one; null where none is.
    [[nodiscard]] const model::v1::PricedOrder* selectedOrder() const {
        return m_shown && m_shown->has_placed() ? &merge::orderOf(*m_shown) : nullptr;
    }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] QString selected() const { return m_selected ? toQString(*m_selected) : QString(); }
    [[nodiscard]] QVariantMap detail() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] static Progress progressOf(const model::v1::OrderState& order);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& at, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override { return roles(); }
    /// Of all lists of orders.
    [[nodiscard]] static QHash<int, QByteArray> roles();

signals:
    void changed();
    void selectedChanged();
    void detailChanged();
    void busyChanged();
    void refunded(const QString& amount);
    void voided(const QString& number);
    void repeatWanted();
    /// After that: what is asked for is on the open order, or was said to be out.
    void repeated();
    void failed(const QString& words);

private:
    static constexpr int lookAheadEveryMs = 15'000;
    friend struct RowDiff;
    struct Row {
        journal::OrderPtr order;
        [[nodiscard]] const std::string& key() const { return order->order_id(); }
        bool operator==(const Row& other) const { return order == other.order; }
    };
    /// Newest first.
    struct Newer {
        bool operator()(const std::pair<std::uint64_t, std::string>& left,
                        const std::pair<std::uint64_t, std::string>& right) const {
            return left > right;
        }
    };
    void keep(const journal::OrderPtr& order, bool newest);
    void show();
    void setSelected(const std::optional<Uuid>& id, journal::OrderPtr order);
    /// Somebody is asked to allow it; false: it cannot be allowed.
    bool ask(const Error& error, const QString& what, const QString& why, std::function<void()> again);
    [[nodiscard]] journal::OrderPtr find(const std::string& id) const;
    /// What guests can expect changes as the stations work, and as time goes by.
    void lookAhead();
    [[nodiscard]] QString promiseOf(const model::v1::OrderState& order) const;

    Till& m_till;
    Inbox::Sender m_inbox;
    Words m_words;
    QTimer m_soon;
    QTimer m_ahead;
    std::map<std::string, WorkQueue::Outlook> m_outlooks; ///< by order
    std::int32_t m_day = 0;
    std::map<std::pair<std::uint64_t, std::string>, journal::OrderPtr, Newer> m_orders; ///< by (hlc, id)
    std::vector<Row> m_rows;
    int m_waiting = 0;
    std::optional<Uuid> m_selected;
    journal::OrderPtr m_shown; ///< the selected one, even when it is no longer among the newest
    LiftAsker m_asker;
    Uuid m_refund;
    bool m_busy = false;
};

} // namespace phin::counter
