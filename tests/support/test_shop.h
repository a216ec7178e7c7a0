#pragma once

#include "sync/journal/issuer.h"
#include "sync/journal/journal.h"
#include "tests/support/fake_clock.h"
#include "tests/support/must.h"

#include <QTemporaryDir>

#include <map>

namespace phin::test {

/// A shop in a temporary folder: its authority, the identities of its boxes, their journals.
class TestShop {
public:
    explicit TestShop(std::string name = "test-shop")
        : m_name(std::move(name))
        , m_issuer(must(journal::Issuer::create(folder(), m_name)))
        , m_authority(must(journal::Authority::load(folder() / "ca.crt"))) {}

    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] const std::string& name() const noexcept { return m_name; }
    [[nodiscard]] const journal::Authority& authority() const noexcept { return m_authority; }
    [[nodiscard]] const journal::Issuer& issuer() const noexcept { return m_issuer; }

    const journal::Identity& identity(const std::string& device) {
        auto& known = m_identities[device];
        if (!known) {
            if (!std::filesystem::exists(folder() / (device + ".crt")))
                must(m_issuer.issue(folder(), device, {"127.0.0.1", "localhost"}));
            known = std::make_unique<journal::Identity>(
                must(journal::Identity::load(folder() / (device + ".crt"), folder() / (device + ".key"))));
        }
        return *known;
    }
    [[nodiscard]] std::filesystem::path file(const std::string& device) const { return folder() / (device + ".db"); }

    [[nodiscard]] static journal::Journal::Options optionsFor(const std::filesystem::path& file) {
        journal::Journal::Options options;
        options.file = file;
        options.birth = {"till", "", "A", ""};
        return options;
    }

    /// The device's journal, opened; its epoch has begun.
    std::unique_ptr<journal::Journal> open(const std::string& device, const journal::Clock& clock, bool begin = true) {
        return open(device, optionsFor(file(device)), clock, begin);
    }
    std::unique_ptr<journal::Journal> open(const std::string& device, const journal::Journal::Options& options,
                                           const journal::Clock& clock, bool begin = true) {
        auto journal = must(journal::Journal::open(options, identity(device), m_authority, clock));
        if (begin && !journal->born()) {
            journal->begin();
            journal->beginEpoch();
            journal->commit();
        }
        return journal;
    }

private:
    QTemporaryDir m_folder;
    std::string m_name;
    journal::Issuer m_issuer;
    journal::Authority m_authority;
    std::map<std::string, std::unique_ptr<journal::Identity>> m_identities;
};

} // namespace phin::test
