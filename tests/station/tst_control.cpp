#include "kds/control/control_server.h"
#include "phin/box/v1/messages.grpc.pb.h"
#include "phin/station/v1/station.grpc.pb.h"
#include "tests/station/station_shop.h"

#include <grpcpp/create_channel.h>

#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <fstream>
#include <thread>

using namespace phin;
using namespace phin::test;

namespace v1 = phin::station::v1;

namespace {

class ControlShop : public StationShop {
public:
    ControlShop() {
        auto started = start();
        server = std::move(started.value());
    }
    ~ControlShop() { server->stop(); }
    Result<std::unique_ptr<kds::ControlServer>> start() {
        return kds::ControlServer::start({.socket = socket(),
                                          .journal = screen.journalFile(),
                                          .device = screen.device(),
                                          .phase = [] { return std::string("ready"); },
                                          .lan = [] { return true; },
                                          .today = [] { return 20190401; },
                                          .stickers = stickers},
                                         *station);
    }
    [[nodiscard]] std::filesystem::path socket() const { return screen.folder() / "control.sock"; }
    [[nodiscard]] std::unique_ptr<v1::Station::Stub> client() const {
        return v1::Station::NewStub(
            grpc::CreateChannel("unix:" + socket().string(), grpc::InsecureChannelCredentials()));
    }
    std::unique_ptr<kds::ControlServer> server;
    bool stickers = false; ///< from the next start() on
};

using Call = grpc::Status (v1::Station::Stub::*)(grpc::ClientContext*, const v1::LinesRequest&, v1::MarkReply*);

std::pair<grpc::Status, v1::MarkReply> mark(v1::Station::Stub& client, Call call, const std::string& order,
                                            std::vector<std::uint32_t> lines = {}) {
    v1::LinesRequest request;
    request.set_order_id(order);
    for (const auto line : lines)
        request.add_lines(line);
    std::pair<grpc::Status, v1::MarkReply> outcome;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    outcome.first = (client.*call)(&context, request, &outcome.second);
    return outcome;
}

} // namespace

class ControlTest : public QObject {
    Q_OBJECT
private slots:
    void socket_isForTheOwnUserOnly() {
        ControlShop shop;
        struct stat found {};
        QCOMPARE(::stat(shop.socket().c_str(), &found), 0);
        QVERIFY(S_ISSOCK(found.st_mode));
        QCOMPARE(found.st_mode & 0777U, 0600U);
        shop.server->stop();
        QVERIFY(!std::filesystem::exists(shop.socket()));
    }

    void start_staleSocket_isReplaced() {
        ControlShop shop;
        shop.server->stop();
        const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0); // as a killed process leaves it
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, shop.socket().c_str(), sizeof address.sun_path - 1);
        QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        ::close(fd);
        auto again = shop.start();
        QVERIFY2(again.ok(), again ? "" : again.error().message.c_str());
        shop.server = std::move(*again);
        shop.place(1, {{"barista"}});
        auto client = shop.client();
        QVERIFY(mark(*client, &v1::Station::Stub::Bump, orderId(1)).first.ok());
    }

    void start_whereAnotherAnswersOrAFileLies_refuses() {
        ControlShop shop;
        const auto second = shop.start();
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Refused);
        shop.server->stop();
        std::ofstream(shop.socket()) << "precious";
        const auto onFile = shop.start();
        QVERIFY(!onFile);
        QVERIFY(std::filesystem::is_regular_file(shop.socket()));
    }

    void calls_runTheStationsUseCases() {
        ControlShop shop;
        shop.place(1, {{"barista"}, {"barista"}, {"kitchen"}});
        auto client = shop.client();
        v1::TicketsReply tickets;
        {
            grpc::ClientContext context;
            QVERIFY(client->Tickets(&context, {}, &tickets).ok());
        }
        QCOMPARE(tickets.tickets_size(), 1);
        QCOMPARE(tickets.tickets(0).number(), std::string("A-1"));
        QCOMPARE(tickets.tickets(0).lines_size(), 2);

        using Stub = v1::Station::Stub;
        QCOMPARE(mark(*client, &Stub::Start, orderId(1), {1}).second.changed(), 1U);
        QCOMPARE(mark(*client, &Stub::Ready, orderId(1), {1}).second.changed(), 1U);
        auto [bumped, reply] = mark(*client, &Stub::Bump, orderId(1));
        QVERIFY(bumped.ok());
        QCOMPARE(reply.changed(), 2U);
        QCOMPARE(reply.order_id(), orderId(1));
        QCOMPARE(mark(*client, &Stub::Bump, orderId(1)).second.changed(), 0U);
        {
            grpc::ClientContext context;
            v1::MarkReply recalled;
            QVERIFY(client->Recall(&context, {}, &recalled).ok());
            QCOMPARE(recalled.changed(), 2U);
        }
        {
            grpc::ClientContext context;
            v1::StationStatusReply status;
            QVERIFY(client->Status(&context, {}, &status).ok());
            QCOMPARE(status.station(), std::string("barista"));
            QCOMPARE(status.device(), std::string("barista-1"));
            QCOMPARE(status.phase(), std::string("ready"));
            QVERIFY(status.lan());
            QCOMPARE(status.open_tickets(), std::uint64_t{1});
            QCOMPARE(status.orders(), std::uint64_t{1});
        }
    }

    void holdRaiseAndPause_runTheStationsUseCases() {
        ControlShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        auto client = shop.client();
        const auto treat = [&](auto call, bool on) {
            v1::TicketRequest request;
            request.set_order_id(orderId(2));
            request.set_on(on);
            v1::MarkReply reply;
            grpc::ClientContext context;
            return ((*client).*call)(&context, request, &reply).ok() ? reply.changed() : 999U;
        };
        using Stub = v1::Station::Stub;
        QCOMPARE(treat(&Stub::Hold, true), 1U);
        QCOMPARE(treat(&Stub::Hold, true), 0U);
        QCOMPARE(treat(&Stub::Raise, true), 1U);
        v1::TicketsReply tickets;
        {
            grpc::ClientContext context;
            QVERIFY(client->Tickets(&context, {}, &tickets).ok());
        }
        QCOMPARE(tickets.tickets(0).number(), std::string("A-2"));
        QVERIFY(tickets.tickets(0).held());
        QVERIFY(tickets.tickets(0).raised());
        QVERIFY(!tickets.tickets(1).held());
        QCOMPARE(mark(*client, &Stub::Start, orderId(2)).first.error_code(), grpc::StatusCode::FAILED_PRECONDITION);

        const auto pause = [&](bool on, const std::string& reason, v1::PauseReply& reply) {
            v1::PauseRequest request;
            request.set_paused(on);
            request.set_reason(reason);
            grpc::ClientContext context;
            return client->Pause(&context, request, &reply).error_code();
        };
        v1::PauseReply reply;
        QCOMPARE(pause(true, "", reply), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(pause(true, "no milk", reply), grpc::StatusCode::OK);
        QVERIFY(reply.changed());
        QCOMPARE(pause(true, "no milk", reply), grpc::StatusCode::OK);
        QVERIFY(!reply.changed());
        QCOMPARE(pause(false, "", reply), grpc::StatusCode::OK);
        QVERIFY(reply.changed());
    }

    void startAll_runsTheStationsUseCase() {
        ControlShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"barista"}});
        shop.voidOrder(2);
        auto client = shop.client();
        v1::BatchRequest request;
        for (std::uint32_t n = 1; n <= 2; ++n)
            request.add_orders()->set_order_id(orderId(n));
        const auto call = [&](auto method) {
            grpc::ClientContext context;
            v1::BatchReply reply;
            const auto status = ((*client).*method)(&context, request, &reply);
            return std::pair{status.error_code(), reply};
        };
        using Stub = v1::Station::Stub;
        const auto [status, reply] = call(&Stub::StartAll);
        QCOMPARE(status, grpc::StatusCode::OK);
        QCOMPARE(reply.marked_size(), 1);
        QCOMPARE(reply.marked(0).changed(), 1U);
        QCOMPARE(reply.refused_size(), 1);
        QCOMPARE(reply.refused(0).order_id(), orderId(2));
        QCOMPARE(call(&Stub::ReadyAll).second.marked(0).changed(), 1U);
        request.clear_orders();
        QCOMPARE(call(&Stub::ReadyAll).first, grpc::StatusCode::INVALID_ARGUMENT);
    }

    void messages_areSentSeenAndListed() {
        namespace box = phin::box::v1;
        ControlShop shop;
        shop.place(1, {{"barista"}});
        const auto client = box::Messages::NewStub(
            grpc::CreateChannel("unix:" + shop.socket().string(), grpc::InsecureChannelCredentials()));
        const auto send = [&](const box::SendMessageRequest& request, box::SendMessageReply& reply) {
            grpc::ClientContext context;
            return client->Send(&context, request, &reply).error_code();
        };
        box::SendMessageRequest request;
        request.set_message_id(idOf(50).bytes());
        request.set_to("till");
        request.set_canned("remake");
        box::SendMessageReply sent;
        QCOMPARE(send(request, sent), grpc::StatusCode::INVALID_ARGUMENT); // of what?
        request.set_order_id(orderId(2));
        QCOMPARE(send(request, sent), grpc::StatusCode::NOT_FOUND);
        request.set_order_id(orderId(1));
        QCOMPARE(send(request, sent), grpc::StatusCode::OK);
        QVERIFY(!sent.repeated_command());
        QCOMPARE(send(request, sent), grpc::StatusCode::OK);
        QVERIFY(sent.repeated_command());

        const auto see = [&](const std::string& id) {
            box::SeeMessageRequest seen;
            seen.set_message_id(id);
            box::SeeMessageReply reply;
            grpc::ClientContext context;
            return client->See(&context, seen, &reply).error_code();
        };
        QCOMPARE(see("x"), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(see(idOf(51).bytes()), grpc::StatusCode::NOT_FOUND);
        QCOMPARE(see(idOf(50).bytes()), grpc::StatusCode::OK);

        box::MessagesReply all;
        grpc::ClientContext context;
        QVERIFY(client->List(&context, {}, &all).ok());
        QCOMPARE(all.messages_size(), 1);
        QCOMPARE(all.messages(0).from(), std::string("barista-1"));
        QCOMPARE(all.messages(0).en(), std::string("Remake A-1"));
        QCOMPARE(all.messages(0).vi(), std::string("Làm lại A-1"));
        QCOMPARE(all.messages(0).sent().business_date(), 20190401);
        QCOMPARE(all.messages(0).seen(0).device(), std::string("barista-1"));
    }

    void calls_thatAreRefused_sayWhy() {
        ControlShop shop;
        shop.place(1, {{"barista"}});
        shop.place(2, {{"kitchen"}});
        auto client = shop.client();
        using Stub = v1::Station::Stub;
        QCOMPARE(mark(*client, &Stub::Bump, "x").first.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(mark(*client, &Stub::Bump, orderId(1), {5}).first.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
        QCOMPARE(mark(*client, &Stub::Bump, orderId(9)).first.error_code(), grpc::StatusCode::NOT_FOUND);
        const auto other = mark(*client, &Stub::Bump, orderId(2)).first;
        QCOMPARE(other.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
        QCOMPARE(other.error_message(), std::string("A-2 has nothing for barista"));
    }

    void watch_tellsAllThenWhatChanges() {
        ControlShop shop;
        shop.place(1, {{"barista"}});
        auto client = shop.client();
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        auto stream = client->Watch(&context, {});
        v1::TicketsReply reply;
        QVERIFY(stream->Read(&reply));
        QCOMPARE(reply.tickets_size(), 1);
        QCOMPARE(reply.tickets(0).number(), std::string("A-1"));

        shop.place(2, {{"barista"}});
        QVERIFY(stream->Read(&reply));
        QCOMPARE(reply.tickets(0).number(), std::string("A-2"));

        QCOMPARE(shop.run(&kds::Station::bump, 1)->changed, 1U);
        QVERIFY(stream->Read(&reply));
        QCOMPARE(reply.tickets(0).order_id(), orderId(1));
        QVERIFY(reply.tickets(0).gone());
        context.TryCancel();
        while (stream->Read(&reply)) {
        }
        QCOMPARE(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
    }

    void stickers_areToldAfterTheLastThatIsOnPaper() {
        ControlShop shop;
        shop.server->stop();
        shop.stickers = true;
        shop.server = std::move(shop.start().value());
        for (std::uint32_t n = 1; n <= 3; ++n)
            shop.place(n, {{"barista", 2}});
        QCOMPARE(shop.run(&kds::Station::start, 1)->changed, 1U); // nobody prints yet
        auto client = shop.client();
        v1::StickersRequest request;
        v1::StickersReply reply;
        {
            grpc::ClientContext context;
            context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
            auto stream = client->Stickers(&context, request);
            QVERIFY(stream->Read(&reply));
            QCOMPARE(reply.stickers_size(), 0); // where the station is
            QCOMPARE(shop.run(&kds::Station::start, 2)->changed, 1U);
            QVERIFY(stream->Read(&reply));
            QCOMPARE(reply.stickers_size(), 2);
            QCOMPARE(reply.stickers(1).number(), std::string("A-2"));
            QCOMPARE(reply.stickers(1).cup(), 2);
            QCOMPARE(reply.stickers(1).cups(), 2);
            QCOMPARE(reply.stickers(1).name().en(), std::string("Phin coffee"));
            context.TryCancel();
        }
        QCOMPARE(shop.run(&kds::Station::takeBack, 2)->changed, 1U);
        QCOMPARE(shop.run(&kds::Station::start, 3)->changed, 1U); // while nobody listened
        request.set_epoch(reply.epoch());
        request.set_seq(reply.seq());
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        auto stream = client->Stickers(&context, request);
        QVERIFY(stream->Read(&reply));
        QCOMPARE(reply.stickers_size(), 0);
        QCOMPARE(reply.seq(), request.seq());
        QVERIFY(stream->Read(&reply));
        QCOMPARE(reply.stickers(0).number(), std::string("A-3"));
        QCOMPARE(shop.run(&kds::Station::start, 2)->changed, 1U);
        QVERIFY(stream->Read(&reply));
        QCOMPARE(reply.stickers(0).number(), std::string("A-2"));
        QVERIFY(reply.stickers(0).duplicate());
        context.TryCancel();
    }

    void stickers_ofAStationWithoutThem_areRefused() {
        ControlShop shop;
        auto client = shop.client();
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        auto stream = client->Stickers(&context, {});
        v1::StickersReply reply;
        QVERIFY(!stream->Read(&reply));
        QCOMPARE(stream->Finish().error_code(), grpc::StatusCode::FAILED_PRECONDITION);
    }

    void startTakenBack_byTheSocket() {
        ControlShop shop;
        shop.place(1, {{"barista"}});
        auto client = shop.client();
        using Stub = v1::Station::Stub;
        QCOMPARE(mark(*client, &Stub::Start, orderId(1)).second.changed(), 1U);
        QCOMPARE(mark(*client, &Stub::TakeBack, orderId(1)).second.changed(), 1U);
        QCOMPARE(mark(*client, &Stub::TakeBack, orderId(1)).second.changed(), 0U);
    }

    void watch_emptyStation_saysSoAtOnce() {
        ControlShop shop;
        auto client = shop.client();
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        auto stream = client->Watch(&context, {});
        v1::TicketsReply reply;
        QVERIFY(stream->Read(&reply));
        QCOMPARE(reply.tickets_size(), 0);
        context.TryCancel();
    }

    void watch_oneWhoDoesNotRead_hindersNobodyAndCatchesUp() {
        ControlShop shop;
        constexpr std::uint32_t many = 400;
        auto client = shop.client();
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
        auto stream = client->Watch(&context, {});
        for (std::uint32_t n = 1; n <= many; ++n)
            shop.place(n, {{"barista"}});
        for (std::uint32_t n = 1; n <= many; ++n) {
            shop.station->start({orderId(n), {}}, {});
            shop.station->ready({orderId(n), {}}, {});
            if (n % 2)
                shop.station->bump({orderId(n), {}}, {});
        }
        shop.settle();
        const auto expected = shop.station->tickets().size();
        QCOMPARE(expected, std::size_t{many / 2});
        std::map<std::string, v1::Ticket> seen;
        const auto settled = [&] {
            return seen.size() == many && std::all_of(seen.begin(), seen.end(), [](const auto& item) {
                       return item.second.gone() || item.second.lines(0).state() == READY;
                   });
        };
        v1::TicketsReply reply;
        while (!settled() && stream->Read(&reply))
            for (const auto& ticket : reply.tickets())
                seen[ticket.order_id()] = ticket;
        QVERIFY(settled());
        QCOMPARE(static_cast<std::size_t>(
                     std::count_if(seen.begin(), seen.end(), [](const auto& item) { return !item.second.gone(); })),
                 expected);
        context.TryCancel();
    }

    void stop_whileSomebodyWatches_endsTheWatch() {
        ControlShop shop;
        auto client = shop.client();
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
        auto stream = client->Watch(&context, {});
        v1::TicketsReply reply;
        QVERIFY(stream->Read(&reply));
        shop.server->stop();
        while (stream->Read(&reply)) {
        }
        QVERIFY(!stream->Finish().ok());
    }

    void bumps_ofManyClientsAtOnce_allCountOnce() {
        ControlShop shop;
        constexpr std::uint32_t many = 2'000;
        constexpr unsigned clients = 8;
        {
            const auto status = shop.till.writer().run([&](journal::Journal& journal) {
                for (std::uint32_t n = 1; n <= many; ++n) {
                    OrderPlaced fact;
                    fact.set_order_id(orderId(n));
                    fact.set_number("A-" + std::to_string(n));
                    auto* line = fact.mutable_order()->add_lines();
                    line->set_line(1);
                    line->set_quantity(1);
                    line->set_station("barista");
                    line->set_prepare(true);
                    journal.append("order.placed", fact);
                }
                return done();
            });
            QVERIFY(status.ok());
            shop.deliver();
        }
        QCOMPARE(shop.station->openCount(), std::size_t{many});
        std::atomic<std::uint32_t> changed{0};
        std::atomic<std::uint32_t> failed{0};
        QElapsedTimer timer;
        timer.start();
        // Each client keeps many calls in flight, as a replay does.
        std::vector<std::thread> threads;
        for (unsigned c = 0; c < clients; ++c)
            threads.emplace_back([&, c] {
                auto client = shop.client();
                struct Pending {
                    grpc::ClientContext context;
                    v1::LinesRequest request;
                    v1::MarkReply reply;
                };
                std::vector<std::unique_ptr<Pending>> calls;
                std::atomic<std::uint32_t> answered{0};
                std::mutex mutex;
                std::condition_variable wake;
                std::uint32_t asked = 0;
                for (std::uint32_t n = 1 + c / 2; n <= many; n += clients / 2) { // every order by two clients
                    auto& call = *calls.emplace_back(std::make_unique<Pending>());
                    call.request.set_order_id(orderId(n));
                    ++asked;
                    client->async()->Bump(&call.context, &call.request, &call.reply, [&](const grpc::Status& status) {
                        if (status.ok())
                            changed += call.reply.changed();
                        else
                            ++failed;
                        const std::lock_guard lock(mutex);
                        ++answered;
                        wake.notify_one();
                    });
                }
                std::unique_lock lock(mutex);
                wake.wait(lock, [&] { return answered == asked; });
            });
        for (auto& thread : threads)
            thread.join();
        const auto ms = timer.elapsed();
        qInfo() << 2 * many << "bump calls in" << ms << "ms:" << 2'000 * many / std::max<qint64>(1, ms) << "calls/s";
        QCOMPARE(failed.load(), 0U);
        QCOMPARE(changed.load(), many);
        QCOMPARE(shop.station->openCount(), std::size_t{0});
        QCOMPARE(shop.ownEntries(), std::uint64_t{many} + 1); // born, and one mark for each order
    }
};

QTEST_GUILESS_MAIN(ControlTest)
#include "tst_control.moc"
