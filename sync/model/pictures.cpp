#include "sync/model/pictures.h"

namespace phin {

bool isPictureId(std::string_view id) {
    constexpr std::size_t digits = 64;
    return id.size() == digits && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool mayBePicture(std::string_view bytes) {
    return bytes.size() <= largestPictureBytes && bytes.starts_with("\xFF\xD8\xFF");
}

std::set<std::string> picturesOf(const model::v1::Menu& menu) {
    std::set<std::string> ids;
    for (const auto& product : menu.products())
        if (!product.picture().empty())
            ids.insert(product.picture());
    for (const auto& combo : menu.combos())
        if (!combo.picture().empty())
            ids.insert(combo.picture());
    return ids;
}

} // namespace phin
