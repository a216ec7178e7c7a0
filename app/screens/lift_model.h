#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/lift_ask.h"
#include "app/screens/pin_pad_model.h"
#include "app/screens/staff_words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// Asks somebody who holds a right to lift it once for who stands here, on the same screen; then what was wanted is
/// done.
class LiftModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    Q_PROPERTY(QString title READ title NOTIFY openChanged)
    Q_PROPERTY(QString what READ what NOTIFY openChanged)
    /// Who can allow it, in a sentence.
    Q_PROPERTY(QString holders READ holders NOTIFY openChanged)
    Q_PROPERTY(QString why READ why WRITE setWhy NOTIFY whyChanged)
    Q_PROPERTY(bool asksWhy READ asksWhy NOTIFY openChanged)
    /// Who holds the right: see StaffWords::entry().
    Q_PROPERTY(QVariantList people READ people NOTIFY openChanged)
    Q_PROPERTY(QString chosen READ chosen WRITE choose NOTIFY chosenChanged)
    Q_PROPERTY(phin::counter::PinPadModel* pin READ pin CONSTANT)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)

public:
    LiftModel(Till& till, const journal::Clock& clock, const Inbox::Sender& inbox, QObject* parent = nullptr);

    void ask(LiftAsk ask);
    Q_INVOKABLE void allow();
    Q_INVOKABLE void cancel();

    [[nodiscard]] bool isOpen() const { return m_ask.has_value(); }
    [[nodiscard]] QString title() const { return m_ask ? StaffWords::right(m_ask->right) : QString(); }
    [[nodiscard]] QString what() const { return m_ask ? m_ask->what : QString(); }
    [[nodiscard]] QString holders() const { return m_ask ? StaffWords::holders(m_ask->right) : QString(); }
    [[nodiscard]] QString why() const { return m_why; }
    void setWhy(const QString& why);
    [[nodiscard]] bool asksWhy() const { return m_ask && m_ask->why.isEmpty(); }
    [[nodiscard]] QVariantList people() const { return m_people; }
    [[nodiscard]] QString chosen() const { return m_chosen; }
    void choose(const QString& staffId);
    [[nodiscard]] PinPadModel* pin() noexcept { return &m_pin; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool ready() const;
    [[nodiscard]] QString message() const { return m_message; }

signals:
    void openChanged();
    void whyChanged();
    void chosenChanged();
    void busyChanged();
    void readyChanged();
    void messageChanged();

private:
    void finish(const Result<PinAnswer>& answer);
    void say(const QString& message);

    Till& m_till;
    const journal::Clock& m_clock;
    Inbox::Sender m_inbox;
    PinPadModel m_pin;
    std::optional<LiftAsk> m_ask;
    Uuid m_lift; ///< the same until it is allowed or given up
    QString m_why;
    QVariantList m_people;
    QString m_chosen;
    QString m_message;
    bool m_busy = false;
};

} // namespace phin::counter
