#include "app/screens/send_model.h"

namespace phin::counter {

SendModel::SendModel(CartModel& cart, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_cart(cart)
    , m_inbox(std::move(inbox)) {
    connect(&cart, &CartModel::orderChanged, this, &SendModel::look);
    look();
}

void SendModel::look() {
    m_state.reset();
    for (auto& open : m_cart.till().openOrders())
        if (open.id == m_cart.orderId())
            m_state = std::move(open);
    emit changed();
}

QString SendModel::number() const {
    return isSent() ? QString::fromStdString(m_state->sent->number) : QString();
}

bool SendModel::isPossible() const {
    return !m_busy && !m_cart.isEmpty() && (!isSent() || m_state->unsent > 0);
}

void SendModel::send() {
    if (!isPossible())
        return;
    m_busy = true;
    emit changed();
    m_cart.till().send(m_cart.orderId(), [inbox = m_inbox, this](Result<Sent> result) {
        // The inbox and this model live and die together on the screens' thread.
        inbox.post([this, result = std::move(result)] { finish(result); });
    });
}

void SendModel::finish(const Result<Sent>& result) {
    m_busy = false;
    m_cart.look(); // shows lines as sent, and nothing before it can be undone any more
    look();
    if (!result)
        emit failed(explain(tr("Not sent."), result.error()));
    else
        emit sentNow(QString::fromStdString(result->number), result->revision > 0);
}

} // namespace phin::counter
