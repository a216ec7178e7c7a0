#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// A receipt in sight, as a printer would get it.
class ReceiptModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// { heads, title, copy, facts, lines: [{ quantity, name, detail, amount }], sums, taxes, tenders: [{ label,
    /// amount, strong }], verification, thanks }; empty: none.
    Q_PROPERTY(QVariantMap receipt READ receipt NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)

public:
    ReceiptModel(Till& till, QString name, Inbox::Sender inbox, QObject* parent = nullptr);

    /// `cause`: the payment's or refund's id in hexadecimal; empty: the first payment.
    Q_INVOKABLE void show(const QString& orderId, const QString& cause);
    /// Makes a copy: it is written down, and what is shown says COPY.
    Q_INVOKABLE void copy();
    Q_INVOKABLE void leave();

    [[nodiscard]] QVariantMap receipt() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void setLanguage(const std::string& language);

signals:
    void changed();
    void failed(const QString& words);

private:
    void ask();

    Till& m_till;
    QString m_name;
    Inbox::Sender m_inbox;
    std::string m_language = "vi";
    std::optional<ReceiptRequest> m_request; ///< what is in sight
    std::optional<ports::Receipt> m_receipt;
    Uuid m_copy;
    bool m_busy = false;
};

} // namespace phin::counter
