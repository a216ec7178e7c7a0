#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace phin::ui {

/// How a screen's program was asked to start. The same words for the till and the stations.
struct StartOptions {
    std::filesystem::path config;
    bool windowed = false;
    int width = 1280;
    int height = 800;
    double pixelsPerMm = 0; ///< 0: as the screen says
    std::string language = "vi";
};

/// Reads the command line into `options`; Qt's own arguments (-platform, -qwindowgeometry ...) are left to
/// QGuiApplication. The exit status where the program shall end already: 0 after --help, 2 for wrong use.
[[nodiscard]] std::optional<int> parseStartOptions(int argc, char** argv, const std::string& program,
                                                   const std::string& description, StartOptions& options);

} // namespace phin::ui
