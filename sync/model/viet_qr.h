#pragma once

#include "sync/model/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace phin {

/// Where a guest's transfer goes.
struct BankAccount {
    std::string bank;    ///< its BIN: six digits
    std::string account; ///< 1 to 19 letters and digits
    [[nodiscard]] bool empty() const noexcept { return bank.empty(); }
};

/// As settings write it: "970436/1234567890". WrongUse: neither that nor empty.
[[nodiscard]] Result<BankAccount> bankAccount(std::string_view text);

/// What the QR code of a transfer says (NAPAS VietQR 1.5.2, EMVCo merchant-presented): every Vietnamese bank's app
/// reads it and fills in account, amount and purpose. `amountMinor`: dong, 1 to 13 digits. `purpose`: printable ASCII;
/// what is beyond 25 characters is left out.
[[nodiscard]] std::string vietQr(const BankAccount& to, std::int64_t amountMinor, std::string_view purpose);

} // namespace phin
