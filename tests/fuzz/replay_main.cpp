#include "tests/fuzz/fuzz.h"

#include <spdlog/spdlog.h>

#include <filesystem>
#include <fstream>
#include <iterator>

// Without a fuzzer: all seeds of all targets, each also cut short, and what was once found. Or: TARGET FILE...

namespace {

std::string readFile(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

int main(int argc, char** argv) {
    spdlog::set_level(spdlog::level::off);
    if (argc > 2) {
        const auto* const target = phin::fuzz::targetOf(argv[1]);
        if (!target) {
            std::fprintf(stderr, "there is no target %s\n", argv[1]);
            return 2;
        }
        for (int i = 2; i < argc; ++i)
            target->run(readFile(argv[i]));
        return 0;
    }
    for (const auto& target : phin::fuzz::targets()) {
        std::size_t seeds = 0, found = 0;
        for (const auto& seed : target.seeds()) {
            target.run(seed);
            target.run(std::string_view(seed).substr(0, seed.size() / 2));
            ++seeds;
        }
        const auto folder = std::filesystem::path(PHIN_FUZZ_REGRESSIONS) / target.name;
        if (std::filesystem::exists(folder))
            for (const auto& file : std::filesystem::directory_iterator(folder)) {
                std::printf("%s: %s\n", target.name, file.path().filename().c_str());
                std::fflush(stdout); // the last line names what stops the program
                target.run(readFile(file.path()));
                ++found;
            }
        std::printf("%s: %zu seeds, %zu found before\n", target.name, seeds, found);
        if (seeds == 0)
            return 1;
    }
    return 0;
}
