#include "app/counter/menu_edits.h"
#include "sync/model/dated_prices.h"
#include "tests/support/builders.h"

#include <QTest>

using namespace phin;
using namespace phin::counter;
using namespace phin::test;
using model::v1::Menu;
using Field = MenuChange::Field;

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString ids(const Menu& menu) {
    QStringList all;
    for (const auto& product : menu.products())
        all += text(product.id());
    return all.join(u' ');
}

/// "changed phin Price SoldOut" and the like.
QStringList told(const std::vector<MenuChange>& changes) {
    QStringList all;
    for (const auto& change : changes) {
        QString line = text(change.id);
        line += change.kind == MenuChange::Kind::Added ? " +" : change.kind == MenuChange::Kind::Retired ? " -" : " ~";
        for (const auto& detail : change.details)
            line += QString(" %1").arg(static_cast<int>(detail.field));
        all += line;
    }
    return all;
}

QString of(Field field) {
    return QString::number(static_cast<int>(field));
}

} // namespace

class MenuEditsTest : public QObject {
    Q_OBJECT

private slots:
    void put_replacesInPlaceAndAddsBehindItsCategory() {
        auto menu = smallMenu();
        const auto before = ids(menu);
        auto changed = menu.products(1);
        changed.mutable_name()->set_vi("Bạc xỉu đá");
        putProduct(menu, changed);
        QCOMPARE(ids(menu), before);
        QCOMPARE(text(menu.products(1).name().vi()), QString("Bạc xỉu đá"));
        auto added = menu.products(0);
        added.set_id("new");
        const auto category = added.category();
        putProduct(menu, added);
        int last = 0, at = 0;
        for (int i = 0; i < menu.products_size(); ++i) {
            last = menu.products(i).category() == category ? i : last;
            at = menu.products(i).id() == "new" ? i : at;
        }
        QCOMPARE(at, last);
        QCOMPARE(menu.products_size(), smallMenu().products_size() + 1);
    }

    void retire_takesAlongWhatNamesIt() {
        auto menu = smallMenu();
        menu.add_favourites("phin");
        menu.add_favourites("bac-xiu");
        auto& list = *menu.add_price_lists();
        list.set_id("happy");
        list.mutable_name()->set_vi("Giờ vàng");
        auto& price = *list.add_prices();
        price.set_product("phin");
        price.set_variant("small");
        price.set_price_minor(1);
        list.mutable_change()->set_basis_points(-1'000);
        list.mutable_change()->add_categories(menu.products(0).category());
        QVERIFY(checkMenu(menu).empty());
        retireProduct(menu, "phin");
        QVERIFY(checkMenu(menu).empty());
        QCOMPARE(menu.favourites_size(), 1);
        QVERIFY(menu.price_lists(0).prices().empty());
        auto grouped = smallMenu();
        retireGroup(grouped, "sugar");
        QVERIFY(checkMenu(grouped).empty());
        QCOMPARE(grouped.products(0).modifier_groups_size(), 1);
    }

    void retire_ofWhatIsStillNeeded_isAProblem() {
        const auto outcome = edited(MenuIndex(smallMenu()), [](Menu& menu) { retireCategory(menu, "drinks"); });
        QVERIFY(!outcome.problems.empty());
        QVERIFY(text(outcome.problems.front().path).endsWith(".category"));
    }

    void freshIds_areReadableAndFree() {
        const auto menu = smallMenu();
        QCOMPARE(text(freshId(menu.products(), "Trà đào")), QString("tr-o")); // marks are the caller's to take off
        QCOMPARE(text(freshId(menu.products(), "Iced  Phin!")), QString("iced-phin"));
        QCOMPARE(text(freshId(menu.products(), "phin")), QString("phin-2"));
        QCOMPARE(text(freshId(menu.products(), "???")), QString("item"));
        QVERIFY(freshId(menu.products(), std::string(100, 'x')).size() <= 40);
    }

    void changes_listAllThatDiffers() {
        const auto before = smallMenu();
        auto after = before;
        QVERIFY(changesBetween(MenuIndex(before), MenuIndex(after), 20261122).empty());
        setPriceNow(*after.mutable_products(0)->mutable_variants(1), 20261122, 34'000);
        after.mutable_products(0)->set_sold_out(true);
        auto& coming = *after.mutable_products(1)->mutable_variants(0)->add_prices_from();
        coming.set_from_date(20261201);
        coming.set_price_minor(30'000);
        after.mutable_products(2)->set_limited(true); // has no word of its own
        retireProduct(after, "water");
        auto added = after.products(1);
        added.set_id("new");
        putProduct(after, added);
        after.mutable_categories(0)->set_colour("#123456");
        after.mutable_modifier_groups(1)->mutable_modifiers(0)->set_price_minor(6'000);
        after.mutable_modifier_groups(1)->set_max(1);
        const auto changes = changesBetween(MenuIndex(before), MenuIndex(after), 20261122);
        const auto lines = told(changes);
        QVERIFY2(lines.contains("drinks ~ " + of(Field::Colour)), qPrintable(lines.join(u'|')));
        QVERIFY(lines.contains("topping ~ " + of(Field::HowMany) + " " + of(Field::Price)));
        QVERIFY(lines.contains("phin ~ " + of(Field::Price) + " " + of(Field::SoldOut)));
        QVERIFY(lines.contains("bac-xiu ~ " + of(Field::PriceToCome)));
        QVERIFY(lines.contains("banh-mi ~ " + of(Field::Other)));
        QVERIFY(lines.contains("water -"));
        QVERIFY(lines.contains("new +"));
        QCOMPARE(lines.size(), qsizetype{7});
        const auto& price = changes[2].details.front();
        QCOMPARE(price.beforeMinor.value_or(0), std::int64_t{32'000});
        QCOMPARE(price.afterMinor.value_or(0), std::int64_t{34'000});
    }

    void rebase_putsTheEditsOnAnotherMenu() {
        const auto base = smallMenu();
        auto draft = base;
        draft.mutable_products(0)->set_sold_out(true);
        retireProduct(draft, "water");
        auto added = draft.products(1);
        added.set_id("mine");
        putProduct(draft, added);
        auto newer = base; // another till did this meanwhile
        newer.mutable_products(1)->mutable_variants(0)->set_price_minor(31'000);
        added.set_id("theirs");
        putProduct(newer, added);
        const auto menu = MenuIndex(rebased(base, draft, newer));
        QVERIFY(checkMenu(menu.menu()).empty());
        QVERIFY(menu.product("phin")->sold_out());
        QVERIFY(!menu.product("water"));
        QVERIFY(menu.product("mine"));
        QVERIFY(menu.product("theirs"));
        QCOMPARE(menu.product("bac-xiu")->variants(0).price_minor(), std::int64_t{31'000});
    }

    // Forty edits are not lost for one that does not fit any more.
    void rebase_whatDoesNotFit_isSetBackAlone() {
        const auto base = smallMenu();
        auto draft = base;
        draft.mutable_products(0)->set_sold_out(true);
        auto added = draft.products(1);
        added.set_id("mine");
        added.set_category("seasonal");
        auto& category = *draft.add_categories();
        category = base.categories(0);
        category.set_id("seasonal");
        putProduct(draft, added);
        auto moved = draft;
        retireProduct(moved, "mine"); // as a menu in which the category is known
        const auto knows = moved;
        auto newer = base; // and meanwhile another till took it away again
        auto menu = rebased(knows, draft, newer);
        const auto unfit = setBackWhatDoesNotFit(menu, newer);
        QVERIFY(unfit);
        QCOMPARE(unfit->size(), std::size_t{1});
        QVERIFY(checkMenu(menu).empty());
        QVERIFY(!MenuIndex(menu).product("mine"));
    }

    void rebase_takenOffWhatIsNeededNow_isPutBack() {
        const auto base = smallMenu();
        auto without = base;
        auto& group = *without.add_modifier_groups();
        group = base.modifier_groups(0);
        group.set_id("milk");
        auto draft = without;
        retireGroup(draft, "milk");
        draft.mutable_products(0)->set_sold_out(true);
        auto newer = without;
        newer.mutable_products(1)->add_modifier_groups("milk"); // meanwhile
        auto menu = rebased(without, draft, newer);
        const auto unfit = setBackWhatDoesNotFit(menu, newer);
        QVERIFY(unfit);
        QCOMPARE(unfit->size(), std::size_t{1});
        QVERIFY(checkMenu(menu).empty());
        QVERIFY(MenuIndex(menu).group("milk"));
        QVERIFY(menu.products(0).sold_out());
    }
};

QTEST_GUILESS_MAIN(MenuEditsTest)
#include "tst_menu_edits.moc"
