#pragma once

#include "phin/model/v1/drawer.pb.h"
#include "phin/model/v1/order.pb.h"
#include "phin/model/v1/prep.pb.h"
#include "sync/journal/journal.h"
#include "sync/model/merge.h"

#include <string>

/// Small facts for tests of the journal, which does not care whether an order makes sense.
namespace phin::test {

inline std::string orderId(unsigned number) {
    std::string id(16, '\0');
    for (int i = 0; i < 4; ++i)
        id[static_cast<std::size_t>(15 - i)] = static_cast<char>(number >> (8 * i));
    return id;
}

inline model::v1::OrderPlaced placed(unsigned number, int lines = 2, int businessDate = 20260801) {
    model::v1::OrderPlaced fact;
    fact.set_schema(1);
    fact.set_order_id(orderId(number));
    fact.set_number("A-" + std::to_string(number));
    fact.set_count(number);
    fact.set_business_date(businessDate);
    for (int i = 1; i <= lines; ++i) {
        auto& line = *fact.mutable_order()->add_lines();
        line.set_line(static_cast<std::uint32_t>(i));
        line.set_product("phin-sua-da");
        line.set_quantity(1);
        line.set_station("barista");
        line.set_prepare(true);
        line.set_total_minor(35'000);
    }
    fact.mutable_order()->set_currency("VND");
    fact.mutable_order()->set_total_minor(35'000 * lines);
    return fact;
}

inline model::v1::OrderPaid paid(unsigned number, std::uint64_t receipt, int businessDate = 20260801) {
    model::v1::OrderPaid fact;
    fact.set_schema(1);
    fact.set_order_id(orderId(number));
    fact.set_payment_id("pay-" + std::to_string(number));
    fact.set_receipt(receipt);
    fact.set_business_date(businessDate);
    fact.set_currency("VND");
    auto& tender = *fact.add_tenders();
    tender.set_kind("cash");
    tender.set_amount_minor(70'000);
    return fact;
}

inline model::v1::CashMoved cashMoved(const std::string& id, std::int64_t amount, int businessDate = 20260801) {
    model::v1::CashMoved fact;
    fact.set_schema(1);
    fact.set_move_id(id);
    fact.set_business_date(businessDate);
    fact.set_kind(model::v1::PAY_IN);
    fact.set_amount_minor(amount);
    fact.set_currency("VND");
    return fact;
}

inline model::v1::DayClosed dayClosed(std::uint64_t number, int businessDate = 20260801) {
    model::v1::DayClosed fact;
    fact.set_schema(1);
    fact.set_z_id("z-" + std::to_string(number));
    fact.set_number(number);
    fact.mutable_report()->set_business_date(businessDate);
    return fact;
}

inline model::v1::PrepMarked prep(unsigned number, std::uint32_t line, model::v1::PrepState state, bool made = false) {
    model::v1::PrepMarked fact;
    fact.set_schema(1);
    fact.set_order_id(orderId(number));
    fact.add_lines(line);
    fact.set_state(state);
    if (made)
        fact.add_made(line);
    return fact;
}

/// One transaction; returns what it committed.
template <class... Facts>
journal::Committed decide(journal::Journal& journal, const Facts&... facts) {
    journal.begin();
    (journal.append(facts.first, facts.second), ...);
    return journal.commit();
}

inline journal::Receipt give(journal::Journal& journal, const std::string& batch) {
    journal.begin();
    const auto receipt = journal.receive(batch, "test");
    journal.commit();
    return receipt;
}

} // namespace phin::test
