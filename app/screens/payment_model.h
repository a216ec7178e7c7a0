#pragma once

#include "app/screens/cart_model.h"
#include "app/screens/inbox.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// Taking money for the open order. The payment's id is made once for each order, before anything can be tapped, so
/// that a second tap is the same command. While the till stores it, the order stays; then the next one begins.
class PaymentModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    Q_PROPERTY(Method method READ method WRITE setMethod NOTIFY changed)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    /// What is to be paid now and this way: what is left of the total, or a guest's part of it; in cash rounded.
    Q_PROPERTY(QString due READ due NOTIFY changed)
    /// How many guests share evenly what is left; 1: one pays it all.
    Q_PROPERTY(int guests READ guests WRITE setGuests NOTIFY changed)
    /// Parts taken already: [{ kind, text }].
    Q_PROPERTY(QVariantList taken READ taken NOTIFY changed)
    /// What is left of the total once parts are taken.
    Q_PROPERTY(QString left READ left NOTIFY changed)
    /// What pay() takes now is not all: there is more to be paid after it.
    Q_PROPERTY(bool partial READ isPartial NOTIFY changed)
    /// What pay() takes now.
    Q_PROPERTY(QString next READ next NOTIFY changed)
    /// What is to be handed over now: what is due, and the tip.
    Q_PROPERTY(QString hand READ hand NOTIFY changed)
    /// What a code says that a guest scans to transfer just that; empty where there is none to be shown.
    Q_PROPERTY(QString qr READ qr NOTIFY changed)
    /// Guests are asked for a tip here.
    Q_PROPERTY(bool tips READ asksForTips NOTIFY openChanged)
    /// [{ text, amount, chosen }]
    Q_PROPERTY(QVariantList tipOffers READ tipOffers NOTIFY changed)
    /// Empty where there is none, and none is being typed.
    Q_PROPERTY(QString tip READ tip NOTIFY changed)
    /// The pad types the tip, not what was given.
    Q_PROPERTY(bool tipTyping READ isTipTyping WRITE setTipTyping NOTIFY changed)
    Q_PROPERTY(bool rounded READ isRounded NOTIFY changed)
    /// What payExact() takes, whatever is chosen in the panel.
    Q_PROPERTY(QString exact READ exact NOTIFY changed)
    Q_PROPERTY(bool exactRounded READ isExactRounded NOTIFY changed)
    Q_PROPERTY(QString given READ given NOTIFY changed)
    Q_PROPERTY(QString change READ change NOTIFY changed)
    /// What is not covered yet; empty where all is.
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    Q_PROPERTY(bool enough READ enough NOTIFY changed)
    /// [{ minor, text, exact }]
    Q_PROPERTY(QVariantList quick READ quick NOTIFY openChanged)
    /// The pad's key for many zeros: amounts are typed in the currency's smallest unit.
    Q_PROPERTY(QString zeros READ zeros NOTIFY openChanged)
    /// The till is storing it.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    // --- the order paid last
    Q_PROPERTY(QString lastNumber READ lastNumber NOTIFY paid)
    /// What was to be handed over: rounded, where it was cash, and with the tip.
    Q_PROPERTY(QString lastTotal READ lastTotal NOTIFY paid)
    /// Empty where there was none.
    Q_PROPERTY(QString lastChange READ lastChange NOTIFY paid)
    /// When it will be ready, "08:42"; empty: nothing was promised.
    Q_PROPERTY(QString lastPromise READ lastPromise NOTIFY paid)

public:
    enum Method { Cash, Card, Transfer };
    Q_ENUM(Method)

    PaymentModel(CartModel& cart, Inbox::Sender inbox, QObject* parent = nullptr);

    Q_INVOKABLE void begin();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void give(qint64 minor);
    Q_INVOKABLE void digits(const QString& digits);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clearGiven();
    /// One of tipOffers(); the one that is chosen: no tip.
    Q_INVOKABLE void offerTip(int index);
    Q_INVOKABLE void noTip();
    /// With what has been given; without anything typed, exactly. Less than is due is taken as a part.
    Q_INVOKABLE void pay();
    /// A part is handed back over the counter.
    Q_INVOKABLE void giveBack(int part);
    /// In cash, exactly, without asking: the whole sale in two taps.
    Q_INVOKABLE void payExact();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] Method method() const { return m_method; }
    void setMethod(Method method);
    [[nodiscard]] QString total() const { return m_cart.total(); }
    [[nodiscard]] QString due() const { return m_cart.money(dueMinor()); }
    [[nodiscard]] QString hand() const { return m_cart.money(handMinor()); }
    [[nodiscard]] bool asksForTips() const { return offers().has_value(); }
    [[nodiscard]] QVariantList tipOffers() const;
    [[nodiscard]] QString tip() const;
    [[nodiscard]] QString qr() const;
    [[nodiscard]] bool isTipTyping() const { return m_tipTyping; }
    void setTipTyping(bool typing);
    [[nodiscard]] bool isRounded() const { return dueMinor() != partMinor(); }
    [[nodiscard]] QString exact() const { return m_cart.money(exactMinor()); }
    [[nodiscard]] bool isExactRounded() const { return exactMinor() != leftMinor(); }
    [[nodiscard]] int guests() const { return m_guests; }
    void setGuests(int guests);
    [[nodiscard]] QVariantList taken() const;
    [[nodiscard]] QString left() const { return m_cart.money(leftMinor()); }
    [[nodiscard]] bool isPartial() const;
    [[nodiscard]] QString next() const { return m_cart.money(nextMinor()); }
    [[nodiscard]] QString given() const { return m_given == 0 ? QString() : m_cart.money(m_given); }
    [[nodiscard]] QString change() const;
    [[nodiscard]] QString missing() const;
    [[nodiscard]] bool enough() const;
    [[nodiscard]] QVariantList quick() const;
    [[nodiscard]] QString zeros() const { return m_cart.zeros(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString lastNumber() const { return QString::fromStdString(m_last.number); }
    [[nodiscard]] QString lastTotal() const {
        return m_words.money(m_last.totalMinor + m_last.roundingMinor + m_last.tipMinor, m_last.currency);
    }
    [[nodiscard]] QString lastChange() const;
    [[nodiscard]] QString lastPromise() const;

    void setLanguage(const std::string& language);

signals:
    void openChanged();
    void changed();
    void busyChanged();
    void paid();
    void failed(const QString& words);

private:
    static constexpr int mostGuests = 12;
    [[nodiscard]] std::int64_t leftMinor() const;
    /// Of one of the guests who share what is left.
    [[nodiscard]] std::int64_t partMinor() const;
    /// Of `amount` the first of as many even parts as guests share.
    [[nodiscard]] std::int64_t firstOf(std::int64_t amount) const;
    /// The part, as it is handed over.
    [[nodiscard]] std::int64_t dueMinor() const;
    /// All that is left, in cash.
    [[nodiscard]] std::int64_t exactMinor() const;
    [[nodiscard]] std::optional<std::vector<TipOffer>> offers() const;
    [[nodiscard]] std::int64_t tipOf(const TipOffer& offer) const;
    [[nodiscard]] std::int64_t tipMinor() const { return tipOf(m_tip); }
    [[nodiscard]] std::int64_t handMinor() const { return dueMinor() + tipMinor(); }
    [[nodiscard]] std::int64_t nextMinor() const;
    void takePart();
    /// Into the tip or what was given, whichever is typed.
    void type(std::int64_t minor);
    [[nodiscard]] static QString tenderName(const std::string& kind);
    void orderChanged();
    void send(std::vector<model::v1::Tender> tenders);
    void finish(const Uuid& order, const Result<Paid>& result);

    CartModel& m_cart;
    Inbox::Sender m_inbox;
    Words m_words;
    Uuid m_order; ///< that m_payment is for
    Uuid m_payment;
    bool m_open = false;
    bool m_busy = false;
    Method m_method = Cash;
    std::int64_t m_given = 0;
    int m_guests = 1;
    TipOffer m_tip; ///< chosen or typed; of nothing: none
    bool m_tipTyping = false;
    std::vector<model::v1::Tender> m_taken;
    Paid m_last;
};

} // namespace phin::counter
