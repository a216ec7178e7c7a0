#include "app/counter/receipt_maker.h"

#include "app/counter/payment.h"
#include "sync/journal/hash.h"
#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/making.h"
#include "sync/model/menu.h"
#include "sync/model/merge.h"
#include "sync/model/receipt_check.h"
#include "sync/model/refund.h"
#include "sync/model/report_form.h"
#include "sync/model/voucher.h"
#include "sync/model/wide.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace phin::counter {
namespace {

using namespace model::v1;

/// Puts an order's payment or refund into words.
class Maker {
public:
    Maker(const OrderState& order, std::string language, int utcOffsetMinutes)
        : m_order(order)
        , m_priced(merge::orderOf(order))
        , m_language(std::move(language))
        , m_utcOffsetMinutes(utcOffsetMinutes) {}

    ports::Receipt ofSale(const OrderPaid& payment) {
        head(say("Hóa đơn ", "Receipt "), payment.receipt(), payment.paid_at_ms());
        if (const auto due = dueAtMs(m_order); due != 0)
            m_receipt.facts.push_back(say("Đặt trước cho ", "Pre-order for ") + timeText(due));
        else if (const auto promised = promisedAtMs(m_order); promised != 0)
            m_receipt.facts.push_back(say("Xong khoảng ", "Ready about ") + timeText(upToMinute(promised)));
        for (const auto& line : m_priced.lines())
            m_receipt.lines.push_back({std::to_string(line.quantity()) + " ×", textIn(line.name(), m_language),
                                       detailOf(line), money(line.total_minor())});
        if (m_priced.discount_minor() != 0) {
            sum(say("Tạm tính", "Subtotal"), m_priced.subtotal_minor());
            const auto voucher = voucherMinor(m_priced);
            if (m_priced.discount_minor() != voucher)
                sum(say("Giảm giá", "Discount"), saturated(Wide{voucher} - m_priced.discount_minor()));
            if (voucher != 0)
                sum(say("Phiếu ", "Voucher ") + groupedCode(m_priced.discount().voucher()), saturated(-Wide{voucher}));
        }
        for (const auto& tax : m_priced.taxes())
            if (!tax.inclusive())
                sum(nameOf(tax), tax.tax_minor());
        sum(say("Tổng cộng", "Total"), m_priced.total_minor(), true);
        const auto rounding = merge::roundingOf(m_order, payment.payment_id());
        if (rounding != 0)
            sum(say("Làm tròn tiền mặt", "Rounding of cash"), rounding);
        if (const auto tip = tipsOf(payment); tip != 0)
            sum(say("Tiền tip", "Tip"), tip);
        for (const auto& tender : payment.tenders())
            m_receipt.tenders.push_back(
                {tenderName(tender.kind()),
                 money(tender.given_minor() != 0 ? tender.given_minor() : tender.amount_minor())});
        if (const auto change = changeOf(payment); change != 0)
            m_receipt.tenders.push_back({say("Tiền thối", "Change"), money(change)});
        for (const auto& tax : m_priced.taxes())
            taxLine(tax, 1);
        m_receipt.thanks = say("Cảm ơn quý khách", "Thank you");
        return std::move(m_receipt);
    }

    ports::Receipt ofRefund(const OrderRefunded& refund) {
        head(say("Phiếu hoàn tiền ", "Refund receipt "), refund.receipt(), refund.refunded_at_ms());
        for (const auto& payment : m_order.payments())
            m_receipt.facts.push_back(say("Hoàn cho hóa đơn ", "Against receipt ") + std::to_string(payment.receipt()));
        if (!refund.reason().empty())
            m_receipt.facts.push_back(say("Lý do: ", "Reason: ") + refund.reason());
        for (const auto& back : refund.lines()) {
            const auto line = std::find_if(m_priced.lines().begin(), m_priced.lines().end(),
                                           [&back](const auto& each) { return each.line() == back.line(); });
            m_receipt.lines.push_back(
                {std::to_string(back.quantity()) + " ×",
                 line == m_priced.lines().end() ? std::string() : textIn(line->name(), m_language),
                 {},
                 money(saturated(-Wide{back.amount_minor()}))});
        }
        sum(say("Hoàn lại", "Given back"), saturated(-Wide{refund.amount_minor()}), true);
        const auto rounding = merge::roundingOf(m_order, refund.refund_id());
        if (rounding != 0)
            sum(say("Làm tròn tiền mặt", "Rounding of cash"), rounding);
        if (refund.tip_minor() != 0)
            sum(say("Tiền tip", "Tip"), saturated(-Wide{refund.tip_minor()}));
        auto besides = Wide{rounding};
        for (const auto& part : partsOf(refund)) {
            // Only cash is rounded, and a tip goes back by the first.
            const bool rounded = part.tender() == "cash";
            const bool first = part.tender() == refund.tender();
            m_receipt.tenders.push_back(
                {tenderName(part.tender()), money(saturated((rounded ? std::exchange(besides, 0) : Wide{0}) -
                                                            part.amount_minor() - (first ? refund.tip_minor() : 0)))});
        }
        for (const auto& tax : refundTaxes(m_priced, refund))
            taxLine(tax, -1);
        return std::move(m_receipt);
    }

private:
    [[nodiscard]] std::string say(const char* vietnamese, const char* english) const {
        return m_language == "vi" ? vietnamese : english;
    }
    [[nodiscard]] std::string money(std::int64_t minor) const {
        return formatMoney(minor, m_priced.currency(), m_language);
    }
    [[nodiscard]] std::string dayText(std::int32_t day) const {
        if (m_language != "vi")
            return isoDay(day);
        char text[16];
        std::snprintf(text, sizeof text, "%02d/%02d/%04d", day % 100, day / 100 % 100, day / 10'000);
        return text;
    }
    [[nodiscard]] std::string timeText(std::int64_t ms) const {
        const auto minute = localMinute(ms, m_utcOffsetMinutes);
        char time[16];
        std::snprintf(time, sizeof time, "%02d:%02d", minute / 60, minute % 60);
        return time;
    }
    void head(std::string title, std::uint64_t number, std::int64_t ms) {
        m_receipt.title = std::move(title) + std::to_string(number);
        m_receipt.facts.push_back(m_order.placed().number() + "  " + dayText(businessDay(ms, m_utcOffsetMinutes, 0)) +
                                  " " + timeText(ms));
        if (!merge::guestOf(m_order).empty())
            m_receipt.facts.push_back(merge::guestOf(m_order));
    }
    [[nodiscard]] std::string detailOf(const OrderLine& line) const {
        std::string detail = line.has_variant_name() ? textIn(line.variant_name(), m_language) : std::string();
        for (const auto& modifier : line.modifiers())
            if (!modifier.is_default() || modifier.price_minor() != 0)
                detail += (detail.empty() ? "" : ", ") + textIn(modifier.name(), m_language);
        return detail;
    }
    [[nodiscard]] std::string tenderName(const std::string& kind) const {
        if (kind == "cash")
            return say("Tiền mặt", "Cash");
        if (kind == "card")
            return say("Thẻ", "Card");
        if (kind == "qr")
            return say("Chuyển khoản QR", "QR transfer");
        return kind == "voucher" ? say("Phiếu", "Voucher") : kind;
    }
    [[nodiscard]] std::string nameOf(const TaxAmount& tax) const {
        const auto called = textIn(tax.name(), m_language);
        const auto percent = std::to_string(tax.basis_points() / 100);
        const auto rest = tax.basis_points() % 100;
        return (called.empty() ? say("Thuế", "Tax") : called) + ' ' + percent +
               (rest ? "." + std::to_string(rest + 100).substr(1) : "") + '%';
    }
    void sum(std::string label, std::int64_t minor, bool strong = false) {
        m_receipt.sums.push_back({std::move(label), money(minor), strong});
    }
    void taxLine(const TaxAmount& tax, int sign) {
        m_receipt.taxes.push_back({nameOf(tax) + say(" trên ", " on ") + money(saturated(Wide{sign} * tax.net_minor())),
                                   money(saturated(Wide{sign} * tax.tax_minor()))});
    }

    const OrderState& m_order;
    const PricedOrder& m_priced;
    std::string m_language;
    int m_utcOffsetMinutes;
    ports::Receipt m_receipt;
};

} // namespace

ports::Receipt receiptOf(const OrderState& order, const std::string& cause, const std::string& language,
                         int utcOffsetMinutes) {
    Maker maker(order, language, utcOffsetMinutes);
    for (const auto& payment : order.payments())
        if (payment.payment_id() == cause)
            return maker.ofSale(payment);
    for (const auto& refund : order.refunds())
        if (refund.refund_id() == cause)
            return maker.ofRefund(refund);
    return {};
}

Result<ports::Receipt> receiptOf(journal::Journal& journal, const TillSettings& settings,
                                 const ReceiptRequest& request) {
    const auto order = journal.shop().order(request.order.bytes());
    const auto cause =
        request.cause.empty() && order && order->payments_size() > 0 ? order->payments(0).payment_id() : request.cause;
    auto receipt = order ? receiptOf(*order, cause, request.language, settings.utcOffsetMinutes) : ports::Receipt{};
    if (receipt.lines.empty())
        return Error{ErrorKind::NotFound, "there is no such receipt here"};
    if (request.copy) {
        if (const auto copied = copyReceipt(journal, settings, {*request.copy, request.order, cause}); !copied)
            return copied.error();
        receipt.copy = request.language == "vi" ? "BẢN SAO" : "COPY";
    }
    const auto menu = journal.shop().menu();
    receipt.heads = {menu && !menu->menu().name().empty() ? menu->menu().name() : journal.shopName()};
    if (!request.name.empty())
        receipt.heads.push_back(request.name);
    const auto entry = journal.shop().drawer().receiptEntry(order->order_id(), cause);
    if (auto claim = claimOf(*order, cause); claim && entry) {
        claim->shop = journal.shopName();
        claim->till = entry->device;
        claim->hash = journal::toHex(entry->hash).substr(0, 16);
        receipt.verification = toText(*claim);
    }
    return receipt;
}

} // namespace phin::counter
