#pragma once

#include "phin/model/v1/message.pb.h"
#include "sync/model/menu.h"
#include "sync/model/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Short words between tills and stations: "out of oat milk", "remake A-042".
namespace phin {

/// A message that needs no typing. Its words stand here and nowhere else.
struct CannedMessage {
    enum class About {
        Nothing,
        Product, ///< has to name one, or say in its text what it is ("oat milk")
        Order,   ///< has to name one
    };
    std::string_view code;
    About about;
    std::string_view vi, en; ///< {} stands for the product or the order's number
    bool needsAck;           ///< whether a screen should ask for it to be acknowledged
};

/// In the order in which a screen offers them.
[[nodiscard]] std::span<const CannedMessage> cannedMessages();
/// Null where there is none of that code.
[[nodiscard]] const CannedMessage* cannedMessage(std::string_view code);

/// One message as a replica has it.
struct ShopMessage {
    struct Seen {
        std::string device;
        std::int64_t atMs = 0; ///< UTC
        std::string staff;     ///< id; empty: nobody was signed in
    };
    model::v1::MessageSent sent;
    std::string from; ///< the device
    std::uint64_t hlc = 0;
    std::vector<Seen> seen; ///< by device, each once

    /// A person at that device has read it.
    [[nodiscard]] bool seenBy(std::string_view device) const;
};

inline constexpr std::string_view toTills = "till";
inline constexpr std::string_view toAll = "all";

/// Whether a box shows it: it is to the station of that id, to "till" where that is what it is, or to all. Its own it
/// shows too, to see who has read them.
[[nodiscard]] bool concerns(const ShopMessage& message, std::string_view station, std::string_view device);
/// Somebody it was sent to still has to say that it was seen. For a station or the tills one of them is enough; of what
/// is to all every device asks for itself.
[[nodiscard]] bool waitsFor(const ShopMessage& message, std::string_view station, std::string_view device);

/// In words. `language`: "vi" or "en"; products as the menu calls them, else by their id.
[[nodiscard]] std::string messageText(const model::v1::MessageSent& sent, const MenuIndex& menu,
                                      std::string_view language);

/// WrongUse: no id, nobody it is to, no words, too long, a code that there is not, one that lacks what it is about.
/// What it names is not looked up.
[[nodiscard]] Status checkMessage(const model::v1::MessageSent& sent);

} // namespace phin
