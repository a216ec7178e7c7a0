#pragma once

#include "sync/model/result.h"

#include <chrono>
#include <future>
#include <memory>
#include <utility>

namespace phin::test {

/// Calls `start` with a callback that takes a Result<T>, and waits for what it is called with:
///     const auto paid = await<Paid>([&](auto done) { till.pay(order, payment, {}, done); });
/// A callback that never comes is an error too, not a test that hangs.
template <class T, class Start>
[[nodiscard]] Result<T> await(Start&& start, std::chrono::seconds longest = std::chrono::seconds(30)) {
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto answer = promise->get_future();
    std::forward<Start>(start)([promise](Result<T> result) { promise->set_value(std::move(result)); });
    if (answer.wait_for(longest) != std::future_status::ready)
        return Error{ErrorKind::Unavailable, "the test waited in vain for an answer"};
    return answer.get();
}

} // namespace phin::test
