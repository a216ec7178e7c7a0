#include "app/cli/command.h"
#include "sync/journal/reader.h"
#include "sync/model/currency.h"
#include "sync/model/receipt_check.h"

#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

struct ReceiptOptions {
    std::string text, db;
};

/// What of the claim is not so; empty: all of it is.
std::string doubt(const ReceiptClaim& said, const ReceiptClaim& known) {
    if (said.totalMinor != known.totalMinor || said.currency != known.currency)
        return "it was over " + formatMoney(known.totalMinor, known.currency, "en");
    if (!known.hash.empty() && said.hash != known.hash)
        return "its entry in the journal has another hash, " + known.hash;
    return {};
}

Exit check(const ReceiptOptions& options) {
    const auto said = readClaim(options.text);
    if (!said)
        return fail({ErrorKind::WrongUse, "that is not the text of a Phin receipt's QR code"});
    auto reader = journal::Reader::open(options.db);
    if (!reader)
        return fail(reader.error());
    try {
        const auto known = reader->findReceipt(said->till, said->receipt, said->businessDate);
        const auto why = known ? doubt(*said, *known)
                               : "this journal knows no receipt " + std::to_string(said->receipt) + " of " +
                                     said->till + " on that day";
        if (!why.empty()) {
            std::cerr << "phin: not so: " << why << '\n';
            return Exit::NotSo;
        }
        std::cout << said->till << " gave receipt " << said->receipt << " over "
                  << formatMoney(said->totalMinor, said->currency, "en")
                  << (known->hash.empty() ? "; its entry is no longer kept here" : "; its entry is in the journal")
                  << '\n';
        return Exit::Done;
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
}

} // namespace

void addReceipt(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ReceiptOptions>();
    auto* const receipt = app.add_subcommand("receipt", "Receipts");
    receipt->require_subcommand(1);
    auto* const checking = addCommand(*receipt, exit, "check", "Is what a receipt's QR code says in the journal?",
                                      [options] { return check(*options); });
    checking->add_option("TEXT", options->text, "what the QR code says")->required();
    checking->add_option("--db", options->db, "a box's database")->required();
}

} // namespace phin::cli
