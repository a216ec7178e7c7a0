#pragma once

#include "phin/model/v1/prep.pb.h"
#include "phin/model/v1/state.pb.h"
#include "sync/journal/reader.h"
#include "sync/model/menu.h"

#include <cstdint>
#include <string>
#include <vector>

/// What is to stand on a cup when somebody begins to make it, as data: who prints it, and how, is not known here.
namespace phin::kds {

struct Sticker {
    std::string orderId;
    std::string number; ///< A-042
    int cup = 0;        ///< 2 of 3: of the units that stations make for this order, as whoever began it saw the order
    int cups = 0;
    std::string guest; ///< name or table
    phin::model::v1::Channel channel{};
    phin::model::v1::Text name, variant;
    std::vector<phin::model::v1::Text> options; ///< only what differs from the product's default
    std::string note;
    std::vector<std::string> allergens; ///< ids, of the product and of what was chosen with it, by the menu in force
    bool allergensStated = false;       ///< nobody has said what is in it where this is false
    std::string station;                ///< at whose screen it was begun
    std::int64_t begunAtMs = 0;         ///< UTC
    bool duplicate = false;             ///< it was begun before: a sticker may be about already
    std::uint32_t line = 0;
    std::string part; ///< of the line, see sync/model/revisions.h
};

/// One for each unit that the mark begins. What the order never had is passed over.
[[nodiscard]] std::vector<Sticker> stickersOf(const phin::model::v1::OrderState& order,
                                              const phin::model::v1::PrepMarked& mark, const MenuIndex& menu);

/// How far somebody has read in a box's own chain.
struct StickerPlace {
    std::uint32_t epoch = 0;
    std::uint64_t seq = 0;
    friend auto operator<=>(const StickerPlace&, const StickerPlace&) = default;
};

/// The stickers of one entry.
struct StickerBatch {
    StickerPlace place;
    std::vector<Sticker> stickers;
};

/// The newest entry that the box wrote itself.
[[nodiscard]] StickerPlace newestPlace(journal::Reader& reader, const std::string& device);
/// What the box began itself after `place`, in the order in which it did, at most about `most` stickers; each entry's
/// once, and all of it together. Moves `place` past what was looked at: nothing returned means that there is no more.
[[nodiscard]] std::vector<StickerBatch> stickersAfter(journal::Reader& reader, const std::string& device,
                                                      StickerPlace& place, const MenuIndex& menu,
                                                      std::size_t most = 200);

} // namespace phin::kds
