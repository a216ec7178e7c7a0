#include "app/screens/voucher_model.h"

#include "sync/model/business_day.h"

#include <QtCore/QStringList>
#include <QtCore/QVariantMap>

#include <algorithm>

namespace phin::counter {
namespace {

constexpr int mostListed = 300;

QString shownCode(const std::string& code) {
    return QString::fromStdString(groupedCode(code));
}

} // namespace

VoucherModel::VoucherModel(CartModel& cart, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_cart(cart)
    , m_inbox(std::move(inbox))
    , m_making(cart.till().newId()) {
    connect(&cart, &CartModel::voucherScanned, this, &VoucherModel::redeemScanned);
}

void VoucherModel::setBusy(bool busy) {
    if (busy == m_busy)
        return;
    m_busy = busy;
    emit busyChanged();
}

std::string VoucherModel::currency() const {
    const auto& currency = m_cart.till().menu()->menu().currency();
    return currency.empty() ? "VND" : currency;
}

QString VoucherModel::money(qint64 minor) const {
    return m_words.money(minor, currency());
}

// --- on the open order

void VoucherModel::redeem(const QString& code) {
    redeem(code, false);
}

void VoucherModel::redeemScanned(const QString& code) {
    redeem(code, true);
}

void VoucherModel::redeem(const QString& code, bool scanned) {
    if (m_busy || code.trimmed().isEmpty())
        return;
    if (m_cart.isEmpty()) {
        emit failed(tr("Put something on the order first, then hand the voucher in."));
        return;
    }
    setBusy(true);
    m_cart.till().redeem(
        m_cart.orderId(), code.toStdString(),
        [inbox = m_inbox, self = this, order = m_cart.orderId(), code, scanned](const Result<Redeemed>& result) {
            // The inbox and this model live and die together on the screens' thread.
            inbox.post([self, order, code, scanned, result] { self->finish(order, code, scanned, result); });
        });
}

void VoucherModel::finish(const Uuid& order, const QString& code, bool scanned, const Result<Redeemed>& result) {
    setBusy(false);
    if (!result) {
        emit failed(explain(tr("The voucher was not taken."), result.error()));
        return;
    }
    if (result->no != VoucherNo::None) {
        emit failed(refusal(*result, code, scanned));
        return;
    }
    if (m_cart.orderId() == order)
        m_cart.partsChanged(result->order, {});
    const auto given = voucherMinor(result->order);
    const auto& terms = result->voucher->terms;
    emit redeemed(
        given > 0
            ? tr("Voucher %1: %2 off").arg(shownCode(terms.code()), m_words.money(given, result->order.currency()))
            : tr("Voucher %1 counts from %2 on.")
                  .arg(shownCode(terms.code()), m_words.money(terms.minimum_minor(), terms.currency())));
}

QString VoucherModel::refusal(const Redeemed& redeemed, const QString& code, bool scanned) const {
    const auto shown = redeemed.voucher ? shownCode(redeemed.voucher->terms.code()) : code.trimmed();
    switch (redeemed.no) {
    case VoucherNo::Withdrawn:
        return tr("Voucher %1 was withdrawn.").arg(shown);
    case VoucherNo::NotYet:
        return tr("Voucher %1 is good from %2 on.").arg(shown, day(redeemed.voucher->terms.valid_from()));
    case VoucherNo::Over:
        return tr("Voucher %1 was good until %2.").arg(shown, day(redeemed.voucher->terms.valid_until()));
    case VoucherNo::Used:
        return tr("Voucher %1 was used already: %2.").arg(shown, orderWords(redeemed.voucher->uses.back()));
    case VoucherNo::Currency:
        return tr("Voucher %1 is in another currency.").arg(shown);
    case VoucherNo::OtherDiscount:
        return tr("This order has a discount already. Take it off first; an order has one.");
    case VoucherNo::Unknown:
    case VoucherNo::None:
        break;
    }
    return scanned ? tr("Nothing on the menu and no voucher has the code %1. Look for it by name.").arg(shown)
                   : tr("There is no voucher %1. Look at the code once more.").arg(shown);
}

void VoucherModel::takeOff() {
    m_cart.discountAll(0, {});
}

// --- for the manager

void VoucherModel::refresh() {
    m_vouchers.clear(); // who looks now may not be who looked last
    m_listed = false;
    emit changed();
    m_cart.till().vouchers({}, mostListed, [inbox = m_inbox, self = this](Result<std::vector<Voucher>> result) {
        inbox.post([self, result = std::move(result)] {
            if (result)
                self->take(*result);
            else if (!self->ask(result.error(), tr("All vouchers"), [self] { self->refresh(); }))
                emit self->failed(explain(tr("The vouchers are not shown."), result.error()));
        });
    });
}

void VoucherModel::note(const std::vector<std::string>& codes) {
    for (const auto& code : std::set<std::string>(codes.begin(), codes.end()))
        m_cart.till().vouchers(code, 1, [inbox = m_inbox, self = this](Result<std::vector<Voucher>> result) {
            if (result && !result->empty())
                inbox.post([self, voucher = std::move(result->front())] { self->takeOne(voucher); });
        });
}

void VoucherModel::take(std::vector<Voucher> vouchers) {
    m_vouchers = std::move(vouchers);
    m_listed = true;
    std::stable_sort(m_vouchers.begin(), m_vouchers.end(),
                     [](const auto& one, const auto& other) { return one.overused() && !other.overused(); });
    emit changed();
    for (const auto& voucher : m_vouchers)
        tellOveruse(voucher);
}

void VoucherModel::takeOne(const Voucher& voucher) {
    const auto at = std::find_if(m_vouchers.begin(), m_vouchers.end(),
                                 [&](const auto& each) { return each.terms.code() == voucher.terms.code(); });
    if (at != m_vouchers.end())
        *at = voucher;
    else if (m_listed || voucher.overused())
        m_vouchers.insert(m_vouchers.begin(), voucher);
    emit changed();
    tellOveruse(voucher);
}

void VoucherModel::tellOveruse(const Voucher& voucher) {
    if (!voucher.overused() || !m_told.insert(voucher.terms.code()).second)
        return;
    QStringList orders;
    for (const auto& use : voucher.uses)
        orders += orderWords(use);
    emit overusedFound(tr("Voucher %1 was used too often: %2. Tell the manager.")
                           .arg(shownCode(voucher.terms.code()), orders.join(QStringLiteral("; "))));
}

void VoucherModel::begin() {
    m_made.clear();
    m_making = m_cart.till().newId();
    emit madeChanged();
}

void VoucherModel::make(bool percent, qint64 off, qint64 minimumMinor, int times, int days, const QString& code) {
    const auto today = m_cart.till().businessDate();
    model::v1::VoucherMade terms;
    terms.set_voucher_id(m_making.bytes());
    if (!code.trimmed().isEmpty()) {
        const auto wanted = voucherCode(code.toStdString());
        if (!wanted) {
            emit failed(tr("A code has 4 to 24 letters and digits, a letter among them."));
            return;
        }
        terms.set_code(*wanted);
    }
    if (percent)
        terms.set_basis_points(static_cast<std::int32_t>(std::clamp<qint64>(off, 0, 100) * 100));
    else
        terms.set_amount_minor(off);
    terms.set_currency(currency());
    terms.set_minimum_minor(minimumMinor);
    terms.set_valid_from(today);
    terms.set_valid_until(addDays(today, std::max(0, days - 1)));
    terms.set_uses(static_cast<std::uint32_t>(std::max(0, times)));
    makeWith(terms);
}

void VoucherModel::makeWith(const model::v1::VoucherMade& terms) {
    if (m_busy)
        return;
    setBusy(true);
    m_cart.till().makeVoucher(terms, [inbox = m_inbox, self = this, terms](const Result<MadeVoucher>& result) {
        inbox.post([self, terms, result] {
            self->setBusy(false);
            if (!result) {
                if (!self->ask(result.error(), tr("Voucher") + QStringLiteral(" · ") + self->off(terms),
                               [self, terms] { self->makeWith(terms); }))
                    emit self->failed(explain(tr("No voucher was made."), result.error()));
                return;
            }
            self->m_made = shownCode(result->voucher.terms.code());
            self->m_making = self->m_cart.till().newId(); // the next one is another
            emit self->madeChanged();
            emit self->said(tr("Voucher made: %1").arg(self->m_made));
        });
    });
}

void VoucherModel::withdraw(const QString& code) {
    if (m_busy)
        return;
    setBusy(true);
    m_cart.till().withdrawVoucher(
        code.toStdString(), {}, [inbox = m_inbox, self = this, code](const Result<MadeVoucher>& result) {
            inbox.post([self, code, result] {
                self->setBusy(false);
                if (!result) {
                    if (!self->ask(result.error(), tr("Voucher") + QStringLiteral(" · ") + code,
                                   [self, code] { self->withdraw(code); }))
                        emit self->failed(explain(tr("Not withdrawn."), result.error()));
                    return;
                }
                emit self->said(tr("Withdrawn: %1").arg(shownCode(result->voucher.terms.code())));
            });
        });
}

bool VoucherModel::ask(const Error& error, const QString& what, std::function<void()> again) {
    if (!error.missing || !m_asker)
        return false;
    m_asker({*error.missing, {}, what, {}, std::move(again)});
    return true;
}

// --- words

QString VoucherModel::off(const model::v1::VoucherMade& terms) const {
    return m_words.discount(discountOf(terms), terms.currency());
}

QString VoucherModel::day(std::int32_t day) const {
    return Words::date(day);
}

QString VoucherModel::terms(const model::v1::VoucherMade& terms) const {
    QStringList parts;
    parts += terms.uses() == 0   ? tr("any number of times")
             : terms.uses() == 1 ? tr("once")
                                 : tr("%n times", nullptr, static_cast<int>(terms.uses()));
    parts += tr("until %1").arg(day(terms.valid_until()));
    if (terms.minimum_minor() > 0)
        parts += tr("from %1 on").arg(m_words.money(terms.minimum_minor(), terms.currency()));
    if (!terms.note().empty())
        parts += QString::fromStdString(terms.note());
    return parts.join(QStringLiteral(" · "));
}

QString VoucherModel::orderWords(const VoucherUse& use) const {
    return QStringLiteral("%1 · %2 · %3 %4")
        .arg(QString::fromStdString(use.number), QString::fromStdString(use.device), day(use.businessDate),
             Words::time(use.atMs, m_cart.till().settings().utcOffsetMinutes));
}

QVariantList VoucherModel::vouchers() const {
    const auto today = m_cart.till().businessDate();
    QVariantList list;
    for (const auto& voucher : m_vouchers) {
        const auto& terms = voucher.terms;
        const auto used = static_cast<int>(voucher.used);
        QString state = used == 0 ? tr("Not used yet") : tr("Used %n time(s)", nullptr, used);
        QString tone;
        if (voucher.overused()) {
            state = tr("Used too often");
            tone = QStringLiteral("danger");
        } else if (voucher.withdrawn) {
            state = tr("Withdrawn");
        } else if (today > terms.valid_until()) {
            state = tr("Over");
        } else if (terms.uses() > 0 && voucher.used >= terms.uses()) {
            state = tr("Used up");
        } else {
            tone = QStringLiteral("positive");
        }
        QVariantList orders;
        for (const auto& use : voucher.uses)
            orders.append(orderWords(use));
        list.append(QVariantMap{{QStringLiteral("code"), QString::fromStdString(terms.code())},
                                {QStringLiteral("shown"), shownCode(terms.code())},
                                {QStringLiteral("off"), off(terms)},
                                {QStringLiteral("terms"), this->terms(terms)},
                                {QStringLiteral("state"), state},
                                {QStringLiteral("tone"), tone},
                                {QStringLiteral("withdrawn"), voucher.withdrawn || today > terms.valid_until()},
                                {QStringLiteral("overused"), voucher.overused()},
                                {QStringLiteral("orders"), orders}});
    }
    return list;
}

int VoucherModel::overused() const {
    return static_cast<int>(
        std::count_if(m_vouchers.begin(), m_vouchers.end(), [](const auto& each) { return each.overused(); }));
}

void VoucherModel::setLanguage(const std::string& language) {
    m_words.language = language;
    emit changed();
}

} // namespace phin::counter
