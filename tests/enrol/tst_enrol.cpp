// How a new box comes into a shop: the door alone, with a clock that is set; then over real TLS connections.
#include "sync/enrol/box_settings.h"
#include "sync/enrol/door.h"
#include "sync/enrol/guest.h"
#include "sync/enrol/host.h"
#include "sync/journal/certificate.h"
#include "sync/journal/revocation.h"
#include "tests/support/box.h"
#include "tests/support/eventually.h"
#include "tests/support/test_shop.h"

#include <QTest>

#include <future>

using namespace phin;
using namespace phin::enrol;
using namespace phin::test;

namespace {

constexpr int patienceMs = 20'000;

v1::Guest till(const std::string& device, const std::string& letter, const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder / (device + ".key")))
        must(journal::makeKeyFile(folder / (device + ".key")));
    v1::Guest guest;
    guest.set_schema(1);
    guest.set_device(device);
    guest.set_kind("till");
    guest.set_letter(letter);
    guest.set_request(must(journal::requestCertificate(folder / (device + ".key"), {}, device)));
    return guest;
}

/// A new box that stands at a door, on a thread of its own.
class Newcomer {
public:
    Newcomer(int port, v1::Guest guest)
        : m_guest(std::move(guest)) {
        auto shown = std::make_shared<std::promise<std::string>>();
        m_code = shown->get_future();
        m_admission = std::async(std::launch::async, [this, port, shown] {
            auto joined = join("127.0.0.1:" + std::to_string(port), m_guest,
                               [&shown](const std::string& code, const v1::Greeting&) { shown->set_value(code); });
            return joined;
        });
    }
    /// What it shows; empty where it was turned away before.
    std::string code() {
        if (m_code.wait_for(std::chrono::milliseconds(patienceMs)) != std::future_status::ready)
            return {};
        return m_code.get();
    }
    Result<Admission> admission() { return m_admission.get(); }
    const v1::Guest& guest() const { return m_guest; }

private:
    v1::Guest m_guest;
    std::future<std::string> m_code;
    std::future<Result<Admission>> m_admission;
};

std::string wrong(std::string code) {
    code[0] = code[0] == '9' ? '0' : static_cast<char>(code[0] + 1);
    return code;
}

/// A visit at a door: what a guest does, without a network.
struct Visitor {
    explicit Visitor(const std::string& name)
        : ticket("ticket of " + name)
        , guest("guest " + name)
        , nonce(randomBytes(nonceBytes))
        , greeting("greeting to " + name) {}
    Status knock(Door& door, std::int64_t at) const {
        return door.knock(ticket, guest, commitmentOf(guest, nonce), greeting, at);
    }
    Status enter(Door& door, std::int64_t at) const { return door.enter(ticket, nonce, "fingerprint", at); }
    [[nodiscard]] std::string code() const { return shortCode({guest, greeting, nonce, "fingerprint"}); }
    std::string ticket, guest, nonce, greeting;
};

} // namespace

class tst_enrol : public QObject {
    Q_OBJECT

    FakeClock m_clock{journal::SystemClock().nowMs()};

private slots:
    // ------------------------------------------------------------ the door

    void Door_rightCode_letsOneIn_andCloses() {
        Door door{{}};
        const Visitor visitor("till-b"), second("till-c");
        QVERIFY(!visitor.knock(door, 0)); // nobody has opened it
        door.open(0);
        must(visitor.knock(door, 1));
        QVERIFY(!door.decide(visitor.code(), 2)); // it has not entered: there is no code yet
        must(visitor.enter(door, 3));
        QVERIFY(!second.knock(door, 4)); // one at a time
        must(door.decide(visitor.code(), 5));
        QVERIFY(!door.view(6).open);
        QVERIFY(!door.decide(visitor.code(), 7)); // used before
        QVERIFY(!second.knock(door, 8));
    }

    void Door_wrongCodeThrice_closes() {
        Door door{{}};
        const Visitor visitor("till-b");
        door.open(0);
        must(visitor.knock(door, 0));
        must(visitor.enter(door, 0));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(door.view(1).open);
            QVERIFY(!door.decide(wrong(visitor.code()), 1));
        }
        QVERIFY(!door.view(1).open);
        QVERIFY(!door.decide(visitor.code(), 1)); // the right one comes too late
    }

    void Door_codeTooOld_isRefused() {
        Door door{{}};
        const Visitor visitor("till-b");
        door.open(0);
        must(visitor.knock(door, 0));
        must(visitor.enter(door, 0));
        QVERIFY(!door.decide(visitor.code(), 150'000));
        QVERIFY(door.view(150'000).open);
        QCOMPARE(door.view(150'000).triesLeft, 2u); // and it cost a try
    }

    void Door_visitsThatEndWithoutACode_areCounted() {
        // Else a man in the middle could knock until his code happens to be that of the other side.
        Door door{{}};
        door.open(0);
        for (int i = 0; i < 3; ++i) {
            const Visitor visitor("till-" + std::to_string(i));
            must(visitor.knock(door, i));
            if (i == 0) {
                must(visitor.enter(door, i));
                door.leave(visitor.ticket);
            } else if (i == 1) {
                Visitor other = visitor;
                other.nonce = randomBytes(nonceBytes); // chosen after it saw the greeting
                QVERIFY(!other.enter(door, i));
            } else {
                door.tick(i + 10'000); // never entered
            }
        }
        QVERIFY(!door.view(20'000).open);
    }

    void Door_leftOpen_closesByItself() {
        Door door{{}};
        door.open(0);
        QVERIFY(door.view(599'999).open);
        QVERIFY(!door.view(600'000).open);
        door.open(1'000'000);
        QVERIFY(door.view(1'000'001).open);
        QVERIFY(!door.view(5).open); // the clock was set back: nobody knows how long it has been open
    }

    void ShortCode_whateverDiffers_isAnother() {
        const Transcript same{"guest", "greeting", "nonce", "fingerprint"};
        QCOMPARE(shortCode(same).size(), codeDigits);
        QCOMPARE(shortCode(same), shortCode(same));
        for (const auto& other : {Transcript{"guesT", "greeting", "nonce", "fingerprint"},
                                  Transcript{"guest", "greetinG", "nonce", "fingerprint"},
                                  Transcript{"guest", "greeting", "noncE", "fingerprint"},
                                  Transcript{"guest", "greeting", "nonce", "fingerprinT"},
                                  Transcript{"guestg", "reeting", "nonce", "fingerprint"}})
            QVERIFY(shortCode(other) != shortCode(same));
        QVERIFY(commitmentOf("guest", "nonce") != commitmentOf("guestn", "once"));
    }

    // ------------------------------------------------------------ over the network

    void Join_managerTypesTheCode_newBoxIsReadyToRun() {
        TestShop shop;
        FolderRegistry registry(shop.folder());
        (void)shop.identity("till-a");
        Host::Settings settings{"till-a", shop.folder(), {}, {}};
        settings.shop.set_shop(shop.name());
        settings.shop.add_brokers("mqtts://192.0.2.1:8883");
        settings.shop.set_utc_offset_minutes(420);
        settings.shop.set_day_starts_hour(4);
        settings.shop.set_retention_days(400);
        settings.shop.set_tips("on");
        settings.shop.add_tip_quick("10%");
        Host host(settings, registry, m_clock);
        const auto port = must(host.open("127.0.0.1:0"));
        TempDir folder;
        Newcomer newcomer(port, till("till-b", "B", folder.path()));
        const auto code = newcomer.code();
        QCOMPARE(code.size(), codeDigits);
        EVENTUALLY(host.view().door.codeEndsInMs > 0, patienceMs);
        QCOMPARE(host.view().guest.device(), std::string("till-b"));
        QVERIFY(!host.admit(wrong(code)));
        QCOMPARE(must(host.admit(code)), std::string("till-b"));
        const auto admission = must(newcomer.admission());
        must(moveIn(folder.path(), newcomer.guest(), admission));
        const auto config = must(box::loadConfig(folder / "box.toml"));
        QCOMPARE(config.brokers.size(), std::size_t{1});
        QCOMPARE(config.letter, std::string("B"));
        QVERIFY(config.tips.asked == TipSettings::Asked::On);
        QCOMPARE(config.tips.quick.size(), std::size_t{1});
        QVERIFY(std::filesystem::exists(folder / "neighbours" / "till-a.crt"));
        const auto identity = must(journal::Identity::load(config.certificate, config.key));
        const auto certified = must(must(journal::Authority::load(config.authority)).check(identity.certificateDer()));
        QCOMPARE(certified.device, std::string("till-b"));
        QCOMPARE(certified.shop, shop.name());
        QVERIFY(!host.admit(code)); // used
        QVERIFY(!host.view().door.open);
        Newcomer late(port, till("till-c", "C", folder.path()));
        QVERIFY(!late.admission()); // nobody listens any more
    }

    void Join_manInTheMiddle_showsAnotherCode() {
        TestShop shop, evil(shop.name()); // the thief's authority says the same name
        FolderRegistry registry(shop.folder()), evilRegistry(evil.folder());
        Host::Settings settings{"till-a", shop.folder(), {}, {}}, evilSettings{"till-a", evil.folder(), {}, {}};
        settings.shop.set_shop(shop.name());
        evilSettings.shop.set_shop(shop.name());
        Host host(settings, registry, m_clock), middle(evilSettings, evilRegistry, m_clock);
        const auto port = must(host.open("127.0.0.1:0")), middlePort = must(middle.open("127.0.0.1:0"));
        TempDir folder, thiefs;
        Newcomer newcomer(middlePort, till("till-b", "B", folder.path())); // believes that it talks to the shop
        Newcomer thief(port, till("till-b", "B", thiefs.path()));          // who knocks at the shop in its place
        const auto shown = newcomer.code();
        QVERIFY(!thief.code().empty());
        EVENTUALLY(host.view().door.codeEndsInMs > 0, patienceMs);
        for (int i = 0; i < 3; ++i) // the manager types what the new box shows
            QVERIFY(!host.admit(shown));
        QVERIFY(!host.view().door.open);
        QVERIFY(!thief.admission());
        QVERIFY(!std::filesystem::exists(shop.folder() / "till-b.crt"));
        middle.close();
        QVERIFY(!newcomer.admission());
    }

    void Join_turnedAway_data() {
        QTest::addColumn<QString>("what");
        for (const auto* const what :
             {"name taken", "letter taken", "bad name", "no letter", "request of another", "door closed", "reserved"})
            QTest::newRow(what) << what;
    }
    void Join_turnedAway() {
        QFETCH(const QString, what);
        Shop shop;
        test::Box first(shop, "till-a", m_clock);
        first.writer().start();
        JournalRegistry registry(first.writer());
        Host::Settings settings{"till-a", shop.folder().path(), {}, {}};
        settings.shop.set_shop(shop.name());
        Host host(settings, registry, m_clock);
        const auto port = must(host.open("127.0.0.1:0"));
        TempDir folder;
        auto guest = till(what == "name taken" ? "till-a"
                          : what == "reserved" ? "broker"
                                               : "till-b",
                          what == "letter taken" ? "A" : "B", folder.path());
        if (what == "bad name")
            guest.set_device("../till");
        if (what == "no letter")
            guest.clear_letter();
        if (what == "request of another")
            guest.set_request(till("till-c", "C", folder.path()).request());
        if (what == "door closed")
            host.close();
        Newcomer newcomer(port, guest);
        QVERIFY(!newcomer.admission());
        if (what != "door closed")
            QCOMPARE(host.view().door.triesLeft, 3u); // it did not come so far as to see a code
    }

    void Join_throughARunningBox_isKnownToTheShop_alsoAgainAfterRevocation() {
        Shop shop;
        test::Box first(shop, "till-a", m_clock);
        first.writer().start();
        JournalRegistry registry(first.writer());
        Host::Settings settings{"till-a", shop.folder().path(), {}, {}};
        settings.shop.set_shop(shop.name());
        Host host(settings, registry, m_clock);
        const auto comeIn = [&](const TempDir& folder) {
            const auto port = must(host.open("127.0.0.1:0"));
            Newcomer newcomer(port, till("till-b", "B", folder.path()));
            const auto code = newcomer.code();
            while (host.view().door.codeEndsInMs == 0)
                QTest::qWait(5);
            must(host.admit(code));
            return must(newcomer.admission());
        };
        TempDir folder, again;
        QVERIFY(!comeIn(folder).knownBefore);
        std::shared_ptr<const journal::Trust> trust;
        const auto look = [&] {
            must(first.writer().run([&trust](journal::Journal& journal) {
                trust = journal.trust();
                return phin::done();
            }));
        };
        look();
        QCOMPARE(trust->certificates().size(), std::size_t{2});
        {
            const auto port = must(host.open("127.0.0.1:0"));
            QVERIFY(!Newcomer(port, till("till-b", "B", again.path())).admission()); // the name is taken
        }
        const auto issuer = must(journal::Issuer::load(shop.folder().path()));
        must(first.writer().run([&issuer](journal::Journal& journal) -> Status {
            const auto revoked = journal::revoke(journal, issuer, {"till-b", "broken", std::nullopt});
            return revoked ? phin::done() : Status(revoked.error());
        }));
        look();
        QVERIFY(trust->banned("till-b"));
        const auto admission = comeIn(again);
        QVERIFY(admission.knownBefore);
        look();
        QVERIFY(!trust->banned("till-b"));
    }
};

QTEST_GUILESS_MAIN(tst_enrol)
#include "tst_enrol.moc"
