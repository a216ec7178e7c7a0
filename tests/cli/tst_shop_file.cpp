#include "app/cli/replica_heads.h"
#include "app/cli/shop_file.h"
#include "tests/support/box.h"

#include <QTest>

#include <fstream>

using namespace phin;
using namespace phin::cli;

namespace {

constexpr char twoTills[] = R"({
    "shop": "demo", "utc_offset_minutes": 60, "cloud_url": "somewhere",
    "ports": {"mqtt": 1}, "pids": {"till-a": 17},
    "sockets": {"till-b": "till-b/s", "till-a": "till-a/s", "bar-1": "bar-1/s", "board": "board/s"},
    "stations": {"bar-1": "barista", "board": "board"},
    "databases": {"till-a": "/abs/a.db", "till-b": "b.db", "bar-1": "c.db", "board": "d.db", "sync": "s.db", "cloud": "x.db"}
})";

} // namespace

class TestShopFile : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<test::TempDir>();
        write(twoTills);
    }

    void load_pathsInIt_areRelativeToTheFile() {
        const auto shop = load();
        QVERIFY(shop);
        QCOMPARE(shop->databases.at("till-a"), std::filesystem::path("/abs/a.db"));
        QCOMPARE(shop->databases.at("till-b"), *m_folder / "b.db");
        QCOMPARE(shop->utcOffsetMinutes, 60);
        QCOMPARE(shop->pids.at("till-a"), 17);
    }

    void tillsAndKitchens_areToldApart() {
        const auto shop = load();
        QCOMPARE(shop->tills(), (std::vector<std::string>{"till-a", "till-b"}));
        QCOMPARE(shop->kitchens(), (std::vector<std::string>{"bar-1"}));
    }

    void replica_asPeopleNameIt_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("replica");
        QTest::newRow("a till is the first") << "till"
                                             << "till-a";
        QTest::newRow("a named till") << "till:till-b"
                                      << "till-b";
        QTest::newRow("a station by its name") << "station:bar-1"
                                               << "bar-1";
        QTest::newRow("a station by what it makes") << "station:barista"
                                                    << "bar-1";
        QTest::newRow("the agent") << "sync"
                                   << "sync";
        QTest::newRow("the cloud") << "cloud"
                                   << "cloud";
        QTest::newRow("plain name") << "board"
                                    << "board";
        QTest::newRow("none of these") << "till:till-z"
                                       << "";
        QTest::newRow("no kind of replica") << "printer:x"
                                            << "";
    }
    void replica_asPeopleNameIt() {
        QFETCH(const QString, from);
        QFETCH(const QString, replica);
        const auto found = load()->replica(from.toStdString());
        QCOMPARE(found.ok(), !replica.isEmpty());
        if (found)
            QCOMPARE(*found, replica.toStdString());
        else
            QCOMPARE(found.error().kind, ErrorKind::WrongUse);
    }

    void load_whatIsNoShopFile_saysSo() {
        QCOMPARE(ShopFile::load(*m_folder / "none.json").error().kind, ErrorKind::Unavailable);
        for (const auto* const text : {"", "[1]", "{\"pids\": 3}", "{\"sockets\": {\"till-a\": 3}}"}) {
            write(text);
            const auto shop = load();
            QVERIFY2(!shop, text);
            QCOMPARE(shop.error().kind, ErrorKind::WrongUse);
        }
    }

    void heads_oneReplicaBehind_areNamed() {
        const test::Shop shop;
        const test::FakeClock clock;
        test::Box till(shop, "till-a", clock);
        test::Box kitchen(shop, "kitchen", clock, {"station", "", "", "kitchen"});
        till.close();
        kitchen.close();
        const auto heads = ReplicaHeads::read({{"till-a", till.journalFile()}, {"kitchen", kitchen.journalFile()}});
        QVERIFY(heads.unreadable.empty());
        const bool born = !heads.replicas.at("till-a").empty();
        QCOMPARE(heads.equal(), !born); // each knows only its own birth, if that
        QCOMPARE(heads.behind("till-a"), std::uint64_t{born ? 1u : 0u});
    }

    void heads_aDatabaseThatIsGone_isNotEqual() {
        const auto heads = ReplicaHeads::read({{"till-a", *m_folder / "none.db"}});
        QVERIFY(!heads.equal());
        QVERIFY(QString::fromStdString(heads.describe()).contains("till-a cannot be read"));
    }

private:
    void write(const char* text) { std::ofstream(*m_folder / "shop.json", std::ios::trunc) << text; }
    [[nodiscard]] Result<ShopFile> load() const { return ShopFile::load(*m_folder / "shop.json"); }

    std::unique_ptr<test::TempDir> m_folder;
};

QTEST_APPLESS_MAIN(TestShopFile)
#include "tst_shop_file.moc"
