#include "app/cli/command.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/model/sync_words.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct StatusOptions {
    std::string shop, till, language = "en";
    bool json = false;
};

std::string titleOf(const SyncLine& line, bool vi) {
    switch (line.about) {
    case SyncLine::About::Cloud:
        return vi ? "Đám mây" : "Cloud";
    case SyncLine::About::Clock:
        return vi ? "Đồng hồ" : "Clock";
    case SyncLine::About::Refused:
        return (vi ? "Từ chối từ " : "Refused from ") + line.subject;
    case SyncLine::About::Box:
        break;
    }
    return line.subject;
}

void print(const std::vector<SyncLine>& lines, bool vi) {
    constexpr std::array<const char*, 4> marks{"-", "good", "NOTE", "BAD"};
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : lines) {
        rows.push_back({marks.at(static_cast<std::size_t>(line.level)), titleOf(line, vi), line.state});
        if (!line.todo.empty())
            rows.push_back({"", "", "-> " + line.todo});
    }
    std::cout << table(rows);
}

Exit run(const StatusOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto tills = shop->tills();
    const auto name = options.till.empty() && !tills.empty() ? tills.front() : options.till;
    const auto socket = shop->sockets.find(name);
    if (socket == shop->sockets.end())
        return fail({ErrorKind::WrongUse, "this shop has no till \"" + name + "\""});
    till::v1::StatusRequest request;
    request.set_sync(true);
    till::v1::StatusReply reply;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    const auto status = till::v1::Till::NewStub(channelTo(socket->second))->Status(&context, request, &reply);
    if (!status.ok())
        return fail(errorOf(status, name));
    const auto lines = wordsOf(reply.sync(), options.language, shop->utcOffsetMinutes);
    if (options.json) {
        std::string text;
        google::protobuf::util::JsonPrintOptions form;
        form.add_whitespace = true;
        form.preserve_proto_field_names = true;
        form.always_print_primitive_fields = true;
        (void)google::protobuf::util::MessageToJsonString(reply.sync(), &text, form);
        std::cout << text << '\n';
    } else {
        print(lines, options.language == "vi");
    }
    const bool well =
        std::none_of(lines.begin(), lines.end(), [](const SyncLine& line) { return line.level == SyncLevel::Bad; });
    return well ? Exit::Done : Exit::NotSo;
}

} // namespace

void addStatus(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<StatusOptions>();
    auto* const command =
        addCommand(app, exit, "status", "How far the boxes and the cloud are with a till, and what to do",
                   [options] { return run(*options); });
    command->add_option(shopOption, options->shop, shopOptionHelp)->required();
    command->add_option("--till", options->till, "the till that is asked; else the first");
    command->add_option("--language", options->language, "of the words")
        ->check(CLI::IsMember({"vi", "en"}))
        ->capture_default_str();
    command->add_flag("--json", options->json, "print what it heard as JSON");
}

} // namespace phin::cli
