#pragma once

#include "app/counter/promises.h"
#include "app/counter/till.h"
#include "sync/model/dated_prices.h"

namespace phin::counter {

// What the files of the till's use cases share; nobody else includes this.

/// Posts `work`, which answers with a T, and tells `done` its answer once it has committed.
template <class T, class Work>
void post(journal::Writer& writer, Work work, Till::Done<T> done) {
    auto answer = std::make_shared<std::optional<T>>();
    writer.post(
        [work = std::move(work), answer](journal::Journal& journal) -> Status {
            Result<T> result = work(journal);
            if (!result)
                return result.error();
            *answer = std::move(*result);
            return phin::done();
        },
        [answer, done = std::move(done)](const Status& status) {
            if (status)
                done(std::move(**answer));
            else
                done(status.error());
        });
}

/// What the writer's thread and the callers share. It outlives the till for as long as anything waits in the queue.
struct Till::Shared {
    explicit Shared(std::function<void()> saveSoon)
        : carts(std::move(saveSoon)) {}

    Carts carts;
    Promises promises;
    std::mutex randomMutex;
    RandomSource random;
    mutable std::mutex mutex;
    std::shared_ptr<const MenuIndex> published = std::make_shared<const MenuIndex>(); ///< never null
    std::map<std::int32_t, AvailableToday> availability;                              ///< by business day
    std::shared_ptr<const MenuIndex> menu;                                            ///< as sold on menuDay
    std::int32_t menuDay = 0;
    std::optional<journal::Shift> shift;                            ///< the till's newest
    std::map<std::pair<std::int32_t, std::string>, StockPtr> stock; ///< of the newest days
    std::unique_ptr<journal::StockKeeper> keeper;
    journal::ChainPlace held; ///< of this till's chain, by other boxes

    /// An order that was sent from here was paid or voided elsewhere: it is not open here any more.
    /// One that guests have handed money over for stays, so that it can be given back.
    void close(journal::Writer& writer, const std::string& order) {
        const auto id = Uuid::fromBytes(order);
        if (!id || !carts.isIdle(*id) || !carts.taken(*id).empty())
            return;
        carts.remove(*id);
        dropLater(writer, order);
    }
    static void dropLater(journal::Writer& writer, const std::string& order) {
        writer.post([order](journal::Journal& journal) {
            journal.dropPaper(cartPaper, order);
            return done();
        });
    }
    void remember(const std::vector<StockPtr>& ledgers) {
        const std::lock_guard lock(mutex);
        for (const auto& ledger : ledgers)
            stock[{ledger->businessDate, ledger->product}] = ledger;
    }
    /// Without accounts where nobody counted.
    [[nodiscard]] StockLedger ledger(std::int32_t businessDate, const std::string& product) const {
        const std::lock_guard lock(mutex);
        const auto known = stock.find({businessDate, product});
        return known == stock.end() ? StockLedger{businessDate, product, {}} : *known->second;
    }
    void ask(const std::optional<Shortage>& shortage) const {
        if (shortage && shortage->askOthers)
            keeper->ask(shortage->businessDate, shortage->product, shortage->units);
    }
    void remember(std::optional<journal::Shift> newest) {
        const std::lock_guard lock(mutex);
        shift = std::move(newest);
    }
    void remember(std::shared_ptr<const MenuIndex> newest) {
        {
            const std::lock_guard lock(mutex);
            published = std::move(newest);
        }
        renewMenu();
    }
    void remember(const std::vector<Availability>& words) {
        {
            const std::lock_guard lock(mutex);
            for (const auto& word : words)
                availability[word.businessDate][word.product] = word.available;
        }
        renewMenu();
    }
    /// On the writer's thread: a large menu takes some ten milliseconds, which no tap should wait for.
    void renewMenu() {
        std::unique_lock lock(mutex);
        const auto day = menuDay;
        const auto base = published;
        const auto words = availability[day];
        lock.unlock();
        auto next = menuWith(pricedOn(base, day), words);
        lock.lock();
        menu = menuDay == day ? std::move(next) : nullptr;
    }
    /// Within the mutex.
    [[nodiscard]] const std::shared_ptr<const MenuIndex>& menuOn(std::int32_t businessDate) {
        if (!menu || menuDay != businessDate) {
            menu = menuWith(pricedOn(published, businessDate), availability[businessDate]);
            menuDay = businessDate;
        }
        return menu;
    }
};

} // namespace phin::counter
