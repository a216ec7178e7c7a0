#include "app/menu/chain_products.h"
#include "app/menu/chain_sales.h"
#include "sync/model/menu.h"

#include <QTest>

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>

using phin::menu::parseChainProducts;
using phin::menu::Sale;
using phin::menu::SaleLine;
using phin::menu::SalesReader;

class TestChainData : public QObject {
    Q_OBJECT

private slots:
    void products_becomeAMenu();
    void products_wrongRow_isAnErrorWithItsLine_data();
    void products_wrongRow_isAnErrorWithItsLine();
    void sales_rowsOfOneOrder_areGroupedWhereverTheyStand();
    void sales_filter_leavesOtherOutletsAndDaysOut();
    void sales_wrongRow_isAnErrorWithItsLine_data();
    void sales_wrongRow_isAnErrorWithItsLine();
    void dataSet_addsUpToItsKnownFigures_data();
    void dataSet_addsUpToItsKnownFigures();
    void dataSet_days_addUpToTheMonth();
};

namespace {

constexpr const char* kProductsHeader = "product_id,product_group,product_category,product,current_retail_price\n";
constexpr const char* kSalesHeader = "transaction_id,transaction_date,transaction_time,sales_outlet_id,product_id,"
                                     "quantity,line_item_amount,unit_price\n";

phin::Result<SalesReader> readerOf(const std::string& rows, phin::menu::SalesFilter filter) {
    return SalesReader::open(std::make_unique<std::istringstream>(kSalesHeader + rows), "sales.csv", std::move(filter));
}

struct Sales {
    std::vector<Sale> sales;
    std::string error;
};

Sales all(phin::Result<SalesReader> reader) {
    Sales result;
    if (!reader) {
        result.error = reader.error().message;
        return result;
    }
    while (true) {
        auto next = reader->next();
        if (!next) {
            result.error = next.error().message;
            return result;
        }
        if (!*next)
            return result;
        result.sales.push_back(std::move(**next));
    }
}

/// The folder of the public data set, empty where it is not here.
std::filesystem::path dataFolder() {
    const QByteArray named = qgetenv("PHIN_CHAIN_DATA");
    const std::filesystem::path folder = named.isEmpty() ? PHIN_CHAIN_DATA_BESIDE : named.toStdString();
    return std::filesystem::exists(folder / "sales.csv") ? folder : std::filesystem::path{};
}

#define SKIP_WITHOUT_DATA(folder)                                                                                      \
    if ((folder).empty())                                                                                              \
    QSKIP("the coffee chain data set is not here: set PHIN_CHAIN_DATA to its folder")

} // namespace

void TestChainData::products_becomeAMenu() {
    const auto menu =
        parseChainProducts(std::string{kProductsHeader} + "22,Beverages,Coffee,Old Time Blend Sm,$2.00 \n"
                                                          "63,Add-ons,Flavours,Carmel syrup,$0.80 \n"
                                                          "75,Food,Bakery,Croissant,$3.25 \n"
                                                          "78,Food,Bakery,\"Scone, \"\"Scottish\"\" \",$4.50 \n"
                                                          "1,Whole Bean/Teas,Coffee beans,Brazilian,$18.00 \n"
                                                          "80,Merchandise,Branded,Toque,$23.00 \n");
    QVERIFY2(menu.ok(), menu ? "" : menu.error().message.c_str());
    QVERIFY(phin::checkMenu(*menu).empty());
    QCOMPARE(menu->currency(), std::string{"USD"});
    QCOMPARE(menu->id().size(), std::size_t{64});
    const phin::MenuIndex index{*menu};
    const auto station = [&index](const char* id) { return index.product(id)->station(); };
    QCOMPARE(station("22"), std::string{"barista"});
    QCOMPARE(station("63"), std::string{"barista"});
    QCOMPARE(station("75"), std::string{"kitchen"});
    QCOMPARE(station("1"), std::string{"counter"});
    QCOMPARE(station("80"), std::string{"counter"});
    QVERIFY(index.station("kitchen")->prepares());
    QVERIFY(!index.station("counter")->prepares());
    QCOMPARE(index.product("63")->variants(0).price_minor(), std::int64_t{80});
    QCOMPARE(index.product("78")->name().en(), std::string{"Scone, \"Scottish\""});
    QCOMPARE(index.product("1")->category(), std::string{"coffee-beans"});
    QCOMPARE(phin::taxRateAt(*index.tax(index.product("1")->tax()), 20'190'401), std::optional<std::int32_t>{0});
}

void TestChainData::products_wrongRow_isAnErrorWithItsLine_data() {
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("error");
    QTest::newRow("group") << "23,Toys,Coffee,Blend,$2.50"
                           << "products, line 3: \"Toys\" is no known product group";
    QTest::newRow("price") << "23,Food,Bakery,Bun,2.505"
                           << "products, line 3: \"2.505\" is no price in dollars";
    QTest::newRow("negative price") << "23,Food,Bakery,Bun,-2.50"
                                    << "products, line 3: \"-2.50\" is no price in dollars";
    QTest::newRow("twice") << "22,Food,Bakery,Bun,2.50"
                           << "products, line 3: product 22 stands here for the second time";
    QTest::newRow("no name") << "23,Food,Bakery, ,2.50"
                             << "products, line 3: a product needs an id, a name and a category";
    QTest::newRow("too short") << "23,Food"
                               << "products, line 3: there are 2 fields where the first line has 5";
}

void TestChainData::products_wrongRow_isAnErrorWithItsLine() {
    QFETCH(const QString, row);
    QFETCH(const QString, error);
    const auto menu = parseChainProducts(std::string{kProductsHeader} + "22,Beverages,Coffee,Blend,$2.00\n" +
                                         row.toStdString() + "\n");
    QVERIFY(!menu.ok());
    QCOMPARE(QString::fromStdString(menu.error().message), error);
    QVERIFY(!parseChainProducts("a,b\n1,2\n").ok());
    QVERIFY(!parseChainProducts("").ok());
}

void TestChainData::sales_rowsOfOneOrder_areGroupedWhereverTheyStand() {
    const Sales result = all(readerOf("7,2019-04-01,12:04:43,5,52,1,2.50,2.50\n"
                                      "8,2019-04-01,09:00:00,5,27,2,6.30,3.50\n"
                                      "7,2019-04-01,12:04:43,5,75,1,0.00,3.25\n"
                                      "7,2019-04-01,12:04:44,5,22,1,2.00,2.00\n"
                                      "7,2019-04-02,12:04:43,5,22,1,2.00,2.00\n",
                                      {"5", std::nullopt}));
    QCOMPARE(result.error, std::string{});
    QCOMPARE(result.sales.size(), std::size_t{4});
    QCOMPARE(result.sales[0], (Sale{"5/2019-04-01/8/09:00:00", 20'190'401, 9 * 3600, {SaleLine{"27", 2, 350, 630}}}));
    QCOMPARE(result.sales[1], (Sale{"5/2019-04-01/7/12:04:43",
                                    20'190'401,
                                    (12 * 60 + 4) * 60 + 43,
                                    {SaleLine{"52", 1, 250, 250}, SaleLine{"75", 1, 325, 0}}}));
    QCOMPARE(result.sales[2].key, std::string{"5/2019-04-01/7/12:04:44"});
    QCOMPARE(result.sales[3].businessDate, 20'190'402);
}

void TestChainData::sales_filter_leavesOtherOutletsAndDaysOut() {
    const std::string rows = "1,2019-04-01,08:00:00,3,22,1,2.00,2.00\n"
                             "1,2019-04-01,08:00:00,5,22,1,2.00,2.00\n"
                             "1,2019-04-02,08:00:00,5,22,1,2.00,2.00\n";
    QCOMPARE(all(readerOf(rows, {"3", std::nullopt})).sales.size(), std::size_t{1});
    QCOMPARE(all(readerOf(rows, {"5", std::nullopt})).sales.size(), std::size_t{2});
    const Sales day = all(readerOf(rows, {"5", 20'190'402}));
    QCOMPARE(day.sales.size(), std::size_t{1});
    QCOMPARE(day.sales[0].key, std::string{"5/2019-04-02/1/08:00:00"});
    QVERIFY(all(readerOf(rows, {"9", std::nullopt})).sales.empty());
}

void TestChainData::sales_wrongRow_isAnErrorWithItsLine_data() {
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("error");
    const auto wrong = [](const char* name, const char* row, const char* value, const char* column) {
        QTest::newRow(name) << row << QStringLiteral("sales.csv, line 3: \"%1\" is no %2").arg(value, column);
    };
    wrong("date", "2,2019-04-31,08:00:00,5,22,1,2.00,2.00", "2019-04-31", "transaction_date");
    wrong("time", "2,2019-04-02,24:00:00,5,22,1,2.00,2.00", "24:00:00", "transaction_time");
    wrong("signed time", "2,2019-04-02,-8:00:00,5,22,1,2.00,2.00", "-8:00:00", "transaction_time");
    wrong("quantity", "2,2019-04-02,08:00:00,5,22,1.5,2.00,2.00", "1.5", "quantity");
    wrong("no quantity", "2,2019-04-02,08:00:00,5,22,0,2.00,2.00", "0", "quantity");
    wrong("amount", "2,2019-04-02,08:00:00,5,22,1,2.001,2.00", "2.001", "line_item_amount");
    wrong("unit price", "2,2019-04-02,08:00:00,5,22,1,2.00,", "", "unit_price");
    wrong("product", "2,2019-04-02,08:00:00,5,,1,2.00,2.00", "", "product_id");
    QTest::newRow("day before") << "2,2019-03-31,08:00:00,5,22,1,2.00,2.00"
                                << "sales.csv, line 3: the day lies before the one above; sort the file by date";
}

void TestChainData::sales_wrongRow_isAnErrorWithItsLine() {
    QFETCH(const QString, row);
    QFETCH(const QString, error);
    const Sales result =
        all(readerOf("1,2019-04-02,08:00:00,5,22,1,2.00,2.00\n" + row.toStdString() + "\n", {"5", std::nullopt}));
    QCOMPARE(QString::fromStdString(result.error), error);
}

void TestChainData::dataSet_addsUpToItsKnownFigures_data() {
    QTest::addColumn<QString>("outlet");
    QTest::addColumn<int>("orders");
    QTest::addColumn<int>("lines");
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<QList<int>>("byStation"); // barista, kitchen, counter
    QTest::newRow("outlet 3") << "3" << 13'585 << 16'829 << qint64{7'721'323} << QList<int>{14'002, 2'420, 407};
    QTest::newRow("outlet 5") << "5" << 11'987 << 15'994 << qint64{7'689'447} << QList<int>{12'884, 2'634, 476};
}

void TestChainData::dataSet_addsUpToItsKnownFigures() {
    const auto folder = dataFolder();
    SKIP_WITHOUT_DATA(folder);
    QFETCH(const QString, outlet);
    const auto menu = phin::menu::readChainProducts(folder / "products.csv");
    QVERIFY2(menu.ok(), menu ? "" : menu.error().message.c_str());
    QCOMPARE(menu->products_size(), 88);
    const phin::MenuIndex index{*menu};

    const Sales result = all(SalesReader::open(folder / "sales.csv", {outlet.toStdString(), std::nullopt}));
    QCOMPARE(result.error, std::string{});
    std::set<std::string> keys;
    std::map<std::string, int> stations;
    std::pair<int, int> last{0, 0};
    int lines = 0;
    qint64 cents = 0;
    for (const Sale& sale : result.sales) {
        QVERIFY2(keys.insert(sale.key).second, sale.key.c_str());
        const std::pair<int, int> moment{sale.businessDate, sale.secondOfDay};
        QVERIFY(last <= moment);
        last = moment;
        for (const SaleLine& line : sale.lines) {
            const auto* product = index.product(line.product);
            QVERIFY2(product, line.product.c_str());
            ++stations[product->station()];
            ++lines;
            cents += line.amountMinor;
        }
    }
    QTEST(static_cast<int>(result.sales.size()), "orders");
    QTEST(lines, "lines");
    QTEST(cents, "cents");
    QTEST((QList<int>{stations["barista"], stations["kitchen"], stations["counter"]}), "byStation");
}

void TestChainData::dataSet_days_addUpToTheMonth() {
    const auto folder = dataFolder();
    SKIP_WITHOUT_DATA(folder);
    std::size_t orders = 0;
    for (int date = 20'190'401; date <= 20'190'430; ++date) {
        const Sales day = all(SalesReader::open(folder / "sales.csv", {"5", date}));
        QCOMPARE(day.error, std::string{});
        for (const Sale& sale : day.sales)
            QCOMPARE(sale.businessDate, date);
        orders += day.sales.size();
    }
    QCOMPARE(orders, std::size_t{11'987});
}

QTEST_APPLESS_MAIN(TestChainData)
#include "tst_chain_data.moc"
