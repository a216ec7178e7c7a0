#include "sync/model/messages.h"

#include "sync/model/business_day.h"
#include "sync/model/short_text.h"
#include "sync/model/uuid.h"

#include <algorithm>
#include <array>

namespace phin {

namespace {

using About = CannedMessage::About;

constexpr std::array canned{
    CannedMessage{"out_of", About::Product, "Hết {}", "Out of {}", true},
    CannedMessage{"back_in", About::Product, "Đã có lại {}", "{} is back", false},
    CannedMessage{"remake", About::Order, "Làm lại {}", "Remake {}", true},
    CannedMessage{"wrong", About::Order, "{} bị sai", "{} is wrong", true},
    CannedMessage{"hurry", About::Order, "Khách đang chờ {}", "The guest waits for {}", false},
    CannedMessage{"late", About::Order, "{} sẽ trễ", "{} will be late", false},
    CannedMessage{"ask", About::Order, "Hỏi lại khách về {}", "Ask the guest about {}", true},
    CannedMessage{"come", About::Nothing, "Ra quầy giúp với", "Come to the counter", true},
    CannedMessage{"help", About::Nothing, "Cần người phụ", "A hand is needed here", true},
    CannedMessage{"slow_down", About::Nothing, "Nhận đơn chậm lại", "Slow down with new orders", true},
    CannedMessage{"go_on", About::Nothing, "Nhận đơn bình thường lại", "Take orders as usual again", false},
};

constexpr std::size_t longestReference = 256; // bytes

Error wrong(std::string why) {
    return {ErrorKind::WrongUse, std::move(why)};
}

std::string productName(const MenuIndex& menu, const std::string& id, std::string_view language) {
    const auto* const product = menu.product(id);
    return product ? textIn(product->name(), language) : id;
}

/// The words with what they are about in their gap.
std::string filled(std::string_view words, const std::string& what) {
    const auto gap = words.find("{}");
    if (gap == std::string_view::npos)
        return std::string(words);
    return std::string(words.substr(0, gap)) + what + std::string(words.substr(gap + 2));
}

} // namespace

std::span<const CannedMessage> cannedMessages() {
    return canned;
}

const CannedMessage* cannedMessage(std::string_view code) {
    const auto at = std::find_if(canned.begin(), canned.end(), [code](const auto& each) { return each.code == code; });
    return at == canned.end() ? nullptr : &*at;
}

bool ShopMessage::seenBy(std::string_view device) const {
    return std::any_of(seen.begin(), seen.end(), [device](const Seen& each) { return each.device == device; });
}

bool concerns(const ShopMessage& message, std::string_view station, std::string_view device) {
    const auto& to = message.sent.to();
    return to == station || to == toAll || message.from == device;
}

bool waitsFor(const ShopMessage& message, std::string_view station, std::string_view device) {
    if (!message.sent.needs_ack() || message.from == device)
        return false;
    const auto& to = message.sent.to();
    if (to == toAll)
        return !message.seenBy(device);
    return to == station && message.seen.empty();
}

std::string messageText(const model::v1::MessageSent& sent, const MenuIndex& menu, std::string_view language) {
    const auto* const words = cannedMessage(sent.canned());
    if (!words) // a newer program's code is better than nothing
        return sent.text().empty() ? sent.canned() : sent.text();
    const bool named = words->about != About::Product || !sent.product().empty();
    const auto what = words->about == About::Order ? sent.number()
                      : named                      ? productName(menu, sent.product(), language)
                                                   : sent.text();
    const auto text = filled(language == "vi" ? words->vi : words->en, what);
    return named && !sent.text().empty() ? text + ": " + sent.text() : text;
}

Status checkMessage(const model::v1::MessageSent& sent) {
    if (!Uuid::fromBytes(sent.message_id()))
        return wrong("a message's id has 16 bytes");
    if (!validDay(sent.business_date()))
        return wrong("a message belongs to a business day of the form YYYYMMDD");
    if (sent.to().empty() || sent.to().size() > longestReference)
        return wrong("say whom the message is to: a station, \"till\" or \"all\"");
    if (!sent.order_id().empty() && !Uuid::fromBytes(sent.order_id()))
        return wrong("an order's id has 16 bytes");
    if (sent.line() != 0 && sent.order_id().empty())
        return wrong("a line is of an order; name it");
    if (sent.product().size() > longestReference)
        return wrong("that is no product");
    if (auto fits = checkShortText(sent.text(), "the message"); !fits)
        return fits;
    const bool silent = sent.text().find_first_not_of(' ') == std::string::npos;
    if (sent.canned().empty())
        return silent ? Status(wrong("the message has no words")) : done();
    const auto* const words = cannedMessage(sent.canned());
    if (!words)
        return wrong("there is no message " + inQuotes(sent.canned()));
    if (words->about == About::Order && sent.order_id().empty())
        return wrong("say which order " + inQuotes(sent.canned()) + " is about");
    if (words->about == About::Product && sent.product().empty() && silent)
        return wrong("say which product " + inQuotes(sent.canned()) + " is about, or write what it is");
    return done();
}

} // namespace phin
