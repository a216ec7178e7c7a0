#include "app/screens/sign_in_model.h"

namespace phin::counter {
namespace {

constexpr int tickMs = 500;

} // namespace

SignInModel::SignInModel(Till& till, const journal::Clock& clock, const Inbox::Sender& inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_clock(clock)
    , m_inbox(inbox) {
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &SignInModel::countDown);
    connect(&m_autoLock, &AutoLock::untouched, this, &SignInModel::lock);
    connect(&m_pin, &PinPadModel::changed, this, [this] {
        if (m_pin.count() > 0 && !m_tick.isActive())
            say({}, false); // the next try
    });
    m_autoLock.setAfterMs(till.settings().autoLockMinutes * 60'000);
    if (const auto last = till.staff().lastHere(); !last.isNil())
        m_chosen = toQString(last);
    refresh();
}

bool SignInModel::editsMenu() const {
    return m_till.staff().session().may(Right::EditMenu);
}

bool SignInModel::editsStaff() const {
    return m_till.staff().session().may(Right::EditStaff);
}

void SignInModel::refresh() {
    auto& staff = m_till.staff();
    const auto person = staff.session().person();
    const bool staffed = staff.session().staffed();
    QVariantList people;
    for (const auto& entry : staff.entries())
        if (entry.member.active)
            people.append(StaffWords::entry(entry, m_till.settings().utcOffsetMinutes));
    const bool same =
        people == m_people && staffed == m_staffed && person.has_value() == m_person.has_value() &&
        (!person || (person->id == m_person->id && person->name == m_person->name && person->role == m_person->role));
    if (same)
        return;
    m_person = person;
    m_staffed = staffed;
    m_people = people;
    if (chosenEntry().isEmpty())
        m_chosen = people.size() == 1 ? people.front().toMap()[QStringLiteral("staffId")].toString() : QString();
    emit peopleChanged();
    emit chosenChanged();
}

QVariantMap SignInModel::chosenEntry() const {
    for (const auto& each : m_people)
        if (auto entry = each.toMap(); entry[QStringLiteral("staffId")] == m_chosen)
            return entry;
    return {};
}

QString SignInModel::shortName() const {
    constexpr qsizetype fits = 12;
    const auto words = name().split(u' ', Qt::SkipEmptyParts);
    return name().size() <= fits || words.size() < 3 ? name() : words.mid(words.size() - 2).join(u' ');
}

QString SignInModel::chosenName() const {
    return chosenEntry().value(QStringLiteral("name")).toString();
}

bool SignInModel::chosenHere() const {
    return chosenEntry().value(QStringLiteral("here")).toBool();
}

void SignInModel::choose(const QString& staffId) {
    m_pin.clear();
    m_tick.stop();
    say({}, false);
    if (staffId == m_chosen)
        return;
    m_chosen = staffId;
    emit chosenChanged();
}

void SignInModel::lock() {
    m_till.staff().lock();
    m_pin.clear();
    m_tick.stop();
    say({}, false);
    refresh();
}

void SignInModel::signIn() {
    const auto id = toUuid(m_chosen);
    if (!id || m_busy || !m_pin.isComplete())
        return;
    m_busy = true;
    emit busyChanged();
    m_till.staff().signIn(*id, m_pin.take(), [inbox = m_inbox, self = this](const Result<PinAnswer>& answer) {
        // The inbox and this model live and die together on the screens' thread.
        inbox.post([self, answer] { self->finish(answer, {}); });
    });
}

void SignInModel::clockInOrOut() {
    const auto id = toUuid(m_chosen);
    if (!id || m_busy)
        return;
    if (!m_pin.isComplete()) {
        say(tr("Type your PIN first."), false);
        return;
    }
    const bool in = !chosenHere();
    const auto words = in ? tr("%1 is at work.").arg(chosenName()) : tr("%1 has left work.").arg(chosenName());
    m_busy = true;
    emit busyChanged();
    m_till.staff().clock(*id, m_pin.take(), m_till.newId(), in,
                         [inbox = m_inbox, self = this, words](const Result<PinAnswer>& answer) {
                             inbox.post([self, answer, words] { self->finish(answer, words); });
                         });
}

void SignInModel::finish(const Result<PinAnswer>& answer, const QString& done) {
    m_busy = false;
    emit busyChanged();
    refresh();
    if (!answer)
        return say(explain(tr("The PIN was not looked at."), answer.error()), true);
    m_answer = *answer;
    const auto words = StaffWords::answer(m_answer, m_clock.nowMs());
    say(words.isEmpty() ? done : words, !words.isEmpty());
    if (m_answer.waitsUntilMs > 0)
        m_tick.start();
}

void SignInModel::countDown() {
    const bool over = m_clock.nowMs() >= m_answer.waitsUntilMs;
    if (over) {
        m_tick.stop();
        m_answer = {PinAnswer::What::Waits, 0, 0, false};
    }
    say(StaffWords::answer(m_answer, m_clock.nowMs()), !over);
}

void SignInModel::say(const QString& message, bool refused) {
    if (message == m_message && refused == m_refused)
        return;
    m_message = message;
    m_refused = refused;
    emit messageChanged();
}

} // namespace phin::counter
