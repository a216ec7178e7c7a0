#include "tests/counter/till_fixture.h"

#include <google/protobuf/util/message_differencer.h>

#include <QTest>

#include <mutex>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {
QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

bool same(const model::v1::Menu& left, const model::v1::Menu& right) {
    return google::protobuf::util::MessageDifferencer::Equals(left, right);
}

bool smallMenuSays(const std::string& product) {
    return MenuIndex(smallMenu()).product(product)->sold_out();
}

std::size_t menuEntries(const TillFixture& at) {
    std::size_t count = 0;
    at.reader().entries([&](const journal::Entry& entry) { count += entry.type() == "menu.published"; });
    return count;
}
} // namespace

class TillMenuTest : public QObject {
    Q_OBJECT
private slots:
    void noMenu_nothingCanBeSold() {
        TillFixture at(false);
        QVERIFY(at.till().menu()->menu().products().empty());
        PHIN_OK(at.till().openOrder(idOf(1)));
        PHIN_ERROR(at.till().addLine(idOf(1), choice("phin")), ErrorKind::Refused);
        PHIN_ERROR(at.sell(saleOf(2, 102, {"phin"})), ErrorKind::Refused);
        QCOMPARE(text(at.state().menuId), QString());
    }

    void import_menu_isInForceAtOnceAndAfterRestart() {
        TillFixture at(false);
        const auto imported = at.import(smallMenu());
        PHIN_OK(imported);
        QVERIFY(imported->changed);
        QCOMPARE(text(imported->menuId), QString("small-menu"));
        QVERIFY(same(at.till().menu()->menu(), smallMenu()));
        at.restart();
        QVERIFY(same(at.till().menu()->menu(), smallMenu()));
        QCOMPARE(text(at.state().menuId), QString("small-menu"));
    }

    void import_sameMenuAgain_changesNothing() {
        TillFixture at;
        const auto again = at.import(smallMenu());
        PHIN_OK(again);
        QVERIFY(!again->changed);
        QCOMPARE(menuEntries(at), std::size_t{1});
        auto other = smallMenu();
        other.set_id("other");
        PHIN_OK(at.import(other));
        const auto back = at.import(smallMenu()); // no longer in force, so this is a change
        PHIN_OK(back);
        QVERIFY(back->changed);
        QCOMPARE(menuEntries(at), std::size_t{3});
        QCOMPARE(text(at.till().menu()->menu().id()), QString("small-menu"));
    }

    void soldOut_saidByAPerson_holdsForTheDayAndOverTheMenu() {
        TillFixture at;
        const auto order = at.opened(1, {"phin"});
        PHIN_OK(at.setAvailable("phin", false));
        const auto* product = at.till().menu()->product("phin");
        QVERIFY(product->sold_out());
        // What is on an order already stays and can be paid; there is no more of it.
        PHIN_ERROR(at.till().addLine(order, choice("phin")), ErrorKind::Refused);
        PHIN_ERROR(at.till().setQuantity(order, 1, 2), ErrorKind::Refused);
        QVERIFY(text(at.till().setQuantity(order, 1, 2).error().message).contains("sold out"));
        PHIN_ERROR(at.sell(saleOf(2, 102, {"phin"})), ErrorKind::Refused);
        PHIN_OK(at.setAvailable("phin", false)); // again
        at.restart();
        QVERIFY(at.till().menu()->product("phin")->sold_out());
        // Another menu does not bring it back: there is still none.
        auto other = smallMenu();
        other.set_id("other");
        PHIN_OK(at.import(other));
        QVERIFY(at.till().menu()->product("phin")->sold_out());
        PHIN_OK(at.setAvailable("phin", true));
        PHIN_OK(at.till().setQuantity(order, 1, 2));
        PHIN_OK(at.pay(order, idOf(101)));
        QCOMPARE(text(at.decisions()),
                 QString("product.available product.available shift.opened order.placed order.paid"));
        PHIN_ERROR(at.setAvailable("no-such", false), ErrorKind::NotFound);
    }

    void soldOut_nextMorning_isAsTheMenuSays() {
        TillFixture at;
        const auto menu = smallMenu();
        for (const auto& product : menu.products())
            PHIN_OK(at.setAvailable(product.id(), product.sold_out())); // the contrary
        for (const auto& product : menu.products())
            QVERIFY(at.till().menu()->product(product.id())->sold_out() != smallMenuSays(product.id()));
        at.clock().advance(FakeClock::day);
        for (const auto& product : menu.products())
            QCOMPARE(at.till().menu()->product(product.id())->sold_out(), smallMenuSays(product.id()));
    }

    void import_withoutId_getsOneFromItsContent() {
        TillFixture at(false);
        auto menu = smallMenu();
        menu.clear_id();
        const auto first = at.import(menu);
        PHIN_OK(first);
        QCOMPARE(first->menuId.size(), std::size_t{64});
        QVERIFY(!at.import(menu)->changed);
        menu.set_name("another");
        QVERIFY(at.import(menu)->changed);
    }

    void import_unusable_isRefusedWithTheReason() {
        TillFixture at;
        auto menu = smallMenu();
        menu.set_id("broken");
        menu.mutable_products(0)->set_station("bakery");
        menu.set_currency("XXQ");
        const auto refused = at.import(menu);
        PHIN_ERROR(refused, ErrorKind::WrongUse);
        QVERIFY2(text(refused.error().message).contains("bakery"), refused.error().message.c_str());
        QVERIFY2(text(refused.error().message).contains("XXQ"), refused.error().message.c_str());
        PHIN_ERROR(at.import({}), ErrorKind::WrongUse);
        PHIN_ERROR(at.import(largeMenu(40'000)), ErrorKind::WrongUse);
        QCOMPARE(text(at.till().menu()->menu().id()), QString("small-menu"));
    }

    void import_threeThousandProducts_isCutSentAndPutTogether() {
        TillFixture at(false);
        Box station(at.shop(), "barista-1", at.clock(), {"station", "", "", "barista"});
        std::mutex mutex;
        std::vector<std::string> sent;
        at.stop();
        at.make();
        at.box().writer().observe([&](const journal::Committed& committed) {
            const std::lock_guard lock(mutex);
            sent.insert(sent.end(), committed.ownBatches.begin(), committed.ownBatches.end());
        });
        at.start();
        const auto menu = largeMenu(3'000);
        PHIN_OK(at.import(menu));
        QVERIFY(menuEntries(at) > 4);
        at.reader().entries(
            [&](const journal::Entry& entry) { QVERIFY(entry.payload().size() <= menuPartBytes + 200); });
        QVERIFY(same(at.till().menu()->menu(), menu));

        // The station had the till's birth before; it gets the rest in order.
        station.writer().start();
        const auto arrived = [&](const std::string& batch) {
            return station.writer().run([&](journal::Journal& journal) {
                const auto receipt = journal.receive(batch, "till-a");
                return receipt == journal::Receipt::Quarantined ? Status(Error{}) : done();
            });
        };
        PHIN_OK(arrived(at.reader().range({"till-a", 1}, 0, 1)->batch.SerializeAsString()));
        const std::lock_guard lock(mutex);
        for (const auto& batch : sent) {
            QVERIFY(batch.size() <= journal::maxMessageBytes);
            PHIN_OK(arrived(batch));
        }
        station.writer().stop();
        const auto there = station.writer().journal().shop().menu();
        QVERIFY(there != nullptr);
        QVERIFY(same(there->menu(), menu));
    }
};

QTEST_APPLESS_MAIN(TillMenuTest)
#include "tst_till_menu.moc"
