#include "sync/journal/stock_keeper.h"

#include "phin/model/v1/stock.pb.h"
#include "sync/model/business_day.h"

#include <algorithm>
#include <mutex>

namespace phin::journal {

using namespace phin::model::v1;

namespace {

constexpr std::size_t longestText = 200;

Status check(const Journal& journal, const StockWord& word) {
    if (!journal.born())
        return Error{ErrorKind::Unavailable,
                     "this box is still being rebuilt from its neighbours; nothing was kept, try again in a moment"};
    if (word.id.isNil())
        return Error{ErrorKind::WrongUse, "a count needs an id"};
    if (!validDay(word.businessDate))
        return Error{ErrorKind::WrongUse, std::to_string(word.businessDate) + " is not a day of the form YYYYMMDD"};
    if (word.product.empty() || word.product.size() > longestText)
        return Error{ErrorKind::WrongUse, "say which product"};
    if (word.reason.size() > longestText)
        return Error{ErrorKind::WrongUse,
                     "the reason is longer than " + std::to_string(longestText) + " bytes; shorten it"};
    if (word.units < 1 || word.units > mostStockUnits)
        return Error{ErrorKind::WrongUse,
                     "the number of units must lie between 1 and " + std::to_string(mostStockUnits)};
    return done();
}

void move(Journal& journal, std::int32_t businessDate, const std::string& product, const StockUnits& gifts) {
    for (const auto& [to, units] : gifts) {
        if (units <= 0 || to == journal.device())
            continue;
        StockMoved fact;
        fact.set_schema(1);
        fact.set_business_date(businessDate);
        fact.set_product(product);
        fact.set_to(to);
        fact.set_units(units);
        journal.append("stock.moved", fact);
    }
}

} // namespace

Result<StockAnswer> countStock(Journal& journal, const StockWord& word, const std::vector<std::string>& tills) {
    if (auto fine = check(journal, word); !fine)
        return fine.error();
    auto& stock = journal.shop().stock();
    const auto id = word.id.bytes();
    if (stock.knows(journal.device(), id))
        return StockAnswer{stock.ledger(word.businessDate, word.product), true};
    const auto menu = journal.shop().menu();
    if (!menu || !menu->product(word.product))
        return Error{ErrorKind::NotFound, "the menu has no product \"" + word.product + "\""};
    if (stock.ledger(word.businessDate, word.product).left() + word.units > mostStockUnits)
        return Error{ErrorKind::Refused, "more than " + std::to_string(mostStockUnits) + " of one product"};

    StockCounted fact;
    fact.set_schema(1);
    fact.set_count_id(id);
    fact.set_business_date(word.businessDate);
    fact.set_product(word.product);
    fact.set_units(word.units);
    fact.set_reason(word.reason);
    fact.set_at_ms(journal.nowMs());
    journal.append("stock.counted", fact);
    move(journal, word.businessDate, word.product,
         splitStock(word.units, tills, stock.demand(word.businessDate, word.product)));
    return StockAnswer{stock.ledger(word.businessDate, word.product), false};
}

Result<StockAnswer> wasteStock(Journal& journal, const StockWord& word) {
    if (auto fine = check(journal, word); !fine)
        return fine.error();
    auto& stock = journal.shop().stock();
    const auto id = word.id.bytes();
    const auto ledger = stock.ledger(word.businessDate, word.product);
    if (stock.knows(journal.device(), id))
        return StockAnswer{ledger, true};
    const auto left = ledger.left(journal.device());
    if (word.units > left)
        return Error{ErrorKind::Refused, "this box has a share of " + std::to_string(std::max<std::int64_t>(left, 0)) +
                                             "; " + std::to_string(ledger.elsewhere(journal.device())) +
                                             " are in the shares of others"};
    StockWasted fact;
    fact.set_schema(1);
    fact.set_waste_id(id);
    fact.set_business_date(word.businessDate);
    fact.set_product(word.product);
    fact.set_units(word.units);
    fact.set_reason(word.reason);
    fact.set_at_ms(journal.nowMs());
    journal.append("stock.wasted", fact);
    return StockAnswer{stock.ledger(word.businessDate, word.product), false};
}

void askForStock(Journal& journal, std::int32_t businessDate, const std::string& product, std::int64_t units) {
    const auto ledger = journal.shop().stock().ledger(businessDate, product);
    const auto account = ledger.accounts.find(journal.device());
    const auto mine = account == ledger.accounts.end() ? StockAccount{} : account->second;
    if (!journal.born() || units <= mine.missing() || mine.received + units > mostStockUnits)
        return;
    StockWanted fact;
    fact.set_schema(1);
    fact.set_business_date(businessDate);
    fact.set_product(product);
    fact.set_received(mine.received + units);
    journal.append("stock.wanted", fact);
}

/// What the writer's thread and the callers share. It outlives the keeper for as long as anything waits in the queue.
struct StockKeeper::State {
    explicit State(Reserved needed)
        : reserved(std::move(needed)) {}

    const Reserved reserved;
    std::mutex mutex;
    std::vector<std::string> boxes, tills;

    std::vector<std::string> present() {
        const std::lock_guard lock(mutex);
        return boxes;
    }

    /// Gives what others wait for. On the writer's thread.
    Status give(Journal& journal, std::int32_t businessDate, const std::string& product) {
        if (!journal.born())
            return done();
        const auto ledger = journal.shop().stock().ledger(businessDate, product);
        const auto spare = ledger.left(journal.device()) - (reserved ? reserved(businessDate, product) : 0);
        move(journal, businessDate, product, stockToGive(ledger, journal.device(), spare, present()));
        return done();
    }
};

StockKeeper::StockKeeper(Writer& writer, Reserved reserved)
    : m_writer(writer)
    , m_state(std::make_shared<State>(std::move(reserved))) {
    writer.observe([&writer, state = m_state, self = writer.journal().device()](const Committed& committed) {
        for (const auto& ledger : committed.stock) // most often nobody asks: then nothing is queued
            if (ledger->left(self) > 0 &&
                std::any_of(ledger->accounts.begin(), ledger->accounts.end(),
                            [&](const auto& each) { return each.first != self && each.second.missing() > 0; }))
                writer.post([state, date = ledger->businessDate, product = ledger->product](Journal& journal) {
                    return state->give(journal, date, product);
                });
    });
}

StockKeeper::~StockKeeper() = default;

void StockKeeper::hear(std::vector<std::string> boxes, std::vector<std::string> tills) {
    std::sort(boxes.begin(), boxes.end());
    std::sort(tills.begin(), tills.end());
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->tills = std::move(tills);
        if (m_state->boxes == boxes)
            return;
        m_state->boxes = std::move(boxes);
    }
    // Who was cut off may have been asked, or may have asked, meanwhile.
    m_writer.post([state = m_state](Journal& journal) {
        for (const auto& ledger : journal.shop().stock().wanted())
            if (auto status = state->give(journal, ledger->businessDate, ledger->product); !status)
                return status;
        return done();
    });
}

void StockKeeper::count(StockWord word, Done<StockAnswer> done) {
    auto answer = std::make_shared<Result<StockAnswer>>(Error{});
    m_writer.post(
        [state = m_state, word = std::move(word), answer](Journal& journal) -> Status {
            std::vector<std::string> tills;
            {
                const std::lock_guard lock(state->mutex);
                tills = state->tills;
            }
            if (journal.birth().kind == "till")
                tills.push_back(journal.device());
            *answer = countStock(journal, word, tills);
            return *answer ? phin::done() : Status(answer->error());
        },
        [answer, done = std::move(done)](const Status& status) { done(status ? *answer : status.error()); });
}

void StockKeeper::waste(StockWord word, Done<StockAnswer> done) {
    auto answer = std::make_shared<Result<StockAnswer>>(Error{});
    m_writer.post(
        [word = std::move(word), answer](Journal& journal) -> Status {
            *answer = wasteStock(journal, word);
            return *answer ? phin::done() : Status(answer->error());
        },
        [answer, done = std::move(done)](const Status& status) { done(status ? *answer : status.error()); });
}

void StockKeeper::ask(std::int32_t businessDate, std::string product, std::int64_t units) {
    m_writer.post([businessDate, product = std::move(product), units](Journal& journal) {
        askForStock(journal, businessDate, product, units);
        return done();
    });
}

} // namespace phin::journal
