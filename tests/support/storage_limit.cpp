#include "tests/support/storage_limit.h"

#include <sys/resource.h>

#include <csignal>

namespace phin::test {

StorageLimit::StorageLimit(std::size_t bytes) {
    m_handlerBefore = std::signal(SIGXFSZ, SIG_IGN); // so that write() fails instead
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    m_before = limit.rlim_cur;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

StorageLimit::~StorageLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = m_before;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, m_handlerBefore);
}

} // namespace phin::test
