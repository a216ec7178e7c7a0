#include "app/cli/terminal_qr.h"

#include <qrencode.h>

#include <memory>

namespace phin::cli {

std::string terminalQr(const std::string& text) {
    constexpr int quiet = 2; // modules around it, for readers
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code)
        return {};
    const auto light = [&code](int x, int y) {
        if (x < 0 || y < 0 || x >= code->width || y >= code->width)
            return true;
        return (code->data[y * code->width + x] & 1) == 0;
    };
    std::string lines;
    for (int y = -quiet; y < code->width + quiet; y += 2) {
        for (int x = -quiet; x < code->width + quiet; ++x)
            lines += light(x, y) ? (light(x, y + 1) ? "█" : "▀") : (light(x, y + 1) ? "▄" : " ");
        lines += '\n';
    }
    return lines;
}

} // namespace phin::cli
