#include "app/cli/door_keeper.h"

#include "app/cli/rpc.h"
#include "sync/enrol/box_settings.h"

#include "phin/box/v1/box.grpc.pb.h"

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <optional>

namespace phin::cli {
namespace {

/// The door, here or in the box that runs.
class Door {
public:
    struct View {
        bool open = false;
        int port = 0;
        std::string guest, kind, whyClosed;
        bool codeShown = false;
    };
    virtual ~Door() = default;
    virtual Result<View> open(const std::string& address) = 0;
    virtual Result<View> look() = 0;
    virtual Result<std::string> admit(const std::string& code) = 0;
    virtual void close() = 0;
};

class OwnDoor final : public Door {
public:
    OwnDoor(enrol::Host::Settings settings, const std::filesystem::path& folder)
        : m_registry(folder)
        , m_host(std::move(settings), m_registry, m_clock) {}
    Result<View> open(const std::string& address) override {
        if (const auto opened = m_host.open(address); !opened)
            return opened.error();
        return look();
    }
    Result<View> look() override {
        const auto view = m_host.view();
        return View{view.door.open,
                    view.port,
                    view.guest.device(),
                    view.guest.kind(),
                    enrol::words(view.door.whyClosed),
                    view.door.codeEndsInMs > 0};
    }
    Result<std::string> admit(const std::string& code) override {
        auto admitted = m_host.admit(code);
        return admitted ? Result<std::string>(std::move(*admitted)) : Result<std::string>(admitted.error());
    }
    void close() override { m_host.close(); }

private:
    journal::SystemClock m_clock;
    enrol::FolderRegistry m_registry;
    enrol::Host m_host;
};

class BoxesDoor final : public Door {
public:
    explicit BoxesDoor(const std::filesystem::path& socket)
        : m_who(socket.string())
        , m_stub(box::v1::Box::NewStub(channelTo(socket))) {}
    Result<View> open(const std::string& address) override {
        box::v1::OpenDoorRequest request;
        request.set_address(address);
        box::v1::DoorReply reply;
        grpc::ClientContext context;
        limit(context);
        return viewOf(m_stub->OpenDoor(&context, request, &reply), reply);
    }
    Result<View> look() override {
        box::v1::DoorReply reply;
        grpc::ClientContext context;
        limit(context);
        return viewOf(m_stub->Door(&context, {}, &reply), reply);
    }
    Result<std::string> admit(const std::string& code) override {
        box::v1::AdmitRequest request;
        request.set_code(code);
        box::v1::AdmitReply reply;
        grpc::ClientContext context;
        limit(context);
        if (const auto status = m_stub->Admit(&context, request, &reply); !status.ok())
            return errorOf(status, m_who);
        return reply.device();
    }
    void close() override {
        box::v1::DoorReply reply;
        grpc::ClientContext context;
        limit(context);
        m_stub->CloseDoor(&context, {}, &reply);
    }

private:
    static void limit(grpc::ClientContext& context) {
        context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    }
    Result<View> viewOf(const grpc::Status& status, const box::v1::DoorReply& reply) const {
        if (!status.ok())
            return errorOf(status, m_who);
        return View{reply.open(),       reply.port(),       reply.guest(),
                    reply.guest_kind(), reply.why_closed(), reply.code_ends_in_ms() > 0};
    }
    std::string m_who;
    std::unique_ptr<box::v1::Box::Stub> m_stub;
};

/// A line that was typed, without blanks; nothing within the time. `ended`: there will be no more.
std::optional<std::string> typed(int milliseconds, bool& ended) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (::poll(&input, 1, milliseconds) <= 0)
        return std::nullopt;
    std::string line;
    if (!std::getline(std::cin, line)) {
        ended = true;
        return std::nullopt;
    }
    std::erase_if(line, [](unsigned char c) { return c == ' ' || c == '\t' || c == '\r'; });
    return line;
}

Exit attend(Door& door) {
    std::string announced;
    bool ended = false;
    while (true) {
        const auto view = door.look();
        if (!view)
            return fail(view.error());
        if (!view->open)
            return fail({ErrorKind::Refused, "the door is closed: " + view->whyClosed});
        if (view->codeShown && view->guest != announced)
            std::cout << view->guest << " (" << view->kind
                      << ") stands at the door. The code that it shows: " << std::flush;
        announced = view->codeShown ? view->guest : std::string();
        const auto line = ended ? (::usleep(300'000), std::nullopt) : typed(300, ended);
        if (!line || line->empty())
            continue;
        const auto admitted = door.admit(*line);
        if (admitted) {
            std::cout << *admitted << " has come in.\n";
            return Exit::Done;
        }
        std::cout << "Not let in: " << admitted.error().message << '\n' << std::flush;
        announced.clear();
    }
}

} // namespace

Exit keepDoor(const DoorKeeping& keeping) {
    std::unique_ptr<Door> door;
    if (!keeping.socket.empty()) {
        door = std::make_unique<BoxesDoor>(keeping.socket);
    } else {
        auto config = box::loadConfig(keeping.config);
        if (!config)
            return fail(config.error());
        config->authorityKey = keeping.folder / "ca.key";
        door = std::make_unique<OwnDoor>(*enrol::doorOf(*config), keeping.folder);
    }
    const auto opened = door->open(keeping.listen);
    if (!opened)
        return fail(opened.error());
    std::cout << "The door is open on port " << opened->port
              << ". On the new box: phin enroll --join THIS-MACHINE:" << opened->port
              << " --device NAME --kind till|station|sync --folder DIR" << std::endl;
    const auto exit = attend(*door);
    if (exit != Exit::Done)
        door->close();
    return exit;
}

} // namespace phin::cli
