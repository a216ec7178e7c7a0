#include "sync/enrol/box_settings.h"

#include "sync/journal/certificate.h"
#include "sync/journal/whole_file.h"

namespace phin::enrol {

std::optional<Host::Settings> doorOf(const box::Config& config) {
    if (config.authorityKey.empty())
        return std::nullopt;
    Host::Settings settings;
    settings.device = config.device;
    settings.authority = config.authorityKey.parent_path();
    auto& shop = settings.shop;
    shop.set_shop(config.shop);
    for (const auto& broker : config.brokers)
        shop.add_brokers(broker);
    shop.set_cloud(config.cloud);
    shop.set_cloud_tls(config.cloudTls);
    shop.set_utc_offset_minutes(config.utcOffsetMinutes);
    shop.set_day_starts_hour(config.dayStartsHour);
    shop.set_retention_days(config.retentionDays);
    shop.set_cash_rounding_minor(config.cashRoundingMinor);
    shop.set_tips(box::textOf(config.tips.asked));
    for (const auto& offer : config.tips.quick)
        shop.add_tip_quick(box::textOf(offer));
    return settings;
}

Status moveIn(const std::filesystem::path& folder, const v1::Guest& guest, const Admission& admission) {
    box::Config config;
    const auto& shop = admission.settings;
    config.shop = shop.shop();
    config.device = guest.device();
    config.kind = guest.kind();
    config.name = guest.name();
    config.letter = guest.letter();
    config.station = guest.station();
    config.data = folder / ".";
    config.authority = folder / "ca.crt";
    config.certificate = folder / (guest.device() + ".crt");
    config.key = folder / (guest.device() + ".key");
    config.brokers.assign(shop.brokers().begin(), shop.brokers().end());
    config.cloud = shop.cloud();
    config.cloudTls = shop.cloud_tls();
    config.utcOffsetMinutes = shop.utc_offset_minutes();
    config.dayStartsHour = shop.day_starts_hour();
    config.retentionDays = shop.retention_days();
    config.cashRoundingMinor = shop.cash_rounding_minor();
    // What an older or newer authority says and is not known here leaves it as the currency's people do.
    if (const auto tips = box::tipSettings(shop.tips(), {shop.tip_quick().begin(), shop.tip_quick().end()}))
        config.tips = *tips;

    std::error_code code;
    std::filesystem::create_directories(folder / "neighbours", code);
    if (code)
        return Error{ErrorKind::Unavailable, "cannot make " + (folder / "neighbours").string() + ": " + code.message()};
    for (const auto& [device, certificate] : admission.neighbours)
        if (auto written =
                journal::replaceFile(folder / "neighbours" / (device + ".crt"), journal::certificatePem(certificate));
            !written)
            return written;
    if (auto written = journal::replaceFile(config.authority, journal::certificatePem(admission.authority)); !written)
        return written;
    if (auto written = journal::replaceFile(config.certificate, journal::certificatePem(admission.certificate));
        !written)
        return written;
    if (admission.knownBefore) // it takes the journal of its name back from its neighbours before it decides anything
        if (auto written = journal::replaceFile(config.key.string() + ".born", "a box of this name was here before\n");
            !written)
            return written;
    if (auto written = journal::replaceFile(folder / "box.toml", box::toToml(config, folder)); !written)
        return written;
    const auto readable = box::loadConfig(folder / "box.toml");
    if (!readable)
        return Error{ErrorKind::Unavailable,
                     "the shop's settings do not fit this version: " + readable.error().message};
    return done();
}

} // namespace phin::enrol
