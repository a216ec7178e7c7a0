#include "tests/ui/counter_models.h"

#include <QSignalSpy>
#include <QTest>

using namespace phin;
using namespace phin::test;
using counter::BoxesModel;
using counter::DoorModel;
using counter::DoorState;
using counter::StatusModel;

/// What the sheet of the shop's boxes and the door for new ones show, without a window.
class TestBoxesModels : public QObject {
    Q_OBJECT

private slots:
    void boxes_listed_sayWhoIsHereAndHowLong() {
        Models models;
        const auto now = FakeClock::aprilMorningMs;
        models.desk.set([now](FakeDesk& desk) {
            desk.shop.authority = true;
            desk.shop.boxes = {{"bar",
                                "3",
                                "station",
                                "Quầy pha chế",
                                {},
                                "barista",
                                now + 300 * FakeClock::day,
                                false,
                                {},
                                false,
                                true},
                               {"old", "4", "till", {}, "B", {}, now + 300 * FakeClock::day, true, "stolen"},
                               {"sync",
                                "2",
                                "sync",
                                {},
                                {},
                                {},
                                now + 10 * FakeClock::day,
                                false,
                                {},
                                false,
                                false,
                                now - FakeClock::hour},
                               {"till-a", "1", "till", "Quầy", "A", {}, now + 300 * FakeClock::day, false, {}, true}};
        });
        auto& boxes = *models.screens->boxes();
        boxes.watch(true);
        QTRY_COMPARE(boxes.rowCount(), 4);
        QCOMPARE(role(boxes, 0, BoxesModel::Title), QStringLiteral("Quầy"));
        QCOMPARE(role(boxes, 0, BoxesModel::Presence), QStringLiteral("This till"));
        QCOMPARE(role(boxes, 1, BoxesModel::Title), QStringLiteral("Quầy pha chế"));
        QCOMPARE(role(boxes, 1, BoxesModel::Presence), QStringLiteral("Here now"));
        QCOMPARE(role(boxes, 2, BoxesModel::Title), QStringLiteral("sync"));
        QCOMPARE(role(boxes, 2, BoxesModel::Presence), QStringLiteral("Last heard 09:00"));
        QCOMPARE(role(boxes, 2, BoxesModel::Until), QStringLiteral("Certificate until 11 Apr 2019"));
        QCOMPARE(role(boxes, 2, BoxesModel::UntilLevel).toInt(), static_cast<int>(StatusModel::Notice));
        QCOMPARE(role(boxes, 3, BoxesModel::Title), QStringLiteral("old")); // revoked ones come last
        QCOMPARE(role(boxes, 3, BoxesModel::Presence), QStringLiteral("Revoked"));
        QVERIFY(boxes.hasAuthority() && boxes.elsewhere().isEmpty());
        QVERIFY2(boxes.summary().startsWith(QStringLiteral("3 ")), qPrintable(boxes.summary()));
        QCOMPARE(boxes.freeLetter(), QStringLiteral("C"));                                   // B was somebody's
        models.desk.set([](FakeDesk& desk) { desk.shop.boxes.push_back({"till-c", "5"}); }); // has not run yet
        QTRY_COMPARE(boxes.rowCount(), 5);
        QCOMPARE(boxes.freeLetter(), QStringLiteral("D"));
        QCOMPARE(boxes.freeName(QStringLiteral("bar")), QStringLiteral("bar-2"));
        models.desk.set([](FakeDesk& desk) { desk.trouble = Error{ErrorKind::Unavailable, "disk I/O error"}; });
        QTRY_VERIFY(!boxes.trouble().isEmpty());
        QVERIFY(!boxes.trouble().contains(QStringLiteral("disk I/O error"))); // that is for the log
        QCOMPARE(boxes.rowCount(), 5);                                        // what was known stays
        QCOMPARE(models.resets, 0);
    }

    void boxes_withoutTheAuthority_sayWhereItIs() {
        Models models;
        auto& boxes = *models.screens->boxes();
        models.desk.set([](FakeDesk& desk) {
            desk.shop.boxes = {{"till-a", "1", "till", "Quầy", "A"}, {"till-b", "2", "till", "Quầy 2", "B"}};
        });
        boxes.refresh();
        QTRY_COMPARE(boxes.rowCount(), 2);
        QVERIFY2(boxes.elsewhere().contains(QStringLiteral("first till")), qPrintable(boxes.elsewhere()));
        models.desk.set([](FakeDesk& desk) { desk.shop.authorityAt = "till-b"; });
        boxes.refresh();
        QTRY_VERIFY2(boxes.elsewhere().contains(QStringLiteral("Quầy 2")), qPrintable(boxes.elsewhere()));
        boxes.select(QStringLiteral("till-b/2"));
        QCOMPARE(boxes.detail()[QStringLiteral("title")].toString(), QStringLiteral("Quầy 2"));
        QVERIFY(!boxes.detail()[QStringLiteral("canRevoke")].toBool());
    }

    void boxes_revoked_onlyOthersAndOnlyOnce() {
        Models models;
        models.desk.set([](FakeDesk& desk) {
            desk.shop.authority = true;
            desk.shop.boxes = {{"till-a", "1", "till", "Quầy", "A", {}, 1, false, {}, true},
                               {"till-b", "2", "till", {}, "B"},
                               {"cloud", "3", "cloud"},
                               {"broker", "4", {}}};
        });
        auto& boxes = *models.screens->boxes();
        boxes.refresh();
        QTRY_COMPARE(boxes.rowCount(), 4);
        // Not itself, and not what all the others hang on.
        for (const auto* const key : {"till-a/1", "cloud/3", "broker/4"}) {
            boxes.select(QLatin1String(key));
            QVERIFY(!boxes.detail()[QStringLiteral("canRevoke")].toBool());
        }
        boxes.select(QStringLiteral("till-b/2"));
        QVERIFY(boxes.detail()[QStringLiteral("canRevoke")].toBool());
        QSignalSpy revoked(&boxes, &BoxesModel::revoked), failed(&boxes, &BoxesModel::failed);
        models.desk.set([](FakeDesk& desk) { desk.trouble = Error{ErrorKind::Unavailable, "disk full"}; });
        boxes.revoke(QStringLiteral("stolen"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!boxes.isBusy());
        models.desk.set([](FakeDesk& desk) { desk.trouble.reset(); });
        {
            const std::lock_guard hangs(models.desk.hangs); // and yet nothing waits here
            boxes.revoke(QStringLiteral("stolen"));
            boxes.revoke(QStringLiteral("stolen"));
            QVERIFY(boxes.isBusy());
        }
        QTRY_COMPARE(revoked.size(), 1);
        QTRY_VERIFY(boxes.detail()[QStringLiteral("revoked")].toBool());
        QVERIFY(!boxes.detail()[QStringLiteral("canRevoke")].toBool());
        QCOMPARE(models.desk.asked(), (std::vector<std::string>{"revoke till-b: stolen", "revoke till-b: stolen"}));
    }

    void door_guestAndCode_letOneIn() {
        Models models;
        models.desk.set([](FakeDesk& desk) {
            desk.shop.authority = true;
            desk.shop.boxes = {{"till-a", "1", "till", "Quầy", "A", {}, 1, false, {}, true}};
        });
        models.screens->boxes()->refresh();
        auto& door = *models.screens->door();
        door.open();
        QCOMPARE(door.stage(), DoorModel::Opening);
        QTRY_COMPARE(door.stage(), DoorModel::Open);
        QTRY_COMPARE(door.command(), QStringLiteral("phin enroll --join 192.168.1.10:7433 --device till-b --kind till "
                                                    "--letter B --folder /var/lib/phin"));
        door.setKind(QStringLiteral("kitchen"));
        QCOMPARE(door.command(), QStringLiteral("phin enroll --join 192.168.1.10:7433 --device kitchen --kind station "
                                                "--station kitchen --folder /var/lib/phin"));
        QCOMPARE(door.closesIn(), QStringLiteral("10:00"));
        door.type(QStringLiteral("123456"));
        door.admit(); // nobody stands there
        QCOMPARE(door.stage(), DoorModel::Open);
        models.desk.set([](FakeDesk& desk) {
            desk.state.guest = DoorState::Guest{"kitchen", "station", "Bếp", {}, "kitchen", 150'000};
        });
        QTRY_COMPARE(door.guest(), QStringLiteral("Bếp"));
        QCOMPARE(door.guestWhat(), QStringLiteral("Kitchen's screen · kitchen"));
        QCOMPARE(door.codeEndsIn(), QStringLiteral("2:30"));
        QCOMPARE(door.code(), QString()); // what was typed before it came cannot be its code
        door.type(QStringLiteral("12345"));
        door.type(QStringLiteral("x"));
        door.admit(); // not complete
        door.type(QStringLiteral("77"));
        QCOMPARE(door.code(), QStringLiteral("123457"));
        door.admit();
        QCOMPARE(door.stage(), DoorModel::Deciding);
        QTRY_COMPARE(door.stage(), DoorModel::Open);
        QVERIFY2(door.objection().contains(QStringLiteral("not the code")), qPrintable(door.objection()));
        QVERIFY2(door.triesLeft().startsWith(QStringLiteral("2 ")), qPrintable(door.triesLeft()));
        QCOMPARE(door.code(), QString());
        QSignalSpy cameIn(&door, &DoorModel::cameIn);
        door.type(QStringLiteral("123456"));
        QVERIFY(door.objection().isEmpty());
        door.admit();
        QTRY_COMPARE(door.stage(), DoorModel::CameIn);
        QCOMPARE(cameIn.size(), 1);
        QVERIFY(door.ending().contains(QStringLiteral("Bếp")));
        QTRY_COMPARE(models.screens->boxes()->rowCount(), 2);
    }

    void door_closedFromElsewhereOrByCodes_saysWhy_data() {
        QTest::addColumn<int>("why");
        QTest::addColumn<QString>("said");
        QTest::newRow("time over") << static_cast<int>(DoorState::Closing::TimeOver) << "long enough";
        QTest::newRow("wrong codes") << static_cast<int>(DoorState::Closing::WrongCodes) << "Wrong codes";
        QTest::newRow("visits") << static_cast<int>(DoorState::Closing::EmptyVisits) << "visits";
        QTest::newRow("manager") << static_cast<int>(DoorState::Closing::ByManager) << "manager has closed";
        QTest::newRow("came in") << static_cast<int>(DoorState::Closing::CameIn) << "let it in";
        QTest::newRow("not kept") << static_cast<int>(DoorState::Closing::NotKept) << "code was right";
    }
    void door_closedFromElsewhereOrByCodes_saysWhy() {
        QFETCH(const int, why);
        QFETCH(const QString, said);
        Models models;
        auto& door = *models.screens->door();
        door.open();
        QTRY_COMPARE(door.stage(), DoorModel::Open);
        models.desk.set([why](FakeDesk& desk) { desk.close(static_cast<DoorState::Closing>(why)); });
        QTRY_COMPARE(door.stage(), DoorModel::Closed);
        QVERIFY2(door.advice().contains(said), qPrintable(door.advice()));
        door.open(); // and once more
        QTRY_COMPARE(door.stage(), DoorModel::Open);
    }

    void door_left_isClosed_alsoWhileItOpens() {
        Models models;
        auto& door = *models.screens->door();
        {
            const std::lock_guard hangs(models.desk.hangs);
            door.open();
            door.close();
        }
        QTRY_COMPARE(models.desk.asked(), (std::vector<std::string>{"open", "close"}));
        QCOMPARE(door.stage(), DoorModel::Away);
        models.desk.set([](FakeDesk& desk) { desk.trouble = Error{ErrorKind::Unavailable, "cannot listen on 7433"}; });
        door.open();
        QTRY_COMPARE(door.stage(), DoorModel::Failed);
        QVERIFY2(door.advice().contains(QStringLiteral("port")), qPrintable(door.advice()));
    }
};

QTEST_GUILESS_MAIN(TestBoxesModels)
#include "tst_boxes_models.moc"
