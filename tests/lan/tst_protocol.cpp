#include "sync/lan/protocol.h"

#include <QTest>

using namespace phin::lan;
using phin::journal::ChainId;
using phin::journal::Cursor;

namespace {

Cursor cursor(const std::string& device, std::uint64_t seq, const std::string& hash = "h") {
    Cursor at;
    at.set_device(device);
    at.set_epoch(1);
    at.set_seq(seq);
    at.set_hash(hash);
    return at;
}

class FakeShelf : public Protocol::Shelf {
public:
    std::vector<Cursor> holds;

    std::vector<Cursor> cursors() override { return holds; }
    std::optional<phin::journal::Range> range(const ChainId&, std::uint64_t, std::size_t) override { return {}; }
    bool banned(const std::string&) override { return false; }
    bool takesMore() override { return true; }
};

struct Kitchen {
    FakeShelf shelf;
    Protocol protocol{{"shop", "kitchen", "station", "run-1"}, shelf};
    std::int64_t now = 1'000;

    Kitchen() { protocol.connected(now); }

    /// `device` says that it is here and holds this.
    void hears(const std::string& device, const std::vector<Cursor>& holds, bool retained = false) {
        phin::lan::v1::Head head;
        head.set_device(device);
        head.set_kind("station");
        head.set_alive(true);
        head.set_session("its run");
        for (const auto& held : holds)
            *head.add_holds() = held;
        Message message{Topics("shop", device).head(), head.SerializeAsString()};
        message.retained = retained;
        protocol.arrived(message, now);
    }
    /// What it asks for now.
    std::vector<phin::lan::v1::RangeRequest> asks() {
        protocol.tick(now += 200);
        std::vector<phin::lan::v1::RangeRequest> all;
        for (const auto& each : protocol.take().publish)
            if (each.message.topic == Topics("shop", "kitchen").request())
                all.emplace_back().ParseFromString(each.message.payload);
        return all;
    }
    std::vector<std::string> absent() { return protocol.view(now, now).absent; }
};

} // namespace

class tst_protocol : public QObject {
    Q_OBJECT

private slots:
    // A box whose head the broker kept from before may be long gone, and with it what it alone holds (seed 5258).
    void Absent_whoseHeadTheBrokerKept_untilItSpeaks() {
        Kitchen kitchen;
        kitchen.hears("board", {cursor("till-a", 5), cursor("board", 1)});
        QCOMPARE(kitchen.absent(), std::vector<std::string>{"till-a"});
        kitchen.hears("till-a", {cursor("till-a", 5)}, true);
        QCOMPARE(kitchen.absent(), std::vector<std::string>{"till-a"});
        kitchen.hears("till-a", {cursor("till-a", 5)});
        QVERIFY(kitchen.absent().empty());
        // Another connection, another broker perhaps: all have to speak again.
        kitchen.protocol.lost();
        kitchen.protocol.connected(kitchen.now);
        kitchen.hears("board", {cursor("till-a", 5), cursor("board", 1)}, true);
        QCOMPARE(kitchen.absent(), (std::vector<std::string>{"board", "till-a"}));
    }

    void Neighbour_holdingOurChain_isSeenHowFar() {
        Kitchen kitchen;
        kitchen.shelf.holds = {cursor("kitchen", 9)};
        kitchen.hears("board", {cursor("kitchen", 4), cursor("board", 1)});
        kitchen.hears("till-a", {cursor("kitchen", 7), cursor("till-a", 3)});
        const auto view = kitchen.protocol.view(kitchen.now, kitchen.now);
        QCOMPARE(view.neighbours.front().holdsSeq, std::uint64_t{4});
        QCOMPARE(view.heldElsewhere().second, std::uint64_t{7});
    }

    void Fork_sameNumberOtherHash_isAskedForOnce() {
        Kitchen kitchen;
        kitchen.shelf.holds = {cursor("till-a", 5, "ours")};
        kitchen.hears("board", {cursor("till-a", 5, "ours")});
        QVERIFY(kitchen.asks().empty());
        kitchen.hears("till-a", {cursor("till-a", 5, "theirs")});
        const auto asked = kitchen.asks();
        QCOMPARE(asked.size(), std::size_t{1});
        QCOMPARE(asked[0].target(), std::string("till-a"));
        QCOMPARE(asked[0].device(), std::string("till-a"));
        QCOMPARE(asked[0].after(), std::uint64_t{4}); // that entry, whose seal is the proof
        kitchen.hears("till-a", {cursor("till-a", 5, "theirs")});
        QVERIFY(kitchen.asks().empty());
        kitchen.hears("till-a", {cursor("till-a", 5, "a third one")});
        QCOMPARE(kitchen.asks().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(tst_protocol)
#include "tst_protocol.moc"
