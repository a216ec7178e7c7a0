#include "app/cli/command.h"
#include "app/cli/door_keeper.h"
#include "app/cli/join_shop.h"
#include "app/cli/shop_file.h"
#include "sync/journal/certificate.h"
#include "sync/journal/issuer.h"
#include "sync/journal/whole_file.h"

#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct EnrollOptions {
    std::string init, folder, shop, device, crl;
    std::vector<std::string> hosts;
    std::string box, config, listen;
    bool serve = false;
    Joining joining;
};

Error badName(const std::string& what, const std::string& name) {
    return {ErrorKind::WrongUse, what + " \"" + name + "\" may have up to 64 letters (a-z), digits, '-', '_' and '.'"};
}

Exit makeAuthority(const EnrollOptions& options) {
    if (options.shop.empty())
        return fail({ErrorKind::WrongUse, "a new authority needs the shop's name: --shop NAME"});
    if (!journal::validName(options.shop))
        return fail(badName("the shop's name", options.shop));
    if (const auto issuer = journal::Issuer::create(options.init, options.shop); !issuer)
        return fail(issuer.error());
    std::cout << options.init << "/ca.crt and ca.key: the authority of " << options.shop
              << ". Keep ca.key on this machine alone.\n";
    return Exit::Done;
}

/// For a broker of a shop whose authority is older than revocation lists.
Exit writeEmptyList(const EnrollOptions& options, const journal::Issuer& issuer) {
    if (std::filesystem::exists(options.crl))
        return Exit::Done;
    const auto list = issuer.revocationList({}, 1);
    if (!list)
        return fail(list.error());
    if (const auto written = journal::replaceFile(options.crl, journal::revocationListPem(*list)); !written)
        return fail(written.error());
    return Exit::Done;
}

/// The control socket of the box that holds the authority: the named one, or the first till.
Result<std::filesystem::path> socketOf(const EnrollOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return shop.error();
    const auto tills = shop->tills();
    const auto name = options.box.empty() && !tills.empty() ? tills.front() : options.box;
    const auto socket = shop->sockets.find(name);
    if (socket == shop->sockets.end())
        return Error{ErrorKind::WrongUse, "this shop has no box \"" + name + "\" with a control socket"};
    return socket->second;
}

Exit serve(const EnrollOptions& options) {
    DoorKeeping keeping{options.listen, {}, options.folder, options.config};
    if (!options.shop.empty()) {
        auto socket = socketOf(options);
        if (!socket)
            return fail(socket.error());
        keeping.socket = std::move(*socket);
    } else if (options.folder.empty() || options.config.empty()) {
        return fail({ErrorKind::WrongUse, "say --serve --shop DIR/shop.json [--box NAME], or where no box runs "
                                          "yet --serve --folder DIR --config BOX/box.toml"});
    }
    return keepDoor(keeping);
}

Exit run(const EnrollOptions& options) {
    if (!options.init.empty())
        return makeAuthority(options);
    if (options.serve)
        return serve(options);
    if (!options.joining.target.empty()) {
        auto joining = options.joining;
        joining.folder = options.folder;
        joining.device = options.device;
        if (joining.folder.empty() || joining.device.empty())
            return fail({ErrorKind::WrongUse, "a new box needs --device NAME, --kind till|station|sync, --folder DIR"});
        return joinShop(joining);
    }
    if (options.folder.empty() || (options.device.empty() && options.crl.empty()))
        return fail({ErrorKind::WrongUse, "say --init DIR --shop NAME, --folder DIR --device NAME, --serve or --join"});
    if (!options.device.empty() && !journal::validName(options.device))
        return fail(badName("the device's name", options.device));
    const auto issuer = journal::Issuer::load(options.folder);
    if (!issuer)
        return fail(issuer.error());
    if (options.device.empty())
        return writeEmptyList(options, *issuer);
    if (const auto issued = issuer->issue(options.folder, options.device, options.hosts); !issued)
        return fail(issued.error());
    std::cout << options.folder << "/" << options.device << ".crt and .key: " << options.device << " of "
              << issuer->shop() << '\n';
    return Exit::Done;
}

} // namespace

void addEnroll(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<EnrollOptions>();
    auto* const command =
        addCommand(app, exit, "enroll", "Makes a shop's certificate authority, and lets boxes into the shop",
                   [options] { return run(*options); });
    auto* const init = command->add_option("--init", options->init, "folder for a new authority (ca.crt, ca.key)");
    command->add_option("--shop", options->shop, "with --init: the shop's name; with --serve: its shop.json");
    auto* const folder =
        command->add_option("--folder", options->folder, "the authority's folder; with --join, the new box's own");
    command->add_option("--device", options->device, "the box that gets a certificate (DEVICE.crt, DEVICE.key)");
    command->add_option("--host", options->hosts, "a name or address under which the box serves");
    command->add_option("--crl", options->crl, "writes an empty list of revoked boxes for a broker, if none is there");
    auto* const serving = command->add_flag("--serve", options->serve, "lets one new box in over the network");
    command->add_option("--box", options->box, "with --serve: the box that holds the authority; else the first till")
        ->needs(serving);
    command->add_option("--config", options->config, "with --serve: settings to give the new box, where none runs yet")
        ->needs(serving);
    command->add_option("--listen", options->listen, "with --serve: ADDRESS:PORT")->needs(serving);
    auto* const join =
        command->add_option("--join", options->joining.target, "HOST or HOST:PORT of a shop's open door");
    command->add_option("--kind", options->joining.kind, "with --join: till, station or sync")->needs(join);
    command->add_option("--letter", options->joining.letter, "a till's letter, A to Z")->needs(join);
    command->add_option("--station", options->joining.station, "barista, kitchen, expo or board")->needs(join);
    command->add_option("--name", options->joining.name, "as people call the box")->needs(join);
    init->excludes(folder)->excludes(serving)->excludes(join);
    join->excludes(serving);
}

} // namespace phin::cli
