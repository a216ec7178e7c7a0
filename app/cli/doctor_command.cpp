#include "app/cli/command.h"
#include "app/cli/replica_heads.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "phin/station/v1/station.grpc.pb.h"
#include "phin/till/v1/till.grpc.pb.h"
#include "sync/box/config.h"
#include "sync/journal/salvage.h"
#include "sync/journal/storage_state.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace phin::cli {
namespace {

struct DoctorOptions {
    std::string shop;
    bool json = false;
};

struct Finding {
    bool good = true;
    std::string subject, words;
};

/// One that has ended and only waits for its parent to notice does not run.
bool runs(std::int64_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(status), {}};
    const auto afterName = text.rfind(") "); // a name may hold anything, even brackets
    return afterName != std::string::npos && text.size() > afterName + 2 && text[afterName + 2] != 'Z' &&
           text[afterName + 2] != 'X';
}

/// What a box has refused; nothing where its file cannot be read.
std::optional<std::uint64_t> refused(const std::filesystem::path& file, std::string& lastReason) {
    constexpr int most = 1'000;
    auto reader = journal::Reader::open(file);
    if (!reader)
        return std::nullopt;
    std::uint64_t times = 0;
    for (const auto& each : reader->quarantined(most)) {
        if (times == 0)
            lastReason = each.reason;
        times += each.times;
    }
    return times;
}

/// What the box itself has to say to a manager.
std::vector<Finding> warnings(const ShopFile& shop, const std::string& box, const std::filesystem::path& socket) {
    constexpr auto patience = std::chrono::seconds(2);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + patience);
    const auto ask = [&](auto stub, auto request, auto reply) {
        std::vector<Finding> findings;
        if (const auto status = stub->Status(&context, request, &reply); !status.ok())
            findings.push_back({false, box, errorOf(status, "its control socket").message});
        for (const auto& warning : reply.warnings())
            findings.push_back({false, box, warning});
        return findings;
    };
    if (shop.stations.count(box))
        return ask(station::v1::Station::NewStub(channelTo(socket)), station::v1::StationStatusRequest{},
                   station::v1::StationStatusReply{});
    return ask(till::v1::Till::NewStub(channelTo(socket)), till::v1::StatusRequest{}, till::v1::StatusReply{});
}

/// The disk under a box's file, and what it was told of the file itself.
void examineStorage(const std::string& name, const std::filesystem::path& file, std::vector<Finding>& findings) {
    const auto subject = name + " storage";
    auto keepFreeMb = box::Config{}.keepFreeMb;
    if (const auto config = box::loadConfig(file.parent_path() / "box.toml"))
        keepFreeMb = config->keepFreeMb;
    if (journal::isReadOnly(file))
        findings.push_back({false, subject, "is read-only: nothing can be kept; mount it for writing"});
    else if (const auto why = journal::lackOfRoom(file, static_cast<std::uint64_t>(keepFreeMb) * 1'000'000))
        findings.push_back({false, subject, why->message});
    if (std::filesystem::exists(file.string() + ".damage"))
        findings.push_back(
            {false, subject, "its file was found damaged; the box goes on in a new one and takes over what it can"});
    if (const auto aside = journal::lastSetAside(file))
        findings.push_back({true, subject, "a damaged file is kept as " + aside->filename().string()});
}

/// What a till that runs says of its storage.
void askTill(const std::string& name, const std::filesystem::path& socket, std::vector<Finding>& findings) {
    constexpr auto patience = std::chrono::seconds(2);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + patience);
    till::v1::StatusReply reply;
    const auto status = till::v1::Till::NewStub(channelTo(socket))->Status(&context, {}, &reply);
    if (!status.ok())
        return; // whether it runs is told above
    if (!reply.storage_message().empty())
        findings.push_back({false, name + " storage", reply.storage_message()});
    if (reply.phase() != "ready")
        findings.push_back({false, name, "is " + reply.phase() + ": it sells nothing yet"});
}

std::vector<Finding> examine(const ShopFile& shop) {
    std::vector<Finding> findings;
    if (shop.pids.empty())
        findings.push_back({false, "processes", "none runs; start packaging/demo or the boxes' services"});
    for (const auto& [name, pid] : shop.pids)
        findings.push_back(
            {runs(pid), name,
             runs(pid) ? "runs, process " + std::to_string(pid) : "process " + std::to_string(pid) + " is gone"});
    for (const auto& [box, socket] : shop.sockets)
        if (const auto pid = shop.pids.find(box); pid != shop.pids.end() && runs(pid->second))
            for (auto& finding : warnings(shop, box, socket))
                findings.push_back(std::move(finding));
    for (const auto& name : shop.tills())
        if (const auto socket = shop.sockets.find(name); socket != shop.sockets.end() && shop.pids.contains(name))
            askTill(name, socket->second, findings);
    for (const auto& [name, file] : shop.databases)
        examineStorage(name, file, findings);
    const auto heads = ReplicaHeads::read(shop.databases);
    for (const auto& [name, file] : shop.databases) {
        if (const auto why = heads.unreadable.find(name); why != heads.unreadable.end()) {
            findings.push_back({false, name + " journal", why->second});
            continue;
        }
        const auto missing = heads.behind(name);
        findings.push_back(
            {missing == 0, name + " journal",
             missing == 0 ? "up to date" : "behind by " + grouped(missing) + (missing == 1 ? " entry" : " entries")});
        std::string reason;
        if (const auto times = refused(file, reason); times && *times > 0)
            findings.push_back(
                {false, name + " journal", "refused " + counted(*times, "message") + ", last: " + reason});
    }
    if (heads.unreadable.empty() && !heads.replicas.empty())
        findings.push_back({heads.equal(), "replicas", heads.equal() ? "all hold the same entries" : heads.describe()});
    return findings;
}

Exit run(const DoctorOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    std::vector<Finding> findings;
    try {
        findings = examine(*shop);
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
    bool good = true;
    nlohmann::json list = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows;
    for (const auto& [fine, subject, words] : findings) {
        good = good && fine;
        list.push_back({{"good", fine}, {"subject", subject}, {"words", words}});
        rows.push_back({fine ? "good" : "BAD", subject, words});
    }
    if (options.json)
        std::cout << nlohmann::json{{"ok", good}, {"findings", list}}.dump(2) << '\n';
    else
        std::cout << table(rows);
    return good ? Exit::Done : Exit::NotSo;
}

} // namespace

void addDoctor(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<DoctorOptions>();
    auto* const command = addCommand(app, exit, "doctor", "Is the shop well: processes, journals, replicas",
                                     [options] { return run(*options); });
    command->add_option(shopOption, options->shop, shopOptionHelp)->required();
    command->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
