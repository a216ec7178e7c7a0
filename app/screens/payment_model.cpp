#include "app/screens/payment_model.h"

#include "app/counter/payment.h"
#include "sync/model/currency.h"
#include "sync/model/money.h"

#include <QtCore/QVariantMap>

namespace phin::counter {
namespace {

constexpr std::int64_t mostGiven = 1'000'000'000'000; // more than any purse holds: a key was held down

const char* kindOf(PaymentModel::Method method) {
    switch (method) {
    case PaymentModel::Card:
        return "card";
    case PaymentModel::Transfer:
        return "qr";
    case PaymentModel::Cash:
        break;
    }
    return "cash";
}

} // namespace

PaymentModel::PaymentModel(CartModel& cart, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_cart(cart)
    , m_inbox(std::move(inbox)) {
    connect(&cart, &CartModel::orderChanged, this, &PaymentModel::orderChanged);
    orderChanged();
}

void PaymentModel::orderChanged() {
    if (m_order != m_cart.orderId()) {
        m_order = m_cart.orderId();
        m_payment = m_cart.till().newId();
        m_given = 0;
        m_method = Cash;
    }
    if (m_cart.isEmpty())
        cancel();
    emit changed();
    emit openChanged(); // what guests may hand over follows the total
}

void PaymentModel::begin() {
    if (m_cart.isEmpty() || m_open)
        return;
    m_given = 0;
    m_open = true;
    emit openChanged();
    emit changed();
}

void PaymentModel::cancel() {
    if (!m_open)
        return;
    m_open = false;
    emit openChanged();
}

void PaymentModel::setMethod(Method method) {
    if (method == m_method)
        return;
    m_method = method;
    m_given = 0;
    emit changed();
}

void PaymentModel::give(qint64 minor) {
    m_given = minor;
    emit changed();
}

void PaymentModel::digits(const QString& digits) {
    std::int64_t given = m_given;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9')
            return;
        given = given * 10 + (digit.unicode() - u'0');
        if (given > mostGiven)
            return;
    }
    give(given);
}

void PaymentModel::erase() {
    give(m_given / 10);
}

void PaymentModel::clearGiven() {
    give(0);
}

std::int64_t PaymentModel::dueMinor() const {
    const auto& order = m_cart.order();
    if (m_method != Cash)
        return order.total_minor();
    return roundCash(order.total_minor(), cashStep(m_cart.till().settings(), order.currency()))
        .value_or(order.total_minor());
}

QString PaymentModel::change() const {
    const std::int64_t change = m_given - dueMinor();
    return m_method != Cash || m_given == 0 || change < 0 ? QString() : m_cart.money(change);
}

QString PaymentModel::missing() const {
    const std::int64_t missing = dueMinor() - m_given;
    return m_method != Cash || m_given == 0 || missing <= 0 ? QString() : m_cart.money(missing);
}

bool PaymentModel::enough() const {
    return !m_cart.isEmpty() && missing().isEmpty();
}

QVariantList PaymentModel::quick() const {
    QVariantList list;
    if (m_cart.isEmpty())
        return list;
    const std::int64_t due = dueMinor();
    for (const std::int64_t minor : quickAmounts(due, m_cart.order().currency()))
        list.append(QVariantMap{{QStringLiteral("minor"), static_cast<qint64>(minor)},
                                {QStringLiteral("text"), m_cart.money(minor)},
                                {QStringLiteral("exact"), minor == due}});
    return list;
}

QString PaymentModel::zeros() const {
    return currencyDigits(m_cart.order().currency()) == 0 ? QStringLiteral("000") : QStringLiteral("00");
}

QString PaymentModel::lastChange() const {
    return m_last.changeMinor == 0 ? QString() : m_words.money(m_last.changeMinor, m_last.currency);
}

void PaymentModel::pay() {
    if (!enough())
        return;
    const std::int64_t total = m_cart.order().total_minor();
    std::vector<model::v1::Tender> tenders;
    if (total > 0 && (m_method != Cash || m_given > 0)) {
        model::v1::Tender tender;
        tender.set_kind(kindOf(m_method));
        tender.set_given_minor(m_method == Cash ? m_given : total);
        tenders.push_back(std::move(tender));
    }
    send(std::move(tenders));
}

void PaymentModel::payExact() {
    if (!m_cart.isEmpty())
        send({});
}

void PaymentModel::send(std::vector<model::v1::Tender> tenders) {
    if (m_busy)
        return;
    m_busy = true;
    emit busyChanged();
    m_cart.till().pay(m_order, m_payment, std::move(tenders),
                      [inbox = m_inbox, self = this, order = m_order](Result<Paid> result) {
                          // The inbox and this model live and die together on the screens' thread.
                          inbox.post([self, order, result = std::move(result)] { self->finish(order, result); });
                      });
}

void PaymentModel::finish(const Uuid& order, const Result<Paid>& result) {
    m_busy = false;
    if (!result) {
        emit busyChanged();
        emit failed(explain(tr("Not paid."), result.error()));
        return;
    }
    m_last = *result;
    if (m_cart.orderId() == order)
        m_cart.begin();
    emit busyChanged();
    emit paid();
}

void PaymentModel::setLanguage(const std::string& language) {
    m_words.language = language;
    emit changed();
    emit openChanged();
}

} // namespace phin::counter
