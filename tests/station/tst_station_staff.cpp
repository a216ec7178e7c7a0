#include "phin/model/v1/staff.pb.h"
#include "tests/station/station_shop.h"

#include <QTest>

using namespace phin;
using namespace phin::test;

namespace {

const std::string an = idOf(71).toString();
const std::string binh = idOf(72).toString();

/// Who called the first line of an order ready, by the station's file.
std::string madeBy(StationShop& shop, std::uint32_t n) {
    return shop.stored(n).preps(0).ready_staff();
}

} // namespace

/// Marks carry who stands at the station.
class StationStaffTest : public QObject {
    Q_OBJECT
private slots:
    void marks_carryWhoStandsHere_orWhomTheyName() {
        StationShop shop;
        for (std::uint32_t n = 1; n <= 4; ++n)
            shop.place(n, {{"barista"}});
        QVERIFY(shop.run(&kds::Station::ready, 1).ok());
        QCOMPARE(madeBy(shop, 1), std::string());
        shop.station->setStaff(an);
        QVERIFY(shop.run(&kds::Station::ready, 2).ok());
        QCOMPARE(madeBy(shop, 2), an);
        const auto named = await<Marked>([&](auto done) {
            Lines lines{orderId(3), {}};
            lines.staff = binh; // as the socket's robots do
            shop.station->ready(lines, done);
        });
        QVERIFY(named.ok());
        QCOMPARE(madeBy(shop, 3), binh);
        shop.station->setStaff({});
        QVERIFY(shop.run(&kds::Station::bump, 4).ok());
        QCOMPARE(madeBy(shop, 4), std::string());
    }

    void batches_andRecalls_carryItToo() {
        StationShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        shop.station->setStaff(an);
        const auto all = await<kds::MarkedAll>([&](auto done) {
            shop.station->readyAll({{orderId(1), {}}, {orderId(2), {}}}, done);
        });
        QVERIFY(all.ok());
        QCOMPARE(madeBy(shop, 1), an);
        QCOMPARE(madeBy(shop, 2), an);
    }

    void people_areTold_loadedAndNew() {
        StationShop shop("barista", false);
        std::vector<std::string> told;
        shop.beforeStart = [&](kds::Station& station) {
            station.observeStaff([&](const std::vector<StaffMember>& words) {
                for (const auto& person : words)
                    told.push_back(person.name + (person.active ? "" : " (gone)"));
            });
        };
        shop.begin();
        model::v1::StaffSet word;
        word.set_schema(1);
        word.set_staff_id(idOf(71).bytes());
        word.set_name("An");
        word.set_role(model::v1::CASHIER);
        word.set_active(true);
        shop.decide("staff.set", word);
        QCOMPARE(told, std::vector<std::string>{"An"});
        shop.restart();
        QCOMPARE(told, (std::vector<std::string>{"An", "An"}));
        word.set_active(false);
        shop.decide("staff.set", word);
        QCOMPARE(told.back(), std::string("An (gone)"));
    }
};

QTEST_GUILESS_MAIN(StationStaffTest)
#include "tst_station_staff.moc"
