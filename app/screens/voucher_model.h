#pragma once

#include "app/screens/cart_model.h"
#include "app/screens/inbox.h"
#include "app/screens/lift_ask.h"
#include "app/screens/words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <set>

namespace phin::counter {

/// Vouchers: handing one in on the open order, and for a manager what there is and what was used too often.
class VoucherModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// [{ code, shown, off, terms, state, tone, note, withdrawn, orders: [{ number, text }], overused }], the newest
    /// first; what was used too often before the others.
    Q_PROPERTY(QVariantList vouchers READ vouchers NOTIFY changed)
    /// How many were used too often.
    Q_PROPERTY(int overused READ overused NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    /// The one made last, for reading aloud; empty: none yet.
    Q_PROPERTY(QString made READ made NOTIFY madeChanged)

public:
    VoucherModel(CartModel& cart, Inbox::Sender inbox, QObject* parent = nullptr);

    /// Asks for all, which is a manager's right: the list is empty until it is granted.
    Q_INVOKABLE void refresh();
    /// Something changed about these: what is listed is told anew, and who used one too often, listed or not.
    void note(const std::vector<std::string>& codes);
    /// On the open order, as typed.
    Q_INVOKABLE void redeem(const QString& code);
    /// On the open order: what a scanner read and no product has.
    Q_INVOKABLE void redeemScanned(const QString& code);
    Q_INVOKABLE void takeOff();
    /// `percent` or an amount in the currency's smallest unit; `times` 0: without limit; an empty code: one is made.
    Q_INVOKABLE void make(bool percent, qint64 off, qint64 minimumMinor, int times, int days, const QString& code);
    Q_INVOKABLE void withdraw(const QString& code);
    /// Forgets which was made last.
    Q_INVOKABLE void begin();
    Q_INVOKABLE [[nodiscard]] QString money(qint64 minor) const;

    [[nodiscard]] QVariantList vouchers() const;
    [[nodiscard]] int overused() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString made() const { return m_made; }

    /// Who is asked where a right is missing; nobody: it is refused.
    void setAsker(LiftAsker asker) { m_asker = std::move(asker); }
    void setLanguage(const std::string& language);

signals:
    void changed();
    void busyChanged();
    void madeChanged();
    void redeemed(const QString& words);
    void said(const QString& words);
    /// Two tills took one voucher; both orders, in words for the manager.
    void overusedFound(const QString& words);
    void failed(const QString& words);

private:
    void setBusy(bool busy);
    void redeem(const QString& code, bool scanned);
    void finish(const Uuid& order, const QString& code, bool scanned, const Result<Redeemed>& result);
    void makeWith(const model::v1::VoucherMade& terms);
    void take(std::vector<Voucher> vouchers);
    void takeOne(const Voucher& voucher);
    void tellOveruse(const Voucher& voucher);
    bool ask(const Error& error, const QString& what, std::function<void()> again);
    [[nodiscard]] QString refusal(const Redeemed& redeemed, const QString& code, bool scanned) const;
    [[nodiscard]] QString off(const model::v1::VoucherMade& terms) const;
    [[nodiscard]] QString terms(const model::v1::VoucherMade& terms) const;
    [[nodiscard]] QString orderWords(const VoucherUse& use) const;
    [[nodiscard]] QString day(std::int32_t day) const;
    [[nodiscard]] std::string currency() const;

    CartModel& m_cart;
    Inbox::Sender m_inbox;
    Words m_words;
    std::vector<Voucher> m_vouchers;
    bool m_listed = false;        ///< they are all
    std::set<std::string> m_told; ///< codes whose second use was told of
    QString m_made;
    Uuid m_making;
    LiftAsker m_asker;
    bool m_busy = false;
};

} // namespace phin::counter
