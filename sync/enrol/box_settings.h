#pragma once

#include "sync/box/config.h"
#include "sync/enrol/guest.h"
#include "sync/enrol/host.h"

#include <filesystem>
#include <optional>

namespace phin::enrol {

/// What a box needs to open its door; nothing where its settings say that it does not hold the shop's authority.
[[nodiscard]] std::optional<Host::Settings> doorOf(const box::Config& config);

/// Writes what a new box was given into its folder, beside its key DEVICE.key: DEVICE.crt, ca.crt, neighbours/NAME.crt,
/// and last box.toml, ready to run.
Status moveIn(const std::filesystem::path& folder, const v1::Guest& guest, const Admission& admission);

} // namespace phin::enrol
