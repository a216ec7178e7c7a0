#include "app/cli/rpc.h"

#include "sync/model/uuid.h"

#include <array>
#include <random>

namespace phin::cli {
namespace {

constexpr int firstReconnectMs = 50;
constexpr int lastReconnectMs = 500;

/// A path as a URI has it.
std::string escaped(const std::string& path) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            text += c;
        else
            text += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return text;
}

} // namespace

std::shared_ptr<grpc::Channel> channelTo(const std::filesystem::path& socket) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, firstReconnectMs);
    arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, firstReconnectMs);
    arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, lastReconnectMs);
    arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
    return grpc::CreateCustomChannel("unix:" + escaped(std::filesystem::absolute(socket).string()),
                                     grpc::InsecureChannelCredentials(), arguments);
}

Error errorOf(const grpc::Status& status, const std::string& who) {
    const auto message = who + ": " + (status.error_message().empty() ? "no answer" : status.error_message());
    switch (status.error_code()) {
    case grpc::StatusCode::INVALID_ARGUMENT:
        return {ErrorKind::WrongUse, message};
    case grpc::StatusCode::NOT_FOUND:
        return {ErrorKind::NotFound, message};
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::PERMISSION_DENIED:
        return {ErrorKind::Refused, message};
    default:
        return {ErrorKind::Unavailable, message};
    }
}

bool mayTryAgain(const grpc::Status& status) {
    switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::CANCELLED:
    case grpc::StatusCode::ABORTED:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::INTERNAL: // the transport's word for a broken stream
    case grpc::StatusCode::UNKNOWN:
        return true;
    default:
        return false;
    }
}

std::string newCallId() {
    std::array<std::uint8_t, Uuid::randomSize> random{};
    std::random_device device;
    for (auto& byte : random)
        byte = static_cast<std::uint8_t>(device());
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return Uuid::make(std::chrono::duration_cast<std::chrono::milliseconds>(now).count(), random).bytes();
}

} // namespace phin::cli
