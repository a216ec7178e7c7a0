#pragma once

#include "sync/model/result.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace phin::cli {

/// A call that has no answer by then has failed.
constexpr std::chrono::seconds answersWithin{10};

/// A channel to a box's control socket. It tries again within half a second of the box's return.
[[nodiscard]] std::shared_ptr<grpc::Channel> channelTo(const std::filesystem::path& socket);

/// What a box answered, as the tool's user is told. `who` names the box.
[[nodiscard]] Error errorOf(const grpc::Status& status, const std::string& who);

/// The box is not there, or could not store it now: the same call again may do.
[[nodiscard]] bool mayTryAgain(const grpc::Status& status);

/// A new id for a decision, as the bytes of a UUIDv7: the same call again with it does nothing.
[[nodiscard]] std::string newCallId();

} // namespace phin::cli
