#include "app/control/till_server.h"
#include "tests/cli/phin_tool.h"
#include "tests/counter/staffed_till.h"

#include <QJsonArray>
#include <QTest>

using namespace phin;
using namespace phin::test;

namespace {

/// `phin staff ...` on a till's own socket; what it is to read is typed in.
class Tool {
public:
    Tool() {
        auto server = control::TillServer::start(
            at.till(), {socket(), at.box().journalFile(), [] { return "ready"; }, [] { return true; }});
        if (!server)
            throw std::runtime_error(server.error().message);
        m_server = std::move(*server);
    }
    [[nodiscard]] std::filesystem::path socket() { return at.box().folder() / "control.sock"; }
    Answer staff(QStringList arguments, const QByteArray& typed = {}) {
        arguments.prepend(QStringLiteral("staff"));
        arguments << QStringLiteral("--socket") << QString::fromStdString(socket().string());
        QProcess process;
        process.start(qEnvironmentVariable("PHIN_BIN") + "/phin", arguments);
        process.write(typed);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    StaffedTill at{false};

private:
    std::unique_ptr<control::TillServer> m_server;
};

} // namespace

class StaffToolTest : public QObject {
    Q_OBJECT
private slots:
    void lockedOutShop_isHelpedOnTheBox() {
        Tool tool;
        QVERIFY(tool.staff({"list"}).out.contains("everybody may do everything"));
        QCOMPARE(tool.staff({"add", "Thảo"}, "9042\n").exit, notSo); // the first is a manager
        QCOMPARE(tool.staff({"add", "Lan", "--role", "boss"}, "240681\n").exit, wrongUse);
        QCOMPARE(tool.staff({"add", "Lan", "--role", "manager"}, "1234\n").exit, notSo);
        const auto added = tool.staff({"add", "Lan", "--role", "manager"}, "240681\n");
        QVERIFY2(added.exit == good, qPrintable(added.err));
        QVERIFY(!(added.out + added.err).contains("240681"));
        QCOMPARE(tool.staff({"add", "Thảo"}, "9042\n").exit, good);
        const auto people = QJsonDocument::fromJson(tool.staff({"list", "--json"}).out.toUtf8()).array();
        QCOMPARE(people.size(), 2);
        QCOMPARE(people[1].toObject()["role"].toString(), QString("cashier"));
        QCOMPARE(people[1].toObject()["active"].toBool(), true);

        const auto id = people[1].toObject()["id"].toString();
        QCOMPARE(tool.staff({"set", id, "--role", "shift_lead", "--name", "Thảo B", "--pin"}, "61204\n").exit, good);
        QVERIFY(tool.staff({"list"}).out.contains("shift_lead"));
        const auto answer = await<counter::PinAnswer>([&](auto done) {
            tool.at.staff().signIn(*Uuid::fromString(id.toStdString()), *counter::Pin::of("61204"), std::move(done));
        });
        PHIN_OK(answer);
        QCOMPARE(answer->what, counter::PinAnswer::What::Right);
        QCOMPARE(tool.staff({"unlock", "Thảo B"}).exit, good);
        QCOMPARE(tool.staff({"set", "Thảo B", "--gone"}).exit, good);
        QVERIFY(tool.staff({"list"}).out.contains("works here no more"));
        QVERIFY(!tool.at.staff().session().person()); // gone at once
        QCOMPARE(tool.staff({"set", "Thảo B", "--back"}).exit, good);
        QCOMPARE(tool.staff({"unlock", "nobody"}).exit, notSo);
        QCOMPARE(phinTool({"staff", "list"}).exit, wrongUse);
    }
};

QTEST_GUILESS_MAIN(StaffToolTest)
#include "tst_staff_tool.moc"
