"""What a screen reader sees of a program, and what it can do there: AT-SPI, spoken straight over D-Bus. Nothing is
kept: every look asks the program anew, so what is read is what stands there now."""

import dataclasses

from gi.repository import Gio, GLib

import desktop

REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ACCESSIBLE = "org.a11y.atspi.Accessible"
CALL_LIMIT_MS = int(desktop.LIMIT * 1000)
NAME = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
HOLD_NOTHING = {"label", "heading", "push button", "alert", "text"}
SCREEN = 0  # extents are of the whole screen

# Numbers of AtspiRole and AtspiStateType; other roles are shown as their number.
ROLES = {2: "alert", 7: "check box", 23: "frame", 29: "label", 31: "list", 32: "list item", 37: "page tab",
         38: "page tab list", 39: "panel", 43: "push button", 44: "radio button", 52: "spin button", 61: "text",
         75: "application", 83: "heading"}  # fmt: skip
STATES = {8: "enabled", 12: "focused", 25: "showing", 30: "visible"}


@dataclasses.dataclass
class Thing:
    """A thing on the screen as it was at one look."""

    bus: "Sight"
    where: tuple
    name: str
    role: str
    states: set
    children: list

    @property
    def ready(self):
        return {"enabled", "showing"} <= self.states

    def all(self):
        yield self
        for child in self.children:
            yield from child.all()

    def press(self):
        """Does what a touch does, without a finger. False: it has gone, and nothing was done."""
        actions = self.bus.ask(self.where, "org.a11y.atspi.Action", "GetActions", None)
        if actions is None:
            return False
        names = [name for name, *_ in actions]
        if "Press" not in names:
            raise LookupError(f"{self.name!r} cannot be pressed, only {names}")
        self.bus.ask(self.where, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (names.index("Press"),)))
        return True

    def extents(self):
        """x, y, width, height on the screen; None: it has gone."""
        return self.bus.ask(self.where, "org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (SCREEN,)))

    def tree(self, depth=0):
        text = f"{'  ' * depth}{self.role}: {self.name!r}{'' if self.ready else ' (not ready)'}\n"
        return text + "".join(child.tree(depth + 1) for child in self.children)


class Sight:
    """All accessible programs of a desktop."""

    def __init__(self, session_bus):
        session = self._connect(session_bus)
        answer = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                   Gio.DBusCallFlags.NONE, CALL_LIMIT_MS, None)  # fmt: skip
        self._bus = self._connect(answer.unpack()[0])
        self._roles = {}

    @staticmethod
    def _connect(address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def ask(self, where, interface, method, arguments):
        """The answer of a thing at (bus name, path)."""
        return self.ask_all([(where, interface, method, arguments)])[0]

    def ask_all(self, questions):
        """The answers to several questions that are on their way at the same time. None: the thing is gone."""
        answers, waiting = [None] * len(questions), len(questions)

        def heard(bus, result, at):
            nonlocal waiting
            waiting -= 1
            try:
                answer = bus.call_finish(result).unpack()
                answers[at] = answer[0] if len(answer) == 1 else answer
            except GLib.Error as error:
                if not Gio.DBusError.is_remote_error(error):
                    raise

        for at, (where, interface, method, arguments) in enumerate(questions):
            self._bus.call(where[0], where[1], interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                           CALL_LIMIT_MS, None, heard, at)  # fmt: skip
        while waiting:
            GLib.MainContext.default().iteration(True)
        return answers

    def programs(self):
        """Where each program is that has spoken up."""
        return [tuple(program) for program in self.ask(REGISTRY, ACCESSIBLE, "GetChildren", None)]

    def look(self, where):
        """The thing and all that can be seen in it; what is hidden is left out. None: it is gone."""
        root = Thing(self, tuple(where), "", "", set(), [])
        ring = [(None, root)]
        while ring:
            seen = []
            for (parent, thing), state in zip(ring, self.ask_all([self._state(thing) for _, thing in ring])):
                bits = state[0] | state[1] << 32 if state else 0
                thing.states = {word for bit, word in STATES.items() if bits >> bit & 1}
                if not parent or "visible" in thing.states:
                    seen.append((parent, thing))
            ring = []
            for (parent, thing), answers in zip(seen, self._describe([thing for _, thing in seen])):
                thing.role, thing.name, children = answers
                if thing.name is None or children is None:
                    continue
                if parent:
                    parent.children.append(thing)
                ring += [(thing, Thing(self, tuple(child), "", "", set(), [])) for child in children]
        return root if root.name is not None else None

    def _describe(self, things):
        """(role, name, children) of each. A thing keeps its role, so it is asked for only once; words hold nothing."""
        unknown = [thing.where for thing in things if thing.where not in self._roles]
        for where, role in zip(unknown, self.ask_all([(where, ACCESSIBLE, "GetRole", None) for where in unknown])):
            self._roles[where] = ROLES.get(role, str(role))
        questions = [question for thing in things for question in (self._name(thing), self._children(thing)) if question]
        answers = iter(self.ask_all(questions))
        for thing in things:
            yield self._roles[thing.where], next(answers), next(answers) if self._children(thing) else ()

    @staticmethod
    def _state(thing):
        return thing.where, ACCESSIBLE, "GetState", None

    @staticmethod
    def _name(thing):
        return thing.where, "org.freedesktop.DBus.Properties", "Get", NAME

    def _children(self, thing):
        return None if self._roles[thing.where] in HOLD_NOTHING else (thing.where, ACCESSIBLE, "GetChildren", None)
