#include "sync/journal/voucher_fold.h"

#include "sync/journal/stored.h"
#include "sync/model/revisions.h"

#include <algorithm>
#include <utility>

namespace phin::journal {
namespace {

using phin::model::v1::OrderState;
using phin::model::v1::VoucherMade;
using phin::model::v1::VoucherWithdrawn;

/// One without limit is used for as long as it stands: who counts them needs them all of the others only.
void addUses(SQLite::Database& database, Voucher& voucher) {
    SQLite::Statement rows(database, "SELECT order_id, number, device, business_date, at_ms, amount_minor, paid, hlc "
                                     "FROM voucher_use WHERE code = ? ORDER BY hlc DESC, device DESC, order_id DESC "
                                     "LIMIT ?");
    rows.bind(1, voucher.terms.code());
    rows.bind(2, voucher.terms.uses() == 0 ? Voucher::fewUses : -1);
    while (rows.executeStep())
        voucher.uses.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                                rows.getColumn(2).getString(), rows.getColumn(3).getInt(), rows.getColumn(4).getInt64(),
                                rows.getColumn(5).getInt64(), rows.getColumn(6).getInt() != 0,
                                static_cast<std::uint64_t>(rows.getColumn(7).getInt64())});
    std::reverse(voucher.uses.begin(), voucher.uses.end());
    voucher.used = voucher.uses.size();
    if (voucher.used < static_cast<std::size_t>(Voucher::fewUses) || voucher.terms.uses() > 0)
        return;
    SQLite::Statement all(database, "SELECT count(*) FROM voucher_use WHERE code = ?");
    all.bind(1, voucher.terms.code());
    all.executeStep();
    voucher.used = static_cast<std::uint64_t>(all.getColumn(0).getInt64());
}

} // namespace

std::vector<Voucher> vouchers(SQLite::Database& database, const std::string& code, int most) {
    SQLite::Statement rows(database,
                           "SELECT v.hlc, v.device, v.payload, w.code IS NOT NULL FROM voucher AS v "
                           "LEFT JOIN voucher_withdrawn AS w ON w.code = v.code "
                           "WHERE ?1 = '' OR v.code = ?1 ORDER BY v.hlc DESC, v.device DESC, v.code LIMIT ?2");
    rows.bind(1, code);
    rows.bind(2, most);
    std::vector<Voucher> all;
    while (rows.executeStep()) {
        Voucher voucher;
        voucher.hlc = static_cast<std::uint64_t>(rows.getColumn(0).getInt64());
        voucher.device = rows.getColumn(1).getString();
        voucher.withdrawn = rows.getColumn(3).getInt() != 0;
        const auto payload = rows.getColumn(2);
        voucher.terms.ParseFromArray(payload.getBlob(), payload.getBytes()); // what apply() stored can be read
        addUses(database, voucher);
        all.push_back(std::move(voucher));
    }
    return all;
}

VoucherFold::VoucherFold(SQLite::Database& database)
    : m_database(database)
    , m_made(database, "INSERT INTO voucher(code, id, hlc, device, valid_from, valid_until, payload) "
                       "VALUES(?,?,?,?,?,?,?) ON CONFLICT(code) DO UPDATE SET id = excluded.id, hlc = excluded.hlc, "
                       "device = excluded.device, valid_from = excluded.valid_from, "
                       "valid_until = excluded.valid_until, payload = excluded.payload "
                       "WHERE (excluded.hlc, excluded.device) < (hlc, device)")
    , m_withdrawn(database, "INSERT INTO voucher_withdrawn(code, hlc, device, payload) VALUES(?,?,?,?) "
                            "ON CONFLICT(code) DO UPDATE SET hlc = excluded.hlc, device = excluded.device, "
                            "payload = excluded.payload WHERE (excluded.hlc, excluded.device) < (hlc, device)")
    , m_dropUses(database, "DELETE FROM voucher_use WHERE order_id = ? RETURNING code")
    , m_use(database, "INSERT INTO voucher_use(code, order_id, hlc, device, number, business_date, at_ms, "
                      "amount_minor, paid) VALUES(?,?,?,?,?,?,?,?,?)")
    , m_anyUses(database.execAndGet("SELECT EXISTS(SELECT 1 FROM voucher_use)").getInt() != 0) {}

bool VoucherFold::apply(const Entry& entry) {
    if (entry.type() == "voucher.withdrawn") {
        VoucherWithdrawn fact;
        if (!fact.ParseFromString(entry.payload()) || voucherCode(fact.code()) != fact.code())
            return false;
        m_withdrawn.bind(1, fact.code());
        m_withdrawn.bind(2, static_cast<std::int64_t>(entry.hlc()));
        m_withdrawn.bind(3, entry.device());
        bindBlob(m_withdrawn, 4, entry.payload());
        finish(m_withdrawn);
        m_changed.push_back(fact.code());
        return true;
    }
    VoucherMade fact;
    if (entry.type() != "voucher.made" || !fact.ParseFromString(entry.payload()) || fact.code().empty() ||
        fact.voucher_id().size() != 16 || !checkTerms(fact))
        return false;
    m_made.bind(1, fact.code());
    bindBlob(m_made, 2, fact.voucher_id());
    m_made.bind(3, static_cast<std::int64_t>(entry.hlc()));
    m_made.bind(4, entry.device());
    m_made.bind(5, fact.valid_from());
    m_made.bind(6, fact.valid_until());
    bindBlob(m_made, 7, entry.payload());
    finish(m_made);
    m_changed.push_back(fact.code());
    return true;
}

void VoucherFold::note(const OrderState& order) {
    const bool concerned = concernsVoucher(order);
    if (!concerned && !m_anyUses) // the most orders by far, in a shop that has none
        return;
    bindBlob(m_dropUses, 1, order.order_id());
    while (m_dropUses.executeStep())
        m_changed.push_back(m_dropUses.getColumn(0).getString());
    m_dropUses.reset();
    const auto use = concerned ? voucherUseOf(order) : std::nullopt;
    if (!use)
        return;
    m_anyUses = true;
    const auto& code = merge::orderOf(order).discount().voucher();
    m_use.bind(1, code);
    bindBlob(m_use, 2, use->order);
    m_use.bind(3, static_cast<std::int64_t>(use->hlc));
    m_use.bind(4, use->device);
    m_use.bind(5, use->number);
    m_use.bind(6, use->businessDate);
    m_use.bind(7, use->atMs);
    m_use.bind(8, use->amountMinor);
    m_use.bind(9, use->paid ? 1 : 0);
    finish(m_use);
    m_changed.push_back(code);
}

std::vector<std::string> VoucherFold::takeChanged() {
    return std::exchange(m_changed, {});
}

void VoucherFold::discard() {
    m_changed.clear();
    for (auto* statement : {&m_made, &m_withdrawn, &m_dropUses, &m_use})
        statement->tryReset();
}

void VoucherFold::clear() {
    m_database.exec("DELETE FROM voucher; DELETE FROM voucher_withdrawn; DELETE FROM voucher_use");
    m_changed.clear();
}

bool VoucherFold::stands(const Entry& entry) {
    std::string code;
    if (VoucherMade fact; entry.type() == "voucher.made" && fact.ParseFromString(entry.payload()))
        code = fact.code();
    else if (VoucherWithdrawn word; entry.type() == "voucher.withdrawn" && word.ParseFromString(entry.payload()))
        code = word.code();
    if (code.empty())
        return false;
    SQLite::Statement row(m_database, "SELECT 1 FROM voucher WHERE code = ?");
    row.bindNoCopy(1, code);
    return row.executeStep();
}

void VoucherFold::forget(std::uint64_t beforeHlc, int beforeDay) {
    SQLite::Statement old(m_database, "DELETE FROM voucher WHERE valid_until < ? AND hlc < ?");
    old.bind(1, beforeDay);
    old.bind(2, static_cast<std::int64_t>(beforeHlc));
    old.exec();
    SQLite::Statement words(m_database, "DELETE FROM voucher_withdrawn WHERE hlc < ? AND code NOT IN "
                                        "(SELECT code FROM voucher)");
    words.bind(1, static_cast<std::int64_t>(beforeHlc));
    words.exec();
    SQLite::Statement uses(m_database, "DELETE FROM voucher_use WHERE business_date < ? AND hlc < ? AND code NOT IN "
                                       "(SELECT code FROM voucher)");
    uses.bind(1, beforeDay);
    uses.bind(2, static_cast<std::int64_t>(beforeHlc));
    uses.exec();
}

std::optional<Voucher> VoucherFold::find(const std::string& code) {
    auto found = vouchers(m_database, code, 1);
    return found.empty() || code.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Voucher> VoucherFold::byId(const std::string& id) {
    SQLite::Statement row(m_database, "SELECT code FROM voucher WHERE id = ? ORDER BY hlc, device LIMIT 1");
    bindBlob(row, 1, id);
    return row.executeStep() ? find(row.getColumn(0).getString()) : std::nullopt;
}

std::vector<Voucher> VoucherFold::all(int most) {
    return vouchers(m_database, {}, most);
}

} // namespace phin::journal
