#pragma once

#include <QJsonObject>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace phin::test {

/// What a shop must report of some sales, worked out here from the sales alone.
struct Figures {
    std::int64_t orders = 0, lines = 0, grossMinor = 0;
    std::map<std::string, std::int64_t> linesByStation{{"barista", 0}, {"kitchen", 0}, {"counter", 0}};

    Figures& operator+=(const Figures& other);
    /// The same in the words of a report, all of it made; empty where the report agrees.
    [[nodiscard]] std::string differenceTo(const QJsonObject& report, bool made = true) const;
};

/// A small chain's products and sales in the format of the coffee chain data set: several outlets, days of 24 hours,
/// orders of one to four lines; prices that the cashier changed, prices that differ from the list, and free lines.
/// The same seed gives the same files.
class SmallChain {
public:
    struct Size {
        int ordersPerDay = 150; ///< of each outlet
        int days = 2;           ///< from 2019-04-01
        int outlets = 1;        ///< numbered from 5
        unsigned seed = 20190401;
    };
    SmallChain(const std::filesystem::path& folder, Size size);

    [[nodiscard]] const std::filesystem::path& products() const noexcept { return m_products; }
    [[nodiscard]] const std::filesystem::path& sales() const noexcept { return m_sales; }
    /// `date`: YYYYMMDD.
    [[nodiscard]] Figures of(int outlet, int date) const;
    [[nodiscard]] Figures of(int outlet) const;

private:
    std::filesystem::path m_products, m_sales;
    std::map<std::pair<int, int>, Figures> m_figures; // by outlet and date
};

} // namespace phin::test
