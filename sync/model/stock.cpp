#include "sync/model/stock.h"

#include <algorithm>

namespace phin {
namespace {

constexpr std::int64_t lowShare = 2; ///< with so few left a till looks for more

std::int64_t claimOf(const StockUnits& demand, const std::string& till) {
    const auto sold = demand.find(till);
    return 1 + (sold == demand.end() ? 0 : std::clamp<std::int64_t>(sold->second, 0, mostStockUnits));
}

} // namespace

bool StockLedger::limited() const {
    return std::any_of(accounts.begin(), accounts.end(), [](const auto& each) { return each.second.counted > 0; });
}

std::int64_t StockLedger::left(const std::string& device) const {
    const auto account = accounts.find(device);
    return account == accounts.end() ? 0 : account->second.left();
}

std::int64_t StockLedger::left() const {
    std::int64_t sum = 0;
    for (const auto& [device, account] : accounts)
        sum += account.counted + account.returned - account.sold - account.wasted;
    return sum;
}

std::vector<std::string> StockLedger::overdrawn() const {
    std::vector<std::string> devices;
    for (const auto& [device, account] : accounts)
        if (account.left() < 0)
            devices.push_back(device);
    return devices;
}

StockUnits splitStock(std::int64_t units, const std::vector<std::string>& tills, const StockUnits& demand) {
    StockUnits parts;
    std::int64_t claims = 0;
    for (const auto& till : tills)
        if (parts.emplace(till, 0).second)
            claims += claimOf(demand, till);
    if (parts.empty() || units <= 0)
        return parts;

    struct Rest {
        std::int64_t rest;
        const std::string* till;
    };
    std::vector<Rest> rests;
    std::int64_t dealt = 0;
    for (auto& [till, part] : parts) {
        const auto share = units * claimOf(demand, till); // both at most a million
        part = share / claims;
        dealt += part;
        rests.push_back({share % claims, &till});
    }
    std::stable_sort(rests.begin(), rests.end(), [](const Rest& a, const Rest& b) { return a.rest > b.rest; });
    for (std::size_t i = 0; dealt < units; ++i, ++dealt)
        ++parts.at(*rests[i].till);
    return parts;
}

std::int64_t stockToAskFor(const StockLedger& ledger, const std::string& till, const StockUnits& demand) {
    const auto mine = ledger.left(till);
    const auto account = ledger.accounts.find(till);
    if (mine > lowShare || (account != ledger.accounts.end() && account->second.missing() > 0))
        return 0;
    std::vector<std::string> holders{till};
    std::int64_t all = mine;
    for (const auto& [device, theirs] : ledger.accounts)
        if (device != till && theirs.left() > 0) {
            holders.push_back(device);
            all += theirs.left();
        }
    const auto fair = splitStock(all, holders, demand)[till];
    return std::max<std::int64_t>(0, fair - std::max<std::int64_t>(mine, 0));
}

StockUnits stockToGive(const StockLedger& ledger, const std::string& giver, std::int64_t spare,
                       const std::vector<std::string>& present) {
    const auto here = [&](const std::string& device) {
        return std::find(present.begin(), present.end(), device) != present.end();
    };
    struct Holder {
        std::string device;
        std::int64_t units;
    };
    std::vector<Holder> holders;
    for (const auto& [device, account] : ledger.accounts)
        if (device == giver)
            holders.push_back({device, std::min(spare, account.left())});
        else if (here(device))
            holders.push_back({device, account.left()});
    std::erase_if(holders, [](const Holder& holder) { return holder.units <= 0; });
    std::stable_sort(holders.begin(), holders.end(),
                     [](const Holder& a, const Holder& b) { return a.units > b.units; });

    StockUnits gifts;
    for (const auto& [asker, account] : ledger.accounts) {
        if (asker == giver || !here(asker))
            continue;
        auto missing = account.missing();
        for (auto& holder : holders) {
            // Of two who both ask, the first by name is served; else they would swap units for ever.
            const auto theirs = ledger.accounts.at(holder.device).missing();
            if (missing <= 0)
                break;
            if (holder.device == asker || (theirs > 0 && holder.device < asker))
                continue;
            const auto part = std::min(missing, holder.units);
            if (holder.device == giver && part > 0)
                gifts[asker] += part;
            holder.units -= part;
            missing -= part;
        }
    }
    return gifts;
}

} // namespace phin
