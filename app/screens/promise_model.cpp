#include "app/screens/promise_model.h"

namespace phin::counter {

PromiseModel::PromiseModel(CartModel& cart, QObject* parent)
    : QObject(parent)
    , m_cart(cart) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &PromiseModel::look);
    connect(&cart, &CartModel::orderChanged, this, &PromiseModel::lookSoon);
    look();
}

void PromiseModel::lookSoon() {
    if (!m_soon.isActive())
        m_soon.start();
}

void PromiseModel::look() {
    const auto& till = m_cart.till();
    m_promise = m_cart.isEmpty() ? Promise{} : till.promise(m_cart.orderId());
    const auto due = till.dueAtMs(m_cart.orderId());
    auto text = worded();
    if (due == m_due && text == m_text)
        return;
    m_due = due;
    m_text = std::move(text);
    emit changed();
}

QString PromiseModel::worded() const {
    const auto& till = m_cart.till();
    const auto due = till.dueAtMs(m_cart.orderId());
    if (isPaused()) {
        const auto* station = till.menu()->station(m_promise.paused);
        return tr("%1 is paused").arg(station ? m_words.text(station->name()) : toQString(m_promise.paused));
    }
    if (due != 0) {
        const auto wanted = Words::time(due, till.settings().utcOffsetMinutes);
        if (m_promise.readyAtMs > due)
            return tr("For %1, ready %2")
                .arg(wanted, Words::time(upToMinute(m_promise.readyAtMs), till.settings().utcOffsetMinutes));
        return tr("For %1").arg(wanted);
    }
    if (m_promise.readyAtMs == 0)
        return {};
    const auto minutes = std::max<std::int64_t>(1, (m_promise.readyAtMs - till.nowMs() + 59'999) / 60'000);
    return tr("Ready in about %n min", nullptr, static_cast<int>(minutes));
}

QString PromiseModel::due() const {
    return m_due == 0 ? QString() : Words::time(m_due, m_cart.till().settings().utcOffsetMinutes);
}

bool PromiseModel::canBeEarlier() const {
    return m_due - stepMs > m_cart.till().nowMs();
}

bool PromiseModel::canBeLater() const {
    return std::max(m_due, m_cart.till().nowMs()) + stepMs <= m_cart.till().latestDueMs();
}

void PromiseModel::setDueIn(int minutes) {
    const auto wanted = m_cart.till().nowMs() + std::int64_t{minutes} * 60'000;
    set((wanted + stepMs - 1) / stepMs * stepMs);
}

void PromiseModel::moveDue(int minutes) {
    if (m_due == 0)
        setDueIn(minutes);
    else
        set(m_due + std::int64_t{minutes} * 60'000);
}

void PromiseModel::set(std::int64_t dueAtMs) {
    const auto kept = m_cart.till().setDue(m_cart.orderId(), dueAtMs);
    if (!kept)
        emit failed(explain(tr("Not changed."), kept.error()));
    else
        m_cart.look(); // what was sent differs now, and can be taken back
    look();
}

void PromiseModel::setLanguage(const std::string& language) {
    m_words.language = language;
    look();
}

} // namespace phin::counter
