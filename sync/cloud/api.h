#pragma once

#include "sync/cloud/shops.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace phin::cloud {

/// What managers and other systems ask the cloud, answered as JSON. Reads only, beside the writers. From any thread.
/// Errors: WrongUse for what cannot be understood, NotFound for what is not here, Unavailable for a file in trouble.
class Api {
public:
    using Json = nlohmann::json;

    Api(Shops& shops, const journal::Clock& clock)
        : m_shops(shops)
        , m_clock(clock) {}

    [[nodiscard]] Json shops();
    /// `date`: YYYY-MM-DD, or "latest": the newest business day that has orders, else today.
    [[nodiscard]] Result<Json> dayReport(std::string_view shop, std::string_view date);
    /// How long guests waited on that day, see phin::TicketTimes.
    [[nodiscard]] Result<Json> dayTimes(std::string_view shop, std::string_view date);
    /// `month`: YYYY-MM.
    [[nodiscard]] Result<Json> monthReport(std::string_view shop, std::string_view month);
    /// Newest first. `limit`: 1 to 500, empty: 50. `device`: empty: all tills.
    [[nodiscard]] Result<Json> orders(std::string_view shop, std::string_view date, std::string_view limit,
                                      std::string_view device);
    /// What has come of each box, and what is still on its way.
    [[nodiscard]] Result<Json> sync(std::string_view shop);
    /// Entries that the shop has and this cloud has not, as far as the shop has said.
    [[nodiscard]] Result<std::uint64_t> behind(Shop& shop);
    /// Whether every shop's file can be read.
    [[nodiscard]] Status health();

private:
    struct Period {
        std::int32_t from = 0, until = 0;
    };
    /// A box as its first entry introduces it.
    struct Born {
        std::string kind, name, letter, station;
    };
    struct Cached {
        std::uint64_t revision = 0;
        std::uint64_t usedAt = 0;
        Json report;
    };

    [[nodiscard]] Result<Shop*> find(std::string_view shop) const;
    [[nodiscard]] Result<std::int32_t> dayOf(Shop& shop, std::string_view date);
    [[nodiscard]] Result<Json> report(Shop& shop, Period period);
    [[nodiscard]] Born bornOf(Shop& shop, journal::Reader& reader, const journal::ChainId& chain);

    Shops& m_shops;
    const journal::Clock& m_clock;
    std::mutex m_mutex;
    std::uint64_t m_uses = 0;
    std::map<std::tuple<const Shop*, std::int32_t, std::int32_t>, Cached> m_reports;
    std::map<std::pair<const Shop*, journal::ChainId>, Born> m_born;
};

} // namespace phin::cloud
