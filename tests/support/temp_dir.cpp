#include "tests/support/temp_dir.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace phin::test {

TempDir::TempDir() {
    auto pattern = (std::filesystem::temp_directory_path() / "phin-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::system_error(errno, std::generic_category(), "no folder for a test");
    m_path = pattern;
}

TempDir::~TempDir() {
    std::error_code ignored; // a test is over; what is left of it harms nobody
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace phin::test
