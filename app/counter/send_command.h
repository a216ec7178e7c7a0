#pragma once

#include "app/counter/commands.h"

#include <memory>

namespace phin::counter {

/// An order that the stations have.
struct Sent {
    Uuid order;
    std::string number;         ///< A-042
    std::uint32_t revision = 0; ///< 0: as it was first sent
    model::v1::PricedOrder priced;
    bool repeated = false;         ///< they had all of it already; nothing was done
    std::int64_t promisedAtMs = 0; ///< UTC, what the guest is told; 0: nothing
};

/// Sends an open order to the stations before it is paid, or what was changed of it since. It stays open at this till.
class SendCommand {
public:
    SendCommand(TillSettings settings, const Uuid& order, std::string reason, Result<PaymentCommand::Basket> basket,
                std::string staff = {});

    Status run(journal::Journal& journal);
    [[nodiscard]] const Sent& answer() const noexcept { return m_answer; }
    [[nodiscard]] const std::optional<journal::Shift>& shift() const noexcept { return m_shift; }
    [[nodiscard]] const std::optional<Shortage>& shortage() const noexcept { return m_shortage; }
    /// What the cart goes on from, once it has run.
    [[nodiscard]] const std::shared_ptr<const SentOrder>& sent() const noexcept { return m_sent; }

private:
    Status place(journal::Journal& journal);
    Status finish(journal::Journal& journal, bool repeated);

    TillSettings m_settings;
    Uuid m_orderId;
    std::string m_order;
    std::string m_reason;
    std::string m_staff;
    Result<PaymentCommand::Basket> m_basket;
    Sent m_answer;
    std::optional<journal::Shift> m_shift;
    std::optional<Shortage> m_shortage;
    std::shared_ptr<const SentOrder> m_sent;
};

} // namespace phin::counter
