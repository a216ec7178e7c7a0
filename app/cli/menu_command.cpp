#include "app/cli/command.h"
#include "app/cli/menu_files.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/model/business_day.h"
#include "sync/model/pictures.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <chrono>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct MenuOptions {
    std::string file, shop, till, socket, product;
    bool back = false;
};

void describe(const model::v1::Menu& menu, std::size_t pictures) {
    std::cout << menu.name() << ": " << counted(static_cast<std::uint64_t>(menu.products_size()), "product") << " in "
              << grouped(static_cast<std::uint64_t>(menu.categories_size())) << " categories, " << menu.currency()
              << ", menu " << menu.id().substr(0, 12);
    if (pictures > 0)
        std::cout << ", " << counted(pictures, "picture");
}

Exit check(const MenuOptions& options) {
    const auto menu = readOrExplain(options.file);
    if (!menu)
        return Exit::NotSo;
    describe(menu->menu, menu->pictures.size());
    std::cout << ": good\n";
    return Exit::Done;
}

/// The control socket to go through, and what to call it.
Result<std::pair<std::string, std::filesystem::path>> target(const MenuOptions& options) {
    if (!options.socket.empty())
        return std::pair{options.socket, std::filesystem::path(options.socket)};
    if (options.shop.empty())
        return Error{ErrorKind::WrongUse, "say which till: --shop DIR/shop.json [--till NAME], or --socket SOCKET"};
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return shop.error();
    const auto tills = shop->tills();
    const auto name = options.till.empty() && !tills.empty() ? tills.front() : options.till;
    const auto socket = shop->sockets.find(name);
    if (socket == shop->sockets.end())
        return Error{ErrorKind::WrongUse, "this shop has no till \"" + name + "\""};
    return std::pair{name, socket->second};
}

Exit import(const MenuOptions& options) {
    auto menu = readOrExplain(options.file);
    if (!menu)
        return Exit::NotSo;
    const auto till = target(options);
    if (!till)
        return fail(till.error());
    const auto stub = till::v1::Till::NewStub(channelTo(till->second));
    till::v1::ImportMenuRequest request;
    *request.mutable_menu() = menu->menu;
    till::v1::ImportMenuReply reply;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    context.set_wait_for_ready(true); // a till that is just starting
    auto status = sendPictures(*stub, menu->pictures);
    if (status.ok())
        status = stub->ImportMenu(&context, request, &reply);
    if (!status.ok()) {
        const auto error = errorOf(status, till->first);
        const bool refused = error.kind == ErrorKind::Refused || error.kind == ErrorKind::WrongUse;
        std::cerr << "phin: " << error.message << '\n';
        return refused ? Exit::NotSo : Exit::CouldNot;
    }
    describe(menu->menu, menu->pictures.size());
    std::cout << (reply.changed() ? ": in force from now on\n" : ": was in force already\n");
    return Exit::Done;
}

Exit exportTo(const MenuOptions& options) {
    const auto till = target(options);
    if (!till)
        return fail(till.error());
    const auto stub = till::v1::Till::NewStub(channelTo(till->second));
    model::v1::Menu menu;
    std::map<std::string, std::string> pictures;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    auto status = stub->ExportMenu(&context, {}, &menu);
    if (status.ok())
        status = fetchPictures(*stub, picturesOf(menu), pictures);
    if (!status.ok())
        return fail(errorOf(status, till->first));
    const auto written = writeFiles(options.file, menu, pictures);
    if (!written)
        return fail(written.error());
    describe(menu, *written);
    std::cout << ": written to " << options.file << '\n';
    return Exit::Done;
}

Exit setAvailable(const MenuOptions& options) {
    const auto till = target(options);
    if (!till)
        return fail(till.error());
    const auto stub = till::v1::Till::NewStub(channelTo(till->second));
    till::v1::AvailableRequest request;
    request.set_product(options.product);
    request.set_available(options.back);
    till::v1::AvailableReply reply;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    if (const auto status = stub->SetAvailable(&context, request, &reply); !status.ok()) {
        const auto error = errorOf(status, till->first);
        std::cerr << "phin: " << error.message << '\n';
        return mayTryAgain(status) ? Exit::CouldNot : Exit::NotSo;
    }
    std::cout << reply.product() << (reply.available() ? " can be had again on " : " is sold out on ")
              << isoDay(reply.business_date()) << ", on all boxes\n";
    return Exit::Done;
}

} // namespace

void addMenu(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<MenuOptions>();
    auto* const command = app.add_subcommand(
        "menu", "Checks a menu file, puts it in force, writes the one in force to a file, or says what is sold out");
    command->require_subcommand(1);
    auto* const checking =
        addCommand(*command, exit, "check", "Checks a menu file and prints every problem as FILE:LINE:COLUMN",
                   [options] { return check(*options); });
    checking->add_option("FILE", options->file, "the menu, TOML (see docs/menu.md)")->required();
    auto* const importing =
        addCommand(*command, exit, "import", "Checks a menu file and puts it in force in the whole shop",
                   [options] { return import(*options); });
    importing->add_option("FILE", options->file, "the menu, TOML (see docs/menu.md)")->required();
    auto* const exporting =
        addCommand(*command, exit, "export", "Writes the menu in force to a menu file, with its pictures beside it",
                   [options] { return exportTo(*options); });
    exporting->add_option("FILE", options->file, "the menu file to be written; one that is there is replaced")
        ->required();
    auto* const selling =
        addCommand(*command, exit, "sold-out", "A product cannot be had any more today, in the whole shop",
                   [options] { return setAvailable(*options); });
    selling->add_option("PRODUCT", options->product, "the product's id in the menu")->required();
    selling->add_flag("--back", options->back, "it can be had again");
    for (auto* const through : {importing, exporting, selling}) {
        auto* const shop = through->add_option(shopOption, options->shop, shopOptionHelp);
        through->add_option("--till", options->till, "the till to go through; else the first")->needs(shop);
        through->add_option("--socket", options->socket, "a till's control socket")->excludes(shop);
    }
}

} // namespace phin::cli
