#include "app/screens/receipt_model.h"

#include <QtCore/QVariantList>

namespace phin::counter {
namespace {

QString lines(const std::vector<std::string>& all) {
    QStringList words;
    for (const auto& each : all)
        words += toQString(each);
    return words.join(u'\n');
}

QVariantList sumsOf(const std::vector<ports::Receipt::Sum>& all) {
    QVariantList rows;
    for (const auto& sum : all)
        rows.append(QVariantMap{{QStringLiteral("label"), toQString(sum.label)},
                                {QStringLiteral("amount"), toQString(sum.amount)},
                                {QStringLiteral("strong"), sum.strong}});
    return rows;
}

} // namespace

ReceiptModel::ReceiptModel(Till& till, QString name, Inbox::Sender inbox, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_name(std::move(name))
    , m_inbox(std::move(inbox)) {}

void ReceiptModel::show(const QString& orderId, const QString& cause) {
    const auto order = toUuid(orderId);
    if (!order)
        return;
    m_request = ReceiptRequest{*order, QByteArray::fromHex(cause.toLatin1()).toStdString(), m_language,
                               m_name.toStdString(), std::nullopt};
    m_copy = m_till.newId();
    ask();
}

void ReceiptModel::copy() {
    if (!m_request || m_busy)
        return;
    m_request->copy = m_copy;
    ask();
}

void ReceiptModel::leave() {
    m_request.reset();
    m_receipt.reset();
    emit changed();
}

void ReceiptModel::ask() {
    m_busy = true;
    emit changed();
    m_till.receipt(*m_request, [inbox = m_inbox, this, asked = m_request->order](Result<ports::Receipt> result) {
        inbox.post([this, asked, result = std::move(result)] {
            m_busy = false;
            if (m_request && m_request->order == asked && result)
                m_receipt = *result;
            emit changed();
            if (!result)
                emit failed(explain(tr("The receipt is not shown."), result.error()));
        });
    });
}

QVariantMap ReceiptModel::receipt() const {
    if (!m_receipt)
        return {};
    QVariantList rows;
    for (const auto& line : m_receipt->lines)
        rows.append(QVariantMap{{QStringLiteral("quantity"), toQString(line.quantity)},
                                {QStringLiteral("name"), toQString(line.name)},
                                {QStringLiteral("detail"), toQString(line.detail)},
                                {QStringLiteral("amount"), toQString(line.amount)}});
    return {{QStringLiteral("heads"), lines(m_receipt->heads)},
            {QStringLiteral("title"), toQString(m_receipt->title)},
            {QStringLiteral("copy"), toQString(m_receipt->copy)},
            {QStringLiteral("facts"), lines(m_receipt->facts)},
            {QStringLiteral("lines"), rows},
            {QStringLiteral("sums"), sumsOf(m_receipt->sums)},
            {QStringLiteral("taxes"), sumsOf(m_receipt->taxes)},
            {QStringLiteral("tenders"), sumsOf(m_receipt->tenders)},
            {QStringLiteral("verification"), toQString(m_receipt->verification)},
            {QStringLiteral("thanks"), toQString(m_receipt->thanks)}};
}

void ReceiptModel::setLanguage(const std::string& language) {
    m_language = language;
    if (!m_request)
        return;
    m_request->language = language;
    ask();
}

} // namespace phin::counter
