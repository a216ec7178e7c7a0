#include "sync/model/routes.h"

#include <set>

namespace phin {

const std::string& stationOf(const MenuIndex& menu, const model::v1::Product& product) {
    if (!product.station().empty())
        return product.station();
    const auto* category = menu.category(product.category());
    return category ? category->station() : product.station();
}

Route routeOf(const MenuIndex& menu, const model::v1::Product& product,
              const google::protobuf::RepeatedPtrField<model::v1::LineModifier>& modifiers) {
    Route route{stationOf(menu, product), {}};
    std::set<std::string> besides;
    const auto name = [&](const auto& stations) {
        for (const auto& id : stations)
            if (const auto* station = menu.station(id); station && station->prepares() && id != route.station)
                besides.insert(id);
    };
    name(product.also_at());
    if (const auto* category = menu.category(product.category()))
        name(category->also_at());
    for (const auto& chosen : modifiers)
        if (const auto* group = menu.group(chosen.group()))
            if (const auto* modifier = modifierOf(*group, chosen.id()))
                name(modifier->also_at());
    if (const auto* own = menu.station(route.station); own && !own->prepares() && !besides.empty()) {
        route.station = *besides.begin();
        besides.erase(besides.begin());
    }
    route.alsoAt.assign(besides.begin(), besides.end());
    return route;
}

const model::v1::Station* standInOf(const MenuIndex& menu, const std::string& station) {
    const auto* from = menu.station(station);
    const auto* other = from && from->falls_to() != station ? menu.station(from->falls_to()) : nullptr;
    return other && other->prepares() ? other : nullptr;
}

int fallsAfterSeconds(const model::v1::Station& station) {
    return station.falls_after_seconds() > 0 ? station.falls_after_seconds() : usualFallsAfterSeconds;
}

} // namespace phin
