#include "app/control/till_server.h"

#include "app/control/till_service.h"
#include "sync/control/local_server.h"
#include "sync/messages/message_service.h"

namespace phin::control {

class TillServer::Impl {
public:
    Impl(counter::Till& till, Options options, journal::Reader reader)
        : m_options(std::move(options))
        , m_till(till.unattended())
        , m_service(*m_till, m_options, std::move(reader))
        , m_messages(
              {[this](auto message, auto answered) { m_till->sendMessage(std::move(message), std::move(answered)); },
               [this](const Uuid& id, auto answered) { m_till->seeMessage(id, std::move(answered)); },
               [this] { return m_till->publishedMenu(); }, m_options.journalFile}) {}

    Status start() {
        std::vector<grpc::Service*> services{&m_service, &m_messages.service()};
        services.insert(services.end(), m_options.more.begin(), m_options.more.end());
        auto server = LocalServer::start(m_options.socket, services);
        if (!server)
            return server.error();
        m_server = std::move(*server);
        return done();
    }
    void stop() {
        if (m_server)
            m_server->stop();
    }

private:
    Options m_options;
    std::unique_ptr<counter::Till> m_till; ///< nobody stands at a socket
    TillService m_service;
    messages::MessageService m_messages;
    std::unique_ptr<LocalServer> m_server;
};

TillServer::TillServer(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}

TillServer::~TillServer() {
    stop();
}

void TillServer::stop() {
    m_impl->stop();
}

Result<std::unique_ptr<TillServer>> TillServer::start(counter::Till& till, Options options) {
    auto reader = journal::Reader::open(options.journalFile);
    if (!reader)
        return reader.error();
    auto impl = std::make_unique<Impl>(till, std::move(options), std::move(*reader));
    if (auto started = impl->start(); !started) {
        impl->stop();
        return started.error();
    }
    return std::unique_ptr<TillServer>(new TillServer(std::move(impl)));
}

} // namespace phin::control
