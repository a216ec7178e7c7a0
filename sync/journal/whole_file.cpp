#include "sync/journal/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace phin::journal {
namespace {

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Status replaceFile(const std::filesystem::path& file, std::string_view bytes, unsigned mode) {
    const auto part = file.string() + ".new";
    const auto failed = [&part, &file] {
        const Error error{ErrorKind::Unavailable, "cannot write " + file.string() + ": " + std::strerror(errno)};
        ::unlink(part.c_str());
        return error;
    };
    ::unlink(part.c_str()); // of a program that was killed while writing; its mode may be another
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0)
        return failed();
    const bool written = writeAll(descriptor, bytes) && ::fsync(descriptor) == 0;
    if (::close(descriptor) != 0 || !written || ::rename(part.c_str(), file.c_str()) != 0)
        return failed();
    const auto parent = file.parent_path();
    const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder); // not every file system can; the file itself is safe by now
        ::close(folder);
    }
    return done();
}

Status requirePrivate(const std::filesystem::path& keyFile) {
    struct stat found {};
    if (::stat(keyFile.c_str(), &found) != 0)
        return Error{ErrorKind::Unavailable, "cannot read the key " + keyFile.string() + ": " + std::strerror(errno)};
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{ErrorKind::Refused, "the key " + keyFile.string() +
                                             " can be used by other users of this machine; chmod 600 it, and if they "
                                             "may have read it, revoke this box and enrol it anew"};
    if (found.st_uid != ::geteuid())
        return Error{ErrorKind::Refused, "the key " + keyFile.string() +
                                             " belongs to another user of this machine; chown it to the user that "
                                             "this program runs as"};
    return done();
}

} // namespace phin::journal
