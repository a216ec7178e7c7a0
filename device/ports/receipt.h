#pragma once

#include <string>
#include <vector>

namespace phin::ports {

/// A receipt, worded and ready to be put on paper or a screen. A printer does not know what an order is.
struct Receipt {
    struct Line {
        std::string quantity; ///< "2 ×"
        std::string name;
        std::string detail; ///< size, choices, discount; may be empty
        std::string amount;
    };
    struct Sum {
        std::string label;
        std::string amount;
        bool strong = false;
    };
    std::vector<std::string> heads; ///< whose it is
    std::string title;              ///< "Receipt 42"
    std::string copy;               ///< "COPY"; empty: it is the first
    std::vector<std::string> facts; ///< order, time, till, guest
    std::vector<Line> lines;
    std::vector<Sum> sums;    ///< subtotal, discount, total, rounding
    std::vector<Sum> taxes;   ///< what of it is tax, by rate
    std::vector<Sum> tenders; ///< how it was paid, and the change
    std::string verification; ///< for a QR code; `phin receipt check` finds the receipt by it
    std::string thanks;
};

/// As lines of at most `columns` characters (of UTF-8); without the QR code. Ends with a newline.
[[nodiscard]] std::string toText(const Receipt& receipt, std::size_t columns = 42);

} // namespace phin::ports
