#include "app/counter/menu_publishing.h"

#include "app/counter/shifts.h"
#include "sync/journal/clock.h"
#include "sync/journal/hash.h"
#include "sync/model/menu.h"
#include "sync/model/pictures.h"
#include "sync/model/why.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>

namespace phin::counter {
namespace {

constexpr std::size_t longestId = 128;

std::string serialized(const model::v1::Menu& menu) {
    std::string bytes;
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    menu.SerializeToCodedStream(&out);
    out.Trim();
    return bytes;
}

std::string described(const std::vector<MenuProblem>& problems) {
    constexpr std::size_t shown = 3;
    std::string text = "this menu cannot be used: ";
    for (std::size_t i = 0; i < std::min(shown, problems.size()); ++i)
        text += (i ? "; " : "") + (problems[i].path.empty() ? "" : problems[i].path + ": ") + problems[i].message;
    if (problems.size() > shown)
        text += "; and " + std::to_string(problems.size() - shown) + " more";
    return text;
}

} // namespace

Result<MenuParts> cutMenu(model::v1::Menu menu, const Uuid& publication) {
    if (menu.ByteSizeLong() > largestMenuBytes)
        return Error{ErrorKind::WrongUse,
                     "the menu is larger than " + std::to_string(largestMenuBytes / 1024) + " KiB"};
    if (menu.id().size() > longestId)
        return Error{ErrorKind::WrongUse, "the menu's id is longer than " + std::to_string(longestId) + " bytes"};
    if (const auto problems = checkMenu(menu); !problems.empty())
        return Error{ErrorKind::WrongUse, described(problems)};
    for (auto& product : *menu.mutable_products()) { // a till's answer that came back as a menu
        product.clear_left();
        product.clear_left_elsewhere();
    }
    if (menu.id().empty())
        menu.set_id(journal::toHex(journal::sha256(serialized(menu))));

    const auto bytes = serialized(menu);
    const auto count = (bytes.size() + menuPartBytes - 1) / menuPartBytes;
    MenuParts result{menu.id(), {}, picturesOf(menu)};
    result.parts.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& part = result.parts.emplace_back();
        part.set_schema(1);
        part.set_menu_id(menu.id());
        part.set_part(static_cast<std::uint32_t>(i));
        part.set_parts(static_cast<std::uint32_t>(count));
        part.set_data(bytes.substr(i * menuPartBytes, menuPartBytes));
        part.set_currency(menu.currency());
        part.set_publication(publication.bytes());
    }
    return result;
}

Result<KeptPictures> keepPictures(journal::Journal& journal, const std::vector<std::string>& pictures) {
    for (const auto& picture : pictures)
        if (!mayBePicture(picture))
            return Error{ErrorKind::WrongUse,
                         "a picture is a JPEG of at most " + std::to_string(largestPictureBytes / 1024) + " KiB"};
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    constexpr std::int64_t dayMs = 86'400'000;
    const auto fresh = journal::HybridClock::at(journal.nowMs() - dayMs);
    const auto inForce = journal.shop().menu();
    const auto named = inForce ? picturesOf(inForce->menu()) : std::set<std::string>{};
    KeptPictures kept;
    for (const auto& picture : pictures) {
        const auto& id = kept.ids.emplace_back(journal::toHex(journal::sha256(picture)));
        // What no menu in force names may be kept nowhere any more: then it is written once more.
        if (const auto at = journal.shop().pictures().writtenAt(id); at >= fresh || (at != 0 && named.contains(id)))
            continue;
        model::v1::MenuPicture fact;
        fact.set_schema(1);
        fact.set_data(picture);
        journal.append("menu.picture", fact);
        ++kept.added;
    }
    return kept;
}

Result<bool> publish(journal::Journal& journal, const MenuParts& menu, const std::optional<std::string>& over) {
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    const auto inForce = journal.shop().menu();
    if (inForce && inForce->menu().id() == menu.menuId)
        return false;
    if (over && (inForce ? inForce->menu().id() : std::string()) != *over)
        return refusal(Why::MenuChanged, "another menu has come into force meanwhile; look at it first");
    for (const auto& picture : menu.pictures)
        if (!journal.shop().pictures().has(picture))
            return Error{ErrorKind::WrongUse, "this menu cannot be used: the shop does not have its picture " +
                                                  picture.substr(0, 12) + "; import it together with its pictures"};
    const auto before = journal.shop().menuHlc();
    for (const auto& part : menu.parts)
        journal.append("menu.published", part, before);
    return true;
}

} // namespace phin::counter
