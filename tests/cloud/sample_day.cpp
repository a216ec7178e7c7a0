#include "tests/cloud/sample_day.h"

#include "phin/model/v1/order.pb.h"
#include "phin/model/v1/prep.pb.h"
#include "sync/journal/reader.h"

#include <algorithm>
#include <array>

namespace phin::test {
namespace {

struct Item {
    const char *id, *vi, *en;
    int price;
    int station; ///< 0 barista, 1 kitchen, 2 over the counter
    int weight;
};

constexpr std::array items{
    Item{"phin-sua-da", "Phin sữa đá", "Iced phin coffee with milk", 35'000, 0, 22},
    Item{"bac-xiu", "Bạc xỉu", "Bac xiu", 39'000, 0, 16},
    Item{"phin-den-da", "Phin đen đá", "Iced black phin coffee", 29'000, 0, 12},
    Item{"tra-dao", "Trà đào cam sả", "Peach, orange and lemongrass tea", 49'000, 0, 9},
    Item{"tra-vai", "Trà vải hoa hồng", "Lychee rose tea", 49'000, 0, 6},
    Item{"ca-phe-muoi", "Cà phê muối", "Salted cream coffee", 42'000, 0, 9},
    Item{"nuoc-cam", "Nước cam tươi", "Fresh orange juice", 45'000, 0, 4},
    Item{"banh-mi-thit", "Bánh mì thịt nướng", "Grilled pork banh mi", 38'000, 1, 10},
    Item{"banh-mi-trung", "Bánh mì ốp la", "Fried egg banh mi", 32'000, 1, 5},
    Item{"croissant", "Bánh sừng bò bơ", "Butter croissant", 36'000, 1, 4},
    Item{"banh-flan", "Bánh flan", "Creme caramel", 25'000, 2, 3},
    Item{"nuoc-suoi", "Nước suối", "Bottled water", 12'000, 2, 3},
};
constexpr std::array stationIds{"barista", "kitchen", "counter"};
constexpr std::int64_t hourMs = 3'600'000;
/// How busy each hour from 06:00 on is.
constexpr std::array busy{4, 11, 15, 10, 6, 7, 9, 12, 8, 6, 5, 4, 3, 4, 3, 1};

std::string idOf(std::uint32_t number, char kind) {
    std::string id(16, '\0');
    id[6] = '\x70';
    id[8] = static_cast<char>(0x80);
    id[9] = kind;
    for (int i = 0; i < 4; ++i)
        id[static_cast<std::size_t>(15 - i)] = static_cast<char>(number >> (8 * i));
    return id;
}

template <class Target>
void name(Target* text, const char* vi, const char* en) {
    text->set_vi(vi);
    text->set_en(en);
}

} // namespace

SampleDay::SampleDay(TestShop& shop, FakeClock& clock, unsigned seed)
    : m_shop(shop)
    , m_clock(clock)
    , m_random(seed) {
    m_clock.set(opensMs);
    const auto open = [&](const std::string& device, journal::Birth birth) {
        auto journal = must(journal::Journal::open({shop.file(device), std::move(birth)}, shop.identity(device),
                                                   shop.authority(), clock));
        journal->begin();
        journal->beginEpoch();
        keep(journal->commit());
        return journal;
    };
    m_tills.push_back(open("till-1", {"till", "Quầy 1", "A", ""}));
    m_tills.push_back(open("till-2", {"till", "Quầy 2", "B", ""}));
    m_stations.push_back(open("barista", {"station", "Pha chế", "", "barista"}));
    m_stations.push_back(open("kitchen", {"station", "Bếp", "", "kitchen"}));
}

void SampleDay::keep(const journal::Committed& committed) {
    m_batches.insert(m_batches.end(), committed.ownBatches.begin(), committed.ownBatches.end());
}

std::vector<std::string> SampleDay::batches() {
    return std::exchange(m_batches, {});
}

void SampleDay::sell() {
    const auto draw = [&](int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); };
    const auto till = static_cast<std::size_t>(draw(5) < 3 ? 0 : 1);
    const auto number = static_cast<std::uint32_t>(++m_orders);
    const auto count = ++m_counts[till];
    Made made{idOf(number, 'o'), {}, 0};

    model::v1::OrderPlaced placed;
    placed.set_schema(1);
    placed.set_order_id(made.id);
    auto digits = std::to_string(count);
    digits.insert(0, 3 - std::min<std::size_t>(digits.size(), 3), '0');
    placed.set_number((till == 0 ? "A-" : "B-") + digits);
    placed.set_count(count);
    placed.set_business_date(businessDate);
    placed.set_placed_at_ms(m_clock.nowMs());
    placed.set_channel(draw(3) == 0 ? model::v1::TAKEAWAY : model::v1::HERE);
    if (draw(6) == 0)
        placed.set_guest(std::array{"Bàn 3", "Bàn 7", "Lan", "Minh"}[static_cast<std::size_t>(draw(4))]);
    auto& order = *placed.mutable_order();
    order.set_currency("VND");
    std::int64_t total = 0;
    const int lines = 1 + (draw(3) == 0 ? 1 : 0) + (draw(8) == 0 ? 1 : 0);
    for (int i = 1; i <= lines; ++i) {
        int pick = draw(103);
        std::size_t at = 0;
        while (at + 1 < items.size() && pick >= items[at].weight)
            pick -= items[at++].weight;
        const Item& item = items[at];
        auto& line = *order.add_lines();
        line.set_line(static_cast<std::uint32_t>(i));
        line.set_product(item.id);
        name(line.mutable_name(), item.vi, item.en);
        line.set_quantity(draw(7) == 0 ? 2 : 1);
        line.set_unit_minor(item.price);
        line.set_station(stationIds[static_cast<std::size_t>(item.station)]);
        line.set_prepare(item.station < 2);
        line.set_gross_minor(item.price * line.quantity());
        line.set_total_minor(line.gross_minor());
        if (item.station == 0 && draw(3) == 0) {
            auto& modifier = *line.add_modifiers();
            modifier.set_group("sugar");
            modifier.set_id("less");
            name(modifier.mutable_name(), "ít đường", "less sugar");
        }
        total += line.total_minor();
        if (item.station < 2)
            made.lines.emplace_back(line.line(), item.station);
    }
    order.set_subtotal_minor(total);
    order.set_total_minor(total);
    order.set_tax_minor(total * 8 / 108);

    auto& journal = *m_tills[till];
    journal.begin();
    journal.append("order.placed", placed);
    if (m_voidNext) {
        model::v1::OrderVoided voided;
        voided.set_schema(1);
        voided.set_order_id(made.id);
        voided.set_voided_at_ms(m_clock.nowMs());
        voided.set_reason("guest left");
        journal.append("order.voided", voided);
        m_voidNext = false;
        keep(journal.commit());
        return;
    }
    model::v1::OrderPaid paid;
    paid.set_schema(1);
    paid.set_order_id(made.id);
    paid.set_payment_id(idOf(number, 'p'));
    paid.set_receipt(count);
    paid.set_business_date(businessDate);
    paid.set_paid_at_ms(m_clock.nowMs());
    paid.set_currency("VND");
    auto& tender = *paid.add_tenders();
    tender.set_kind(draw(3) == 0 ? "qr" : "cash");
    tender.set_amount_minor(total);
    tender.set_given_minor(total);
    journal.append("order.paid", paid);
    keep(journal.commit());
    m_takings += total;
    m_lastPaid = paid;
    m_lastTill = till;
    if (!made.lines.empty())
        m_open.push_back(std::move(made));
    moveOn(6);
}

void SampleDay::mark(const Made& made, int station, model::v1::PrepState state) {
    model::v1::PrepMarked fact;
    fact.set_schema(1);
    fact.set_order_id(made.id);
    for (const auto& [line, at] : made.lines)
        if (at == station) {
            fact.add_lines(line);
            if (state == model::v1::READY)
                fact.add_made(line);
        }
    if (fact.lines().empty())
        return;
    fact.set_state(state);
    fact.set_station(stationIds[static_cast<std::size_t>(station)]);
    fact.set_at_ms(m_clock.nowMs());
    auto& journal = *m_stations[static_cast<std::size_t>(station)];
    journal.begin();
    journal.append("prep.marked", fact);
    keep(journal.commit());
}

/// The `spare` newest orders are in different stages; older ones are done.
void SampleDay::moveOn(std::size_t spare) {
    constexpr std::array stages{model::v1::STARTED, model::v1::READY, model::v1::BUMPED};
    for (std::size_t i = 0; i < m_open.size(); ++i) {
        auto& made = m_open[i];
        const auto age = m_open.size() - 1 - i;
        const int due = age >= spare ? 3 : age >= 4 ? 2 : age >= 2 ? 1 : 0;
        for (; made.stage < due; ++made.stage)
            for (const int station : {0, 1})
                mark(made, station, stages[static_cast<std::size_t>(made.stage)]);
    }
    std::erase_if(m_open, [](const Made& made) { return made.stage == 3; });
}

void SampleDay::sellUntil(std::int64_t untilMs, int orders) {
    std::vector<std::int64_t> times;
    while (static_cast<int>(times.size()) < orders) {
        const auto hour = m_random() % busy.size();
        if (m_random() % 16 >= static_cast<unsigned>(busy[hour]))
            continue;
        const auto at =
            opensMs + static_cast<std::int64_t>(hour) * hourMs + static_cast<std::int64_t>(m_random() % hourMs);
        if (at <= untilMs)
            times.push_back(at);
    }
    std::sort(times.begin(), times.end());
    for (const auto at : times) {
        m_clock.set(std::max(at, m_clock.nowMs()));
        sell();
    }
    m_clock.set(std::max(untilMs, m_clock.nowMs()));
}

void SampleDay::refundLast() {
    model::v1::OrderRefunded fact;
    fact.set_schema(1);
    fact.set_order_id(m_lastPaid.order_id());
    fact.set_refund_id(idOf(static_cast<std::uint32_t>(m_orders), 'r'));
    fact.set_amount_minor(m_lastPaid.tenders(0).amount_minor());
    fact.set_business_date(businessDate);
    fact.set_refunded_at_ms(m_clock.nowMs());
    auto& journal = *m_tills[m_lastTill];
    journal.begin();
    journal.append("order.refunded", fact);
    keep(journal.commit());
}

void SampleDay::voidNext() {
    m_voidNext = true;
}

} // namespace phin::test
