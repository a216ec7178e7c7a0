#include "phin/model/v1/prep.pb.h"
#include "sync/model/report_form.h"
#include "tests/support/eventually.h"
#include "tests/support/must.h"
#include "tests/ui/till_window.h"

#include <QAccessible>
#include <QDir>
#include <QFile>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

QString typesIn(TillWindow& till) {
    QStringList types;
    auto reader = journal::Reader::open(till.box().journalFile());
    reader->entries([&types](const journal::Entry& entry) {
        if (entry.type() != "device.born" && entry.type() != "menu.published")
            types += QString::fromStdString(entry.type());
    });
    return types.join(u' ');
}

void sellOne(TillWindow& till) {
    till.tap(QStringLiteral("tile-phin-milk"));
    till.tap(QStringLiteral("cashExact"));
    QTRY_VERIFY(till.cart().isEmpty());
}

} // namespace

class TestShiftWindow : public QObject {
    Q_OBJECT

private slots:
    void shift_openedSoldCountedAndClosed_showsTheDifferenceOnlyThen() {
        TillWindow till;
        QTemporaryDir folder;
        till.screens().shift()->setFolder(folder.path().toStdString());
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("openShift"));
        till.tap(QStringLiteral("quickCash-2")); // 500,000
        QTRY_COMPARE(till.text(QStringLiteral("typedCash")), QStringLiteral("500.000 ₫"));
        till.tap(QStringLiteral("acceptCash"));
        QTRY_VERIFY(till.screens().shift()->isOpen());
        QVERIFY(!till.find(QStringLiteral("openShift")));

        // Money beside sales, with a reason.
        till.tap(QStringLiteral("move-2"));
        till.tap(QStringLiteral("key-2"));
        till.tap(QStringLiteral("key-0"));
        till.tap(QStringLiteral("key-000"));
        till.tap(QStringLiteral("acceptCash")); // nothing without a reason
        QCOMPARE(typesIn(till), QStringLiteral("shift.opened"));
        till.tap(QStringLiteral("cashReason-0"));
        till.tap(QStringLiteral("acceptCash"));
        QTRY_COMPARE(typesIn(till), QStringLiteral("shift.opened cash.moved"));
        QTRY_VERIFY(till.find(QStringLiteral("move-4")));
        till.tap(QStringLiteral("move-4"));
        till.tap(QStringLiteral("cashReason-1"));
        till.tap(QStringLiteral("acceptCash"));
        QTRY_COMPARE(typesIn(till), QStringLiteral("shift.opened cash.moved cash.moved"));
        till.tap(QStringLiteral("shiftButton"));
        QTRY_VERIFY(!till.find(QStringLiteral("shiftSheet")));
        sellOne(till);
        till.tap(QStringLiteral("tile-bac-xiu")); // stays open

        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("zReport")); // a counted shift comes first
        QVERIFY(!typesIn(till).contains(QStringLiteral("day.closed")));
        till.tap(QStringLiteral("countDrawer"));
        QTRY_VERIFY(till.find(QStringLiteral("countedTotal")));
        for (const auto& words : till.texts()) // 515,000 should be there: nobody is told
            QVERIFY2(!words.contains(QStringLiteral("515.000")), qPrintable(words));
        till.tap(QStringLiteral("key-1"));
        QTRY_COMPARE(till.text(QStringLiteral("countedTotal")), QStringLiteral("500.000 ₫"));
        till.tap(QStringLiteral("piece-5")); // 10,000
        till.tap(QStringLiteral("key-1"));
        QTRY_COMPARE(till.text(QStringLiteral("countedTotal")), QStringLiteral("510.000 ₫"));
        till.tap(QStringLiteral("closeShift"));
        QTRY_COMPARE(till.text(QStringLiteral("verdict")), QStringLiteral("Thiếu 5.000 ₫"));
        QCOMPARE(till.text(QStringLiteral("resultExpected")), QStringLiteral("515.000 ₫"));
        QVERIFY(till.text(QStringLiteral("resultOpen")).contains(u'1'));
        QCOMPARE(till.cart().items(), 1); // still there

        till.tap(QStringLiteral("resultZ"));
        QTRY_VERIFY(till.find(QStringLiteral("savePdf")));
        QVERIFY(typesIn(till).endsWith(QStringLiteral("shift.closed day.closed")));
        till.tap(QStringLiteral("savePdf"));
        const QString pdf = folder.filePath(QStringLiteral("z-till-a-1.pdf"));
        EVENTUALLY(QFile::exists(pdf), 15'000);
        QTRY_VERIFY(!till.screens().shift()->isBusy());
        till.tap(QStringLiteral("saveCsv"));
        EVENTUALLY(QFile::exists(folder.filePath(QStringLiteral("z-till-a-1.csv"))), 15'000);
        QTRY_VERIFY(!till.screens().shift()->isBusy());
        till.tap(QStringLiteral("saveText"));
        QFile printed(folder.filePath(QStringLiteral("z-till-a-1.txt")));
        EVENTUALLY(printed.exists(), 15'000);
        QVERIFY(printed.open(QIODevice::ReadOnly));
        const auto days = must(
            await<std::vector<model::v1::DayClosed>>([&](auto done) { till.till().zReports(1, std::move(done)); }));
        QCOMPARE(QString::fromUtf8(printed.readAll()),
                 QString::fromStdString(toText(formOf(days.front(), "Quầy 1", "vi"))));
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.size() > 3'000);
        till.tap(QStringLiteral("shiftBack"));
        QTRY_COMPARE(till.screens().shift()->days().size(), 1);
        till.tap(QStringLiteral("day-0"));
        QTRY_VERIFY(till.find(QStringLiteral("reportFeet")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void xReport_atAnyTime_writesNothing() {
        TillWindow till;
        sellOne(till);
        const auto before = typesIn(till);
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("xReport"));
        QTRY_VERIFY(till.find(QStringLiteral("reportList")));
        QVERIFY(till.texts().contains(QStringLiteral("35.000 ₫")));
        QCOMPARE(typesIn(till), before);
        till.language().setCode(QStringLiteral("en"));
        QTRY_VERIFY(till.texts().contains(QStringLiteral("X REPORT")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void ticketTimes_areAReport_andWriteNothing() {
        TillWindow till;
        sellOne(till);
        const auto order = till.storedOrders().front();
        must(till.box().writer().run([&](journal::Journal& journal) {
            model::v1::PrepMarked mark;
            mark.set_schema(1);
            mark.set_order_id(order.order_id());
            mark.add_lines(1);
            mark.add_made(1);
            mark.set_state(model::v1::READY);
            mark.set_station("barista");
            mark.set_at_ms(till.clock().nowMs() + 125'000);
            journal.append("prep.marked", mark);
            return done();
        }));
        const auto before = typesIn(till);
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("timesReport"));
        QTRY_VERIFY(till.find(QStringLiteral("reportList")));
        QTRY_VERIFY(!till.texts().filter(QStringLiteral("2:05 · 2:05")).isEmpty());
        QVERIFY(till.texts().contains(QStringLiteral("Theo quầy làm")));
        QCOMPARE(typesIn(till), before);
        till.language().setCode(QStringLiteral("en"));
        QTRY_VERIFY(till.texts().contains(QStringLiteral("By person")));
        till.tap(QStringLiteral("shiftBack"));
        QTRY_VERIFY(till.find(QStringLiteral("timesReport")));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void receipt_shownFromTheOrder_isCopiedOnce() {
        TillWindow till;
        sellOne(till);
        till.tap(QStringLiteral("ordersButton"));
        QTRY_VERIFY(till.find(QStringLiteral("order-A-001")));
        till.tap(QStringLiteral("order-A-001"));
        till.tap(QStringLiteral("receipt"));
        QTRY_COMPARE(till.text(QStringLiteral("receiptTitle")), QStringLiteral("Hóa đơn 1"));
        QVERIFY(till.text(QStringLiteral("receiptQr")).startsWith(QStringLiteral("PHIN1;")));
        QVERIFY(!till.find(QStringLiteral("receiptCopy")));
        till.tap(QStringLiteral("copyReceipt"));
        QTRY_COMPARE(till.text(QStringLiteral("receiptCopy")), QStringLiteral("BẢN SAO"));
        till.tap(QStringLiteral("copyReceipt")); // a disabled key does nothing
        QCOMPARE(typesIn(till).count(QStringLiteral("receipt.copied")), 1);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void everyControl_hasANameAndRoomForAFinger() {
        TillWindow till(true, {1024, 768});
        const double least = 9 * 3.78 - 1;
        const auto look = [&](const char* page) {
            till.standStill();
            std::function<void(QQuickItem*)> walk = [&](QQuickItem* in) {
                for (auto* child : in->childItems()) {
                    if (!child->isVisible() || child->opacity() == 0)
                        continue;
                    if (child->inherits("QQuickAbstractButton") || child->inherits("QQuickTextField")) {
                        auto* accessible = QAccessible::queryAccessibleInterface(child);
                        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                                 qPrintable(QLatin1String(page) + child->objectName()));
                        QVERIFY2(child->width() >= least && child->height() >= least,
                                 qPrintable(QLatin1String(page) + child->objectName()));
                    }
                    walk(child);
                }
            };
            walk(till.window().contentItem());
        };
        till.tap(QStringLiteral("shiftButton"));
        look("home ");
        till.tap(QStringLiteral("move-1"));
        look("cash ");
        till.tap(QStringLiteral("shiftBack"));
        till.tap(QStringLiteral("openShift"));
        till.tap(QStringLiteral("quickCash-0"));
        till.tap(QStringLiteral("acceptCash"));
        till.tap(QStringLiteral("countDrawer"));
        look("count ");
        till.tap(QStringLiteral("closeShift"));
        QTRY_VERIFY(till.find(QStringLiteral("verdict")));
        look("result ");
        till.tap(QStringLiteral("resultZ"));
        QTRY_VERIFY(till.find(QStringLiteral("savePdf")));
        look("report ");
    }

    void saving_whereNoFolderCanBeMade_saysSo() {
        TillWindow till;
        sellOne(till);
        till.screens().shift()->setFolder("/proc/no-such-folder");
        till.tap(QStringLiteral("shiftButton"));
        till.tap(QStringLiteral("xReport"));
        till.tap(QStringLiteral("saveCsv"));
        QTRY_VERIFY(till.text(QStringLiteral("toast")).contains(QStringLiteral("/proc/no-such-folder")));
    }
};

QTEST_MAIN(TestShiftWindow)
#include "tst_shift_window.moc"
