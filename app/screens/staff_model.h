#pragma once

#include "app/counter/till.h"
#include "app/screens/inbox.h"
#include "app/screens/pin_pad_model.h"
#include "app/screens/staff_words.h"

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// For the manager: who works here, and the one person that is being changed.
class StaffModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    /// All who work here, then those who worked here; see StaffWords::entry().
    Q_PROPERTY(QVariantList people READ people NOTIFY peopleChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY peopleChanged)
    /// Nobody works here yet: the first has to be a manager.
    Q_PROPERTY(bool first READ first NOTIFY peopleChanged)
    /// Who is being changed: empty: nobody; a new person has an id from the start.
    Q_PROPERTY(QString editing READ editing NOTIFY editingChanged)
    Q_PROPERTY(bool isNew READ isNew NOTIFY editingChanged)
    Q_PROPERTY(bool active READ active NOTIFY editingChanged)
    Q_PROPERTY(bool lockedOut READ lockedOut NOTIFY editingChanged)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(int role READ role WRITE setRole NOTIFY roleChanged)
    /// The PIN that is to be from now on; none typed: it stays.
    Q_PROPERTY(phin::counter::PinPadModel* pin READ pin CONSTANT)
    Q_PROPERTY(QString pinRule READ pinRule NOTIFY roleChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)

public:
    StaffModel(Till& till, const Inbox::Sender& inbox, QObject* parent = nullptr);

    Q_INVOKABLE void add();
    Q_INVOKABLE void edit(const QString& staffId);
    Q_INVOKABLE void leave();
    Q_INVOKABLE void save();
    /// Works here no more, or again.
    Q_INVOKABLE void setActive(bool active);
    /// Takes the last setActive() back.
    Q_INVOKABLE void undo();
    /// Ends the wait after wrong PINs.
    Q_INVOKABLE void unlock();
    /// News about people, or time has gone by.
    Q_INVOKABLE void refresh();

    [[nodiscard]] QVariantList people() const { return m_people; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool first() const;
    [[nodiscard]] QString editing() const { return m_editing ? toQString(m_editing->id) : QString(); }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] bool active() const { return m_editing && m_editing->active; }
    [[nodiscard]] bool lockedOut() const;
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString& name);
    [[nodiscard]] int role() const { return static_cast<int>(m_role); }
    void setRole(int role);
    [[nodiscard]] PinPadModel* pin() noexcept { return &m_pin; }
    [[nodiscard]] QString pinRule() const;
    [[nodiscard]] bool ready() const;
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString message() const { return m_message; }

signals:
    void peopleChanged();
    void editingChanged();
    void nameChanged();
    void roleChanged();
    void readyChanged();
    void busyChanged();
    void messageChanged();
    /// It is kept; in words for who said so.
    void said(const QString& words, bool undoable);
    void failed(const QString& words);

private:
    void begin(std::optional<StaffMember> member, bool isNew);
    void send(StaffChange change, std::optional<Pin> pin, const QString& words, bool undoable);
    void finish(const Result<StaffMember>& result, const QString& words, bool undoable);
    void say(const QString& message);
    [[nodiscard]] bool onlyManager() const;

    Till& m_till;
    Inbox::Sender m_inbox;
    PinPadModel m_pin;
    QVariantList m_people;
    std::optional<StaffMember> m_editing;
    bool m_isNew = false;
    QString m_name;
    Role m_role = Role::Cashier;
    std::optional<Uuid> m_left; ///< who setActive() was last said of
    bool m_leftActive = false;
    bool m_busy = false;
    QString m_message;
};

} // namespace phin::counter
