#include "app/screens/door_model.h"

#include "app/screens/words.h"

#include <spdlog/spdlog.h>

namespace phin::counter {
namespace {

constexpr int askDoorEveryMs = 500;

/// "9:41"
QString minutes(std::int64_t ms) {
    const auto seconds = std::max<std::int64_t>(0, (ms + 999) / 1000);
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

DoorModel::DoorModel(DeskClerk& clerk, BoxesModel& boxes, QObject* parent)
    : QObject(parent)
    , m_clerk(clerk)
    , m_boxes(boxes) {
    m_again.setSingleShot(true);
    m_again.setInterval(askDoorEveryMs);
    connect(&m_again, &QTimer::timeout, this, &DoorModel::look);
    connect(&boxes, &BoxesModel::changed, this, &DoorModel::changed); // the command names what is free
}

template <class R>
std::function<void(const Result<R>&)> DoorModel::now(std::function<void(const Result<R>&)> answer) {
    return [this, opening = m_opening, answer = std::move(answer)](const Result<R>& result) {
        if (opening == m_opening)
            answer(result);
    };
}

void DoorModel::open() {
    if (m_stage == Opening || atDoor())
        return;
    ++m_opening;
    m_stage = Opening;
    m_door = {};
    m_code.clear();
    m_answer.reset();
    m_error.reset();
    emit changed();
    m_clerk.ask<DoorState>([](BoxesDesk& desk) { return desk.openDoor(); },
                           now<DoorState>([this](const Result<DoorState>& door) {
                               if (!door) {
                                   if (!ask(door.error(), tr("Let a new box in"), Away, [this] { open(); }))
                                       fail(door.error());
                                   return;
                               }
                               m_stage = Open;
                               show(*door);
                           }));
}

void DoorModel::close() {
    const bool mayBeOpen = m_stage == Opening || atDoor();
    ++m_opening;
    m_again.stop();
    m_stage = Away;
    m_code.clear();
    emit changed();
    if (mayBeOpen) // asked last, so it is answered after an opening that is still under way
        m_clerk.ask<DoorState>([](BoxesDesk& desk) { return desk.closeDoor(); }, [](const Result<DoorState>&) {});
}

void DoorModel::look() {
    m_clerk.ask<DoorState>([](BoxesDesk& desk) { return desk.door(); },
                           now<DoorState>([this](const Result<DoorState>& door) {
                               if (m_stage != Open) // a code is being looked at: its answer brings the door's state
                                   return;
                               if (!door)
                                   return fail(door.error());
                               show(*door);
                           }));
}

void DoorModel::show(const DoorState& door) {
    const auto nameOf = [](const DoorState& state) { return state.guest ? state.guest->device : std::string(); };
    if (nameOf(door) != nameOf(m_door) && !nameOf(door).empty()) { // another one: its code is another too
        m_code.clear();
        m_answer.reset();
    }
    m_door = door;
    if (!door.open)
        m_stage = Closed;
    else
        m_again.start();
    emit changed();
}

bool DoorModel::ask(const Error& error, const QString& what, Stage meanwhile, std::function<void()> again) {
    if (!error.missing || !m_asker)
        return false;
    m_stage = meanwhile;
    if (m_stage == Open)
        m_again.start();
    emit changed();
    m_asker({*error.missing, {}, what, {}, std::move(again)});
    return true;
}

void DoorModel::fail(const Error& error) {
    spdlog::warn("the door stays shut: {}", error.message);
    m_error = error;
    m_stage = Failed;
    emit changed();
}

void DoorModel::type(const QString& digits) {
    if (m_stage != Open)
        return;
    for (const QChar digit : digits)
        if (digit >= u'0' && digit <= u'9' && m_code.size() < codeDigits)
            m_code += digit;
    m_answer.reset();
    emit changed();
}

void DoorModel::erase() {
    m_code.chop(1);
    emit changed();
}

void DoorModel::clear() {
    m_code.clear();
    emit changed();
}

void DoorModel::admit() {
    if (m_stage != Open || !isComplete() || guest().isEmpty())
        return;
    m_stage = Deciding;
    m_again.stop();
    emit changed();
    m_clerk.ask<CodeAnswer>([code = m_code.toStdString()](BoxesDesk& desk) { return desk.admit(code); },
                            [this, opening = m_opening, name = m_door.guest->name](const Result<CodeAnswer>& answer) {
                                decided(answer, name, opening == m_opening);
                            });
}

void DoorModel::decided(const Result<CodeAnswer>& answer, const std::string& name, bool stillHere) {
    if (answer && answer->what == CodeAnswer::What::CameIn) { // also where nobody waits for it any more
        m_newcomer = name.empty() ? answer->device : name;
        emit cameIn(QString::fromStdString(m_newcomer));
        m_boxes.refresh();
    }
    if (!stillHere)
        return;
    if (!answer && ask(answer.error(), tr("Let %1 in").arg(guest()), Open, [this] { admit(); }))
        return; // with the code as it was typed
    m_code.clear();
    if (!answer)
        return fail(answer.error());
    m_answer = *answer;
    if (!answer->why.empty())
        spdlog::warn("not let in: {}", answer->why);
    if (answer->what == CodeAnswer::What::CameIn) {
        m_stage = CameIn;
        m_door = answer->door;
        emit changed();
        return;
    }
    m_stage = Open;
    show(answer->door);
}

void DoorModel::setKind(const QString& kind) {
    if (kind == m_kind)
        return;
    m_kind = kind;
    emit changed();
}

QStringList DoorModel::addresses() const {
    QStringList all;
    for (const auto& address : m_door.addresses)
        all += QString::fromStdString(address);
    return all;
}

QString DoorModel::command() const {
    if (m_door.addresses.empty())
        return {};
    QString box;
    if (m_kind == u"till") {
        const auto letter = m_boxes.freeLetter();
        box = QStringLiteral("--device %1 --kind till --letter %2")
                  .arg(m_boxes.freeName(letter.isEmpty() ? QStringLiteral("till")
                                                         : QStringLiteral("till-") + letter.toLower()),
                       letter.isEmpty() ? QStringLiteral("LETTER") : letter);
    } else if (m_kind == u"sync") {
        box = QStringLiteral("--device %1 --kind sync").arg(m_boxes.freeName(m_kind));
    } else {
        box = QStringLiteral("--device %1 --kind station --station %2").arg(m_boxes.freeName(m_kind), m_kind);
    }
    return QStringLiteral("phin enroll --join %1 %2 --folder /var/lib/phin").arg(addresses().front(), box);
}

QString DoorModel::closesIn() const {
    return minutes(m_door.closesInMs);
}

QString DoorModel::triesLeft() const {
    return tr("%n try(s) left", nullptr, static_cast<int>(m_door.triesLeft));
}

QString DoorModel::guest() const {
    if (!m_door.guest || m_door.guest->codeEndsInMs <= 0)
        return {};
    return QString::fromStdString(m_door.guest->name.empty() ? m_door.guest->device : m_door.guest->name);
}

QString DoorModel::guestWhat() const {
    if (!m_door.guest)
        return {};
    const auto& guest = *m_door.guest;
    const auto what = BoxesModel::whatIs(guest.device, guest.kind, guest.letter, guest.station);
    return guest.name.empty() ? what : what + QStringLiteral(" · ") + QString::fromStdString(guest.device);
}

QString DoorModel::codeEndsIn() const {
    return m_door.guest ? minutes(m_door.guest->codeEndsInMs) : QString();
}

QString DoorModel::objection() const {
    if (!m_answer || m_stage != Open)
        return {};
    switch (m_answer->what) {
    case CodeAnswer::What::WrongCode:
        return tr("That is not the code. %1. If the new box does show it, somebody stands between the two: close the "
                  "door and look at the network.")
            .arg(triesLeft());
    case CodeAnswer::What::CodeTooOld:
        return tr("The code is too old. Start again on the new box.");
    case CodeAnswer::What::NobodyThere:
        return tr("The new box has gone. Start again on it.");
    case CodeAnswer::What::CameIn:
    case CodeAnswer::What::DoorClosed:
    case CodeAnswer::What::NotKept:
        break;
    }
    return {};
}

QString DoorModel::ending() const {
    if (m_stage == CameIn)
        return tr("%1 has come into the shop").arg(QString::fromStdString(m_newcomer));
    if (m_stage == Failed)
        return tr("The door cannot be opened");
    if (m_stage != Closed)
        return {};
    return m_door.whyClosed == DoorState::Closing::CameIn ? tr("A new box has come into the shop")
                                                          : tr("The door is closed");
}

QString DoorModel::advice() const {
    if (m_stage == CameIn)
        return tr("The door is closed behind it. On the new box, start the program that its screen names.");
    if (m_stage == Failed)
        return tr("Perhaps another program uses its port, or the shop's key cannot be read.");
    if (m_stage != Closed)
        return {};
    switch (m_door.whyClosed) {
    case DoorState::Closing::TimeOver:
        return tr("It was open long enough, and nobody came in. Open it again when the new box is ready.");
    case DoorState::Closing::WrongCodes:
        return tr("Wrong codes were typed too often, and nobody came in. If they were typed as the new box showed "
                  "them, somebody stands between the two: look at the network before you open it again.");
    case DoorState::Closing::EmptyVisits:
        return tr("Too many visits ended without the right code, and nobody came in. If you do not know who knocked, "
                  "look at the network before you open it again.");
    case DoorState::Closing::NotKept:
        return tr("The code was right, but the new box did not come in: it had gone, or its certificate "
                  "could not be kept. Open the door again and start again on the new box.");
    case DoorState::Closing::NotOpened:
    case DoorState::Closing::ByManager:
    case DoorState::Closing::OpenedAnew:
        return tr("A manager has closed it. Nobody came in.");
    case DoorState::Closing::CameIn:
        break;
    }
    return tr("Another manager has let it in.");
}

} // namespace phin::counter
