#include "app/screens/picture_files.h"

#include <QtCore/QStandardPaths>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace phin::counter {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 4;
constexpr std::size_t mostLookedAt = 20'000; // a stick may hold anything

bool isPicture(const fs::path& file) {
    constexpr std::array<std::string_view, 4> endings{".png", ".jpg", ".jpeg", ".webp"};
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

} // namespace

std::vector<fs::path> PictureFiles::usualFolders() {
    return {"/media", "/run/media", QStandardPaths::writableLocation(QStandardPaths::PicturesLocation).toStdString()};
}

std::vector<fs::path> PictureFiles::in(const std::vector<fs::path>& folders) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::size_t seen = 0;
    for (const auto& folder : folders) {
        std::error_code error; // a stick may be pulled at any moment
        fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
        for (; !error && walk != fs::recursive_directory_iterator() && ++seen < mostLookedAt; walk.increment(error)) {
            std::error_code own;
            if (walk.depth() >= deepest)
                walk.disable_recursion_pending();
            if (!walk->is_regular_file(own) || !isPicture(walk->path()))
                continue;
            const auto time = walk->last_write_time(own);
            if (!own)
                found.emplace_back(time, walk->path());
        }
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    found.resize(std::min(found.size(), most));
    std::vector<fs::path> files;
    for (auto& [time, file] : found)
        files.push_back(std::move(file));
    return files;
}

} // namespace phin::counter
