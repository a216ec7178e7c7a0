#include "app/cli/replica_report.h"

#include "sync/model/report.h"
#include "sync/model/ticket_times.h"

#include <functional>
#include <map>

namespace phin::cli {
namespace {

constexpr int attempts = 20;

/// Where all chains end, in bytes that can be compared.
std::string position(journal::Reader& reader) {
    std::string all;
    for (const auto& cursor : reader.cursors())
        all += cursor.SerializeAsString() + '\n';
    return all;
}

using Figures = std::function<nlohmann::json(journal::Reader&, const Period&)>;

Result<ReplicaReport> figuresOf(const std::filesystem::path& database, Span span, const std::optional<Period>& asked,
                                const Figures& work) {
    auto reader = journal::Reader::open(database);
    if (!reader)
        return reader.error();
    try {
        // The figures and the digest are two questions; while the box stores more between them, both are asked again.
        for (int attempt = 0; attempt < attempts; ++attempt) {
            const auto before = position(*reader);
            const auto newest = asked ? 0 : reader->newestBusinessDate();
            if (!asked && newest == 0)
                return Error{ErrorKind::NotFound, database.string() + " holds no orders yet; name a day with --date"};
            const auto period = asked ? *asked : periodOf(span, newest);
            if (const auto since = reader->ordersSince(); period.from < since)
                return Error{ErrorKind::NotFound, database.string() + " keeps orders only since " +
                                                      std::to_string(since) + "; ask the cloud for older days"};
            auto figures = work(*reader, period);
            figures["digest"] = reader->digest(period.from, period.until);
            if (position(*reader) == before)
                return ReplicaReport{period, std::move(figures)};
        }
        return Error{ErrorKind::Unavailable, database.string() + " changes too fast to be reported now; try again"};
    } catch (const SQLite::Exception& error) {
        auto explained = journal::explain(error);
        explained.message = database.string() + ": " + explained.message;
        return explained;
    }
}

} // namespace

Result<ReplicaReport> reportOf(const std::filesystem::path& database, Span span, const std::optional<Period>& asked,
                               int utcOffsetMinutes) {
    return figuresOf(database, span, asked, [&](journal::Reader& reader, const Period& period) {
        Report report(period.from, period.until, utcOffsetMinutes);
        reader.ordersOfPeriod(period.from, period.until,
                              [&report](const model::v1::OrderState& order) { report.add(order); });
        return toJson(report);
    });
}

Result<ReplicaReport> timesOf(const std::filesystem::path& database, Span span, const std::optional<Period>& asked,
                              int utcOffsetMinutes) {
    return figuresOf(database, span, asked, [&](journal::Reader& reader, const Period& period) {
        TicketTimes times(period.from, period.until, utcOffsetMinutes);
        reader.ordersOfPeriod(period.from, period.until,
                              [&times](const model::v1::OrderState& order) { times.add(order); });
        std::map<std::string, std::string> names;
        for (const auto& person : reader.staff())
            names[person.id.toString()] = person.name;
        return toJson(times, [&names](const std::string& id) { return names.count(id) ? names[id] : id; });
    });
}

} // namespace phin::cli
