#pragma once

#include "sync/model/result.h"

#include <grpcpp/support/status.h>

namespace phin::control {

/// The gRPC status that says what kind of no it is.
[[nodiscard]] grpc::Status statusOf(const Error& error);

} // namespace phin::control
