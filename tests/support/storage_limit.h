#pragma once

#include <cstddef>

namespace phin::test {

/// A disk that takes no more, without being root: while this object lives, this process cannot let any file grow
/// beyond `bytes`. Files that are larger already can still be read.
class StorageLimit {
public:
    explicit StorageLimit(std::size_t bytes);
    ~StorageLimit();
    StorageLimit(const StorageLimit&) = delete;
    StorageLimit& operator=(const StorageLimit&) = delete;

private:
    unsigned long m_before = 0;
    void (*m_handlerBefore)(int) = nullptr;
};

} // namespace phin::test
