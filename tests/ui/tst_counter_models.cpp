#include "app/screens/journal_watch.h"
#include "tests/ui/counter_models.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace phin;
using namespace phin::test;
using counter::CartModel;
using counter::Connection;
using counter::OrdersTodayModel;
using counter::StatusModel;

class TestCounterModels : public QObject {
    Q_OBJECT

private slots:
    void status_wrongClockOrFlood_isSaidInFewWords() {
        FakeClock clock;
        StatusModel status("Till A", clock, 420);
        QCOMPARE(status.warning(), QString());
        Connection connection;
        connection.connected = true;
        connection.clock = journal::ClockDoubt::Differs;
        connection.clockAheadMinutes = 26 * 60;
        status.setConnection(connection);
        QVERIFY2(status.warning().contains("26 hour") && status.warning().contains("ahead"),
                 qPrintable(status.warning()));
        connection.clockAheadMinutes = -5;
        status.setConnection(connection);
        QVERIFY2(status.warning().contains("5 minute") && status.warning().contains("behind"),
                 qPrintable(status.warning()));
        connection.clock = journal::ClockDoubt::None;
        connection.flooding = "till-b";
        status.setConnection(connection);
        QVERIFY(status.warning().contains("till-b"));
    }

    void cart_anyEditing_neverResets() {
        Models models;
        auto& cart = *models.screens->cart();
        std::mt19937 random(42);
        const QStringList products{QStringLiteral("phin"), QStringLiteral("bac-xiu"), QStringLiteral("banh-mi"),
                                   QStringLiteral("water")};
        for (int step = 0; step < 400; ++step) {
            const int line =
                cart.rowCount() == 0
                    ? 0
                    : role(cart, static_cast<int>(random() % static_cast<unsigned>(cart.rowCount())), CartModel::Line)
                          .toInt();
            switch (random() % 8) {
            case 0:
            case 1:
            case 2:
                cart.add(products[static_cast<int>(random() % 4)]);
                break;
            case 3:
                cart.setQuantity(line, static_cast<int>(random() % 4));
                break;
            case 4:
                cart.remove(line);
                break;
            case 5:
                cart.undo();
                break;
            case 6:
                if (line)
                    cart.discountLine(line, static_cast<int>(random() % 3) * 500, QStringLiteral("x"));
                break;
            default:
                cart.discountAllBy(static_cast<qint64>(random() % 3) * 1'000, QStringLiteral("y"));
            }
            // What is shown is what the till holds.
            if (const auto held = models.till->order(cart.orderId())) {
                QCOMPARE(cart.rowCount(), held->lines_size());
                for (int row = 0; row < cart.rowCount(); ++row)
                    QCOMPARE(role(cart, row, CartModel::Line).toUInt(), held->lines(row).line());
                QCOMPARE(cart.order().total_minor(), held->total_minor());
            }
        }
        QCOMPARE(models.resets, 0);
    }

    void cart_refusal_isToldAndChangesNothing() {
        Models models;
        auto& cart = *models.screens->cart();
        QSignalSpy failed(&cart, &CartModel::failed);
        QVERIFY(!cart.add(QStringLiteral("croissant"))); // sold out
        QVERIFY(!cart.add(QStringLiteral("nothing")));
        QCOMPARE(failed.size(), 2);
        QVERIFY(cart.isEmpty());
    }

    void cart_afterARestart_waitsAmongTheParked() {
        Models models;
        auto& cart = *models.screens->cart();
        cart.add(QStringLiteral("bac-xiu"));
        const auto id = counter::toQString(cart.orderId());
        counter::CounterScreens again(*models.till, models.clock, QStringLiteral("Quầy"), models.desk);
        QVERIFY(again.cart()->isEmpty());
        QCOMPARE(again.cart()->parked().size(), 1);
        again.cart()->resume(id);
        QCOMPARE(again.cart()->total(), QStringLiteral("29.000 ₫"));
    }

    void cart_guestAndChannel_areKeptFromBeforeTheFirstLine() {
        Models models;
        auto& cart = *models.screens->cart();
        cart.setGuest(QStringLiteral("Bàn 7"));
        cart.setChannel(CartModel::Takeaway);
        cart.add(QStringLiteral("bac-xiu"));
        models.screens->payment()->payExact();
        QTRY_VERIFY(cart.isEmpty());
        QTRY_COMPARE(models.screens->orders()->count(), 1);
        QCOMPARE(role(*models.screens->orders(), 0, OrdersTodayModel::Guest), QStringLiteral("Bàn 7"));
        QCOMPARE(cart.guest(), QString());
        QCOMPARE(cart.channel(), CartModel::Here);
    }

    void menu_limitedStock_showsWhatIsLeftUntilItIsSoldOut() {
        Models models;
        auto& menu = *models.screens->menu();
        menu.setCategory(QStringLiteral("food"));
        const auto row = [&] {
            for (int at = 0; at < menu.rowCount(); ++at)
                if (role(menu, at, counter::MenuModel::ProductId) == QStringLiteral("banh-mi"))
                    return at;
            return -1;
        }();
        QVERIFY(row >= 0);
        const auto left = [&] { return menu.data(menu.index(row, 0), counter::MenuModel::Left).toInt(); };
        QCOMPARE(left(), -1);
        QSignalSpy changed(&menu, &QAbstractItemModel::dataChanged);
        const auto counted = await<journal::StockAnswer>([&](auto done) {
            models.till->countStock({idOf(1), 0, "banh-mi", 2, ""}, std::move(done));
        });
        QVERIFY(counted.ok());
        QTRY_COMPARE(left(), 2);
        QCOMPARE(changed.size(), 1); // its tile alone
        QVERIFY(!menu.data(menu.index(row, 0), counter::MenuModel::SoldOut).toBool());
        auto& cart = *models.screens->cart();
        QSignalSpy failed(&cart, &CartModel::failed);
        QVERIFY(cart.add(QStringLiteral("banh-mi")));
        QVERIFY(cart.add(QStringLiteral("banh-mi")));
        QVERIFY(!cart.add(QStringLiteral("banh-mi")));
        QCOMPARE(failed.takeFirst().front().toString(), QStringLiteral("Only 2 of Banh mi left."));
        cart.setQuantity(1, 5);
        QCOMPARE(failed.takeFirst().front().toString(), QStringLiteral("Only 2 of Banh mi left."));
        QCOMPARE(cart.items(), 2);
        cart.clear();
        counter::Sale sale;
        sale.order = idOf(2);
        sale.payment = idOf(3);
        sale.lines = {choice("banh-mi", 2)};
        QVERIFY(await<counter::Paid>([&](auto done) { models.till->sell(sale, std::move(done)); }).ok());
        QTRY_COMPARE(left(), 0);
        QVERIFY(menu.data(menu.index(row, 0), counter::MenuModel::SoldOut).toBool());
        QCOMPARE(models.resets, 0);
    }

    void menu_search_findsWithoutMarksInBothLanguages_data() {
        QTest::addColumn<QString>("sought");
        QTest::addColumn<bool>("found");
        QTest::newRow("bare") << QStringLiteral("bac xiu") << true;
        QTest::newRow("marked") << QStringLiteral("Bạc Xỉu") << true;
        QTest::newRow("middle of a word") << QStringLiteral("iu") << false;
        QTest::newRow("words in any order") << QStringLiteral("xi ba") << true;
    }
    void menu_search_findsWithoutMarksInBothLanguages() {
        QFETCH(const QString, sought);
        QFETCH(const bool, found);
        QCOMPARE(counter::withoutMarks(QStringLiteral("Đường Bạc XỈU")), QStringLiteral("duong bac xiu"));
        Models models;
        auto& menu = *models.screens->menu();
        menu.setSearch(sought);
        QStringList ids;
        for (int row = 0; row < menu.rowCount(); ++row)
            ids += role(menu, row, counter::MenuModel::ProductId);
        QCOMPARE(ids.contains(QStringLiteral("bac-xiu")), found);
        QCOMPARE(models.resets, 0);
    }

    void sheet_lineWithoutADefault_staysWithout() {
        Models models;
        auto& cart = *models.screens->cart();
        auto& sheet = *models.screens->sheet();
        sheet.openProduct(QStringLiteral("phin"));
        sheet.toggle(QStringLiteral("topping/jelly"));
        sheet.toggle(QStringLiteral("topping/pearl"));
        QCOMPARE(sheet.full(), QStringList{QStringLiteral("topping")});
        sheet.accept();
        QCOMPARE(cart.total(), QStringLiteral("37.000 ₫"));
        sheet.openLine(1);
        sheet.toggle(QStringLiteral("topping/jelly"));
        sheet.toggle(QStringLiteral("sugar/none"));
        sheet.accept();
        QCOMPARE(cart.total(), QStringLiteral("32.000 ₫"));
        QCOMPARE(cart.rowCount(), 1);
    }

    void payment_refused_keepsTheOrderAndTriesAgainAsTheSame() {
        Models models;
        auto& cart = *models.screens->cart();
        auto& payment = *models.screens->payment();
        cart.add(QStringLiteral("bac-xiu"));
        payment.begin();
        payment.setMethod(counter::PaymentModel::Card);
        payment.pay();
        payment.pay(); // while it is being stored
        QTRY_VERIFY(cart.isEmpty());
        QCOMPARE(payment.lastNumber(), QStringLiteral("A-001"));
        QVERIFY(payment.lastChange().isEmpty());
        QVERIFY(!payment.isOpen());
    }

    void payment_keysHeldDown_stopAtASensibleAmount() {
        Models models;
        auto& payment = *models.screens->payment();
        models.screens->cart()->add(QStringLiteral("bac-xiu"));
        payment.begin();
        for (int i = 0; i < 40; ++i)
            payment.digits(QStringLiteral("999"));
        QVERIFY(!payment.given().isEmpty());
        QVERIFY(payment.enough());
        payment.erase();
        payment.clearGiven();
        QVERIFY(payment.given().isEmpty());
    }

    void orders_flood_isShownNewestFirstWithoutReset() {
        Models models;
        auto& orders = *models.screens->orders();
        for (std::uint32_t n = 0; n < 700; ++n) {
            counter::Sale sale;
            sale.order = idOf(2 * n + 1);
            sale.payment = idOf(2 * n + 2);
            sale.lines = {choice("bac-xiu")};
            models.till->sell(std::move(sale), [](const auto&) {});
        }
        (void)models.box.writer().run([](journal::Journal&) { return done(); });
        QTRY_COMPARE_WITH_TIMEOUT(orders.count(), static_cast<int>(OrdersTodayModel::most), 20'000);
        QTRY_COMPARE(role(orders, 0, OrdersTodayModel::Number), QStringLiteral("A-700"));
        QCOMPARE(role(orders, 1, OrdersTodayModel::Number), QStringLiteral("A-699"));
        QCOMPARE(orders.waiting(), static_cast<int>(OrdersTodayModel::most));
        QCOMPARE(models.resets, 0);
    }

    void orders_dayEnds_yesterdayGoes() {
        Models models;
        auto& orders = *models.screens->orders();
        models.screens->cart()->add(QStringLiteral("bac-xiu"));
        models.screens->payment()->payExact();
        QTRY_COMPARE(orders.count(), 1);
        models.clock.advance(FakeClock::day);
        models.screens->cart()->add(QStringLiteral("water"));
        models.screens->payment()->payExact();
        QTRY_COMPARE(role(orders, 0, OrdersTodayModel::Items), QStringLiteral("Water"));
        QCOMPARE(orders.count(), 1);
    }

    void watch_bringsEarlierOrders_andTheirNewerStateStands() {
        Models models;
        models.screens->cart()->add(QStringLiteral("bac-xiu"));
        models.screens->payment()->payExact();
        QTRY_COMPARE(models.screens->orders()->count(), 1);
        counter::CounterScreens again(*models.till, models.clock, QStringLiteral("Quầy"), models.desk);
        const auto news = again.news();
        const counter::JournalWatch watch(
            {models.box.journalFile(), "till-a", 20190401, 500, std::chrono::milliseconds(20)},
            [news](std::vector<journal::OrderPtr> orders) { news.earlierOrders(std::move(orders)); },
            [news](const counter::CloudLag& lag) { news.cloudLag(lag); });
        QTRY_COMPARE(again.orders()->count(), 1);
        QCOMPARE(role(*again.orders(), 0, OrdersTodayModel::Number), QStringLiteral("A-001"));
    }

    void status_storage_isSaidOnlyWhereItIsNotWell() {
        using counter::StatusModel;
        using journal::StorageState;
        Models models;
        auto& status = *models.screens->status();
        QCOMPARE(status.storage(), StatusModel::Idle);
        QCOMPARE(status.storageText(), QString());
        const QSignalSpy changed(&status, &StatusModel::changed);
        const auto news = models.screens->news();
        news.storage({StorageState::Level::NoRoom, "the disk is nearly full"});
        QTRY_COMPARE(status.storage(), StatusModel::Bad);
        QVERIFY(status.storageText().contains("Disk full"));
        news.storage({StorageState::Level::Slow, "slow"});
        QTRY_COMPARE(status.storage(), StatusModel::Notice);
        news.storage({});
        QTRY_COMPARE(status.storage(), StatusModel::Idle);
        QCOMPARE(changed.count(), 3);
    }

    void inbox_manyThreads_runsAllInOrderOfEach() {
        auto inbox = std::make_unique<counter::Inbox>();
        const auto sender = inbox->sender();
        std::vector<int> last(4, -1);
        int ran = 0;
        bool ordered = true;
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 500; ++i)
                    sender.post([&, t, i] {
                        ordered = ordered && last[t] == i - 1;
                        last[t] = i;
                        ++ran;
                    });
            });
        for (auto& thread : threads)
            thread.join();
        QTRY_COMPARE(ran, 2'000);
        QVERIFY(ordered);
        inbox.reset();
        sender.post([&] { ++ran; }); // nobody is there any more
        QCoreApplication::processEvents();
        QCOMPARE(ran, 2'000);
    }

    // ------------------------------------------------------------ the shop's boxes

    void soldOut_inTheMorning_isGoneBeforeTheFirstOrder() {
        Models models;
        auto& menu = *models.screens->menu();
        menu.setSearch(QStringLiteral("bac"));
        const auto soldOut = [&] { return menu.data(menu.index(0), counter::MenuModel::SoldOut).toBool(); };
        models.screens->availability()->set(QStringLiteral("bac-xiu"), false);
        QTRY_VERIFY(soldOut());
        QCOMPARE(models.screens->availability()->count(), 2); // the menu says one more
        models.clock.advance(FakeClock::day);
        QVERIFY(soldOut());
        emit models.screens->status()->tick(); // as each minute
        QVERIFY(!soldOut());
        QCOMPARE(models.screens->availability()->count(), 1);
        QCOMPARE(models.resets, 0);
    }

    void payment_inCash_isRoundedAsTheShopWants() {
        Models models(1'000);
        auto& payment = *models.screens->payment();
        auto& cart = *models.screens->cart();
        cart.add(QStringLiteral("phin"));
        cart.discountAllBy(499, QStringLiteral("x"));
        QCOMPARE(payment.total(), QStringLiteral("24.501 ₫"));
        QVERIFY(payment.isRounded());
        QCOMPARE(payment.due(), QStringLiteral("25.000 ₫"));
        payment.begin();
        QCOMPARE(payment.quick().first().toMap()[QStringLiteral("minor")].toLongLong(), 25'000);
        payment.give(24'501);
        QCOMPARE(payment.missing(), QStringLiteral("499 ₫"));
        payment.give(30'000);
        QCOMPARE(payment.change(), QStringLiteral("5.000 ₫"));
        payment.setMethod(counter::PaymentModel::Card);
        QVERIFY(!payment.isRounded());
        QCOMPARE(payment.due(), QStringLiteral("24.501 ₫"));
        QVERIFY(payment.isExactRounded()); // the key for exact cash says what it takes all the same
        QCOMPARE(payment.exact(), QStringLiteral("25.000 ₫"));
        payment.setMethod(counter::PaymentModel::Cash);
        QSignalSpy paid(&payment, &counter::PaymentModel::paid);
        payment.payExact();
        QTRY_COMPARE(paid.size(), 1);
        QCOMPARE(payment.lastChange(), QString());
        QCOMPARE(payment.lastTotal(), QStringLiteral("25.000 ₫"));
        QVERIFY(cart.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCounterModels)
#include "tst_counter_models.moc"
