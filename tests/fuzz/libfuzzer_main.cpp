#include "tests/fuzz/fuzz.h"

#include <spdlog/spdlog.h>

#include <filesystem>
#include <fstream>

// libFuzzer brings main(). PHIN_FUZZ_TARGET says which target; PHIN_FUZZ_SEEDS=FOLDER writes its seeds and ends.

namespace {
const phin::fuzz::Target* target = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    spdlog::set_level(spdlog::level::off);
    const char* const name = std::getenv("PHIN_FUZZ_TARGET");
    target = name ? phin::fuzz::targetOf(name) : nullptr;
    if (!target) {
        std::fprintf(stderr, "set PHIN_FUZZ_TARGET to one of:");
        for (const auto& each : phin::fuzz::targets())
            std::fprintf(stderr, " %s", each.name);
        std::fprintf(stderr, "\n");
        std::exit(2);
    }
    if (const char* const folder = std::getenv("PHIN_FUZZ_SEEDS")) {
        std::filesystem::create_directories(folder);
        int number = 0;
        for (const auto& seed : target->seeds())
            std::ofstream(std::filesystem::path(folder) / ("seed-" + std::to_string(++number)), std::ios::binary)
                << seed;
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    target->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
