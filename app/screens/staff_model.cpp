#include "app/screens/staff_model.h"

#include <algorithm>

namespace phin::counter {

StaffModel::StaffModel(Till& till, const Inbox::Sender& inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_inbox(inbox) {
    for (const auto signal :
         {&StaffModel::nameChanged, &StaffModel::roleChanged, &StaffModel::busyChanged, &StaffModel::editingChanged})
        connect(this, signal, this, &StaffModel::readyChanged);
    connect(&m_pin, &PinPadModel::changed, this, &StaffModel::readyChanged);
    refresh();
}

void StaffModel::refresh() {
    QVariantList people, gone;
    for (const auto& entry : m_till.staff().entries())
        (entry.member.active ? people : gone).append(StaffWords::entry(entry, m_till.settings().utcOffsetMinutes));
    people += gone;
    if (people == m_people)
        return;
    m_people = people;
    emit peopleChanged();
    emit editingChanged();
}

QString StaffModel::summary() const {
    int here = 0;
    for (const auto& each : m_people)
        here += each.toMap()[QStringLiteral("here")].toBool() ? 1 : 0;
    return m_people.isEmpty() ? QString() : tr("%n at work", nullptr, here);
}

bool StaffModel::first() const {
    return std::none_of(m_people.begin(), m_people.end(),
                        [](const QVariant& each) { return each.toMap()[QStringLiteral("active")].toBool(); });
}

bool StaffModel::onlyManager() const {
    int people = 0, managers = 0;
    for (const auto& entry : m_till.staff().entries()) {
        people += entry.member.active ? 1 : 0;
        managers += entry.member.active && entry.member.role == Role::Manager ? 1 : 0;
    }
    return managers == 1 && people > 1;
}

bool StaffModel::lockedOut() const {
    return std::any_of(m_people.begin(), m_people.end(), [this](const QVariant& each) {
        const auto entry = each.toMap();
        return entry[QStringLiteral("staffId")] == editing() && entry[QStringLiteral("lockedOut")].toBool();
    });
}

void StaffModel::begin(std::optional<StaffMember> member, bool isNew) {
    m_editing = std::move(member);
    m_isNew = isNew;
    m_name = m_editing ? QString::fromStdString(m_editing->name) : QString();
    m_role = m_editing ? m_editing->role : Role::Cashier;
    m_pin.clear();
    say({});
    emit nameChanged();
    emit roleChanged();
    emit editingChanged();
}

void StaffModel::add() {
    StaffMember member;
    member.id = m_till.newId();
    member.role = first() ? Role::Manager : Role::Cashier;
    begin(std::move(member), true);
}

void StaffModel::edit(const QString& staffId) {
    const auto id = toUuid(staffId);
    begin(id ? m_till.staff().session().member(*id) : std::nullopt, false);
}

void StaffModel::leave() {
    begin(std::nullopt, false);
}

void StaffModel::setName(const QString& name) {
    if (name == m_name)
        return;
    m_name = name;
    emit nameChanged();
}

void StaffModel::setRole(int role) {
    if (roleOf(role) == m_role)
        return;
    m_role = roleOf(role);
    emit roleChanged();
}

QString StaffModel::pinRule() const {
    return m_role == Role::Manager ? tr("6 to 8 digits") : tr("4 to 8 digits");
}

bool StaffModel::ready() const {
    if (!m_editing || m_busy || m_name.trimmed().isEmpty())
        return false;
    const bool needsPin = m_isNew || (m_role == Role::Manager && m_editing->role != Role::Manager);
    const auto least = m_role == Role::Manager ? Pin::leastOfManager : Pin::least;
    const auto typed = static_cast<std::size_t>(m_pin.count());
    return typed == 0 ? !needsPin : typed >= least;
}

void StaffModel::save() {
    if (!ready())
        return;
    const auto name = m_name.trimmed();
    if (m_editing->role == Role::Manager && m_role != Role::Manager && onlyManager())
        return say(tr("Somebody has to be a manager. Make another one first."));
    std::optional<Pin> pin;
    if (m_pin.count() > 0)
        pin = m_pin.take();
    if (pin && !pin->goodFor(m_role)) // long enough it is: see ready()
        return say(tr("This PIN is too easy to guess. Choose another."));
    send({m_editing->id, name.toStdString(), m_role, m_isNew ? std::optional(true) : std::nullopt}, std::move(pin),
         tr("Kept: %1").arg(name), false);
}

void StaffModel::setActive(bool active) {
    if (!m_editing || m_isNew || m_busy)
        return;
    if (!active && m_editing->role == Role::Manager && onlyManager())
        return say(tr("Somebody has to be a manager. Make another one first."));
    m_left = m_editing->id;
    m_leftActive = active;
    const auto name = QString::fromStdString(m_editing->name);
    send({m_editing->id, {}, {}, active}, {},
         active ? tr("%1 works here again.").arg(name) : tr("%1 works here no more.").arg(name), true);
}

void StaffModel::undo() {
    if (const auto left = std::exchange(m_left, std::nullopt); left && !m_busy)
        send({*left, {}, {}, !m_leftActive}, {}, {}, false);
}

void StaffModel::unlock() {
    if (!m_editing || m_busy)
        return;
    m_busy = true;
    emit busyChanged();
    const auto words = tr("%1 can try again now.").arg(QString::fromStdString(m_editing->name));
    m_till.staff().unlock(m_editing->id, Asked::AtTill,
                          [inbox = m_inbox, self = this, words](const Result<StaffMember>& result) {
                              inbox.post([self, result, words] { self->finish(result, words, false); });
                          });
}

void StaffModel::send(StaffChange change, std::optional<Pin> pin, const QString& words, bool undoable) {
    m_busy = true;
    emit busyChanged();
    m_till.staff().set(std::move(change), std::move(pin), Asked::AtTill,
                       [inbox = m_inbox, self = this, words, undoable](const Result<StaffMember>& result) {
                           // The inbox and this model live and die together on the screens' thread.
                           inbox.post([self, result, words, undoable] { self->finish(result, words, undoable); });
                       });
}

void StaffModel::finish(const Result<StaffMember>& result, const QString& words, bool undoable) {
    m_busy = false;
    emit busyChanged();
    refresh();
    if (!result) {
        const auto why = explain(tr("Nothing was changed."), result.error());
        m_editing ? say(why) : emit failed(why);
        return;
    }
    leave();
    if (!words.isEmpty())
        emit said(words, undoable);
}

void StaffModel::say(const QString& message) {
    if (message == m_message)
        return;
    m_message = message;
    emit messageChanged();
}

} // namespace phin::counter
