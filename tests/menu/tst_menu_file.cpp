#include "app/menu/menu_file.h"
#include "sync/model/menu.h"
#include "sync/model/routes.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

using phin::menu::parseMenu;
using phin::menu::Problem;

namespace {

// The lines that every menu needs; a test appends to them or takes its own.
const std::string kHead = R"(format = 1
name = "Test"
currency = "VND"
[[tax]]
id = "vat"
name = "VAT"
inclusive = true
percent = 10
[[station]]
id = "barista"
name = "Barista"
[[size]]
id = "M"
name = { vi = "Vừa", en = "Medium" }
[[size]]
id = "L"
name = { vi = "Lớn", en = "Large" }
[[category]]
id = "coffee"
name = { vi = "Cà phê", en = "Coffee" }
colour = "#6b4226"
station = "barista"
tax = "vat"
)";
const int kHeadLines = static_cast<int>(std::count(kHead.begin(), kHead.end(), '\n'));
const std::string kProduct = R"([[product]]
id = "phin"
name = "Phin"
category = "coffee"
price = 29000
)";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

QString problemsOf(const std::string& text) {
    const auto menu = parseMenu(text);
    return menu ? QString{} : QString::fromStdString(describe(menu.error(), "m"));
}

double luminance(const std::string& colour) {
    const auto part = [&](std::size_t at) {
        const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

} // namespace

class TestMenuFile : public QObject {
    Q_OBJECT

private slots:
    void demoMenu_isSound();
    void demoMenu_coloursCarryWhiteText();
    void documentedExample_isSound();
    void smallestMenu_takesDefaultsOfItsCategory();
    void sizes_becomeVariantsInTheirOrder();
    void station_saysItsTargetAndThresholds();
    void station_saysWhoStandsInForIt();
    void taxPeriods_endOnTheirLastDay();
    void price_form_data();
    void price_form();
    void problem_namesLineAndColumn_data();
    void problem_namesLineAndColumn();
    void brokenLine_doesNotHideOtherProblems();
    void unclosedBracket_isLookedForAboveTheHeader();
    void manyProblems_areCutWithTheirCount();
    void deepNesting_isRefused_data();
    void deepNesting_isRefused();
    void oversizedInput_isRefused();
    void unreadableFile_saysWhy();
    void id_isTheHashOfTheBytes();
};

void TestMenuFile::demoMenu_isSound() {
    const auto menu = phin::menu::readMenuFile(PHIN_DEMO_MENU);
    QVERIFY2(menu.ok(), menu ? "" : describe(menu.error(), "demo.toml").c_str());
    QVERIFY(phin::checkMenu(*menu).empty());
    QCOMPARE(menu->currency(), std::string{"VND"});
    QVERIFY(menu->products_size() >= 40);
    std::set<std::string> stations;
    for (const auto& product : menu->products())
        stations.insert(phin::stationOf(phin::MenuIndex(*menu), product));
    QCOMPARE(stations, (std::set<std::string>{"barista", "counter", "kitchen"}));
    for (const auto& group : menu->modifier_groups())
        QVERIFY2(group.name().vi() != group.name().en() || group.id() == "topping", group.id().c_str());
}

void TestMenuFile::demoMenu_coloursCarryWhiteText() {
    const auto menu = phin::menu::readMenuFile(PHIN_DEMO_MENU);
    QVERIFY(menu.ok());
    std::set<std::string> colours;
    for (const auto& category : menu->categories()) {
        QVERIFY2(1.05 / (luminance(category.colour()) + 0.05) >= 4.5, category.id().c_str()); // WCAG AA
        colours.insert(category.colour());
    }
    QCOMPARE(static_cast<int>(colours.size()), menu->categories_size());
}

void TestMenuFile::documentedExample_isSound() {
    std::ifstream file{PHIN_MENU_DOCUMENT};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const std::string opening = "```toml\n";
    const std::size_t begin = text.find(opening) + opening.size();
    const auto menu = parseMenu(text.substr(begin, text.find("```", begin) - begin));
    QVERIFY2(menu.ok(), menu ? "" : describe(menu.error(), "example").c_str());
    QCOMPARE(menu->products_size(), 1);
}

void TestMenuFile::smallestMenu_takesDefaultsOfItsCategory() {
    const auto menu = parseMenu(kHead + kProduct);
    QVERIFY2(menu.ok(), qPrintable(problemsOf(kHead + kProduct)));
    const auto& product = menu->products(0);
    QCOMPARE(phin::stationOf(phin::MenuIndex(*menu), product), std::string{"barista"});
    QCOMPARE(product.tax(), std::string{"vat"});
    QCOMPARE(product.name().vi(), std::string{"Phin"});
    QCOMPARE(product.name().en(), std::string{"Phin"});
    QCOMPARE(product.variants_size(), 1);
    QCOMPARE(product.variants(0).id(), std::string{});
    QCOMPARE(product.variants(0).price_minor(), std::int64_t{29'000});
    QVERIFY(product.variants(0).is_default());
    QVERIFY(!product.sold_out());
    QVERIFY(menu->stations(0).prepares());
    QCOMPARE(menu->taxes(0).periods(0).basis_points(), 1'000);
}

void TestMenuFile::sizes_becomeVariantsInTheirOrder() {
    const std::string product = replaced(kProduct, "29000", "{ L = 35000, M = 29000 }\ndefault_size = \"L\"");
    const auto menu = parseMenu(kHead + product);
    QVERIFY2(menu.ok(), qPrintable(problemsOf(kHead + product)));
    QCOMPARE(menu->products(0).variants_size(), 2);
    const auto& medium = menu->products(0).variants(0);
    const auto& large = menu->products(0).variants(1);
    QCOMPARE(medium.id(), std::string{"M"});
    QCOMPARE(medium.name().vi(), std::string{"Vừa"});
    QCOMPARE(medium.price_minor(), std::int64_t{29'000});
    QVERIFY(!medium.is_default());
    QCOMPARE(large.price_minor(), std::int64_t{35'000});
    QVERIFY(large.is_default());
}

void TestMenuFile::station_saysItsTargetAndThresholds() {
    const std::string keys = "name = \"Barista\"\ntarget_seconds = 150\nlate_percent = 50\nurgent_percent = 200\n";
    const auto menu = parseMenu(replaced(kHead, "name = \"Barista\"\n", keys) + kProduct);
    QVERIFY(menu.ok());
    QCOMPARE(menu->stations(0).target_seconds(), 150);
    QCOMPARE(menu->stations(0).late_percent(), 50);
    QCOMPARE(menu->stations(0).over_percent(), 0); // the house's own
    QCOMPARE(menu->stations(0).urgent_percent(), 200);

    const auto falling = replaced(kHead, "name = \"Barista\"\n", "name = \"Barista\"\nover_percent = 40\n");
    QVERIFY(problemsOf(falling + kProduct).contains("have to rise; they are 66, 40 and 150"));
    const auto none = replaced(kHead, "name = \"Barista\"\n", "name = \"Barista\"\nlate_percent = 0\n");
    QVERIFY(problemsOf(none + kProduct).contains("late_percent"));
}

void TestMenuFile::station_saysWhoStandsInForIt() {
    const std::string kitchen = "[[station]]\nid = \"kitchen\"\nname = \"Kitchen\"\nfalls_to = \"barista\"\n"
                                "falls_after_seconds = 90\noverload_units = 12\nhands = 2\n\n[[category]]";
    const auto with = [&](const std::string& product) {
        return replaced(replaced(kHead, "[[category]]", kitchen), "name = \"Barista\"\n",
                        "name = \"Barista\"\nfalls_to = \"kitchen\"\n") + // one that comes further down
               kProduct +
               product;
    };
    const auto menu = parseMenu(with("also_at = [\"kitchen\"]\n"));
    QVERIFY2(menu.ok(), qPrintable(problemsOf(with("also_at = [\"kitchen\"]\n"))));
    QCOMPARE(menu->stations(0).falls_to(), std::string{"kitchen"});
    QCOMPARE(menu->stations(0).falls_after_seconds(), 0);
    QCOMPARE(menu->stations(1).falls_to(), std::string{"barista"});
    QCOMPARE(menu->stations(1).falls_after_seconds(), 90);
    QCOMPARE(menu->stations(1).overload_units(), 12);
    QCOMPARE(menu->stations(1).hands(), 2);
    QCOMPARE(menu->categories(0).station(), std::string{"barista"});
    QCOMPARE(menu->products(0).also_at_size(), 1);
    QCOMPARE(menu->products(0).also_at(0), std::string{"kitchen"});

    QVERIFY(problemsOf(with("also_at = [\"grill\"]\n")).contains("there is no station \"grill\""));
    QVERIFY(problemsOf(with("also_at = [\"barista\"]\n")).contains("it is made at \"barista\" anyway"));
    QVERIFY(problemsOf(replaced(with(""), "falls_to = \"barista\"", "falls_to = \"kitchen\""))
                .contains("cannot stand in for itself"));
    QVERIFY(problemsOf(replaced(with(""), "hands = 2", "hands = 51")).contains("hands"));
}

void TestMenuFile::taxPeriods_endOnTheirLastDay() {
    const std::string head =
        replaced(kHead, "percent = 10",
                 "periods = [{ percent = 8, last_day = 2026-12-31 }, { percent = \"10.5\", first_day = 2027-01-01 }]");
    const auto menu = parseMenu(head + kProduct);
    QVERIFY2(menu.ok(), qPrintable(problemsOf(head + kProduct)));
    const auto& tax = menu->taxes(0);
    QCOMPARE(phin::taxRateAt(tax, 20'261'231), std::optional<std::int32_t>{800});
    QCOMPARE(phin::taxRateAt(tax, 20'270'101), std::optional<std::int32_t>{1'050});
}

void TestMenuFile::price_form_data() {
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("price");
    QTest::addColumn<qint64>("minor"); // -1: refused
    QTest::newRow("dong, whole") << "VND"
                                 << "45000" << qint64{45'000};
    QTest::newRow("dong, grouped as TOML allows") << "VND"
                                                  << "45_000" << qint64{45'000};
    QTest::newRow("dong, free") << "VND"
                                << "0" << qint64{0};
    QTest::newRow("dong, with a dot: 45 to a machine") << "VND"
                                                       << "45.000" << qint64{-1};
    QTest::newRow("dong, in quotes") << "VND"
                                     << "\"45.000\"" << qint64{-1};
    QTest::newRow("dong, negative") << "VND"
                                    << "-1" << qint64{-1};
    QTest::newRow("dong, past all proportion") << "VND"
                                               << "9223372036854775807" << qint64{-1};
    QTest::newRow("dong, more than 64 bits") << "VND"
                                             << "92233720368547758080" << qint64{-1};
    QTest::newRow("dollar") << "USD"
                            << "\"3.50\"" << qint64{350};
    QTest::newRow("dollar, one decimal") << "USD"
                                         << "\"3.5\"" << qint64{350};
    QTest::newRow("dollar, a cent") << "USD"
                                    << "\"0.01\"" << qint64{1};
    QTest::newRow("dollar, not through a float") << "USD"
                                                 << "\"1.15\"" << qint64{115};
    QTest::newRow("dollar, as a float") << "USD"
                                        << "3.50" << qint64{-1};
    QTest::newRow("dollar, 350 cents or dollars?") << "USD"
                                                   << "350" << qint64{-1};
    QTest::newRow("dollar, comma") << "USD"
                                   << "\"3,50\"" << qint64{-1};
    QTest::newRow("dollar, half a cent") << "USD"
                                         << "\"3.505\"" << qint64{-1};
    QTest::newRow("dinar, three decimals") << "KWD"
                                           << "\"1.250\"" << qint64{1'250};
    QTest::newRow("a list") << "VND"
                            << "[1]" << qint64{-1};
    QTest::newRow("true") << "VND"
                          << "true" << qint64{-1};
}

void TestMenuFile::price_form() {
    QFETCH(const QString, currency);
    QFETCH(const QString, price);
    QFETCH(const qint64, minor);
    const std::string text =
        replaced(kHead, "VND", currency.toStdString()) + replaced(kProduct, "29000", price.toStdString());
    const auto menu = parseMenu(text);
    QCOMPARE(menu.ok(), minor >= 0);
    if (menu)
        QCOMPARE(qint64{menu->products(0).variants(0).price_minor()}, minor);
    else
        QCOMPARE(menu.error().front().line, kHeadLines + 5);
}

void TestMenuFile::problem_namesLineAndColumn_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("problem"); // position and words that must be there
    const auto row = [](const char* name, const std::string& file, const char* where, const char* words) {
        QTest::newRow(name) << QString::fromStdString(file) << QString::fromLatin1(where) + "|" + words;
    };
    const std::string sound = kHead + kProduct;
    row("unknown key", replaced(sound, "price", "prise"), "m:28:1", "unknown key \"prise\"");
    row("missing key", replaced(sound, "price = 29000", ""), "m:24:1", "\"price\" is missing");
    row("unknown category", replaced(sound, "category = \"coffee\"", "category = \"tea\""), "m:27:12",
        "there is no category \"tea\"");
    row("unknown station", replaced(sound, "station = \"barista\"", "station = \"bar\""), "m:22:11",
        "there is no station \"bar\"");
    row("unknown tax", replaced(sound, "tax = \"vat\"", "tax = \"gst\""), "m:23:7", "there is no tax \"gst\"");
    row("unknown group", sound + "groups = [\"ice\"]\n", "m:29:11", "there is no group \"ice\"");
    row("unknown size", replaced(sound, "29000", "{ XL = 1 }"), "m:28:16", "there is no size \"XL\"");
    row("duplicate", sound + kProduct, "m:30:6", "this id was given on line 24 already");
    row("wrong type", sound + "sold_out = \"no\"\n", "m:29:12", "must be true or false, not text");
    row("one language missing", replaced(sound, "{ vi = \"Cà phê\", en = \"Coffee\" }", "{ vi = \"Cà phê\" }"),
        "m:20:8", "\"en\" is missing");
    row("other language", replaced(sound, ", en = \"Coffee\" }", ", fr = \"Café\", en = \"Coffee\" }"), "m:20:25",
        "unknown key \"fr\"");
    row("blank name", replaced(sound, "\"Phin\"", "\"  \""), "m:26:8", "\"name\" is empty");
    row("colour", replaced(sound, "#6b4226", "brown"), "m:21:10", "brown");
    row("currency", replaced(sound, "VND", "dong"), "m:3:12", "dong");
    row("no station at all", replaced(sound, "station = \"barista\"", ""), "m:24:1", "\"station\" is missing");
    row("unknown id characters", replaced(sound, "\"phin\"", "\"phin sữa\""), "m:25:6", "an id is made of");
    row("gap between tax periods",
        replaced(sound, "percent = 10",
                 "periods = [{percent = 8, last_day = 2026-12-31}, {percent = 10, first_day = 2027-01-02}]"),
        "m:8:11", "should begin on 2027-01-01");
    row("tax as float", replaced(sound, "percent = 10", "percent = 8.5"), "m:8:11", "\"8.25\"");
    row("one bracket", replaced(sound, "[[product]]", "[product]"), "m:24:1", "[[product]]");
    row("default size without sizes", sound + "default_size = \"M\"\n", "m:29:16", "no \"default_size\"");
    row("default size without a price", replaced(sound, "29000", "{ M = 1 }\ndefault_size = \"L\""), "m:29:16",
        "no price for size \"L\"");
    const std::string group =
        "[[group]]\nid = \"ice\"\nname = \"Ice\"\nmin = 2\nmax = 1\noptions = [{id = \"a\", name = "
        "\"A\"}, {id = \"b\", name = \"B\"}]\n";
    row("min above max", replaced(sound, "[[category]]", group + "[[category]]"), "m:21:7", "2");
    row("options without list", replaced(sound, "[[category]]", "[[group]]\nid = \"x\"\nname = \"X\"\n[[category]]"),
        "m:18:1", "\"options\" is missing");
    row("newer format", replaced(sound, "format = 1", "format = 2"), "m:1:10", "format 1");
    row("no product", kHead, "m:1:1", "there is no \"product\"");
    row("syntax", replaced(sound, "name = \"Phin\"", "name = \"Phin"), "m:26:13", "closing quote");
    row("empty file", "", "m:1:1", "\"format\" is missing");
    row("not UTF-8", sound + "\xFF\xFE", "m:29", "");
}

void TestMenuFile::problem_namesLineAndColumn() {
    QFETCH(const QString, file);
    QFETCH(const QString, problem);
    const QString position = problem.section('|', 0, 0);
    const QString words = problem.section('|', 1);
    const QString all = problemsOf(file.toStdString());
    const QStringList lines = all.split('\n');
    const bool found = std::any_of(lines.begin(), lines.end(), [&](const QString& line) {
        return line.startsWith(position + ":") && line.contains(words);
    });
    QVERIFY2(found, qPrintable(all));
}

void TestMenuFile::brokenLine_doesNotHideOtherProblems() {
    const std::string text = kHead + replaced(kProduct, "name = \"Phin\"", "name = \"Phin") +
                             "[[product]]\nid = \"tea\"\nname = \"Tea\"\ncategory = \"coffee\"\nprice = 3.5\n" +
                             "[[product]]\nid = = 3\n";
    const auto menu = parseMenu(text);
    QVERIFY(!menu.ok());
    QCOMPARE(menu.error().size(), std::size_t{3});
    QCOMPARE(menu.error()[0].line, kHeadLines + 3);
    QCOMPARE(menu.error()[1].line, kHeadLines + 10);
    QCOMPARE(menu.error()[2].line, kHeadLines + 12);
}

void TestMenuFile::unclosedBracket_isLookedForAboveTheHeader() {
    const std::string text =
        kHead + "[[group]]\nid = \"g\"\nname = \"G\"\noptions = [\n  { id = \"a\", name = \"A\" },\n" + kProduct;
    const auto menu = parseMenu(text);
    QVERIFY(!menu.ok());
    QCOMPARE(menu.error().size(), std::size_t{1});
    const std::string expected = "part from line " + std::to_string(kHeadLines + 1);
    QVERIFY2(menu.error().front().message.find(expected) != std::string::npos, menu.error().front().message.c_str());
}

void TestMenuFile::manyProblems_areCutWithTheirCount() {
    std::string text = kHead + kProduct;
    for (int i = 0; i < 300; ++i)
        text += "wrong" + std::to_string(i) + " = 1\n";
    const auto menu = parseMenu(text);
    QVERIFY(!menu.ok());
    QCOMPARE(menu.error().size(), std::size_t{201});
    QCOMPARE(menu.error().back(), (Problem{0, 0, "and 100 more problems"}));
}

void TestMenuFile::deepNesting_isRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("brackets") << "a = " + QString{"["}.repeated(200'000);
    QTest::newRow("tables") << "a = " + QString{"{a="}.repeated(200'000);
    QTest::newRow("dotted key") << QString{"a."}.repeated(200'000) + "a = 1";
    QTest::newRow("dotted header") << "[" + QString{"a."}.repeated(200'000) + "a]";
    QTest::newRow("dotted keys within brackets") << QString{"a.a.a.a.a.a.a.a.a.a = [\n{"}.repeated(20'000);
    QTest::newRow("unclosed text") << "a = \"\"\"" + QString{"x\n"}.repeated(400'000);
    QTest::newRow("broken headers") << QString{"[[\n"}.repeated(300'000);
}

void TestMenuFile::deepNesting_isRefused() {
    QFETCH(const QString, text);
    const auto menu = parseMenu(text.toStdString());
    QVERIFY(!menu.ok());
    QVERIFY(!menu.error().empty());
}

void TestMenuFile::oversizedInput_isRefused() {
    const auto menu = parseMenu(std::string(phin::menu::kLargestMenuFile + 1, '#'));
    QVERIFY(!menu.ok());
    QCOMPARE(menu.error(), (phin::menu::Problems{{0, 0, "a menu file is at most 1024 KiB"}}));
}

void TestMenuFile::unreadableFile_saysWhy() {
    QTemporaryDir folder;
    const auto path = std::filesystem::path{folder.path().toStdString()} / "menu.toml";
    const auto missing = phin::menu::readMenuFile(path);
    QVERIFY(!missing.ok());
    QCOMPARE(missing.error().front().message, path.string() + " does not exist");
    QVERIFY(!phin::menu::readMenuFile(path.parent_path()).ok());

    std::ofstream{path} << kHead << kProduct;
    QVERIFY(phin::menu::readMenuFile(path).ok());
    std::ofstream{path} << std::string(phin::menu::kLargestMenuFile + 1, '#');
    QVERIFY(!phin::menu::readMenuFile(path).ok());
}

void TestMenuFile::id_isTheHashOfTheBytes() {
    const auto menu = parseMenu(kHead + kProduct);
    const auto same = parseMenu(kHead + kProduct);
    const auto other = parseMenu(kHead + kProduct + "# a remark\n");
    QVERIFY(menu.ok() && same.ok() && other.ok());
    QCOMPARE(menu->id().size(), std::size_t{64});
    QCOMPARE(menu->id(), same->id());
    QVERIFY(menu->id() != other->id());
}

QTEST_APPLESS_MAIN(TestMenuFile)
#include "tst_menu_file.moc"
