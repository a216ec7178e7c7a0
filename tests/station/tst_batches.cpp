#include "tests/station/station_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::test;
using kds::MarkedAll;
using kds::Station;

namespace {

using Command = void (Station::*)(std::vector<Lines>, Station::DoneAll);

Result<MarkedAll> run(StationShop& shop, Command command, const std::vector<Lines>& orders) {
    shop.clock.advance(1);
    return await<MarkedAll>([&](auto done) { (shop.station.get()->*command)(orders, done); });
}

std::uint32_t changed(const Result<MarkedAll>& outcome) {
    if (!outcome) {
        qWarning("%s", outcome.error().message.c_str());
        return 999;
    }
    std::uint32_t sum = 0;
    for (const auto& marked : outcome->marked)
        sum += marked.changed;
    return sum;
}

} // namespace

class BatchesTest : public QObject {
    Q_OBJECT
private slots:
    void startAllThenReadyAll_linesOfSeveralOrders_oneEntryEachAndOnce() {
        StationShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            shop.place(n, {{"barista"}, {"barista"}});
        const std::vector<Lines> batch{{orderId(1), {1}}, {orderId(2), {1, 2}}, {orderId(3), {2}}};
        const auto before = shop.ownEntries();
        QCOMPARE(changed(run(shop, &Station::startAll, batch)), 4U);
        QCOMPARE(changed(run(shop, &Station::startAll, batch)), 0U);
        QCOMPARE(shop.ownEntries(), before + 3);
        QCOMPARE(changed(run(shop, &Station::readyAll, batch)), 4U);
        QCOMPARE(changed(run(shop, &Station::readyAll, batch)), 0U);
        QCOMPARE(shop.ownEntries(), before + 6);
        QCOMPARE(shop.stored(2).preps_size(), 2);
        QCOMPARE(shop.stored(2).preps(1).state(), READY);
        QCOMPARE(shop.stored(3).preps_size(), 1);
    }

    void readyAll_oneWasVoidedMeanwhile_theOthersAreMade() {
        StationShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            shop.place(n, {{"barista"}});
        shop.voidOrder(2);
        const auto outcome = run(shop, &Station::readyAll, {{orderId(1), {1}}, {orderId(2), {1}}, {orderId(3), {1}}});
        QCOMPARE(changed(outcome), 2U);
        QCOMPARE(outcome->refused.size(), std::size_t{1});
        QCOMPARE(outcome->refused[0].orderId, orderId(2));
        QCOMPARE(outcome->refused[0].why.message, std::string("A-2 was voided; nothing of it is to be made"));
    }

    void all_whatMakesNoSense_changesNothing() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        const auto before = shop.ownEntries();
        QCOMPARE(run(shop, &Station::readyAll, {}).error().kind, ErrorKind::WrongUse);
        QCOMPARE(run(shop, &Station::readyAll, {{orderId(1), {}}, {orderId(1), {}}}).error().kind, ErrorKind::WrongUse);
        QCOMPARE(run(shop, &Station::startAll, {{orderId(1), {1}}, {orderId(2), {7}}}).error().kind,
                 ErrorKind::WrongUse);
        QCOMPARE(run(shop, &Station::startAll, std::vector<Lines>(101, Lines{orderId(1), {}})).error().kind,
                 ErrorKind::WrongUse);
        QCOMPARE(shop.ownEntries(), before);
    }
};

QTEST_GUILESS_MAIN(BatchesTest)
#include "tst_batches.moc"
