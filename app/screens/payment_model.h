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
    /// What is to be paid this way: the total, or in cash what it is rounded to.
    Q_PROPERTY(QString due READ due NOTIFY changed)
    Q_PROPERTY(bool rounded READ isRounded NOTIFY changed)
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
    /// What was to be handed over: rounded, where it was cash.
    Q_PROPERTY(QString lastTotal READ lastTotal NOTIFY paid)
    /// Empty where there was none.
    Q_PROPERTY(QString lastChange READ lastChange NOTIFY paid)

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
    /// With what has been given; without anything typed, exactly.
    Q_INVOKABLE void pay();
    /// In cash, exactly, without asking: the whole sale in two taps.
    Q_INVOKABLE void payExact();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] Method method() const { return m_method; }
    void setMethod(Method method);
    [[nodiscard]] QString total() const { return m_cart.total(); }
    [[nodiscard]] QString due() const { return m_cart.money(dueMinor()); }
    [[nodiscard]] bool isRounded() const { return dueMinor() != m_cart.order().total_minor(); }
    [[nodiscard]] QString given() const { return m_given == 0 ? QString() : m_cart.money(m_given); }
    [[nodiscard]] QString change() const;
    [[nodiscard]] QString missing() const;
    [[nodiscard]] bool enough() const;
    [[nodiscard]] QVariantList quick() const;
    [[nodiscard]] QString zeros() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString lastNumber() const { return QString::fromStdString(m_last.number); }
    [[nodiscard]] QString lastTotal() const {
        return m_words.money(m_last.totalMinor + m_last.roundingMinor, m_last.currency);
    }
    [[nodiscard]] QString lastChange() const;

    void setLanguage(const std::string& language);

signals:
    void openChanged();
    void changed();
    void busyChanged();
    void paid();
    void failed(const QString& words);

private:
    [[nodiscard]] std::int64_t dueMinor() const;
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
    Paid m_last;
};

} // namespace phin::counter
