#include "sync/model/sync_words.h"

#include "sync/model/business_day.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace phin {
namespace {

using model::v1::SyncReport;

constexpr std::int64_t aSecond = 1'000, aMinute = 60 * aSecond, anHour = 60 * aMinute, aDay = 24 * anHour;
constexpr std::int64_t catchingUp = 10 * aSecond; ///< less is how it always is
constexpr std::int64_t cloudSlow = 10 * aMinute, cloudLong = 12 * anHour;
constexpr std::int64_t refusalMattersMs = 7 * aDay;
constexpr std::int64_t clockOff = aMinute; ///< clocks that differ by less agree

/// How a refusal's reason begins or what stands in it, and what that means to a manager.
struct Plain {
    std::string_view mark;
    const char* vi;
    const char* en;
    const char* todoVi;
    const char* todoEn;
};
constexpr std::array plainReasons{
    Plain{"fork: ", "hai lịch sử khác nhau mang tên một máy", "two different histories under one box's name",
          "Có thể một bản sao cũ đã được dùng lại, hoặc có máy giả. Gọi hỗ trợ; không dùng máy đó cho đến lúc ấy.",
          "An old copy may have been put back, or a box is false. Call support and do not use that box until then."},
    Plain{"revoked: ", "tin của một máy đã bị thu hồi", "word of a box that was revoked",
          "Tắt máy đó và ngắt nó khỏi mạng.", "Turn that box off and take it off the network."},
    Plain{"another shop", "tin của một quán khác", "word of another shop",
          "Có máy của quán khác trên mạng này: xem lại địa chỉ broker của nó.",
          "A box of another shop is on this network: look at its broker's address."},
    Plain{"wrong seal", "tin không có chữ ký đúng", "word without a right signature",
          "Máy đó hỏng hoặc bị giả mạo. Chạy phin verify trên máy đó, gọi hỗ trợ.",
          "That box is damaged or somebody plays it. Run phin verify on it and call support."},
    Plain{"wrong hash", "tin đã bị thay đổi", "word that was changed on its way or on a disk",
          "Chạy phin verify trên máy gửi; nếu nó có lỗi, gọi hỗ trợ.",
          "Run phin verify on the box that sent it; call support if it finds faults."},
    Plain{"broken chain", "nhật ký bị đứt", "a journal that does not hang together",
          "Chạy phin verify trên máy gửi; nếu nó có lỗi, gọi hỗ trợ.",
          "Run phin verify on the box that sent it; call support if it finds faults."},
    Plain{"", "tin không đọc được", "word that cannot be read",
          "Cập nhật phần mềm của máy gửi. Nếu vẫn vậy, gọi hỗ trợ.",
          "Bring the sending box's software up to date; if it stays so, call support."},
};

class SyncWording {
public:
    SyncWording(const SyncReport& report, std::string_view language, int utcOffsetMinutes)
        : m_report(report)
        , m_language(language)
        , m_offset(utcOffsetMinutes) {}

    std::vector<SyncLine> lines() {
        ownClock();
        refusals();
        cloud();
        for (const auto& peer : m_report.peers())
            box(peer);
        std::stable_sort(m_lines.begin(), m_lines.end(), [](const SyncLine& left, const SyncLine& right) {
            return (left.level == SyncLevel::Bad) > (right.level == SyncLevel::Bad);
        });
        return std::move(m_lines);
    }

private:
    [[nodiscard]] std::string say(const char* vi, const char* en) const { return m_language == "vi" ? vi : en; }
    [[nodiscard]] std::string span(std::int64_t ms) const { return spanInWords(ms, m_language); }
    [[nodiscard]] std::string moment(std::int64_t ms) const {
        const auto at = localMinute(ms, m_offset);
        const auto on = businessDay(ms, m_offset, 0);
        char text[64];
        if (on == businessDay(m_report.at_ms(), m_offset, 0))
            std::snprintf(text, sizeof text, "%02d:%02d", at / 60, at % 60);
        else
            std::snprintf(text, sizeof text, "%02d/%02d %02d:%02d", on % 100, on / 100 % 100, at / 60, at % 60);
        return text;
    }
    /// "12 entries, the oldest 3 minutes old"
    [[nodiscard]] std::string entries(std::uint64_t count, std::int64_t oldestMs) const {
        auto text = std::to_string(count) + (m_language == "vi" ? " mục" : count == 1 ? " entry" : " entries");
        if (oldestMs > 0 && m_report.at_ms() > oldestMs)
            text += say(", cũ nhất ", ", the oldest ") + span(m_report.at_ms() - oldestMs) + say(" trước", " ago");
        return text;
    }
    /// "5 minutes ahead"
    [[nodiscard]] std::string off(std::int64_t aheadMs) const {
        return aheadMs > 0 ? say("nhanh ", "") + span(aheadMs) + say("", " ahead")
                           : say("chậm ", "") + span(-aheadMs) + say("", " behind");
    }

    void ownClock() {
        if (!m_report.clock_doubted())
            return;
        auto& line = m_lines.emplace_back();
        line.about = SyncLine::About::Clock;
        line.level = SyncLevel::Bad;
        line.state = m_report.clock_ahead_ms() == 0
                         ? say("Đồng hồ máy này có thể sai.", "This box's clock may be wrong.")
                         : say("Đồng hồ máy này ", "This box's clock is ") + off(m_report.clock_ahead_ms()) + ".";
        line.todo = say("Chỉnh ngày giờ của máy, hoặc bật tự động chỉnh giờ.",
                        "Set the machine's date and time, or let it set its clock by itself.");
    }
    void refusals() {
        for (const auto& plain : plainReasons) {
            std::uint64_t times = 0;
            std::set<std::string> sources;
            std::int64_t last = 0;
            for (const auto& each : m_report.refusals()) {
                if (&plainOf(each.reason()) != &plain)
                    continue;
                times += each.times();
                last = std::max(last, each.at_ms());
                sources.insert(each.source());
            }
            if (times == 0)
                continue;
            auto& line = m_lines.emplace_back();
            line.about = SyncLine::About::Refused;
            for (const auto& source : sources)
                line.subject += (line.subject.empty() ? "" : ", ") + source;
            // Nothing takes it back; but what has long stopped needs nobody's eye today.
            line.level = m_report.at_ms() - last > refusalMattersMs ? SyncLevel::Notice : SyncLevel::Bad;
            line.state = say("Đã từ chối ", "Refused ") + std::to_string(times) +
                         say(" lần: ", times == 1 ? " time: " : " times: ") + say(plain.vi, plain.en) +
                         say(" (lần cuối ", " (last ") + moment(last) + ").";
            line.todo = say(plain.todoVi, plain.todoEn);
        }
    }
    static const Plain& plainOf(const std::string& reason) {
        return *std::find_if(plainReasons.begin(), plainReasons.end(),
                             [&reason](const Plain& plain) { return reason.find(plain.mark) != std::string::npos; });
    }
    void cloud() {
        const auto& cloud = m_report.cloud();
        auto& line = m_lines.emplace_back();
        line.about = SyncLine::About::Cloud;
        line.subject = "cloud";
        const auto age = cloud.oldest_ms() > 0 ? m_report.at_ms() - cloud.oldest_ms() : 0;
        if (!cloud.known()) {
            line.level = SyncLevel::Idle;
            line.state = say("Chưa có đám mây nào trả lời.", "No cloud has answered yet.");
            if (cloud.agent_known())
                line.todo = say("Nếu quán có đám mây: kiểm tra internet và máy đồng bộ.",
                                "If the shop has one: look at the internet and at the sync box.");
            return;
        }
        if (cloud.lacks() == 0 || age < catchingUp) {
            line.state = say("Có đủ mọi thứ của máy này.", "Has all of this box.");
            return;
        }
        line.level = age >= cloudLong ? SyncLevel::Bad : age >= cloudSlow ? SyncLevel::Notice : SyncLevel::Good;
        line.state =
            say("Còn thiếu của máy này ", "Lacks of this box ") + entries(cloud.lacks(), cloud.oldest_ms()) + ".";
        if (line.level == SyncLevel::Good)
            return;
        line.todo = cloud.agent_known() && !cloud.agent_present()
                        ? say("Máy đồng bộ đang tắt: bật nó lên. Vẫn bán hàng được.",
                              "The sync box is off: turn it on. Selling goes on.")
                        : say("Kiểm tra internet của quán. Vẫn bán hàng được, mọi thứ sẽ tự gửi sau.",
                              "Look at the shop's internet. Selling goes on; all of it goes up by itself later.");
    }
    void box(const model::v1::SyncPeer& peer) {
        auto& line = m_lines.emplace_back();
        line.subject = peer.device();
        if (!peer.present()) {
            line.level = SyncLevel::Notice;
            line.state = peer.last_heard_ms() > 0
                             ? say("Không liên lạc được từ ", "Not heard since ") + moment(peer.last_heard_ms())
                             : say("Chưa liên lạc được", "Not heard yet");
            if (peer.lacks_there() > 0)
                line.state += say("; còn thiếu ", "; lacks ") + entries(peer.lacks_there(), peer.oldest_there_ms());
            line.state += ".";
            line.todo =
                m_report.connected()
                    ? say("Bật máy đó lên, hoặc xem lại dây mạng hay Wi-Fi của nó. Nó sẽ tự lấy phần còn thiếu.",
                          "Turn it on, or look at its cable or Wi-Fi. It takes up what it lacks by itself.")
                    : say("Máy này đang ngoài mạng: xem lại dây mạng hay Wi-Fi của máy này.",
                          "This box is off the network: look at its own cable or Wi-Fi.");
        } else if (peer.lacks_here() + peer.lacks_there() == 0 || young(peer)) {
            line.state = say("Đã đồng bộ.", "In step.");
        } else {
            line.level = SyncLevel::Notice;
            line.state =
                peer.lacks_there() > 0
                    ? say("Còn thiếu ", "Lacks ") + entries(peer.lacks_there(), peer.oldest_there_ms()) + "."
                    : say("Máy này còn thiếu của nó ", "This box lacks of it ") + entries(peer.lacks_here(), 0) + ".";
            line.todo = say("Đang tự bù. Nếu sau vài phút vẫn vậy, khởi động lại máy đó.",
                            "It catches up by itself. If it stays so for some minutes, start that box again.");
        }
        if (!peer.has_clock_ahead_ms() || std::abs(peer.clock_ahead_ms()) < clockOff)
            return;
        line.level = std::max(line.level, SyncLevel::Notice);
        line.state += say(" Đồng hồ của nó ", " Its clock is ") + off(peer.clock_ahead_ms()) + ".";
        line.todo += (line.todo.empty() ? "" : " ") + say("Chỉnh giờ trên máy đó.", "Set the time on that box.");
    }
    [[nodiscard]] bool young(const model::v1::SyncPeer& peer) const {
        return peer.lacks_here() == 0 && peer.oldest_there_ms() > 0 &&
               m_report.at_ms() - peer.oldest_there_ms() < catchingUp;
    }

    const SyncReport& m_report;
    std::string_view m_language;
    int m_offset;
    std::vector<SyncLine> m_lines;
};

} // namespace

std::string spanInWords(std::int64_t ms, std::string_view language) {
    struct Unit {
        std::int64_t ms;
        const char* vi;
        const char* en;
    };
    constexpr std::array units{Unit{aDay, "ngày", "day"}, Unit{anHour, "giờ", "hour"}, Unit{aMinute, "phút", "minute"},
                               Unit{aSecond, "giây", "second"}};
    // From two of a unit on, so that 90 minutes are not one hour.
    const auto fits =
        std::find_if(units.begin(), units.end() - 1, [ms](const Unit& unit) { return ms >= 2 * unit.ms; });
    const auto count = std::max<std::int64_t>(ms / fits->ms, 0);
    if (language == "vi")
        return std::to_string(count) + " " + fits->vi;
    return std::to_string(count) + " " + fits->en + (count == 1 ? "" : "s");
}

std::vector<SyncLine> wordsOf(const SyncReport& report, std::string_view language, int utcOffsetMinutes) {
    return SyncWording(report, language, utcOffsetMinutes).lines();
}

} // namespace phin
