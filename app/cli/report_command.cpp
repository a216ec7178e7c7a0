#include "app/cli/command.h"
#include "app/cli/replica_report.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/model/currency.h"

#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct ReportOptions {
    std::string shop, from = "till", date;
    bool json = false;
};

void print(const std::string& replica, const ReplicaReport& report) {
    const auto& figures = report.figures;
    const auto currency = figures.at("currency").get<std::string>();
    const auto number = [&](const nlohmann::json& value) { return grouped(value.get<std::uint64_t>()); };
    const auto money = [&](const char* name) {
        return formatMoney(figures.at(name).get<std::int64_t>(), currency, "en");
    };
    std::vector<std::vector<std::string>> rows{
        {"Orders", number(figures.at("orders"))},
        {"Lines", number(figures.at("lines"))},
        {"Taken", money("gross_minor")},
        {"Given back", money("refunds_minor")},
        {"Kept", money("net_minor")},
        {"Rounding of cash", money("rounding_minor")},
        {"Tax in it", money("tax_minor")},
        {"Discounts", money("discounts_minor")},
        {"of them on the house", money("comps_minor")},
        {"Tips, besides", money("tips_minor")},
        {"Not paid yet", number(figures.at("open_orders"))},
    };
    const auto twice = [&](const char* name, const char* label) { // so rare that it is not said of each day
        if (figures.at(name).get<std::int64_t>() != 0)
            rows.push_back({label, money(name)});
    };
    twice("taken_twice_minor", "Taken by two tills, to be given back");
    twice("given_twice_minor", "Given back by two tills");
    const auto& made = figures.at("made_by_station");
    for (const auto& [station, lines] : figures.at("lines_by_station").items())
        rows.push_back(
            {"Lines, " + station, number(lines) + (made.contains(station) ? ", made " + number(made[station]) : "")});
    std::cout << report.period.name << " as " << replica << " has it\n"
              << table(rows) << "Digest  " << figures.at("digest").get<std::string>() << '\n';
}

Exit run(Span span, const ReportOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto replica = shop->replica(options.from);
    if (!replica)
        return fail(replica.error());
    std::optional<Period> period;
    if (!options.date.empty()) {
        const auto parsed = parsePeriod(span, options.date);
        if (!parsed)
            return fail(parsed.error());
        period = *parsed;
    }
    auto report = reportOf(shop->databases.at(*replica), span, period, shop->utcOffsetMinutes);
    if (!report)
        return fail(report.error());
    if (options.json) {
        report->figures["from"] = *replica;
        report->figures["period"] = report->period.name;
        std::cout << report->figures.dump(2) << '\n';
    } else {
        print(*replica, *report);
    }
    return Exit::Done;
}

} // namespace

void addReport(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ReportOptions>();
    auto* const report = app.add_subcommand("report", "What a shop sold, as one of its replicas has it");
    report->require_subcommand(1);
    const auto add = [&](Span span, const char* name, const char* description) {
        auto* const command =
            addCommand(*report, exit, name, description, [span, options] { return run(span, *options); });
        command->add_option(shopOption, options->shop, shopOptionHelp)->required();
        command->add_option("--from", options->from, "till, till:NAME, station:NAME, sync or cloud")
            ->capture_default_str();
        command->add_option("--date", options->date, "YYYY-MM-DD; else the newest business day that the replica holds");
        command->add_flag("--json", options->json, "print JSON");
    };
    add(Span::Day, "day", "A business day");
    add(Span::Month, "month", "A month of business days (--date may also be YYYY-MM)");
    addTillReports(*report, exit);
    addTicketTimes(*report, exit);
}

} // namespace phin::cli
