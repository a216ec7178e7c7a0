#pragma once

#include "phin/model/v1/order.pb.h"
#include "sync/model/menu.h"

#include <cstddef>
#include <string>
#include <vector>

/// Who makes what is ordered. A line has one station of its own, and may have others that make a part of it too (a
/// breakfast set: eggs in the kitchen, its coffee at the bar); each part has a state of its own.
///
/// What a station cannot make falls to the one that the menu names for it (Station::falls_to): one hop and no further,
/// counted from the station that the order names. So two stations may stand in for each other, and nothing goes round
/// in circles; whatever is moved again is moved by a person.
namespace phin {

/// A product, an option and a category may each name so many stations besides.
inline constexpr std::size_t mostAlsoAt = 8;
/// Bounds of what a menu says about a station; 0 everywhere: not said.
inline constexpr int longestFallsAfterSeconds = 3'600;
inline constexpr int mostOverloadUnits = 1'000;
inline constexpr int mostHands = 50;
/// What holds where the menu does not say how long a station's screens may be off.
inline constexpr int usualFallsAfterSeconds = 60;

struct Route {
    std::string station;             ///< makes it, or hands it over; empty where the menu names none
    std::vector<std::string> alsoAt; ///< makes a part of it too: sorted, each once, without `station`
};

/// The product's own station, else its category's.
[[nodiscard]] const std::string& stationOf(const MenuIndex& menu, const model::v1::Product& product);

/// Besides its own: what the product, its category and the chosen options name. Only stations that make something
/// count. What is merely handed over, but has a part that somebody makes (a croissant, warmed up), is made there.
[[nodiscard]] Route routeOf(const MenuIndex& menu, const model::v1::Product& product,
                            const google::protobuf::RepeatedPtrField<model::v1::LineModifier>& modifiers);

/// Where the station's work falls to, and null where that is nobody who makes anything.
[[nodiscard]] const model::v1::Station* standInOf(const MenuIndex& menu, const std::string& station);

/// How long all its screens may be off before its work falls to another.
[[nodiscard]] int fallsAfterSeconds(const model::v1::Station& station);

} // namespace phin
