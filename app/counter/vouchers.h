#pragma once

#include "app/counter/settings.h"
#include "sync/journal/journal.h"
#include "sync/model/uuid.h"
#include "sync/model/voucher.h"

#include <optional>
#include <string>

/// Vouchers, as the writer decides on them.
namespace phin::counter {

struct MadeVoucher {
    Voucher voucher;
    bool repeated = false; ///< it was made before by the same id; nothing was done
};

/// Makes a voucher with the terms, its id among them. Without a code `code` is taken; without a first day today,
/// without a currency the till's. Refused: there is one with this code, or a product has it as a barcode. WrongUse: see
/// checkTerms(), or it would be over already.
[[nodiscard]] Result<MadeVoucher> makeVoucher(journal::Journal& journal, const TillSettings& settings,
                                              model::v1::VoucherMade terms, const std::string& code,
                                              const std::string& staff = {});

/// No order gets it from now on; those that have it keep it. Withdrawn already: nothing is done. NotFound: there is
/// none.
[[nodiscard]] Result<MadeVoucher> withdrawVoucher(journal::Journal& journal, const std::string& code,
                                                  const std::string& reason, const std::string& staff = {});

/// What came of handing a voucher in.
struct Redeemed {
    VoucherNo no = VoucherNo::None; ///< why not
    std::optional<Voucher> voucher;
    model::v1::PricedOrder order; ///< as it costs now, where it was taken
};

/// Before an order with a voucher is written: whether it still may have it. What the stations or the till know to have
/// it already (`before`) keeps it, so that no order can be stuck unpaid; if it has been used elsewhere meanwhile, both
/// orders are shown.
[[nodiscard]] Status checkVoucher(journal::Journal& journal, const std::string& order,
                                  const model::v1::PricedOrder& priced, std::int32_t businessDate,
                                  const model::v1::PricedOrder* before = nullptr);

} // namespace phin::counter
