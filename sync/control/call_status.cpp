#include "sync/control/call_status.h"

namespace phin::control {

grpc::Status statusOf(const Error& error) {
    switch (error.kind) {
    case ErrorKind::WrongUse:
        return {grpc::StatusCode::INVALID_ARGUMENT, error.message};
    case ErrorKind::Refused:
        return {grpc::StatusCode::FAILED_PRECONDITION, error.message};
    case ErrorKind::NotFound:
        return {grpc::StatusCode::NOT_FOUND, error.message};
    case ErrorKind::Unavailable:
        break;
    }
    return {grpc::StatusCode::UNAVAILABLE, error.message};
}

} // namespace phin::control
