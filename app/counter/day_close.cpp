#include "app/counter/day_close.h"

#include "sync/model/till_tally.h"

namespace phin::counter {

using namespace model::v1;

TillReport xReport(journal::Journal& journal, const TillSettings& settings, const std::vector<OpenOrderNote>& open) {
    auto& drawer = journal.shop().drawer();
    const auto last = drawer.lastZ(settings.device);
    const auto after = last ? last->coversUntil() : journal::ChainPlace{};
    auto report = drawer
                      .tally(settings.device, after, settings.utcOffsetMinutes,
                             [&journal](const std::string& id) { return journal.shop().order(id); })
                      .report();
    nameStaff(report, [&journal](const std::string& staff) {
        const auto id = Uuid::fromString(staff);
        const auto member = id ? journal.shop().staff().member(*id) : std::nullopt;
        return member ? member->name : std::string();
    });
    report.set_till(settings.device);
    report.set_business_date(
        ShiftNow(journal.shop().lastShift(settings.device), settings, journal.nowMs()).businessDate());
    if (const auto head = journal.head()) {
        auto& range = *report.mutable_range();
        // Without one before it begins where the till did; then with the entry after the last that was covered.
        range.set_first_epoch(last ? last->place.epoch : 1);
        range.set_first_seq(after.seq + 1);
        range.set_last_epoch(head->epoch());
        range.set_last_seq(head->seq());
        range.set_last_hash(head->hash());
    }
    report.set_open_count(open.size());
    for (std::size_t i = 0; i < open.size() && i < static_cast<std::size_t>(mostNoted); ++i)
        *report.add_open_orders() = open[i];
    const auto late = unsynced(journal, settings);
    report.mutable_unsynced_receipts()->Assign(late.receipts.begin(), late.receipts.end());
    report.set_unsynced_count(late.count);
    report.set_cloud_known(late.cloudKnown);
    addTotals(report, last ? last->day.report().totals() : TillReport::default_instance().totals());
    return report;
}

Result<DayClosed> closeDay(journal::Journal& journal, const TillSettings& settings, const Uuid& id,
                           const std::optional<DrawerCount>& count, const std::vector<OpenOrderNote>& open,
                           const std::string& staff) {
    if (id.isNil())
        return Error{ErrorKind::WrongUse, "a Z report needs an id"};
    if (auto ready = canDecide(journal); !ready)
        return ready.error();
    auto& drawer = journal.shop().drawer();
    if (auto known = drawer.z(settings.device, id.bytes()))
        return std::move(known->day);
    const auto shift = journal.shop().lastShift(settings.device);
    if (shift && shift->open) {
        const auto closed = closeShift(journal, settings, std::nullopt, count, open, staff);
        if (!closed)
            return closed.error();
    }
    const auto last = drawer.lastZ(settings.device);
    DayClosed fact;
    fact.set_schema(1);
    fact.set_z_id(id.bytes());
    fact.set_number(last ? last->day.number() + 1 : 1);
    fact.set_at_ms(journal.nowMs());
    *fact.mutable_report() = xReport(journal, settings, open);
    if (shift) // the day that was sold on, not the one that begins once its shift is closed
        fact.mutable_report()->set_business_date(shift->businessDate);
    fact.set_staff(staff);
    journal.append("day.closed", fact);
    return fact;
}

std::vector<DayClosed> zReports(journal::Journal& journal, const TillSettings& settings, int most) {
    std::vector<DayClosed> days;
    for (auto& z : journal.shop().drawer().zReports(settings.device, most))
        days.push_back(std::move(z.day));
    return days;
}

} // namespace phin::counter
