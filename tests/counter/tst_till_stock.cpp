#include "app/menu/chain_products.h"
#include "app/menu/chain_sales.h"
#include "phin/model/v1/stock.pb.h"
#include "sync/model/business_day.h"
#include "tests/counter/stock_shop.h"
#include "tests/counter/till_fixture.h"

#include <QTest>

#include <charconv>
#include <fstream>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

#define PHIN_SOUND(shop)                                                                                               \
    do {                                                                                                               \
        const auto fault = (shop).fault();                                                                             \
        QVERIFY2(fault.empty(), fault.c_str());                                                                        \
    } while (false)

/// The folder of the public data set, empty where it is not here.
std::filesystem::path dataFolder() {
    const QByteArray named = qgetenv("PHIN_CHAIN_DATA");
    const std::filesystem::path folder = named.isEmpty() ? PHIN_CHAIN_DATA_BESIDE : named.toStdString();
    return std::filesystem::exists(folder / "pastry_inventory.csv") ? folder : std::filesystem::path{};
}

/// How many of each product stood on the counter in the morning.
using Mornings = std::map<std::int32_t, std::map<std::string, std::int64_t>>;

Mornings readMornings(const std::filesystem::path& file, const std::string& outlet) {
    std::ifstream in(file, std::ios::binary);
    menu::CsvReader csv(in, file.filename().string());
    menu::CsvColumns<4> columns({"sales_outlet_id", "transaction_date", "product_id", "start_of_day"});
    if (const auto header = columns.readHeader(csv); !header)
        throw std::runtime_error(header.error().message);
    const auto number = [](std::string_view digits) {
        int value = 0;
        if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{})
            throw std::runtime_error("not a number: " + std::string(digits));
        return value;
    };
    Mornings mornings;
    std::vector<std::string> row;
    while (true) {
        const auto read = csv.next(row);
        if (!read)
            throw std::runtime_error(read.error().message);
        if (!*read)
            return mornings;
        if (columns.of(row, 0) != outlet)
            continue;
        const auto date = QString::fromStdString(columns.of(row, 1)).split(u'/'); // month/day/year
        const auto day = date[2].toInt() * 10'000 + date[0].toInt() * 100 + date[1].toInt();
        mornings[day][columns.of(row, 2)] += number(columns.of(row, 3));
    }
}

} // namespace

class TillStockTest : public QObject {
    Q_OBJECT

    std::int64_t m_refused = 0; // on all of anyDay_neverOversells()
private slots:
    void count_isDealtOutToTheTillsThatAreHeard() {
        StockShop shop(2, true);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 9));
        shop.exchange();
        QCOMPARE(StockShop::ledger(shop[1], "croissant").left("till-a"), 5);
        QCOMPARE(StockShop::ledger(shop[1], "croissant").left("till-b"), 4);
        PHIN_OK(shop.count(shop[2], 2, "banh-mi", 6)); // the kitchen sells nothing and keeps nothing
        shop.exchange();
        QCOMPARE(StockShop::ledger(shop[0], "banh-mi").left("kitchen"), 0);
        QCOMPARE(StockShop::ledger(shop[0], "banh-mi").left("till-a"), 3);
        PHIN_SOUND(shop);

        PHIN_ERROR(shop.count(shop[0], 3, "pizza", 1), ErrorKind::NotFound);
        PHIN_ERROR(shop.count(shop[0], 3, "croissant", 0), ErrorKind::WrongUse);
        PHIN_ERROR(shop.count(shop[0], 3, "croissant", -4), ErrorKind::WrongUse);
        PHIN_ERROR(shop.count(shop[0], 3, "croissant", mostStockUnits), ErrorKind::Refused);
        PHIN_ERROR(shop.count(shop[0], 3, "croissant", 4, 20191301), ErrorKind::WrongUse);
    }

    void count_sameIdAgain_doesNothing() {
        StockShop shop(1);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 9));
        const auto again = shop.count(shop[0], 1, "croissant", 9);
        PHIN_OK(again);
        QVERIFY(again->repeated);
        QCOMPARE(again->ledger.left(), 9);
        PHIN_SOUND(shop);
    }

    void addLine_beyondTheShare_isRefusedAndAskedForElsewhere() {
        StockShop shop(2);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 5)); // a: 3, b: 2
        shop.exchange();
        auto& till = *shop[1].till;
        QVERIFY((till.stock() == std::map<std::string, StockLeft>{{"croissant", {2, 3}}}));
        const auto order = idOf(50);
        PHIN_OK(till.openOrder(order));
        PHIN_OK(till.addLine(order, choice("croissant", 2)));
        const auto refused = till.setQuantity(order, 1, 4);
        PHIN_ERROR(refused, ErrorKind::Refused);
        QCOMPARE(text(refused.error().message),
                 QString("only 2 of \"Croissant\" left here; 3 more at till-a, asked for"));
        PHIN_ERROR(till.addLine(order, choice("croissant", 1)), ErrorKind::Refused); // asks for less than is asked for
        QCOMPARE(till.order(order)->lines(0).quantity(), 2);
        shop.exchange();
        QVERIFY((till.stock() == std::map<std::string, StockLeft>{{"croissant", {4, 1}}}));
        PHIN_OK(till.setQuantity(order, 1, 4));
        PHIN_OK(await<Paid>([&](auto done) { till.pay(order, idOf(51), {}, done); }));
        shop.exchange();
        QCOMPARE(StockShop::ledger(shop[0], "croissant").left(), 1);
        PHIN_OK(till.openOrder(idOf(52)));
        PHIN_OK(till.addLine(idOf(52), choice("phin", 50))); // is not limited
        PHIN_SOUND(shop);
    }

    void sell_theLastOne_onlyOnceInASplitShop() {
        StockShop shop(2);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 1));
        shop.exchange();
        shop.split({0, 1});
        PHIN_OK(shop.sell(shop[0], 10, "croissant", 1));
        const auto refused = shop.sell(shop[1], 11, "croissant", 1);
        PHIN_ERROR(refused, ErrorKind::Refused);
        QCOMPARE(text(refused.error().message),
                 QString("none of \"Croissant\" left here; 1 more at till-a, asked for"));
        shop.heal();
        shop.exchange();
        const auto gone = shop.sell(shop[1], 12, "croissant", 1);
        PHIN_ERROR(gone, ErrorKind::Refused);
        QCOMPARE(text(gone.error().message), QString("\"Croissant\" is sold out"));
        QCOMPARE(StockShop::ledger(shop[1], "croissant").left(), 0);
        PHIN_SOUND(shop);
    }

    void pay_whenTheShareWentMeanwhile_isRefusedAndUsesNoNumber() {
        StockShop shop(1);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 2));
        auto& till = *shop[0].till;
        PHIN_OK(till.openOrder(idOf(20)));
        PHIN_OK(till.addLine(idOf(20), choice("croissant", 2)));
        PHIN_OK(shop.sell(shop[0], 21, "croissant", 1));
        PHIN_ERROR(await<Paid>([&](auto done) { till.pay(idOf(20), idOf(22), {}, done); }), ErrorKind::Refused);
        PHIN_OK(till.setQuantity(idOf(20), 1, 1)); // less is always possible
        const auto paid = await<Paid>([&](auto done) { till.pay(idOf(20), idOf(22), {}, done); });
        PHIN_OK(paid);
        QCOMPARE(paid->receipt, std::uint64_t{2});
        PHIN_SOUND(shop);
    }

    void give_keepsWhatStandsOnOpenOrders() {
        StockShop shop(2);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 8)); // 4 and 4
        shop.exchange();
        PHIN_OK(shop[0].till->openOrder(idOf(20)));
        PHIN_OK(shop[0].till->addLine(idOf(20), choice("croissant", 3)));
        PHIN_ERROR(shop.sell(shop[1], 21, "croissant", 8), ErrorKind::Refused);
        shop.exchange();
        QCOMPARE(StockShop::ledger(shop[1], "croissant").left("till-a"), 3);
        PHIN_OK(await<Paid>([&](auto done) { shop[0].till->pay(idOf(20), idOf(22), {}, done); }));
        shop.exchange();
        PHIN_SOUND(shop);
    }

    void runningLow_sharesMoveByThemselves() {
        StockShop shop(2);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 20));
        shop.exchange();
        for (std::uint32_t i = 0; i < 20; ++i) { // all guests come to one till
            PHIN_OK(shop.sell(shop[1], 100 + i, "croissant", 1));
            shop.exchange();
        }
        PHIN_ERROR(shop.sell(shop[0], 200, "croissant", 1), ErrorKind::Refused);
        PHIN_SOUND(shop);
    }

    void waste_isTakenFromTheOwnShareOnly() {
        StockShop shop(2);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 6));
        shop.exchange();
        PHIN_ERROR(shop.waste(shop[1], 2, "croissant", 4), ErrorKind::Refused);
        PHIN_OK(shop.waste(shop[1], 3, "croissant", 3));
        QVERIFY(shop.waste(shop[1], 3, "croissant", 3)->repeated);
        shop.exchange();
        QCOMPARE(StockShop::ledger(shop[0], "croissant").left(), 3);
        PHIN_SOUND(shop);
    }

    void refund_restocksOnlyWhenAskedTo_whereItWasSold() {
        StockShop shop(2);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 4));
        shop.exchange();
        PHIN_OK(shop.sell(shop[0], 10, "croissant", 2));
        PHIN_OK(shop.sell(shop[1], 11, "croissant", 2));
        shop.exchange();
        PHIN_ERROR(shop.refund(shop[1], 10, 30, true), ErrorKind::Refused); // not its share
        PHIN_OK(shop.refund(shop[1], 10, 31, false));
        PHIN_OK(shop.refund(shop[1], 11, 32, true));
        shop.exchange();
        QCOMPARE(StockShop::ledger(shop[0], "croissant").left(), 2);
        PHIN_ERROR(shop.refund(shop[0], 10, 33, true), ErrorKind::Refused); // all of it was refunded
        QCOMPARE(StockShop::ledger(shop[0], "croissant").left(), 2);
        PHIN_SOUND(shop);
    }

    void limitedByTheMenu_isNotSoldBeforeItIsCounted() {
        StockShop shop(2);
        auto menu = smallMenu();
        menu.set_id("with-limits");
        for (auto& product : *menu.mutable_products()) {
            product.set_sold_out(false);
            product.set_limited(product.id() == "croissant");
            product.set_left(7); // as a till answers; never published
        }
        shop.import(std::move(menu));
        QVERIFY(!shop[1].till->menu()->product("croissant")->has_left());
        shop.split({0, 1});
        PHIN_OK(shop.count(shop[0], 1, "croissant", 4));
        const auto refused = shop.sell(shop[1], 10, "croissant", 1); // it cannot know of the count
        PHIN_ERROR(refused, ErrorKind::Refused);
        QVERIFY(text(refused.error().message).contains("has not been counted"));
        QVERIFY((shop[1].till->stock() == std::map<std::string, StockLeft>{{"croissant", {0, 0}}}));
        PHIN_OK(shop.sell(shop[0], 11, "croissant", 4));
        shop.heal();
        shop.exchange();
        PHIN_SOUND(shop);
    }

    void restart_andRebuild_bringTheShareBack() {
        StockShop shop(2);
        PHIN_OK(shop.count(shop[0], 1, "croissant", 9)); // 5 and 4
        shop.exchange();
        PHIN_OK(shop.sell(shop[1], 10, "croissant", 1));
        shop.exchange();

        // The file of till-b is gone: a new one takes back what till-a holds of it, and goes on in a new epoch.
        const TempDir folder;
        const auto identity = shop.shop.identity("till-b");
        auto rebuilt = journal::Journal::open({folder / "journal.db", {"till", "", "B", ""}, 300'000}, identity,
                                              shop.shop.authority(), shop.clock);
        PHIN_OK(rebuilt);
        auto& journal = **rebuilt;
        auto reader = StockShop::reader(shop[0]);
        journal.begin();
        for (const auto& info : reader.chains()) {
            const auto range = reader.range({info.cursor.device(), info.cursor.epoch()}, 0, 200'000);
            QVERIFY(journal.receive(range->batch.SerializeAsString(), "till-a") == journal::Receipt::Stored);
        }
        journal.commit();
        QVERIFY(!journal.born()); // it sells nothing yet
        journal.begin();
        PHIN_ERROR(journal::wasteStock(journal, {idOf(70), 20190401, "croissant", 1, ""}), ErrorKind::Unavailable);
        journal.beginEpoch();
        journal.commit();
        QCOMPARE(journal.shop().stock().ledger(20190401, "croissant").left("till-b"), 3);
        PHIN_OK(journal.rebuild());
        QCOMPARE(journal.shop().stock().ledger(20190401, "croissant").left("till-b"), 3);
    }

    void fold_ofWhatCannotBe_isSkipped() {
        StockShop shop(1);
        PHIN_OK(shop[0].box->writer().run([](journal::Journal& journal) {
            for (const std::int64_t units : {std::int64_t{0}, std::int64_t{-5}, mostStockUnits + 1}) {
                model::v1::StockCounted counted;
                counted.set_business_date(20190401);
                counted.set_product("croissant");
                counted.set_units(units);
                journal.append("stock.counted", counted);
                model::v1::StockMoved moved;
                moved.set_business_date(20190401);
                moved.set_product("croissant");
                moved.set_to("till-z");
                moved.set_units(units);
                journal.append("stock.moved", moved);
            }
            model::v1::StockCounted dateless;
            dateless.set_product("croissant");
            dateless.set_units(3);
            journal.append("stock.counted", dateless);
            return done();
        }));
        QVERIFY(StockShop::reader(shop[0]).stock(0, 99999999).empty());
    }

    // --- whatever happens in whatever order: nobody sells what is not his

    void anyDay_neverOversells_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyDay_neverOversells() {
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        StockShop shop(2 + static_cast<int>(seed % 3), seed % 2 == 0);
        const std::vector<std::string> products{"croissant", "banh-mi"};
        std::uint32_t id = 100;
        std::int64_t sold = 0, refused = 0;
        for (int step = 0; step < 150; ++step) {
            auto& at = shop[random() % shop.members.size()];
            const auto& product = products[random() % products.size()];
            switch (random() % 12) {
            case 0:
                PHIN_OK(shop.count(at, ++id, product, 1 + static_cast<std::int64_t>(random() % 12)));
                break;
            case 1: {
                std::vector<int> sides;
                for (std::size_t i = 0; i < shop.members.size(); ++i)
                    sides.push_back(static_cast<int>(random() % 2));
                shop.split(sides);
                break;
            }
            case 2:
                shop.heal();
                break;
            case 3:
                shop.exchange();
                break;
            case 4:
                shop.gossip(random, 10);
                break;
            case 5:
                if (at.till)
                    (void)shop.waste(at, ++id, product, 1);
                break;
            case 6:
                if (at.till && id > 110)
                    (void)shop.refund(at, 100 + static_cast<std::uint32_t>(random() % (id - 100)), id + 5'000'000,
                                      random() % 2 == 0);
                break;
            default:
                if (at.till) {
                    const auto paid = shop.sell(at, ++id, product, 1 + static_cast<int>(random() % 3));
                    ++(paid ? sold : refused);
                    if (!paid)
                        QVERIFY2(paid.error().kind == ErrorKind::Refused, paid.error().message.c_str());
                }
            }
            const auto fault = StockShop::faultOfOwn(at);
            QVERIFY2(fault.empty(), fault.c_str());
        }
        shop.heal();
        shop.exchange();
        PHIN_SOUND(shop);
        QVERIFY(sold > 10);
        m_refused += refused; // when shares move is up to the writers' threads, so no single day owes us a number
        qInfo("%lld sales, %lld refused", static_cast<long long>(sold), static_cast<long long>(refused));
    }

    void anyDay_someGuestsAreRefused() { QVERIFY(m_refused > 10); }

    // --- a real month of pastry

    void pastry_realMonth_twoTillsAndASplitNetwork_data() {
        QTest::addColumn<QString>("outlet");
        QTest::addColumn<int>("times"); // as many guests
        QTest::addRow("outlet 3") << "3" << 1;
        QTest::addRow("outlet 5") << "5" << 1;
        QTest::addRow("outlet 5, three times the guests") << "5" << 3;
    }
    void pastry_realMonth_twoTillsAndASplitNetwork() {
        QFETCH(const QString, outlet);
        QFETCH(const int, times);
        const auto folder = dataFolder();
        if (folder.empty())
            QSKIP("the coffee chain data set is not here: set PHIN_CHAIN_DATA to its folder");
        const auto mornings = readMornings(folder / "pastry_inventory.csv", outlet.toStdString());
        QVERIFY(mornings.size() > 20);
        StockShop shop(2);
        auto menu = menu::readChainProducts(folder / "products.csv");
        PHIN_OK(menu);
        for (auto& product : *menu->mutable_products())
            product.set_limited(mornings.begin()->second.count(product.id()) > 0);
        shop.import(std::move(*menu));

        auto sales = menu::SalesReader::open(folder / "sales.csv", {outlet.toStdString(), {}});
        PHIN_OK(sales);
        std::uint32_t id = 0;
        std::int64_t wanted = 0, sold = 0;
        std::int32_t day = 0;
        bool split = false;
        const auto endDay = [&] {
            shop.heal();
            shop.exchange();
            split = false;
            if (day == 0)
                return;
            const auto ledgers = StockShop::reader(shop[1]).stock(day, day);
            for (const auto& ledger : ledgers) {
                std::int64_t gone = 0;
                for (const auto& [device, account] : ledger.accounts)
                    gone += account.sold;
                const auto morning = mornings.find(day);
                QVERIFY(morning != mornings.end());
                QVERIFY2(gone <= morning->second.at(ledger.product), ledger.product.c_str());
                QCOMPARE(ledger.left(), morning->second.at(ledger.product) - gone);
                sold += gone;
            }
        };
        while (true) {
            const auto sale = sales->next();
            PHIN_OK(sale);
            if (!*sale)
                break;
            if ((*sale)->businessDate != day) {
                endDay();
                day = (*sale)->businessDate;
                const auto morning = mornings.find(day);
                for (std::uint32_t till = 0; till < 2; ++till) {
                    auto& at = *shop[till].till;
                    (void)await<ShiftInfo>([&](auto done) { at.closeShift({}, done); });
                    const auto shift = idOf(static_cast<std::uint32_t>(day) * 2 + till);
                    PHIN_OK(await<ShiftInfo>([&](auto done) { at.openShift(shift, day, 0, done); }));
                }
                if (morning != mornings.end())
                    for (const auto& [product, units] : morning->second)
                        if (units > 0)
                            PHIN_OK(shop.count(shop[0], ++id, product, units, day));
                shop.exchange();
            }
            if (!split && (*sale)->secondOfDay >= 9 * 3600) { // from nine the tills do not hear each other
                shop.split({0, 1});
                split = true;
            } else if (split && (*sale)->secondOfDay >= 14 * 3600 && shop[1].side != 0) {
                shop.heal();
                shop.exchange();
            }
            for (const auto& line : (*sale)->lines) {
                const auto* product = shop[0].till->menu()->product(line.product);
                if (!product || !product->limited() || !mornings.count(day)) // the file has no inventory of some days
                    continue;
                for (int guest = 0; guest < times; ++guest) {
                    wanted += line.quantity;
                    // Two guests in three go to the first till.
                    ++id;
                    (void)shop.sell(shop[id % 3 == 0 ? 1 : 0], id, line.product, line.quantity);
                    if (shop[1].side == 0)
                        shop.exchange();
                }
            }
        }
        endDay();
        PHIN_SOUND(shop);
        QVERIFY(sold > 700);
        QVERIFY(sold <= wanted);
        qInfo("%lld of %lld pastries that guests wanted were sold, on %zu days", static_cast<long long>(sold),
              static_cast<long long>(wanted), mornings.size());
    }
};

QTEST_GUILESS_MAIN(TillStockTest)
#include "tst_till_stock.moc"
