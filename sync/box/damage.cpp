#include "sync/box/damage.h"

#include "sync/journal/database.h"
#include "sync/journal/inspector.h"

#include <spdlog/spdlog.h>

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

namespace phin::box {
namespace {

constexpr char foundWord[] = "found ", asideWord[] = "aside ";
constexpr int entriesAtOnce = 10'000;

std::string firstLine(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

} // namespace

Status Damage::write(const std::string& text) const {
    const auto partial = notePath().string() + ".partial";
    const int descriptor = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const auto line = text.substr(0, text.find('\n')) + "\n";
    const bool written = descriptor >= 0 &&
                         ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                         ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    std::error_code code;
    if (written)
        std::filesystem::rename(partial, notePath(), code);
    if (!written || code)
        return Error{ErrorKind::Unavailable, "cannot write " + notePath().string()};
    return done();
}

Status Damage::note(const std::string& why) const {
    return write(foundWord + why);
}

Status Damage::move(const std::string& why, std::int64_t nowMs) {
    if (auto noted = note(why); !noted)
        return noted;
    if (std::filesystem::exists(m_file)) {
        auto moved = journal::setAside(m_file, nowMs);
        if (!moved)
            return moved.error();
        m_aside = std::move(*moved);
    } else {
        m_aside = journal::lastSetAside(m_file); // it was cut off right after
    }
    spdlog::error("{}: its file is damaged ({}) and was set aside as {}", m_device, why,
                  m_aside ? m_aside->string() : "nothing");
    return write(asideWord + (m_aside ? m_aside->filename().string() : std::string()));
}

Status Damage::setAside(bool had, std::int64_t nowMs) {
    const auto noted = firstLine(notePath());
    if (noted.rfind(asideWord, 0) == 0) {
        const auto name = noted.substr(sizeof asideWord - 1);
        if (!name.empty() && std::filesystem::exists(m_file.parent_path() / name))
            m_aside = m_file.parent_path() / name;
        else
            settled(); // somebody took it away: there is nothing more to take over
    }
    if (noted.rfind(foundWord, 0) == 0)
        return move(noted.substr(sizeof foundWord - 1), nowMs);
    if (!had)
        return done();
    if (const auto why = journal::damageOf(m_file))
        return move(*why, nowMs);
    return done();
}

Result<bool> Damage::setAsideIfFaulty(std::int64_t nowMs) {
    const auto fault = journal::Inspector::inspect(m_file, entriesAtOnce, [] { return true; });
    if (!fault)
        return false;
    if (auto moved = move(*fault, nowMs); !moved)
        return moved.error();
    return true;
}

void Damage::settled() {
    std::error_code ignored;
    std::filesystem::remove(notePath(), ignored);
}

} // namespace phin::box
