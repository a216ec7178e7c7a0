// Takes pictures of tips and vouchers: money_gallery FOLDER [WIDTHxHEIGHT [PIXELS_PER_MM]].
// Not a test: what comes out is for eyes.
#include "tests/support/builders.h"
#include "tests/ui/till_window.h"

#include <QDir>
#include <QGuiApplication>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

namespace {

class Gallery {
public:
    Gallery(QDir folder, QString prefix)
        : m_folder(std::move(folder))
        , m_prefix(std::move(prefix)) {}
    void take(QQuickWindow& window, const QString& name) {
        QTest::qWait(500);
        window.grabWindow().save(m_folder.filePath(m_prefix + name + QStringLiteral(".png")));
    }

private:
    QDir m_folder;
    QString m_prefix;
};

void hideToast(TillWindow& till) {
    if (auto* const toast = till.find(QStringLiteral("toast")))
        QMetaObject::invokeMethod(toast, "hide");
}

void order(TillWindow& till) {
    for (const char* product : {"phin-milk", "phin-milk", "oolong-milk-tea", "banh-mi-chicken"})
        till.cart().add(QLatin1String(product));
}

void visitTips(Gallery& gallery, const QSize& size, double density, const QString& language) {
    const TipSettings tips{TipSettings::Asked::On, {{500, 0}, {1'000, 0}, {0, 10'000}, {0, 20'000}}};
    TillWindow till(true, size, density, language, {}, 1'000, QStringLiteral("window"), tips);
    const auto take = [&](const char* name) { gallery.take(till.window(), language + u'-' + QLatin1String(name)); };
    order(till);
    till.tap(QStringLiteral("pay"));
    take("tips-1-none");
    till.tap(QStringLiteral("tip-1"));
    till.screens().payment()->give(500'000);
    take("tips-2-chosen");
    if (till.guestWindow())
        gallery.take(*till.guestWindow(), language + QStringLiteral("-tips-3-guest"));
    till.screens().payment()->setMethod(counter::PaymentModel::Card);
    till.tap(QStringLiteral("tip-other"));
    till.tap(QStringLiteral("key-7"));
    till.tap(QStringLiteral("key-000"));
    take("tips-4-typed");
    till.screens().payment()->noTip();
    till.screens().payment()->setMethod(counter::PaymentModel::Cash);
    till.screens().payment()->setGuests(3);
    till.tap(QStringLiteral("tip-2"));
    till.tap(QStringLiteral("finish"));
    till.tap(QStringLiteral("tip-3"));
    take("tips-5-shared");
    till.screens().payment()->setGuests(1);
    till.tap(QStringLiteral("finish"));
    QTRY_VERIFY(till.cart().isEmpty());
    till.tap(QStringLiteral("ordersButton"));
    QTRY_VERIFY(till.find(QStringLiteral("order-A-001")));
    till.tap(QStringLiteral("order-A-001"));
    till.tap(QStringLiteral("refund"));
    hideToast(till);
    take("tips-6-refund");
    till.tap(QStringLiteral("leaveIt"));
    till.tap(QStringLiteral("receipt"));
    take("tips-7-receipt");
    till.tap(QStringLiteral("shiftButton"));
    QTRY_VERIFY(till.screens().shift()->tipsOwed() > 0);
    take("tips-8-shift");
    till.tap(QStringLiteral("move-5"));
    till.tap(QStringLiteral("allTips"));
    take("tips-9-pay-out");
    till.tap(QStringLiteral("shiftBack"));
    till.tap(QStringLiteral("xReport"));
    QTRY_VERIFY(till.find(QStringLiteral("savePdf")));
    take("tips-a-report");
    for (const auto& warning : till.warnings())
        qWarning("%s", qPrintable(warning));
}

void make(TillWindow& till, const std::string& code, std::uint32_t uses, std::int64_t minimum,
          const std::string& note) {
    model::v1::VoucherMade terms;
    terms.set_voucher_id(till.till().newId().bytes());
    terms.set_code(code);
    if (minimum > 0)
        terms.set_amount_minor(20'000);
    else
        terms.set_basis_points(1'500);
    terms.set_minimum_minor(minimum);
    terms.set_valid_until(20190430);
    terms.set_uses(uses);
    terms.set_note(note);
    (void)await<counter::MadeVoucher>(
        [&](auto done) { till.till().unattended()->makeVoucher(terms, std::move(done)); });
    till.clock().advance(1'000);
}

void visitVouchers(Gallery& gallery, const QSize& size, double density, const QString& language) {
    TillWindow till(true, size, density, language, {}, 0, QStringLiteral("window"));
    const auto take = [&](const char* name) { gallery.take(till.window(), language + u'-' + QLatin1String(name)); };
    till.tap(QStringLiteral("shiftButton"));
    take("vouchers-0-shift");
    till.tap(QStringLiteral("vouchersButton"));
    take("vouchers-1-empty");
    till.tap(QStringLiteral("newVoucher"));
    till.tap(QStringLiteral("voucherMinimum"));
    till.tap(QStringLiteral("key-5"));
    till.tap(QStringLiteral("key-0"));
    till.tap(QStringLiteral("key-000"));
    take("vouchers-2-new");
    till.tap(QStringLiteral("makeVoucher"));
    QTRY_VERIFY(!till.screens().vouchers()->made().isEmpty());
    take("vouchers-3-made");
    make(till, "KHAITRUONG", 0, 0, "Khai trương quán mới ở tầng hai cạnh bờ hồ Hoàn Kiếm");
    make(till, "V7K29QXM", 1, 0, "");
    make(till, "TRUONGBAN20", 10, 50'000, "Bạn của trường");
    till.tap(QStringLiteral("sheetClose"));
    order(till);
    till.tap(QStringLiteral("orderDiscount"));
    take("vouchers-4-discount");
    till.tap(QStringLiteral("byVoucher"));
    QTRY_VERIFY(till.find(QStringLiteral("voucherCode")));
    till.find(QStringLiteral("voucherCode"))->setProperty("text", QStringLiteral("v7k2-9qxm"));
    take("vouchers-5-redeem");
    till.tap(QStringLiteral("redeem"));
    QTRY_VERIFY(!till.cart().voucher().isEmpty());
    take("vouchers-6-taken");
    if (till.guestWindow())
        gallery.take(*till.guestWindow(), language + QStringLiteral("-vouchers-7-guest"));
    till.screens().payment()->payExact();
    QTRY_VERIFY(till.cart().isEmpty());
    const auto mine = till.storedOrders().front();
    (void)till.box().writer().run([&](journal::Journal& journal) -> Status {
        auto fact = mine.placed();
        fact.set_order_id(idOf(77).bytes());
        fact.set_number("B-007");
        journal.append("order.placed", fact);
        return done();
    });
    QTRY_COMPARE(till.screens().vouchers()->overused(), 1);
    take("vouchers-8-told");
    hideToast(till);
    till.tap(QStringLiteral("shiftButton"));
    till.tap(QStringLiteral("vouchersButton"));
    take("vouchers-9-list");
    for (const auto& warning : till.warnings())
        qWarning("%s", qPrintable(warning));
}

} // namespace

int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    QDir().mkpath(folder);
    QSize size(1280, 800);
    if (argc > 2) {
        const auto parts = QString::fromLocal8Bit(argv[2]).split(u'x');
        size = {parts.value(0).toInt(), parts.value(1).toInt()};
    }
    const double density = argc > 3 ? QString::fromLocal8Bit(argv[3]).toDouble() : 3.78;
    Gallery gallery{QDir(folder), QStringLiteral("%1x%2-").arg(size.width()).arg(size.height())};
    for (const auto* const language : {"vi", "en"}) {
        visitTips(gallery, size, density, QLatin1String(language));
        visitVouchers(gallery, size, density, QLatin1String(language));
    }
    return 0;
}
