#include "app/cli/command.h"
#include "app/cli/period.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/journal/reader.h"
#include "sync/model/business_day.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct StockOptions {
    std::string shop, till, from = "till", date, product, reason;
    std::int64_t units = 0;
    bool json = false;
};

Result<std::int32_t> dateOf(const StockOptions& options) {
    if (options.date.empty())
        return 0;
    if (const auto day = parseDay(options.date))
        return *day;
    return Error{ErrorKind::WrongUse, "a date is written YYYY-MM-DD, not \"" + options.date + "\""};
}

Exit tell(const StockOptions& options, bool waste) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto date = dateOf(options);
    if (!date)
        return fail(date.error());
    const auto tills = shop->tills();
    const auto name = options.till.empty() && !tills.empty() ? tills.front() : options.till;
    const auto socket = shop->sockets.find(name);
    if (socket == shop->sockets.end())
        return fail({ErrorKind::WrongUse, "this shop has no till \"" + name + "\""});

    const auto stub = till::v1::Till::NewStub(channelTo(socket->second));
    till::v1::StockRequest request;
    request.set_id(newCallId());
    request.set_product(options.product);
    request.set_units(options.units);
    request.set_business_date(*date);
    request.set_reason(options.reason);
    till::v1::StockReply reply;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    const auto status =
        waste ? stub->WasteStock(&context, request, &reply) : stub->CountStock(&context, request, &reply);
    if (!status.ok()) {
        const auto error = errorOf(status, name);
        if (mayTryAgain(status))
            return fail(
                {ErrorKind::Unavailable,
                 error.message + "; look with \"phin stock show\" before you try again: it may have been kept"});
        std::cerr << "phin: " << error.message << '\n';
        return error.kind == ErrorKind::WrongUse ? Exit::WrongUse : Exit::NotSo;
    }
    std::cout << options.product << ", " << isoDay(reply.business_date()) << ": " << reply.left() << " left at " << name
              << ", " << reply.left_elsewhere() << " elsewhere\n";
    return Exit::Done;
}

nlohmann::json toJson(const StockLedger& ledger) {
    auto boxes = nlohmann::json::object();
    for (const auto& [device, account] : ledger.accounts)
        boxes[device] = {{"counted", account.counted}, {"returned", account.returned}, {"received", account.received},
                         {"given", account.given},     {"sold", account.sold},         {"wasted", account.wasted},
                         {"left", account.left()}};
    return {{"date", isoDay(ledger.businessDate)},
            {"product", ledger.product},
            {"left", ledger.left()},
            {"boxes", std::move(boxes)}};
}

void print(const std::vector<StockLedger>& ledgers) {
    std::vector<std::vector<std::string>> rows{
        {"Day", "Product", "Box", "Counted", "Received", "Given", "Sold", "Wasted", "Put back", "Left"}};
    for (const auto& ledger : ledgers)
        for (const auto& [device, account] : ledger.accounts) {
            auto& row =
                rows.emplace_back(std::vector<std::string>{isoDay(ledger.businessDate), ledger.product, device});
            for (const auto figure : {account.counted, account.received, account.given, account.sold, account.wasted,
                                      account.returned, account.left()})
                row.push_back(std::to_string(figure));
        }
    std::cout << table(rows);
}

Exit show(const StockOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto replica = shop->replica(options.from);
    if (!replica)
        return fail(replica.error());
    const auto date = dateOf(options);
    if (!date)
        return fail(date.error());
    auto reader = journal::Reader::open(shop->databases.at(*replica));
    if (!reader)
        return fail(reader.error());
    std::vector<StockLedger> ledgers;
    try {
        ledgers = reader->stock(*date ? *date : 0, *date ? *date : 99'991'231);
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
    if (*date == 0 && !ledgers.empty()) { // the newest day
        const auto newest = ledgers.back().businessDate;
        std::erase_if(ledgers, [newest](const StockLedger& ledger) { return ledger.businessDate != newest; });
    }
    if (options.json) {
        auto all = nlohmann::json::array();
        for (const auto& ledger : ledgers)
            all.push_back(toJson(ledger));
        std::cout << nlohmann::json{{"from", *replica}, {"stock", std::move(all)}}.dump(2) << '\n';
    } else if (ledgers.empty()) {
        std::cout << "nothing was counted\n";
    } else {
        print(ledgers);
    }
    return Exit::Done;
}

} // namespace

void addStock(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<StockOptions>();
    auto* const stock = app.add_subcommand("stock", "Limited stock: how many there are, and whose share they are in");
    stock->require_subcommand(1);
    const auto telling = [&](const char* name, const char* description, bool waste) {
        auto* const command =
            addCommand(*stock, exit, name, description, [options, waste] { return tell(*options, waste); });
        command->add_option("PRODUCT", options->product, "the product's id in the menu")->required();
        command->add_option("UNITS", options->units, "how many")->required()->check(CLI::PositiveNumber);
        command->add_option(shopOption, options->shop, shopOptionHelp)->required();
        command->add_option("--till", options->till, "the till to tell; else the first");
        command->add_option("--date", options->date, "YYYY-MM-DD; else the till's business day");
        command->add_option("--reason", options->reason, "a few words");
    };
    telling("count", "There are UNITS (more) of a product: from now on it is limited that day", false);
    telling("waste", "UNITS of the till's share will not be sold", true);
    auto* const showing =
        addCommand(*stock, exit, "show", "What is left, as one replica has it", [options] { return show(*options); });
    showing->add_option(shopOption, options->shop, shopOptionHelp)->required();
    showing->add_option("--from", options->from, "till, till:NAME, station:NAME, sync or cloud")->capture_default_str();
    showing->add_option("--date", options->date, "YYYY-MM-DD; else the newest day");
    showing->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
