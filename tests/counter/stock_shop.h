#pragma once

#include "app/counter/till.h"
#include "sync/journal/reader.h"
#include "tests/support/await.h"
#include "tests/support/box.h"
#include "tests/support/builders.h"

#include <algorithm>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace phin::test {

/// Tills, and a kitchen that bakes, on real journals. Instead of a network there is exchange(), between boxes that are
/// on one side.
class StockShop {
public:
    struct Member {
        std::unique_ptr<Box> box;
        std::unique_ptr<counter::Till> till;          ///< tills
        std::unique_ptr<journal::StockKeeper> keeper; ///< others
        int side = 0;
        std::vector<std::string> log; ///< own batches, in order
        std::mutex mutex;             ///< of the log, which the writer's thread adds to
        std::map<const Member*, std::size_t> taken;
        [[nodiscard]] const std::string& name() const { return box->device(); }
    };

    explicit StockShop(int tills, bool kitchen = false) {
        for (int i = 0; i < tills; ++i) {
            const std::string letter(1, static_cast<char>('a' + i));
            add("till-" + letter, {"till", "", std::string(1, static_cast<char>('A' + i)), ""});
        }
        if (kitchen)
            add("kitchen", {"station", "", "", "kitchen"});
        auto menu = smallMenu();
        for (auto& product : *menu.mutable_products())
            product.set_sold_out(false);
        import(std::move(menu));
        hear();
    }
    ~StockShop() {
        for (auto& member : members)
            member->box->close();
    }

    void import(model::v1::Menu menu) {
        const auto imported = await<counter::ImportedMenu>(
            [&](auto done) { members.front()->till->importMenu(std::move(menu), std::move(done)); });
        if (!imported)
            throw std::runtime_error(imported.error().message);
        exchange();
    }

    Member& operator[](std::size_t i) { return *members[i]; }
    [[nodiscard]] std::size_t tills() const {
        return static_cast<std::size_t>(
            std::count_if(members.begin(), members.end(), [](const auto& each) { return each->till != nullptr; }));
    }

    /// Cuts the network: who is on one side hears each other.
    void split(const std::vector<int>& sides) {
        for (std::size_t i = 0; i < members.size(); ++i)
            members[i]->side = sides[i];
        hear();
    }
    void heal() { split(std::vector<int>(members.size(), 0)); }

    /// Hands over all that is missing, and what comes of it, until there is nothing new.
    void exchange() {
        for (bool more = true; more;) {
            for (auto& member : members)
                settle(*member);
            more = false;
            for (auto& from : members)
                for (auto& to : members)
                    if (from != to && from->side == to->side)
                        more = handOver(*from, *to) || more;
        }
    }
    /// As a bad network does it: any batch, perhaps too early, perhaps again.
    void gossip(std::mt19937& random, int batches) {
        for (int i = 0; i < batches; ++i) {
            auto& from = *members[random() % members.size()];
            auto& to = *members[random() % members.size()];
            if (&from == &to || from.side != to.side)
                continue;
            std::string batch;
            {
                const std::lock_guard lock(from.mutex);
                batch = from.log[random() % from.log.size()];
            }
            to.box->writer().receive(std::move(batch), from.name());
        }
        for (auto& member : members)
            settle(*member);
    }

    [[nodiscard]] Result<journal::StockAnswer> count(Member& at, std::uint32_t id, const std::string& product,
                                                     std::int64_t units, std::int32_t date = 20190401) {
        return await<journal::StockAnswer>([&](auto done) {
            journal::StockWord word{idOf(id), date, product, units, ""};
            if (at.till)
                at.till->countStock(std::move(word), std::move(done));
            else
                at.keeper->count(std::move(word), std::move(done));
        });
    }
    [[nodiscard]] Result<journal::StockAnswer> waste(Member& at, std::uint32_t id, const std::string& product,
                                                     std::int64_t units) {
        return await<journal::StockAnswer>([&](auto done) {
            at.till->wasteStock({idOf(id), 0, product, units, "dropped"}, std::move(done));
        });
    }
    [[nodiscard]] Result<counter::Paid> sell(Member& at, std::uint32_t id, const std::string& product, int quantity) {
        counter::Sale sale;
        sale.order = idOf(id);
        sale.payment = idOf(id + 1'000'000);
        sale.lines = {choice(product, quantity)};
        return await<counter::Paid>([&](auto done) { at.till->sell(std::move(sale), std::move(done)); });
    }
    [[nodiscard]] Result<counter::Refunded> refund(Member& at, std::uint32_t order, std::uint32_t id, bool restock) {
        return await<counter::Refunded>([&](auto done) {
            at.till->refund({idOf(order), idOf(id), {}, "changed their mind", "", restock}, std::move(done));
        });
    }

    [[nodiscard]] static journal::Reader reader(const Member& of) {
        auto reader = journal::Reader::open(of.box->journalFile());
        if (!reader)
            throw std::runtime_error(reader.error().message);
        return std::move(*reader);
    }
    [[nodiscard]] static StockLedger ledger(const Member& at, const std::string& product,
                                            std::int32_t date = 20190401) {
        for (auto& ledger : reader(at).stock(date, date))
            if (ledger.product == product)
                return ledger;
        return {date, product, {}};
    }
    /// What is wrong with a box's own shares at this moment; they are never below zero, however little it has heard.
    [[nodiscard]] static std::string faultOfOwn(const Member& at) {
        for (const auto& ledger : reader(at).stock(0, 99999999))
            if (ledger.left(at.name()) < 0)
                return at.name() + " has " + std::to_string(ledger.left(at.name())) + " of " + ledger.product;
        return {};
    }
    /// What is wrong after everybody has heard everything; empty: nothing.
    [[nodiscard]] std::string fault() {
        const auto digest = reader(*members.front()).digest(0, 99999999);
        for (auto& member : members) {
            auto file = reader(*member);
            if (file.digest(0, 99999999) != digest)
                return member->name() + " has another digest";
            std::map<std::pair<int, std::string>, std::int64_t> sold;
            file.ordersOfPeriod(0, 99999999, [&](const model::v1::OrderState& order) {
                for (const auto& line : order.placed().order().lines())
                    if (line.limited())
                        sold[{order.placed().business_date(), line.product()}] += line.quantity();
            });
            for (const auto& ledger : file.stock(0, 99999999)) {
                std::int64_t counted = 0, put = 0, sums = 0, wasted = 0;
                for (const auto& [device, account] : ledger.accounts) {
                    counted += account.counted;
                    put += account.returned;
                    sums += account.sold;
                    wasted += account.wasted;
                }
                if (!ledger.overdrawn().empty())
                    return ledger.overdrawn().front() + " is overdrawn";
                if (sums + wasted > counted + put)
                    return "more of " + ledger.product + " was sold than there was";
                if (sold[{ledger.businessDate, ledger.product}] != sums)
                    return "the orders say something else about " + ledger.product + " than its ledger";
            }
        }
        return {};
    }

    Shop shop;
    FakeClock clock;
    std::vector<std::unique_ptr<Member>> members;

private:
    void add(const std::string& device, journal::Birth birth) {
        auto& member = *members.emplace_back(std::make_unique<Member>());
        const auto letter = birth.letter;
        member.box = std::make_unique<Box>(shop, device, clock, std::move(birth));
        auto born = reader(member).range({device, 1}, 0, 100'000);
        member.log.push_back(born->batch.SerializeAsString());
        auto& writer = member.box->writer();
        if (letter.empty())
            member.keeper = std::make_unique<journal::StockKeeper>(writer);
        else
            member.till = std::make_unique<counter::Till>(
                writer, counter::TillSettings{device, letter, 420, 4}, clock,
                [engine = std::make_shared<std::mt19937>(letter[0])](std::span<std::uint8_t> bytes) {
                    for (auto& byte : bytes)
                        byte = static_cast<std::uint8_t>((*engine)());
                });
        writer.observe([&member](const journal::Committed& committed) {
            const std::lock_guard lock(member.mutex);
            member.log.insert(member.log.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        });
        writer.start();
    }
    void hear() {
        for (auto& member : members) {
            std::vector<std::string> boxes, tills;
            for (const auto& other : members)
                if (other != member && other->side == member->side) {
                    boxes.push_back(other->name());
                    if (other->till)
                        tills.push_back(other->name());
                }
            if (member->till)
                member->till->hear(std::move(boxes), std::move(tills));
            else
                member->keeper->hear(std::move(boxes), std::move(tills));
        }
    }
    /// Until all that the box has queued, and what it queued thereupon, is done.
    static void settle(Member& member) {
        for (int i = 0; i < 3; ++i)
            if (const auto ran = member.box->writer().run([](journal::Journal&) { return done(); }); !ran)
                throw std::runtime_error(ran.error().message);
    }
    static bool handOver(Member& from, Member& to) {
        std::vector<std::string> batches;
        {
            const std::lock_guard lock(from.mutex);
            auto& taken = from.taken[&to];
            batches.assign(from.log.begin() + static_cast<std::ptrdiff_t>(taken), from.log.end());
            taken = from.log.size();
        }
        for (auto& batch : batches)
            if (!to.box->writer().receive(std::move(batch), from.name()))
                throw std::runtime_error("too much at once for " + to.name());
        return !batches.empty();
    }
};

} // namespace phin::test
