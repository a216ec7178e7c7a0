#include "app/cli/command.h"
#include "app/cli/rpc.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/journal/reader.h"
#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/uuid.h"

#include "phin/till/v1/till.grpc.pb.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

constexpr int usualDays = 90;

struct VoucherOptions {
    std::string shop, till, socket, from = "till", code, percent, amount, minimum, firstDay, lastDay, note, reason;
    std::uint32_t times = 1;
    int count = 1;
    bool unlimited = false, json = false;
};

/// The control socket to go through, and what to call it.
Result<std::pair<std::string, std::filesystem::path>> target(const VoucherOptions& options) {
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

Exit refusedBy(const grpc::Status& status, const std::string& till) {
    const auto error = errorOf(status, till);
    if (mayTryAgain(status))
        return fail(error);
    std::cerr << "phin: " << error.message << '\n';
    return error.kind == ErrorKind::WrongUse ? Exit::WrongUse : Exit::NotSo;
}

void patient(grpc::ClientContext& context) {
    context.set_deadline(std::chrono::system_clock::now() + answersWithin);
    context.set_wait_for_ready(true);
}

/// The shop's currency and business day, as the till has them.
Result<std::pair<std::string, std::int32_t>> shopOf(till::v1::Till::Stub& stub, const std::string& till) {
    model::v1::Menu menu;
    till::v1::StatusReply state;
    grpc::ClientContext first, second;
    patient(first);
    patient(second);
    if (const auto status = stub.GetMenu(&first, {}, &menu); !status.ok())
        return errorOf(status, till);
    if (const auto status = stub.Status(&second, {}, &state); !status.ok())
        return errorOf(status, till);
    return std::pair{menu.currency(), state.business_date()};
}

Result<std::int32_t> dayOf(const std::string& text, std::int32_t otherwise) {
    if (text.empty())
        return otherwise;
    if (const auto day = parseDay(text))
        return *day;
    return Error{ErrorKind::WrongUse, "a date is written YYYY-MM-DD, not \"" + text + "\""};
}

Result<model::v1::VoucherMade> termsOf(const VoucherOptions& options, const std::string& currency, std::int32_t today) {
    model::v1::VoucherMade terms;
    if (options.percent.empty() == options.amount.empty())
        return Error{ErrorKind::WrongUse, "say what it takes off: --percent 10, or --amount 20000"};
    if (options.count != 1 && !options.code.empty())
        return Error{ErrorKind::WrongUse, "several vouchers cannot have one code; leave --code out"};
    if (!options.percent.empty()) {
        const auto percent = parseMinor(options.percent, "USD"); // two digits behind the point
        if (!percent)
            return percent.error();
        terms.set_basis_points(static_cast<std::int32_t>(std::clamp<std::int64_t>(*percent, -1, 100'000)));
    } else {
        const auto amount = parseMinor(options.amount, currency);
        if (!amount)
            return amount.error();
        terms.set_amount_minor(*amount);
    }
    if (!options.minimum.empty()) {
        const auto minimum = parseMinor(options.minimum, currency);
        if (!minimum)
            return minimum.error();
        terms.set_minimum_minor(*minimum);
    }
    const auto first = dayOf(options.firstDay, today);
    if (!first)
        return first.error();
    const auto last = dayOf(options.lastDay, addDays(*first, usualDays));
    if (!last)
        return last.error();
    terms.set_code(options.code.empty() ? "" : voucherCode(options.code).value_or(options.code));
    terms.set_currency(currency);
    terms.set_valid_from(*first);
    terms.set_valid_until(*last);
    terms.set_uses(options.unlimited ? 0 : options.times);
    terms.set_note(options.note);
    return terms;
}

std::string offOf(const model::v1::VoucherMade& terms) {
    if (terms.off_case() == model::v1::VoucherMade::kAmountMinor)
        return formatMoney(terms.amount_minor(), terms.currency(), "en");
    return std::to_string(terms.basis_points() / 100) +
           (terms.basis_points() % 100 ? "." + std::to_string(terms.basis_points() % 100 + 100).substr(1) : "") + "%";
}

Exit make(const VoucherOptions& options) {
    const auto till = target(options);
    if (!till)
        return fail(till.error());
    const auto stub = till::v1::Till::NewStub(channelTo(till->second));
    const auto shop = shopOf(*stub, till->first);
    if (!shop)
        return fail(shop.error());
    auto terms = termsOf(options, shop->first, shop->second);
    if (!terms)
        return fail(terms.error());
    auto codes = nlohmann::json::array();
    for (int i = 0; i < options.count; ++i) {
        terms->set_voucher_id(newCallId());
        till::v1::VoucherReply reply;
        grpc::ClientContext context;
        patient(context);
        if (const auto status = stub->MakeVoucher(&context, *terms, &reply); !status.ok())
            return refusedBy(status, till->first);
        const auto& made = reply.voucher();
        if (options.json)
            codes.push_back(made.code());
        else
            std::cout << groupedCode(made.code()) << "  " << offOf(made) << " off, "
                      << (made.uses() == 0   ? std::string("without limit")
                          : made.uses() == 1 ? std::string("once")
                                             : std::to_string(made.uses()) + " times")
                      << ", " << isoDay(made.valid_from()) << " to " << isoDay(made.valid_until()) << '\n';
    }
    if (options.json)
        std::cout << nlohmann::json{{"codes", codes}}.dump(2) << '\n';
    return Exit::Done;
}

Exit withdraw(const VoucherOptions& options) {
    const auto till = target(options);
    if (!till)
        return fail(till.error());
    const auto stub = till::v1::Till::NewStub(channelTo(till->second));
    till::v1::WithdrawVoucherRequest request;
    request.set_code(options.code);
    request.set_reason(options.reason);
    till::v1::VoucherReply reply;
    grpc::ClientContext context;
    patient(context);
    if (const auto status = stub->WithdrawVoucher(&context, request, &reply); !status.ok())
        return refusedBy(status, till->first);
    std::cout << groupedCode(reply.voucher().code())
              << (reply.repeated_command() ? " was withdrawn already\n" : " is withdrawn; no order gets it any more\n");
    return Exit::Done;
}

nlohmann::json toJson(const Voucher& voucher) {
    auto uses = nlohmann::json::array();
    for (const auto& use : voucher.uses) {
        const auto id = Uuid::fromBytes(use.order);
        uses.push_back({{"order", id ? id->toString() : ""},
                        {"number", use.number},
                        {"till", use.device},
                        {"date", isoDay(use.businessDate)},
                        {"at_ms", use.atMs},
                        {"amount_minor", use.amountMinor},
                        {"paid", use.paid}});
    }
    const auto& terms = voucher.terms;
    nlohmann::json json{{"code", terms.code()},
                        {"currency", terms.currency()},
                        {"minimum_minor", terms.minimum_minor()},
                        {"valid_from", isoDay(terms.valid_from())},
                        {"valid_until", isoDay(terms.valid_until())},
                        {"uses_allowed", terms.uses()},
                        {"note", terms.note()},
                        {"made_at", voucher.device},
                        {"withdrawn", voucher.withdrawn},
                        {"overused", voucher.overused()},
                        {"uses", std::move(uses)}};
    if (terms.off_case() == model::v1::VoucherMade::kAmountMinor)
        json["amount_minor"] = terms.amount_minor();
    else
        json["basis_points"] = terms.basis_points();
    return json;
}

Exit list(const VoucherOptions& options) {
    const auto shop = ShopFile::load(options.shop);
    if (!shop)
        return fail(shop.error());
    const auto replica = shop->replica(options.from);
    if (!replica)
        return fail(replica.error());
    auto reader = journal::Reader::open(shop->databases.at(*replica));
    if (!reader)
        return fail(reader.error());
    std::vector<Voucher> vouchers;
    try {
        vouchers = reader->vouchers();
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
    if (options.json) {
        auto all = nlohmann::json::array();
        for (const auto& voucher : vouchers)
            all.push_back(toJson(voucher));
        std::cout << nlohmann::json{{"from", *replica}, {"vouchers", std::move(all)}}.dump(2) << '\n';
        return Exit::Done;
    }
    if (vouchers.empty()) {
        std::cout << "no vouchers were made\n";
        return Exit::Done;
    }
    std::vector<std::vector<std::string>> rows{{"Code", "Off", "From", "Good from", "until", "Used", "of"}};
    for (const auto& voucher : vouchers) {
        const auto& terms = voucher.terms;
        rows.push_back({groupedCode(terms.code()) + (voucher.withdrawn ? " (withdrawn)" : ""), offOf(terms),
                        terms.minimum_minor() > 0 ? formatMoney(terms.minimum_minor(), terms.currency(), "en") : "",
                        isoDay(terms.valid_from()), isoDay(terms.valid_until()), std::to_string(voucher.uses.size()),
                        terms.uses() == 0 ? "any" : std::to_string(terms.uses())});
    }
    std::cout << table(rows);
    for (const auto& voucher : vouchers) {
        if (!voucher.overused())
            continue;
        std::cout << groupedCode(voucher.terms.code()) << " was used too often:\n";
        for (const auto& use : voucher.uses)
            std::cout << "  " << use.number << " at " << use.device << ", "
                      << localTime(use.atMs, shop->utcOffsetMinutes) << ", "
                      << formatMoney(use.amountMinor, voucher.terms.currency(), "en") << " off\n";
    }
    return Exit::Done;
}

} // namespace

void addVoucher(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<VoucherOptions>();
    auto* const voucher = app.add_subcommand("voucher", "Codes that guests hand in for something off an order");
    voucher->require_subcommand(1);
    auto* const making = addCommand(*voucher, exit, "make", "Makes vouchers and prints their codes",
                                    [options] { return make(*options); });
    making->add_option("--percent", options->percent, "so much of the order off");
    making->add_option("--amount", options->amount, "so much off, in the shop's currency: 20000, or 2.50");
    making->add_option("--minimum", options->minimum, "only for orders of that and more");
    making->add_option("--from", options->firstDay, "YYYY-MM-DD, the first day; else today");
    making->add_option("--until", options->lastDay, "YYYY-MM-DD, the last day; else 90 days later");
    auto* const times = making->add_option("--times", options->times, "how often each may be used in the whole shop")
                            ->capture_default_str()
                            ->check(CLI::PositiveNumber);
    making->add_flag("--unlimited", options->unlimited, "as often as guests bring it")->excludes(times);
    making->add_option("--code", options->code, "4 to 24 letters and digits, a letter among them; else one is made");
    making->add_option("--count", options->count, "so many vouchers, each with a code of its own")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000));
    making->add_option("--note", options->note, "what they are for");
    making->add_flag("--json", options->json, "print JSON");
    auto* const withdrawing = addCommand(*voucher, exit, "withdraw", "No order gets this voucher any more",
                                         [options] { return withdraw(*options); });
    withdrawing->add_option("CODE", options->code, "the voucher's code")->required();
    withdrawing->add_option("--reason", options->reason, "a few words");
    for (auto* const through : {making, withdrawing}) {
        auto* const shop = through->add_option(shopOption, options->shop, shopOptionHelp);
        through->add_option("--till", options->till, "the till to go through; else the first")->needs(shop);
        through->add_option("--socket", options->socket, "a till's control socket")->excludes(shop);
    }
    auto* const listing =
        addCommand(*voucher, exit, "list", "All vouchers and what became of them, as one replica has it",
                   [options] { return list(*options); });
    listing->add_option(shopOption, options->shop, shopOptionHelp)->required();
    listing->add_option("--from", options->from, "till, till:NAME, station:NAME, sync or cloud")->capture_default_str();
    listing->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
