#pragma once

#include "app/counter/till.h"
#include "app/screens/auto_lock.h"
#include "app/screens/inbox.h"
#include "app/screens/pin_pad_model.h"
#include "app/screens/staff_words.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// Who stands at the till: the lock screen with its names and PIN, coming to work and leaving.
class SignInModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// Somebody works here, so there is something to lock.
    Q_PROPERTY(bool staffed READ staffed NOTIFY peopleChanged)
    Q_PROPERTY(bool locked READ locked NOTIFY peopleChanged)
    Q_PROPERTY(QString name READ name NOTIFY peopleChanged)
    /// What fits a key: of a long name its last two words, where Vietnamese names have what people are called by.
    Q_PROPERTY(QString shortName READ shortName NOTIFY peopleChanged)
    Q_PROPERTY(QString roleName READ roleName NOTIFY peopleChanged)
    /// Who stands here may change who works here (and anybody may where nobody does yet).
    Q_PROPERTY(bool editsStaff READ editsStaff NOTIFY peopleChanged)
    /// Who stands here may change the menu.
    Q_PROPERTY(bool editsMenu READ editsMenu NOTIFY peopleChanged)
    /// Who works here, by name: see StaffWords::entry().
    Q_PROPERTY(QVariantList people READ people NOTIFY peopleChanged)
    Q_PROPERTY(QString chosen READ chosen WRITE choose NOTIFY chosenChanged)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY chosenChanged)
    /// Who is chosen is at work.
    Q_PROPERTY(bool chosenHere READ chosenHere NOTIFY chosenChanged)
    Q_PROPERTY(phin::counter::PinPadModel* pin READ pin CONSTANT)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)
    Q_PROPERTY(bool refused READ refused NOTIFY messageChanged) ///< the message is bad news

public:
    SignInModel(Till& till, const journal::Clock& clock, const Inbox::Sender& inbox, QObject* parent = nullptr);

    Q_INVOKABLE void signIn();
    /// Comes to work, or leaves.
    Q_INVOKABLE void clockInOrOut();
    Q_INVOKABLE void lock();

    [[nodiscard]] bool staffed() const { return m_staffed; }
    [[nodiscard]] bool locked() const { return m_staffed && !m_person; }
    [[nodiscard]] QString name() const { return m_person ? QString::fromStdString(m_person->name) : QString(); }
    [[nodiscard]] QString shortName() const;
    [[nodiscard]] QString roleName() const { return m_person ? StaffWords::role(m_person->role) : QString(); }
    [[nodiscard]] bool editsStaff() const;
    [[nodiscard]] bool editsMenu() const;
    [[nodiscard]] QVariantList people() const { return m_people; }
    [[nodiscard]] QString chosen() const { return m_chosen; }
    void choose(const QString& staffId);
    [[nodiscard]] QString chosenName() const;
    [[nodiscard]] bool chosenHere() const;
    [[nodiscard]] PinPadModel* pin() noexcept { return &m_pin; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool refused() const { return m_refused; }

    /// Locks by itself after so long without a touch; 0: never.
    [[nodiscard]] AutoLock& autoLock() noexcept { return m_autoLock; }
    /// News about people, or time has gone by.
    void refresh();

signals:
    void peopleChanged();
    void chosenChanged();
    void busyChanged();
    void messageChanged();

private:
    [[nodiscard]] QVariantMap chosenEntry() const;
    void say(const QString& message, bool refused);
    void finish(const Result<PinAnswer>& answer, const QString& done);
    void countDown();

    Till& m_till;
    const journal::Clock& m_clock;
    Inbox::Sender m_inbox;
    AutoLock m_autoLock;
    PinPadModel m_pin;
    QTimer m_tick; ///< while one has to wait
    PinAnswer m_answer;
    std::optional<StaffMember> m_person;
    bool m_staffed = false;
    QVariantList m_people;
    QString m_chosen;
    QString m_message;
    bool m_refused = false;
    bool m_busy = false;
};

} // namespace phin::counter
