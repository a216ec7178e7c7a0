// Who belongs to the shop: revoked keys, renewed certificates, key files.
#include "sync/journal/certificate.h"
#include "sync/journal/certificate_keeper.h"
#include "sync/journal/reader.h"
#include "sync/journal/revocation.h"
#include "sync/journal/whole_file.h"
#include "tests/journal/facts.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <random>

using namespace phin;
using namespace phin::journal;
using namespace phin::test;

namespace {

struct Sent {
    std::string device, batch;
};

std::string digestOf(const Journal& journal) {
    return must(Reader::open(journal.file())).digest(0, 99'999'999);
}

std::uint64_t held(const Journal& journal, const std::string& device) {
    std::uint64_t last = 0;
    for (const auto& cursor : journal.cursors())
        if (cursor.device() == device)
            last = cursor.seq();
    return last;
}

std::vector<std::string> reasons(const Journal& journal) {
    std::vector<std::string> all;
    for (const auto& row : must(Reader::open(journal.file())).quarantined(100))
        all.push_back(row.reason);
    return all;
}

/// What a box holds of a chain, as it would send it.
std::string rangeOf(const Journal& journal, const std::string& device, std::uint64_t after = 0) {
    const auto range = must(Reader::open(journal.file())).range({device, 1}, after, 200'000);
    return range ? range->batch.SerializeAsString() : std::string();
}

} // namespace

class tst_trust : public QObject {
    Q_OBJECT

    FakeClock m_clock{SystemClock().nowMs()};
    int m_number = 0;

    std::string fresh(const std::string& stem) { return stem + "-" + std::to_string(++m_number); }

    /// Sells `orders` on the till, one transaction each; returns the batches.
    std::vector<Sent> sell(Journal& till, unsigned from, unsigned until) {
        std::vector<Sent> sent;
        for (unsigned i = from; i < until; ++i) {
            m_clock.advance(10);
            sent.push_back(
                {till.device(), decide(till, std::pair{"order.placed", placed(i)}, std::pair{"order.paid", paid(i, i)})
                                    .ownBatches[0]});
        }
        return sent;
    }

    /// Revokes on the box of the authority; returns all that it sent for it.
    std::vector<Sent> revokeOn(Journal& first, TestShop& shop, const RevocationOrder& order) {
        m_clock.advance(10);
        first.begin();
        const auto revoked = revoke(first, shop.issuer(), order);
        auto batches = first.commit().ownBatches;
        if (!revoked)
            throw std::runtime_error(revoked.error().message);
        first.begin();
        must(keepRevocationList(first, shop.issuer()));
        for (auto& batch : first.commit().ownBatches)
            batches.push_back(std::move(batch));
        std::vector<Sent> sent;
        for (auto& batch : batches)
            sent.push_back({first.device(), std::move(batch)});
        return sent;
    }

private slots:
    void Revocation_whateverOrderItComesIn_foldsTheSame() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), stolen = shop.open("till-b", m_clock);
        std::vector<Sent> all{{"till-a", rangeOf(*first, "till-a")}, {"till-b", rangeOf(*stolen, "till-b")}};
        const auto add = [&all](std::vector<Sent> more) {
            for (auto& each : more)
                all.push_back(std::move(each));
        };
        add(sell(*first, 1'000, 1'005));
        const auto honest = sell(*stolen, 1, 11);
        add(honest);
        give(*first, all[1].batch);
        for (const auto& each : honest)
            give(*first, each.batch);
        add(sell(*stolen, 11, 16)); // what the thief does; the first box never sees it
        add(revokeOn(*first, shop, {"till-b", "stolen", std::nullopt}));
        add(sell(*first, 1'005, 1'008));
        for (const auto& each : all)
            if (each.device == "till-b")
                give(*first, each.batch);
        const auto expected = digestOf(*first);
        QCOMPARE(must(Reader::open(first->file())).orderCount(), std::uint64_t{8 + 10});

        std::minstd_rand random(7);
        for (int round = 0; round < 25; ++round) {
            auto replica = shop.open(fresh("kitchen"), m_clock);
            auto shuffled = all;
            if (round > 0) // the first round takes them in the order they were made: the chain is cut back
                std::shuffle(shuffled.begin(), shuffled.end(), random);
            for (int pass = 0; pass < static_cast<int>(all.size()) && held(*replica, "till-a") < held(*first, "till-a");
                 ++pass)
                for (const auto& each : shuffled)
                    give(*replica, each.batch);
            give(*replica, rangeOf(*first, "till-b")); // as catching up would
            QCOMPARE(held(*replica, "till-b"), held(*first, "till-b"));
            QCOMPARE(digestOf(*replica), expected);
            QVERIFY(replica->trust()->banned("till-b"));
            QVERIFY(!replica->trust()->banned("till-a"));
            // What is left can be proven to the next box.
            auto next = shop.open(fresh("board"), m_clock);
            QCOMPARE(give(*next, rangeOf(*replica, "till-b")), Receipt::Stored);
            QCOMPARE(held(*next, "till-b"), held(*first, "till-b"));
        }
    }

    void Revocation_namingAnEarlierEntry_takesFalseSalesBackEverywhere() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), stolen = shop.open("till-b", m_clock),
             kitchen = shop.open("kitchen", m_clock);
        sell(*stolen, 1, 21); // entries 2 to 41
        for (auto* const box : {first.get(), kitchen.get()})
            give(*box, rangeOf(*stolen, "till-b"));
        revokeOn(*first, shop, {"till-b", "stolen at night", 21}); // in the middle of what came in one batch
        give(*kitchen, rangeOf(*first, "till-a"));
        for (auto* const box : {first.get(), kitchen.get()}) {
            QCOMPARE(held(*box, "till-b"), std::uint64_t{21});
            QCOMPARE(must(Reader::open(box->file())).orderCount(), std::uint64_t{10});
            QCOMPARE(box->shop().lastReceipt("till-b"), std::uint64_t{10});
            QVERIFY(reasons(*box).front().find("revoked: ") == 0);
        }
        QCOMPARE(digestOf(*kitchen), digestOf(*first));
        QCOMPARE(give(*kitchen, rangeOf(*stolen, "till-b")), Receipt::Quarantined);
        QCOMPARE(held(*kitchen, "till-b"), std::uint64_t{21});

        // The manager finds that more of it was right after all: it comes back from what was set aside.
        revokeOn(*first, shop, {"till-b", "the day's sales were right", 41});
        give(*kitchen, rangeOf(*first, "till-a"));
        for (auto* const box : {first.get(), kitchen.get()}) {
            QCOMPARE(held(*box, "till-b"), std::uint64_t{41});
            QCOMPARE(must(Reader::open(box->file())).orderCount(), std::uint64_t{20});
        }
        QCOMPARE(digestOf(*kitchen), digestOf(*first));
    }

    void Quarantine_noise_doesNotPushOutWhatMayCountOneDay() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), stolen = shop.open("till-b", m_clock);
        give(*first, rangeOf(*stolen, "till-b"));
        revokeOn(*first, shop, {"till-b", "", std::nullopt});
        sell(*stolen, 1, 6);
        QCOMPARE(give(*first, rangeOf(*stolen, "till-b", 1)), Receipt::Quarantined);
        first->begin();
        for (int i = 0; i < 1'200; ++i)
            QCOMPARE(first->receive("noise " + std::to_string(i), "a stranger"), Receipt::Quarantined);
        first->commit();
        QCOMPARE(must(Reader::open(first->file())).quarantined(2'000).size(), std::size_t{1'001}); // bounded
        revokeOn(*first, shop, {"till-b", "the day's sales were right", 11});
        QCOMPARE(held(*first, "till-b"), std::uint64_t{11});
    }

    void Revocation_reopenedFile_remembersIt() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), stolen = shop.open("till-b", m_clock);
        give(*first, rangeOf(*stolen, "till-b"));
        revokeOn(*first, shop, {"till-b", "", std::nullopt});
        first.reset();
        first = shop.open("till-a", m_clock);
        QVERIFY(first->trust()->banned("till-b"));
        sell(*stolen, 1, 2);
        QCOMPARE(give(*first, rangeOf(*stolen, "till-b", 1)), Receipt::Quarantined);
    }

    void Revocation_ofThisBox_endsItsDecisions() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), other = shop.open("till-b", m_clock);
        give(*first, rangeOf(*other, "till-b"));
        revokeOn(*first, shop, {"till-b", "", std::nullopt});
        QVERIFY(!other->revoked());
        give(*other, rangeOf(*first, "till-a"));
        QVERIFY(other->revoked());
        QVERIFY(held(*other, "till-b") > 0); // its own file stays what it was
        other->begin();
        QVERIFY_EXCEPTION_THROWN(other->append("order.placed", placed(1)), std::runtime_error);
        other->rollback();
    }

    void Revocation_notSignedByTheAuthority_countsForNobody() {
        TestShop shop, foreign;
        auto first = shop.open("till-a", m_clock), rogue = shop.open("till-b", m_clock);
        sell(*first, 1, 3);
        give(*rogue, rangeOf(*first, "till-a"));
        rogue->begin(); // a stolen till that would like to be rid of the others
        QVERIFY(revoke(*rogue, foreign.issuer(), {"till-a", "mine", 1}).ok());
        const auto sent = rogue->commit().ownBatches;
        give(*first, rangeOf(*rogue, "till-b"));
        QCOMPARE(held(*first, "till-b"), rogue->head()->seq()); // a sound entry of its own chain, kept like any
        for (auto* const box : {first.get(), rogue.get()}) {
            QVERIFY(!box->trust()->banned("till-a"));
            QCOMPARE(held(*box, "till-a"), std::uint64_t{5});
        }
        QVERIFY(!first->revoked());
    }

    void Revocation_orderThatMakesNoSense_isRefused() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), other = shop.open("till-b", m_clock);
        give(*first, rangeOf(*other, "till-b"));
        first->begin();
        QCOMPARE(revoke(*first, shop.issuer(), {"till-a", "", std::nullopt}).error().kind, ErrorKind::Refused);
        QCOMPARE(revoke(*first, shop.issuer(), {"till-x", "", std::nullopt}).error().kind, ErrorKind::NotFound);
        first->commit();
        revokeOn(*first, shop, {"till-b", "", std::nullopt});
        first->begin();
        QCOMPARE(revoke(*first, shop.issuer(), {"till-b", "", std::nullopt}).error().kind, ErrorKind::Refused);
        first->commit();
    }

    void NewKey_ofARevokedName_isHeardAgain() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), stolen = shop.open("till-b", m_clock);
        sell(*stolen, 1, 4);
        give(*first, rangeOf(*stolen, "till-b"));
        revokeOn(*first, shop, {"till-b", "", std::nullopt});
        QVERIFY(first->trust()->banned("till-b"));
        QTemporaryDir newBox;
        const std::filesystem::path folder = newBox.path().toStdString();
        must(makeKeyFile(folder / "till-b.key"));
        const auto request = must(requestCertificate(folder / "till-b.key", shop.name(), "till-b"));
        const auto der = must(shop.issuer().certify(request, "till-b", {}, {}));
        must(replaceFile(folder / "till-b.crt", certificatePem(der)));
        phin::journal::v1::CertificateIssued issued;
        issued.set_schema(1);
        issued.set_certificate(der);
        decide(*first, std::pair{"certificate.issued", issued});
        QVERIFY(!first->trust()->banned("till-b"));

        const auto identity = must(Identity::load(folder / "till-b.crt", folder / "till-b.key"));
        auto again = must(
            Journal::open({folder / "journal.db", {"till", "till-b", "B", ""}}, identity, shop.authority(), m_clock));
        give(*again, rangeOf(*first, "till-b")); // what the neighbours hold of its name
        again->begin();
        again->beginEpoch();
        again->commit();
        sell(*again, 4, 6);
        const auto range = must(Reader::open(again->file())).range({"till-b", 2}, 0, 200'000);
        QCOMPARE(give(*first, range->batch.SerializeAsString()), Receipt::Stored);
        QCOMPARE(must(Reader::open(first->file())).orderCount(), std::uint64_t{5});
        QVERIFY(first->trust()->revokedSerials().size() == 1);
    }

    // ------------------------------------------------------------ renewal

    void Renewal_atTwoThirdsOfLife_goesThroughTheJournal() {
        TestShop shop;
        must(shop.issuer().issue(shop.folder(), "till-b", {"127.0.0.1"}, 1)); // from a day ago to a day ahead
        auto first = shop.open("till-a", m_clock), box = shop.open("till-b", m_clock);
        CertificateKeeper authority({{}, shop.folder(), {}, 30});
        const auto certificate = shop.folder() / "till-b.crt";
        CertificateKeeper keeper({{{certificate, shop.folder() / "till-b.key"}}, {}, {}});
        const auto run = [](CertificateKeeper& each, Journal& journal) {
            journal.begin();
            must(each.run(journal));
            return journal.commit();
        };
        const auto before = must(readCertificateFile(certificate));
        const auto keyId = box->identity().keyId();
        QVERIFY(run(keeper, *box).ownBatches.empty()); // not due yet
        m_clock.advance(9 * FakeClock::hour);
        QCOMPARE(run(keeper, *box).ownBatches.size(), std::size_t{1});
        QVERIFY(run(keeper, *box).ownBatches.empty()); // asks once
        give(*first, rangeOf(*box, "till-b"));
        QCOMPARE(run(authority, *first).ownBatches.size(), std::size_t{1});
        QVERIFY(run(authority, *first).ownBatches.empty()); // answers once
        give(*box, rangeOf(*first, "till-a"));
        run(keeper, *box);
        const auto after = must(readCertificateFile(certificate));
        QVERIFY(after != before);
        const auto certified = must(shop.authority().check(after));
        QCOMPARE(certified.key->id(), keyId);
        QCOMPARE(certified.device, std::string("till-b"));
        QVERIFY(certified.untilMs > m_clock.nowMs() + 29 * FakeClock::day);
        QVERIFY(!CertificateKeeper::due(certified, m_clock.nowMs()));

        // The chain goes on under the renewed certificate, also after a start.
        const auto epoch = box->head()->epoch();
        const auto file = box->file();
        box.reset();
        const auto identity = must(Identity::load(certificate, shop.folder() / "till-b.key"));
        box = must(Journal::open({file, {"till", "till-b", "A", ""}}, identity, shop.authority(), m_clock));
        QVERIFY(box->born());
        QCOMPARE(box->head()->epoch(), epoch);
        const auto sold = decide(*box, std::pair{"order.placed", placed(1)}).ownBatches[0];
        give(*first, rangeOf(*box, "till-b"));
        QVERIFY(first->shop().order(orderId(1)));
        m_clock.set(SystemClock().nowMs());
    }

    void Renewal_ofWhatMayNotBe_isNotAnswered_data() {
        QTest::addColumn<QString>("what");
        for (const auto* const what : {"all is well", "ended", "revoked", "not its key", "foreign", "no request",
                                       "would not last longer", "not due: a clock was set back"})
            QTest::newRow(what) << what;
    }
    void Renewal_ofWhatMayNotBe_isNotAnswered() {
        QFETCH(const QString, what);
        TestShop shop, foreign;
        auto first = shop.open("till-a", m_clock), box = shop.open("till-b", m_clock),
             other = shop.open("till-c", m_clock);
        give(*first, rangeOf(*box, "till-b"));
        auto& from = what == "foreign" ? foreign : shop;
        const auto key = what == "not its key" ? "till-c" : "till-b";
        (void)from.identity("till-b");
        phin::journal::v1::CertificateWanted want;
        want.set_schema(1);
        want.set_certificate(must(readCertificateFile(from.folder() / "till-b.crt")));
        want.set_request(what == "no request" ? std::string("\x30\x03nix", 5)
                                              : must(requestCertificate(from.folder() / (std::string(key) + ".key"),
                                                                        shop.name(), "till-b")));
        decide(*box, std::pair{"certificate.wanted", want});
        give(*first, rangeOf(*box, "till-b"));
        if (what == "revoked")
            revokeOn(*first, shop, {"till-b", "", std::nullopt});
        if (!what.startsWith("not due"))
            m_clock.advance((what == "ended" ? 900 : 700) * FakeClock::day); // of 825
        CertificateKeeper authority({{}, shop.folder(), {}, what == "would not last longer" ? 30 : 825});
        const auto before = first->head()->seq();
        for (int again = 0; again < 3; ++again) { // as after each commit
            first->begin();
            must(authority.run(*first));
            first->commit();
        }
        QCOMPARE(first->head()->seq(), before + (what == "all is well" ? 1 : 0));
        m_clock.set(SystemClock().nowMs());
    }

    void RevocationList_namesWhomBrokersTurnAway_andReachesTheFile() {
        TestShop shop;
        auto first = shop.open("till-a", m_clock), stolen = shop.open("till-b", m_clock),
             host = shop.open("till-c", m_clock);
        give(*first, rangeOf(*stolen, "till-b"));
        revokeOn(*first, shop, {"till-b", "", std::nullopt});
        give(*host, rangeOf(*first, "till-a"));
        const auto serial = must(shop.authority().check(stolen->identity().certificateDer())).serial;
        QCOMPARE(host->trust()->listedSerials(), std::set<std::string>{serial});
        CertificateKeeper keeper({{}, {}, shop.folder() / "broker.crl"});
        host->begin();
        must(keeper.run(*host));
        host->commit();
        std::ifstream written(shop.folder() / "broker.crl");
        std::string line;
        std::getline(written, line);
        QCOMPARE(line, std::string("-----BEGIN X509 CRL-----"));
    }

    // ------------------------------------------------------------ key files

    void KeyFile_thatOthersCanRead_isRefused_data() {
        QTest::addColumn<int>("mode");
        QTest::newRow("group may read") << 0640;
        QTest::newRow("all may read") << 0604;
        QTest::newRow("group may write") << 0620;
    }
    void KeyFile_thatOthersCanRead_isRefused() {
        QFETCH(const int, mode);
        TestShop shop;
        (void)shop.identity("till-a");
        const auto key = shop.folder() / "till-a.key";
        std::filesystem::permissions(key, static_cast<std::filesystem::perms>(mode));
        const auto refused = Identity::load(shop.folder() / "till-a.crt", key);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("chmod 600") != std::string::npos);
        std::filesystem::permissions(shop.folder() / "ca.key", static_cast<std::filesystem::perms>(mode));
        QVERIFY(!Issuer::load(shop.folder()));
    }

    void KeyFile_made_isItsOwnersAlone_andNeverReplaced() {
        QTemporaryDir folder;
        const std::filesystem::path key = folder.path().toStdString() + "/a.key";
        must(makeKeyFile(key));
        QCOMPARE(std::filesystem::status(key).permissions(),
                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        QVERIFY(!makeKeyFile(key));
    }
};

QTEST_GUILESS_MAIN(tst_trust)
#include "tst_trust.moc"
