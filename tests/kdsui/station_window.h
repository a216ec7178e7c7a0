#pragma once

#include "kds/screens/announcer.h"
#include "kds/screens/screen_choices.h"
#include "kds/screens/station_screen.h"
#include "qml/Phin/Ui/language.h"
#include "tests/kdsui/rush_hour.h"
#include "tests/support/eventually.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

namespace phin::test {

using kds::StationScreen;

/// A station with its window, as phin-kds makes it.
class WindowShop : public StationShop {
public:
    static constexpr double density = 3.78; ///< pixels per millimetre

    explicit WindowShop(const std::string& which = "barista", QSize size = {1280, 800},
                        const QString& language = QStringLiteral("vi"), double readingDistance = 2, bool dark = true)
        : StationShop(which, false)
        , words(language) {
        words.setEngine(&engine);
        beforeStart = [this](kds::Station& made) {
            models = std::make_unique<StationScreen>(made, clock, QStringLiteral("Quầy pha chế"));
        };
        begin();
        models->setLoaded();
        choices.setDark(dark);
        QObject::connect(models->messages(), &kds::MessageModel::rings, &announcer, &kds::Announcer::chime);
        models->setLanguage(language);
        QObject::connect(&words, &ui::Language::changed, models.get(), &StationScreen::setLanguage);
        hear(true);
        engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
        engine.setInitialProperties({{QStringLiteral("screen"), QVariant::fromValue(models.get())},
                                     {QStringLiteral("language"), QVariant::fromValue(&words)},
                                     {QStringLiteral("choices"), QVariant::fromValue(&choices)},
                                     {QStringLiteral("announcer"), QVariant::fromValue(&announcer)},
                                     {QStringLiteral("readingDistance"), readingDistance},
                                     {QStringLiteral("pixelsPerMm"), density},
                                     {QStringLiteral("width"), size.width()},
                                     {QStringLiteral("height"), size.height()},
                                     {QStringLiteral("visibility"), QWindow::Windowed}});
        engine.load(QUrl(which == "board" ? QStringLiteral("qrc:/qt/qml/Phin/Board/Main.qml")
                                          : QStringLiteral("qrc:/qt/qml/Phin/Kds/Main.qml")));
        window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
        if (!window)
            throw std::runtime_error("the window cannot be loaded");
        if (!QTest::qWaitForWindowExposed(window))
            throw std::runtime_error("the window cannot be shown");
        window->requestActivate();
    }
    ~WindowShop() { words.setEngine(nullptr); }
    void hear(bool connected) {
        models->hearNetwork({.connected = connected, .tills = 2, .tillsAlive = 2, .heads = 142, .held = 142});
    }
    void catchUp() {
        settle();
        hear(true);
        models->tick();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QQuickItem* item(const char* name) const {
        return window->findChild<QQuickItem*>(QLatin1String(name));
    }
    [[nodiscard]] QQuickItem* findItem(const char* name) const {
        for (auto* found : all(window->contentItem(), name))
            if (found->isVisible())
                return found;
        return nullptr;
    }
    [[nodiscard]] QQuickItem* page() const { return item("page"); }
    /// Cards in sight, in arrival order.
    [[nodiscard]] QList<QQuickItem*> cards() const {
        QList<QQuickItem*> all;
        for (auto* child : page()->childItems())
            if (child->isVisible() && child->property("orderId").isValid())
                all += child;
        std::sort(all.begin(), all.end(), [](QQuickItem* one, QQuickItem* other) {
            return one->property("index").toInt() < other->property("index").toInt();
        });
        return all;
    }
    /// The layout has come to rest. It only looks: what is looked at twice must be the same both times (QTRY_VERIFY).
    [[nodiscard]] bool settled() const { return page()->property("settled").toBool(); }
    [[nodiscard]] QStringList numbers() const {
        QStringList all;
        for (auto* card : cards())
            all += card->property("number").toString();
        return all;
    }
    void touch(QQuickItem* target) const {
        QTest::mouseClick(window, Qt::LeftButton, {},
                          target->mapToScene({target->width() / 2, target->height() / 2}).toPoint());
    }
    /// All that is called so in an item, however it came there.
    [[nodiscard]] static QList<QQuickItem*> all(const QQuickItem* in, const char* name) {
        QList<QQuickItem*> found;
        for (auto* child : in->childItems())
            found +=
                (child->objectName() == QLatin1String(name) ? QList{child} : QList<QQuickItem*>()) + all(child, name);
        return found;
    }
    /// The n-th touchable part of a card: its head, then its lines.
    [[nodiscard]] static QQuickItem* part(QQuickItem* card, int n) {
        QList<QQuickItem*> found;
        const std::function<void(QQuickItem*)> look = [&](QQuickItem* in) {
            for (auto* child : in->childItems()) {
                if (child->inherits("QQuickAbstractButton") && child->isVisible() &&
                    child->objectName() != QStringLiteral("moreBelow"))
                    found += child;
                else
                    look(child);
            }
        };
        look(card);
        return found.value(n);
    }
    void save(const QString& name) const {
        const auto folder = qEnvironmentVariable("PHIN_SCREENSHOTS");
        if (!folder.isEmpty())
            QVERIFY(window->grabWindow().save(folder + u'/' + name + QStringLiteral(".png")));
    }

    std::unique_ptr<StationScreen> models;
    kds::ScreenChoices choices;
    kds::Announcer announcer;
    ui::Language words;
    QQmlApplicationEngine engine;
    QQuickWindow* window = nullptr;
};

} // namespace phin::test
