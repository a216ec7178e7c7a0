// The manager edits the menu, and tiles have pictures: through the real screens.
#include "app/screens/menu_edit_words.h"
#include "sync/model/business_day.h"
#include "tests/support/eventually.h"
#include "tests/ui/menu_pictures.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Phin_UiPlugin)
Q_IMPORT_QML_PLUGIN(Phin_CounterPlugin)
Q_IMPORT_QML_PLUGIN(Phin_Counter_ModelsPlugin)

using namespace phin;
using namespace phin::test;
using counter::MenuEditModel;
using counter::MenuEditWords;

namespace {

constexpr int soon = 15'000;

class MenuWindow : public TillWindow {
public:
    using TillWindow::TillWindow;
    MenuEditModel& edit() { return *screens().menuEdit(); }
    template <class Condition>
    static void waitFor(Condition&& condition, const char* what) {
        if (!eventually(std::forward<Condition>(condition), soon))
            throw std::runtime_error(std::string("waited in vain: ") + what);
    }
    void open() {
        tap(QStringLiteral("menuButton"));
        waitFor([this] { return find(QStringLiteral("menuRows")) != nullptr; }, "the sheet");
    }
    /// Types into the field of that name.
    void type(const QString& field, const QString& words) {
        auto* const item = find(field);
        if (!item)
            throw std::runtime_error("no field " + field.toStdString());
        item->forceActiveFocus();
        QMetaObject::invokeMethod(item, "selectAll");
        QTest::keyClick(&window(), Qt::Key_Delete);
        for (const QChar c : words) // as an input method brings it
            QTest::sendKeyEvent(QTest::Click, &window(), Qt::Key_unknown, QString(c), Qt::NoModifier);
        // What might be a barcode is held for a moment.
        waitFor([&] { return item->property("text").toString() == words; }, "what was typed");
    }
    void settled() {
        waitFor([this] { return !edit().busy(); }, "the back room");
    }
    void editProduct(const QString& id) {
        edit().setSearch({});
        edit().edit(id);
        waitFor([this] { return find(QStringLiteral("productPage")) != nullptr; }, "the form");
    }
    void publish() {
        edit().showChanges();
        waitFor([this] { return find(QStringLiteral("menuPublish")) != nullptr; }, "the changes");
        tap(QStringLiteral("menuPublish"));
        waitFor([this] { return !edit().busy() && edit().changeCount() == 0; }, "the publication");
    }
    const model::v1::Product& product(const std::string& id) {
        const auto* found = till().publishedMenu()->product(id);
        if (!found)
            throw std::runtime_error("the menu has no " + id);
        return *found;
    }
};

} // namespace

class MenuWindowTest : public QObject {
    Q_OBJECT

private slots:
    void tile_showsItsPicture_orInitialsOnColour() {
        MenuWindow till;
        till.importMenu(withPictures(till, till.till().publishedMenu()->menu(), 2));
        auto* const grid = till.find(QStringLiteral("grid"));
        QVERIFY(grid);
        auto* const model = till.screens().menu();
        MenuWindow::waitFor(
            [&] {
                for (int row = 0; row < std::min(4, model->rowCount()); ++row) {
                    const auto at = model->index(row);
                    const auto id = at.data(counter::MenuModel::ProductId).toString();
                    const bool wanted = !at.data(counter::MenuModel::Picture).toString().isEmpty();
                    auto* const tile = till.find(QStringLiteral("tile-") + id);
                    auto* const picture = tile ? tile->findChild<QQuickItem*>(QStringLiteral("picture")) : nullptr;
                    if (!picture || picture->isVisible() != wanted)
                        return false;
                }
                return true;
            },
            "pictures on the tiles that have one");
        QCOMPARE(till.warnings(), QStringList());
    }

    void tileName_isReadableBesideAnyPicture() {
        // A picture never lies under a word: the name has the tile's ground, the price and the count have their own.
        MenuWindow till;
        till.importMenu(withPictures(till, till.till().publishedMenu()->menu(), 1'000));
        const auto id = till.screens().menu()->index(0).data(counter::MenuModel::ProductId).toString();
        auto* const tile = till.find(QStringLiteral("tile-") + id);
        QVERIFY(tile);
        auto* const picture = tile->findChild<QQuickItem*>(QStringLiteral("picture"));
        MenuWindow::waitFor([&] { return picture->isVisible(); }, "the picture");
        auto* const name = tile->findChild<QQuickItem*>(QStringLiteral("tileName"));
        QVERIFY(name->mapRectToScene(name->boundingRect()).top() >=
                picture->mapRectToScene(picture->boundingRect()).bottom() - 1);
        auto* const price = tile->findChild<QQuickItem*>(QStringLiteral("price"));
        const auto image = till.window().grabWindow();
        const auto at = price->mapRectToScene(price->boundingRect());
        const auto ground = image.pixelColor((at.topLeft() + QPointF(1, 1)).toPoint());
        QVERIFY2(ground.lightnessF() > 0.95, qPrintable(ground.name())); // the surface, not the picture
    }

    void unknownOrDamagedPicture_isNoImage() {
        int asked = 0;
        counter::PictureProvider provider([&asked](const std::string&) -> std::optional<std::string> {
            ++asked;
            return "\xFF\xD8\xFF nothing";
        });
        QVERIFY(counter::PictureProvider::decoded("<svg/>", {}).isNull());
        QVERIFY(counter::PictureProvider::decoded("\xFF\xD8\xFF nothing", {}).isNull());
        const auto shown = counter::PictureProvider::decoded(cupPicture(1), {100, 50});
        QCOMPARE(shown.size(), QSize(100, 50));
        QImage large(400, 300, QImage::Format_RGB32);
        large.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        large.save(&buffer, "jpeg", 20);
        QVERIFY(counter::PictureProvider::decoded(bytes.toStdString(), {}).isNull()); // larger than any may be
    }

    void price_isEditedAndPublished_openCartsKeepTheirs() {
        MenuWindow till;
        const auto id = QStringLiteral("croissant");
        const auto before = till.product(id.toStdString()).variants(0).price_minor();
        till.cart().add(id);
        const auto total = till.cart().property("total").toString();
        till.open();
        till.editProduct(id);
        till.type(QStringLiteral("sizePrice-0"), QStringLiteral("41.000"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        QCOMPARE(till.edit().changeCount(), 1);
        QCOMPARE(till.product(id.toStdString()).variants(0).price_minor(), before); // nothing is sold by it yet
        till.tap(QStringLiteral("menuChanges"));
        const auto lines = till.edit().changes()[0].toMap()[QStringLiteral("lines")].toStringList();
        QVERIFY2(lines.join(u' ').contains(QStringLiteral("41.000")), qPrintable(lines.join(u' ')));
        till.tap(QStringLiteral("menuPublish"));
        MenuWindow::waitFor([&] { return till.product(id.toStdString()).variants(0).price_minor() == 41'000; }, "it");
        till.settled();
        QCOMPARE(till.cart().property("total").toString(), total);
        QCOMPARE(till.warnings(), QStringList());
    }

    void laterPrices_holdFromTheirDay() {
        MenuWindow till;
        const auto id = QStringLiteral("croissant");
        const auto before = till.product(id.toStdString()).variants(0).price_minor();
        till.open();
        till.editProduct(id);
        till.type(QStringLiteral("sizePrice-0"), QStringLiteral("47000"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        till.edit().setSoldOut(till.screens().menu()->index(1).data(counter::MenuModel::ProductId).toString(), true);
        till.settled();
        till.edit().setLater(true);
        till.edit().fromNextMonth();
        till.publish();
        const auto& variant = till.product(id.toStdString()).variants(0);
        QCOMPARE(variant.price_minor(), before);
        QCOMPARE(variant.prices_from_size(), 1);
        QCOMPARE(variant.prices_from(0).price_minor(), std::int64_t{47'000});
        QCOMPARE(variant.prices_from(0).from_date() % 100, 1);
        // It is seen in the form, and taken back there.
        till.editProduct(id);
        QCOMPARE(till.edit().product()->sizes()[0].toMap()[QStringLiteral("coming")].toList().size(), qsizetype{1});
        till.edit().product()->dropComing(0, variant.prices_from(0).from_date());
        till.edit().keep();
        till.settled();
        till.publish();
        QVERIFY(till.product(id.toStdString()).variants(0).prices_from().empty());
    }

    void wrongFields_areNamedBesideThem() {
        MenuWindow till;
        till.open();
        till.tap(QStringLiteral("menuAdd"));
        MenuWindow::waitFor([&] { return till.find(QStringLiteral("productPage")) != nullptr; }, "the form");
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        auto* const form = till.edit().product();
        QVERIFY(form->errors().contains(QStringLiteral("variants[0].price_minor"))); // no amount at all
        QVERIFY(till.find(QStringLiteral("sizePrice-0-error")));
        till.type(QStringLiteral("sizePrice-0"), QStringLiteral("-5"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        QVERIFY2(form->errors().contains(QStringLiteral("name")),
                 qPrintable(QStringList(form->errors().keys()).join(u' ') + till.edit().message() +
                            form->sizes()[0].toMap()[QStringLiteral("price")].toString()));
        QVERIFY(form->errors().contains(QStringLiteral("variants[0].price_minor")));
        QVERIFY(till.find(QStringLiteral("productVi-error")));
        const auto other = till.till().publishedMenu();
        std::string taken;
        for (const auto& product : other->menu().products())
            for (const auto& code : product.barcodes())
                taken = code;
        QVERIFY(!taken.empty());
        till.type(QStringLiteral("productVi"), QStringLiteral("Trà mới"));
        till.type(QStringLiteral("sizePrice-0"), QStringLiteral("35000"));
        form->scanned(QString::fromStdString(taken));
        till.tap(QStringLiteral("menuKeep"));
        MenuWindow::waitFor([&] { return form->errors().contains(QStringLiteral("barcodes")); }, "the barcode");
        QVERIFY(form->errors()[QStringLiteral("barcodes")].toString().contains(QString::fromStdString(taken)));
        QVERIFY(form->errors()[QStringLiteral("barcodes")].toString().contains(QStringLiteral("Mã vạch")));
        form->setProperty("barcodes", QString());
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        QCOMPARE(till.edit().stage(), int(MenuEditModel::List));
        till.publish();
        QVERIFY(till.till().menu()->product("tra-moi"));
        QCOMPARE(QString::fromStdString(till.product("tra-moi").name().en()), QStringLiteral("Trà mới"));
    }

    // A product's own codes are those of its usual size: changing a price gives them to no other.
    void barcodes_ofAProductWithSizes_stayWhereTheyAre() {
        MenuWindow till;
        auto menu = till.till().publishedMenu()->menu();
        auto* const sized = std::find_if(menu.mutable_products()->begin(), menu.mutable_products()->end(),
                                         [](const auto& product) { return product.variants_size() > 1; })
                                .
                                operator->();
        const auto id = sized->id();
        sized->clear_barcodes();
        for (auto& variant : *sized->mutable_variants())
            variant.clear_barcodes();
        sized->add_barcodes("8930000000017");
        sized->mutable_variants(0)->add_barcodes("8930000000024");
        menu.set_id("coded");
        till.importMenu(menu);
        till.open();
        till.edit().edit(QString::fromStdString(id));
        till.edit().product()->setSize(0, QStringLiteral("price"), QStringLiteral("41000"));
        till.edit().keep();
        till.settled();
        till.publish();
        const auto after = till.product(id);
        QCOMPARE(after.barcodes_size(), 1);
        QCOMPARE(after.barcodes(0), std::string("8930000000017"));
        QCOMPARE(after.variants(0).barcodes_size(), 1);
        QCOMPARE(after.variants(0).barcodes(0), std::string("8930000000024"));
    }

    void undo_takesTheLastEditBack_discardAll() {
        MenuWindow till;
        const auto one = till.screens().menu()->index(0).data(counter::MenuModel::ProductId).toString();
        const auto two = till.screens().menu()->index(1).data(counter::MenuModel::ProductId).toString();
        till.open();
        till.tap(QStringLiteral("soldOut-") + one);
        till.settled();
        till.edit().edit(two);
        till.edit().retire();
        till.settled();
        QCOMPARE(till.edit().changeCount(), 2);
        till.tap(QStringLiteral("menuUndo"));
        till.settled();
        QCOMPARE(till.edit().changeCount(), 1);
        till.tap(QStringLiteral("menuUndo"));
        till.settled();
        QCOMPARE(till.edit().changeCount(), 0);
        QVERIFY(!till.edit().canUndo());
        till.tap(QStringLiteral("soldOut-") + one);
        till.settled();
        till.edit().discard();
        QCOMPARE(till.edit().changeCount(), 0);
        till.edit().undo();
        till.settled();
        QCOMPARE(till.edit().changeCount(), 1);
    }

    void categoryInUse_staysAndSaysWhy() {
        MenuWindow till;
        till.open();
        till.edit().setSection(QStringLiteral("categories"));
        const auto used = till.edit().rows()->index(0).data(counter::MenuEditRows::RowId).toString();
        till.edit().edit(used);
        till.edit().retire();
        till.settled();
        QCOMPARE(till.edit().stage(), int(MenuEditModel::Category));
        QVERIFY(!till.edit().message().isEmpty());
        till.edit().back();
        till.edit().add();
        till.edit().category()->setProperty("vi", QStringLiteral("Mùa hè"));
        till.edit().keep();
        till.settled();
        QCOMPARE(till.edit().changeCount(), 1);
        till.publish();
        QVERIFY(till.till().publishedMenu()->category("mua-he"));
    }

    void group_getsAnOptionWithAPrice() {
        MenuWindow till;
        till.open();
        till.edit().setSection(QStringLiteral("groups"));
        const auto id = till.edit().rows()->index(0).data(counter::MenuEditRows::RowId).toString();
        till.edit().edit(id);
        auto* const form = till.edit().group();
        const int at = static_cast<int>(form->options().size());
        form->addOption();
        form->setOption(at, QStringLiteral("vi"), QStringLiteral("Thêm sữa"));
        form->setOption(at, QStringLiteral("price"), QStringLiteral("x"));
        till.edit().keep();
        QVERIFY(form->errors().contains(QStringLiteral("modifiers[%1].price_minor").arg(at)));
        form->setOption(at, QStringLiteral("price"), QStringLiteral("5.000"));
        form->setProperty("min", 9);
        till.edit().keep();
        till.settled();
        QVERIFY(form->errors().contains(QStringLiteral("min")));
        form->setProperty("min", 0);
        till.edit().keep();
        till.settled();
        till.publish();
        const auto* group = till.till().publishedMenu()->group(id.toStdString());
        const auto* option = modifierOf(*group, "them-sua");
        QVERIFY(option);
        QCOMPARE(option->price_minor(), std::int64_t{5'000});
    }

    void anotherMenu_takesTheEditsAlong() {
        MenuWindow till;
        const auto one = till.screens().menu()->index(0).data(counter::MenuModel::ProductId).toString();
        till.open();
        till.tap(QStringLiteral("soldOut-") + one);
        till.settled();
        auto other = till.till().publishedMenu()->menu();
        other.set_id("from another till");
        other.set_name("Quán khác");
        till.importMenu(other);
        MenuWindow::waitFor([&] { return !till.edit().busy() && till.edit().changeCount() == 1; }, "the edits");
        till.publish();
        QVERIFY(till.product(one.toStdString()).sold_out());
        QCOMPARE(QString::fromStdString(till.till().publishedMenu()->menu().name()), QStringLiteral("Quán khác"));
    }

    void rows_followTheModelRules() {
        MenuWindow till;
        const QAbstractItemModelTester tester(till.edit().rows(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        till.open();
        const int all = till.edit().rows()->rowCount();
        till.edit().setSearch(QStringLiteral("sua"));
        QVERIFY(till.edit().rows()->rowCount() > 0 && till.edit().rows()->rowCount() < all);
        till.edit().setSearch({});
        till.edit().setFilter(till.edit().filters()[1].toMap()[QStringLiteral("value")].toString());
        QVERIFY(till.edit().rows()->rowCount() < all);
        till.edit().setSection(QStringLiteral("groups"));
        till.edit().setSection(QStringLiteral("products"));
        till.edit().setFilter({});
        QCOMPARE(till.edit().rows()->rowCount(), all);
    }

    void veryLargeMenu_isCutToWhatAHandScrolls() {
        MenuWindow till;
        auto menu = till.till().publishedMenu()->menu();
        const auto like = menu.products(0);
        for (int i = 0; i < 3'000; ++i) {
            auto product = like;
            product.set_id("more-" + std::to_string(i));
            product.clear_barcodes();
            for (auto& variant : *product.mutable_variants())
                variant.clear_barcodes();
            *menu.add_products() = product;
        }
        menu.set_id("large");
        till.importMenu(menu);
        till.open();
        QCOMPARE(till.edit().rows()->rowCount(), 400);
        QVERIFY(till.text(QStringLiteral("menuMore")).contains(QString::number(menu.products_size() - 400)));
    }

    void tax_getsANewRateFromADay_andTillsChargeItThen() {
        MenuWindow till;
        till.open();
        till.edit().setSection(QStringLiteral("taxes"));
        till.edit().edit(QStringLiteral("vat"));
        MenuWindow::waitFor([&] { return till.find(QStringLiteral("taxVi")) != nullptr; }, "the form");
        const auto today = till.till().businessDate();
        const auto before = *taxRateAt(*till.till().publishedMenu()->tax("vat"), today);
        till.tap(QStringLiteral("addRate"));
        const auto last = till.edit().tax()->rates().size() - 1;
        till.type(QStringLiteral("ratePercent-%1").arg(last), QStringLiteral("12,5"));
        till.type(QStringLiteral("rateFrom-%1").arg(last), QStringLiteral("2030"));
        till.tap(QStringLiteral("menuKeep"));
        QVERIFY(till.edit().tax()->errors().contains(QStringLiteral("rate-%1").arg(last))); // a year is no day
        till.type(QStringLiteral("rateFrom-%1").arg(last), QStringLiteral("1/1/2030"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        QCOMPARE(till.edit().stage(), int(MenuEditModel::List));
        till.publish();
        const auto& tax = *till.till().publishedMenu()->tax("vat");
        QCOMPARE(*taxRateAt(tax, today), before);
        QCOMPARE(*taxRateAt(tax, 20300101), 1'250);
        QCOMPARE(till.warnings(), QStringList());
    }

    void tax_thatProductsHave_isNotTakenOffTheMenu() {
        MenuWindow till;
        till.open();
        till.edit().setSection(QStringLiteral("taxes"));
        till.edit().edit(QStringLiteral("vat"));
        till.edit().retire();
        till.settled();
        QCOMPARE(till.edit().stage(), int(MenuEditModel::Tax));
        QVERIFY(!till.edit().message().isEmpty());
        QCOMPARE(till.edit().changeCount(), 0);
    }

    void happyHour_isMadeOnTheTill_andPricesFollowIt() {
        MenuWindow till;
        till.open();
        till.edit().setSection(QStringLiteral("lists"));
        till.tap(QStringLiteral("menuAdd"));
        MenuWindow::waitFor([&] { return till.find(QStringLiteral("listVi")) != nullptr; }, "the form");
        till.type(QStringLiteral("listVi"), QStringLiteral("Sáng sớm"));
        till.type(QStringLiteral("listPercent"), QStringLiteral("-50"));
        till.tap(QStringLiteral("addWindow"));
        till.type(QStringLiteral("windowFrom-0"), QStringLiteral("25:00"));
        till.tap(QStringLiteral("menuKeep"));
        QVERIFY(till.edit().list()->errors().contains(QStringLiteral("window-0")));
        till.type(QStringLiteral("windowFrom-0"), QStringLiteral("9:00")); // it is ten o'clock
        till.type(QStringLiteral("windowUntil-0"), QStringLiteral("11:00"));
        till.edit().list()->toggleCategory(QStringLiteral("pastry"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        till.publish();
        const auto usual = till.product("croissant").variants(0).price_minor();
        till.cart().add(QStringLiteral("croissant"));
        QCOMPARE(till.cart().order().lines(0).unit_minor(), usual / 2);
        QCOMPARE(till.warnings(), QStringList());
    }

    void station_isNamedAnew_andAddedOnTheTill() {
        MenuWindow till;
        till.open();
        till.edit().setSection(QStringLiteral("stations"));
        const auto stations = till.till().publishedMenu()->menu().stations_size();
        till.tap(QStringLiteral("menuAdd"));
        MenuWindow::waitFor([&] { return till.find(QStringLiteral("stationVi")) != nullptr; }, "the form");
        till.type(QStringLiteral("stationVi"), QStringLiteral("Quầy kem"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        till.publish();
        QCOMPARE(till.till().publishedMenu()->menu().stations_size(), stations + 1);
        QVERIFY(till.till().publishedMenu()->station("quay-kem"));
    }

    void station_getsAStandIn_andAProductAPartElsewhere() {
        MenuWindow till;
        till.open();
        till.edit().setSection(QStringLiteral("stations"));
        till.edit().edit(QStringLiteral("barista"));
        MenuWindow::waitFor([&] { return till.find(QStringLiteral("standIn-kitchen")) != nullptr; }, "the stand-ins");
        QVERIFY(!till.find(QStringLiteral("overload"))); // for whom?
        till.tap(QStringLiteral("standIn-kitchen"));
        till.type(QStringLiteral("fallsAfter"), QStringLiteral("90"));
        till.type(QStringLiteral("overload"), QStringLiteral("zwölf"));
        till.type(QStringLiteral("hands"), QStringLiteral("3"));
        till.tap(QStringLiteral("menuKeep"));
        QVERIFY(till.find(QStringLiteral("overload-error")));
        till.edit().station()->setProperty("overload", QStringLiteral("12"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        till.edit().setSection(QStringLiteral("categories"));
        till.edit().edit(QStringLiteral("pastry"));
        MenuWindow::waitFor([&] { return till.find(QStringLiteral("categoryStation-barista")) != nullptr; },
                            "the form");
        till.tap(QStringLiteral("categoryStation-barista"));
        till.tap(QStringLiteral("categoryAlsoAt-kitchen"));
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        till.edit().setSection(QStringLiteral("products"));
        till.edit().edit(QStringLiteral("latte"));
        MenuWindow::waitFor([&] { return till.find(QStringLiteral("productPage")) != nullptr; }, "the product");
        till.edit().product()->toggleAlsoAt(QStringLiteral("kitchen"));
        till.edit().keep();
        till.settled();
        till.publish();
        const auto menu = till.till().publishedMenu();
        const auto& barista = *menu->station("barista");
        QCOMPARE(barista.falls_to(), std::string("kitchen"));
        QCOMPARE(barista.falls_after_seconds(), 90);
        QCOMPARE(barista.overload_units(), 12);
        QCOMPARE(barista.hands(), 3);
        QCOMPARE(menu->category("pastry")->station(), std::string("barista"));
        QCOMPARE(menu->category("pastry")->also_at(0), std::string("kitchen"));
        QCOMPARE(menu->product("latte")->also_at(0), std::string("kitchen"));
        QCOMPARE(menu->product("croissant")->station(), std::string()); // its category's
    }

    void picture_isTakenFromAStick_andADamagedOneIsRefused() {
        MenuWindow till;
        const QTemporaryDir stick;
        QVERIFY(QDir(stick.path()).mkpath(QStringLiteral("DCIM/100")));
        QImage photo(900, 600, QImage::Format_RGB32);
        photo.fill(Qt::darkGreen);
        QVERIFY(photo.save(stick.filePath(QStringLiteral("DCIM/100/matcha.JPG")), "JPG"));
        QFile damaged(stick.filePath(QStringLiteral("damaged.png")));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("\x89PNG\r\n");
        damaged.close();
        till.edit().setPictureFolders({stick.path().toStdString(), "/no/such/folder"});
        till.open();
        till.editProduct(QStringLiteral("latte"));
        till.tap(QStringLiteral("choosePicture"));
        MenuWindow::waitFor([&] { return till.edit().files().size() == 2; }, "the files");
        const auto named = [&](const QString& name) {
            for (const auto& file : till.edit().files())
                if (file.toMap()[QStringLiteral("name")] == name)
                    return file.toMap()[QStringLiteral("path")].toString();
            return QString();
        };
        till.edit().takePicture(named(QStringLiteral("damaged")));
        till.settled();
        QCOMPARE(till.edit().stage(), int(MenuEditModel::Picture));
        QVERIFY(!till.edit().message().isEmpty());
        till.edit().takePicture(named(QStringLiteral("matcha")));
        MenuWindow::waitFor([&] { return till.edit().stage() == MenuEditModel::Product; }, "the picture");
        QVERIFY(!till.edit().product()->picture().isEmpty());
        till.tap(QStringLiteral("menuKeep"));
        till.settled();
        till.publish();
        QVERIFY(!till.product("latte").picture().empty());
    }

    void typedAmounts_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("plain") << "45000"
                               << "VND" << qint64{45'000};
        QTest::newRow("grouped as in Vietnam") << "45.000"
                                               << "VND" << qint64{45'000};
        QTest::newRow("grouped as in English") << "1,045,000"
                                               << "VND" << qint64{1'045'000};
        QTest::newRow("forty-five and no thousand") << "45.0"
                                                    << "VND" << qint64{-1};
        QTest::newRow("cents") << "3.50"
                               << "USD" << qint64{350};
        QTest::newRow("cents with a comma") << "3,5"
                                            << "USD" << qint64{350};
        QTest::newRow("too fine") << "3.505"
                                  << "USD" << qint64{-1};
        QTest::newRow("no number") << "abc"
                                   << "VND" << qint64{-1};
        QTest::newRow("nothing") << ""
                                 << "VND" << qint64{-1};
    }
    void typedAmounts() {
        QFETCH(const QString, typed);
        QFETCH(const QString, currency);
        QFETCH(const qint64, minor);
        QCOMPARE(MenuEditWords::typedMinor(typed, currency.toStdString()).value_or(-1), std::int64_t{minor});
    }
};

QTEST_MAIN(MenuWindowTest)
#include "tst_menu_window.moc"
