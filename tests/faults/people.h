#pragma once

#include "tests/faults/oracle.h"
#include "tests/faults/sim_box.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace phin::faults {

/// The people of a simulated shop. Cashiers sell, void and refund through the till's use cases, press twice, and press
/// again where no answer came; the others start, finish, bump and recall what their screen shows. What the screens
/// answered goes to the oracle.
class People {
public:
    People(World& world, std::vector<std::unique_ptr<SimBox>>& boxes, Oracle& oracle, Random random, Mutation mutation);

    void begin();
    /// Nobody starts anything new; what was begun is still finished.
    void goHome() noexcept { m_working = false; }
    /// One more sale at each till, which must succeed.
    void lastSales();
    /// Commands that were given and have not been answered yet.
    [[nodiscard]] std::size_t waiting() const noexcept { return m_waiting; }
    [[nodiscard]] std::string waitingInWords() const;

private:
    struct Sale;
    struct Refund;
    struct Table;
    void atTill(SimBox& till);
    void atStation(SimBox& station);
    void sell(SimBox& till);
    void press(SimBox& till, const std::shared_ptr<Sale>& sale);
    void paid(SimBox& till, const std::shared_ptr<Sale>& sale, const Result<counter::Paid>& answer);
    /// A table: sent first, changed now and then, paid at the end.
    void seat(SimBox& till);
    void serve(SimBox& till, const std::shared_ptr<Table>& table);
    void changeSomething(SimBox& till, const Table& table);
    void settle(SimBox& till, const std::shared_ptr<Table>& table);
    void voidSomething(SimBox& till);
    void refundSomething(SimBox& till);
    void press(SimBox& till, const std::shared_ptr<Refund>& refund);
    void refunded(SimBox& till, const std::shared_ptr<Refund>& refund, const Result<counter::Refunded>& answer);
    void mark(SimBox& station);
    void done(SimBox& till) { till.work(); }
    [[nodiscard]] Uuid newId();

    World& m_world;
    std::vector<std::unique_ptr<SimBox>>& m_boxes;
    Oracle& m_oracle;
    Random m_random;
    const Mutation m_mutation;
    bool m_working = true;
    std::size_t m_waiting = 0;
    std::set<std::string> m_waitingFor;
    std::vector<std::string> m_orders; ///< paid ones, for refunds
};

} // namespace phin::faults
