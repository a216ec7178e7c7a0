#include "app/cli/command.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"

#include "phin/box/v1/box.grpc.pb.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <ctime>
#include <iostream>
#include <memory>
#include <optional>

namespace phin::cli {
namespace {

struct BoxesOptions {
    std::string shop, device, reason;
    std::optional<std::uint64_t> lastSeq;
    bool json = false;
};

std::string dayOf(std::int64_t ms) {
    const auto seconds = static_cast<std::time_t>(ms / 1'000);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[16] = {};
    std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
    return text;
}

/// Asks one box after the other until one answers as wanted. `ask` gets a stub and a context.
template <class Ask>
Error askAll(const ShopFile& shop, Ask ask) {
    Error last{ErrorKind::Unavailable, "this shop has no box with a control socket"};
    for (const auto& [name, socket] : shop.sockets) {
        const auto stub = box::v1::Box::NewStub(channelTo(socket));
        grpc::ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + answersWithin);
        const auto status = ask(*stub, context);
        if (status.ok())
            return {};
        const auto error = errorOf(status, name);
        // "does not hold the authority" and "does not answer" say less than any other no
        if (last.kind == ErrorKind::Unavailable || status.error_code() != grpc::StatusCode::UNAVAILABLE)
            last = error;
        if (status.error_code() == grpc::StatusCode::NOT_FOUND ||
            status.error_code() == grpc::StatusCode::INVALID_ARGUMENT)
            break;
        if (status.error_code() == grpc::StatusCode::FAILED_PRECONDITION &&
            status.error_message().find("authority (ca.key)") == std::string::npos)
            break;
    }
    return last;
}

Exit list(const BoxesOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    box::v1::BoxesReply reply;
    if (const auto error = askAll(*shop, [&](auto& stub, auto& context) { return stub.Boxes(&context, {}, &reply); });
        !error.message.empty())
        return fail(error);
    auto all = nlohmann::json::array();
    std::vector<std::vector<std::string>> rows{{"box", "kind", "last entry", "certificate until", "key", ""}};
    for (const auto& each : reply.boxes()) {
        const auto kind = each.kind() + (each.letter().empty() ? "" : " " + each.letter()) +
                          (each.station().empty() ? "" : " " + each.station());
        all.push_back({{"device", each.device()},
                       {"kind", each.kind()},
                       {"letter", each.letter()},
                       {"station", each.station()},
                       {"key", each.key_id()},
                       {"until_ms", each.until_ms()},
                       {"last_seq", each.last_seq()},
                       {"revoked", each.revoked()},
                       {"reason", each.reason()}});
        rows.push_back({each.device(), kind, grouped(each.last_seq()), dayOf(each.until_ms()), each.key_id(),
                        each.revoked() ? "revoked: " + each.reason() : ""});
    }
    if (options.json)
        std::cout << all.dump(2) << '\n';
    else
        std::cout << table(rows);
    return Exit::Done;
}

Exit revoke(const BoxesOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    box::v1::RevokeRequest request;
    request.set_device(options.device);
    request.set_reason(options.reason);
    if (options.lastSeq)
        request.set_last_seq(*options.lastSeq);
    box::v1::RevokeReply reply;
    const auto error = askAll(*shop, [&](auto& stub, auto& context) { return stub.Revoke(&context, request, &reply); });
    if (!error.message.empty()) {
        const auto exit = fail(error);
        return error.kind == ErrorKind::Refused || error.kind == ErrorKind::NotFound ? Exit::NotSo : exit;
    }
    if (options.json)
        std::cout << nlohmann::json{{"device", options.device}, {"last_seq", reply.last_seq()}}.dump() << '\n';
    else
        std::cout << options.device
                  << " is revoked: the shop does not listen to it any more. Its last entry that counts"
                  << " is " << grouped(reply.last_seq()) << ".\n";
    return Exit::Done;
}

} // namespace

void addBoxes(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<BoxesOptions>();
    auto* const boxes = addCommand(app, exit, "boxes", "Who belongs to the shop", [options] { return list(*options); });
    boxes->add_option(shopOption, options->shop, shopOptionHelp)->required();
    boxes->add_flag("--json", options->json, "print JSON");
    auto* const revoking =
        addCommand(app, exit, "revoke", "The shop listens to a box no more: stolen, broken, or no longer wanted",
                   [options] { return revoke(*options); });
    revoking->add_option("DEVICE", options->device, "the box")->required();
    revoking->add_option(shopOption, options->shop, shopOptionHelp)->required();
    revoking->add_option("--reason", options->reason, "why, for those who read it later");
    revoking->add_option("--last-seq", options->lastSeq,
                         "the last of its entries that still counts (phin boxes shows where it stands); else all that "
                         "the shop holds");
    revoking->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
