#include "app/cli/replay/opening.h"

#include "app/cli/replay/tally.h"
#include "app/cli/replica_heads.h"
#include "app/cli/rpc.h"
#include "app/cli/text.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <algorithm>
#include <thread>

namespace phin::cli {
namespace {

using namespace std::chrono_literals;
using namespace phin::till::v1;
using SteadyClock = std::chrono::steady_clock;

constexpr auto callDeadline = 5s;
constexpr auto pollEvery = 50ms;
constexpr auto lanPatience = 3s; // for a menu to come over the LAN

void prepare(grpc::ClientContext& context) {
    context.set_deadline(std::chrono::system_clock::now() + callDeadline);
}

/// A till, asked and waited for.
class Counter {
public:
    Counter(std::string name, const std::filesystem::path& socket)
        : m_name(std::move(name))
        , m_stub(Till::NewStub(channelTo(socket))) {}

    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

    Result<StatusReply> status(SteadyClock::time_point until) {
        for (Backoff backoff;; std::this_thread::sleep_for(backoff.next())) {
            grpc::ClientContext context;
            prepare(context);
            StatusReply reply;
            const auto status = m_stub->Status(&context, {}, &reply);
            if (status.ok() && reply.phase() == "ready")
                return reply;
            if ((!status.ok() && !mayTryAgain(status)) || SteadyClock::now() > until)
                return status.ok()
                           ? Error{ErrorKind::Unavailable, m_name + " is " + reply.phase() + "; try again later"}
                           : errorOf(status, m_name);
        }
    }

    Status import(const model::v1::Menu& menu, SteadyClock::time_point until) {
        ImportMenuRequest request;
        *request.mutable_menu() = menu;
        for (Backoff backoff;; std::this_thread::sleep_for(backoff.next())) {
            grpc::ClientContext context;
            prepare(context);
            ImportMenuReply reply;
            const auto status = m_stub->ImportMenu(&context, request, &reply);
            if (status.ok())
                return done();
            if (!mayTryAgain(status) || SteadyClock::now() > until)
                return errorOf(status, m_name);
        }
    }

private:
    std::string m_name;
    std::unique_ptr<Till::Stub> m_stub;
};

} // namespace

Status putMenuInForce(const ShopFile& shop, const std::vector<std::string>& tills, const model::v1::Menu& menu,
                      std::chrono::seconds patience, const Waiting& waiting) {
    const auto until = SteadyClock::now() + patience;
    bool carried = false; // a till has it, so the LAN may bring it to the next
    auto carriedUntil = SteadyClock::now();
    for (const auto& name : tills) {
        Counter till(name, shop.sockets.at(name));
        waiting("waiting for " + name);
        while (true) {
            const auto status = till.status(until);
            if (!status)
                return status.error();
            if (status->menu_id() == menu.id())
                break;
            if (!carried || SteadyClock::now() > carriedUntil) {
                waiting("putting the menu in force at " + name);
                if (auto imported = till.import(menu, until); !imported)
                    return imported;
                carried = true;
                carriedUntil = SteadyClock::now() + lanPatience;
                break;
            }
            std::this_thread::sleep_for(pollEvery);
        }
    }
    return done();
}

std::string waitForCatchUp(const ShopFile& shop, const std::vector<std::string>& tills, std::chrono::seconds patience,
                           const Waiting& waiting) {
    const auto all = shop.tills();
    const auto isTill = [&all](const std::string& device) {
        return std::find(all.begin(), all.end(), device) != all.end();
    };
    const auto until = SteadyClock::now() + patience;
    while (true) {
        const auto heads = ReplicaHeads::read(shop.databases);
        std::string lacking;
        for (const auto& till : tills) {
            const auto held = heads.replicas.find(till);
            std::uint64_t missing = 0;
            for (const auto& [chain, most] : heads.furthest())
                if (isTill(chain.device) && held != heads.replicas.end()) {
                    const auto own = held->second.find(chain);
                    missing += most.seq - (own == held->second.end() ? 0 : own->second.seq);
                }
            if (held == heads.replicas.end() && shop.databases.count(till))
                lacking = till + " cannot be read";
            else if (missing > 0)
                lacking = till + " lacks " + grouped(missing) + " of the other tills' entries";
        }
        if (lacking.empty() || SteadyClock::now() > until)
            return lacking;
        waiting(lacking);
        std::this_thread::sleep_for(pollEvery);
    }
}

} // namespace phin::cli
