#include "app/cli/command.h"
#include "sync/journal/issuer.h"

#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct Options {
    std::string init, folder, shop, device;
    std::vector<std::string> hosts;
};

/// These names become topics, file names and certificate fields, so what they may hold is what all of them allow.
bool validName(const std::string& name) {
    constexpr auto allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    return !name.empty() && name.size() <= 64 && name[0] != '.' && name.find_first_not_of(allowed) == std::string::npos;
}

Error badName(const std::string& what, const std::string& name) {
    return {ErrorKind::WrongUse, what + " \"" + name + "\" may have up to 64 letters (a-z), digits, '-', '_' and '.'"};
}

Exit run(const Options& options) {
    if (!options.init.empty()) {
        if (options.shop.empty())
            return fail({ErrorKind::WrongUse, "a new authority needs the shop's name: --shop NAME"});
        if (!validName(options.shop))
            return fail(badName("the shop's name", options.shop));
        if (const auto issuer = journal::Issuer::create(options.init, options.shop); !issuer)
            return fail(issuer.error());
        std::cout << options.init << "/ca.crt and ca.key: the authority of " << options.shop
                  << ". Keep ca.key on this machine alone.\n";
        return Exit::Done;
    }
    if (options.folder.empty() || options.device.empty())
        return fail({ErrorKind::WrongUse, "say --init DIR --shop NAME, or --folder DIR --device NAME"});
    if (!validName(options.device))
        return fail(badName("the device's name", options.device));
    const auto issuer = journal::Issuer::load(options.folder);
    if (!issuer)
        return fail(issuer.error());
    if (const auto issued = issuer->issue(options.folder, options.device, options.hosts); !issued)
        return fail(issued.error());
    std::cout << options.folder << "/" << options.device << ".crt and .key: " << options.device << " of "
              << issuer->shop() << '\n';
    return Exit::Done;
}

} // namespace

void addEnroll(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<Options>();
    auto* const command =
        addCommand(app, exit, "enroll", "Makes a shop's certificate authority, and its boxes' certificates",
                   [options] { return run(*options); });
    auto* const init = command->add_option("--init", options->init, "folder for a new authority (ca.crt, ca.key)");
    command->add_option("--shop", options->shop, "the shop's name");
    auto* const folder = command->add_option("--folder", options->folder, "the authority's folder");
    command->add_option("--device", options->device, "the box that gets a certificate (DEVICE.crt, DEVICE.key)");
    command->add_option("--host", options->hosts, "a name or address under which the box serves");
    init->excludes(folder);
}

} // namespace phin::cli
