#include "sync/model/uuid.h"

#include <QTest>

#include <array>
#include <random>
#include <string>
#include <unordered_set>

using namespace phin;

namespace {
constexpr std::array<std::uint8_t, 10> ones = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
}

class TestUuid : public QObject {
    Q_OBJECT
private slots:
    void make_exampleOfTheRfc_isThatText() {
        // RFC 9562, A.6: 2022-02-22 14:22:22.00 GMT-05:00, rand_a CC3, rand_b 18C4DC0C0C07398F.
        const std::array<std::uint8_t, 10> random = {0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
        const Uuid id = Uuid::make(0x017F22E279B0, random);
        QCOMPARE(id.toString(), std::string("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
        QCOMPARE(id.timestampMs(), 0x017F22E279B0);
        QVERIFY(id.isVersion7());
    }

    void make_allRandomBitsSet_keepsVersionAndVariant() {
        const Uuid id = Uuid::make(1'554'120'000'000, ones);
        QVERIFY(id.isVersion7());
        QCOMPARE(id.toString().substr(14), std::string("7fff-bfff-ffffffffffff"));
        QCOMPARE(id.timestampMs(), 1'554'120'000'000);
    }

    void make_timeOutOfRange_isHeld() {
        QCOMPARE(Uuid::make(-1, ones).timestampMs(), 0);
        QCOMPARE(Uuid::make(std::int64_t{1} << 60, ones).timestampMs(), 0xFFFF'FFFF'FFFF);
    }

    void make_laterIds_sortLater() {
        const std::array<std::uint8_t, 10> zeros{};
        QVERIFY(Uuid::make(1'000, ones) < Uuid::make(1'001, zeros));
        QVERIFY(Uuid::make(1'000, ones).bytes() < Uuid::make(1'001, zeros).bytes());
    }

    void derived_sameSource_sameId() {
        std::array<std::uint8_t, 32> digest{};
        for (std::size_t i = 0; i < digest.size(); ++i)
            digest[i] = static_cast<std::uint8_t>(i * 7);
        const Uuid id = Uuid::derived(1'554'120'000'000, digest);
        QCOMPARE(id, Uuid::derived(1'554'120'000'000, digest));
        QVERIFY(id.isVersion7());
        digest[3] ^= 1;
        QVERIFY(id != Uuid::derived(1'554'120'000'000, digest));
        QVERIFY(id != Uuid::derived(1'554'120'000'001, digest));
    }

    void textAndBytes_roundTrip() {
        std::mt19937 random(1);
        std::unordered_set<Uuid> seen;
        for (int i = 0; i < 1'000; ++i) {
            std::array<std::uint8_t, 10> bytes{};
            for (auto& byte : bytes)
                byte = static_cast<std::uint8_t>(random());
            const Uuid id = Uuid::make(static_cast<std::int64_t>(random()) * 1'000, bytes);
            QCOMPARE(Uuid::fromString(id.toString()).value(), id);
            QCOMPARE(Uuid::fromBytes(id.bytes()).value(), id);
            QCOMPARE(id.bytes().size(), std::size_t{16});
            QVERIFY(seen.insert(id).second);
        }
    }

    void fromString_upperCase_isRead() {
        QCOMPARE(Uuid::fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")->toString(),
                 std::string("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    }

    void fromString_anythingElse_isNothing() {
        for (const char* text :
             {"", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
              "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", "017f22e2x79b0-7cc3-98c4-dc0c0c07398f",
              "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f}", "017f22e27-9b0-7cc3-98c4-dc0c0c07398f"})
            QVERIFY2(!Uuid::fromString(text), text);
    }

    void fromBytes_notSixteen_isNothing() {
        QVERIFY(!Uuid::fromBytes(""));
        QVERIFY(!Uuid::fromBytes(std::string(15, 'x')));
        QVERIFY(!Uuid::fromBytes(std::string(17, 'x')));
    }

    void nil_namesNothing() {
        QVERIFY(Uuid{}.isNil());
        QVERIFY(!Uuid{}.isVersion7());
        QVERIFY(Uuid::fromBytes(std::string(16, '\0'))->isNil());
        QVERIFY(!Uuid::make(0, ones).isNil());
    }
};

QTEST_APPLESS_MAIN(TestUuid)
#include "tst_uuid.moc"
