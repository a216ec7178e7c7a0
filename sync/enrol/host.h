#pragma once

#include "phin/enrol/v1/enrol.pb.h"
#include "sync/enrol/door.h"
#include "sync/enrol/registry.h"
#include "sync/journal/clock.h"

#include <filesystem>
#include <memory>
#include <string>

namespace phin::enrol {

/// The usual port of phin.enrol.v1.Enrolment.
inline constexpr int usualPort = 7433;

/// Serves enrolment on the LAN while a manager holds the door open, on the box that holds the shop's authority. Each
/// time with a fresh TLS certificate, which the short code covers. From any thread; admit() waits for a commit.
class Host {
public:
    struct Settings {
        std::string device;              ///< of the box whose door it is
        std::filesystem::path authority; ///< folder of ca.crt and ca.key
        v1::ShopSettings shop;           ///< what a new box gets
        Door::Settings door;
    };
    Host(Settings settings, Registry& registry, const journal::Clock& clock);
    ~Host();
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    /// Opens the door, anew if it was open. `address`: ADDRESS:PORT, empty for all and the usual port. Answers with the
    /// port.
    [[nodiscard]] Result<int> open(const std::string& address);
    void close();
    struct View {
        Door::View door;
        v1::Guest guest; ///< who stands there
        int port = 0;
    };
    [[nodiscard]] View view();
    /// The code that the new box shows. Done: it has its certificate; answers with its name.
    [[nodiscard]] Result<std::string, NotLetIn> admit(const std::string& code);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phin::enrol
