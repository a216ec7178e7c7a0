#include "app/cli/replay/replay.h"

#include "app/cli/replay/agreement.h"
#include "app/cli/replay/cashier.h"
#include "app/cli/replay/opening.h"
#include "app/cli/replay/progress.h"
#include "app/cli/replay/sold_before.h"
#include "app/cli/replay/station_robot.h"
#include "app/menu/chain_products.h"
#include "sync/model/business_day.h"

#include <algorithm>
#include <iostream>
#include <limits>

namespace phin::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto showEvery = 100ms;
constexpr auto catchUpPatience = 30s;

Status readSales(const ReplaySettings& settings, Plan& plan) {
    auto reader = menu::SalesReader::open(settings.sales, {settings.outlet, settings.date});
    if (!reader)
        return reader.error();
    while (true) {
        const auto sale = reader->next();
        if (!sale)
            return sale.error();
        if (!*sale)
            break;
        plan.add(**sale);
    }
    if (plan.totals().orders == 0)
        return Error{ErrorKind::WrongUse, settings.sales.string() + " has no sales of outlet " + settings.outlet +
                                              (settings.date ? " on " + isoDay(*settings.date) : std::string{})};
    return done();
}

double secondsSince(Loop::Clock::time_point start) {
    return std::chrono::duration<double>(Loop::Clock::now() - start).count();
}

/// The robots at work, from the first sale until all is done.
class Work {
public:
    Work(const ShopFile& shop, const ReplaySettings& settings, Progress& progress)
        : m_shop(shop)
        , m_settings(settings)
        , m_progress(progress)
        , m_tally(m_loop)
        , m_agreement(shop) {}

    Status run(Plan& plan, const std::vector<std::string>& tills, const std::string& menuId, ReplayOutcome& outcome) {
        const auto start = Loop::Clock::now();
        const Pace pace{m_settings.speed, firstSecond(plan, tills.size()), start};
        for (std::size_t i = 0; i < tills.size(); ++i)
            m_cashiers.push_back(std::make_unique<Cashier>(
                Cashier::Job{tills[i], m_shop.sockets.at(tills[i]), m_settings.outlet, menuId, pace,
                             m_settings.patience},
                std::move(plan.daysOf(i)), m_tally, [this, start, &outcome] { cashierFinished(start, outcome); }));
        if (m_settings.staff)
            for (const auto& station : m_shop.kitchens())
                m_staff.push_back(std::make_unique<StationRobot>(station, m_shop.sockets.at(station), m_tally));
        m_selling = m_cashiers.size();
        for (auto& robot : m_staff)
            robot->start();
        for (auto& cashier : m_cashiers)
            cashier->start();
        show();
        m_loop.run();
        m_cashiers.clear();
        m_staff.clear();
        outcome.sold = m_tally.sold;
        outcome.lines = m_tally.lines;
        outcome.grossMinor = m_tally.grossMinor;
        outcome.knownBefore += m_tally.repeated;
        outcome.retries = m_tally.retries;
        outcome.bumped = m_tally.bumped;
        outcome.allSeconds = secondsSince(start);
        m_progress.clear();
        if (m_tally.failure)
            return *m_tally.failure;
        return done();
    }

private:
    static std::int64_t firstSecond(Plan& plan, std::size_t tills) {
        auto first = std::numeric_limits<std::int64_t>::max();
        for (std::size_t i = 0; i < tills; ++i)
            for (const auto& day : plan.daysOf(i))
                if (!day.sales.empty())
                    first = std::min(first, day.sales.front().atSecond);
        return first;
    }

    void show() {
        const auto done = m_tally.sold + m_tally.repeated;
        m_progress.show(done, m_selling > 0 ? isoDay(m_tally.date) : m_note);
        m_loop.after(showEvery, [this] { show(); });
    }

    void cashierFinished(Loop::Clock::time_point start, ReplayOutcome& outcome) {
        if (--m_selling > 0)
            return;
        outcome.sellingSeconds = secondsSince(start);
        if (!m_settings.staff)
            return m_loop.stop();
        m_tally.progress();
        waitForAgreement();
    }

    /// Until every ticket is bumped and all replicas hold the same.
    void waitForAgreement() {
        m_note = m_agreement.look();
        if (m_note.empty())
            return m_loop.stop();
        if (m_agreement.moved())
            m_tally.progress();
        if (Loop::Clock::now() - m_tally.lastProgress > m_settings.patience)
            return m_tally.fail(
                {ErrorKind::Unavailable, "all is sold, but nothing has moved for " +
                                             std::to_string(m_settings.patience.count()) + " s: " + m_note +
                                             ". Look with phin doctor; then run the same replay again"});
        m_loop.after(showEvery, [this] { waitForAgreement(); });
    }

    const ShopFile& m_shop;
    const ReplaySettings& m_settings;
    Progress& m_progress;
    Loop m_loop;
    Tally m_tally;
    Agreement m_agreement;
    std::string m_note;
    std::size_t m_selling = 0;
    std::vector<std::unique_ptr<Cashier>> m_cashiers;
    std::vector<std::unique_ptr<StationRobot>> m_staff;
};

Result<std::vector<std::string>> tillsOf(const ShopFile& shop, std::size_t wanted) {
    auto tills = shop.tills();
    if (tills.empty())
        return Error{ErrorKind::WrongUse, "this shop has no till with a control socket"};
    if (wanted > tills.size())
        return Error{ErrorKind::WrongUse,
                     "--tills " + std::to_string(wanted) + ", but this shop has " + std::to_string(tills.size())};
    if (wanted > 0)
        tills.resize(wanted);
    return tills;
}

} // namespace

Result<ReplayOutcome> replay(const ShopFile& shop, const ReplaySettings& settings) {
    const auto menu = menu::readChainProducts(settings.products);
    if (!menu)
        return menu.error();
    const auto tills = tillsOf(shop, settings.tills);
    if (!tills)
        return tills.error();
    Plan plan(*menu, tills->size());
    if (auto read = readSales(settings, plan); !read)
        return read.error();

    Progress progress(plan.totals().orders, settings.progressBar);
    const auto waiting = [&progress](const std::string& what) { progress.show(0, what); };
    if (auto ready = putMenuInForce(shop, *tills, *menu, settings.patience, waiting); !ready) {
        progress.clear();
        return ready.error();
    }
    const auto lacking =
        waitForCatchUp(shop, *tills, std::min<std::chrono::seconds>(settings.patience, catchUpPatience), waiting);
    progress.clear();
    if (!lacking.empty()) // harmless: below, what any till's file has is not sold again
        std::cerr << "phin: " << lacking << "; going on with what the tills' files say\n";

    SoldBefore before;
    for (const auto& till : shop.tills())
        if (const auto database = shop.databases.find(till); database != shop.databases.end())
            before.add(database->second);
    plan.drop([&before](const std::string& order) { return before.has(order); });

    ReplayOutcome outcome;
    outcome.source = plan.totals();
    outcome.knownBefore = plan.totals().orders - plan.left();
    outcome.currency = menu->currency();
    outcome.tills = *tills;
    Progress selling(plan.left(), settings.progressBar);
    Work work(shop, settings, selling);
    if (auto worked = work.run(plan, *tills, menu->id(), outcome); !worked)
        return worked.error();
    return outcome;
}

} // namespace phin::cli
