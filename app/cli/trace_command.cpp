#include "app/cli/command.h"
#include "app/cli/order_life.h"
#include "app/cli/period.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/journal/clock.h"
#include "sync/journal/reader.h"
#include "sync/model/business_day.h"
#include "sync/model/revisions.h"
#include "sync/model/uuid.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

using phin::model::v1::OrderState;

struct TraceOptions {
    std::string order, shop, from = "till", date;
    bool json = false;
};

/// The order that a number (A-042, of the newest day or that of `date`) or an id names.
Result<OrderState> find(journal::Reader& reader, const TraceOptions& options) {
    if (const auto id = Uuid::fromString(options.order)) {
        if (auto order = reader.order(id->bytes()))
            return std::move(*order);
        return Error{ErrorKind::NotFound, "there is no order " + options.order + " here"};
    }
    std::int32_t day = 0;
    if (!options.date.empty()) {
        const auto period = parsePeriod(Span::Day, options.date);
        if (!period)
            return period.error();
        day = period->from;
    }
    auto number = options.order;
    std::transform(number.begin(), number.end(), number.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    auto orders = reader.ordersByNumber(number);
    const auto wanted = std::find_if(orders.begin(), orders.end(), [day](const OrderState& order) {
        return day == 0 || order.placed().business_date() == day;
    });
    if (wanted == orders.end())
        return Error{ErrorKind::NotFound,
                     "there is no order " + number + (day ? " on " + isoDay(day) : std::string{}) + " here"};
    return std::move(*wanted);
}

void printJson(const OrderState& order, const std::vector<Step>& steps, int utcOffsetMinutes) {
    using nlohmann::json;
    json list = json::array();
    for (const auto& step : steps) {
        const auto ms = journal::HybridClock::milliseconds(step.hlc);
        list.push_back({{"device", step.chain.device},
                        {"epoch", step.chain.epoch},
                        {"seq", step.seq},
                        {"at_ms", ms},
                        {"at", localTime(ms, utcOffsetMinutes)},
                        {"type", step.type},
                        {"summary", step.summary}});
    }
    const auto id = Uuid::fromBytes(order.order_id());
    std::cout << json{{"order", id ? id->toString() : std::string{}},
                      {"number", order.placed().number()},
                      {"business_date", isoDay(order.placed().business_date())},
                      {"till", order.device()},
                      {"total_minor", merge::orderOf(order).total_minor()},
                      {"currency", merge::orderOf(order).currency()},
                      {"steps", std::move(list)}}
                     .dump(2, ' ', false, json::error_handler_t::replace)
              << '\n';
}

void printText(const OrderState& order, const std::vector<Step>& steps, int utcOffsetMinutes) {
    const auto id = Uuid::fromBytes(order.order_id());
    std::cout << order.placed().number() << " of " << isoDay(order.placed().business_date()) << ", "
              << (id ? id->toString() : std::string{}) << '\n';
    std::vector<std::vector<std::string>> rows;
    for (const auto& step : steps)
        rows.push_back({localTime(journal::HybridClock::milliseconds(step.hlc), utcOffsetMinutes), step.chain.device,
                        step.type, step.summary});
    std::cout << table(rows);
    if (steps.empty())
        std::cout << "Its entries are no longer kept here.\n";
}

Exit run(const TraceOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto replica = shop->replica(options.from);
    if (!replica)
        return fail(replica.error());
    const auto& file = shop->databases.at(*replica);
    auto reader = journal::Reader::open(file);
    if (!reader)
        return fail(reader.error());
    const auto database = journal::openForReading(file);
    if (!database)
        return fail(database.error());
    try {
        const auto order = find(*reader, options);
        if (!order) {
            const auto exit = fail(order.error());
            return order.error().kind == ErrorKind::NotFound ? Exit::NotSo : exit;
        }
        const auto steps = lifeOf(**database, *order);
        options.json ? printJson(*order, steps, shop->utcOffsetMinutes)
                     : printText(*order, steps, shop->utcOffsetMinutes);
        return Exit::Done;
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
}

} // namespace

void addTrace(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<TraceOptions>();
    auto* const command = addCommand(app, exit, "trace", "The life of one order: each step with its box and time",
                                     [options] { return run(*options); });
    command->add_option("ORDER", options->order, "its number (A-042, the newest of that number) or its id")->required();
    command->add_option(shopOption, options->shop, shopOptionHelp)->required();
    command->add_option("--date", options->date, "the business day of the number, YYYY-MM-DD");
    command->add_option("--from", options->from, "the replica to look in")->capture_default_str();
    command->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
