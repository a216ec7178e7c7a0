#include "app/cli/command.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "app/menu/menu_file.h"
#include "sync/model/business_day.h"

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

/// The menu, or nothing after its problems have been printed.
std::optional<model::v1::Menu> readOrExplain(const std::string& file) {
    auto menu = menu::readMenuFile(file);
    if (menu)
        return std::move(*menu);
    std::cerr << menu::describe(menu.error(), file);
    return std::nullopt;
}

void describe(const model::v1::Menu& menu) {
    std::cout << menu.name() << ": " << counted(static_cast<std::uint64_t>(menu.products_size()), "product") << " in "
              << grouped(static_cast<std::uint64_t>(menu.categories_size())) << " categories, " << menu.currency()
              << ", menu " << menu.id().substr(0, 12);
}

Exit check(const MenuOptions& options) {
    const auto menu = readOrExplain(options.file);
    if (!menu)
        return Exit::NotSo;
    describe(*menu);
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
    *request.mutable_menu() = *menu;
    till::v1::ImportMenuReply reply;
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    context.set_wait_for_ready(true); // a till that is just starting
    if (const auto status = stub->ImportMenu(&context, request, &reply); !status.ok()) {
        const auto error = errorOf(status, till->first);
        const bool refused = error.kind == ErrorKind::Refused || error.kind == ErrorKind::WrongUse;
        std::cerr << "phin: " << error.message << '\n';
        return refused ? Exit::NotSo : Exit::CouldNot;
    }
    describe(*menu);
    std::cout << (reply.changed() ? ": in force from now on\n" : ": was in force already\n");
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
    auto* const command = app.add_subcommand("menu", "Checks a menu file, puts it in force, or says what is sold out");
    command->require_subcommand(1);
    auto* const checking =
        addCommand(*command, exit, "check", "Checks a menu file and prints every problem as FILE:LINE:COLUMN",
                   [options] { return check(*options); });
    checking->add_option("FILE", options->file, "the menu, TOML (see docs/menu.md)")->required();
    auto* const importing =
        addCommand(*command, exit, "import", "Checks a menu file and puts it in force in the whole shop",
                   [options] { return import(*options); });
    importing->add_option("FILE", options->file, "the menu, TOML (see docs/menu.md)")->required();
    auto* const selling =
        addCommand(*command, exit, "sold-out", "A product cannot be had any more today, in the whole shop",
                   [options] { return setAvailable(*options); });
    selling->add_option("PRODUCT", options->product, "the product's id in the menu")->required();
    selling->add_flag("--back", options->back, "it can be had again");
    for (auto* const through : {importing, selling}) {
        auto* const shop = through->add_option(shopOption, options->shop, shopOptionHelp);
        through->add_option("--till", options->till, "the till to go through; else the first")->needs(shop);
        through->add_option("--socket", options->socket, "a till's control socket")->excludes(shop);
    }
}

} // namespace phin::cli
