#pragma once

#include "tests/station/station_shop.h"

#include <array>
#include <random>

namespace phin::test {

/// Orders as a Vietnamese coffee shop has them: the same ones for the same seed.
class RushHour {
public:
    explicit RushHour(unsigned seed = 5)
        : m_random(seed) {}

    OrderPlaced next(std::int64_t placedAtMs) {
        const auto n = ++m_count;
        OrderPlaced fact;
        fact.set_order_id(orderId(n));
        const char till = n % 3 == 0 ? 'B' : 'A';
        char number[16];
        std::snprintf(number, sizeof number, "%c-%03u", till, 36 + n);
        fact.set_number(number);
        fact.set_business_date(20190401);
        fact.set_placed_at_ms(placedAtMs);
        fact.set_channel(static_cast<model::v1::Channel>(pick(3)));
        static constexpr std::array guests{"",         "", "Bàn 4",    "",
                                           "Chị Hạnh", "", "Anh Tuấn", "Chị Nguyễn Thị Thanh Hương"};
        fact.set_guest(guests[n % guests.size()]);
        const int lines = n == 1 ? 3 : 1 + pick(3);
        for (int i = 0; i < lines; ++i)
            addLine(fact);
        fact.mutable_order()->set_total_minor(1);
        return fact;
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    void addLine(OrderPlaced& fact) {
        struct Product {
            const char *vi, *en, *station;
            int target;
        };
        static constexpr std::array products{Product{"Cà phê sữa đá", "Iced milk coffee", "barista", 120},
                                             Product{"Bạc xỉu", "Bac xiu", "barista", 120},
                                             Product{"Phin đen", "Black phin", "barista", 90},
                                             Product{"Trà đào cam sả", "Peach lemongrass tea", "barista", 180},
                                             Product{"Trà sữa ô long nướng", "Roasted oolong milk tea", "barista", 180},
                                             Product{"Cà phê muối", "Salt coffee", "barista", 150},
                                             Product{"Trà ô long sữa nướng kem trứng muối dừa non",
                                                     "Roasted oolong latte, salted egg cream and coconut", "barista",
                                                     210},
                                             Product{"Bánh mì thịt nướng", "Grilled pork banh mi", "kitchen", 240},
                                             Product{"Bánh croissant bơ", "Butter croissant", "kitchen", 120}};
        const auto& product = products[static_cast<std::size_t>(pick(static_cast<int>(products.size())))];
        auto* line = fact.mutable_order()->add_lines();
        line->set_line(static_cast<std::uint32_t>(fact.order().lines_size()));
        line->set_product(product.en);
        line->mutable_name()->set_vi(product.vi);
        line->mutable_name()->set_en(product.en);
        line->set_quantity(pick(4) == 0 ? 2 + pick(2) : 1);
        line->set_station(product.station);
        line->set_prepare(true);
        line->set_target_seconds(product.target);
        if (product.station == std::string("barista")) {
            if (pick(3) == 0) {
                line->set_variant("L");
                line->mutable_variant_name()->set_vi("lớn");
                line->mutable_variant_name()->set_en("large");
            }
            if (pick(3) == 0)
                modify(*line, "sugar", "Ít đường", "Less sugar");
            else
                modify(*line, "sugar", "Đường vừa", "Usual sugar");
            if (pick(3) == 0)
                modify(*line, "ice", "Không đá", "No ice");
            if (pick(5) == 0)
                modify(*line, "topping", "Trân châu đường đen", "Brown sugar pearls");
        }
        if (pick(9) == 0)
            line->set_note(m_count % 3 == 0 ? "Dị ứng đậu phộng, đừng cho lạc rang lên mặt" : "Cho vào ly của khách");
    }
    static void modify(model::v1::OrderLine& line, const char* group, const std::string& vi, const std::string& en) {
        auto* modifier = line.add_modifiers();
        modifier->set_group(group);
        modifier->set_id(vi);
        modifier->mutable_name()->set_vi(vi);
        modifier->mutable_name()->set_en(en);
        modifier->set_is_default(vi == "Đường vừa");
    }

    std::mt19937 m_random;
    std::uint32_t m_count = 0;
};

/// Places `count` orders, the first `seconds` ago, the last now.
inline void rush(StationShop& shop, int count, int seconds, unsigned seed = 5) {
    RushHour hour(seed);
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            shop.clock.advance(1'000LL * seconds / count);
        shop.decide("order.placed", hour.next(shop.clock.nowMs()));
    }
}

} // namespace phin::test
