#include "app/cli/join_shop.h"

#include "app/cli/terminal_qr.h"
#include "sync/enrol/box_settings.h"
#include "sync/journal/certificate.h"

#include <unistd.h>

#include <iostream>

namespace phin::cli {
namespace {

std::string withPort(const std::string& target) {
    const auto colon = target.rfind(':');
    const bool address6 = target.find(':') != colon && target.find(']') == std::string::npos;
    if (colon != std::string::npos && !address6 && target.back() != ']')
        return target;
    return (address6 ? "[" + target + "]" : target) + ":" + std::to_string(enrol::usualPort);
}

void show(const std::string& code, const enrol::v1::Greeting& greeting, const Joining& joining) {
    std::cout << "The shop is " << greeting.shop() << ", the door is that of " << greeting.device() << ".\n"
              << "Tell the manager there this code for " << joining.device << ":\n\n    " << code.substr(0, 3) << ' '
              << code.substr(3) << "\n\n"
              << terminalQr("phin:enrol/" + joining.device + "/" + code) << "Waiting for the manager..." << std::endl;
}

/// The code protects the shop. That this box has not been caught by another shop, the person before it can see.
bool personAgrees(const std::string& device) {
    if (::isatty(STDIN_FILENO) == 0)
        return true; // nobody to ask; docs/decisions/0010 says what that costs
    std::cout << "Does the manager's screen say that " << device << " has come in? [y/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

} // namespace

Exit joinShop(const Joining& joining) {
    enrol::v1::Guest guest;
    guest.set_schema(1);
    guest.set_device(joining.device);
    guest.set_kind(joining.kind);
    guest.set_letter(joining.letter);
    guest.set_station(joining.station);
    guest.set_name(joining.name);
    if (const auto sound = enrol::soundGuest(guest); !sound)
        return fail(sound.error());
    const auto folder = std::filesystem::absolute(joining.folder).lexically_normal();
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code)
        return fail({ErrorKind::Unavailable, "cannot make " + folder.string() + ": " + code.message()});
    if (std::filesystem::exists(folder / "box.toml"))
        return fail({ErrorKind::Refused, (folder / "box.toml").string() + " is there: this is a box already"});
    const auto key = folder / (joining.device + ".key");
    if (!std::filesystem::exists(key)) // one of an attempt before is as good as a new one
        if (const auto made = journal::makeKeyFile(key); !made)
            return fail(made.error());
    auto request = journal::requestCertificate(key, {}, joining.device);
    if (!request)
        return fail(request.error());
    guest.set_request(std::move(*request));
    const auto admission =
        enrol::join(withPort(joining.target), guest,
                    [&joining](const std::string& shown, const auto& greeting) { show(shown, greeting, joining); });
    if (!admission)
        return fail(admission.error());
    if (!personAgrees(joining.device))
        return fail(
            {ErrorKind::Refused, "then another has answered: nothing was taken. Look at the network, try again"});
    if (const auto moved = enrol::moveIn(folder, guest, *admission); !moved)
        return fail(moved.error());
    const auto* const program = joining.kind == "till"      ? "phin-counter"
                                : joining.kind == "station" ? "phin-kds"
                                                            : "phin-sync";
    std::cout << joining.device << " belongs to " << admission->settings.shop() << " now. Start it: " << program
              << " --config " << (folder / "box.toml").string() << '\n';
    return Exit::Done;
}

} // namespace phin::cli
