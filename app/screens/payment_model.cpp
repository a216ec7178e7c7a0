#include "app/screens/payment_model.h"

#include "app/counter/payment.h"
#include "sync/model/currency.h"
#include "sync/model/money.h"

#include <QtCore/QVariantMap>

#include <algorithm>

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
        m_guests = 1;
        m_method = Cash;
        m_tip = {};
        m_tipTyping = false;
    }
    m_taken = m_cart.till().taken(m_order);
    if (m_cart.isEmpty())
        cancel();
    emit changed();
    emit openChanged(); // what guests may hand over follows the total
}

void PaymentModel::begin() {
    if (m_cart.isEmpty() || m_open)
        return;
    m_given = 0;
    m_tipTyping = false;
    m_open = true;
    emit openChanged();
    emit changed();
}

void PaymentModel::cancel() {
    if (!m_open)
        return;
    m_open = false;
    emit openChanged();
    emit changed();
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
    m_tipTyping = false;
    emit changed();
}

void PaymentModel::digits(const QString& digits) {
    std::int64_t typed = m_tipTyping ? m_tip.amountMinor : m_given;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9')
            return;
        typed = typed * 10 + (digit.unicode() - u'0');
        if (typed > mostGiven)
            return;
    }
    type(typed);
}

void PaymentModel::type(std::int64_t minor) {
    if (!m_tipTyping)
        return give(minor);
    m_tip = {0, minor};
    emit changed();
    emit openChanged();
}

void PaymentModel::erase() {
    type((m_tipTyping ? m_tip.amountMinor : m_given) / 10);
}

void PaymentModel::clearGiven() {
    type(0);
}

std::optional<std::vector<TipOffer>> PaymentModel::offers() const {
    return phin::tipOffers(m_cart.till().settings().tips, m_cart.order().currency());
}

std::int64_t PaymentModel::tipOf(const TipOffer& offer) const {
    const auto& currency = m_cart.order().currency();
    const auto tip = phin::tipOf(offer, dueMinor(), currency);
    return m_method == Cash ? roundCash(tip, cashStep(m_cart.till().settings(), currency)).value_or(tip) : tip;
}

QVariantList PaymentModel::tipOffers() const {
    QVariantList list;
    for (const auto& offer : offers().value_or(std::vector<TipOffer>{})) {
        model::v1::Discount words; // says a part or an amount the same way
        if (offer.basisPoints > 0)
            words.set_basis_points(offer.basisPoints);
        else
            words.set_amount_minor(offer.amountMinor);
        list.append(QVariantMap{{QStringLiteral("text"), m_words.discount(words, m_cart.order().currency())},
                                {QStringLiteral("amount"), m_cart.money(tipOf(offer))},
                                {QStringLiteral("chosen"), !m_tipTyping && offer == m_tip}});
    }
    return list;
}

QString PaymentModel::tip() const {
    return tipMinor() == 0 && !m_tipTyping ? QString() : m_cart.money(tipMinor());
}

void PaymentModel::offerTip(int index) {
    const auto all = offers();
    if (!all || index < 0 || index >= static_cast<int>(all->size()))
        return;
    const auto& offer = (*all)[static_cast<std::size_t>(index)];
    m_tip = !m_tipTyping && offer == m_tip ? TipOffer{} : offer;
    m_tipTyping = false;
    emit changed();
    emit openChanged();
}

void PaymentModel::noTip() {
    m_tip = {};
    m_tipTyping = false;
    emit changed();
    emit openChanged();
}

void PaymentModel::setTipTyping(bool typing) {
    if (typing == m_tipTyping)
        return;
    m_tipTyping = typing;
    if (typing)
        m_tip = {};
    emit changed();
    emit openChanged();
}

std::int64_t PaymentModel::leftMinor() const {
    return outstanding(m_cart.order().total_minor(), m_taken);
}

std::int64_t PaymentModel::partMinor() const {
    return firstOf(leftMinor());
}

std::int64_t PaymentModel::firstOf(std::int64_t amount) const {
    return allocate(amount, std::vector<std::int64_t>(static_cast<std::size_t>(m_guests), 1)).front();
}

std::int64_t PaymentModel::dueMinor() const {
    if (m_method != Cash)
        return partMinor();
    if (m_guests == 1)
        return exactMinor();
    // Shared in what there are coins for, so that no guest pays two coins more than another.
    const auto step = cashStep(m_cart.till().settings(), m_cart.order().currency());
    return std::min(firstOf(exactMinor() / step) * step, leftMinor());
}

std::int64_t PaymentModel::exactMinor() const {
    const auto step = cashStep(m_cart.till().settings(), m_cart.order().currency());
    std::int64_t inCash = 0; // rounded together with what cash has paid already
    for (const auto& tender : m_taken)
        inCash += tender.kind() == kindOf(Cash) ? tender.amount_minor() : 0;
    return roundCash(leftMinor() + inCash, step).value_or(leftMinor() + inCash) - inCash;
}

std::int64_t PaymentModel::nextMinor() const {
    return m_given > 0 ? std::min(m_given, handMinor()) : handMinor();
}

QString PaymentModel::qr() const {
    const auto& account = m_cart.till().settings().vietQr;
    if (!m_open || m_method != Transfer || account.empty() || m_cart.order().currency() != "VND" || nextMinor() < 1)
        return {};
    // The order has no number yet; the random end of its id is what the bank's notice will name.
    const auto id = toQString(m_cart.orderId()).remove(u'-').right(8).toUpper();
    return QString::fromStdString(vietQr(account, nextMinor(), "PHIN " + id.toStdString()));
}

bool PaymentModel::isPartial() const {
    return m_guests > 1 || (m_given > tipMinor() && m_given < handMinor());
}

void PaymentModel::setGuests(int guests) {
    guests = std::clamp(guests, 1, mostGuests);
    if (guests == m_guests)
        return;
    m_guests = guests;
    m_given = 0;
    emit changed();
    emit openChanged();
}

QString PaymentModel::tenderName(const std::string& kind) {
    if (kind == "card")
        return tr("Card");
    if (kind == "qr")
        return tr("QR code");
    return kind == "voucher" ? tr("Voucher") : tr("Cash");
}

QVariantList PaymentModel::taken() const {
    QVariantList list;
    for (const auto& tender : m_taken)
        list.append(QVariantMap{{QStringLiteral("kind"), tenderName(tender.kind())},
                                {QStringLiteral("text"), tender.tip_minor() == 0
                                                             ? m_cart.money(tender.amount_minor())
                                                             : tr("%1 and a tip of %2")
                                                                   .arg(m_cart.money(tender.amount_minor()),
                                                                        m_cart.money(tender.tip_minor()))}});
    return list;
}

QString PaymentModel::change() const {
    const std::int64_t change = m_given - handMinor();
    return m_method != Cash || m_given == 0 || change < 0 ? QString() : m_cart.money(change);
}

QString PaymentModel::missing() const {
    const std::int64_t missing = handMinor() - m_given;
    return m_given == 0 || missing <= 0 ? QString() : m_cart.money(missing);
}

bool PaymentModel::enough() const {
    if (m_given > 0 && m_given < handMinor() && m_given <= tipMinor())
        return false; // it would be a tip for nothing
    return !m_cart.isEmpty() && (m_method == Cash || m_given <= handMinor());
}

QVariantList PaymentModel::quick() const {
    QVariantList list;
    if (m_cart.isEmpty())
        return list;
    const std::int64_t due = handMinor();
    for (const std::int64_t minor : quickAmounts(due, m_cart.order().currency()))
        list.append(QVariantMap{{QStringLiteral("minor"), static_cast<qint64>(minor)},
                                {QStringLiteral("text"), m_cart.money(minor)},
                                {QStringLiteral("exact"), minor == due}});
    return list;
}

QString PaymentModel::lastChange() const {
    return m_last.changeMinor == 0 ? QString() : m_words.money(m_last.changeMinor, m_last.currency);
}

void PaymentModel::pay() {
    if (!enough() || m_busy)
        return;
    if (isPartial()) {
        takePart();
        return;
    }
    std::vector<model::v1::Tender> tenders;
    const auto tip = tipMinor();
    if (handMinor() > 0 && (m_method != Cash || m_given > 0 || tip > 0 || !m_taken.empty())) {
        model::v1::Tender tender;
        tender.set_kind(kindOf(m_method));
        tender.set_given_minor(m_method == Cash && m_given > 0 ? m_given : handMinor());
        tender.set_tip_minor(tip);
        tenders.push_back(std::move(tender));
    }
    send(std::move(tenders));
}

void PaymentModel::takePart() {
    const bool shared = m_guests > 1 && (m_given == 0 || m_given >= handMinor());
    const auto tip = tipMinor();
    model::v1::Tender part;
    part.set_kind(kindOf(m_method));
    part.set_amount_minor(nextMinor() - tip);
    part.set_tip_minor(tip);
    part.set_given_minor(m_given > 0 ? m_given : nextMinor());
    const auto order = m_cart.till().takeTender(m_order, part);
    if (order) {
        m_guests -= shared ? 1 : 0;
        m_given = 0;
        m_tip = {}; // the next guest gives their own
        m_tipTyping = false;
    }
    m_cart.partsChanged(order, tr("Not taken."));
}

void PaymentModel::giveBack(int part) {
    m_cart.partsChanged(m_cart.till().giveTenderBack(m_order, part), tr("Not given back."));
}

void PaymentModel::payExact() {
    if (m_cart.isEmpty())
        return;
    setMethod(Cash);
    setGuests(1);
    noTip();
    give(0);
    if (m_taken.empty())
        send({});
    else
        pay();
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

QString PaymentModel::lastPromise() const {
    return m_last.promisedAtMs == 0
               ? QString()
               : Words::time(upToMinute(m_last.promisedAtMs), m_cart.till().settings().utcOffsetMinutes);
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
        m_cart.paid();
    emit busyChanged();
    emit paid();
}

void PaymentModel::setLanguage(const std::string& language) {
    m_words.language = language;
    emit changed();
    emit openChanged();
}

} // namespace phin::counter
