#pragma once

#include "phin/model/v1/sync.pb.h"
#include "sync/model/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phin::counter {

/// A box of the shop, or rather one of its keys: a box that was let in again has several.
struct ShopBox {
    std::string device, keyId;
    std::string kind = {}; ///< till, station, sync, cloud; empty: it has never run
    std::string name = {}, letter = {}, station = {};
    std::int64_t untilMs = 0; ///< UTC; the end of its certificate
    bool revoked = false;
    std::string reason = {}; ///< why it was
    bool own = false;        ///< this very till
    bool present = false;
    std::int64_t lastHeardMs = 0; ///< UTC; 0: not since this till began

    [[nodiscard]] const std::string& calledBy() const { return name.empty() ? device : name; }
    friend bool operator==(const ShopBox&, const ShopBox&) = default;
};

struct ShopBoxes {
    std::vector<ShopBox> boxes;
    bool authority = false;  ///< this till holds the shop's authority: it may let boxes in and revoke them
    std::string authorityAt; ///< the box that does, as far as is known
};

/// The door for new boxes, as it is now.
struct DoorState {
    enum class Closing { NotOpened, ByManager, OpenedAnew, TimeOver, WrongCodes, EmptyVisits, CameIn, NotKept };
    struct Guest {
        std::string device, kind, name, letter, station;
        std::int64_t codeEndsInMs = 0; ///< 0: it does not show its code yet
        friend bool operator==(const Guest&, const Guest&) = default;
    };
    bool open = false;
    Closing whyClosed = Closing::NotOpened; ///< where it is not open
    std::vector<std::string> addresses;     ///< ADDRESS:PORT where a new box finds it
    std::int64_t closesInMs = 0;
    unsigned triesLeft = 0;
    std::optional<Guest> guest; ///< who stands there

    friend bool operator==(const DoorState&, const DoorState&) = default;
};

/// What became of a code that the manager typed.
struct CodeAnswer {
    enum class What { CameIn, WrongCode, CodeTooOld, NobodyThere, DoorClosed, NotKept };
    What what = What::NotKept;
    std::string device; ///< who came in
    std::string why;    ///< why not, in one English sentence
    DoorState door;     ///< after it
};

/// What a manager decides about the shop's boxes. Each call may wait for the disk or the network: never on the
/// screen's own thread, see DeskClerk.
class BoxesDesk {
public:
    virtual ~BoxesDesk() = default;
    [[nodiscard]] virtual Result<ShopBoxes> boxes() = 0;
    /// How far they and the cloud are with this till.
    [[nodiscard]] virtual Result<model::v1::SyncReport> sync() { return model::v1::SyncReport(); }
    /// At once and everywhere nobody listens to this box any more.
    virtual Status revoke(const std::string& device, const std::string& reason) = 0;

    [[nodiscard]] virtual Result<DoorState> openDoor() = 0;
    [[nodiscard]] virtual Result<DoorState> door() = 0;
    [[nodiscard]] virtual Result<CodeAnswer> admit(const std::string& code) = 0;
    [[nodiscard]] virtual Result<DoorState> closeDoor() = 0;
};

} // namespace phin::counter
