#pragma once

#include "sync/model/result.h"
#include "sync/model/tips.h"
#include "sync/model/viet_qr.h"

#include <filesystem>
#include <string>
#include <vector>

namespace phin::box {

/// A box's settings file (TOML, see docs/configuration.md). Paths in it are relative to the file.
struct Config {
    std::string shop;
    std::string device;
    std::string kind;                ///< till, station, sync
    std::string name;                ///< as people call it; empty: the device
    std::string letter;              ///< tills
    std::string station;             ///< stations: barista, kitchen, expo, board
    std::filesystem::path data;      ///< folder of journal.db and control.sock
    std::filesystem::path authority; ///< the shop's CA certificate, PEM
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::vector<std::string> brokers; ///< mqtt(s)://host:port, in order of preference
    std::string cloud;                ///< sync agent: host:port of the cloud's gRPC
    bool cloudTls = false;
    int utcOffsetMinutes = 420;         ///< the shop's local time
    int dayStartsHour = 4;              ///< when a business day begins
    int retentionDays = 400;            ///< older entries go once the cloud has them; 0: never
    std::int64_t cashRoundingMinor = 0; ///< tills: the step that cash is rounded to; 0: as the currency asks for
    TipSettings tips = {};              ///< tills: whether guests are asked for a tip
    BankAccount vietQr = {};            ///< tills: where a guest's transfer goes; empty: no code is shown
    std::string guestDisplay = "auto";  ///< tills: auto (where there is a second screen), window or off
    double readingDistanceM = 2;        ///< stations: from the glass to the eyes, in metres
    bool stickers = false;              ///< stations: tells of stickers for the cups of what is begun at its screen
    std::string theme = "dark";         ///< stations: dark or light, where nobody has chosen on the screen
    bool largeText = false;             ///< tills: text is larger, where nobody has chosen on the screen
    int staffIdleMinutes = 30;          ///< stations: after so long untouched nobody stands there any more; 0: never
    int autoLockMinutes = 5;            ///< tills where people sign in: locked after so long untouched; 0: never
    int keepFreeMb = 64;                ///< with less than this free on the disk nothing is sold
    int checkEveryHours = 6;            ///< how often the file is looked through for damage
    /// The shop's authority's key, on the one box that holds it; its ca.crt stands beside.
    std::filesystem::path authorityKey;
    /// Of the broker that runs on this box: its certificate and key, to be renewed, and the list of revoked boxes.
    std::filesystem::path brokerCertificate, brokerKey, brokerCrl;

    [[nodiscard]] std::filesystem::path journalFile() const { return data / "journal.db"; }
    [[nodiscard]] std::filesystem::path controlSocket() const { return data / "control.sock"; }
};

/// The text of a settings file; paths in it are relative to `file`, which is not read.
/// Errors name the file, the line and what to write instead.
[[nodiscard]] Result<Config> parseConfig(const std::string& text, const std::filesystem::path& file);

/// The same for a file.
[[nodiscard]] Result<Config> loadConfig(const std::filesystem::path& file);
/// How a shop's settings say what TipSettings are: auto, on or off, and "10%" or "20000".
[[nodiscard]] std::string textOf(TipSettings::Asked asked);
[[nodiscard]] std::string textOf(const TipOffer& offer);
/// WrongUse: none of these.
[[nodiscard]] Result<TipSettings> tipSettings(const std::string& asked, const std::vector<std::string>& quick);

/// The settings as a file in `folder` would say them.
[[nodiscard]] std::string toToml(const Config& config, const std::filesystem::path& folder);

} // namespace phin::box
