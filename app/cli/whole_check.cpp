#include "app/cli/whole_check.h"

#include "sync/journal/database.h"

#include <openssl/evp.h>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <memory>

namespace phin::cli {

Result<std::vector<ChainReport>> checkWhole(const std::filesystem::path& file, const journal::Authority& authority,
                                            Faults& faults) {
    const auto database = journal::openForReading(file);
    if (!database)
        return database.error();
    try {
        (*database)->exec("BEGIN"); // one moment of it
        SQLite::Statement integrity(**database, "PRAGMA integrity_check(10)");
        while (integrity.executeStep())
            if (const auto said = integrity.getColumn(0).getString(); said != "ok")
                faults.add("the file is damaged: " + said);
        auto chains = checkChains(**database, &authority, faults);
        if (chains.empty())
            faults.add("there is no chain in it: this box has not begun");
        return chains;
    } catch (const SQLite::Exception& error) {
        faults.add(journal::explain(error).message);
        return std::vector<ChainReport>{};
    }
}

Result<std::string> checksumOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::array<char, 64 * 1024> piece;
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0)
        EVP_DigestUpdate(context.get(), piece.data(), static_cast<std::size_t>(in.gcount()));
    if (!in.eof())
        return Error{ErrorKind::Unavailable, "cannot read " + file.string()};
    std::string hash(32, '\0');
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(hash.data()), nullptr);
    return journal::toHex(std::string_view(hash));
}

bool isInUse(const std::filesystem::path& database) {
    // An open SQLite connection in WAL mode holds a shared lock on its file, whatever it does; that can be seen even
    // where the file itself cannot be read any more.
    const int descriptor = ::open(database.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const bool held = ::fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(descriptor);
    return held;
}

Result<std::string> ownerOf(const std::filesystem::path& database) {
    const auto opened = journal::openForReading(database);
    if (!opened)
        return opened.error();
    try {
        SQLite::Statement owner(**opened, "SELECT bytes FROM paper WHERE kind = 'owner'");
        if (owner.executeStep())
            return owner.getColumn(0).getString();
    } catch (const SQLite::Exception& error) {
        return journal::explain(error);
    }
    return Error{ErrorKind::Refused, database.string() + " does not say which box it belongs to"};
}

} // namespace phin::cli
