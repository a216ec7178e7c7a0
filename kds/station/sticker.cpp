#include "kds/station/sticker.h"

#include "sync/model/revisions.h"

#include <algorithm>

namespace phin::kds {

using namespace phin::model::v1;

namespace {

constexpr std::size_t readAtOnce = 64 * 1024; // bytes
constexpr int mostUnits = 1'000;              // of one line; nobody has so many cups

/// The cup that stands before the line's first, and all cups.
std::pair<int, int> cupsOf(const PricedOrder& order, std::uint32_t number) {
    int before = 0, all = 0;
    bool found = false;
    for (const auto& line : order.lines()) {
        found = found || line.line() == number;
        if (!line.prepare())
            continue;
        all += line.quantity();
        before += found ? 0 : line.quantity();
    }
    return {before, all};
}

void addAllergens(Sticker& sticker, const OrderLine& line, const MenuIndex& menu) {
    const auto add = [&sticker](const auto& ids) {
        for (const auto& id : ids)
            if (std::find(sticker.allergens.begin(), sticker.allergens.end(), id) == sticker.allergens.end())
                sticker.allergens.push_back(id);
    };
    if (const auto* product = menu.product(line.product())) {
        sticker.allergensStated = product->allergens_stated();
        add(product->allergens());
    }
    for (const auto& chosen : line.modifiers())
        if (const auto* group = menu.group(chosen.group()))
            if (const auto* modifier = modifierOf(*group, chosen.id()))
                add(modifier->allergens());
}

Sticker stickerOf(const OrderState& order, const PrepMarked& mark, const OrderLine& line, const MenuIndex& menu) {
    Sticker sticker;
    sticker.orderId = order.order_id();
    sticker.number = order.placed().number();
    sticker.guest = merge::guestOf(order);
    sticker.channel = merge::channelOf(order);
    sticker.name = line.name();
    sticker.variant = line.variant_name();
    for (const auto& modifier : line.modifiers())
        if (!modifier.is_default())
            sticker.options.push_back(modifier.name());
    sticker.note = line.note();
    addAllergens(sticker, line, menu);
    sticker.station = mark.station();
    sticker.begunAtMs = mark.at_ms();
    sticker.line = line.line();
    return sticker;
}

} // namespace

std::vector<Sticker> stickersOf(const OrderState& order, const PrepMarked& mark, const MenuIndex& menu) {
    std::vector<Sticker> stickers;
    if (mark.state() != STARTED || !order.has_placed())
        return stickers;
    const auto& seen = merge::orderAt(order, mark.revision());
    for (const auto& begun : mark.begun()) {
        const auto line = std::find_if(seen.lines().begin(), seen.lines().end(),
                                       [&](const OrderLine& each) { return each.line() == begun.line(); });
        if (line == seen.lines().end())
            continue;
        auto sticker = stickerOf(order, mark, *line, menu);
        const auto [before, all] = cupsOf(seen, begun.line());
        const int first = std::max(1, begun.first());
        const int last = std::min({begun.last(), line->quantity(), std::min(first, mostUnits) + mostUnits});
        for (int unit = first; unit <= last; ++unit) {
            sticker.part = begun.part();
            sticker.cup = before + unit;
            sticker.cups = all;
            sticker.duplicate = unit <= begun.known();
            stickers.push_back(sticker);
        }
    }
    return stickers;
}

StickerPlace newestPlace(journal::Reader& reader, const std::string& device) {
    StickerPlace newest;
    for (const auto& cursor : reader.cursors())
        if (cursor.device() == device)
            newest = std::max(newest, StickerPlace{cursor.epoch(), cursor.seq()});
    return newest;
}

std::vector<StickerBatch> stickersAfter(journal::Reader& reader, const std::string& device, StickerPlace& place,
                                        const MenuIndex& menu, std::size_t most) {
    std::vector<StickerBatch> batches;
    std::size_t count = 0;
    const auto end = newestPlace(reader, device);
    while (place < end && count < most) {
        const auto range = reader.range({device, place.epoch}, place.seq, readAtOnce);
        if (!range || range->batch.entries().empty()) { // a box that was rebuilt goes on in its next epoch
            place = {place.epoch + 1, 0};
            continue;
        }
        std::string why;
        const auto entries = journal::parseBatch(range->batch.SerializeAsString(), why);
        if (!entries)
            return batches; // it was verified when it was written
        for (const auto& [entry, bytes] : *entries) {
            if (count >= most)
                break;
            place.seq = entry.seq();
            PrepMarked mark;
            if (entry.type() != "prep.marked" || !mark.ParseFromString(entry.payload()) || mark.begun().empty())
                continue;
            const auto order = reader.order(mark.order_id());
            auto stickers = order ? stickersOf(*order, mark, menu) : std::vector<Sticker>{};
            count += stickers.size();
            if (!stickers.empty())
                batches.push_back({place, std::move(stickers)});
        }
    }
    return batches;
}

} // namespace phin::kds
