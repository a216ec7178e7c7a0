#include "sync/model/viet_qr.h"

#include <algorithm>
#include <cstdio>

namespace phin {
namespace {

constexpr std::size_t bankDigits = 6, longestAccount = 19, longestPurpose = 25;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Tag, length in two digits, value.
std::string field(std::string_view tag, const std::string& value) {
    char length[3];
    std::snprintf(length, sizeof length, "%02u", static_cast<unsigned>(value.size() % 100));
    return std::string(tag) + length + value;
}

/// CRC-16/CCITT-FALSE, as EMVCo asks for.
unsigned crc16(std::string_view text) {
    unsigned crc = 0xFFFF;
    for (const char c : text) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(c)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000U) != 0 ? (crc << 1) ^ 0x1021U : crc << 1;
        crc &= 0xFFFFU;
    }
    return crc;
}

} // namespace

Result<BankAccount> bankAccount(std::string_view text) {
    if (text.empty())
        return BankAccount{};
    const auto slash = text.find('/');
    const auto bank = text.substr(0, slash);
    const auto account = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
    if (bank.size() != bankDigits || !std::all_of(bank.begin(), bank.end(), isDigit) || account.empty() ||
        account.size() > longestAccount || !std::all_of(account.begin(), account.end(), isLetterOrDigit))
        return Error{
            ErrorKind::WrongUse,
            "an account for transfers is written BANK/ACCOUNT, such as 970436/1234567890: the six digits of the "
            "bank, and up to 19 letters and digits"};
    return BankAccount{std::string(bank), std::string(account)};
}

std::string vietQr(const BankAccount& to, std::int64_t amountMinor, std::string_view purpose) {
    const auto receiver = field("00", to.bank) + field("01", to.account);
    std::string text = field("00", "01") + field("01", "12") +
                       field("38", field("00", "A000000727") + field("01", receiver) + field("02", "QRIBFTTA")) +
                       field("53", "704") + field("54", std::to_string(amountMinor)) + field("58", "VN") +
                       field("62", field("08", std::string(purpose.substr(0, longestPurpose)))) + "6304";
    char crc[5];
    std::snprintf(crc, sizeof crc, "%04X", crc16(text));
    return text + crc;
}

} // namespace phin
