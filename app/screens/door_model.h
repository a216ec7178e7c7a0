#pragma once

#include "app/screens/boxes_model.h"
#include "app/screens/desk_clerk.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace phin::counter {

/// Letting a new box into the shop: the door is open for some minutes, a new box comes and shows a code, the manager
/// types it. Asks twice a second how it stands while it is open.
class DoorModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    /// What kind of box is to come in: till, barista, kitchen, expo, board or sync. Only words the command.
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed)
    /// What is to be typed on the new box.
    Q_PROPERTY(QString command READ command NOTIFY changed)
    /// Where the door is: "192.168.1.10:7433"; several where the till is on several networks.
    Q_PROPERTY(QStringList addresses READ addresses NOTIFY changed)
    Q_PROPERTY(QString closesIn READ closesIn NOTIFY changed)
    Q_PROPERTY(QString triesLeft READ triesLeft NOTIFY changed)
    Q_PROPERTY(bool lastTry READ isLastTry NOTIFY changed)
    /// Who stands there and shows a code; empty: nobody.
    Q_PROPERTY(QString guest READ guest NOTIFY changed)
    Q_PROPERTY(QString guestWhat READ guestWhat NOTIFY changed)
    Q_PROPERTY(QString codeEndsIn READ codeEndsIn NOTIFY changed)
    /// The digits typed so far.
    Q_PROPERTY(QString code READ code NOTIFY changed)
    Q_PROPERTY(bool complete READ isComplete NOTIFY changed)
    /// Why the last code let nobody in; empty: nothing to say.
    Q_PROPERTY(QString objection READ objection NOTIFY changed)
    /// Once it is closed: why, or who has come in.
    Q_PROPERTY(QString ending READ ending NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)

public:
    /// Away: nobody wants to let a box in. Failed: it could not be opened.
    enum Stage { Away, Opening, Open, Deciding, CameIn, Closed, Failed };
    Q_ENUM(Stage)
    static constexpr int codeDigits = 6;

    DoorModel(DeskClerk& clerk, BoxesModel& boxes, QObject* parent = nullptr);

    Q_INVOKABLE void open();
    /// Closes it, and goes back to Away.
    Q_INVOKABLE void close();
    Q_INVOKABLE void type(const QString& digits);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void admit();
    /// Who is asked where the right is missing; without one the refusal is said.
    void setAsker(LiftAsker asker) { m_asker = std::move(asker); }
    void reword() { emit changed(); }

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] QString kind() const { return m_kind; }
    void setKind(const QString& kind);
    [[nodiscard]] QString command() const;
    [[nodiscard]] QStringList addresses() const;
    [[nodiscard]] QString closesIn() const;
    [[nodiscard]] QString triesLeft() const;
    [[nodiscard]] bool isLastTry() const { return m_door.triesLeft == 1; }
    [[nodiscard]] QString guest() const;
    [[nodiscard]] QString guestWhat() const;
    [[nodiscard]] QString codeEndsIn() const;
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] bool isComplete() const { return m_code.size() == codeDigits; }
    [[nodiscard]] QString objection() const;
    [[nodiscard]] QString ending() const;
    [[nodiscard]] QString advice() const;

signals:
    void changed();
    void cameIn(const QString& name);

private:
    void look();
    void show(const DoorState& door);
    void fail(const Error& error);
    void decided(const Result<CodeAnswer>& answer, const std::string& name, bool stillHere);
    [[nodiscard]] bool atDoor() const { return m_stage == Open || m_stage == Deciding; }
    /// An answer to a question of an opening before counts for nothing.
    template <class R>
    std::function<void(const Result<R>&)> now(std::function<void(const Result<R>&)> answer);

    /// Whether somebody who may is asked to allow it.
    bool ask(const Error& error, const QString& what, Stage meanwhile, std::function<void()> again);

    LiftAsker m_asker;
    DeskClerk& m_clerk;
    BoxesModel& m_boxes;
    QTimer m_again;
    Stage m_stage = Away;
    unsigned m_opening = 0; ///< which
    QString m_kind = QStringLiteral("till");
    DoorState m_door;
    QString m_code;
    std::optional<CodeAnswer> m_answer; ///< to the last code
    std::string m_newcomer;             ///< what people call who came in
    std::optional<Error> m_error;
};

} // namespace phin::counter
