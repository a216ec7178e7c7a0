#pragma once

#include "sync/enrol/box_keeper.h"

#include <memory>

namespace grpc {
class Service;
}

namespace phin::enrol {

/// phin.box.v1.Box: a BoxKeeper for those who are not of this program. A control socket serves it beside its own
/// service.
class BoxService {
public:
    explicit BoxService(BoxKeeper& keeper);
    /// After the control socket has stopped.
    ~BoxService();
    BoxService(const BoxService&) = delete;
    BoxService& operator=(const BoxService&) = delete;

    [[nodiscard]] grpc::Service& service();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::enrol
