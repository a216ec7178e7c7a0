#include "app/cli/command.h"
#include "app/cli/period.h"
#include "app/cli/shop_file.h"
#include "app/cli/text.h"
#include "sync/journal/order_search.h"
#include "sync/journal/reader.h"
#include "sync/model/business_day.h"
#include "sync/model/currency.h"
#include "sync/model/merge.h"
#include "sync/model/plain_words.h"
#include "sync/model/uuid.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <iostream>
#include <memory>

namespace phin::cli {
namespace {

using journal::OrderStatus;
using model::v1::OrderState;
using nlohmann::json;

struct FindOptions {
    std::string shop, from = "till", db, text, product, guest, tender, cashier, status, since, until, amount, least,
                      most, currency, after;
    std::optional<std::uint64_t> receipt;
    int limit = 40, utcOffsetMinutes = 420, dayStartsHour = 0;
    bool json = false;
};

constexpr std::array<const char*, 4> statusNames{"paid", "refunded", "void", "open"};

/// A day or a moment of the shop's clock: "2026-03-15", "2026-03-15 14:30". `end` is after that day, or that minute.
Result<std::int64_t> moment(const std::string& text, const FindOptions& options, bool end) {
    const auto day = parseDay(std::string_view(text).substr(0, 10));
    const auto wrong = [&text] {
        return Error{ErrorKind::WrongUse, "a time is written YYYY-MM-DD or YYYY-MM-DD HH:MM, not \"" + text + "\""};
    };
    if (!day)
        return wrong();
    const auto midnight = startOfDay(*day, options.utcOffsetMinutes, 0);
    if (text.size() <= 10)
        return startOfDay(end ? nextDay(*day) : *day, options.utcOffsetMinutes, options.dayStartsHour);
    int hour = 0, minute = 0;
    const auto number = [&text](std::size_t at, int& to) {
        const auto read = std::from_chars(text.data() + at, text.data() + at + 2, to);
        return read.ec == std::errc() && read.ptr == text.data() + at + 2;
    };
    if (text.size() != 16 || text[13] != ':' || !number(11, hour) || !number(14, minute) || hour > 23 || minute > 59)
        return wrong();
    return midnight + (hour * 60 + minute + (end ? 1 : 0)) * std::int64_t{60'000};
}

/// The id of who works or worked here and is called that; else the text itself, as an id. A whole name goes before the
/// beginning of one; where several would fit, somebody has to say who.
Result<std::string> personOf(journal::Reader& reader, const std::string& text) {
    const auto words = plainWords(text);
    std::vector<StaffMember> named, begun;
    for (const auto& member : reader.staff()) {
        const auto name = plainWords(member.name);
        if (words.empty() || !eachBegins(words, name))
            continue;
        (name == words ? named : begun).push_back(member);
    }
    const auto& fitting = named.empty() ? begun : named;
    if (fitting.empty())
        return text;
    if (fitting.size() == 1)
        return fitting.front().id.toString();
    std::string all;
    for (const auto& member : fitting)
        all += (all.empty() ? "" : ", ") + member.name + " (" + member.id.toString() + ")";
    return Error{ErrorKind::WrongUse, "\"" + text + "\" may be any of these; name one by id: " + all};
}

/// That of the shop's newest order: a shop has one.
Result<std::string> currencyHere(journal::OrderSearch& search) {
    const auto newest = search.find({}, {}, 1);
    if (!newest)
        return newest.error();
    if (newest->orders.empty())
        return std::string("VND"); // there is nothing to be found
    return merge::orderOf(*newest->orders.front()).currency();
}

Result<journal::OrderQuery> queryOf(FindOptions& options, journal::Reader& reader, journal::OrderSearch& search) {
    journal::OrderQuery query{.text = options.text,
                              .product = options.product,
                              .guest = options.guest,
                              .tender = options.tender,
                              .receipt = options.receipt};
    if (!options.cashier.empty()) {
        auto person = personOf(reader, options.cashier);
        if (!person)
            return person.error();
        query.cashier = std::move(*person);
    }
    if (options.currency.empty() && !(options.amount.empty() && options.least.empty() && options.most.empty())) {
        auto currency = currencyHere(search);
        if (!currency)
            return currency.error();
        options.currency = std::move(*currency);
    }
    for (std::size_t i = 0; i < statusNames.size(); ++i)
        if (options.status == statusNames[i])
            query.status = static_cast<OrderStatus>(i);
    const auto read = [](const std::string& text, auto& to, const auto& parse) -> Status {
        if (text.empty())
            return done();
        auto value = parse(text);
        if (!value)
            return value.error();
        to = *value;
        return done();
    };
    const auto money = [&](const std::string& text) { return parseMinor(text, options.currency); };
    const auto begin = [&](const std::string& text) { return moment(text, options, false); };
    const auto end = [&](const std::string& text) { return moment(text, options, true); };
    for (const auto& status :
         {read(options.since, query.fromMs, begin), read(options.until, query.untilMs, end),
          read(options.least, query.leastMinor, money), read(options.most, query.mostMinor, money)})
        if (!status)
            return status.error();
    if (!options.amount.empty()) {
        const auto amount = money(options.amount);
        if (!amount)
            return amount.error();
        query.leastMinor = query.mostMinor = *amount;
    }
    return query;
}

Result<std::optional<journal::OrderPlace>> placeOf(const std::string& text) {
    if (text.empty())
        return std::optional<journal::OrderPlace>();
    journal::OrderPlace place;
    const auto* const end = text.data() + text.size();
    const auto at = std::from_chars(text.data(), end, place.at);
    if (at.ec == std::errc() && at.ptr != end && *at.ptr == '.')
        if (const auto row = std::from_chars(at.ptr + 1, end, place.row); row.ec == std::errc() && row.ptr == end)
            return std::optional(place);
    return Error{ErrorKind::WrongUse, "--after takes what the page before said as \"next\", not \"" + text + "\""};
}

std::string idOf(const OrderState& order) {
    const auto id = Uuid::fromBytes(order.order_id());
    return id ? id->toString() : std::string();
}

std::string itemsOf(const OrderState& order) {
    std::string items;
    for (const auto& line : merge::orderOf(order).lines())
        items += (items.empty() ? "" : ", ") +
                 (line.quantity() == 1 ? std::string() : std::to_string(line.quantity()) + " x ") +
                 (line.name().en().empty() ? line.product() : line.name().en());
    return items;
}

json toJson(const OrderState& order, int utcOffsetMinutes) {
    json receipts = json::array(), tenders = json::array();
    for (const auto& payment : order.payments()) {
        receipts.push_back(payment.receipt());
        for (const auto& tender : payment.tenders())
            tenders.push_back({{"kind", tender.kind()}, {"amount_minor", tender.amount_minor()}});
    }
    const auto& placed = order.placed();
    return {{"order", idOf(order)},
            {"number", placed.number()},
            {"till", order.device()},
            {"business_date", isoDay(placed.business_date())},
            {"at", localTime(placed.placed_at_ms(), utcOffsetMinutes)},
            {"guest", merge::guestOf(order)},
            {"cashier", placed.staff()},
            {"items", itemsOf(order)},
            {"total_minor", merge::orderOf(order).total_minor()},
            {"refunded_minor", merge::refundedMinor(order)},
            {"currency", merge::orderOf(order).currency()},
            {"status", statusNames.at(static_cast<std::size_t>(journal::statusOf(order)))},
            {"receipts", std::move(receipts)},
            {"tenders", std::move(tenders)}};
}

void print(const journal::OrderPage& page, const std::string& next, int heldSince, int utcOffsetMinutes) {
    std::vector<std::vector<std::string>> rows{{"Time", "Number", "Guest", "What", "Status", "Total"}};
    for (const auto& order : page.orders) {
        const auto& priced = merge::orderOf(*order);
        rows.push_back({localTime(order->placed().placed_at_ms(), utcOffsetMinutes), order->placed().number(),
                        merge::guestOf(*order), itemsOf(*order),
                        statusNames.at(static_cast<std::size_t>(journal::statusOf(*order))),
                        formatMoney(priced.total_minor(), priced.currency(), "en")});
    }
    if (page.orders.empty())
        std::cout << "nothing found\n";
    else
        std::cout << table(rows);
    if (page.broad)
        std::cout << "very many guests' names begin like that; more letters find more\n";
    if (!next.empty())
        std::cout << "more with --after " << next << '\n';
    else if (heldSince != 0)
        std::cout << "days before " << isoDay(heldSince) << " are not held whole here; ask --from cloud\n";
}

Exit find(FindOptions& options) {
    std::filesystem::path file = options.db;
    if (options.db.empty()) {
        if (options.shop.empty())
            return fail({ErrorKind::WrongUse, "name the shop's file with --shop, or a box's database with --db"});
        const auto shop = ShopFile::load(options.shop);
        if (!shop)
            return fail(shop.error());
        const auto replica = shop->replica(options.from);
        if (!replica)
            return fail(replica.error());
        file = shop->databases.at(*replica);
        options.utcOffsetMinutes = shop->utcOffsetMinutes;
    }
    auto reader = journal::Reader::open(file);
    if (!reader)
        return fail(reader.error());
    auto search = journal::OrderSearch::open(file);
    if (!search)
        return fail(search.error());
    try {
        const auto query = queryOf(options, *reader, *search);
        if (!query)
            return fail(query.error());
        const auto after = placeOf(options.after);
        if (!after)
            return fail(after.error());
        const auto page = search->find(*query, *after, options.limit);
        if (!page)
            return fail(page.error());
        const auto next = page->next ? std::to_string(page->next->at) + "." + std::to_string(page->next->row) : "";
        const auto heldSince = search->heldSince();
        if (options.json) {
            auto orders = json::array();
            for (const auto& order : page->orders)
                orders.push_back(toJson(*order, options.utcOffsetMinutes));
            json all{{"orders", std::move(orders)}, {"broad", page->broad}};
            all["next"] = next.empty() ? json() : json(next);
            all["held_since"] = heldSince ? json(isoDay(heldSince)) : json();
            std::cout << all.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
        } else {
            print(*page, next, heldSince, options.utcOffsetMinutes);
        }
        return page->orders.empty() ? Exit::NotSo : Exit::Done;
    } catch (const SQLite::Exception& error) {
        return fail(journal::explain(error));
    }
}

} // namespace

void addOrders(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<FindOptions>();
    auto* const orders = app.add_subcommand("orders", "Orders of all the time that a box holds");
    orders->require_subcommand(1);
    auto* const finding = addCommand(*orders, exit, "find", "Finds orders, newest first; all that is given must hold",
                                     [options] { return find(*options); });
    finding->add_option("TEXT", options->text,
                        "a product, a guest, a receipt's or an order's number; accents do not matter");
    finding->add_option(shopOption, options->shop, shopOptionHelp);
    finding->add_option("--from", options->from, "the replica to look in")->capture_default_str();
    finding->add_option("--db", options->db, "a box's database, instead of a shop's file");
    finding->add_option("--receipt", options->receipt, "the number of a payment's or a refund's receipt");
    finding->add_option("--since", options->since, "placed from YYYY-MM-DD [HH:MM] on");
    finding->add_option("--until", options->until, "placed until the end of YYYY-MM-DD, or of that minute");
    finding->add_option("--amount", options->amount, "it came to that");
    finding->add_option("--least", options->least, "it came to that or more");
    finding->add_option("--most", options->most, "it came to that or less");
    finding->add_option("--currency", options->currency, "of these amounts; the shop's, where none is given");
    finding->add_option("--product", options->product, "words of a product's name, or its id");
    finding->add_option("--guest", options->guest, "words of a guest's name or table");
    finding->add_option("--tender", options->tender, "cash, card, qr, voucher ...");
    finding->add_option("--cashier", options->cashier, "who placed it or took the money: a name or an id");
    finding->add_option("--status", options->status, "how it stands")
        ->check(CLI::IsMember({"paid", "refunded", "void", "open"}));
    finding->add_option("--limit", options->limit, "at most so many")
        ->check(CLI::Range(1, 1'000))
        ->capture_default_str();
    finding->add_option("--after", options->after, "the page after: what the one before said as \"next\"");
    finding->add_option("--utc-offset", options->utcOffsetMinutes, "the shop's clock, in minutes; with --db")
        ->capture_default_str();
    finding->add_option("--day-starts", options->dayStartsHour, "the hour at which a day begins")
        ->capture_default_str();
    finding->add_flag("--json", options->json, "print JSON");
}

} // namespace phin::cli
