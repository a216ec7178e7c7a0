"""One whole shift at the real till, by its real window, from outside: what is on the screen is found by its accessible
name, and the Z report at the end has to say what books kept on the side say.

drive_shift.py PHIN_BIN_FOLDER. Exit status 3: something that it needs is not installed."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
NOT_INSTALLED = 3
MENU = pathlib.Path(__file__).resolve().parent / "menu.toml"
CASH_STEP = 500


def till_settings(folder):
    (folder / "till.toml").write_text(
        'shop = "drive"\ndevice = "till-a"\nkind = "till"\nname = "Till A"\nletter = "A"\ndata = "data"\n'
        'authority = "keys/ca.crt"\ncertificate = "keys/till-a.crt"\nkey = "keys/till-a.key"\n'
        f'guest_display = "off"\ncash_rounding = {CASH_STEP}\n'
    )
    return folder / "till.toml"


def main(programs):
    try:
        import desktop
        import shift
        import sight
    except (ImportError, ValueError) as error:
        print(f"{error}; run packaging/install-dependencies test")
        return NOT_INSTALLED
    try:
        with desktop.Desktop() as computer:
            phin = programs / "phin"
            keys = computer.folder / "keys"
            computer.run(phin, "enroll", "--init", keys, "--shop", "drive")
            computer.run(phin, "enroll", "--folder", keys, "--device", "till-a")
            config = till_settings(computer.folder)
            till = computer.start(programs / "phin-counter", "--config", config, "--lang", "en", log="till.log")
            socket = computer.folder / "data" / "control.sock"
            try:
                desktop.wait(lambda: socket.exists() or till.poll() is not None, "the till to start")
                computer.run(phin, "menu", "import", MENU, "--socket", socket)
                journal = computer.folder / "data" / "journal.db"
                shift.work(computer, sight.Sight(computer.session_bus), MENU, CASH_STEP,
                           lambda: computer.run(phin, "report", "z", "--db", journal, "--format", "csv"))  # fmt: skip
            except BaseException:
                print((computer.folder / "till.log").read_text(encoding="utf-8", errors="replace"))
                raise
            till.terminate()
            assert till.wait(desktop.LIMIT) == 0, "the till did not end well"
    except desktop.Missing as missing:
        print(f"{missing}; run packaging/install-dependencies test")
        return NOT_INSTALLED
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
