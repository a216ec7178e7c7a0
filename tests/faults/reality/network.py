"""Network namespaces on a bridge: one for each box of the shop."""

import os
import re
import subprocess


def ip(*words, check=True):
    return subprocess.run(["ip", *words], check=check, capture_output=True, text=True)


def free_subnet():
    """One of 10.113.0 to 10.113.255 that nothing on this machine uses, not even what a killed run left."""
    taken = ip("-4", "-oneline", "address", "show").stdout + ip("-4", "route", "show", "table", "all").stdout
    used = set(re.findall(r"\b10\.113\.(\d+)\.", taken))
    start = os.getpid()
    for i in range(256):
        number = (start + i) % 256
        if str(number) not in used:
            return f"10.113.{number}"
    raise RuntimeError("none of the networks 10.113.0.0/24 to 10.113.255.0/24 is free")


class Network:
    """`place(name)` has the address; `plug`, `unplug`, `move`, `slow` and `block` are the faults."""

    def __init__(self, names):
        self.tag = f"ph{os.getpid() % 10000}"  # interface names have 15 letters
        self.names = list(names)
        self.bridges = [f"{self.tag}b0", f"{self.tag}b1"]
        self.subnet = free_subnet()

    @staticmethod
    def why_not():
        space = f"phin-try-{os.getpid()}"
        tried = ip("netns", "add", space, check=False)
        if tried.returncode == 0:  # in a chroot it can be made and not be used
            tried = ip("-n", space, "link", "set", "lo", "up", check=False)
        ip("netns", "del", space, check=False)
        return None if tried.returncode == 0 else f"no network namespaces here: {tried.stderr.strip()}"

    def namespace(self, name):
        return f"{self.tag}-{name}"

    def address(self, name):
        return f"{self.subnet}.{10 + self.names.index(name)}"

    def port(self, name):
        """The bridge's end of the cable."""
        return f"{self.tag}v{self.names.index(name)}"

    def inside(self, name):
        """What to put before a command that is to run in the box."""
        return ["ip", "netns", "exec", self.namespace(name)]

    def make(self):
        for bridge in self.bridges:
            ip("link", "add", bridge, "type", "bridge")
            ip("link", "set", bridge, "up")
        ip("addr", "add", f"{self.subnet}.1/24", "dev", self.bridges[0])
        for name in self.names:
            space, port = self.namespace(name), self.port(name)
            ip("netns", "add", space)
            ip("link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", space)
            ip("link", "set", port, "master", self.bridges[0], "up")
            ip("-n", space, "link", "set", "lo", "up")
            ip("-n", space, "addr", "add", f"{self.address(name)}/24", "dev", "eth0")
            ip("-n", space, "link", "set", "eth0", "up")

    def remove(self):
        for name in self.names:
            ip("link", "del", self.port(name), check=False)
            ip("netns", "del", self.namespace(name), check=False)
        for bridge in self.bridges:
            ip("link", "del", bridge, check=False)

    # --- faults

    def unplug(self, name):
        ip("link", "set", self.port(name), "down")

    def plug(self, name):
        ip("link", "set", self.port(name), "up")

    def move(self, name, half):
        """To the other bridge (1), which no cable joins with the first, and back (0)."""
        ip("link", "set", self.port(name), "master", self.bridges[half])

    def block(self, name, other):
        """Nothing goes from one box to another any more; the other way still does."""
        ip("-n", self.namespace(name), "route", "add", "blackhole", f"{self.address(other)}/32")

    def unblock(self, name, other):
        ip("-n", self.namespace(name), "route", "del", "blackhole", f"{self.address(other)}/32", check=False)

    def slow(self, name, kbit):
        subprocess.run(
            ["tc", "qdisc", "replace", "dev", self.port(name), "root", "tbf",
             "rate", f"{kbit}kbit", "burst", "8kb", "latency", "400ms"],
            check=True, capture_output=True)  # fmt: skip

    def quick(self, name):
        subprocess.run(["tc", "qdisc", "del", "dev", self.port(name), "root"], check=False, capture_output=True)
