#include "sync/enrol/door.h"

namespace phin::enrol {
namespace {

constexpr std::int64_t enterWithinMs = 10'000; // between the two calls of a guest there is nobody to wait for

}

std::string words(Closing why) {
    switch (why) {
    case Closing::NotOpened:
        return "nobody has opened it";
    case Closing::ByManager:
        return "a manager has closed it";
    case Closing::OpenedAnew:
        return "it was opened anew";
    case Closing::TimeOver:
        return "it was open long enough";
    case Closing::WrongCodes:
        return "a wrong code was typed too often";
    case Closing::EmptyVisits:
        return "too many visits ended without a right code";
    case Closing::CameIn:
        return "a new box has come in";
    case Closing::NotKept:
        break;
    }
    return "a new box could not come in, though its code was right";
}

void Door::open(std::int64_t nowMs) {
    m_open = true;
    m_openedMs = nowMs;
    m_triesLeft = m_settings.tries;
    m_visit.reset();
}

void Door::close(Closing why) {
    if (!m_open)
        return;
    m_open = false;
    m_visit.reset();
    m_whyClosed = why;
}

void Door::endVisit() {
    m_visit.reset();
    if (m_triesLeft > 0)
        --m_triesLeft;
    if (m_triesLeft == 0)
        close(Closing::EmptyVisits);
}

void Door::tick(std::int64_t nowMs) {
    if (!m_open)
        return;
    if (m_visit) {
        const auto within = m_visit->code.empty() ? enterWithinMs : m_settings.codeForMs;
        if (nowMs - m_visit->sinceMs >= within || nowMs < m_visit->sinceMs)
            endVisit();
    }
    if (m_open && !m_visit && (nowMs - m_openedMs >= m_settings.openForMs || nowMs < m_openedMs))
        close(Closing::TimeOver);
}

Status Door::knock(const std::string& ticket, const std::string& guest, const std::string& commitment,
                   const std::string& greeting, std::int64_t nowMs) {
    tick(nowMs);
    if (!m_open)
        return Error{ErrorKind::Refused, "no manager has opened this shop for new boxes (" + words(m_whyClosed) + ")"};
    if (m_visit)
        return Error{ErrorKind::Refused, "another new box is just coming in; try again in a moment"};
    m_visit = Visit{ticket, guest, commitment, greeting, nowMs, {}};
    return done();
}

Status Door::enter(const std::string& ticket, const std::string& guestNonce, const std::string& fingerprint,
                   std::int64_t nowMs) {
    tick(nowMs);
    if (!m_visit || m_visit->ticket != ticket || !m_visit->code.empty())
        return Error{ErrorKind::Refused, "this visit is over; knock again"};
    if (guestNonce.size() != nonceBytes || commitmentOf(m_visit->guest, guestNonce) != m_visit->commitment) {
        endVisit();
        return Error{ErrorKind::Refused, "this is not what the new box committed to"};
    }
    m_visit->code = shortCode({m_visit->guest, m_visit->greeting, guestNonce, fingerprint});
    m_visit->sinceMs = nowMs;
    return done();
}

Result<std::monostate, NotLetIn> Door::decide(const std::string& code, std::int64_t nowMs) {
    const auto no = [](NoEntry why, const std::string& message) {
        return NotLetIn(why, {ErrorKind::Refused, message});
    };
    const bool asked = m_visit && !m_visit->code.empty();
    tick(nowMs);
    if (!m_open)
        return no(NoEntry::DoorClosed, "the door for new boxes is closed: " + words(m_whyClosed));
    if (!m_visit || m_visit->code.empty())
        return asked ? no(NoEntry::CodeTooOld, "the code is too old; start again on the new box")
                     : no(NoEntry::NobodyThere, "no new box stands there with a code");
    if (code != m_visit->code) {
        if (--m_triesLeft == 0)
            close(Closing::WrongCodes);
        return no(NoEntry::WrongCode, "that is not the code. If the new box does show it, somebody sits between the "
                                      "two: close the door and look at the network");
    }
    close(Closing::CameIn);
    return std::monostate{};
}

void Door::notKept() {
    if (!m_open)
        m_whyClosed = Closing::NotKept;
}

void Door::leave(const std::string& ticket) {
    if (m_visit && m_visit->ticket == ticket)
        endVisit();
}

Door::View Door::view(std::int64_t nowMs) {
    tick(nowMs);
    View view;
    view.open = m_open;
    view.whyClosed = m_whyClosed;
    if (!m_open)
        return view;
    view.closesInMs = m_openedMs + m_settings.openForMs - nowMs;
    view.triesLeft = m_triesLeft;
    if (m_visit) {
        view.guest = m_visit->guest;
        view.codeEndsInMs = m_visit->code.empty() ? 0 : m_visit->sinceMs + m_settings.codeForMs - nowMs;
    }
    return view;
}

} // namespace phin::enrol
