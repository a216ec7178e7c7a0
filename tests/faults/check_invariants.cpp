#include "app/cli/authority_search.h"
#include "sync/model/uuid.h"
#include "tests/faults/invariants.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

namespace {

using namespace phin;
using namespace phin::faults;

/// A witness' notes, one line each, whatever order they come in:
///   paid ORDER TILL RECEIPT TOTAL_MINOR     the screen said Paid
///   made ORDER LINE [PART]                  the station let it go
///   refunded REFUND                         money was given back
/// Ids are UUIDs. Throws where a line is anything else.
Oracle readShown(const std::string& file) {
    Oracle shown;
    std::ifstream in(file);
    if (!in)
        throw std::runtime_error("cannot read " + file);
    const auto id = [](const std::string& text) {
        const auto uuid = Uuid::fromString(text);
        if (!uuid)
            throw std::runtime_error(text + " is not an id");
        return uuid->bytes();
    };
    std::string line;
    while (std::getline(in, line)) {
        std::istringstream words(line);
        std::string kind, which;
        if (!(words >> kind >> which))
            continue;
        if (kind == "paid") {
            Oracle::Paid paid;
            if (!(words >> paid.till >> paid.receipt >> paid.totalMinor))
                throw std::runtime_error(file + ": \"" + line + "\" is not: paid ORDER TILL RECEIPT TOTAL_MINOR");
            shown.paid[id(which)] = paid;
        } else if (kind == "made") {
            std::uint32_t number = 0;
            if (!(words >> number))
                throw std::runtime_error(file + ": \"" + line +
                                         "\" is not: made ORDER LINE, and PART where it has one");
            std::string part;
            words >> part;
            shown.made.insert({id(which), number, part});
        } else if (kind == "refunded") {
            shown.refunded.insert(id(which));
        } else {
            throw std::runtime_error(file + ": \"" + line + "\" is neither paid, made nor refunded");
        }
    }
    return shown;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"Checks what a shop promises, on the databases of its boxes, after its network has healed."};
    std::vector<std::string> files;
    std::string keys, shownFile;
    app.add_option("databases", files, "The boxes' journal.db files")->required();
    app.add_option("--keys", keys, "The folder of the shop's ca.crt");
    app.add_option("--shown", shownFile, "What screens have shown: lines of paid, made and refunded");
    CLI11_PARSE(app, argc, argv);
    try {
        const auto authorityFile = cli::findAuthority(files.front(), keys);
        if (!authorityFile) {
            std::cerr << "The shop's authority (ca.crt) was not found; name its folder with --keys.\n";
            return 2;
        }
        const auto authority = journal::Authority::load(*authorityFile);
        if (!authority) {
            std::cerr << authority.error().message << '\n';
            return 3;
        }
        std::optional<Oracle> shown;
        if (!shownFile.empty())
            shown = readShown(shownFile);
        std::vector<Replica> replicas;
        for (const auto& file : files)
            replicas.push_back({file, file});
        const auto findings = checkInvariants(replicas, *authority, shown ? &*shown : nullptr, Depth::Full);
        std::cout << inWords(findings);
        return allHold(findings) ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 3;
    }
}
