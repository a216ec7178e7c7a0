#include "app/cli/authority_search.h"
#include "app/cli/chain_check.h"
#include "app/cli/command.h"
#include "app/cli/fold_check.h"
#include "app/cli/period.h"
#include "app/cli/text.h"
#include "sync/journal/database.h"
#include "sync/journal/reader.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct VerifyOptions {
    std::string database, keys;
    bool json = false;
};

struct Findings {
    std::optional<std::filesystem::path> authority;
    std::vector<ChainReport> chains;
    FoldState folds = FoldState::Equal;
    std::uint64_t quarantined = 0;
    std::string digest;
    Faults faults;
};

void lookAtQuarantine(SQLite::Database& database, Findings& findings) {
    SQLite::Statement kept(database, "SELECT reason, times FROM quarantine ORDER BY id");
    while (kept.executeStep()) {
        findings.quarantined += static_cast<std::uint64_t>(kept.getColumn(1).getInt64());
        // What strangers sent was kept out and harms nothing. But two sealed histories of one box are a fault of the
        // shop.
        if (const auto reason = kept.getColumn(0).getString(); reason.rfind("fork", 0) == 0)
            findings.faults.add(reason);
    }
}

void look(SQLite::Database& database, const journal::Authority* authority, Findings& findings) {
    database.exec("BEGIN"); // one moment of a box that may be at work
    SQLite::Statement integrity(database, "PRAGMA integrity_check(10)");
    while (integrity.executeStep())
        if (const auto said = integrity.getColumn(0).getString(); said != "ok")
            findings.faults.add("the file is damaged: " + said);
    findings.chains = checkChains(database, authority, findings.faults);
    findings.folds = checkFolds(database, findings.faults);
    lookAtQuarantine(database, findings);
    if (findings.chains.empty())
        findings.faults.add("there is no chain in it: this box has not begun");
}

const char* nameOf(FoldState folds) {
    switch (folds) {
    case FoldState::Equal:
        return "equal";
    case FoldState::Different:
        return "different";
    case FoldState::Pruned:
        break;
    }
    return "pruned";
}

void printJson(const std::string& file, const Findings& findings) {
    using nlohmann::json;
    json chains = json::array();
    ChainReport all;
    std::uint64_t unsealed = 0;
    for (const auto& chain : findings.chains) {
        chains.push_back({{"device", chain.id.device},
                          {"epoch", chain.id.epoch},
                          {"first", chain.first},
                          {"last", chain.last},
                          {"floor", chain.floor},
                          {"entries", chain.entries},
                          {"seals", chain.seals},
                          {"gaps", chain.gaps},
                          {"bad_hashes", chain.badHashes},
                          {"bad_links", chain.badLinks},
                          {"bad_signatures", chain.badSeals},
                          {"unsealed_tail", chain.unsealedTail},
                          {"receipts", chain.receipts},
                          {"certified", chain.certified}});
        all.entries += chain.entries;
        all.gaps += chain.gaps;
        all.badHashes += chain.badHashes;
        all.badLinks += chain.badLinks;
        all.badSeals += chain.badSeals;
        unsealed += chain.unsealedTail;
    }
    const json answer{{"db", file},
                      {"ok", findings.faults.none()},
                      {"authority", findings.authority ? json(findings.authority->string()) : json()},
                      {"trusted", findings.authority.has_value()},
                      {"chains", std::move(chains)},
                      {"entries", all.entries},
                      {"gaps", all.gaps},
                      {"bad_hashes", all.badHashes},
                      {"bad_links", all.badLinks},
                      {"bad_signatures", all.badSeals},
                      {"unsealed_tail", unsealed},
                      {"quarantined", findings.quarantined},
                      {"folds", nameOf(findings.folds)},
                      {"digest", findings.digest},
                      {"fault_count", findings.faults.count()},
                      {"faults", findings.faults.words()}};
    std::cout << answer.dump(2) << '\n';
}

void printText(const std::string& file, const Findings& findings) {
    std::vector<std::vector<std::string>> rows{{"Chain", "Epoch", "Entries", "From", "To", "Seals", "Receipts"}};
    for (const auto& chain : findings.chains)
        rows.push_back({chain.id.device, std::to_string(chain.id.epoch), grouped(chain.entries),
                        std::to_string(chain.floor + 1), std::to_string(chain.last), grouped(chain.seals),
                        grouped(chain.receipts)});
    std::cout << table(rows);
    if (findings.folds == FoldState::Pruned)
        std::cout << "Old entries are no longer kept here, so what is stored cannot be compared with them.\n";
    if (findings.quarantined > 0)
        std::cout << counted(findings.quarantined, "message") << " from elsewhere refused and set aside.\n";
    for (const auto& fault : findings.faults.words())
        std::cout << file << ": " << fault << '\n';
    std::cout << (findings.faults.none() ? "All is whole.\n" : counted(findings.faults.count(), "fault") + ".\n");
}

Exit run(const VerifyOptions& options) {
    Findings findings;
    std::optional<journal::Authority> authority;
    findings.authority = findAuthority(options.database, options.keys);
    if (!findings.authority && !options.keys.empty())
        return fail({ErrorKind::Unavailable, "there is no ca.crt in " + options.keys});
    if (findings.authority) {
        auto loaded = journal::Authority::load(*findings.authority);
        if (!loaded)
            return fail(loaded.error());
        authority = std::move(*loaded);
    }
    const auto database = journal::openForReading(options.database);
    if (!database)
        return fail(database.error());
    try {
        look(**database, authority ? &*authority : nullptr, findings);
        if (auto reader = journal::Reader::open(options.database))
            findings.digest = reader->digest(0, lastDay);
    } catch (const SQLite::Exception& error) {
        findings.faults.add(journal::explain(error).message);
    }
    options.json ? printJson(options.database, findings) : printText(options.database, findings);
    return findings.faults.none() ? Exit::Done : Exit::NotSo;
}

} // namespace

void addVerify(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<VerifyOptions>();
    auto* const command = addCommand(app, exit, "verify", "Walks every chain in a box's database: is all of it whole?",
                                     [options] { return run(*options); });
    command->add_option("--db", options->database, "the box's journal.db")->required();
    command->add_option("--keys", options->keys, "the folder of the shop's ca.crt; else looked for near the database");
    command->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
