#pragma once

#include "sync/journal/send_message.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace grpc {
class Service;
}

namespace phin::messages {

using Done = std::function<void(const Result<journal::MessageDone>&)>;

/// What a box does with messages: its use cases, the same as on its screen. From any thread; answered from any.
struct Use {
    std::function<void(model::v1::MessageSent, Done)> send; ///< fills in the business day where there is none
    std::function<void(const Uuid&, Done)> see;
    std::function<std::shared_ptr<const MenuIndex>()> menu; ///< to call products by their names; never null
    std::filesystem::path journal;                          ///< to list them from
};

/// phin.box.v1.Messages. A control socket serves it beside its own service.
class MessageService {
public:
    explicit MessageService(Use use);
    /// After the control socket has stopped.
    ~MessageService();
    MessageService(const MessageService&) = delete;
    MessageService& operator=(const MessageService&) = delete;

    [[nodiscard]] grpc::Service& service();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::messages
