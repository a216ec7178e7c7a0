#pragma once

#include "sync/enrol/host.h"
#include "sync/journal/writer.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace grpc {
class Service;
}

namespace phin::enrol {

/// phin.box.v1.Box: what a manager decides about the shop's boxes. A control socket serves it beside its own service.
class BoxService {
public:
    /// `authority`: folder of ca.crt and ca.key where this box holds them; else it answers questions only.
    BoxService(journal::Writer& writer, std::optional<Host::Settings> authority, const journal::Clock& clock);
    /// After the control socket has stopped, before the writer goes.
    ~BoxService();
    BoxService(const BoxService&) = delete;
    BoxService& operator=(const BoxService&) = delete;

    [[nodiscard]] grpc::Service& service();
    /// The door for new boxes; null where this box does not hold the authority.
    [[nodiscard]] Host* host();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::enrol
