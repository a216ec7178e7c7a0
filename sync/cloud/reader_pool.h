#pragma once

#include "sync/journal/reader.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace phin::cloud {

/// Read-only connections to one shop's file, lent to one thread at a time. Readers never wait for the writer.
class ReaderPool {
public:
    explicit ReaderPool(std::filesystem::path file)
        : m_file(std::move(file)) {}

    /// A reader that returns to the pool when the hold on it goes.
    class Lease {
    public:
        Lease(ReaderPool& pool, std::unique_ptr<journal::Reader> reader)
            : m_pool(&pool)
            , m_reader(std::move(reader)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        journal::Reader* operator->() const noexcept { return m_reader.get(); }
        journal::Reader& operator*() const noexcept { return *m_reader; }

    private:
        ReaderPool* m_pool;
        std::unique_ptr<journal::Reader> m_reader;
    };

    /// Errors: the file cannot be opened.
    [[nodiscard]] Result<Lease> borrow();

private:
    std::filesystem::path m_file;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<journal::Reader>> m_idle;
};

} // namespace phin::cloud
