#pragma once

#include "sync/journal/entry.h"
#include "sync/journal/identity.h"
#include "sync/journal/own_past.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace phin::journal {

/// Moves a damaged file out of the way, its WAL with it, under a name that says when: FILE.damaged-20260801-120000.
/// Whatever the moment it is cut off, file and WAL are still found together. Keeps the last three of them.
[[nodiscard]] Result<std::filesystem::path> setAside(const std::filesystem::path& file, std::int64_t nowMs,
                                                     const std::string& why = "damaged");
/// The newest file that was set aside as damaged; nothing where there is none.
[[nodiscard]] std::optional<std::filesystem::path> lastSetAside(const std::filesystem::path& file);

/// What a damaged file can still prove about its own box.
struct Salvaged {
    /// Nothing where the end of its chain or its numbers cannot be told for certain.
    std::optional<OwnPast> past;
    std::vector<std::pair<std::string, std::string>> carts; ///< open orders: working papers of kind "cart"
};
/// Reads the end of the box's own chain back until its numbers are certain; each entry read must be what its hash says
/// and lead to the last one, which carries this box's own seal.
[[nodiscard]] Salvaged salvage(const std::filesystem::path& file, const Authority& authority,
                               const std::string& device);

/// Gives on what entries a damaged file still holds, chain by chain, this device's own first, in batches as they
/// travel: whoever takes them verifies them. `take` says false to end it. What cannot be read is left out.
void salvageEntries(const std::filesystem::path& file, const std::string& device,
                    const std::function<bool(std::string batch)>& take);

} // namespace phin::journal
