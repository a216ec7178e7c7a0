#include "app/cli/command.h"
#include "app/cli/replica_report.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"

#include <cstdio>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct TimesOptions {
    std::string shop, from = "till", date;
    bool json = false;
};

/// "2:05", minutes and seconds.
std::string minutes(const nlohmann::json& ms) {
    const auto seconds = (ms.get<std::int64_t>() + 500) / 1'000;
    char text[32];
    std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(seconds / 60),
                  static_cast<long long>(seconds % 60));
    return text;
}

std::vector<std::string> row(const std::string& name, const nlohmann::json& figures) {
    const auto& waited = figures.at("waited");
    const auto& made = figures.at("made");
    const bool known = waited.at("count").get<std::uint64_t>() > 0;
    const bool started = made.at("count").get<std::uint64_t>() > 0;
    return {name,
            grouped(figures.at("lines").get<std::uint64_t>()),
            known ? minutes(waited.at("median_ms")) : "",
            known ? minutes(waited.at("p90_ms")) : "",
            started ? minutes(made.at("median_ms")) : "",
            started ? minutes(made.at("p90_ms")) : "",
            std::to_string(figures.at("over_percent").get<int>()) + "%",
            grouped(figures.at("remakes").get<std::uint64_t>())};
}

void print(const std::string& replica, const ReplicaReport& report) {
    const auto& figures = report.figures;
    std::vector<std::vector<std::string>> rows{
        {"", "Lines", "Waited", "90 in 100", "Made in", "90 in 100", "Over", "Again"}, row("All", figures)};
    const auto add = [&](const char* group, const auto& nameOf) {
        for (const auto& each : figures.at(group))
            rows.push_back(row(nameOf(each), each));
    };
    add("by_station", [](const auto& each) { return each.at("station").template get<std::string>(); });
    add("by_product", [](const auto& each) {
        const auto name = each.at("name").at("en").template get<std::string>();
        return name.empty() ? each.at("id").template get<std::string>() : name;
    });
    add("by_hour", [](const auto& each) {
        char text[16];
        std::snprintf(text, sizeof text, "%02d:00", each.at("hour").template get<int>());
        return std::string(text);
    });
    add("by_person", [](const auto& each) {
        const auto name = each.at("name").template get<std::string>();
        return name.empty() ? std::string("(nobody named)") : name;
    });
    std::cout << "Ticket times, " << report.period.name << " as " << replica << " has them\n" << table(rows);
    if (const auto unclear = figures.at("unclear").template get<std::uint64_t>(); unclear > 0)
        std::cout << grouped(unclear) << " lines left out: their clocks cannot be right\n";
}

Exit run(const TimesOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto replica = shop->replica(options.from);
    if (!replica)
        return fail(replica.error());
    std::optional<Period> period;
    if (!options.date.empty()) {
        const bool month = options.date.size() == std::string("2019-04").size();
        const auto parsed = parsePeriod(month ? Span::Month : Span::Day, options.date);
        if (!parsed)
            return fail(parsed.error());
        period = *parsed;
    }
    auto report = timesOf(shop->databases.at(*replica), Span::Day, period, shop->utcOffsetMinutes);
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

void addTicketTimes(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<TimesOptions>();
    auto* const command = addCommand(app, exit, "times", "How long guests waited, by station, product, hour and person",
                                     [options] { return run(*options); });
    command->add_option(shopOption, options->shop, shopOptionHelp)->required();
    command->add_option("--from", options->from, "till, till:NAME, station:NAME, sync or cloud")->capture_default_str();
    command->add_option("--date", options->date,
                        "YYYY-MM-DD, or YYYY-MM; else the newest business day that the replica holds");
    command->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
