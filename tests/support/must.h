#pragma once

#include "sync/model/result.h"

#include <stdexcept>
#include <utility>

namespace phin::test {

/// For what a test needs and does not examine: its value, or an end with its reason.
template <class T, class E>
T must(Result<T, E> result) {
    if (!result)
        throw std::runtime_error(result.error().message);
    return std::move(*result);
}

} // namespace phin::test
