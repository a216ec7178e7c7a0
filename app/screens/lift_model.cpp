#include "app/screens/lift_model.h"

namespace phin::counter {

LiftModel::LiftModel(Till& till, const journal::Clock& clock, const Inbox::Sender& inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_clock(clock)
    , m_inbox(inbox) {
    connect(&m_pin, &PinPadModel::changed, this, &LiftModel::readyChanged);
    for (const auto signal : {&LiftModel::whyChanged, &LiftModel::chosenChanged, &LiftModel::busyChanged})
        connect(this, signal, this, &LiftModel::readyChanged);
}

void LiftModel::ask(LiftAsk ask) {
    if (m_busy)
        return;
    m_people.clear();
    for (const auto& entry : m_till.staff().entries())
        if (entry.member.may(ask.right))
            m_people.append(StaffWords::entry(entry, m_till.settings().utcOffsetMinutes));
    m_chosen = m_people.size() == 1 ? m_people.front().toMap()[QStringLiteral("staffId")].toString() : QString();
    m_why = ask.why;
    m_ask = std::move(ask);
    m_lift = m_till.newId();
    m_pin.clear();
    say({});
    emit openChanged();
    emit chosenChanged();
    emit whyChanged();
}

void LiftModel::setWhy(const QString& why) {
    if (why == m_why)
        return;
    m_why = why;
    emit whyChanged();
}

void LiftModel::choose(const QString& staffId) {
    m_pin.clear();
    say({});
    if (staffId == m_chosen)
        return;
    m_chosen = staffId;
    emit chosenChanged();
}

bool LiftModel::ready() const {
    return m_ask && !m_busy && !m_chosen.isEmpty() && !m_why.isEmpty() && m_pin.isComplete();
}

void LiftModel::allow() {
    const auto by = toUuid(m_chosen);
    if (!ready() || !by)
        return;
    m_busy = true;
    emit busyChanged();
    m_till.staff().lift({m_lift, m_ask->right, m_ask->order, m_ask->what.toStdString(), m_why.toStdString()}, *by,
                        m_pin.take(), [inbox = m_inbox, self = this](const Result<PinAnswer>& answer) {
                            inbox.post([self, answer] { self->finish(answer); });
                        });
}

void LiftModel::finish(const Result<PinAnswer>& answer) {
    m_busy = false;
    emit busyChanged();
    if (!m_ask)
        return; // locked or given up meanwhile: nothing is done any more
    if (!answer)
        return say(explain(tr("Not allowed."), answer.error()));
    if (const auto words = StaffWords::answer(*answer, m_clock.nowMs()); !words.isEmpty())
        return say(words);
    const auto ask = *std::exchange(m_ask, std::nullopt);
    emit openChanged();
    ask.again();
}

void LiftModel::cancel() {
    m_pin.clear();
    if (!m_ask || m_busy)
        return; // what is being allowed is done in a moment
    m_ask.reset();
    emit openChanged();
}

void LiftModel::say(const QString& message) {
    if (message == m_message)
        return;
    m_message = message;
    emit messageChanged();
}

} // namespace phin::counter
