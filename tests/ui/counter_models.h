#pragma once

#include "app/screens/counter_screens.h"
#include "tests/support/await.h"
#include "tests/support/box.h"
#include "tests/support/builders.h"
#include "tests/ui/fake_desk.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>
#include <random>

namespace phin::test {

/// The till's view models on a till with smallMenu(), each list watched for breaking the rules of models.
struct Models {
    explicit Models(std::int64_t cashRoundingMinor = 0)
        : box(shop, "till-a", clock) {
        till = std::make_unique<counter::Till>(box.writer(),
                                               counter::TillSettings{"till-a", "A", 420, 4, cashRoundingMinor}, clock,
                                               [engine = std::make_shared<std::mt19937>(5)](auto bytes) {
                                                   for (auto& byte : bytes)
                                                       byte = static_cast<std::uint8_t>((*engine)());
                                               });
        screens = std::make_unique<counter::CounterScreens>(*till, clock, QStringLiteral("Quầy"), desk);
        screens->search()->setFile(box.journalFile());
        const auto news = screens->news();
        box.writer().observe([news](const journal::Committed& committed) { news.committed(committed); });
        box.writer().start();
        const auto imported =
            await<counter::ImportedMenu>([&](auto done) { till->importMenu(smallMenu(), std::move(done)); });
        if (!imported)
            throw std::runtime_error(imported.error().message);
        QCoreApplication::processEvents();
        for (QAbstractItemModel* model :
             {static_cast<QAbstractItemModel*>(screens->menu()), static_cast<QAbstractItemModel*>(screens->cart()),
              static_cast<QAbstractItemModel*>(screens->orders()), static_cast<QAbstractItemModel*>(screens->search()),
              static_cast<QAbstractItemModel*>(screens->boxes())}) {
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
            QObject::connect(model, &QAbstractItemModel::modelReset, model, [this] { ++resets; });
        }
    }
    ~Models() { box.writer().stop(); }

    Shop shop;
    FakeClock clock;
    Box box;
    FakeDesk desk;
    std::unique_ptr<counter::Till> till;
    std::unique_ptr<counter::CounterScreens> screens;
    int resets = 0;
};

inline QString role(const QAbstractItemModel& model, int row, int which) {
    return model.data(model.index(row, 0), which).toString();
}

} // namespace phin::test
