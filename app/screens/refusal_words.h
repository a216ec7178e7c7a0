#pragma once

#include "sync/model/result.h"

#include <QtCore/QString>

namespace phin::counter {

/// Why something was refused and what to do now, in the screens' language: what a cashier can act on. The error's own
/// message, which is English, is never part of it.
[[nodiscard]] QString refusalWords(const Error& error);

} // namespace phin::counter
