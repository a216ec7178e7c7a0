// Where the till's socket stands, and who may stand there.
#include "tests/counter/served_till.h"

#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

using namespace phin;
using namespace phin::control;
using namespace phin::test;
using namespace phin::till::v1;

class TillSocketTest : public QObject {
    Q_OBJECT
private slots:
    void socket_isItsOwnersAlone() {
        Served at;
        struct stat made {};
        QCOMPARE(::stat(at.socket().c_str(), &made), 0);
        QVERIFY(S_ISSOCK(made.st_mode));
        QCOMPARE(int(made.st_mode & 0777), 0600);
    }

    void start_staleSocket_isReplaced() {
        TillFixture till;
        const auto path = till.box().folder() / "control.sock";
        const int stale = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
        QCOMPARE(::bind(stale, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
        ::close(stale); // as a till that was killed leaves it
        const auto server =
            TillServer::start(till.till(), {path, till.box().journalFile(), [] { return ""; }, [] { return false; }});
        PHIN_OK(server);
    }

    void start_whereAnotherServes_isRefused() {
        Served at;
        const auto second = TillServer::start(at.till().till(), at.options());
        PHIN_ERROR(second, ErrorKind::Refused);
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid)); // the first is not disturbed
    }

    void start_whereItCannotBe_saysWhy() {
        TillFixture till;
        const auto folder = till.box().folder();
        const auto start = [&](const std::filesystem::path& socket, const std::filesystem::path& file) {
            return TillServer::start(till.till(), {socket, file, [] { return ""; }, [] { return false; }});
        };
        PHIN_ERROR(start(folder / "missing" / "control.sock", till.box().journalFile()), ErrorKind::Unavailable);
        PHIN_ERROR(start(folder / std::string(120, 'x'), till.box().journalFile()), ErrorKind::WrongUse);
        std::ofstream(folder / "precious") << "keep me";
        PHIN_ERROR(start(folder / "precious", till.box().journalFile()), ErrorKind::Refused);
        QVERIFY(std::filesystem::file_size(folder / "precious") == 7);
        PHIN_ERROR(start(folder / "control.sock", folder / "no.db"), ErrorKind::Unavailable);
    }

    void stop_removesTheSocket() {
        Served at;
        PayReply paid;
        PHIN_CALL(at.call(&Till::Stub::Sell, sellRequest(1, "phin"), paid));
        at.server().stop();
        QVERIFY(!std::filesystem::exists(at.socket()));
        at.server().stop();
    }
};

QTEST_APPLESS_MAIN(TillSocketTest)
#include "tst_till_socket.moc"
