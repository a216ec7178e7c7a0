#include "sync/model/times_form.h"

#include "sync/model/business_day.h"
#include "sync/model/menu.h"

#include <algorithm>
#include <cstdio>

namespace phin {
namespace {

using Rows = std::vector<std::pair<std::string, const TicketTimes::Figures*>>;

std::string minutesOf(std::int64_t ms) {
    const auto seconds = (ms + 500) / 1'000;
    char text[32];
    std::snprintf(text, sizeof text, "%lld:%02lld", static_cast<long long>(seconds / 60),
                  static_cast<long long>(seconds % 60));
    return text;
}

ReportForm::Row rowOf(const std::string& label, const TicketTimes::Figures& figures) {
    const auto lines = figures.waitedMs.size();
    ReportForm::Row row;
    row.label = label;
    row.count = std::to_string(lines);
    row.countValue = static_cast<std::int64_t>(lines);
    if (lines > 0)
        row.amount = minutesOf(percentile(figures.waitedMs, 50)) + " · " + minutesOf(percentile(figures.waitedMs, 90)) +
                     " · " + std::to_string((figures.over * 100 + lines / 2) / lines) + "%";
    return row;
}

void add(ReportForm& form, std::string title, Rows rows, bool mostFirst = true) {
    if (mostFirst)
        std::stable_sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
            return left.second->waitedMs.size() > right.second->waitedMs.size();
        });
    auto& section = form.sections.emplace_back();
    section.title = std::move(title);
    for (const auto& [label, figures] : rows)
        section.rows.push_back(rowOf(label, *figures));
}

} // namespace

ReportForm formOf(const TimesOfDay& day, std::string_view language) {
    const bool vietnamese = language == "vi";
    const auto say = [vietnamese](const char* vi, const char* en) { return std::string(vietnamese ? vi : en); };
    const auto& times = day.times;
    ReportForm form;
    form.title = say("Thời gian làm món", "Ticket times");
    const auto named = namedDay(day.day);
    form.heads.push_back(vietnamese ? named.vi : named.en);
    form.heads.push_back(say("giữa · 90 trong 100 · quá chuẩn", "middle · 90 of 100 · over target"));
    add(form, say("Từ lúc gọi đến lúc xong", "From asked to ready"), {{say("Tất cả", "All"), &times.all()}});
    Rows stations, products, hours, people;
    for (const auto& [station, figures] : times.byStation())
        stations.emplace_back(station, &figures);
    for (const auto& [id, product] : times.byProduct()) {
        const auto name = textIn(product.name, std::string(language));
        products.emplace_back(name.empty() ? id : name, &product.figures);
    }
    for (const auto& [hour, figures] : times.byHour()) {
        char text[16];
        std::snprintf(text, sizeof text, "%02d:00", hour);
        hours.emplace_back(text, &figures);
    }
    for (const auto& [id, figures] : times.byPerson()) {
        const auto known = day.names.find(id);
        people.emplace_back(known != day.names.end() ? known->second
                            : id.empty()             ? say("(không ghi tên)", "(nobody named)")
                                                     : id,
                            &figures);
    }
    add(form, say("Theo quầy làm", "By station"), std::move(stations));
    add(form, say("Theo món", "By product"), std::move(products));
    add(form, say("Theo giờ", "By hour"), std::move(hours), false);
    add(form, say("Theo người", "By person"), std::move(people));
    if (times.all().remakes > 0)
        form.feet.push_back(say("Làm lại: ", "Made again: ") + std::to_string(times.all().remakes));
    if (times.all().unclear > 0)
        form.feet.push_back(say("Không tính được vì giờ máy sai: ", "Left out, clocks cannot be right: ") +
                            std::to_string(times.all().unclear));
    return form;
}

} // namespace phin
