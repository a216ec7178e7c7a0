"""Plants violations of the house rules in trees of its own and demands that each is found."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import house


class HouseTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.write("sync/model/money.h", "#pragma once\n#include <cstdint>\n")
        self.write("app/counter/cart.cpp", '#include "app/counter/cart.h"\n\n#include "sync/model/money.h"\n')

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def objections(self, rule):
        return list(house.RULES[rule](self.root))

    def assertCaught(self, name, text, place):
        self.write(name, text)
        found = self.objections("includes")
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(place), found[0])

    def test_soundTree_hasNoObjections(self):
        self.write("app/screens/cart_model.h", '#include "app/counter/cart.h"\n#include <QAbstractListModel>\n')
        self.write("app/main.cpp", '#include "device/drivers/escpos.h"\n#include <QGuiApplication>\n')
        self.write("sync/cloud_main.cpp", '#include "sync/cloud/shop.h"\n#include "sync/box/box.h"\n')
        self.write("device/drivers/serial.cpp", '#include <QSerialPort>\n#include "serial.moc"\n')
        for rule in house.RULES:
            self.assertEqual(self.objections(rule), [], rule)

    def test_upwardInclude_isCaught(self):
        self.assertCaught("sync/model/fold.cpp", '\n#include "sync/journal/entry.h"\n', "sync/model/fold.cpp:2: ")

    def test_appAndKds_doNotKnowEachOther(self):
        self.assertCaught("app/screens/x.cpp", '#include "kds/tickets/ticket.h"\n', "app/screens/x.cpp:1: ")
        self.write("app/screens/x.cpp", "")
        self.assertCaught("kds/screens/y.h", '  # include "app/counter/cart.h"\n', "kds/screens/y.h:1: ")

    def test_driverThatKnowsOrders_isCaught(self):
        self.assertCaught("device/drivers/p.cpp", '#include "phin/model/v1/order.pb.h"\n', "device/drivers/p.cpp:1: ")

    def test_qtBelowTheScreens_isCaught(self):
        for folder in ("sync/model", "sync/journal", "kds/tickets", "kds/station", "app/counter", "app/menu"):
            self.assertCaught(f"{folder}/x.h", "#include <vector>\n#include <QString>\n", f"{folder}/x.h:2: ")
            self.write(f"{folder}/x.h", "#include <QtCore/qglobal.h>\n")
            self.assertEqual(len(self.objections("includes")), 1)
            self.write(f"{folder}/x.h", "")

    def test_includeThatHidesItsFolder_isCaught(self):
        for include in ('"cart.h"', '"../counter/cart.h"', '"counter/cart.h"', "<app/counter/cart.h>"):
            self.assertCaught("app/counter/x.cpp", f"#include {include}\n", "app/counter/x.cpp:1: ")

    def test_folderWithoutRule_isCaught(self):
        self.assertCaught("app/helpers/x.cpp", "", "app/helpers/x.cpp:1: ")

    def test_strayEntryAtTheTop_isCaught(self):
        self.write("notes.txt", "")
        self.assertEqual(len(self.objections("top-level")), 1)
        self.assertTrue(self.objections("top-level")[0].startswith("notes.txt:1: "))

    def test_machinePath_isCaught(self):
        self.write("docs/a.md", "see /usr/share/doc, ../work/x and https://example.org/home/x\n")
        self.assertEqual(self.objections("machine-paths"), [])
        self.write("packaging/run", "\n\ncd " + "/" + "home/somebody/phin\n")
        found = self.objections("machine-paths")
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith("packaging/run:3: "), found[0])

    def test_proofThatIsNoTest_isCaught(self):
        self.write("tests/counter/tst_cart.cpp", "    void undo_stepsBack() {\n    void undo_twice_data() {\n")
        self.write("docs/a.md", "`tst_cart: undo_stepsBack`, `undo_twice` and `tst_cart`, not `busy_timeout`\n")
        self.assertEqual(self.objections("named-tests"), [])
        self.write("docs/a.md", "\n`tst_cart: undo_stepsBack`, `undo_thrice`\n`tst_basket: x`\n")
        found = self.objections("named-tests")
        self.assertEqual(found, ["docs/a.md:2: tst_cart has no undo_thrice", "docs/a.md:3: there is no tst_basket"])

    def test_gitTree_isReadAsTracked(self):
        git = ["git", "-C", str(self.root)]
        subprocess.run([*git, "init", "-q"], check=True)
        subprocess.run([*git, "add", "."], check=True)
        self.write("untracked.txt", "")
        self.assertEqual(self.objections("top-level"), [])

    def test_program_exitsWithOneOnAnObjection(self):
        script = pathlib.Path(house.__file__)

        def status(*arguments):
            return subprocess.run([sys.executable, "-B", script, *arguments], capture_output=True).returncode

        self.assertEqual(status("includes", self.root), 0)
        self.write("sync/model/x.h", '#include "app/counter/cart.h"\n')
        self.assertEqual(status("includes", self.root), 1)
        self.assertEqual(status("nonsense", self.root), 2)

    def test_longFile_isCaught(self):
        self.write("qml/Phin/Ui/Long.qml", "// a line\n" * (house.MOST_LINES + 1))
        self.write("docs/long.md", "a line\n" * (house.MOST_LINES + 1))
        self.assertEqual(len(self.objections("sizes")), 1)

    def test_refusalWithoutReason_isCaught(self):
        self.write("app/counter/a.cpp", 'return Error{ErrorKind::Refused,\n             "no"};\n')
        self.write("app/counter/b.cpp", 'return Error{ErrorKind::Refused, "no", right, Why::NeedsManager};\n')
        self.write("app/cli/c.cpp", 'return Error{ErrorKind::Refused, "no"};\n')
        found = self.objections("refusals")
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith("app/counter/a.cpp:1:"), found[0])


if __name__ == "__main__":
    unittest.main()
