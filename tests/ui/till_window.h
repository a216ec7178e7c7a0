#pragma once

#include "app/counter/till.h"
#include "app/menu/menu_file.h"
#include "app/screens/counter_screens.h"
#include "app/screens/picture_provider.h"
#include "qml/Phin/Ui/language.h"
#include "sync/journal/reader.h"
#include "tests/support/await.h"
#include "tests/support/box.h"
#include "tests/ui/fake_desk.h"
#include "tests/ui/stand_still.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStyleHints>
#include <QTest>

#include <memory>
#include <random>

namespace phin::test {

/// The till's real window on a real till with a real journal, on the demo menu: what a cashier has before them.
class TillWindow {
public:
    /// The desk of the sheet of boxes; without one it is a FakeDesk.
    using MakeDesk = std::function<std::unique_ptr<counter::BoxesDesk>(const Shop& shop, Box& box)>;

    explicit TillWindow(bool withMenu = true, const QSize& size = {1280, 800}, double pixelsPerMm = 3.78,
                        const QString& languageCode = QStringLiteral("vi"), const MakeDesk& makeDesk = {},
                        std::int64_t cashRoundingMinor = 0, const QString& guestDisplay = QStringLiteral("off"),
                        const TipSettings& tips = {})
        : m_box(m_shop, "till-a", m_clock)
        , m_desk(makeDesk ? makeDesk(m_shop, m_box) : std::make_unique<FakeDesk>())
        , m_language(languageCode) {
        m_till = std::make_unique<counter::Till>(
            m_box.writer(),
            counter::TillSettings{
                "till-a", "A", 420, 4, cashRoundingMinor, 5, counter::PinCost::Least, tips, {"970436", "1234567890"}},
            m_clock, random());
        m_screens = std::make_unique<counter::CounterScreens>(*m_till, m_clock, QStringLiteral("Quầy 1"), *m_desk);
        m_screens->setLanguage(languageCode);
        m_screens->glass()->setKeyboard(false); // a touch on a field brings nothing over other keys
        m_screens->search()->setFile(m_box.journalFile());
        QObject::connect(&m_language, &ui::Language::changed, m_screens.get(), &counter::CounterScreens::setLanguage);
        const auto news = m_screens->news();
        m_box.writer().observe([news](const journal::Committed& committed) { news.committed(committed); });
        m_box.writer().start();
        if (withMenu)
            importDemoMenu();
        m_language.setEngine(&m_engine);
        m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_engine.addImageProvider(QStringLiteral("pictures"),
                                  new counter::PictureProvider(counter::journalPictures(m_box.journalFile())));
        m_engine.addImageProvider(QStringLiteral("files"), new counter::PictureProvider(counter::filePictures()));
        m_engine.setInitialProperties({{QStringLiteral("screens"), QVariant::fromValue(m_screens.get())},
                                       {QStringLiteral("language"), QVariant::fromValue(&m_language)},
                                       {QStringLiteral("pixelsPerMm"), pixelsPerMm},
                                       {QStringLiteral("guestDisplay"), guestDisplay},
                                       {QStringLiteral("width"), size.width()},
                                       {QStringLiteral("height"), size.height()},
                                       {QStringLiteral("visibility"), QWindow::Windowed}});
        QObject::connect(&m_engine, &QQmlEngine::warnings, &m_engine, [this](const QList<QQmlError>& warnings) {
            for (const auto& warning : warnings)
                m_warnings += warning.toString();
        });
        m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Phin/Counter/Main.qml")));
        if (m_engine.rootObjects().isEmpty())
            throw std::runtime_error("the till's window did not load");
        m_window = qobject_cast<QQuickWindow*>(m_engine.rootObjects().front());
        if (!QTest::qWaitForWindowExposed(m_window))
            throw std::runtime_error("the till's window was not shown");
    }
    ~TillWindow() {
        m_language.setEngine(nullptr);
        m_screens->leaveDesk();
        m_box.writer().stop();
    }

    [[nodiscard]] QQuickWindow& window() { return *m_window; }
    [[nodiscard]] counter::CounterScreens& screens() { return *m_screens; }
    [[nodiscard]] counter::CartModel& cart() { return *m_screens->cart(); }
    [[nodiscard]] counter::Till& till() { return *m_till; }
    [[nodiscard]] ui::Language& language() { return m_language; }
    [[nodiscard]] FakeClock& clock() { return m_clock; }
    [[nodiscard]] Box& box() { return m_box; }
    [[nodiscard]] const Shop& shop() const { return m_shop; }
    /// Where no other desk was made.
    [[nodiscard]] FakeDesk& desk() { return dynamic_cast<FakeDesk&>(*m_desk); }
    /// What QML complained about.
    [[nodiscard]] const QStringList& warnings() const { return m_warnings; }

    void importDemoMenu() {
        auto menu = menu::readMenuFile(PHIN_DEMO_MENU);
        if (!menu)
            throw std::runtime_error(menu::describe(menu.error(), PHIN_DEMO_MENU));
        importMenu(std::move(*menu));
    }
    void importMenu(model::v1::Menu menu) {
        const auto imported =
            await<counter::ImportedMenu>([&](auto done) { m_till->importMenu(std::move(menu), std::move(done)); });
        if (!imported)
            throw std::runtime_error(imported.error().message);
        QCoreApplication::processEvents();
    }

    /// The guests' display; null where there is none.
    [[nodiscard]] QQuickWindow* guestWindow() {
        for (auto* const window : QGuiApplication::allWindows())
            if (window->objectName() == QStringLiteral("guestWindow") && window->isVisible())
                return qobject_cast<QQuickWindow*>(window);
        return nullptr;
    }
    /// What a guest reads under that name; empty where it is not shown.
    [[nodiscard]] QString guestReads(const QString& name) {
        auto* const item = guestWindow() ? find(guestWindow()->contentItem(), name) : nullptr;
        return item ? item->property("text").toString() : QString();
    }
    /// The shown item of that name; null where there is none.
    [[nodiscard]] QQuickItem* find(const QString& name) { return find(m_window->contentItem(), name); }
    [[nodiscard]] QPoint centre(const QString& name) {
        auto* item = find(name);
        if (!item)
            throw std::runtime_error("nothing shown is called " + name.toStdString());
        return item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
    }
    /// Waits for the item to be shown and to lie still, then touches it.
    void tap(const QString& name) {
        settle(name);
        QTest::mouseClick(m_window, Qt::LeftButton, {}, centre(name));
        QCoreApplication::processEvents();
    }
    /// Waits until nothing slides or fades any more.
    void standStill() { test::standStill(*m_window); }
    void hold(const QString& name) {
        settle(name);
        QTest::mousePress(m_window, Qt::LeftButton, {}, centre(name));
        QTest::qWait(QGuiApplication::styleHints()->mousePressAndHoldInterval() + 100);
        QTest::mouseRelease(m_window, Qt::LeftButton, {}, centre(name));
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString text(const QString& name) {
        auto* item = find(name);
        return item ? item->property("text").toString() : QStringLiteral("(not shown)");
    }
    /// All texts that can be read now.
    [[nodiscard]] QStringList texts() {
        QStringList all;
        collect(m_window->contentItem(), all);
        return all;
    }
    /// What the file says of the day.
    [[nodiscard]] std::vector<model::v1::OrderState> storedOrders() {
        auto reader = journal::Reader::open(m_box.journalFile());
        if (!reader)
            throw std::runtime_error(reader.error().message);
        std::vector<model::v1::OrderState> orders;
        reader->ordersOfPeriod(20190401, 20190401, [&](const auto& order) { orders.push_back(order); });
        return orders;
    }

private:
    static counter::RandomSource random() {
        return [engine = std::make_shared<std::mt19937>(7)](std::span<std::uint8_t> bytes) {
            for (auto& byte : bytes)
                byte = static_cast<std::uint8_t>((*engine)());
        };
    }
    static bool shown(const QQuickItem* item) {
        return item->isVisible() && item->opacity() > 0 && item->width() > 0 && item->height() > 0;
    }
    static QQuickItem* find(QQuickItem* in, const QString& name) {
        for (auto* child : in->childItems()) {
            if (!shown(child))
                continue;
            if (child->objectName() == name)
                return child;
            if (auto* found = find(child, name))
                return found;
        }
        return nullptr;
    }
    static void collect(QQuickItem* in, QStringList& all) {
        for (auto* child : in->childItems()) {
            if (!shown(child))
                continue;
            if (child->inherits("QQuickText") && !child->property("text").toString().isEmpty())
                all += child->property("text").toString();
            collect(child, all);
        }
    }
    void settle(const QString& name) {
        QPoint last(-1, -1);
        for (int quiet = 0, tries = 0; quiet < 2 && tries < 200; ++tries) {
            QTest::qWait(15);
            const QPoint now = find(name) ? centre(name) : QPoint(-1, -1);
            quiet = now == last && now != QPoint(-1, -1) ? quiet + 1 : 0;
            last = now;
        }
    }

    Shop m_shop;
    FakeClock m_clock;
    Box m_box;
    std::unique_ptr<counter::BoxesDesk> m_desk;
    ui::Language m_language;
    std::unique_ptr<counter::Till> m_till;
    std::unique_ptr<counter::CounterScreens> m_screens;
    QStringList m_warnings;
    QQmlApplicationEngine m_engine; // goes first: its window looks at all of the above
    QQuickWindow* m_window = nullptr;
};

} // namespace phin::test
