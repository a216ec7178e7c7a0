#include "app/cli/command.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/model/uuid.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <nlohmann/json.hpp>

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <random>

namespace phin::cli {
namespace {

using till::v1::StaffMember;

struct StaffOptions {
    std::string shop, till, socket, who, name, role;
    bool pin = false, gone = false, back = false, json = false;
};

/// A till's control socket, and what to call it.
struct StaffTill {
    std::string name;
    std::unique_ptr<till::v1::Till::Stub> stub;
};

Result<std::shared_ptr<StaffTill>> tillOf(const StaffOptions& options) {
    auto name = options.socket;
    std::filesystem::path socket = options.socket;
    if (options.socket.empty()) {
        if (options.shop.empty())
            return Error{ErrorKind::WrongUse, "say which till: --shop DIR/shop.json [--till NAME], or --socket SOCKET"};
        const auto shop = ShopFile::load(options.shop);
        if (!shop)
            return shop.error();
        const auto tills = shop->tills();
        name = options.till.empty() && !tills.empty() ? tills.front() : options.till;
        const auto known = shop->sockets.find(name);
        if (known == shop->sockets.end())
            return Error{ErrorKind::WrongUse, "this shop has no till \"" + name + "\""};
        socket = known->second;
    }
    return std::make_shared<StaffTill>(StaffTill{name, till::v1::Till::NewStub(channelTo(socket))});
}

template <class Request, class Reply>
Result<Reply> call(const StaffTill& till,
                   grpc::Status (till::v1::Till::Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                   const Request& request) {
    Reply reply;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    if (const auto status = (*till.stub.*method)(&context, request, &reply); !status.ok())
        return errorOf(status, till.name);
    return reply;
}

Result<std::vector<StaffMember>> people(const StaffTill& till) {
    const auto reply = call<till::v1::ListStaffRequest, till::v1::ListStaffReply>(
        till, &till::v1::Till::Stub::ListStaff, till::v1::ListStaffRequest{});
    if (!reply)
        return reply.error();
    return std::vector<StaffMember>(reply->staff().begin(), reply->staff().end());
}

std::string idText(const StaffMember& member) {
    const auto id = Uuid::fromBytes(member.staff_id());
    return id ? id->toString() : std::string();
}

/// By name or id; several of one name have to be told apart by id.
Result<StaffMember> find(const StaffTill& till, const std::string& who) {
    const auto all = people(till);
    if (!all)
        return all.error();
    std::vector<StaffMember> found;
    for (const auto& member : *all)
        if (member.name() == who || idText(member) == who)
            found.push_back(member);
    if (found.empty())
        return Error{ErrorKind::NotFound, "nobody is called \"" + who + "\"; phin staff list shows who works here"};
    if (found.size() > 1)
        return Error{ErrorKind::WrongUse, "several are called \"" + who + "\"; give the id that phin staff list shows"};
    return found.front();
}

/// From the terminal, unseen, or from standard input; never from the command line, which others can read.
std::string readPin() {
    const bool terminal = ::isatty(STDIN_FILENO) == 1;
    termios before{};
    if (terminal) {
        std::cerr << "PIN (4 to 8 digits, of a manager 6 to 8): " << std::flush;
        ::tcgetattr(STDIN_FILENO, &before);
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string pin;
    std::getline(std::cin, pin);
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::cerr << '\n';
    }
    return pin;
}

std::string newStaffId() {
    std::array<std::uint8_t, Uuid::randomSize> random{};
    std::random_device device;
    for (auto& byte : random)
        byte = static_cast<std::uint8_t>(device());
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return Uuid::make(std::chrono::duration_cast<std::chrono::milliseconds>(now).count(), random).bytes();
}

Exit answerOf(const Error& error) {
    std::cerr << "phin: " << error.message << '\n';
    return error.kind == ErrorKind::Refused || error.kind == ErrorKind::NotFound ? Exit::NotSo
           : error.kind == ErrorKind::WrongUse                                   ? Exit::WrongUse
                                                                                 : Exit::CouldNot;
}

nlohmann::json jsonOf(const StaffMember& member) {
    return {{"id", idText(member)},
            {"name", member.name()},
            {"role", member.role()},
            {"active", member.active()},
            {"clocked_in", member.clocked_in()},
            {"worked_ms", member.worked_ms()}};
}

Exit told(const StaffOptions& options, const StaffMember& member) {
    if (options.json)
        std::cout << jsonOf(member).dump() << '\n';
    else
        std::cout << member.name() << ", " << member.role() << (member.active() ? "" : ", works here no more") << '\n';
    return Exit::Done;
}

Exit listStaff(const StaffOptions& options) {
    const auto till = tillOf(options);
    if (!till)
        return answerOf(till.error());
    const auto all = people(**till);
    if (!all)
        return answerOf(all.error());
    auto list = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows{{"name", "role", "", "minutes today", "id"}};
    for (const auto& member : *all) {
        list.push_back(jsonOf(member));
        rows.push_back({member.name(), member.role(),
                        !member.active()      ? "works here no more"
                        : member.clocked_in() ? "at work"
                                              : "",
                        std::to_string(member.worked_ms() / 60'000), idText(member)});
    }
    if (options.json)
        std::cout << list.dump(2) << '\n';
    else if (all->empty())
        std::cout << "nobody signs in at this shop: everybody may do everything. phin staff add makes a manager\n";
    else
        std::cout << table(rows);
    return Exit::Done;
}

Exit setStaff(const StaffOptions& options, bool add) {
    const auto till = tillOf(options);
    if (!till)
        return answerOf(till.error());
    till::v1::SetStaffRequest request;
    if (add) {
        request.set_staff_id(newStaffId());
        request.set_name(options.who);
        request.set_active(true);
        request.set_role(options.role.empty() ? "cashier" : options.role);
    } else {
        const auto member = find(**till, options.who);
        if (!member)
            return answerOf(member.error());
        request.set_staff_id(member->staff_id());
        if (!options.name.empty())
            request.set_name(options.name);
        if (!options.role.empty())
            request.set_role(options.role);
        if (options.gone || options.back)
            request.set_active(options.back);
    }
    if (add || options.pin)
        request.set_pin(readPin());
    const auto reply =
        call<till::v1::SetStaffRequest, till::v1::StaffReply>(**till, &till::v1::Till::Stub::SetStaff, request);
    std::fill(request.mutable_pin()->begin(), request.mutable_pin()->end(), '\0');
    return reply ? told(options, reply->staff()) : answerOf(reply.error());
}

Exit unlockStaff(const StaffOptions& options) {
    const auto till = tillOf(options);
    if (!till)
        return answerOf(till.error());
    const auto member = find(**till, options.who);
    if (!member)
        return answerOf(member.error());
    till::v1::UnlockStaffRequest request;
    request.set_staff_id(member->staff_id());
    const auto reply =
        call<till::v1::UnlockStaffRequest, till::v1::StaffReply>(**till, &till::v1::Till::Stub::UnlockStaff, request);
    return reply ? told(options, reply->staff()) : answerOf(reply.error());
}

} // namespace

void addStaff(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<StaffOptions>();
    auto* const staff =
        app.add_subcommand("staff", "Who works here: on the box itself, also where nobody can sign in any more");
    staff->require_subcommand(1);
    auto* const listing = addCommand(*staff, exit, "list", "Who works here, and for how long today",
                                     [options] { return listStaff(*options); });
    auto* const adding =
        addCommand(*staff, exit, "add", "A new person; the PIN is asked for, or read from standard input",
                   [options] { return setStaff(*options, true); });
    adding->add_option("NAME", options->who, "as on the lock screen")->required();
    auto* const changing =
        addCommand(*staff, exit, "set", "Changes a person", [options] { return setStaff(*options, false); });
    changing->add_option("--name", options->name, "the name from now on");
    changing->add_flag("--pin", options->pin, "a new PIN, asked for or read from standard input");
    auto* const gone = changing->add_flag("--gone", options->gone, "works here no more");
    changing->add_flag("--back", options->back, "works here again")->excludes(gone);
    auto* const unlocking = addCommand(*staff, exit, "unlock", "Forgets a person's wrong PINs at this till",
                                       [options] { return unlockStaff(*options); });
    for (auto* const on : {changing, unlocking})
        on->add_option("PERSON", options->who, "name or id")->required();
    for (auto* const of : {adding, changing})
        of->add_option("--role", options->role, "cashier, shift_lead or manager");
    for (auto* const through : {listing, adding, changing, unlocking}) {
        auto* const shop = through->add_option(shopOption, options->shop, shopOptionHelp);
        through->add_option("--till", options->till, "the till to go through; else the first")->needs(shop);
        through->add_option("--socket", options->socket, "a till's control socket")->excludes(shop);
        through->add_flag("--json", options->json, "print JSON");
    }
}

} // namespace phin::cli
