"""What breaks: each fault knows how to begin and how to end, and what it touches."""

import collections
import signal
import time

from reality.shop import BAD_LINE, HOSTS, WRONG_CLOCKS

AT_ONCE = 3
PAUSE = (0.3, 2.5)  # seconds between the beginnings of two faults


class Fault:
    def __init__(self, kind, what, seconds, begin, end=lambda: None, touches=(), needs=()):
        self.kind, self.what, self.seconds = kind, what, seconds
        self.begin, self.end = begin, end
        self.touches = set(touches)  # boxes that cannot be expected to answer at once
        self.needs = set(needs) | self.touches  # not two faults at once on these
        self.until = 0.0


class Faults:
    def __init__(self, shop, random, say):
        self.shop, self.random, self.say = shop, random, say
        self.network = shop.network
        self.tills = list(shop.layout.tills)
        self.boxes = [*self.tills, "barista", "kitchen", "board", "sync"]
        self.active = []
        self.next_at = 0.0
        self.counts = collections.Counter()
        self.seconds = collections.Counter()
        self.recent = {}  # box: when it was touched last

    # --- the kinds; each returns a Fault

    def kill_box(self):
        box = self.random.choice([*self.boxes, "cloud"])
        return Fault("SIGKILL of a box", box, 1.0, lambda: self.shop.signal(box, signal.SIGKILL), touches=[box])

    def freeze_box(self):
        box = self.random.choice([*self.boxes, "cloud"])
        return Fault("SIGSTOP of a box", box, self.random.uniform(1, 8),
                     lambda: self.shop.signal(box, signal.SIGSTOP), lambda: self.shop.signal(box, signal.SIGCONT),
                     touches=[box])  # fmt: skip

    def kill_broker(self):
        broker = self.random.choice(self.shop.layout.brokers)
        return Fault("SIGKILL of a broker", broker, 1.0, lambda: self.shop.signal(broker, signal.SIGKILL), needs=[broker])

    def freeze_broker(self):
        broker = self.random.choice(self.shop.layout.brokers)
        return Fault("SIGSTOP of a broker", broker, self.random.uniform(2, 12),
                     lambda: self.shop.signal(broker, signal.SIGSTOP),
                     lambda: self.shop.signal(broker, signal.SIGCONT), needs=[broker])  # fmt: skip

    def storm(self):
        """The broker dies again as soon as it is back."""
        broker = self.shop.layout.brokers[0]
        fault = Fault("restart storm of the first broker", broker, self.random.uniform(4, 8),
                      lambda: self.shop.signal(broker, signal.SIGKILL), needs=[broker])  # fmt: skip
        fault.repeat = lambda: self.shop.signal(broker, signal.SIGKILL)
        return fault

    def unplug(self):
        box = self.random.choice([*self.boxes, "cloud"])
        return Fault("cable pulled", box, self.random.uniform(2, 15),
                     lambda: self.network.unplug(box), lambda: self.network.plug(box), needs=[f"cable {box}"])  # fmt: skip

    def split(self):
        """Two halves with a broker each, and a till."""
        half = ["till-b", HOSTS["broker-2"], "board"]
        return Fault("shop split in two", " + ".join(half), self.random.uniform(8, 20),
                     lambda: [self.network.move(box, 1) for box in half],
                     lambda: [self.network.move(box, 0) for box in half],
                     needs=[f"cable {box}" for box in self.boxes])  # fmt: skip

    def one_way(self):
        box = self.random.choice([box for box in self.boxes if box not in HOSTS.values()])
        host = HOSTS["broker"]
        return Fault("line dead in one direction", f"{box} to {host}", self.random.uniform(3, 12),
                     lambda: self.network.block(box, host), lambda: self.network.unblock(box, host),
                     needs=[f"cable {box}", f"cable {host}"])  # fmt: skip

    def slow(self):
        box = self.random.choice(self.boxes)
        kbit = self.random.choice([64, 256, 1000])
        return Fault("slow line (tbf)", f"{box} {kbit} kbit/s", self.random.uniform(5, 15),
                     lambda: self.network.slow(box, kbit), lambda: self.network.quick(box), needs=[f"speed {box}"])  # fmt: skip

    def bad_line(self):
        how = self.random.choice(["delay 50 400", "delay 900", "stall", "stall up", "stall down", "cut", "rate 20000"])
        return Fault("bad line (proxy)", f"{BAD_LINE}: {how}", self.random.uniform(3, 12),
                     lambda: self.shop.tell_proxies(how), lambda: self.shop.tell_proxies("pass"), needs=["proxy"])  # fmt: skip

    def clock(self):
        box = self.random.choice(WRONG_CLOCKS)
        offset = self.random.choice(["+26h", "-20h", "+55m", "-3h", "-56y"])
        return Fault("clock set wrong (faketime)", f"{box} {offset}", self.random.uniform(6, 20),
                     lambda: self.shop.set_clock(box, offset), lambda: self.shop.set_clock(box, "+0"),
                     needs=[f"clock {each}" for each in WRONG_CLOCKS])  # fmt: skip

    KINDS = (kill_box, kill_box, freeze_box, kill_broker, freeze_broker, storm, unplug, split, one_way, slow, bad_line, clock)

    # --- as time goes by

    def step(self):
        now = time.monotonic()
        for fault in [each for each in self.active if each.until <= now]:
            self._end(fault)
        for fault in self.active:
            if hasattr(fault, "repeat") and self.random.random() < 0.1:
                fault.repeat()
        if len(self.active) >= AT_ONCE or now < self.next_at:
            return
        self.next_at = now + self.random.uniform(*PAUSE)
        fault = self.random.choice(self.KINDS)(self)
        busy = set().union(*(each.needs for each in self.active)) if self.active else set()
        if fault.needs & busy:
            return
        self.say(f"{fault.kind}: {fault.what}, {fault.seconds:.1f} s")
        fault.begin()
        fault.until = now + fault.seconds
        self.counts[fault.kind] += 1
        self.seconds[fault.kind] += fault.seconds
        self.active.append(fault)

    def _end(self, fault):
        fault.end()
        self.active.remove(fault)
        for box in fault.touches:
            self.recent[box] = time.monotonic()

    def touched(self):
        """Boxes that are hit themselves, or were a moment ago: they need not answer at once."""
        now = time.monotonic()
        return {box for fault in self.active for box in fault.touches} | {
            box for box, at in self.recent.items() if now - at < 10
        }

    def heal_all(self):
        for fault in list(self.active):
            self._end(fault)
