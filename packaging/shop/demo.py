"""Runs a demonstration shop in a folder until Ctrl-C. Started by packaging/demo, which builds first."""

import argparse
import fcntl
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import windows
from layout import PACKAGING, STATIONS, Shop, default_folder
from processes import Process, Supervisor

WRONG_USE, COULD_NOT = 2, 3
LOOK_EVERY = 0.05  # seconds
OPEN_WITHIN = 30.0
MOST_TILLS = 26
PROGRAMS = ("phin", "phin-counter", "phin-kds", "phin-sync", "phin-cloud")


def till_count(text):
    if not text.isdigit() or not 1 <= int(text) <= MOST_TILLS:
        raise argparse.ArgumentTypeError(f"1 to {MOST_TILLS} tills are possible, each has a letter of its own")
    return int(text)


def window_size(text):
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f'"{text}" is no size such as 1280x800')
    return int(found[1]), int(found[2])


def arguments():
    parser = argparse.ArgumentParser(
        prog="demo",
        description="Opens a whole shop on this machine: broker, cloud, sync agent, tills, barista, kitchen, board. "
        "Ctrl-C closes it. Started again on the same folder it goes on where it was.",
    )
    parser.add_argument("--headless", action="store_true", help="no windows; the screens are drawn nowhere")
    parser.add_argument("--for", dest="seconds", type=float, metavar="SECONDS", help="close the shop after so long")
    parser.add_argument("--data", type=pathlib.Path, default=default_folder(), metavar="DIR", help="the shop's folder")
    parser.add_argument("--tills", type=till_count, default=2, metavar="N", help="how many tills (2)")
    parser.add_argument("--size", type=window_size, metavar="WIDTHxHEIGHT", help="every window of this size")
    parser.add_argument("--brokers", type=int, choices=range(1, 6), default=2, metavar="N", help="how many brokers (2)")
    parser.add_argument("--no-build", action="store_true", help="take the programs as they are built")
    return parser.parse_args()


def say(text):
    print(text, flush=True)


def could_not(text):
    print(f"demo: {text}", file=sys.stderr)
    sys.exit(COULD_NOT)


def lock(folder):
    """One demo per folder; the lock goes with this process, however it ends."""
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / "demo.lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        could_not(f"another demo runs in {folder}; close it, or name another folder with --data")
    return file


def programs():
    folder = pathlib.Path(os.environ.get("PHIN_BIN") or PACKAGING.parent / "build" / "release" / "bin")
    missing = [name for name in PROGRAMS if not (folder / name).exists()]
    if missing:
        could_not(f"{', '.join(missing)} not built in {folder}; run packaging/demo without --no-build")
    return folder


def environment(headless):
    variables = dict(os.environ)
    variables.setdefault("QT_QUICK_BACKEND", "software")  # fast everywhere, and half the memory
    if headless:
        variables["QT_QPA_PLATFORM"] = "offscreen"
    elif not (variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY") or variables.get("QT_QPA_PLATFORM")):
        print("demo: there is no display here; run it with --headless", file=sys.stderr)
        sys.exit(WRONG_USE)
    return variables


def window_options(shop, options):
    """What each screen is told about its window, by name."""
    if options.headless:
        return {}
    if options.size:
        return windows.of_one_size([*shop.tills, *STATIONS], options.size)
    return windows.side_by_side(list(shop.tills), STATIONS)


def processes(shop, binaries, variables, places):
    logs = shop.folder / "logs"
    logs.mkdir(exist_ok=True)

    def process(name, wave, *command, restart_for=()):
        return Process(name, command, logs / f"{name}.log", variables, wave, restart_for)

    def screen(name, program):
        return process(name, 0, binaries / program, "--config", shop.config(name), *places.get(name, ()))

    keys = shop.cloud / "demo"
    return [
        *(process(broker, 3, "mosquitto", "-c", shop.broker_config(broker),
                  restart_for=(shop.broker_crl, shop.keys / f"{broker}.crt")) for broker in shop.brokers),
        process("cloud", 2, binaries / "phin-cloud", "--data", shop.cloud,
                "--grpc", f"127.0.0.1:{shop.ports['grpc']}", "--http", f"127.0.0.1:{shop.ports['http']}",
                "--tls-cert", keys / "cloud.crt", "--tls-key", keys / "cloud.key"),
        process("sync", 1, binaries / "phin-sync", "--config", shop.config("sync")),
        *(screen(name, "phin-counter") for name in shop.tills),
        *(screen(name, "phin-kds") for name in STATIONS),
    ]  # fmt: skip


def answers(path):
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(path)
        except OSError:
            return False
        return True


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def healthy(url):
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return answer.status == 200
    except (OSError, urllib.error.URLError):
        return False


def import_menu(shop, binaries):
    """On the first run only: what the shop has put in force since stays."""
    if shop.state.get("menu_imported"):
        return True
    first = next(iter(shop.tills))
    menu = PACKAGING / "menus" / "demo.toml"
    command = [binaries / "phin", "menu", "import", menu, "--socket", shop.socket(first)]
    imported = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if imported.returncode == 0:
        shop.remember(menu_imported=True)
    elif imported.returncode == 1:  # no later try can mend it
        could_not(f"the menu was refused: {imported.stderr}")
    return imported.returncode == 0


def is_open(shop, binaries):
    return (
        all(map(answers, shop.sockets.values()))
        and healthy(shop.cloud_url + "/healthz")
        and all(listens(shop.ports[shop.port_of(broker)]) for broker in shop.brokers)
        and import_menu(shop, binaries)
    )


def tell(shop, headless):
    tills = " and ".join(shop.tills)
    if headless:
        say(f"1. The shop is open without windows: {tills}, {', '.join(STATIONS)}. Sell with: phin replay --shop {shop.shop_json} ...")
    else:
        say(f"1. Click drinks in the window of {tills}, then Pay; watch them come up at barista and kitchen, and bump them there.")
    say(f"2. The manager's page: {shop.cloud_url}/")
    say(f"3. What is where: {shop.shop_json}. Ctrl-C closes the shop.")


def run(shop, supervisor, binaries, options, stopping):
    supervisor.start()
    opened = None
    give_up = time.monotonic() + OPEN_WITHIN
    while not stopping():
        changed = supervisor.revive()
        if opened is None and (is_open(shop, binaries) or time.monotonic() > give_up):
            if time.monotonic() > give_up:
                say(f"Something does not answer yet; look into {shop.folder / 'logs'}")
            opened = time.monotonic()
            changed = True
            tell(shop, options.headless)
        if changed and opened is not None:
            shop.write_shop_json(supervisor.pids)
        if opened is not None and options.seconds is not None and time.monotonic() - opened >= options.seconds:
            break
        time.sleep(LOOK_EVERY)


def main():
    options = arguments()
    held = lock(options.data)  # noqa: F841 - as long as this lives
    binaries = programs()
    variables = environment(options.headless)
    shop = Shop(options.data, options.tills, binaries / "phin", options.brokers)
    if shop.too_deep():
        print(f"demo: {shop.folder} is too long a path for the control sockets in it; name a shorter one with --data", file=sys.stderr)
        sys.exit(WRONG_USE)
    try:
        shop.prepare()
    except (OSError, subprocess.CalledProcessError) as error:
        could_not(f"cannot prepare {options.data}: {error}")
    supervisor = Supervisor(processes(shop, binaries, variables, window_options(shop, options)), say)
    asked = []  # the signals that want the shop closed
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: asked.append(signal.Signals(received).name))
    try:
        run(shop, supervisor, binaries, options, lambda: bool(asked))
    finally:
        supervisor.stop()
        shop.write_shop_json({})  # the journals can still be asked
    say(f"The shop is closed{f' ({asked[0]})' if asked else ''}.")


if __name__ == "__main__":
    main()
