// The same drink of several tickets made in one go, and tickets in the order in which they are due.
#include "tests/kdsui/station_pictures.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_KdsPlugin)
Q_IMPORT_QML_PLUGIN(Phin_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Kds_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using model::v1::QUEUED;

namespace {

struct Drink {
    std::string product = "phin";
    int quantity = 1;
    std::string sugar = {};
    std::string note = {};
    int targetSeconds = 120;
    std::string variant = {};
};

void placeDrinks(StationShop& shop, std::uint32_t n, const std::vector<Drink>& drinks) {
    OrderPlaced fact;
    fact.set_order_id(orderId(n));
    fact.set_number("A-" + std::to_string(n));
    fact.set_count(n);
    fact.set_business_date(20190401);
    fact.set_placed_at_ms(shop.clock.nowMs());
    for (const auto& drink : drinks) {
        auto* line = fact.mutable_order()->add_lines();
        line->set_line(static_cast<std::uint32_t>(fact.order().lines_size()));
        line->set_product(drink.product);
        line->mutable_name()->set_vi(drink.product);
        line->set_variant(drink.variant);
        line->mutable_variant_name()->set_vi(drink.variant);
        line->set_quantity(drink.quantity);
        line->set_station("barista");
        line->set_prepare(true);
        line->set_target_seconds(drink.targetSeconds);
        line->set_note(drink.note);
        if (!drink.sugar.empty()) {
            auto* modifier = line->add_modifiers();
            modifier->set_group("sugar");
            modifier->set_id(drink.sugar);
            modifier->mutable_name()->set_vi(drink.sugar);
        }
    }
    fact.mutable_order()->set_total_minor(1);
    shop.decide("order.placed", fact);
}

class BatchShop : public WindowShop {
public:
    BatchShop()
        : WindowShop("barista", {1920, 1080}, QStringLiteral("en"), 1.2) {}
    void showBatches() {
        catchUp();
        if (window->property("view").toString() != u"batches")
            touch(findItem("view-batches"));
        QTRY_VERIFY(item("batches")->isVisible());
        look();
    }
    void look() {
        catchUp();
        QTRY_VERIFY(item("batches")->property("settled").toBool());
    }
    [[nodiscard]] QList<QQuickItem*> batches() const {
        QList<QQuickItem*> found;
        for (auto* card : all(item("batches"), "batch"))
            if (card->isVisible())
                found += card;
        std::sort(found.begin(), found.end(), [](QQuickItem* one, QQuickItem* other) {
            return one->property("index").toInt() < other->property("index").toInt();
        });
        return found;
    }
    /// "7 phin [Ít đường] A-1,A-2" of each card.
    [[nodiscard]] QStringList words() const {
        QStringList found;
        for (auto* card : batches()) {
            QStringList orders;
            for (const auto& order : card->property("orders").toList())
                if (order.toMap().value(QStringLiteral("taken")).toBool())
                    orders += order.toMap().value(QStringLiteral("number")).toString();
            found += card->property("taken").toString() + u' ' + card->property("full").toString() + u' ' +
                     card->property("modifiers").toStringList().join(u'+') + u' ' + orders.join(u',');
        }
        return found;
    }
    void touchIn(int card, const char* key) { touch(all(batches().at(card), key).first()); }
    [[nodiscard]] model::v1::PrepState state(std::uint32_t n, std::uint32_t line = 1) {
        settle();
        const auto order = stored(n);
        for (const auto& prep : order.preps())
            if (prep.line() == line)
                return prep.state();
        return QUEUED;
    }
};

} // namespace

class KdsBatchesTest : public QObject {
    Q_OBJECT
private slots:
    void batch_touchedTwice_isBegunThenReady_acrossTickets() {
        BatchShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            placeDrinks(shop, n, {{.quantity = int(n)}, {.product = "bac-xiu"}});
        shop.showBatches();
        QTRY_COMPARE(shop.words(), (QStringList{"6 phin  A-1,A-2,A-3", "3 bac-xiu  A-1,A-2,A-3"}));
        shop.touchIn(0, "batchMain");
        QTRY_COMPARE(shop.state(3), STARTED);
        QCOMPARE(shop.state(1), STARTED);
        QCOMPARE(shop.state(1, 2), QUEUED);
        shop.look();
        QTRY_VERIFY(shop.batches().at(0)->property("begun").toBool());
        shop.touchIn(0, "batchMain");
        QTRY_COMPARE(shop.state(3), READY);
        shop.look();
        QTRY_COMPARE(shop.words(), QStringList{"3 bac-xiu  A-1,A-2,A-3"});
        // One undo takes all of it back, as it was: being made.
        QTRY_COMPARE(shop.item("toast")->property("text").toString(), QStringLiteral("Ready for A-1, A-2, A-3"));
        QTest::keyClick(shop.window, Qt::Key_Z);
        QTRY_COMPARE(shop.state(3), STARTED);
        QCOMPARE(shop.state(1), STARTED);
        shop.look();
        QTRY_COMPARE(shop.words(), (QStringList{"6 phin  A-1,A-2,A-3", "3 bac-xiu  A-1,A-2,A-3"}));
    }

    void fewer_leavesTheLastForLater_andOrdersCanBeChosen() {
        BatchShop shop;
        for (std::uint32_t n = 1; n <= 4; ++n)
            placeDrinks(shop, n, {{}});
        shop.showBatches();
        shop.touchIn(0, "batchFewer");
        QTRY_COMPARE(shop.words(), QStringList{"3 phin  A-1,A-2,A-3"});
        QCOMPARE(WindowShop::all(shop.batches().at(0), "batchUnits").first()->property("text").toString(),
                 QStringLiteral("3 of 4"));
        // By name: the fourth instead of the second.
        shop.touchIn(0, "batchChoose");
        auto* const sheet = shop.item("batchSheet");
        QTRY_VERIFY(sheet->isEnabled() && sheet->isVisible());
        for (const auto* order : {"tick-A-4", "tick-A-2"}) {
            auto* const tick = WindowShop::all(sheet, order).value(0);
            QVERIFY(tick);
            QTRY_VERIFY(tick->mapToScene({tick->width(), 0}).x() <= shop.window->width());
            shop.touch(tick);
        }
        QTRY_COMPARE(shop.words(), QStringList{"3 phin  A-1,A-3,A-4"});
        shop.touch(WindowShop::all(sheet, "batchGo").first());
        QTRY_COMPARE(shop.state(4), STARTED);
        QCOMPARE(shop.state(2), QUEUED);
        QTRY_VERIFY(!sheet->isVisible());
        shop.look();
        QCOMPARE(shop.words(), QStringList{"3 phin  A-1,A-3,A-4"}); // what was chosen stays chosen
        shop.touchIn(0, "batchMain");
        QTRY_COMPARE(shop.state(4), READY);
        shop.look();
        QTRY_COMPARE(shop.words(), QStringList{"1 phin  A-2"}); // what was left for later is what there is now
        shop.touchIn(0, "batchMain");
        QTRY_COMPARE(shop.state(2), STARTED);
    }

    void batch_ofWhichOneCannotBeMade_saysWhich_andMakesTheOthers() {
        BatchShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            placeDrinks(shop, n, {{}});
        shop.showBatches();
        QTRY_COMPARE(shop.words(), QStringList{"3 phin  A-1,A-2,A-3"});
        QSignalSpy refused(shop.models.get(), &StationScreen::refused);
        shop.voidOrder(2); // known to the journal, not yet to the screen
        shop.models->advanceBatch(shop.batches().at(0)->property("key").toString());
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().toStringList(), QStringList{"A-2"});
        QCOMPARE(shop.state(3), STARTED);
        QCOMPARE(shop.state(2), QUEUED);
    }

    void undoOfABatch_saysWhichOrdersCannotBeTakenBack() {
        BatchShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            placeDrinks(shop, n, {{}});
        shop.showBatches();
        QTRY_COMPARE(shop.words(), QStringList{"3 phin  A-1,A-2,A-3"});
        shop.touchIn(0, "batchMain");
        QTRY_COMPARE(shop.state(3), STARTED);
        shop.look();
        shop.voidOrder(1);
        model::v1::PartsMoved moved;
        moved.set_order_id(orderId(2));
        moved.add_parts()->set_line(1);
        moved.set_to("kitchen");
        shop.decide("parts.moved", moved); // too late: it is begun here
        shop.look();
        QSignalSpy done(shop.models.get(), &StationScreen::done);
        QSignalSpy missed(shop.models.get(), &StationScreen::notTakenBack);
        shop.models->undo();
        QTRY_COMPARE(missed.count(), 1);
        QCOMPARE(missed.first().first().toStringList(), QStringList{QStringLiteral("A-1")});
        QCOMPARE(done.count(), 1);
        QCOMPARE(done.first().at(1).toString(), QStringLiteral("A-2, A-3"));
        QCOMPARE(shop.state(3), QUEUED);
        QVERIFY(shop.item("toast")->property("text").toString().contains(QStringLiteral("A-1")));
    }

    void keys_workOnBatchesToo() {
        BatchShop shop;
        for (std::uint32_t n = 1; n <= 3; ++n)
            placeDrinks(shop, n, {{}, {.product = "tea"}});
        shop.catchUp();
        QTest::keyClick(shop.window, Qt::Key_V);
        QTRY_VERIFY(shop.item("batches")->isVisible());
        shop.look();
        QTRY_COMPARE(shop.batches().size(), 2);
        QTest::keyClick(shop.window, Qt::Key_2);
        QTest::keyClick(shop.window, Qt::Key_Minus);
        QTRY_COMPARE(shop.words().at(1), QStringLiteral("2 tea  A-1,A-2"));
        QTest::keyClick(shop.window, Qt::Key_Plus);
        QTRY_COMPARE(shop.words().at(1), QStringLiteral("3 tea  A-1,A-2,A-3"));
        QTest::keyClick(shop.window, Qt::Key_2);
        QTRY_COMPARE(shop.state(3, 2), STARTED);
        QCOMPARE(shop.state(3, 1), QUEUED);
        QTest::keyClick(shop.window, Qt::Key_V);
        QTRY_VERIFY(shop.item("products")->isVisible());
        QTest::keyClick(shop.window, Qt::Key_V);
        QTRY_VERIFY(shop.page()->isVisible());
    }

    // Complaint 15: two sizes merged into "2 x first size".
    void wrongVariantMerged_neverAcrossSizesChoicesOrNotes() {
        BatchShop shop;
        placeDrinks(shop, 1, {{}, {.variant = "L"}, {.sugar = "less"}});
        placeDrinks(shop, 2, {{}, {.variant = "L"}, {.sugar = "none"}, {.note = "no milk"}});
        shop.showBatches();
        QTRY_COMPARE(shop.words(), (QStringList{"2 phin  A-1,A-2", "2 phin L  A-1,A-2", "1 phin less A-1",
                                                "1 phin none A-2", "1 phin  A-2"}));
        shop.touchIn(1, "batchMain");
        QTRY_COMPARE(shop.state(2, 2), STARTED);
        QCOMPARE(shop.state(2, 1), QUEUED);
        QVERIFY(shop.batches().at(4)->property("allergy").toBool());
    }

    void batches_changeByRows_neverAReset() {
        BatchShop shop;
        shop.showBatches();
        auto* const model = shop.models->batches();
        QSignalSpy resets(model, &QAbstractItemModel::modelReset);
        QSignalSpy layouts(model, &QAbstractItemModel::layoutChanged);
        rush(shop, 20, 60);
        shop.look();
        QTRY_VERIFY(shop.batches().size() >= 2);
        auto* const first = shop.batches().first();
        const auto key = first->property("key").toString();
        RushHour hour(9);
        for (int i = 0; i < 20; ++i) {
            auto more = hour.next(shop.clock.nowMs());
            more.set_order_id(orderId(std::uint32_t(500 + i)));
            shop.decide("order.placed", more);
        }
        shop.look();
        QCOMPARE(shop.batches().first(), first); // the very same card, under the finger
        QCOMPARE(first->property("key").toString(), key);
        QCOMPARE(resets.count() + layouts.count(), 0);
    }

    void tickets_standByWhenTheyAreDue_byTouchAndByKey_andItIsKept() {
        QTemporaryDir place;
        const std::filesystem::path file = place.filePath(QStringLiteral("screen.json")).toStdString();
        {
            BatchShop shop;
            shop.choices.keepIn(file, true);
            placeDrinks(shop, 1, {{.targetSeconds = 600}});
            placeDrinks(shop, 2, {{.targetSeconds = 60}});
            placeDrinks(shop, 3, {{.targetSeconds = 300}});
            shop.catchUp();
            const QStringList arrived{"A-1", "A-2", "A-3"}, due{"A-2", "A-3", "A-1"};
            QTRY_COMPARE(shop.numbers(), arrived);
            QSignalSpy resets(shop.models->tickets(), &QAbstractItemModel::modelReset);
            QTest::keyClick(shop.window, Qt::Key_D);
            QTRY_COMPARE(shop.numbers(), due);
            shop.clock.advance(10 * 60'000); // time alone moves nothing
            shop.catchUp();
            QCOMPARE(shop.numbers(), due);
            QTest::keyClick(shop.window, Qt::Key_D);
            QTRY_COMPARE(shop.numbers(), arrived);
            shop.touch(shop.item("screenKey"));
            auto* const order = shop.item("order");
            const auto at = [&] { return order->mapToScene({order->width() * 0.75, order->height() / 2}).toPoint(); };
            QTRY_VERIFY(shop.item("screenSheet")->isEnabled() && at().x() < shop.window->width() - 40);
            QTRY_VERIFY(order->mapToScene({order->width(), 0}).x() <= shop.window->width());
            QTest::mouseClick(shop.window, Qt::LeftButton, {}, at());
            QTRY_COMPARE(shop.numbers(), due);
            QCOMPARE(resets.count(), 0);
        }
        BatchShop again;
        again.choices.keepIn(file, true);
        placeDrinks(again, 1, {{.targetSeconds = 600}});
        placeDrinks(again, 2, {{.targetSeconds = 60}});
        again.catchUp();
        QTRY_COMPARE(again.numbers(), (QStringList{"A-2", "A-1"}));
    }

    void distance_chosenOnTheScreen_changesTheLetters_andIsKept() {
        QTemporaryDir place;
        const std::filesystem::path file = place.filePath(QStringLiteral("screen.json")).toStdString();
        WindowShop shop("barista", {1280, 800}, QStringLiteral("en"), 2);
        shop.choices.keepIn(file, true);
        rush(shop, 8, 60);
        rest(shop);
        const auto fitted = shop.page()->property("shown").toInt();
        shop.touch(shop.item("screenKey"));
        auto* const distance = shop.item("distance");
        QTRY_VERIFY(shop.item("screenSheet")->isEnabled() &&
                    distance->mapToScene({distance->width(), 0}).x() <= shop.window->width());
        const auto at = distance->mapToScene({distance->width() * 0.1, distance->height() / 2}).toPoint();
        QTest::mouseClick(shop.window, Qt::LeftButton, {}, at);
        QTRY_COMPARE(shop.choices.distance(), 0.8);
        QTest::keyClick(shop.window, Qt::Key_Escape);
        rest(shop);
        QTRY_VERIFY(shop.page()->property("shown").toInt() > fitted); // nearer: more tickets
        kds::ScreenChoices again;
        QTRY_VERIFY(QFile::exists(QString::fromStdString(file.string())));
        const auto kept = [&] {
            again.keepIn(file, true);
            return again.distance();
        };
        QTRY_COMPARE(kept(), 0.8);
    }
};

QTEST_MAIN(KdsBatchesTest)
#include "tst_kds_batches.moc"
