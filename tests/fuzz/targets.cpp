#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>

namespace phin::fuzz {
namespace {

constexpr std::array allTargets{
    Target{"entry", fuzzEntry, entrySeeds}, Target{"batch", fuzzBatch, batchSeeds},
    Target{"lan", fuzzLan, lanSeeds},       Target{"control", fuzzControl, controlSeeds},
    Target{"menu", fuzzMenu, menuSeeds},    Target{"config", fuzzConfig, configSeeds},
    Target{"csv", fuzzCsv, csvSeeds},       Target{"text", fuzzText, textSeeds},
};

} // namespace

std::span<const Target> targets() {
    return allTargets;
}

const Target* targetOf(std::string_view name) {
    const auto* const at =
        std::find_if(allTargets.begin(), allTargets.end(), [&](const Target& each) { return each.name == name; });
    return at == allTargets.end() ? nullptr : at;
}

} // namespace phin::fuzz
