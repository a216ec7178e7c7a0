#include "app/cli/command.h"
#include "app/cli/text.h"
#include "app/cli/whole_check.h"
#include "sync/box/box.h"
#include "sync/journal/salvage.h"

#include <fstream>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct RestoreOptions {
    std::string file, config;
};

/// The checksum that `phin backup` left beside it, if it is there, must fit.
Status fitsItsChecksum(const std::filesystem::path& file) {
    const auto beside = file.string() + ".sha256";
    if (!std::filesystem::exists(beside)) {
        std::cout << "There is no " << beside << "; going by what the file itself proves.\n";
        return done();
    }
    std::ifstream in(beside);
    std::string expected;
    in >> expected;
    const auto checksum = checksumOf(file);
    if (!checksum)
        return checksum.error();
    if (*checksum != expected)
        return Error{ErrorKind::Refused,
                     file.string() + " is not the file that " + beside + " was made of; it was left untouched"};
    return done();
}

Status maybeRestored(const RestoreOptions& options, const box::Config& config) {
    const std::filesystem::path file(options.file), target = config.journalFile();
    if (!std::filesystem::exists(file))
        return Error{ErrorKind::NotFound, "there is no " + file.string()};
    if (auto fits = fitsItsChecksum(file); !fits)
        return fits;
    const auto owner = ownerOf(file);
    if (!owner)
        return owner.error();
    if (const auto name = config.shop + "/" + config.device; *owner != name)
        return Error{ErrorKind::Refused, file.string() + " is the journal of " + *owner + ", not of " + name};
    const auto authority = journal::Authority::load(config.authority);
    if (!authority)
        return authority.error();
    Faults faults;
    const auto chains = checkWhole(file, *authority, faults);
    if (!chains)
        return chains.error();
    if (!faults.none())
        return Error{ErrorKind::Refused, file.string() + " is not whole: " + faults.words().front()};
    if (isInUse(target))
        return Error{ErrorKind::Refused, target.string() + " is in use; stop its box first"};

    std::filesystem::create_directories(config.data);
    const std::filesystem::path fresh = target.string() + ".restored";
    std::filesystem::remove(fresh);
    if (auto copied = journal::copyDatabase(file, fresh); !copied)
        return copied;
    {
        // What this box decided after the backup is with its neighbours: it takes that back and begins a new epoch.
        SQLite::Database database(fresh.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA synchronous = FULL; DELETE FROM paper WHERE kind = 'epoch'");
    }
    if (std::filesystem::exists(target)) {
        const auto aside = journal::setAside(target, journal::SystemClock().nowMs(), "before-restore");
        if (!aside)
            return aside.error();
        std::cout << "What was there is now " << aside->string() << ".\n";
    }
    std::filesystem::rename(fresh, target);
    std::filesystem::remove(target.string() + ".damage");
    const auto marker = config.key.string() + ".born";
    if (!std::filesystem::exists(marker))
        std::ofstream(marker) << "the journal of this box has begun\n";
    std::uint64_t entries = 0;
    for (const auto& chain : *chains)
        entries += chain.entries;
    std::cout
        << "Restored: " << grouped(entries) << " entries"
        << " of " << *owner
        << ". Start the box: it takes back from its neighbours what it decided since, and goes on in a new epoch.\n";
    return done();
}

Exit run(const RestoreOptions& options) {
    const auto config = box::loadConfig(options.config);
    if (!config)
        return fail(config.error());
    try {
        const auto restored = maybeRestored(options, *config);
        return restored ? Exit::Done : fail(restored.error());
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
}

struct AloneOptions {
    std::string config;
    std::uint64_t lastReceipt = 0;
    std::uint32_t lastOrder = 0;
};

/// A manager's word, left for the box: see Box::startAloneName.
Exit startAlone(const AloneOptions& options) {
    const auto config = box::loadConfig(options.config);
    if (!config)
        return fail(config.error());
    if (std::filesystem::exists(config->journalFile())) {
        const auto database = journal::openForReading(config->journalFile());
        if (!database)
            return fail(database.error());
        SQLite::Statement writing(**database, "SELECT 1 FROM paper WHERE kind = 'epoch'");
        if (writing.executeStep()) {
            std::cerr << "phin: " << config->device << " knows where it stood; there is nothing to decide\n";
            return Exit::NotSo;
        }
    }
    const auto file = config->data / box::Box::startAloneName, partial = config->data / "start-alone.partial";
    std::ofstream out(partial);
    out << options.lastReceipt << ' ' << options.lastOrder << '\n';
    if (!out.flush())
        return fail({ErrorKind::Unavailable, "cannot write " + partial.string()});
    out.close();
    std::filesystem::rename(partial, file);
    std::cout << config->device << " goes on with receipt " << options.lastReceipt + 1 << " and order "
              << options.lastOrder + 1 << " of today, as soon as it runs. If its past turns up later, both are kept.\n";
    return Exit::Done;
}

} // namespace

void addRestore(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<RestoreOptions>();
    auto* const command =
        addCommand(app, exit, "restore", "Puts a verified backup in place of a stopped box's database",
                   [options] { return run(*options); });
    command->add_option("file", options->file, "what `phin backup` wrote")->required();
    command->add_option("--config", options->config, "the box's settings file")->required();
}

void addStartAlone(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<AloneOptions>();
    auto* const command =
        addCommand(app, exit, "start-alone",
                   "Lets a box go on whose past is lost, where no neighbour can tell its numbers: a manager decides",
                   [options] { return startAlone(*options); });
    command->add_option("--config", options->config, "the box's settings file")->required();
    command
        ->add_option("--last-receipt", options->lastReceipt,
                     "the last receipt that it gave; a number that is surely higher where nobody knows")
        ->required();
    command->add_option("--last-order", options->lastOrder, "the last order of today (the 42 of A-042); 0: none");
}

} // namespace phin::cli
