#include "app/boxes/keeper_desk.h"

#include <future>

namespace phin::boxes {
namespace {

using counter::CodeAnswer;
using counter::DoorState;
using Closing = DoorState::Closing;

Closing closingOf(enrol::Closing why) {
    switch (why) {
    case enrol::Closing::NotOpened:
        return Closing::NotOpened;
    case enrol::Closing::ByManager:
        return Closing::ByManager;
    case enrol::Closing::OpenedAnew:
        return Closing::OpenedAnew;
    case enrol::Closing::TimeOver:
        return Closing::TimeOver;
    case enrol::Closing::WrongCodes:
        return Closing::WrongCodes;
    case enrol::Closing::EmptyVisits:
        return Closing::EmptyVisits;
    case enrol::Closing::CameIn:
        return Closing::CameIn;
    case enrol::Closing::NotKept:
        break;
    }
    return Closing::NotKept;
}

CodeAnswer::What whatOf(enrol::NoEntry why) {
    switch (why) {
    case enrol::NoEntry::WrongCode:
        return CodeAnswer::What::WrongCode;
    case enrol::NoEntry::CodeTooOld:
        return CodeAnswer::What::CodeTooOld;
    case enrol::NoEntry::NobodyThere:
        return CodeAnswer::What::NobodyThere;
    case enrol::NoEntry::DoorClosed:
        return CodeAnswer::What::DoorClosed;
    case enrol::NoEntry::NotKept:
        break;
    }
    return CodeAnswer::What::NotKept;
}

} // namespace

KeeperDesk::KeeperDesk(enrol::BoxKeeper& keeper, Place place)
    : m_keeper(keeper)
    , m_place(std::move(place)) {}

Result<counter::ShopBoxes> KeeperDesk::boxes() {
    std::promise<Result<box::v1::BoxesReply>> promise;
    auto answer = promise.get_future();
    m_keeper.list([&promise](const Result<box::v1::BoxesReply>& reply) { promise.set_value(reply); });
    const auto reply = answer.get();
    if (!reply)
        return reply.error();
    const auto view = m_place.view();
    counter::ShopBoxes all;
    all.authority = reply->authority();
    all.authorityAt = reply->authority_at();
    for (const auto& known : reply->boxes()) {
        counter::ShopBox box;
        box.device = known.device();
        box.keyId = known.key_id();
        box.kind = known.kind();
        box.name = known.name();
        box.letter = known.letter();
        box.station = known.station();
        box.untilMs = known.until_ms();
        box.revoked = known.revoked();
        box.reason = known.reason();
        box.own = known.device() == m_place.device;
        for (const auto& neighbour : view.neighbours) {
            if (neighbour.device != known.device())
                continue;
            box.present = view.connected && neighbour.alive;
            box.lastHeardMs = neighbour.lastHeardMs;
        }
        all.boxes.push_back(std::move(box));
    }
    return all;
}

Result<model::v1::SyncReport> KeeperDesk::sync() {
    return m_place.sync ? m_place.sync() : BoxesDesk::sync();
}

Status KeeperDesk::revoke(const std::string& device, const std::string& reason) {
    if (auto allowed = m_place.allowed(); !allowed)
        return allowed;
    std::promise<Status> promise;
    auto answer = promise.get_future();
    m_keeper.revoke({device, reason, std::nullopt}, [&promise](const Result<std::uint64_t>& last) {
        promise.set_value(last ? done() : Status(last.error()));
    });
    return answer.get();
}

DoorState KeeperDesk::stateOf(const enrol::Host::View& view) const {
    DoorState state;
    state.open = view.door.open;
    state.whyClosed = closingOf(view.door.whyClosed);
    state.closesInMs = view.door.closesInMs;
    state.triesLeft = view.door.triesLeft;
    const auto colon = m_place.doorAddress.rfind(':');
    const auto hosts = colon == std::string::npos ? networkAddresses()
                                                  : std::vector<std::string>{m_place.doorAddress.substr(0, colon)};
    for (const auto& host : hosts)
        state.addresses.push_back(host + ':' + std::to_string(view.port));
    if (view.door.open && !view.door.guest.empty())
        state.guest = DoorState::Guest{view.guest.device(), view.guest.kind(),    view.guest.name(),
                                       view.guest.letter(), view.guest.station(), view.door.codeEndsInMs};
    return state;
}

Result<DoorState> KeeperDesk::stateOf(const Result<enrol::Host::View>& view) const {
    return view ? Result<DoorState>(stateOf(*view)) : view.error();
}

Result<DoorState> KeeperDesk::openDoor() {
    if (auto allowed = m_place.allowed(); !allowed)
        return allowed.error();
    return stateOf(m_keeper.openDoor(m_place.doorAddress));
}

Result<DoorState> KeeperDesk::door() {
    return stateOf(m_keeper.door());
}

Result<CodeAnswer> KeeperDesk::admit(const std::string& code) {
    if (auto allowed = m_place.allowed(); !allowed)
        return allowed.error();
    const auto admitted = m_keeper.admit(code);
    const auto view = m_keeper.door();
    if (!view)
        return view.error();
    CodeAnswer answer;
    answer.door = stateOf(*view);
    if (admitted) {
        answer.what = CodeAnswer::What::CameIn;
        answer.device = *admitted;
    } else {
        answer.what = whatOf(admitted.error().why);
        answer.why = admitted.error().message;
    }
    return answer;
}

Result<DoorState> KeeperDesk::closeDoor() {
    return stateOf(m_keeper.closeDoor());
}

} // namespace phin::boxes
