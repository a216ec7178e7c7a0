#pragma once

#include "phin/box/v1/box.pb.h"
#include "sync/enrol/host.h"
#include "sync/journal/revocation.h"
#include "sync/journal/writer.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace phin::enrol {

/// What a manager decides about the shop's boxes: the same for the control socket and for a screen. From any thread
/// but the writer's; opening, admitting and closing may wait for the disk or the network.
class BoxKeeper {
public:
    /// `authority`: folder of ca.crt and ca.key where this box holds them; else it answers questions only.
    BoxKeeper(journal::Writer& writer, std::optional<Host::Settings> authority, const journal::Clock& clock);
    BoxKeeper(const BoxKeeper&) = delete;
    BoxKeeper& operator=(const BoxKeeper&) = delete;

    /// Who belongs to the shop. Calls back on the writer's thread.
    void list(std::function<void(const Result<box::v1::BoxesReply>&)> answer);
    /// Calls back with the last entry that counts, on the writer's thread, or at once where this box may not.
    void revoke(const journal::RevocationOrder& order, std::function<void(const Result<std::uint64_t>&)> answer);

    /// The door for new boxes. Refused where this box does not hold the authority.
    [[nodiscard]] Result<Host::View> openDoor(const std::string& address);
    [[nodiscard]] Result<Host::View> door();
    [[nodiscard]] Result<std::string, NotLetIn> admit(const std::string& code);
    [[nodiscard]] Result<Host::View> closeDoor();
    /// Turns away who stands at the door. To be called before the writer stops, once nobody asks any more.
    void stop();

private:
    journal::Writer& m_writer;
    std::filesystem::path m_authority;
    JournalRegistry m_registry;
    std::optional<Host> m_host;
};

} // namespace phin::enrol
