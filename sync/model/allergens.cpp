#include "sync/model/allergens.h"

#include <algorithm>
#include <array>

namespace phin {
namespace {

constexpr std::array<Allergen, 14> known{{
    {"gluten", "gluten", "gluten"},
    {"crustaceans", "tôm cua", "crustaceans"},
    {"eggs", "trứng", "eggs"},
    {"fish", "cá", "fish"},
    {"peanuts", "đậu phộng", "peanuts"},
    {"soy", "đậu nành", "soy"},
    {"milk", "sữa", "milk"},
    {"nuts", "các loại hạt", "nuts"},
    {"celery", "cần tây", "celery"},
    {"mustard", "mù tạt", "mustard"},
    {"sesame", "mè", "sesame"},
    {"sulphites", "sulfit", "sulphites"},
    {"lupin", "đậu lupin", "lupin"},
    {"molluscs", "nghêu sò mực", "molluscs"},
}};

} // namespace

std::span<const Allergen> allergens() noexcept {
    return known;
}

const Allergen* allergen(std::string_view id) noexcept {
    const auto* const found =
        std::find_if(known.begin(), known.end(), [id](const Allergen& each) { return each.id == id; });
    return found == known.end() ? nullptr : found;
}

} // namespace phin
