#include "sync/model/merge.h"
#include "tests/support/await.h"
#include "tests/support/builders.h"
#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include <QSignalSpy>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

constexpr int patienceMs = 20'000;

/// Made as on the command line, once for the whole shop.
void make(TillWindow& till, const std::string& code) {
    model::v1::VoucherMade terms;
    terms.set_voucher_id(till.till().newId().bytes());
    terms.set_code(code);
    terms.set_basis_points(1'000);
    terms.set_valid_until(20190430);
    terms.set_uses(1);
    const auto made =
        await<counter::MadeVoucher>([&](auto done) { till.till().unattended()->makeVoucher(terms, std::move(done)); });
    if (!made)
        throw std::runtime_error(made.error().message);
}

void scan(TillWindow& till, const QString& code) {
    for (const QChar c : code)
        QTest::keyClick(&till.window(), c.toLatin1(), {}, 1);
    QTest::keyClick(&till.window(), Qt::Key_Return, {}, 1);
    QCoreApplication::processEvents();
}

} // namespace

class tst_voucher_window : public QObject {
    Q_OBJECT
private slots:
    void scanned_isTakenAndUndone() {
        TillWindow till;
        make(till, "PHIN10");
        till.cart().add(QStringLiteral("phin-milk"));
        const auto total = till.cart().order().total_minor();
        scan(till, QStringLiteral("PHIN10"));
        EVENTUALLY(till.cart().voucher() == QStringLiteral("PHIN10"), patienceMs);
        QVERIFY(till.cart().order().total_minor() < total);
        QCOMPARE(till.text("voucherOff"), till.cart().money(till.cart().order().total_minor() - total));
        till.cart().undo();
        QCOMPARE(till.cart().voucher(), QString());
        QCOMPARE(till.cart().order().total_minor(), total);
        QSignalSpy failed(till.screens().vouchers(), &counter::VoucherModel::failed);
        scan(till, QStringLiteral("NOBODYHASIT"));
        EVENTUALLY(failed.size() == 1, patienceMs);
        QVERIFY(failed.at(0).at(0).toString().contains(QStringLiteral("NOBODYHASIT")));
        QCOMPARE(till.cart().order().total_minor(), total);
    }

    void typed_throughTheDiscountSheet_andUsedUp() {
        TillWindow till;
        make(till, "PHIN10");
        till.tap("tile-phin-milk");
        till.tap("orderDiscount");
        till.tap("byVoucher");
        EVENTUALLY(till.find("voucherCode"), patienceMs);
        till.find("voucherCode")->setProperty("text", QStringLiteral("phin 10"));
        till.tap("redeem");
        EVENTUALLY(till.cart().voucher() == QStringLiteral("PHIN10"), patienceMs);
        till.tap("cashExact");
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        const auto order = till.storedOrders().front();
        QCOMPARE(merge::orderOf(order).discount().voucher(), std::string("PHIN10"));

        till.tap("tile-phin-milk"); // the next guest with the same one
        QSignalSpy failed(till.screens().vouchers(), &counter::VoucherModel::failed);
        till.screens().vouchers()->redeem(QStringLiteral("PHIN10"));
        EVENTUALLY(failed.size() == 1, patienceMs);
        QVERIFY2(failed.at(0).at(0).toString().contains(QStringLiteral("A-001")),
                 qPrintable(failed.at(0).at(0).toString()));
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void manager_makesListsAndWithdraws() {
        TillWindow till;
        till.tap("shiftButton");
        till.tap("vouchersButton");
        till.tap("newVoucher");
        till.tap("key-5"); // 105 is more than all of it
        QCOMPARE(till.text("voucherTyped"), QStringLiteral("100%"));
        till.tap("key-erase");
        till.tap("key-erase");
        till.tap("key-erase");
        till.tap("key-2");
        till.tap("key-5");
        QCOMPARE(till.text("voucherTyped"), QStringLiteral("25%"));
        till.tap("makeVoucher");
        auto& vouchers = *till.screens().vouchers();
        EVENTUALLY(!vouchers.made().isEmpty(), patienceMs);
        EVENTUALLY(vouchers.vouchers().size() == 1, patienceMs);
        EVENTUALLY(till.find("madeCode") && till.text("madeCode") == vouchers.made(), patienceMs);
        till.tap("voucherBack");
        EVENTUALLY(vouchers.vouchers().size() == 1, patienceMs);
        const auto voucher = vouchers.vouchers().front().toMap();
        QCOMPARE(voucher.value(QStringLiteral("off")).toString(), QStringLiteral("25%"));
        till.tap(QStringLiteral("withdraw-") + voucher.value(QStringLiteral("code")).toString());
        EVENTUALLY(vouchers.vouchers().front().toMap().value(QStringLiteral("withdrawn")).toBool(), patienceMs);
        QVERIFY2(till.warnings().isEmpty(), qPrintable(till.warnings().join(u'\n')));
    }

    void usedTwiceInASplit_isToldWithBothOrders() {
        TillWindow till;
        make(till, "ONCE4U");
        till.cart().add(QStringLiteral("phin-milk"));
        till.screens().vouchers()->redeem(QStringLiteral("ONCE4U"));
        EVENTUALLY(!till.cart().voucher().isEmpty(), patienceMs);
        till.screens().payment()->payExact();
        EVENTUALLY(till.cart().isEmpty(), patienceMs);
        QSignalSpy found(till.screens().vouchers(), &counter::VoucherModel::overusedFound);
        // What the other half did meanwhile arrives.
        const auto mine = till.storedOrders().front();
        (void)till.box().writer().run([&](journal::Journal& journal) -> Status {
            auto fact = mine.placed();
            fact.set_order_id(idOf(77).bytes());
            fact.set_number("B-007");
            journal.append("order.placed", fact);
            return done();
        });
        EVENTUALLY(found.size() == 1, patienceMs);
        const auto words = found.at(0).at(0).toString();
        QVERIFY2(words.contains(QStringLiteral("A-001")) && words.contains(QStringLiteral("B-007")), qPrintable(words));
        till.tap("shiftButton");
        till.tap("vouchersButton");
        EVENTUALLY(till.find("voucherState-ONCE4U"), patienceMs);
        QVERIFY(!till.texts().filter(QStringLiteral("B-007")).isEmpty());
        QCOMPARE(till.screens().vouchers()->overused(), 1);
    }
};

QTEST_MAIN(tst_voucher_window)
#include "tst_voucher_window.moc"
