#pragma once

#include "sync/journal/writer.h"
#include "tests/support/fake_clock.h"
#include "tests/support/shop.h"
#include "tests/support/temp_dir.h"

#include <memory>
#include <string>

namespace phin::test {

/// A box without a network: identity, journal and writer on a real file in a folder of its own. Its writer is made but
/// not started, so that observers can be hung on first.
class Box {
public:
    /// A till; pass another birth for another kind of box.
    Box(const Shop& shop, const std::string& device, const journal::Clock& clock,
        journal::Birth birth = {"till", "", "A", ""});
    ~Box();

    [[nodiscard]] journal::Writer& writer() noexcept { return *m_writer; }
    [[nodiscard]] const std::string& device() const noexcept { return m_device; }
    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder.path(); }
    [[nodiscard]] std::filesystem::path journalFile() const { return m_folder / "journal.db"; }

    /// Stops the writer and closes the file, as at the end of a program.
    void close();
    /// Opens the file again: a new writer, not started. Whoever used the old one must be gone.
    void open();

private:
    const Shop& m_shop;
    std::string m_device;
    const journal::Clock& m_clock;
    journal::Birth m_birth;
    TempDir m_folder;
    journal::Identity m_identity;
    std::unique_ptr<journal::Writer> m_writer;
};

} // namespace phin::test
