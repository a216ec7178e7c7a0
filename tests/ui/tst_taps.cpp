#include "tests/support/eventually.h"
#include "tests/ui/till_window.h"

#include <QFile>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;

// Plays ten common orders through the real screens and counts every touch. docs/till.md has the table; run with
// PHIN_WRITE_TAPS=1 to write it anew.

namespace {

struct Order {
    const char* what;
    std::vector<const char*> taps; ///< a leading "_" is a long touch, a leading "#" a scanned code
    std::int64_t totalMinor;
    const char* elsewhere = "not documented";
};

const std::vector<Order>& orders() {
    static const std::vector<Order> all{
        {"One usual drink, cash, exact", {"tile-phin-milk", "cashExact"}, 35'000, "5; 2 or 3 with one-click payment"},
        {"The same, another size", {"tile-phin-milk", "size-L", "cashExact"}, 39'000},
        {"Two of the same drink", {"tile-bac-xiu", "tile-bac-xiu", "cashExact"}, 70'000},
        {"A drink and a pastry", {"tile-latte", "tile-croissant", "cashExact"}, 84'000},
        {"A drink with less ice and half the sugar",
         {"_tile-phin-milk", "option-sugar/sugar-50", "option-ice/ice-less", "acceptChoicesAndPay"},
         35'000},
        {"A combo with its usual parts", {"tile-combo-morning", "cashExact"}, 65'000},
        {"A combo with another drink", {"_tile-combo-morning", "part-0-2", "acceptComboAndPay"}, 65'000},
        {"One usual drink, cash, the till says the change", {"tile-phin-milk", "pay", "quick-50000", "finish"}, 35'000},
        {"Something with a barcode", {"#2000000000039", "cashExact"}, 119'000},
        {"Twelve of one drink, by card",
         {"tile-phin-milk", "typeCount", "key-1", "key-2", "takeNumber", "pay", "Thẻ", "finish"},
         420'000},
    };
    return all;
}

constexpr char beginning[] = "<!-- taps: written by tst_taps -->\n";
constexpr char ending[] = "<!-- taps: end -->\n";

QString table() {
    QString text = QStringLiteral("| order | taps | Odoo, by its documentation |\n|---|---|---|\n");
    for (const auto& order : orders()) {
        qsizetype taps = 0;
        for (const auto* tap : order.taps)
            taps += *tap == '#' ? 0 : 1;
        text += QStringLiteral("| %1 | %2 | %3 |\n")
                    .arg(QLatin1String(order.what))
                    .arg(taps)
                    .arg(QLatin1String(order.elsewhere));
    }
    return text;
}

/// The shown button that says so.
QQuickItem* saying(QQuickItem* in, const QString& words) {
    for (auto* child : in->childItems()) {
        if (!child->isVisible())
            continue;
        if (child->inherits("QQuickAbstractButton") && child->property("text").toString() == words)
            return child;
        if (auto* found = saying(child, words))
            return found;
    }
    return nullptr;
}

} // namespace

class TestTaps : public QObject {
    Q_OBJECT

private slots:
    void order_isDoneInItsTaps_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(orders().size()); ++i)
            QTest::newRow(orders()[static_cast<std::size_t>(i)].what) << i;
    }
    void order_isDoneInItsTaps() {
        QFETCH(const int, index);
        const auto& order = orders()[static_cast<std::size_t>(index)];
        TillWindow till;
        for (const auto* tap : order.taps) {
            const auto name = QString::fromUtf8(*tap == '_' || *tap == '#' ? tap + 1 : tap);
            if (*tap == '_') {
                till.hold(name);
            } else if (*tap == '#') {
                for (const QChar digit : name)
                    QTest::keyClick(&till.window(), digit.toLatin1());
                QTest::keyClick(&till.window(), Qt::Key_Return);
            } else if (auto* said = till.find(name) ? nullptr : saying(till.window().contentItem(), name)) {
                QTest::mouseClick(&till.window(), Qt::LeftButton, {},
                                  said->mapToScene({said->width() / 2, said->height() / 2}).toPoint());
            } else {
                till.tap(name);
            }
        }
        EVENTUALLY(till.storedOrders().size() == 1, 5'000);
        QCOMPARE(till.storedOrders().front().placed().order().total_minor(), order.totalMinor);
        // The thanks leave by themselves, and the next order does not have to wait for that.
        till.tap(QStringLiteral("category-*"));
        till.tap(QStringLiteral("tile-phin-milk"));
        QCOMPARE(till.cart().items(), 1);
    }

    void commonestOrder_takesTwoTaps() { QCOMPARE(orders().front().taps.size(), std::size_t{2}); }

    void document_hasTheTable() {
        QFile file(QStringLiteral(PHIN_TAPS_DOCUMENT));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto text = QString::fromUtf8(file.readAll());
        file.close();
        const auto begin = text.indexOf(QLatin1String(beginning));
        const auto end = text.indexOf(QLatin1String(ending));
        QVERIFY(begin >= 0 && end > begin);
        const auto from = begin + static_cast<qsizetype>(sizeof beginning) - 1;
        if (qEnvironmentVariableIsSet("PHIN_WRITE_TAPS")) {
            text.replace(from, end - from, table());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
            return;
        }
        QCOMPARE(text.mid(from, end - from), table());
    }
};

QTEST_MAIN(TestTaps)
#include "tst_taps.moc"
