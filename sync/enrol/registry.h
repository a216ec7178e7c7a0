#pragma once

#include "phin/enrol/v1/enrol.pb.h"
#include "sync/journal/writer.h"
#include "sync/model/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace phin::enrol {

/// Who is in the shop already, and who has come in.
class Registry {
public:
    struct Standing {
        bool knownBefore = false;            ///< a box of this name was here before
        std::vector<std::string> neighbours; ///< the other boxes' certificates, DER
    };
    virtual ~Registry() = default;
    /// Refused: the name, or a till's letter, is taken. May wait for a commit.
    [[nodiscard]] virtual Result<Standing> standing(const v1::Guest& guest) = 0;
    virtual Status admitted(const std::string& device, const std::string& certificate) = 0;
};

/// What this box's journal knows; a new box's certificate is told to all through it.
class JournalRegistry final : public Registry {
public:
    explicit JournalRegistry(journal::Writer& writer)
        : m_writer(writer) {}
    [[nodiscard]] Result<Standing> standing(const v1::Guest& guest) override;
    Status admitted(const std::string& device, const std::string& certificate) override;

private:
    journal::Writer& m_writer;
};

/// The certificates in the authority's folder, where no box runs yet.
class FolderRegistry final : public Registry {
public:
    explicit FolderRegistry(std::filesystem::path folder)
        : m_folder(std::move(folder)) {}
    [[nodiscard]] Result<Standing> standing(const v1::Guest& guest) override;
    Status admitted(const std::string& device, const std::string& certificate) override;

private:
    std::filesystem::path m_folder;
};

/// What any guest must say of itself.
[[nodiscard]] Status soundGuest(const v1::Guest& guest);

} // namespace phin::enrol
