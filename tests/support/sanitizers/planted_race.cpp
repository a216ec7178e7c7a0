/// A control for builds with the thread sanitizer: what it leaves out must not hide a race of ours.
/// planted_race grpc|qt [ordered]: two threads count in one variable, one of them in a callback of gRPC, or in an
/// event that Qt delivers; with "ordered" under a mutex. The sanitizer must report the first and be silent about the
/// second.

#include "phin/box/v1/box.grpc.pb.h"

#include <grpcpp/grpcpp.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QThread>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <mutex>
#include <string_view>

namespace {

constexpr int times = 1'000;

class Counter {
public:
    explicit Counter(bool ordered)
        : m_ordered(ordered) {}
    void count() {
        for (int i = 0; i < times; ++i) {
            std::unique_lock lock(m_mutex, std::defer_lock);
            if (m_ordered)
                lock.lock();
            ++m_value;
        }
    }

private:
    const bool m_ordered;
    std::mutex m_mutex;
    long m_value = 0;
};

/// Tells that it has begun before it counts, so that the other one counts meanwhile.
class Service final : public phin::box::v1::Box::CallbackService {
public:
    Service(Counter& counter, std::promise<void>& begun)
        : m_counter(counter)
        , m_begun(begun) {}
    grpc::ServerUnaryReactor* Boxes(grpc::CallbackServerContext* context, const phin::box::v1::BoxesRequest*,
                                    phin::box::v1::BoxesReply*) override {
        m_begun.set_value();
        m_counter.count();
        auto* const reactor = context->DefaultReactor();
        reactor->Finish(grpc::Status::OK);
        return reactor;
    }

private:
    Counter& m_counter;
    std::promise<void>& m_begun;
};

int inGrpc(Counter& counter) {
    auto folder = (std::filesystem::temp_directory_path() / "planted-race-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr)
        return 2;
    const auto address = "unix:" + folder + "/s";
    std::promise<void> begun;
    Service service(counter, begun);
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
    builder.RegisterService(&service);
    const auto server = builder.BuildAndStart();
    const auto stub = phin::box::v1::Box::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
    grpc::ClientContext context;
    const phin::box::v1::BoxesRequest request;
    phin::box::v1::BoxesReply reply;
    std::promise<bool> answered;
    stub->async()->Boxes(&context, &request, &reply,
                         [&answered](const grpc::Status& status) { answered.set_value(status.ok()); });
    begun.get_future().wait();
    counter.count();
    const bool ok = answered.get_future().get();
    server->Shutdown();
    server->Wait();
    std::filesystem::remove_all(folder);
    return ok ? 0 : 2;
}

/// As the mailboxes of the screens do: a Qt event only wakes.
class Sleeper : public QObject {
public:
    Sleeper(Counter& counter, std::promise<void>& begun)
        : m_counter(counter)
        , m_begun(begun) {}

protected:
    void customEvent(QEvent*) override {
        m_begun.set_value();
        m_counter.count();
        QThread::currentThread()->quit();
    }

private:
    Counter& m_counter;
    std::promise<void>& m_begun;
};

int inQt(Counter& counter, int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    std::promise<void> begun;
    QThread thread;
    Sleeper sleeper(counter, begun);
    sleeper.moveToThread(&thread);
    thread.start();
    QCoreApplication::postEvent(&sleeper, new QEvent(QEvent::User));
    begun.get_future().wait();
    counter.count();
    thread.wait();
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return 2;
    Counter counter(argc > 2 && std::string_view(argv[2]) == "ordered");
    return std::string_view(argv[1]) == "grpc" ? inGrpc(counter) : inQt(counter, argc, argv);
}
