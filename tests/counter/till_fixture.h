#pragma once

#include "app/counter/till.h"
#include "sync/journal/reader.h"
#include "tests/support/await.h"
#include "tests/support/box.h"
#include "tests/support/builders.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace phin::test {

/// Random bytes that are the same in every run.
inline counter::RandomSource seededRandom() {
    return [engine = std::make_shared<std::mt19937>(20190401)](std::span<std::uint8_t> bytes) {
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>((*engine)());
    };
}

/// A till on a real journal, with smallMenu() unless told otherwise.
class TillFixture {
public:
    explicit TillFixture(bool withMenu = true, std::int64_t cashRoundingMinor = 0)
        : m_box(m_shop, "till-a", m_clock)
        , m_settings(settings()) {
        m_settings.cashRoundingMinor = cashRoundingMinor;
        make();
        start();
        if (withMenu && !import(smallMenu()))
            throw std::runtime_error("the test's menu was not taken");
    }
    ~TillFixture() { m_box.close(); }

    [[nodiscard]] counter::Till& till() { return *m_till; }
    [[nodiscard]] FakeClock& clock() { return m_clock; }
    [[nodiscard]] Box& box() { return m_box; }
    [[nodiscard]] const Shop& shop() const { return m_shop; }

    /// The program ends and starts again.
    void restart() {
        stop();
        make();
        start();
    }
    void stop() {
        m_box.close();
        m_till.reset();
        m_box.open();
    }
    /// A till whose decisions wait, until start().
    void make() { m_till = std::make_unique<counter::Till>(m_box.writer(), m_settings, m_clock, seededRandom()); }
    void start() { m_box.writer().start(); }

    [[nodiscard]] Result<counter::ImportedMenu> import(model::v1::Menu menu) {
        return await<counter::ImportedMenu>([&](auto done) { m_till->importMenu(std::move(menu), std::move(done)); });
    }
    [[nodiscard]] Result<counter::Paid> pay(const Uuid& order, const Uuid& payment,
                                            std::vector<model::v1::Tender> tenders = {}) {
        return await<counter::Paid>(
            [&](auto done) { m_till->pay(order, payment, std::move(tenders), std::move(done)); });
    }
    [[nodiscard]] Result<counter::Paid> sell(const counter::Sale& sale) {
        return await<counter::Paid>([&](auto done) { m_till->sell(sale, std::move(done)); });
    }
    [[nodiscard]] Result<model::v1::PricedOrder> voidOrder(const Uuid& order, const std::string& reason = "") {
        return await<model::v1::PricedOrder>([&](auto done) { m_till->voidOrder(order, reason, std::move(done)); });
    }
    [[nodiscard]] Result<counter::Refunded> refund(const Uuid& order, const Uuid& id,
                                                   std::vector<model::v1::RefundLine> lines = {}) {
        return await<counter::Refunded>([&](auto done) {
            m_till->refund({order, id, std::move(lines), "spilt", ""}, std::move(done));
        });
    }
    [[nodiscard]] Result<counter::ShiftInfo> openShift(const Uuid& id, std::int32_t date = 0, std::int64_t cash = 0) {
        return await<counter::ShiftInfo>([&](auto done) { m_till->openShift(id, date, cash, std::move(done)); });
    }
    [[nodiscard]] Result<counter::ShiftInfo> closeShift(std::optional<Uuid> id = {}) {
        return await<counter::ShiftInfo>([&](auto done) { m_till->closeShift(id, std::move(done)); });
    }
    [[nodiscard]] Result<Availability> setAvailable(const std::string& product, bool available) {
        return await<Availability>([&](auto done) { m_till->setAvailable(product, available, std::move(done)); });
    }
    [[nodiscard]] counter::TillState state() {
        auto state = await<counter::TillState>([&](auto done) { m_till->state(std::move(done)); });
        if (!state)
            throw std::runtime_error(state.error().message);
        return *state;
    }

    /// An open order with one line of each product.
    Uuid opened(std::uint32_t n, const std::vector<std::string>& products) {
        const auto id = idOf(n);
        if (!m_till->openOrder(id))
            throw std::runtime_error("the test's order was not opened");
        for (const auto& product : products)
            if (const auto added = m_till->addLine(id, choice(product)); !added)
                throw std::runtime_error(added.error().message);
        return id;
    }

    [[nodiscard]] journal::Reader reader() const {
        auto reader = journal::Reader::open(m_box.journalFile());
        if (!reader)
            throw std::runtime_error(reader.error().message);
        return std::move(*reader);
    }
    /// The types of all entries, joined by blanks; without the birth and the test's menu.
    [[nodiscard]] std::string decisions() const {
        std::string types;
        reader().entries([&](const journal::Entry& entry) {
            if (entry.type() != "device.born" && entry.type() != "menu.published")
                types += (types.empty() ? "" : " ") + entry.type();
        });
        return types;
    }
    [[nodiscard]] std::optional<model::v1::OrderState> stored(const Uuid& order) const {
        return reader().order(order.bytes());
    }

    [[nodiscard]] static counter::TillSettings settings() {
        return {"till-a", "A", 420, 4, 0, 5, counter::PinCost::Least};
    }

private:
    Shop m_shop;
    FakeClock m_clock;
    Box m_box;
    counter::TillSettings m_settings;
    std::unique_ptr<counter::Till> m_till;
};

[[nodiscard]] inline counter::Sale saleOf(std::uint32_t order, std::uint32_t payment,
                                          const std::vector<std::string>& products) {
    counter::Sale sale;
    sale.order = idOf(order);
    sale.payment = idOf(payment);
    for (const auto& product : products)
        sale.lines.push_back(choice(product));
    return sale;
}

} // namespace phin::test

/// The Result has a value; else the test fails with its error.
#define PHIN_OK(expression)                                                                                            \
    do {                                                                                                               \
        const auto& outcome = (expression);                                                                            \
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().message.c_str());                                   \
    } while (false)
/// The Result is an error of this kind.
#define PHIN_ERROR(expression, expected)                                                                               \
    do {                                                                                                               \
        const auto& outcome = (expression);                                                                            \
        QVERIFY2(!outcome.ok(), "it should have been refused");                                                        \
        QVERIFY2(outcome.error().kind == (expected), outcome.error().message.c_str());                                 \
    } while (false)
