#include "tests/faults/people.h"

#include "kds/station/marks.h"
#include "sync/model/merge.h"

#include <array>

namespace phin::faults {
namespace {

constexpr std::array products{"phin", "bac-xiu", "banh-mi", "water"};
constexpr std::int64_t patienceMs = 2'500; ///< without an answer a cashier presses again

std::string shortId(const Uuid& id) {
    return id.toString().substr(28);
}

} // namespace

struct People::Sale {
    Uuid order, payment;
    std::vector<Choice> lines;
    bool byHand = false; ///< opened, typed and paid step by step
    bool answered = false;
    int presses = 0;
};

struct People::Table {
    Uuid order, payment;
    int sends = 0; ///< still to come
    bool sent = false;
    bool answered = false;
    int presses = 0;
};

struct People::Refund {
    counter::RefundRequest request;
    bool answered = false;
    int presses = 0;
};

People::People(World& world, std::vector<std::unique_ptr<SimBox>>& boxes, Oracle& oracle, Random random,
               Mutation mutation)
    : m_world(world)
    , m_boxes(boxes)
    , m_oracle(oracle)
    , m_random(random)
    , m_mutation(mutation) {}

Uuid People::newId() {
    std::array<std::uint8_t, Uuid::randomSize> random{};
    m_random.fill(random);
    return Uuid::make(WallClock::startMs + m_world.time.now(), random);
}

void People::begin() {
    for (auto& box : m_boxes) {
        if (box->role().kind == "till")
            m_world.time.in(m_random.between(500, 2'000), [this, &till = *box] { atTill(till); });
        if (box->role().kind == "station" && box->role().station != "board")
            m_world.time.in(m_random.between(500, 2'000), [this, &station = *box] { atStation(station); });
    }
}

std::string People::waitingInWords() const {
    std::string all;
    for (const auto& what : m_waitingFor)
        all += (all.empty() ? "" : ", ") + what;
    return all;
}

// ---------------------------------------------------------------- the cashier

void People::atTill(SimBox& till) {
    if (!m_working)
        return;
    m_world.time.in(m_random.between(200, 2'200), [this, &till] { atTill(till); });
    if (!till.isOn())
        return;
    const auto what = m_random.below(24);
    if (what >= 20)
        seat(till);
    else if (what < 15)
        sell(till);
    else if (what < 17)
        voidSomething(till);
    else if (what < 19)
        refundSomething(till);
    else {
        till.till().closeShift({}, [](const Result<counter::ShiftInfo>&) {});
        till.work();
    }
}

void People::lastSales() {
    for (auto& box : m_boxes)
        if (box->role().kind == "till")
            sell(*box);
}

void People::sell(SimBox& till) {
    auto sale = std::make_shared<Sale>();
    sale->order = newId();
    sale->payment = newId();
    const auto count = m_random.between(1, 3);
    for (int i = 0; i < count; ++i) {
        Choice choice;
        choice.product = products[m_random.below(products.size())];
        choice.quantity = static_cast<std::int32_t>(m_random.between(1, 2));
        sale->lines.push_back(choice);
    }
    sale->byHand = m_random.chance(0.3);
    ++m_waiting;
    m_waitingFor.insert("the sale " + shortId(sale->order) + " at " + till.role().device);
    press(till, sale);
    if (m_random.chance(0.2)) // a double tap
        press(till, sale);
}

void People::press(SimBox& till, const std::shared_ptr<Sale>& sale) {
    if (sale->answered)
        return;
    const auto press = ++sale->presses;
    // Nobody answers: the guest is still there, so is the order on the slip of paper.
    m_world.time.in(patienceMs, [this, &till, sale, press] {
        if (press == sale->presses)
            this->press(till, sale);
    });
    if (!till.isOn())
        return;
    const auto answer = [this, &till, sale](const Result<counter::Paid>& result) { paid(till, sale, result); };
    const auto payment = m_mutation == Mutation::ForgottenTaps ? newId() : sale->payment;
    const auto order = m_mutation == Mutation::ForgottenTaps ? newId() : sale->order;
    if (sale->byHand) {
        auto& use = till.till();
        if (auto opened = use.openOrder(order); opened && opened->lines_size() == 0)
            for (const auto& line : sale->lines)
                if (auto added = use.addLine(order, line); !added)
                    m_world.trace(till.role().device + ": " + added.error().message);
        use.pay(order, payment, {}, answer);
    } else {
        counter::Sale whole;
        whole.order = order;
        whole.payment = payment;
        whole.lines = sale->lines;
        till.till().sell(std::move(whole), answer);
    }
    till.work();
}

void People::paid(SimBox& till, const std::shared_ptr<Sale>& sale, const Result<counter::Paid>& answer) {
    if (!answer) {
        m_world.trace(till.role().device + " does not take " + shortId(sale->order) + ": " + answer.error().message);
        m_world.time.in(m_random.between(300, 1'500), [this, &till, sale, press = sale->presses] {
            if (press == sale->presses)
                this->press(till, sale);
        });
        return;
    }
    const auto id = answer->order.bytes();
    const Oracle::Paid shown{till.role().device, answer->receipt, answer->totalMinor};
    const auto before = m_oracle.paid.find(id);
    if (before != m_oracle.paid.end() && !m_oracle.lostOrders.count(id) &&
        (before->second.receipt != shown.receipt || before->second.till != shown.till))
        m_world.breach("order " + shortId(answer->order) + " was paid twice: receipts " +
                       std::to_string(before->second.receipt) + " and " + std::to_string(shown.receipt));
    if (m_mutation == Mutation::ForgottenTaps && sale->answered)
        m_world.breach("one sale " + shortId(sale->order) + " was paid twice, by a double tap");
    m_oracle.paid[id] = shown;
    m_oracle.lostOrders.erase(id);
    m_world.trace(shown.till + " shows Paid: " + answer->number + " receipt " + std::to_string(shown.receipt) +
                  " order " + shortId(answer->order) + (answer->repeated ? " (again)" : ""));
    if (sale->answered)
        return;
    sale->answered = true;
    --m_waiting;
    m_waitingFor.erase("the sale " + shortId(sale->order) + " at " + till.role().device);
    m_orders.push_back(id);
}

void People::seat(SimBox& till) {
    auto table = std::make_shared<Table>();
    table->order = newId();
    table->payment = newId();
    table->sends = static_cast<int>(m_random.between(1, 3));
    ++m_waiting;
    m_waitingFor.insert("the table " + shortId(table->order) + " at " + till.role().device);
    serve(till, table);
}

void People::changeSomething(SimBox& till, const Table& table) {
    auto& use = till.till();
    const auto known = use.order(table.order);
    if (!known)
        return;
    Choice choice;
    choice.product = products[m_random.below(products.size())];
    if (known->lines_size() == 0) {
        (void)use.addLine(table.order, choice);
        return;
    }
    const auto line =
        known->lines(static_cast<int>(m_random.below(static_cast<std::uint64_t>(known->lines_size())))).line();
    switch (m_random.below(5)) {
    case 0:
        (void)use.setQuantity(table.order, line, static_cast<std::int32_t>(m_random.between(1, 4)));
        break;
    case 1:
        if (known->lines_size() > 1)
            (void)use.removeLine(table.order, line);
        break;
    case 2:
        choice.note = "no ice";
        (void)use.replaceLine(table.order, line, choice);
        break;
    default:
        (void)use.addLine(table.order, choice);
    }
}

void People::serve(SimBox& till, const std::shared_ptr<Table>& table) {
    const auto press = ++table->presses;
    m_world.time.in(patienceMs, [this, &till, table, press] {
        if (press == table->presses && !table->answered)
            serve(till, table);
    });
    if (!till.isOn())
        return;
    if (table->sends == 0)
        return settle(till, table);
    if (!table->sent && !till.till().openOrder(table->order))
        return;
    changeSomething(till, *table);
    const auto done = [this, &till, table](const Result<counter::Sent>& sent) {
        if (!sent) {
            m_world.trace(till.role().device + " does not send " + shortId(table->order) + ": " + sent.error().message);
            if (table->sent)
                table->sends = 0; // the cart went with the disk: what was sent is paid as it is
            return;
        }
        if (!sent->repeated)
            m_world.trace(till.role().device + " sent " + sent->number + " revision " + std::to_string(sent->revision));
        table->sent = true;
        table->sends = m_random.chance(0.5) ? std::max(0, table->sends - 1) : table->sends;
        m_world.time.in(m_random.between(300, 2'000), [this, &till, table, press = table->presses] {
            if (press == table->presses && !table->answered)
                serve(till, table);
        });
    };
    till.till().send(table->order, done);
    if (m_random.chance(0.2)) // a double tap
        till.till().send(table->order, [](const Result<counter::Sent>&) {});
    till.work();
}

void People::settle(SimBox& till, const std::shared_ptr<Table>& table) {
    till.till().pay(table->order, table->payment, {}, [this, &till, table](const Result<counter::Paid>& paid) {
        const auto leave = [&] {
            if (std::exchange(table->answered, true))
                return;
            --m_waiting;
            m_waitingFor.erase("the table " + shortId(table->order) + " at " + till.role().device);
        };
        if (!paid) {
            m_world.trace(till.role().device + " does not take " + shortId(table->order) + ": " + paid.error().message);
            if (paid.error().kind == ErrorKind::NotFound)
                leave(); // it was on a disk that was lost before anybody else had it: nobody knows what they had
            return;
        }
        const auto id = paid->order.bytes();
        m_oracle.paid[id] = {till.role().device, paid->receipt, paid->totalMinor};
        m_oracle.lostOrders.erase(id);
        m_world.trace(till.role().device + " shows Paid: " + paid->number + " receipt " +
                      std::to_string(paid->receipt) + " table " + shortId(paid->order));
        if (!table->answered)
            m_orders.push_back(id);
        leave();
    });
    till.work();
}

void People::voidSomething(SimBox& till) {
    const auto id = newId();
    auto& use = till.till();
    if (!use.openOrder(id))
        return;
    Choice choice;
    choice.product = products[m_random.below(products.size())];
    if (!use.addLine(id, choice))
        return;
    if (m_random.chance(0.4))
        use.send(id, [](const Result<counter::Sent>&) {});
    use.voidOrder(id, "changed their mind", [](const Result<model::v1::PricedOrder>&) {});
    till.work();
}

void People::refundSomething(SimBox& till) {
    if (m_orders.empty())
        return;
    auto refund = std::make_shared<Refund>();
    refund->request.order = *Uuid::fromBytes(m_orders[m_random.below(m_orders.size())]);
    refund->request.refund = newId();
    refund->request.reason = "cold";
    press(till, refund);
    if (m_random.chance(0.3))
        press(till, refund);
}

void People::press(SimBox& till, const std::shared_ptr<Refund>& refund) {
    if (refund->answered || !till.isOn())
        return;
    ++refund->presses;
    till.till().refund(refund->request, [this, &till, refund](const Result<counter::Refunded>& answer) {
        refunded(till, refund, answer);
    });
    till.work();
}

void People::refunded(SimBox& till, const std::shared_ptr<Refund>& refund, const Result<counter::Refunded>& answer) {
    if (!answer)
        return; // not known here, or given back already: the guest is sent to the other till
    const auto id = refund->request.refund.bytes();
    m_world.trace(till.role().device + " gave back " + shortId(refund->request.order) + ", receipt " +
                  std::to_string(answer->receipt));
    refund->answered = true;
    m_oracle.refunded.insert(id);
    m_oracle.lostRefunds.erase(id);
}

// ---------------------------------------------------------------- the barista and the cook

void People::atStation(SimBox& station) {
    if (!m_working)
        return;
    m_world.time.in(m_random.between(150, 900), [this, &station] { atStation(station); });
    if (station.isOn() && station.ready())
        mark(station);
}

void People::mark(SimBox& station) {
    // The expo hands out, and takes back, what others have made.
    const bool expo = station.role().station == "expo";
    const bool recall = m_random.chance(expo ? 0.1 : 0.06) && !station.doneOrders().empty();
    const auto& from = recall || (expo && m_random.chance(0.5)) ? station.doneOrders() : station.openOrders();
    if (from.empty())
        return;
    auto at = from.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(m_random.below(from.size())));
    const auto view = kds::View::of(station.role().station, station.role().device);
    using Decision = Result<kds::Marked> (*)(journal::Journal&, const kds::View&, const kds::Lines&);
    const Decision decision = recall                  ? &kds::recall
                              : expo                  ? &kds::bump
                              : m_random.chance(0.25) ? &kds::start
                              : m_random.chance(0.4)  ? &kds::ready
                                                      : &kds::bump;
    const kds::Lines lines{at->first, {}, merge::revisionOf(*at->second)};
    const int taps = m_random.chance(0.2) ? 2 : 1;
    for (int tap = 0; tap < taps; ++tap) {
        using Part = std::pair<std::uint32_t, std::string>; // of a line
        auto made = std::make_shared<std::vector<Part>>();
        station.post(
            [decision, view, lines, made](journal::Journal& journal) -> Status {
                const auto marksOf = [&] {
                    std::map<Part, std::uint32_t> marks;
                    if (const auto order = journal.shop().order(lines.orderId))
                        for (const auto& prep : order->preps())
                            marks[{prep.line(), prep.part()}] = prep.ready_marks();
                    return marks;
                };
                auto before = marksOf();
                auto outcome = decision(journal, view, lines);
                if (!outcome)
                    return outcome.error();
                made->clear();
                for (const auto& [part, marks] : marksOf())
                    if (marks > before[part])
                        made->push_back(part);
                return phin::done();
            },
            [this, &station, lines, made](const Status& status) {
                if (!status)
                    return;
                for (const auto& [line, part] : *made) {
                    m_oracle.made.insert({lines.orderId, line, part});
                    m_oracle.lostMarks.erase({lines.orderId, line, part});
                    m_world.trace(station.role().device + " made line " + std::to_string(line) +
                                  (part.empty() ? "" : "/" + part) + " of " + shortId(*Uuid::fromBytes(lines.orderId)));
                }
            });
    }
}

} // namespace phin::faults
