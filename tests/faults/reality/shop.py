"""The demonstration shop, spread over namespaces, with a bad line for one box and clocks that can be set."""

import json
import os
import pathlib
import re
import signal
import subprocess
import time

from demo import answers, healthy, import_menu
from layout import STATIONS, Shop
from processes import Process, Supervisor

from reality.network import Network

PROXY = pathlib.Path(__file__).resolve().parent.parent.parent / "support" / "chaos_proxy"
BAD_LINE = "kitchen"  # reaches the brokers through proxies of ours
WRONG_CLOCKS = ("till-b", "barista")  # run under libfaketime
HOSTS = {"broker": "sync", "broker-2": "barista"}  # boxes that a broker runs on
OPEN_WITHIN = 90.0
FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"


class Proxies:
    """One per broker, inside the box's namespace."""

    def __init__(self, shop):
        self.shop = shop
        self.processes = {}

    def open(self):
        inside = self.shop.network.inside(BAD_LINE)
        for broker in self.shop.brokers:
            target = f"{self.shop.host(broker)}:{self.shop.ports[self.shop.port_of(broker)]}"
            listen = f"127.0.0.1:{self.shop.ports['proxy-' + broker]}"
            child = subprocess.Popen([*inside, PROXY, listen, target], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     text=True)  # fmt: skip
            child.stdout.readline()
            self.processes[broker] = child

    def tell(self, text):
        for child in self.processes.values():
            child.stdin.write(text + "\n")
            child.stdin.flush()
            child.stdout.readline()

    def close(self):
        for child in self.processes.values():
            child.kill()
            child.wait()


class SpreadShop(Shop):
    """The demo's folder, with addresses of namespaces."""

    def __init__(self, folder, phin, network):
        self.network = network
        super().__init__(folder, 2, phin, brokers=2)

    def host(self, process):
        return self.network.address(HOSTS.get(process, process)) if self.network else super().host(process)

    def broker_urls(self, box):
        if box != BAD_LINE:
            return super().broker_urls(box)
        return [f"mqtts://127.0.0.1:{self.ports['proxy-' + broker]}" for broker in self.brokers]

    def _choose_ports(self):
        # Each namespace has all ports to itself.
        names = [*map(self.port_of, self.brokers), "grpc", "http", *(f"proxy-{broker}" for broker in self.brokers)]
        self.remember(ports={name: 20_000 + number for number, name in enumerate(names)})


class RealShop:
    def __init__(self, folder, binaries, say):
        self.say = say
        self.binaries = binaries
        self.phin = binaries / "phin"
        boxes = ["sync", "till-a", "till-b", *STATIONS, "cloud"]
        self.network = Network(boxes)
        self.layout = SpreadShop(folder, self.phin, self.network)
        self.proxies = Proxies(self.layout)
        self.clocks = {name: folder / f"{name}.clock" for name in WRONG_CLOCKS}
        self.supervisor = None

    # --- opening and closing

    def open(self):
        self.network.make()
        self.layout.folder.mkdir(parents=True, exist_ok=True)
        self.layout.prepare()
        for file in self.clocks.values():
            file.write_text("+0\n")
        self.proxies.open()
        self.supervisor = Supervisor(self._processes(), self.say)
        self.supervisor.start()
        until = time.monotonic() + OPEN_WITHIN
        while not self._is_open():
            self.supervisor.revive()
            if time.monotonic() > until:
                raise RuntimeError(f"the shop does not open; look into {self.layout.folder / 'logs'}")
            time.sleep(0.1)
        self.layout.write_shop_json(self.supervisor.pids)

    def close(self):
        if self.supervisor:
            for process in self.supervisor.processes:
                if process.alive:
                    os.kill(process.pid, signal.SIGCONT)
            self.supervisor.stop()
        self.proxies.close()
        self.network.remove()

    def _processes(self):
        logs = self.layout.folder / "logs"
        logs.mkdir(exist_ok=True)
        shop, binaries = self.layout, self.binaries
        variables = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")

        # A sanitizer's runtime has to come before all others.
        libraries = subprocess.run(["ldd", binaries / "phin-counter"], capture_output=True, text=True, check=True).stdout
        preload = ":".join([*re.findall(r"=> (\S*/lib[at]san\.so\S*)", libraries), FAKETIME])

        def process(name, wave, *command):
            place = HOSTS.get(name, name)
            mine = dict(variables)
            if name in self.clocks:
                command = ["env", f"LD_PRELOAD={preload}", *command]
                mine |= {
                    "FAKETIME_TIMESTAMP_FILE": str(self.clocks[name]),
                    "FAKETIME_CACHE_DURATION": "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                }
            return Process(name, [*self.network.inside(place), *command], logs / f"{name}.log", mine, wave)

        keys = shop.cloud / "demo"
        return [
            *(process(broker, 3, "mosquitto", "-c", shop.broker_config(broker)) for broker in shop.brokers),
            process("cloud", 2, binaries / "phin-cloud", "--data", shop.cloud,
                    "--grpc", f"{shop.host('cloud')}:{shop.ports['grpc']}",
                    "--http", f"{shop.host('cloud')}:{shop.ports['http']}",
                    "--tls-cert", keys / "cloud.crt", "--tls-key", keys / "cloud.key"),
            process("sync", 1, binaries / "phin-sync", "--config", shop.config("sync")),
            *(process(name, 0, binaries / "phin-counter", "--config", shop.config(name)) for name in shop.tills),
            *(process(name, 0, binaries / "phin-kds", "--config", shop.config(name)) for name in STATIONS),
        ]  # fmt: skip

    def _is_open(self):
        return (
            all(map(answers, self.layout.sockets.values()))
            and healthy(self.layout.cloud_url + "/healthz")
            and import_menu(self.layout, self.binaries)
        )

    # --- while it runs

    def revive(self):
        if self.supervisor.revive():
            self.layout.write_shop_json(self.supervisor.pids)

    def signal(self, name, number):
        for process in self.supervisor.processes:
            if process.name == name and process.alive:
                os.kill(process.pid, number)

    def set_clock(self, name, offset):
        """As libfaketime writes it: +26h, -20h; +0 is right."""
        self.clocks[name].write_text(f"{offset}\n")

    def tell_proxies(self, text):
        self.proxies.tell(text)

    # --- what it says

    def ask(self, *words):
        """What the phin tool answers, as JSON; nothing where it fails."""
        answer = subprocess.run([self.phin, *map(str, words), "--json"], capture_output=True, text=True)
        try:
            return answer.returncode, json.loads(answer.stdout)
        except ValueError:
            return answer.returncode, {"error": answer.stderr.strip()}

    @property
    def replicas(self):
        return self.layout.databases

    def wait_for_agreement(self, within, rested):
        """The moment when doctor finds all replicas equal, and whoever has looked since has nothing left to do; None if
        that does not come."""
        until, equal_since = time.monotonic() + within, None
        while time.monotonic() < until:
            self.revive()
            _, found = self.ask("doctor", "--shop", self.layout.shop_json)
            equal = [each for each in found.get("findings", []) if each["subject"] == "replicas"]
            now = time.monotonic()
            if not equal or not equal[0]["good"]:
                equal_since = None
            elif equal_since is None:
                equal_since = now
            elif rested(equal_since):
                return equal_since
            time.sleep(0.3)
        return None
