#pragma once

#include "sync/journal/reader.h"

#include <filesystem>
#include <string>
#include <vector>

namespace phin::cli {

/// Which orders the shop has already, as the files of its tills say. A sale that another till made must not be made
/// again at this one before it has heard of it; and what is known need not be asked.
class SoldBefore {
public:
    /// A file that cannot be read is left out: its till answers for itself.
    void add(const std::filesystem::path& database);
    [[nodiscard]] bool has(const std::string& orderId);

private:
    std::vector<journal::Reader> m_readers; // of those that have any orders
};

} // namespace phin::cli
