#pragma once

#include "app/counter/till.h"
#include "sync/box/recovery.h"
#include "sync/journal/shop_clock.h"
#include "sync/journal/writer.h"
#include "sync/lan/broker_choice.h"
#include "sync/lan/protocol.h"
#include "tests/faults/disk.h"
#include "tests/faults/identities.h"
#include "tests/faults/network.h"
#include "tests/faults/time_line.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace phin::faults {

/// What a box is for. A box of kind "cloud" has no place on the LAN.
struct Role {
    std::string device;
    std::string kind;
    std::string letter = {};
    std::string station = {};
};

/// What all boxes of one run share.
struct World {
    TimeLine& time;
    Network& network;
    Storage& storage;
    const Identities& identities;
    std::function<void(const std::string&)> trace;
    /// A promise of the code itself was broken: an exception that nobody caught, a command that was decided twice.
    std::function<void(const std::string&)> breach;
};

/// Rules of production code that a control run switches off here, to show that the invariants notice.
enum class Mutation {
    None,
    NormalSync,      ///< disks do not sync at each commit
    LostAnswers,     ///< nothing is asked for: what was missed stays missing
    ForgottenEpochs, ///< a box that lost its disk begins again at once, without asking the neighbours
    ForgottenTaps,   ///< each tap on Pay is a command of its own
    NoCursor,        ///< what came before is folded again
    ArrivalOrder,    ///< of two marks on a line, the one that came last stands, whenever it was made
};

/// A box: the real journal, writer, protocol, recovery and use cases, in virtual time. It stands for what main.cpp,
/// box::Box and lan::Peer do with threads and sockets.
class SimBox final : public lan::Protocol::Shelf {
public:
    SimBox(World& world, int index, Role role, Random random, Mutation mutation);
    ~SimBox() override;

    // --- power and program
    void boot();
    /// The program is gone, the disk is as it is.
    void kill();
    void cutPower();
    /// The program stands still, as under SIGSTOP.
    void pause(std::int64_t ms) { m_pausedUntilMs = m_world.time.now() + ms; }
    /// Off, and its disk replaced by an empty one. Looks at what was on it before.
    void loseDisk(const std::function<void(journal::Reader&)>& before);
    /// Called when the box went off for whatever reason.
    std::function<void()> wentOff;

    [[nodiscard]] bool isOn() const noexcept { return m_writer != nullptr; }
    /// Its journal has begun and it knows its own past.
    [[nodiscard]] bool ready() const;
    [[nodiscard]] const Role& role() const noexcept { return m_role; }
    [[nodiscard]] Disk& disk() noexcept { return m_disk; }
    [[nodiscard]] WallClock& clock() noexcept { return m_wall; }
    [[nodiscard]] std::filesystem::path file() const { return "/" + m_role.device + "/journal.db"; }
    /// What it has committed, on or off.
    [[nodiscard]] std::map<journal::ChainId, std::uint64_t> held();
    /// A connection of one's own to its file.
    [[nodiscard]] Result<journal::Reader> read() const { return journal::Reader::open(file()); }
    void setSlow(std::int64_t ms) noexcept { m_slowMs = ms; }

    // --- its people; only while it is on
    [[nodiscard]] counter::Till& till() { return *m_till; }
    /// Orders that are not done yet, as this box sees them.
    [[nodiscard]] const std::map<std::string, journal::OrderPtr>& openOrders() const noexcept { return m_open; }
    /// Orders that lately were done.
    [[nodiscard]] const std::map<std::string, journal::OrderPtr>& doneOrders() const noexcept { return m_done; }
    void post(journal::Writer::Work work, journal::Writer::Done done);
    /// The writer has something to do.
    void work();

    // --- the sync agent's other side
    /// Takes a batch from the cloud, or as the cloud.
    void receive(std::string batch, const std::string& source);
    void cloudHolds(std::vector<journal::Cursor> cursors);
    [[nodiscard]] std::vector<journal::Cursor> cursors() override;
    [[nodiscard]] std::optional<journal::Range> range(const journal::ChainId& chain, std::uint64_t after,
                                                      std::size_t maxBytes) override;
    [[nodiscard]] bool takesMore() override;
    [[nodiscard]] bool banned(const std::string&) override { return false; }

private:
    void open();
    void die();
    void bootLater(const std::string& why);
    void tick();
    void writeNow();
    void talk();
    void look();
    void mindTheLink();
    void go(std::size_t broker);
    void drop();
    void arrived(const lan::Message& message);
    void foldWrongly(const std::string& batch);
    void committed(const journal::Committed& what);
    void remember(const journal::OrderPtr& order);
    /// Runs `what` later, unless the box has died in between.
    void later(std::int64_t ms, std::function<void()> what);
    void guarded(const std::function<void()>& what);

    World& m_world;
    const int m_index;
    const Role m_role;
    Random m_random;
    const Mutation m_mutation;
    Disk m_disk;
    WallClock m_wall;
    SteadyClock m_steady;
    bool m_begun = false; ///< box::Box's marker beside the key
    int m_life = 0;

    // --- of this life
    std::unique_ptr<journal::ShopClock> m_clock;
    std::unique_ptr<journal::Writer> m_writer;
    std::unique_ptr<lan::Protocol> m_protocol;
    std::unique_ptr<lan::BrokerChoice> m_choice;
    std::unique_ptr<counter::Till> m_till;
    std::optional<journal::Reader> m_reader;
    box::Recovery m_recovery{false};
    std::map<std::string, journal::OrderPtr> m_open, m_done;
    std::vector<std::string> m_outbox;
    bool m_working = false;
    std::int64_t m_slowMs = 0;
    std::int64_t m_pausedUntilMs = 0;
    int m_connection = 0;           ///< 0: none
    std::int64_t m_signFloorMs = 0; ///< silence does not count before this: this box itself slept
    std::int64_t m_loopedMs = 0, m_lastViewMs = 0, m_busyUntilMs = 0;
};

} // namespace phin::faults
