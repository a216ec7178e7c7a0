#pragma once

#include "sync/model/rights.h"
#include "sync/model/uuid.h"

#include <QtCore/QString>

#include <functional>

namespace phin::counter {

/// What somebody wanted to do and lacked the right to: another may allow it once, then it is done.
struct LiftAsk {
    Right right{};
    Uuid order; ///< nil: it is about no order
    QString what;
    QString why; ///< empty: has to be asked for
    std::function<void()> again;
};

/// Takes an ask to whoever may allow it.
using LiftAsker = std::function<void(LiftAsk)>;

} // namespace phin::counter
