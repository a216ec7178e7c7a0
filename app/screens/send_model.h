#pragma once

#include "app/screens/cart_model.h"
#include "app/screens/inbox.h"

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// Sends the order on the screen to the stations before it is paid, and what was changed of it since.
class SendModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// The stations have it, though perhaps not as it is now.
    Q_PROPERTY(bool sent READ isSent NOTIFY changed)
    /// A-042; empty: not sent.
    Q_PROPERTY(QString number READ number NOTIFY changed)
    /// Its id where it was sent, else empty.
    Q_PROPERTY(QString orderId READ orderId NOTIFY changed)
    /// Changes that the stations do not know.
    Q_PROPERTY(int unsent READ unsent NOTIFY changed)
    Q_PROPERTY(bool possible READ isPossible NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)

public:
    SendModel(CartModel& cart, Inbox::Sender inbox, QObject* parent = nullptr);

    Q_INVOKABLE void send();

    [[nodiscard]] bool isSent() const { return m_state && m_state->sent; }
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString orderId() const { return isSent() ? toQString(m_cart.orderId()) : QString(); }
    [[nodiscard]] int unsent() const { return isSent() ? m_state->unsent : 0; }
    [[nodiscard]] bool isPossible() const;
    [[nodiscard]] bool isBusy() const noexcept { return m_busy; }

signals:
    void changed();
    /// `again`: a change of it, not the order as a whole.
    void sentNow(const QString& number, bool again);
    /// In words for the cashier.
    void failed(const QString& words);

private:
    void look();
    void finish(const Result<Sent>& result);

    CartModel& m_cart;
    Inbox::Sender m_inbox;
    std::optional<OpenOrder> m_state; ///< of the order on the screen; none: nothing was typed yet
    bool m_busy = false;
};

} // namespace phin::counter
