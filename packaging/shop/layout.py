"""The folder of a demonstration shop: certificates, settings, ports, and what tells others where everything is."""

import json
import os
import pathlib
import pwd
import socket
import string
import subprocess

SHOP = "demo"
SHOP_NAME = "Phin Góc Phố"
ADDRESS = "127.0.0.1"
UTC_OFFSET_MINUTES = 420  # the cafe is in Vietnam
DAY_STARTS_HOUR = 4
LONGEST_SOCKET_PATH = 107  # of sun_path, unix(7)
STATIONS = ("barista", "kitchen", "board")
PACKAGING = pathlib.Path(__file__).resolve().parent.parent


def default_folder():
    data = os.environ.get("XDG_DATA_HOME") or pathlib.Path.home() / ".local" / "share"
    return pathlib.Path(data) / "phin-demo"


def write(path, text, mode=0o644):
    """Replaces a file as a whole: whoever reads it sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.touch(mode=mode)
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return None
        return probe.getsockname()[1]


def toml(value):
    """Strings, numbers and lists of strings, as TOML writes them; JSON's way is allowed for all of these."""
    return json.dumps(value, ensure_ascii=False)


class Shop:
    """The shop in one folder, prepared so that its processes can be started."""

    def __init__(self, folder, tills, phin, brokers=1):
        self.folder = folder.resolve()
        self.phin = phin
        self.tills = {f"till-{letter.lower()}": letter for letter in string.ascii_uppercase[:tills]}
        self.boxes = ["sync", *self.tills, *STATIONS]
        self.brokers = ["broker", *(f"broker-{n}" for n in range(2, brokers + 1))]  # the preferred one first
        self.keys = self.folder / "keys"
        self.cloud = self.folder / "cloud"
        self.state = self._read_state()

    def _read_state(self):
        try:
            return json.loads((self.folder / "demo.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def remember(self, **what):
        self.state.update(what)
        write(self.folder / "demo.json", json.dumps(self.state, indent=2) + "\n")

    # --- where things are

    @property
    def ports(self):
        return self.state["ports"]

    @property
    def cloud_url(self):
        return f"http://{self.host('cloud')}:{self.ports['http']}"

    @property
    def shop_json(self):
        return self.folder / "shop.json"

    def host(self, process):
        """The address at which others reach a process; here all are on one machine."""
        return ADDRESS

    @staticmethod
    def port_of(broker):
        """The name of a broker's port: mqtt, mqtt-2 ..."""
        return broker.replace("broker", "mqtt")

    def broker_urls(self, box):
        return [f"mqtts://{self.host(broker)}:{self.ports[self.port_of(broker)]}" for broker in self.brokers]

    def broker_config(self, broker):
        return self.folder / broker / "mosquitto.conf"

    @property
    def broker_crl(self):
        """Whom the brokers turn away; the first till keeps it, which holds the authority."""
        return self.folder / "broker" / "revoked.crl"

    def config(self, box):
        return self.folder / box / "box.toml"

    def socket(self, box):
        return self.folder / box / "control.sock"

    @property
    def sockets(self):
        return {box: str(self.socket(box)) for box in self.boxes if box != "sync"}

    @property
    def databases(self):
        files = {box: self.folder / box / "journal.db" for box in self.boxes}
        files["cloud"] = self.cloud / SHOP / "journal.db"
        return {name: str(file) for name, file in files.items()}

    # --- preparing

    def too_deep(self):
        return max(len(os.fsencode(self.socket(box))) for box in self.boxes) > LONGEST_SOCKET_PATH

    def prepare(self):
        self._choose_ports()
        self._make_keys()
        for broker in self.brokers:
            self._write_broker(broker)
        self._write_cloud()
        for box in self.boxes:
            self._write_box(box)
        self._write_shop_toml()
        self.shop_json.unlink(missing_ok=True)  # it is there again once the shop is open

    def _choose_ports(self):
        """The ports of last time, as far as nobody else has taken them since."""
        kept = self.state.get("ports", {})
        names = (*map(self.port_of, self.brokers), "grpc", "http")
        self.remember(ports={name: free(kept.get(name, 0)) or free(0) for name in names})

    def _make_keys(self):
        if not (self.keys / "ca.key").exists():
            self._enroll("--init", self.keys, "--shop", SHOP)
        for device in (*self.brokers, "cloud", *self.boxes):
            if not (self.keys / f"{device}.crt").exists():
                (self.keys / f"{device}.key").unlink(missing_ok=True)  # half of a pair that was being made
                hosts = dict.fromkeys((self.host(device), ADDRESS, "localhost"))
                self._enroll("--folder", self.keys, "--device", device, *(word for host in hosts for word in ("--host", host)))
        self.broker_crl.parent.mkdir(parents=True, exist_ok=True)
        self._enroll("--folder", self.keys, "--crl", self.broker_crl)

    def _enroll(self, *arguments):
        subprocess.run([self.phin, "enroll", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)

    def _write_broker(self, broker):
        folder = self.folder / broker
        values = {
            "PORT": str(self.ports[self.port_of(broker)]),
            "ADDRESS": self.host(broker),
            "BROKER": broker,
            "KEYS": str(self.keys),
            "ACL": str(folder / "acl"),
            "CRL": str(self.broker_crl),
            "USER": pwd.getpwuid(os.geteuid()).pw_name,
            "SHOP": SHOP,
        }
        for template, name in (("phin.conf.in", "mosquitto.conf"), ("phin.acl.in", "acl")):
            text = (PACKAGING / "mosquitto" / template).read_text(encoding="utf-8")
            for key, value in values.items():
                text = text.replace(f"@{key}@", value)
            write(folder / name, text, mode=0o600)

    def _write_cloud(self):
        """The cloud knows a shop by a folder with its authority and the cloud's own certificate from it."""
        folder = self.cloud / SHOP
        names = (("cloud.crt", 0o644), ("cloud.key", 0o600), ("ca.crt", 0o644))
        known = all((folder / name).exists() for name, _ in names)
        if not known or (folder / "ca.crt").read_bytes() != (self.keys / "ca.crt").read_bytes():
            for name, mode in names:  # else not: the cloud may have renewed its certificate since
                write(folder / name, (self.keys / name).read_text(encoding="ascii"), mode)
        write(
            folder / "shop.toml",
            f"name = {toml(SHOP_NAME)}\n"
            f"utc_offset_minutes = {UTC_OFFSET_MINUTES}\n"
            f"day_starts_hour = {DAY_STARTS_HOUR}\n",
        )

    def _write_box(self, box):
        settings = {
            "shop": SHOP,
            "device": box,
            "authority": "../keys/ca.crt",
            "certificate": f"../keys/{box}.crt",
            "key": f"../keys/{box}.key",
            "brokers": self.broker_urls(box),
            "utc_offset_minutes": UTC_OFFSET_MINUTES,
            "day_starts_hour": DAY_STARTS_HOUR,
        }
        if box in self.tills:
            settings |= {"kind": "till", "name": f"Till {self.tills[box]}", "letter": self.tills[box]}
        elif box in STATIONS:
            settings |= {"kind": "station", "name": box.capitalize(), "station": box}
            if box != "board":
                settings |= {"reading_distance_m": 1.2}  # who makes it stands before it
        else:
            settings |= {"kind": "sync", "name": "Sync", "cloud": f"{self.host('cloud')}:{self.ports['grpc']}", "cloud_tls": True}
        if box == next(iter(self.tills)):
            settings |= {
                "authority_key": "../keys/ca.key",
                "broker_certificate": "../keys/broker.crt",
                "broker_key": "../keys/broker.key",
                "broker_crl": "../broker/revoked.crl",
                "cloud": f"{self.host('cloud')}:{self.ports['grpc']}",  # for a new sync agent that is let in
                "cloud_tls": True,
            }
        lines = (f"{key} = {toml(value)}\n" for key, value in settings.items())
        write(self.config(box), "".join(lines))

    # --- telling others

    def _facts(self):
        return {
            "shop": SHOP,
            "utc_offset_minutes": UTC_OFFSET_MINUTES,
            "day_starts_hour": DAY_STARTS_HOUR,
            "cloud_url": self.cloud_url,
            "keys": str(self.keys),
        }

    def _tables(self):
        return {
            "ports": self.ports,
            "sockets": self.sockets,
            "databases": self.databases,
            "stations": {box: box for box in STATIONS},
        }

    def _write_shop_toml(self):
        text = "# Where everything of this shop is. Written by packaging/demo at every start.\n"
        text += "".join(f"{key} = {toml(value)}\n" for key, value in self._facts().items())
        for name, table in self._tables().items():
            text += f"\n[{name}]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in table.items())
        write(self.folder / "shop.toml", text)

    def write_shop_json(self, pids):
        write(self.shop_json, json.dumps(self._facts() | self._tables() | {"pids": pids}, indent=2) + "\n")
