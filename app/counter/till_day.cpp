#include "app/counter/till_parts.h"

#include "sync/journal/reader.h"

#include "sync/model/till_tally.h"

namespace phin::counter {

// --- shift, drawer and day

template <class T, class Work>
void Till::postOnShift(Work work, Done<T> done) {
    post<T>(
        m_writer,
        [settings = m_settings, work = std::move(work), shared = m_shared](journal::Journal& journal) {
            Result<T> answer = work(journal, settings);
            shared->remember(journal.shop().lastShift(settings.device));
            return answer;
        },
        std::move(done));
}

std::vector<model::v1::OpenOrderNote> Till::openNotes() const {
    std::vector<model::v1::OpenOrderNote> notes;
    for (const auto& open : m_shared->carts.list()) {
        if (open.lines == 0)
            continue;
        auto& note = notes.emplace_back();
        note.set_order_id(open.id.bytes());
        note.set_label(open.guest);
        if (const auto priced = m_shared->carts.price(open.id, pricing())) {
            note.set_total_minor(priced->total_minor());
            note.set_currency(priced->currency());
        }
        std::int64_t cash = 0; // below the order's total
        for (const auto& part : m_shared->carts.taken(open.id))
            cash += part.kind() == "cash" ? part.given_minor() - part.change_minor() : 0;
        note.set_taken_cash_minor(cash);
    }
    return notes;
}

void Till::openShift(const Uuid& shift, std::int32_t businessDate, std::int64_t floatMinor, Done<ShiftInfo> done) {
    const auto by = allow(Right::OpenShift);
    if (!by)
        return done(by.error());
    postOnShift<ShiftInfo>(
        [=, by = *by](journal::Journal& journal, const TillSettings& settings) {
            return counter::openShift(journal, settings, shift, businessDate, floatMinor, by);
        },
        std::move(done));
}

void Till::closeShift(std::optional<Uuid> shift, Done<ShiftInfo> done, std::optional<DrawerCount> count) {
    const auto by = allow(Right::CloseShift);
    if (!by)
        return done(by.error());
    postOnShift<ShiftInfo>(
        [shift, count = std::move(count), open = openNotes(), by = *by](journal::Journal& journal,
                                                                        const TillSettings& settings) {
            return counter::closeShift(journal, settings, shift, count, open, by);
        },
        std::move(done));
}

void Till::moveCash(CashRequest request, Done<CashMovedInfo> done) {
    const auto by = allow(request.kind == model::v1::NO_SALE ? Right::NoSale : Right::CashInOut);
    if (!by)
        return done(by.error());
    postOnShift<CashMovedInfo>(
        [request = std::move(request), by = *by](journal::Journal& journal, const TillSettings& settings) {
            return counter::moveCash(journal, settings, request, by);
        },
        std::move(done));
}

void Till::xReport(Done<model::v1::TillReport> done) {
    if (const auto by = allow(Right::SeeReports); !by)
        return done(by.error());
    post<model::v1::TillReport>(
        m_writer,
        [settings = m_settings, open = openNotes()](journal::Journal& journal) -> Result<model::v1::TillReport> {
            return counter::xReport(journal, settings, open);
        },
        std::move(done));
}

void Till::ticketTimes(Done<TimesOfDay> done) {
    if (const auto by = allow(Right::SeeReports); !by)
        return done(by.error());
    post<TimesOfDay>(
        m_writer,
        [day = businessDate(), offset = m_settings.utcOffsetMinutes](journal::Journal& journal) -> Result<TimesOfDay> {
            auto reader = journal::Reader::open(journal.file());
            if (!reader)
                return reader.error();
            TimesOfDay result{day, TicketTimes(day, day, offset), {}};
            reader->ordersOfPeriod(day, day,
                                   [&result](const model::v1::OrderState& order) { result.times.add(order); });
            for (const auto& person : reader->staff())
                result.names[person.id.toString()] = person.name;
            return result;
        },
        std::move(done));
}

void Till::tipsOwed(Done<std::int64_t> done) {
    post<std::int64_t>(
        m_writer,
        [settings = m_settings](journal::Journal& journal) -> Result<std::int64_t> {
            return phin::tipsOwed(counter::xReport(journal, settings, {}), tillCurrency(journal));
        },
        std::move(done));
}

void Till::heldElsewhere(journal::ChainPlace place) {
    const std::lock_guard lock(m_shared->mutex);
    m_shared->held = std::max(m_shared->held, place); // what a box once held it does not lose by going home
}

void Till::onlyHere(Done<OnlyHere> done) {
    journal::ChainPlace held;
    {
        const std::lock_guard lock(m_shared->mutex);
        held = m_shared->held;
    }
    post<OnlyHere>(
        m_writer,
        [settings = m_settings, held](journal::Journal& journal) -> Result<OnlyHere> {
            return counter::onlyHere(journal, settings, held);
        },
        std::move(done));
}

void Till::closeDay(const Uuid& id, std::optional<DrawerCount> count, Done<model::v1::DayClosed> done) {
    const auto by = allow(Right::CloseDay);
    if (!by)
        return done(by.error());
    postOnShift<model::v1::DayClosed>(
        [id, count = std::move(count), open = openNotes(), by = *by](journal::Journal& journal,
                                                                     const TillSettings& settings) {
            return counter::closeDay(journal, settings, id, count, open, by);
        },
        std::move(done));
}

void Till::zReports(int most, Done<std::vector<model::v1::DayClosed>> done) {
    post<std::vector<model::v1::DayClosed>>(
        m_writer,
        [settings = m_settings, most](journal::Journal& journal) -> Result<std::vector<model::v1::DayClosed>> {
            return counter::zReports(journal, settings, most);
        },
        std::move(done));
}

void Till::receipt(ReceiptRequest request, Done<ports::Receipt> done) {
    post<ports::Receipt>(
        m_writer,
        [settings = m_settings, request = std::move(request)](journal::Journal& journal) {
            return counter::receiptOf(journal, settings, request);
        },
        std::move(done));
}

} // namespace phin::counter
