#pragma once

#include "app/screens/boxes_desk.h"
#include "sync/enrol/box_keeper.h"
#include "sync/lan/view.h"

#include <functional>
#include <string>

namespace phin::boxes {

/// The screen's desk over a BoxKeeper, and over what the LAN tells of the boxes' presence.
class KeeperDesk : public counter::BoxesDesk {
public:
    struct Place {
        std::string device;              ///< this very box
        std::function<lan::View()> view; ///< from any thread
        std::string doorAddress;         ///< ADDRESS:PORT to open the door on; empty: all addresses, the usual port
        std::function<Status()> allowed = [] {
            return done();
        }; ///< whoever stands here may admit and revoke; any thread
        std::function<Result<model::v1::SyncReport>()> sync = {}; ///< see box::syncReport(); any thread
    };
    KeeperDesk(enrol::BoxKeeper& keeper, Place place);

    [[nodiscard]] Result<counter::ShopBoxes> boxes() override;
    [[nodiscard]] Result<model::v1::SyncReport> sync() override;
    Status revoke(const std::string& device, const std::string& reason) override;
    [[nodiscard]] Result<counter::DoorState> openDoor() override;
    [[nodiscard]] Result<counter::DoorState> door() override;
    [[nodiscard]] Result<counter::CodeAnswer> admit(const std::string& code) override;
    [[nodiscard]] Result<counter::DoorState> closeDoor() override;

private:
    [[nodiscard]] counter::DoorState stateOf(const enrol::Host::View& view) const;
    [[nodiscard]] Result<counter::DoorState> stateOf(const Result<enrol::Host::View>& view) const;

    enrol::BoxKeeper& m_keeper;
    Place m_place;
};

/// This machine's addresses on its networks, without its own loop.
[[nodiscard]] std::vector<std::string> networkAddresses();

} // namespace phin::boxes
