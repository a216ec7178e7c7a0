#include "sync/box/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

namespace phin::box {
namespace {

constexpr std::uintmax_t largestFile = 256 * 1024;

/// Reads keys of one table, collecting what is wrong with line numbers.
class Keys {
public:
    Keys(const toml::table& table, std::string where)
        : m_table(table)
        , m_where(std::move(where)) {}

    template <class T>
    void read(const char* key, T& into, bool required = false) {
        m_known.insert(key);
        const auto* const node = m_table.get(key);
        if (!node) {
            if (required)
                m_problems.push_back(m_where + ": " + key + " is missing");
            return;
        }
        if (const auto value = node->template value_exact<T>())
            into = *value;
        else
            problem(*node, std::string(key) + " has the wrong type");
    }
    void unknown() {
        for (const auto& [key, node] : m_table)
            if (!m_known.count(std::string(key.str())))
                problem(node, "unknown key " + std::string(key.str()));
    }
    void problem(const toml::node& node, const std::string& what) {
        m_problems.push_back("line " + std::to_string(node.source().begin.line) + ": " + what);
    }
    void section(const char* name) { m_known.insert(name); }
    std::vector<std::string> m_problems;

private:
    const toml::table& m_table;
    std::string m_where;
    std::set<std::string> m_known;
};

constexpr double nearestReader = 0.5, farthestReader = 6; // metres
constexpr std::int64_t mostCashRounding = 100'000;
constexpr std::array<std::string_view, 3> asksForTips{"auto", "on", "off"}; // as TipSettings::Asked

} // namespace

Result<Config> loadConfig(const std::filesystem::path& file) {
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code)
        return Error{ErrorKind::Unavailable, "cannot read the settings " + file.string() + ": " + code.message()};
    if (size > largestFile)
        return Error{ErrorKind::WrongUse, file.string() + " is too large to be a settings file"};
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return parseConfig(text.str(), file);
}

Result<Config> parseConfig(const std::string& text, const std::filesystem::path& file) {
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return Error{ErrorKind::WrongUse, file.string() + ": line " + std::to_string(error.source().begin.line) + ": " +
                                              std::string(error.description())};
    }

    Config config;
    Keys keys(table, "settings");
    std::string data = ".", authority, certificate, key;
    std::int64_t offset = config.utcOffsetMinutes, dayStart = config.dayStartsHour, retention = config.retentionDays,
                 keepFree = config.keepFreeMb, checkEvery = config.checkEveryHours, autoLock = config.autoLockMinutes,
                 staffIdle = config.staffIdleMinutes;
    keys.read("shop", config.shop, true);
    keys.read("device", config.device, true);
    keys.read("kind", config.kind, true);
    keys.read("name", config.name);
    keys.read("letter", config.letter);
    keys.read("station", config.station);
    keys.read("data", data);
    keys.read("authority", authority, true);
    keys.read("certificate", certificate, true);
    keys.read("key", key, true);
    keys.read("cloud", config.cloud);
    keys.read("cloud_tls", config.cloudTls);
    keys.read("utc_offset_minutes", offset);
    keys.read("day_starts_hour", dayStart);
    keys.read("retention_days", retention);
    keys.read("cash_rounding", config.cashRoundingMinor);
    keys.read("guest_display", config.guestDisplay);
    std::string vietQr;
    keys.read("viet_qr", vietQr);
    keys.read("large_text", config.largeText);
    keys.section("reading_distance_m");
    if (const auto* const distance = table.get("reading_distance_m")) // 2 is as good as 2.0
        config.readingDistanceM = distance->value<double>().value_or(0);
    keys.read("stickers", config.stickers);
    keys.read("theme", config.theme);
    keys.read("auto_lock_minutes", autoLock);
    keys.read("staff_idle_minutes", staffIdle);
    keys.read("keep_free_mb", keepFree);
    keys.read("check_every_hours", checkEvery);
    std::string authorityKey, brokerCertificate, brokerKey, brokerCrl;
    keys.read("authority_key", authorityKey);
    keys.read("broker_certificate", brokerCertificate);
    keys.read("broker_key", brokerKey);
    keys.read("broker_crl", brokerCrl);
    std::string tips = "auto";
    std::vector<std::string> tipQuick;
    keys.read("tips", tips);
    keys.section("tip_quick");
    keys.section("brokers");
    keys.unknown();
    if (const auto* const brokers = table.get("brokers")) {
        if (const auto* const list = brokers->as_array())
            for (const auto& item : *list)
                if (const auto url = item.value_exact<std::string>();
                    url && (url->rfind("mqtt://", 0) == 0 || url->rfind("mqtts://", 0) == 0))
                    config.brokers.push_back(*url);
                else
                    keys.problem(item, "a broker is written mqtt://host:port or mqtts://host:port");
        else
            keys.problem(*brokers, "brokers must be a list");
    }
    if (const auto* const quick = table.get("tip_quick")) {
        if (const auto* const list = quick->as_array())
            for (const auto& item : *list)
                tipQuick.push_back(item.value_exact<std::string>().value_or(""));
        else
            keys.problem(*quick, "tip_quick must be a list");
    }
    const auto tipping = tipSettings(tips, tipQuick);
    if (tipping)
        config.tips = *tipping;
    auto& problems = keys.m_problems;
    if (!tipping)
        problems.push_back(tipping.error().message);
    if (auto account = bankAccount(vietQr))
        config.vietQr = std::move(*account);
    else
        problems.push_back("viet_qr: " + account.error().message);
    if (config.kind != "till" && config.kind != "station" && config.kind != "sync" && problems.empty())
        problems.push_back("kind must be till, station or sync");
    if (config.kind == "till" && (config.letter.size() != 1 || config.letter[0] < 'A' || config.letter[0] > 'Z'))
        problems.push_back("a till needs a letter from A to Z that no other till has");
    if (config.kind == "station" && config.station != "barista" && config.station != "kitchen" &&
        config.station != "expo" && config.station != "board")
        problems.push_back("a station is barista, kitchen, expo or board");
    if (offset < -14 * 60 || offset > 14 * 60)
        problems.push_back("utc_offset_minutes must be within 14 hours");
    if (brokerCertificate.empty() != brokerKey.empty())
        problems.push_back("broker_certificate and broker_key belong together");
    if (dayStart < 0 || dayStart > 23)
        problems.push_back("day_starts_hour must be 0 to 23");
    if (retention != 0 && (retention < 7 || retention > 36'500))
        problems.push_back("retention_days must be 0 (for ever) or at least 7");
    if (config.cashRoundingMinor < 0 || config.cashRoundingMinor > mostCashRounding)
        problems.push_back("cash_rounding must be 0 (as the currency asks for) to 100000, in minor units");
    if (config.guestDisplay != "auto" && config.guestDisplay != "window" && config.guestDisplay != "off")
        problems.push_back("guest_display is auto, window or off");
    if (!(config.readingDistanceM >= nearestReader && config.readingDistanceM <= farthestReader))
        problems.push_back("reading_distance_m must be 0.5 to 6, in metres");
    if (config.theme != "dark" && config.theme != "light")
        problems.push_back("theme is dark or light");
    if (autoLock < 0 || autoLock > 24 * 60)
        problems.push_back("auto_lock_minutes must be 0 (never) to 1440");
    if (staffIdle < 0 || staffIdle > 24 * 60)
        problems.push_back("staff_idle_minutes must be 0 (never) to 1440");
    if (keepFree < 0 || keepFree > 100'000)
        problems.push_back("keep_free_mb must be 0 to 100000");
    if (checkEvery < 1 || checkEvery > 24 * 31)
        problems.push_back("check_every_hours must be 1 to 744");
    if (!problems.empty()) {
        std::string all = file.string() + ":";
        for (const auto& problem : problems)
            all += "\n  " + problem;
        return Error{ErrorKind::WrongUse, all};
    }
    const auto folder = file.parent_path();
    const auto resolve = [&](const std::string& path) {
        return path.empty() ? std::filesystem::path() : folder / path;
    };
    config.data = resolve(data);
    config.authority = resolve(authority);
    config.certificate = resolve(certificate);
    config.key = resolve(key);
    config.authorityKey = resolve(authorityKey);
    config.brokerCertificate = resolve(brokerCertificate);
    config.brokerKey = resolve(brokerKey);
    config.brokerCrl = resolve(brokerCrl);
    if (!config.authorityKey.empty() && config.authorityKey.filename() != "ca.key")
        return Error{ErrorKind::WrongUse, file.string() + ": authority_key names a file ca.key, with ca.crt beside it"};
    config.utcOffsetMinutes = static_cast<int>(offset);
    config.dayStartsHour = static_cast<int>(dayStart);
    config.retentionDays = static_cast<int>(retention);
    config.autoLockMinutes = static_cast<int>(autoLock);
    config.staffIdleMinutes = static_cast<int>(staffIdle);
    config.keepFreeMb = static_cast<int>(keepFree);
    config.checkEveryHours = static_cast<int>(checkEvery);
    if (config.name.empty())
        config.name = config.device;
    return config;
}

std::string textOf(TipSettings::Asked asked) {
    return std::string(asksForTips[static_cast<std::size_t>(asked)]);
}

std::string textOf(const TipOffer& offer) {
    if (offer.basisPoints == 0)
        return std::to_string(offer.amountMinor);
    auto rest = std::to_string(offer.basisPoints % 100 + 100).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    return std::to_string(offer.basisPoints / 100) + (rest.empty() ? "" : "." + rest) + "%";
}

Result<TipSettings> tipSettings(const std::string& asked, const std::vector<std::string>& quick) {
    const auto at = std::find(asksForTips.begin(), asksForTips.end(), asked);
    if (at == asksForTips.end())
        return Error{ErrorKind::WrongUse, "tips is auto (as the currency's people do), on or off"};
    TipSettings settings;
    settings.asked = static_cast<TipSettings::Asked>(at - asksForTips.begin());
    if (quick.size() > mostTipOffers)
        return Error{ErrorKind::WrongUse, "tip_quick has at most " + std::to_string(mostTipOffers) + " entries"};
    for (const auto& text : quick) {
        const auto offer = parseTipOffer(text);
        if (!offer)
            return Error{ErrorKind::WrongUse, "tip_quick: " + offer.error().message};
        settings.quick.push_back(*offer);
    }
    return settings;
}

std::string toToml(const Config& config, const std::filesystem::path& folder) {
    const auto path = [&folder](const std::filesystem::path& file) { return file.lexically_relative(folder).string(); };
    toml::table table;
    const auto put = [&table](const char* key, const std::string& text) {
        if (!text.empty())
            table.insert(key, text);
    };
    put("shop", config.shop);
    put("device", config.device);
    put("kind", config.kind);
    put("name", config.name);
    put("letter", config.letter);
    put("station", config.station);
    put("data", path(config.data));
    put("authority", path(config.authority));
    put("certificate", path(config.certificate));
    put("key", path(config.key));
    toml::array brokers;
    for (const auto& broker : config.brokers)
        brokers.push_back(broker);
    table.insert("brokers", brokers);
    put("cloud", config.cloud);
    if (config.cloudTls)
        table.insert("cloud_tls", true);
    table.insert("utc_offset_minutes", config.utcOffsetMinutes);
    table.insert("day_starts_hour", config.dayStartsHour);
    table.insert("retention_days", config.retentionDays);
    if (config.cashRoundingMinor > 0)
        table.insert("cash_rounding", config.cashRoundingMinor);
    if (config.tips.asked != TipSettings::Asked::Auto)
        table.insert("tips", textOf(config.tips.asked));
    if (!config.tips.quick.empty()) {
        toml::array quick;
        for (const auto& offer : config.tips.quick)
            quick.push_back(textOf(offer));
        table.insert("tip_quick", quick);
    }
    if (!config.vietQr.empty())
        table.insert("viet_qr", config.vietQr.bank + "/" + config.vietQr.account);
    if (config.guestDisplay != "auto")
        table.insert("guest_display", config.guestDisplay);
    if (config.largeText)
        table.insert("large_text", true);
    if (config.readingDistanceM != Config().readingDistanceM)
        table.insert("reading_distance_m", config.readingDistanceM);
    if (config.stickers)
        table.insert("stickers", true);
    if (config.theme != Config().theme)
        table.insert("theme", config.theme);
    std::ostringstream text;
    text << table << "\n";
    return text.str();
}

} // namespace phin::box
