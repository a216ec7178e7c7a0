#pragma once

#include "sync/journal/reader.h"
#include "tests/journal/facts.h"
#include "tests/support/must.h"

#include <QTest>

#include <filesystem>

namespace phin::test {

/// All that `from` holds, as neighbours ask for it: piece by piece, since what is no longer kept leaves holes.
inline void replicate(const std::filesystem::path& from, journal::Journal& to) {
    auto reader = must(journal::Reader::open(from));
    for (const auto& chain : reader.chains()) {
        const journal::ChainId id{chain.cursor.device(), chain.cursor.epoch()};
        for (int pieces = 0; pieces < 10'000; ++pieces) {
            std::uint64_t after = 0;
            for (const auto& held : to.cursors())
                if (held.device() == id.device && held.epoch() == id.epoch)
                    after = held.seq();
            if (after >= chain.cursor.seq())
                break;
            const auto range = reader.range(id, after, 20'000);
            QVERIFY(range && range->batch.entries_size() > 0);
            QCOMPARE(give(to, range->batch.SerializeAsString()), journal::Receipt::Stored);
        }
    }
}

} // namespace phin::test
