#include "app/cli/command.h"
#include "app/cli/shop_file.h"
#include "sync/journal/reader.h"
#include "sync/model/business_day.h"
#include "sync/model/report_form.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct TillReportOptions {
    std::string shop, db, till, from = "till", format = "text", language = "en";
    std::uint64_t number = 0;
};

/// Where to read, whose report it is, and the shop's clock.
struct Place {
    std::filesystem::path database;
    std::string till;
    int utcOffsetMinutes = 0;
};

Result<Place> placeOf(const TillReportOptions& options) {
    if (options.shop.empty() == options.db.empty())
        return Error{ErrorKind::WrongUse, "name a shop with --shop, or a box's database with --db"};
    if (!options.db.empty())
        return Place{options.db, options.till, 0};
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return shop.error();
    const auto tills = shop->tills();
    if (options.till.empty() && tills.empty())
        return Error{ErrorKind::NotFound, "this shop has no till"};
    const auto till = options.till.empty() ? tills.front() : options.till;
    const auto replica = shop->replica(options.from == "till" ? "till:" + till : options.from);
    if (!replica)
        return replica.error();
    return Place{shop->databases.at(*replica), till, shop->utcOffsetMinutes};
}

/// The one till whose receipts the database has, where none was named.
Result<std::string> tillIn(journal::Reader& reader, const std::string& asked) {
    if (!asked.empty())
        return asked;
    const auto tills = reader.tills();
    if (tills.size() == 1)
        return tills.front();
    std::string names;
    for (const auto& till : tills)
        names += (names.empty() ? "" : ", ") + till;
    return Error{tills.empty() ? ErrorKind::NotFound : ErrorKind::WrongUse,
                 tills.empty() ? "no till has sold anything here" : "name one of these with --till: " + names};
}

template <class Message>
void print(const TillReportOptions& options, const Message& message, const std::string& till) {
    if (options.format == "json") {
        google::protobuf::util::JsonPrintOptions how;
        how.add_whitespace = true;
        how.preserve_proto_field_names = true;
        how.always_print_primitive_fields = true;
        std::string text;
        if (google::protobuf::util::MessageToJsonString(message, &text, how).ok())
            std::cout << text << '\n';
        return;
    }
    const auto form = formOf(message, till, options.language);
    std::cout << (options.format == "csv" ? toCsv(form) : toText(form));
}

Exit show(const TillReportOptions& options, bool day) {
    const auto place = placeOf(options);
    if (!place)
        return fail(place.error());
    auto reader = journal::Reader::open(place->database);
    if (!reader)
        return fail(reader.error());
    try {
        const auto till = tillIn(*reader, place->till);
        if (!till)
            return fail(till.error());
        const auto reports = reader->zReports(*till, day ? options.number : 0, 1);
        if (day) {
            if (!reports.empty()) {
                print(options, reports.front().day, *till);
                return Exit::Done;
            }
            std::cerr << "phin: " << *till << " has no Z report"
                      << (options.number > 0 ? " " + std::to_string(options.number) : std::string()) << " here\n";
            return Exit::NotSo;
        }
        const auto offset = place->utcOffsetMinutes != 0 || reports.empty()
                                ? place->utcOffsetMinutes
                                : reports.front().day.report().utc_offset_minutes();
        const auto after = reports.empty() ? journal::ChainPlace{} : reports.front().coversUntil();
        auto report = reader->tally(*till, after, std::nullopt, offset).report();
        nameStaff(report, [members = reader->staff()](const std::string& staff) {
            const auto at = std::find_if(members.begin(), members.end(),
                                         [&staff](const auto& each) { return each.id.toString() == staff; });
            return at == members.end() ? std::string() : at->name;
        });
        report.set_till(*till);
        report.set_business_date(report.until_ms() > 0 ? businessDay(report.until_ms(), offset, 0)
                                                       : reader->newestBusinessDate());
        addTotals(report, reports.empty() ? model::v1::TillReport::default_instance().totals()
                                          : reports.front().day.report().totals());
        print(options, report, *till);
        return Exit::Done;
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
}

} // namespace

void addTillReports(CLI::App& report, Exit& exit) {
    const auto options = std::make_shared<TillReportOptions>();
    const auto add = [&](const char* name, const char* description, bool day) {
        auto* const command =
            addCommand(report, exit, name, description, [options, day] { return show(*options, day); });
        command->add_option(shopOption, options->shop, shopOptionHelp);
        command->add_option("--db", options->db, "a box's database instead of a shop");
        command->add_option("--till", options->till, "the till's name; else the first, or the only one");
        command->add_option("--from", options->from, "whose copy: till, till:NAME, station:NAME, sync or cloud")
            ->capture_default_str();
        command->add_option("--format", options->format, "text, csv or json")
            ->capture_default_str()
            ->check(CLI::IsMember({"text", "csv", "json"}));
        command->add_option("--language", options->language, "vi or en")->capture_default_str();
        if (day)
            command->add_option("--number", options->number, "of the Z report; else the newest");
    };
    add("x", "What a till did since its last Z report", false);
    add("z", "A till's Z report", true);
}

} // namespace phin::cli
