#include "sync/model/receipt_check.h"

#include "sync/model/business_day.h"
#include "sync/model/merge.h"
#include "sync/model/wide.h"

#include <charconv>
#include <vector>

namespace phin {
namespace {

constexpr std::string_view claimMark = "PHIN1";

template <class Number>
bool read(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

} // namespace

std::string toText(const ReceiptClaim& claim) {
    std::string text(claimMark);
    for (const auto& part :
         {claim.shop, claim.till, std::to_string(claim.receipt), std::to_string(claim.businessDate),
          std::to_string(claim.totalMinor), claim.currency, claim.hash}) // names of shops and boxes have no semicolon
        text += ';' + part;
    return text;
}

std::optional<ReceiptClaim> readClaim(std::string_view text) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(';');
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    ReceiptClaim claim;
    if (parts.size() != 8 || parts[0] != claimMark || !read(parts[3], claim.receipt) ||
        !read(parts[4], claim.businessDate) || !validDay(claim.businessDate) || !read(parts[5], claim.totalMinor))
        return std::nullopt;
    claim.shop = parts[1];
    claim.till = parts[2];
    claim.currency = parts[6];
    claim.hash = parts[7];
    return claim;
}

std::optional<ReceiptClaim> claimOf(const model::v1::OrderState& order, std::string_view cause) {
    ReceiptClaim claim;
    claim.currency = merge::orderOf(order).currency();
    for (const auto& payment : order.payments())
        if (payment.payment_id() == cause) {
            Wide total = 0;
            for (const auto& tender : payment.tenders())
                total += tender.amount_minor();
            claim.receipt = payment.receipt();
            claim.businessDate = payment.business_date();
            claim.totalMinor = saturated(total);
            return claim;
        }
    for (const auto& refund : order.refunds())
        if (refund.refund_id() == cause) {
            claim.receipt = refund.receipt();
            claim.businessDate = refund.business_date();
            claim.totalMinor = saturated(-Wide{refund.amount_minor()});
            return claim;
        }
    return std::nullopt;
}

} // namespace phin
