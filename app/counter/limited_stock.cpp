#include "app/counter/limited_stock.h"

#include "phin/model/v1/stock.pb.h"
#include "sync/journal/stock_keeper.h"
#include "sync/model/merge.h"
#include "sync/model/why.h"

#include <algorithm>
#include <map>
#include <set>

namespace phin::counter {

bool isLimited(const MenuIndex& menu, const StockLedger& ledger) {
    const auto* product = menu.product(ledger.product);
    return ledger.limited() || (product && product->limited());
}

Error refusal(const MenuIndex& menu, const StockLedger& ledger, const std::string& till) {
    const auto* product = menu.product(ledger.product);
    const auto name = "\"" + (product ? textIn(product->name(), "en") : ledger.product) + "\"";
    const auto named = product ? namedText(product->name()) : asIs(ledger.product);
    const auto here = std::max<std::int64_t>(0, ledger.left(till));
    if (!ledger.limited())
        return refusal(Why::NotCounted, name + " is limited and has not been counted today; count it first", {named});
    std::string others;
    std::int64_t elsewhere = 0;
    for (const auto& [device, account] : ledger.accounts)
        if (device != till && account.left() > 0) {
            elsewhere += account.left();
            others += (others.empty() ? "" : ", ") + device;
        }
    if (here == 0 && elsewhere == 0)
        return refusal(Why::SoldOut, name + " is sold out", {named});
    auto words = (here == 0 ? "none" : "only " + std::to_string(here)) + " of " + name + " left here";
    if (elsewhere > 0)
        words += "; " + std::to_string(elsewhere) + " more at " + others + ", asked for";
    return elsewhere > 0 ? refusal(Why::FewLeftHere, words, {named, asIs(here), asIs(elsewhere)})
                         : phin::refusal(Why::FewLeft, words, {named, asIs(here)});
}

Status takeFromStock(journal::Journal& journal, const MenuIndex& menu, std::int32_t businessDate,
                     model::v1::PricedOrder& order, std::optional<Shortage>& shortage) {
    std::map<std::string, std::int64_t> units;
    for (const auto& line : order.lines())
        units[line.product()] += line.quantity();
    std::set<std::string> limited;
    for (const auto& [product, needed] : units) {
        const auto ledger = journal.shop().stock().ledger(businessDate, product);
        if (!isLimited(menu, ledger))
            continue;
        limited.insert(product);
        const auto left = std::max<std::int64_t>(0, ledger.left(journal.device()));
        if (needed > left) {
            shortage = Shortage{businessDate, product, needed - left, ledger.elsewhere(journal.device()) > 0};
            return refusal(menu, ledger, journal.device());
        }
    }
    for (auto& line : *order.mutable_lines())
        line.set_limited(limited.count(line.product()) > 0);
    return done();
}

void lookForMore(journal::Journal& journal, std::int32_t businessDate, const model::v1::PricedOrder& order) {
    std::set<std::string> products;
    for (const auto& line : order.lines())
        if (line.limited())
            products.insert(line.product());
    for (const auto& product : products) {
        auto& stock = journal.shop().stock();
        const auto ledger = stock.ledger(businessDate, product);
        if (ledger.elsewhere(journal.device()) <= 0)
            continue;
        if (const auto units = stockToAskFor(ledger, journal.device(), stock.demand(businessDate, product)); units > 0)
            journal::askForStock(journal, businessDate, product, units);
    }
}

Status putBack(journal::Journal& journal, const model::v1::OrderState& order,
               const std::vector<model::v1::RefundLine>& lines) {
    if (order.device() != journal.device())
        return refusal(Why::OtherShare,
                       "this order took its units from the share of " + order.device() + "; put them back there",
                       {asIs(order.device())});
    std::map<std::string, std::int64_t> units;
    for (const auto& back : lines)
        if (const auto* line = merge::lineOf(order, back.line()); line && line->limited())
            units[line->product()] += back.quantity();
    for (const auto& [product, count] : units) {
        model::v1::StockReturned fact;
        fact.set_schema(1);
        fact.set_order_id(order.order_id());
        fact.set_business_date(order.placed().business_date());
        fact.set_product(product);
        fact.set_units(count);
        fact.set_at_ms(journal.nowMs());
        journal.append("stock.returned", fact);
    }
    return done();
}

} // namespace phin::counter
