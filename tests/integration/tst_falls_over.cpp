#include "phin/station/v1/station.grpc.pb.h"
#include "phin/till/v1/till.grpc.pb.h"
#include "tests/integration/demo_shop.h"
#include "tests/support/builders.h"
#include "tests/support/eventually.h"

#include <grpcpp/grpcpp.h>

#include <QFile>
#include <QTest>

using namespace phin;
using namespace phin::test;

namespace {

/// One box's control socket.
template <class Service>
class Socket {
public:
    Socket(const DemoShop& shop, const QString& box)
        : m_stub(Service::NewStub(
              grpc::CreateChannel("unix:" + shop.shop()["sockets"].toObject()[box].toString().toStdString(),
                                  grpc::InsecureChannelCredentials()))) {}

    /// Nothing where the box does not answer, or says no.
    template <class Request, class Reply>
    std::optional<Reply> call(grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                              const Request& request) {
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
        Reply reply;
        const auto status = (*m_stub.*method)(&context, request, &reply);
        if (status.ok())
            return reply;
        m_no = status.error_message();
        return std::nullopt;
    }
    [[nodiscard]] const char* no() const { return m_no.c_str(); }

private:
    std::unique_ptr<typename Service::Stub> m_stub;
    std::string m_no;
};

using Till = Socket<till::v1::Till>;
using Station = Socket<station::v1::Station>;

/// "A-001:1 A-002:1<kitchen", of all that a station has to make: order, line, and where it comes from.
QString toMake(Station& station) {
    const auto reply = station.call(&station::v1::Station::Stub::Tickets, station::v1::TicketsRequest());
    if (!reply)
        return QStringLiteral("no answer");
    QStringList all;
    for (const auto& ticket : reply->tickets())
        for (const auto& line : ticket.lines())
            if (line.state() < model::v1::READY)
                all += QString::fromStdString(ticket.number() + ":" + std::to_string(line.line().line()) +
                                              (line.moved_from().empty() ? "" : "<" + line.moved_from()));
    all.sort();
    return all.join(u' ');
}

/// "nobody_takes A-001 kitchen > barista", of all alarms.
QString alarms(Till& till) {
    const auto reply = till.call(&till::v1::Till::Stub::Alarms, till::v1::AlarmsRequest());
    if (!reply)
        return QStringLiteral("no answer");
    QStringList all;
    for (const auto& alarm : reply->alarms())
        all += QString::fromStdString(alarm.kind() + (alarm.number().empty() ? "" : " " + alarm.number()) + " " +
                                      alarm.station() + (alarm.to().empty() ? "" : " > " + alarm.to()));
    return all.join(QStringLiteral("; "));
}

bool sell(Till& till, std::uint32_t n, const std::vector<std::string>& products) {
    till::v1::SellRequest request;
    request.set_order_id(idOf(n).bytes());
    request.set_payment_id(idOf(1'000 + n).bytes());
    for (const auto& product : products) {
        auto& line = *request.add_lines();
        line.set_product(product);
        line.set_quantity(1);
    }
    return till.call(&till::v1::Till::Stub::Sell, request).has_value();
}

/// The till knows that the box holds all that it wrote.
bool holdsAll(Till& till, const std::string& box) {
    till::v1::StatusRequest request;
    request.set_sync(true);
    const auto reply = till.call(&till::v1::Till::Stub::Status, request);
    if (!reply)
        return false;
    for (const auto& peer : reply->sync().peers())
        if (peer.device() == box)
            return peer.present() && peer.lacks_there() == 0;
    return false;
}

/// How often each line was called ready, by all who did.
int readyMarks(Till& till, std::uint32_t n) {
    till::v1::GetOrderRequest request;
    request.set_order_id(idOf(n).bytes());
    const auto reply = till.call(&till::v1::Till::Stub::GetOrder, request);
    int marks = 0;
    if (reply)
        for (const auto& prep : reply->preps())
            marks += static_cast<int>(prep.ready_marks());
    return marks;
}

} // namespace

/// A kitchen's screen dies, and somebody else makes what it was to make.
class TestFallsOver : public QObject {
    Q_OBJECT

private slots:
    void cleanup() {
        if (QTest::currentTestFailed() && m_shop)
            m_shop->printLogs();
        m_shop.reset();
    }

    void kitchenDies_newWorkFallsToTheBar_oldWorkIsShouted_andNothingIsMadeTwice() {
        m_shop = std::make_unique<DemoShop>(PHIN_DEMO, 1, 1);
        auto& shop = *m_shop;
        QVERIFY(shop.open());
        Till till(shop, "till-a");
        Station barista(shop, "barista"), kitchen(shop, "kitchen");

        QFile demo(PHIN_DEMO_MENU);
        QVERIFY(demo.open(QIODevice::ReadOnly));
        auto menu = demo.readAll();
        QVERIFY(menu.contains("falls_after_seconds = 60"));
        menu.replace("falls_after_seconds = 60", "falls_after_seconds = 3");
        const auto menuFile = QString::fromStdString((shop.folder() / "menu.toml").string());
        QFile quick(menuFile);
        QVERIFY(quick.open(QIODevice::WriteOnly) && quick.write(menu) == menu.size());
        quick.close();
        const auto socket = shop.shop()["sockets"].toObject()["till-a"].toString();
        const auto imported = shop.phin({"menu", "import", menuFile, "--socket", socket});
        QVERIFY2(imported.exit == 0, qPrintable(imported.err));

        QVERIFY2(sell(till, 1, {"banh-mi-chicken", "phin-milk"}), till.no());
        EVENTUALLY(toMake(kitchen) == "A-001:1" && toMake(barista) == "A-001:2", 60'000);
        EVENTUALLY(holdsAll(till, "kitchen"), 60'000);
        EVENTUALLY(alarms(till).isEmpty(), 60'000);

        // Its settings are away, so that it does not come back before it shall.
        const auto settings = QString::fromStdString((shop.folder() / "d" / "kitchen" / "box.toml").string());
        QVERIFY(QFile::rename(settings, settings + ".away"));
        shop.kill("kitchen");
        EVENTUALLY(alarms(till).contains("station_off kitchen > barista"), 60'000);
        QVERIFY2(sell(till, 2, {"banh-mi-chicken"}), till.no());
        EVENTUALLY(toMake(barista) == "A-001:2 A-002:1<kitchen", 60'000); // that it comes from elsewhere is said there
        EVENTUALLY(alarms(till) == "nobody_takes A-001 kitchen > barista; station_off kitchen > barista; "
                                   "fallen A-002 kitchen > barista",
                   60'000);

        // What the kitchen had somebody may have begun: a person says that the bar makes it.
        till::v1::HandOverRequest hand;
        hand.set_order_id(idOf(1).bytes());
        hand.add_lines()->set_line(1);
        hand.set_to("barista");
        const auto handed = till.call(&till::v1::Till::Stub::HandOver, hand);
        QVERIFY2(handed && handed->moved() == 1, till.no());
        EVENTUALLY(toMake(barista) == "A-001:1<kitchen A-001:2 A-002:1<kitchen", 60'000);

        const auto before = shop.pid("kitchen");
        QVERIFY(QFile::rename(settings + ".away", settings));
        EVENTUALLY(shop.isBack("kitchen", before), 60'000);
        Station back(shop, "kitchen"); // a connection that has not been waiting for longer and longer
        QVERIFY2(eventually([&] { return toMake(back) == ""; }, 60'000), qPrintable(toMake(back) + back.no()));
        EVENTUALLY(!alarms(till).contains("station_off"), 60'000);
        for (const std::uint32_t n : {1u, 2u}) {
            station::v1::LinesRequest bump;
            bump.set_order_id(idOf(n).bytes());
            QVERIFY2(barista.call(&station::v1::Station::Stub::Bump, bump), barista.no());
        }
        EVENTUALLY(alarms(till).isEmpty(), 60'000);
        QCOMPARE(readyMarks(till, 1), 2);
        QCOMPARE(readyMarks(till, 2), 1);
        QCOMPARE(toMake(barista) + toMake(back), QString());

        QVERIFY2(sell(till, 3, {"banh-mi-chicken"}), till.no()); // and it is the kitchen's again
        EVENTUALLY(toMake(back) == "A-003:1", 60'000);
    }

private:
    std::unique_ptr<DemoShop> m_shop;
};

QTEST_GUILESS_MAIN(TestFallsOver)
#include "tst_falls_over.moc"
