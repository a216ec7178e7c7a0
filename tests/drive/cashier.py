"""Somebody at the till: finds things by what they are called, touches them, and reads what stands there then."""

import re

import desktop
from books import money

WORDS = {"alert", "heading", "label", "panel", "list", "page tab list"}


class Cashier:
    """`finger`: touches glass where a thing is; else things are pressed the way assistive technology does it."""

    def __init__(self, computer, sight):
        self._computer = computer
        self._sight = sight
        self._program = desktop.wait(sight.programs, "the till to speak to assistive technology")[0]
        self.finger = False

    # --- seeing

    def look(self):
        return desktop.wait(lambda: self._sight.look(self._program), "the till to be there")

    def see(self, name, within=None):
        """The first thing of that name (a text, or a compiled pattern for all of it), once it is there."""
        where = f" in {within!r}" if within else ""
        return desktop.wait(lambda: self._all(name, within, False),
                            lambda: f"{name!r}{where}; what there is:\n{self.look().tree()}")[0]  # fmt: skip

    def key_of(self, name, within=None, last=False):
        """The one thing of that name that can be touched now; or the last of several."""

        def found():
            keys = [thing for thing in self._all(name, within, True) if thing.role not in WORDS]
            if len(keys) > 1 and not last:
                raise LookupError(f"{len(keys)} keys are called {name!r}:\n{self.look().tree()}")
            return keys

        return desktop.wait(found, lambda: f"a key {name!r} in {within!r}; what there is:\n{self.look().tree()}")[-1]

    def sees(self, name):
        return bool(self._all(name, None, False))

    def sees_no_more(self, name):
        desktop.wait(lambda: not self.sees(name), lambda: f"{name!r} to go; what there is:\n{self.look().tree()}")

    def texts(self, within):
        """(role, words) of all that stands in there, in reading order."""
        return [(thing.role, thing.name) for place in self._all(within, None, False) for thing in place.all()]

    def _all(self, name, within, ready):
        screen = self.look()
        places = [thing for thing in screen.all() if self._is(thing, within)] if within else [screen]
        found = {thing.where: thing for place in places for thing in place.all()
                 if self._is(thing, name) and (thing.ready or not ready)}  # fmt: skip
        return list(found.values())  # each once, though one place may lie in another

    @staticmethod
    def _is(thing, name):
        return thing.name == name if isinstance(name, str) else bool(name.fullmatch(thing.name))

    # --- doing

    def touch(self, name, within=None, last=False):
        """Touches the thing; the next see() waits for what comes of it."""
        if self.finger:
            self._point(self.key_of(name, within, last))
            self._computer.run("xdotool", "click", "1")
        else:
            desktop.wait(lambda: self.key_of(name, within, last).press(), f"{name!r} to stay")

    def hold(self, name, until):
        """Keeps a finger on it until what comes of that is there."""
        self._point(self.key_of(name))
        self._computer.run("xdotool", "mousedown", "1")
        self.see(until)
        self._computer.run("xdotool", "mouseup", "1")

    def type(self, text, into):
        self._point(self.see(into))
        self._computer.run("xdotool", "click", "1")
        desktop.wait(lambda: "focused" in self.see(into).states, f"the keyboard to be in {into!r}")
        self._computer.run("xdotool", "type", "--delay", "20", text)

    def key(self, name):
        self._computer.run("xdotool", "key", name)

    def digits(self, text, within):
        for digit in text:
            self.touch(digit, within)

    def scroll_to(self, name, sheet):
        """Turns the wheel over a sheet until the thing is there: a list makes only what is near to its window."""

        def there():
            if self._all(name, sheet, False):
                return True
            self.scroll_down(sheet)
            return False

        desktop.wait(there, lambda: f"{name!r} further down in {sheet!r}; what there is:\n{self.look().tree()}")

    def scroll_down(self, sheet):
        self._point(self.see(sheet))
        self._computer.run("xdotool", "click", "5")

    def _point(self, thing):
        """Where it lies once it lies still."""
        last = None

        def still():
            nonlocal last
            before, last = last, thing.extents()
            return last and last == before

        desktop.wait(still, f"{thing.name!r} to lie still")
        x, y, width, height = last
        self._computer.run("xdotool", "mousemove", str(x + width // 2), str(y + height // 2))

    # --- the till

    def tile(self, product, category="Favourites"):
        self.touch(category, "Categories")
        self.touch(product, "Products")

    def close(self, sheet):
        self.touch("Close", sheet)
        self.is_closed(sheet)

    def is_closed(self, sheet):
        """A line's key may be called as the sheet that it opens."""
        desktop.wait(lambda: not [thing for thing in self._all(sheet, None, False) if thing.role == "panel"],
                     lambda: f"the sheet {sheet!r} to close; what there is:\n{self.look().tree()}")  # fmt: skip

    def line(self, line):
        """The order has this line, in words and at this price."""
        return self.see(line.spoken, "The order")

    def begin_payment(self, order):
        self.touch(f"Pay {money(order.total)}")
        self.see("Payment")

    def is_paid(self, number):
        """The thanks, large or already small."""
        self.see(re.compile(f"Order {number} is paid|{number}"))
        self.is_closed("Payment")
