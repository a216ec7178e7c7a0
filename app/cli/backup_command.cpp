#include "app/cli/authority_search.h"
#include "app/cli/command.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "app/cli/whole_check.h"
#include "sync/journal/database.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct BackupOptions {
    std::string database, shop, from = "till", to, keys;
    bool json = false;
};

Result<std::filesystem::path> source(const BackupOptions& options) {
    if (!options.database.empty())
        return std::filesystem::path(options.database);
    if (options.shop.empty())
        return Error{ErrorKind::WrongUse,
                     "name the database with --db, or the shop with --shop and the box with --from"};
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return shop.error();
    const auto replica = shop->replica(options.from);
    if (!replica)
        return replica.error();
    return shop->databases.at(*replica);
}

void forget(const std::filesystem::path& copy) {
    std::error_code ignored;
    std::filesystem::remove(copy, ignored);
}

Exit run(const BackupOptions& options) {
    const auto from = source(options);
    if (!from)
        return fail(from.error());
    const std::filesystem::path to(options.to), sum = options.to + ".sha256";
    for (const auto& path : {to, sum})
        if (std::filesystem::exists(path))
            return fail({ErrorKind::WrongUse, path.string() + " is there already; a backup overwrites nothing"});
    const auto authorityFile = findAuthority(from->string(), options.keys);
    if (!authorityFile)
        return fail({ErrorKind::Unavailable, "the shop's authority (ca.crt) was not found, so the copy could not be "
                                             "verified; name its folder with --keys"});
    const auto authority = journal::Authority::load(*authorityFile);
    if (!authority)
        return fail(authority.error());
    const auto owner = ownerOf(*from);
    if (!owner)
        return fail(owner.error());

    if (const auto copied = journal::copyDatabase(*from, to); !copied)
        return fail(copied.error());
    Faults faults;
    const auto chains = checkWhole(to, *authority, faults);
    if (!chains || !faults.none()) {
        forget(to);
        if (!chains)
            return fail(chains.error());
        for (const auto& fault : faults.words())
            std::cerr << "phin: " << fault << '\n';
        std::cerr << "phin: what is in " << from->string() << " is not whole, so no backup was made of it\n";
        return Exit::NotSo;
    }
    const auto checksum = checksumOf(to);
    if (!checksum) {
        forget(to);
        return fail(checksum.error());
    }
    std::ofstream out(sum);
    out << *checksum << "  " << to.filename().string() << '\n';
    if (!out.flush())
        return fail({ErrorKind::Unavailable, "cannot write " + sum.string()});
    std::uint64_t entries = 0;
    for (const auto& chain : *chains)
        entries += chain.entries;
    if (options.json)
        std::cout << nlohmann::json{{"file", to.string()},
                                    {"of", *owner},
                                    {"bytes", std::filesystem::file_size(to)},
                                    {"entries", entries},
                                    {"sha256", *checksum}}
                         .dump(2)
                  << '\n';
    else
        std::cout << "Copied and verified: " << grouped(entries) << " entries"
                  << " of " << *owner << '\n'
                  << *checksum << "  " << to.string() << '\n';
    return Exit::Done;
}

} // namespace

void addBackup(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<BackupOptions>();
    auto* const command =
        addCommand(app, exit, "backup", "Copies a box's database while it works, and verifies the copy",
                   [options] { return run(*options); });
    auto* const database = command->add_option("--db", options->database, "the box's journal.db");
    command->add_option(shopOption, options->shop, shopOptionHelp)->excludes(database);
    command->add_option("--from", options->from, "with --shop: which box, as for `phin report`");
    command->add_option("--to", options->to, "the file to write; its checksum goes beside it, as FILE.sha256")
        ->required();
    command->add_option("--keys", options->keys, "the folder of the shop's ca.crt; else looked for near the database");
    command->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
