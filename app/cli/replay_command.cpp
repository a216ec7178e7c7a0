#include "app/cli/command.h"
#include "app/cli/replay/replay.h"
#include "app/cli/replica_report.h"
#include "app/cli/text.h"
#include "sync/model/business_day.h"
#include "sync/model/currency.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <sstream>

namespace phin::cli {
namespace {

using nlohmann::json;

struct ReplayOptions {
    std::string shop, sales, products, outlet, date, speed = "max";
    std::size_t tills = 0;
    int waitSeconds = 120;
    bool staff = false, asJson = false;
};

Result<ReplaySettings> settingsOf(const ReplayOptions& options) {
    ReplaySettings settings;
    settings.sales = options.sales;
    settings.products = options.products;
    settings.outlet = options.outlet;
    settings.tills = options.tills;
    settings.staff = options.staff;
    settings.patience = std::chrono::seconds(options.waitSeconds);
    settings.progressBar = !options.asJson;
    if (!options.date.empty()) {
        const auto period = parsePeriod(Span::Day, options.date);
        if (!period)
            return period.error();
        settings.date = period->from;
    }
    if (options.speed != "max") {
        char* end = nullptr;
        settings.speed = std::strtod(options.speed.c_str(), &end);
        if (end != options.speed.c_str() + options.speed.size() || !(settings.speed > 0))
            return Error{ErrorKind::WrongUse, "--speed is \"max\" or how many times real time, as in 60"};
    }
    return settings;
}

/// What every replica says of the days that were replayed.
struct ReplicaFigures {
    std::vector<std::pair<std::string, json>> rows;
    bool equal = true;
};

Result<ReplicaFigures> compare(const ShopFile& shop, const ReplayOutcome& outcome) {
    const Period period{outcome.source.firstDate, outcome.source.lastDate, ""};
    ReplicaFigures figures;
    for (const auto& [name, database] : shop.databases) {
        auto report = reportOf(database, Span::Day, period, shop.utcOffsetMinutes);
        if (!report)
            return report.error();
        figures.rows.emplace_back(name, std::move(report->figures));
        figures.equal = figures.equal && figures.rows.back().second == figures.rows.front().second;
    }
    return figures;
}

void printJson(const ReplayOutcome& outcome, const ReplayOptions& options, const ReplicaFigures* replicas) {
    json answer{{"outlet", options.outlet},
                {"from_date", isoDay(outcome.source.firstDate)},
                {"until_date", isoDay(outcome.source.lastDate)},
                {"orders", outcome.source.orders},
                {"lines", outcome.source.lines},
                {"gross_minor", outcome.source.grossMinor},
                {"currency", outcome.currency},
                {"sold", outcome.sold},
                {"sold_lines", outcome.lines},
                {"sold_minor", outcome.grossMinor},
                {"sold_before", outcome.knownBefore},
                {"overridden_lines", outcome.source.overridden},
                {"retries", outcome.retries},
                {"bumped", outcome.bumped},
                {"tills", outcome.tills},
                {"seconds", outcome.allSeconds},
                {"selling_seconds", outcome.sellingSeconds},
                {"orders_per_second",
                 outcome.sellingSeconds > 0 ? static_cast<double>(outcome.sold) / outcome.sellingSeconds : 0.0}};
    if (replicas) {
        json rows = json::object();
        for (const auto& [name, figures] : replicas->rows)
            for (const auto* const key :
                 {"orders", "lines", "gross_minor", "lines_by_station", "made_by_station", "made_twice", "digest"})
                rows[name][key] = figures.at(key);
        answer["replicas"] = std::move(rows);
        answer["equal"] = replicas->equal;
    }
    std::cout << answer.dump(2) << '\n';
}

void printText(const ReplayOutcome& outcome, const ReplayOptions& options, const ReplicaFigures* replicas) {
    std::ostringstream line;
    line << "Sold " << counted(outcome.sold, "order") << " (" << counted(outcome.lines, "line") << ", "
         << formatMoney(outcome.grossMinor, outcome.currency, "en") << ") of outlet " << options.outlet;
    if (outcome.sold > 0 && outcome.sellingSeconds > 0)
        line << " in " << grouped(static_cast<std::uint64_t>(outcome.sellingSeconds * 1'000)) << " ms, "
             << grouped(static_cast<std::uint64_t>(static_cast<double>(outcome.sold) / outcome.sellingSeconds)) << "/s";
    line << "; " << grouped(outcome.knownBefore) << " were sold before; "
         << (outcome.retries == 1 ? "1 retry" : grouped(outcome.retries) + " retries");
    if (options.staff)
        line << "; " << counted(outcome.bumped, "ticket") << " made";
    std::cout << line.str() << ".\n";
    if (!replicas)
        return;
    std::vector<std::vector<std::string>> rows{{"Replica", "Orders", "Lines", "Taken", "Digest"}};
    for (const auto& [name, figures] : replicas->rows)
        rows.push_back({name, grouped(figures.at("orders").get<std::uint64_t>()),
                        grouped(figures.at("lines").get<std::uint64_t>()),
                        formatMoney(figures.at("gross_minor").get<std::int64_t>(), outcome.currency, "en"),
                        figures.at("digest").get<std::string>()});
    std::cout << table(rows);
}

Exit run(const ReplayOptions& options) {
    const auto settings = settingsOf(options);
    if (!settings)
        return fail(settings.error());
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto outcome = replay(*shop, *settings);
    if (!outcome)
        return fail(outcome.error());
    std::optional<ReplicaFigures> replicas;
    if (options.staff) {
        auto compared = compare(*shop, *outcome);
        if (!compared)
            return fail(compared.error());
        replicas = std::move(*compared);
    }
    const auto* const rows = replicas ? &*replicas : nullptr;
    options.asJson ? printJson(*outcome, options, rows) : printText(*outcome, options, rows);
    if (replicas && !replicas->equal) {
        std::cerr << "phin: the replicas do not agree\n";
        return Exit::NotSo;
    }
    return Exit::Done;
}

} // namespace

void addReplay(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ReplayOptions>();
    auto* const command =
        addCommand(app, exit, "replay", "Sells what a coffee chain's month of sales says, through the tills",
                   [options] { return run(*options); });
    command->add_option("--shop", options->shop, "the shop's shop.json")->required();
    command->add_option("--sales", options->sales, "sales.csv of the chain's data set")->required();
    command->add_option("--products", options->products, "products.csv of it; becomes the menu")->required();
    command->add_option("--outlet", options->outlet, "whose sales (sales_outlet_id)")->required();
    command->add_option("--date", options->date, "one day alone, YYYY-MM-DD");
    command->add_option("--speed", options->speed, "\"max\", or how many times real time")->capture_default_str();
    command->add_option("--tills", options->tills, "how many tills sell; else all");
    command->add_option("--wait", options->waitSeconds, "seconds of patience with a box that does not answer")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
    command->add_flag("--staff", options->staff, "robots make what is sold; ends when all replicas agree");
    command->add_flag("--json", options->asJson, "print JSON");
}

} // namespace phin::cli
