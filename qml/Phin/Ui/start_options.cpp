#include "qml/Phin/Ui/start_options.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

namespace phin::ui {
namespace {

constexpr int wrongUse = 2;

std::vector<const char*> withoutQt(int argc, char** argv) {
    constexpr std::array<std::string_view, 6> withValue{"platform",    "plugin",       "platformtheme",
                                                        "qwindowicon", "qwindowtitle", "qwindowgeometry"};
    std::vector<const char*> ours;
    for (int i = 0; i < argc; ++i) {
        std::string_view name = argv[i];
        name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
        if (i > 0 && argv[i][0] == '-' && std::find(withValue.begin(), withValue.end(), name) != withValue.end())
            ++i; // and its value
        else
            ours.push_back(argv[i]);
    }
    return ours;
}

} // namespace

std::optional<int> parseStartOptions(int argc, char** argv, const std::string& program, const std::string& description,
                                     StartOptions& options) {
    CLI::App app(description, program);
    std::string size;
    double dpi = 0;
    app.add_option("--config", options.config, "this box's settings (TOML)")->required();
    app.add_flag("--windowed", options.windowed, "in a window, not over the full screen");
    app.add_option("--size", size, "the window's size in pixels, as in 1280x800");
    app.add_option("--dpi", dpi, "the screen's dots per inch, where it does not tell the truth")
        ->check(CLI::Range(50.0, 400.0));
    app.add_option("--lang", options.language, "vi or en")->check(CLI::IsMember({"vi", "en"}));
    app.footer("Exit status: 0 ended, 2 wrong use, 3 could not start.");
    try {
        const auto ours = withoutQt(argc, argv);
        app.parse(static_cast<int>(ours.size()), ours.data());
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrongUse;
    }
    if (!size.empty() &&
        (std::sscanf(size.c_str(), "%dx%d", &options.width, &options.height) != 2 || options.width < 640 ||
         options.height < 480 || options.width > 16'384 || options.height > 16'384)) {
        std::fprintf(stderr, "%s: --size is WIDTHxHEIGHT, at least 640x480, not \"%s\"\n", program.c_str(),
                     size.c_str());
        return wrongUse;
    }
    options.pixelsPerMm = dpi / 25.4;
    return std::nullopt;
}

} // namespace phin::ui
