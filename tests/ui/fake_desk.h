#pragma once

#include "app/screens/boxes_desk.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace phin::test {

/// A desk whose shop and door a test sets; any thread.
class FakeDesk final : public counter::BoxesDesk {
public:
    /// Changes what the desk knows.
    void set(const std::function<void(FakeDesk&)>& change) {
        const std::lock_guard lock(m_mutex);
        change(*this);
    }
    [[nodiscard]] std::vector<std::string> asked() {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

    // --- under set() only
    counter::ShopBoxes shop;
    counter::DoorState state;
    model::v1::SyncReport syncReport;
    std::string code = "123456";
    std::optional<Error> trouble;
    std::optional<Error> refuses; ///< what only some may do

    Result<counter::ShopBoxes> boxes() override {
        return answer<counter::ShopBoxes>({}, [this] { return shop; });
    }
    Result<model::v1::SyncReport> sync() override {
        return answer<model::v1::SyncReport>({}, [this] { return syncReport; });
    }
    Status revoke(const std::string& device, const std::string& reason) override {
        return answer<std::monostate>("revoke " + device + ": " + reason, [&, this] {
            for (auto& box : shop.boxes)
                if (box.device == device) {
                    box.revoked = true;
                    box.reason = reason;
                }
            return std::monostate{};
        });
    }
    Result<counter::DoorState> openDoor() override {
        return answer<counter::DoorState>("open", [this] {
            state.open = true;
            state.addresses = {"192.168.1.10:7433"};
            state.closesInMs = 600'000;
            state.triesLeft = 3;
            return state;
        });
    }
    Result<counter::DoorState> door() override {
        return answer<counter::DoorState>({}, [this] { return state; });
    }
    Result<counter::CodeAnswer> admit(const std::string& typed) override {
        return answer<counter::CodeAnswer>("admit " + typed, [&, this] {
            using What = counter::CodeAnswer::What;
            using Closing = counter::DoorState::Closing;
            counter::CodeAnswer answer;
            if (typed == code) {
                answer.what = What::CameIn;
                answer.device = state.guest->device;
                shop.boxes.push_back({answer.device, "new key", {}, {}, {}, {}, 1'700'000'000'000});
                close(Closing::CameIn);
            } else {
                answer.what = What::WrongCode;
                answer.why = "that is not the code";
                if (--state.triesLeft == 0)
                    close(Closing::WrongCodes);
            }
            answer.door = state;
            return answer;
        });
    }
    Result<counter::DoorState> closeDoor() override {
        return answer<counter::DoorState>("close", [this] {
            close(counter::DoorState::Closing::ByManager);
            return state;
        });
    }

    void close(counter::DoorState::Closing why) {
        state.open = false;
        state.guest.reset();
        state.whyClosed = why;
    }
    /// While it is locked the desk answers nobody, as on a disk that hangs.
    std::mutex hangs;

private:
    template <class R, class Do>
    Result<R> answer(const std::string& question, Do&& act) {
        const std::lock_guard waits(hangs);
        const std::lock_guard lock(m_mutex);
        if (!question.empty())
            m_asked.push_back(question);
        if (refuses && !question.empty() && question != "close")
            return *refuses;
        return trouble ? Result<R>(*trouble) : Result<R>(act());
    }

    std::mutex m_mutex;
    std::vector<std::string> m_asked;
};

} // namespace phin::test
