#include "phin/station/v1/station.grpc.pb.h"
#include "sync/journal/reader.h"
#include "sync/model/merge.h"
#include "tests/integration/agreement.h"
#include "tests/support/eventually.h"

#include <grpcpp/create_channel.h>

#include <QElapsedTimer>
#include <QTest>

#include <optional>

using namespace phin;
using namespace phin::test;

namespace v1 = phin::station::v1;

namespace {

constexpr int patienceMs = 60'000;

/// A station of the shop, spoken to over its socket.
class Screen {
public:
    Screen(const DemoShop& shop, const QString& name)
        : m_stub(v1::Station::NewStub(
              grpc::CreateChannel("unix:" + shop.shop()["sockets"].toObject()[name].toString().toStdString(),
                                  grpc::InsecureChannelCredentials()))) {}

    /// Orders on its screen, from the top; nothing where it does not answer.
    [[nodiscard]] std::optional<QStringList> orders() const {
        grpc::ClientContext context;
        v1::TicketsReply reply;
        if (!m_stub->Tickets(limit(context), {}, &reply).ok())
            return std::nullopt;
        QStringList all;
        for (const auto& ticket : reply.tickets())
            all += hex(ticket.order_id());
        return all;
    }
    [[nodiscard]] bool onTheLan() const {
        grpc::ClientContext context;
        v1::StationStatusReply reply;
        return m_stub->Status(limit(context), {}, &reply).ok() && reply.lan();
    }
    /// How many lines this took from the screen; -1: it was refused.
    [[nodiscard]] int bump(const QString& order) const {
        grpc::ClientContext context;
        v1::LinesRequest request;
        request.set_order_id(QByteArray::fromHex(order.toLatin1()).toStdString());
        v1::MarkReply reply;
        return m_stub->Bump(limit(context), request, &reply).ok() ? int(reply.changed()) : -1;
    }
    [[nodiscard]] static QString hex(const std::string& id) {
        return QString::fromLatin1(QByteArray::fromStdString(id).toHex());
    }

private:
    static grpc::ClientContext* limit(grpc::ClientContext& context) {
        context.set_wait_for_ready(true);
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
        return &context;
    }
    std::unique_ptr<v1::Station::Stub> m_stub;
};

/// Orders that have something left for a station, by a box's own file, in the order in which their tills placed them.
QStringList openAt(const DemoShop& shop, const QString& replica, const std::string& station) {
    std::map<std::tuple<std::uint64_t, std::string, std::string>, QString> open;
    if (auto reader = journal::Reader::open(shop.database(replica)))
        reader->openOrders([&](const model::v1::OrderState& order) {
            for (const auto& line : merge::linesOf(order))
                if (line.line->prepare() && line.line->station() == station && line.state != model::v1::BUMPED)
                    open[{order.placed_hlc(), order.device(), order.order_id()}] = Screen::hex(order.order_id());
        });
    QStringList all;
    for (const auto& [place, order] : open)
        all += order;
    return all;
}

} // namespace

/// Stations whose power, disk or cable goes.
class TestStations : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_shop = std::make_unique<DemoShop>(PHIN_DEMO, 2, 1); // no other broker to go to
        m_chain = std::make_unique<SmallChain>(m_shop->folder() / "chain", SmallChain::Size{.ordersPerDay = 60});
        QVERIFY(m_shop->open());
        const auto sold = m_shop->phin(replayOf(*m_shop, *m_chain, {"--date", "2019-04-01"})); // nobody makes anything
        QVERIFY2(sold.exit == 0, qPrintable(sold.err));
        for (const auto* const till : {"till-a", "till-b"})
            QTRY_COMPARE_WITH_TIMEOUT(m_shop->report(till, "2019-04-01")["orders"].toInteger(),
                                      m_chain->of(5, 20190401).orders, patienceMs);
    }
    void cleanup() {
        if (QTest::currentTestFailed() && m_shop)
            m_shop->printLogs();
        m_shop.reset();
    }

    void station_thatStartsAtNoon_showsExactlyTheOpenTickets() {
        const Screen barista(*m_shop, "barista");
        const auto all = openAt(*m_shop, "till-a", "barista");
        QVERIFY(all.size() > 20);
        QTRY_COMPARE_WITH_TIMEOUT(barista.orders().value_or(QStringList()), all, patienceMs);
        for (int i = 0; i < all.size(); i += 2) // half of the morning is done
            QVERIFY(barista.bump(all[i]) > 0);
        QTRY_COMPARE_WITH_TIMEOUT(openAt(*m_shop, "till-a", "barista").size(), all.size() / 2, patienceMs);

        const auto database = m_shop->database("barista").string();
        const auto pid = m_shop->pid("barista");
        m_shop->kill("barista");
        for (const auto* const suffix : {"", "-wal", "-shm"}) // another box is hung up in its place
            std::filesystem::remove(database + suffix);
        EVENTUALLY(m_shop->isBack("barista", pid), patienceMs);
        const auto left = openAt(*m_shop, "till-a", "barista");
        QTRY_COMPARE_WITH_TIMEOUT(barista.orders().value_or(QStringList()), left, patienceMs);
        EVENTUALLY(barista.bump(left.first()) > 0, patienceMs); // worked with, once it knows all of its own past
        QTRY_COMPARE_WITH_TIMEOUT(openAt(*m_shop, "till-b", "barista"), left.mid(1), patienceMs);
    }

    void station_withoutItsCable_saysSo_goesOnBumping_andConverges() {
        const Screen barista(*m_shop, "barista");
        const auto all = openAt(*m_shop, "till-a", "barista");
        QTRY_COMPARE_WITH_TIMEOUT(barista.orders().value_or(QStringList()), all, patienceMs);
        QVERIFY(barista.onTheLan());

        PortThief thief;
        QVERIFY(m_shop->keepDown("broker", "mqtt", thief));
        QElapsedTimer silent;
        silent.start();
        EVENTUALLY(!barista.onTheLan(), patienceMs);
        qInfo("said after %lld ms", static_cast<long long>(silent.elapsed()));
        for (int i = 0; i < 5; ++i)
            QVERIFY(barista.bump(all[i]) > 0);
        QCOMPARE(barista.bump(all[0]), 0); // the same again is no news
        QCOMPARE(barista.orders().value_or(QStringList()), all.mid(5));
        QCOMPARE(openAt(*m_shop, "till-a", "barista"), all); // it truly was cut off

        const auto pid = m_shop->pid("barista"); // and its plug is pulled as well
        m_shop->kill("barista");
        EVENTUALLY(m_shop->isBack("barista", pid), patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(barista.orders().value_or(QStringList()), all.mid(5), patienceMs);

        thief.release();
        QTRY_COMPARE_WITH_TIMEOUT(openAt(*m_shop, "till-a", "barista"), all.mid(5), patienceMs);
        const auto rest = m_shop->phin(replayOf(*m_shop, *m_chain, {"--staff"})); // makes what is left
        QVERIFY2(rest.exit == 0, qPrintable(rest.err));
        QCOMPARE(disagreement(*m_shop, m_chain->of(5)), QString());
    }

private:
    std::unique_ptr<DemoShop> m_shop;
    std::unique_ptr<SmallChain> m_chain;
};

QTEST_GUILESS_MAIN(TestStations)
#include "tst_stations.moc"
