"""The orders of a shift, a few of each kind. Every one is written into the books as it was meant, and the till has to
show the same totals on the way: a wrong one is not found, and the wait for it ends the test."""

import re

from books import Line, Order, money
from cashier import Cashier

TENDERS = {"QR code": "QR transfer"}  # what the reports call it
LIST = "Today's orders"


class Sales:
    def __init__(self, computer, sight, books):
        self.till = Cashier(computer, sight)
        self.books = books
        self.prices = books.prices
        self._last = 0  # of the numbers that guests are called by
        self._kept = {}  # orders of guests who come back

    def of(self, product, count=1, size=None, options=(), off=0):
        prices = self.prices
        each = prices.price(product, size, options)
        return Line(product, prices.name(product), prices.rate(product), each, count, off)

    def all(self):
        for kind in (self.at_once, self.notes, self.choices, self.combos, self.line_discounts, self.order_discounts,
                     self.prices_typed, self.ways_of_serving, self.many, self.parked, self.tenders, self.split,
                     self.even_shares, self.sent, self.voided, self.refunds):  # fmt: skip
            kind()

    # --- being paid

    def next_number(self):
        self._last += 1
        return f"A-{self._last:03}"

    def paid(self, order, *tenders):
        """The till says so, and the books too."""
        order.number = order.number or self.next_number()
        self.till.is_paid(order.number)
        self.books.sold(order, *tenders)
        return order

    def sell(self, order, method="Cash"):
        """What stands on the till now, paid at once: in cash with one touch."""
        till = self.till
        for line in order.lines:
            till.line(line)
        if method == "Cash":
            till.touch(f"Paid in cash, exactly {money(self.prices.in_cash(order.total))}")
        else:
            till.begin_payment(order)
            till.touch(method, "How it is paid")
            till.touch(f"Finish {money(order.total)}", "Payment")
        return self.paid(order, (TENDERS.get(method, method),))

    def type_amount(self, dong, sheet):
        thousands = dong % 1000 == 0
        self.till.digits(str(dong // 1000 if thousands else dong), sheet)
        if thousands:
            self.till.touch("000", sheet)

    # --- kinds of orders

    def at_once(self):
        """One touch for what it is, one for the money."""
        till = self.till
        till.finger = True
        for product in ("milk", "black", "latte"):
            till.tile(self.prices.name(product))
            self.sell(Order([self.of(product)]))
        till.finger = False
        till.tile("Latte")
        self.sell(Order([self.of("latte")]), "Card")
        till.tile("Bag of beans", "Shelf")
        self.sell(Order([self.of("beans")]), "QR code")

    def notes(self):
        """With a larger note: its change is told."""
        till = self.till
        order = Order([self.of("milk"), self.of("croissant")])
        till.tile("Milk phin")
        till.tile("Croissant")
        till.begin_payment(order)
        till.touch("Given: ₫100,000", "Payment")
        till.see(money(100_000 - order.total), "Payment")
        till.touch(f"Finish {money(order.total)}", "Payment")
        self._kept["milk and croissant"] = self.paid(order, ("Cash",))

    def choices(self):
        """Sizes and modifiers: on the line, and before it is one."""
        till = self.till
        till.tile("Milk phin")
        till.line(self.of("milk"))
        till.touch("Change: Milk phin")
        till.touch("Sweetness: Half sugar", "Milk phin")
        till.touch("Extras: Extra shot  +₫12,000", "Milk phin")
        till.touch("Change ₫47,000", "Milk phin")
        self.sell(Order([self.of("milk", options=["shot"])]))

        till.tile("Milk phin")
        till.line(self.of("milk"))
        till.touch("Size Large: Milk phin")
        self.sell(Order([self.of("milk", size="L")]))

        till.touch("Favourites", "Categories")
        till.hold("Black phin", "Sweetness: Full sugar")
        till.touch("Size: Small  ₫25,000", "Black phin")
        till.touch("Extras: Salted cream  +₫10,000", "Black phin")
        till.touch("Extras: Extra shot  +₫12,000", "Black phin")
        till.touch("Add ₫47,000", "Black phin")
        self.sell(Order([self.of("black", size="S", options=["cream", "shot"])]), "Card")

    def combos(self):
        """Cut over its parts by what they cost alone: 35 and 70 thousand."""
        till = self.till
        till.tile("Gift set", "Shelf")
        self.sell(Order([Line("milk", "Milk phin", 8, 30_000), Line("cookies", "Tin of cookies", 10, 60_000)]))
        till.hold("Gift set", re.compile("Drink: Black phin.*"))
        till.touch(re.compile("Drink: Black phin.*"), "Gift set")
        till.touch("Add ₫96,000", "Gift set")
        self.sell(Order([Line("black", "Black phin", 8, 36_000), Line("cookies", "Tin of cookies", 10, 60_000)]), "Card")

    def take_off(self, sheet, kind, dong, why, done, percent=0):
        till = self.till
        till.touch(kind, sheet)
        if percent:
            till.touch(f"{percent}%", sheet)
        elif dong:
            self.type_amount(dong, sheet)
        till.touch(why, sheet)
        till.touch(done, sheet)
        till.is_closed(sheet)

    def line_discounts(self):
        """A part of a line, an amount off it, and all of it."""
        till = self.till
        till.tile("Latte")
        till.touch("Discount on Latte")
        self.take_off("Discount on Latte", "Percent", 0, "Regular guest", "Give discount 10%", percent=10)
        self._kept["latte, ten off"] = self.sell(Order([self.of("latte", off=4_900)]))

        till.tile("Sponge cake", "Bakery")
        till.touch("Discount on Sponge cake")
        self.take_off("Discount on Sponge cake", "Amount", 4_200, "Waited too long", "Give discount ₫4,200")
        self.sell(Order([self.of("cake", off=4_200)]))

        till.tile("Latte")
        till.tile("Black phin")
        till.touch("Discount on Black phin")
        self.take_off("Discount on Black phin", "On the house", 0, "Made wrongly", "Give it on the house")
        self.sell(Order([self.of("latte"), self.of("black", off=29_000)]), "QR code")

    def order_discounts(self):
        """The same over a whole order."""
        till = self.till
        till.tile("Latte")
        till.tile("Tin of cookies")
        till.touch("Discount")
        self.take_off("Discount on the order", "Percent", 0, "Promotion", "Give discount 20%", percent=20)
        self.sell(Order([self.of("latte"), self.of("cookies")], off_percent=20), "Card")

        till.tile("Bag of beans", "Shelf")
        till.touch("Discount")
        self.take_off("Discount on the order", "Amount", 10_000, "Staff", "Give discount ₫10,000")
        self.sell(Order([self.of("beans")], off_amount=10_000))

    def prices_typed(self):
        till = self.till
        till.tile("Croissant")
        till.touch("Discount on Croissant")
        self.take_off("Discount on Croissant", "Price", 20_000, "Regular guest", "Set the price ₫20,000")
        self.sell(Order([Line("croissant", "Croissant", 8, 20_000)]))
        till.tile("Something else", "Shelf")
        self.type_amount(47_200, "Something else")
        till.touch("Add ₫47,200", "Something else")
        self.sell(Order([Line("other", "Something else", 10, 47_200)]))

    def ways_of_serving(self):
        till = self.till
        till.tile("Milk phin")
        till.touch("Take away", "How it is served")
        self.sell(Order([self.of("milk")]))
        till.tile("Milk phin")
        till.touch("Delivery", "How it is served")
        self.sell(Order([Line("milk", "Milk phin", 8, 38_500)]), "QR code")

    def many(self):
        """A number typed, a product found by its name, a line taken off and back, an order dropped."""
        till = self.till
        till.tile("Black phin")
        till.touch("Type how many: Black phin")
        till.digits("12", "Black phin")
        till.touch("Set quantity 12", "Black phin")
        self.sell(Order([self.of("black", 12)]), "Card")

        till.type("spong", "Find a product")
        till.see("Sponge cake", "Products")
        till.sees_no_more("Croissant")
        till.key("Return")
        till.line(self.of("cake"))
        till.tile("Croissant")
        till.line(self.of("croissant"))
        till.touch("Remove Croissant")
        till.sees_no_more(self.of("croissant").spoken)
        till.touch("Undo", last=True)  # the passing word may offer it too
        self.sell(Order([self.of("cake"), self.of("croissant")]))

        till.tile("Latte")
        till.line(self.of("latte"))
        till.touch("Clear the order")
        till.see("Tap a product to begin")

    def parked(self):
        till = self.till
        till.tile("Croissant")
        till.line(self.of("croissant"))
        till.touch("Put this order aside")
        till.tile("Latte")
        self.sell(Order([self.of("latte")]))
        till.touch("Orders put aside: 1")
        till.touch(re.compile("Take up again: .*₫35,000"), "Orders put aside")
        till.line(self.of("croissant"))
        till.is_closed("Orders put aside")
        till.tile("Milk phin")
        self.sell(Order([self.of("croissant"), self.of("milk")]))

    def tenders(self):
        """One order, paid in two ways."""
        till = self.till
        order = Order([self.of("latte"), self.of("cookies")])
        till.tile("Latte")
        till.tile("Tin of cookies")
        till.begin_payment(order)
        self.type_amount(50_000, "Payment")
        till.touch("Take a part ₫50,000", "Payment")
        till.see("Give back: Cash ₫50,000", "Payment")
        till.touch("Card", "How it is paid")
        till.touch("Finish ₫69,000", "Payment")
        self.paid(order, ("Cash", 50_000), ("Card",))

    def split(self):
        """One order made two by its lines; the second comes by itself once the first is paid."""
        till = self.till
        till.tile("Milk phin")
        till.tile("Croissant")
        till.line(self.of("croissant"))
        till.touch("Split")
        till.touch("0 of 1 × Croissant in the chosen order", "Split the order")
        till.see("1 of 1 × Croissant in the chosen order", "Split the order")
        till.touch("Split", "Split the order")
        till.is_closed("Split the order")
        till.sees_no_more(self.of("croissant").spoken)
        first = Order([self.of("milk")], number=self.next_number())
        till.touch(f"Paid in cash, exactly {money(first.total)}")
        self.books.sold(first, ("Cash",))
        self.sell(Order([self.of("croissant")]), "Card")

    def even_shares(self):
        """Three guests pay a third each, each in a way of their own."""
        till = self.till
        order = Order([self.of("milk", 3)])
        till.tile("Milk phin")
        for count in (2, 3):
            till.touch("One more: Milk phin")
            till.line(self.of("milk", count))
        till.begin_payment(order)
        for guests in ("2", "3"):
            till.touch("One more: guests", "Payment")
            till.see(guests, "guests")
        till.touch("Take a part ₫35,000", "Payment")
        till.see("Give back: Cash ₫35,000", "Payment")
        till.touch("Card", "How it is paid")
        till.touch("Take a part ₫35,000", "Payment")
        till.see("Give back: Card ₫35,000", "Payment")
        till.touch("QR code", "How it is paid")
        till.touch("Finish ₫35,000", "Payment")
        self.paid(order, ("Cash", 35_000), ("Card", 35_000), ("QR transfer",))

    # --- sent to the stations first

    def send(self):
        number = self.next_number()
        self.till.touch("Send the order to the stations, to be paid later")
        self.till.see(f"Order {number}")
        self.till.see("All of it sent")
        return number

    def sent(self):
        """Sent, changed, sent again and paid; and another one that waits among the parked ones meanwhile."""
        till = self.till
        till.tile("Black phin")
        till.line(self.of("black"))
        waiting = Order([self.of("black")], number=self.send())
        till.touch("Put this order aside")

        till.tile("Latte")
        till.line(self.of("latte"))
        changed = Order([self.of("latte"), self.of("croissant")], number=self.send())
        till.tile("Croissant")
        till.line(self.of("croissant"))
        till.see("1 change not sent")
        till.touch("Send changes")
        till.see("All of it sent")
        self.sell(changed)

        till.touch("Orders put aside: 1")
        till.touch(re.compile(f"Take up again: {waiting.number}.*"), "Orders put aside")
        till.is_closed("Orders put aside")
        self.sell(waiting, "QR code")

    def voided(self):
        """Sent, and given up before it was paid."""
        till = self.till
        till.tile("Black phin")
        till.line(self.of("black"))
        order = Order([self.of("black")], number=self.send())
        self.in_list(order)
        till.touch("Void …", LIST)
        till.touch("Guest changed mind", LIST)
        till.touch("Void the order", LIST)
        till.see(re.compile(f"{order.number}, .*, Voided"), LIST)
        till.close(LIST)
        till.see("Tap a product to begin")
        self.books.voided(order)

    # --- guests who come back

    def in_list(self, order):
        till = self.till
        till.touch(re.compile(f"{LIST}.*"))
        till.scroll_to(re.compile(f"{order.number}, .*"), LIST)
        till.touch(re.compile(f"{order.number}, .*"), LIST)
        till.see(order.number, LIST)

    def refunds(self):
        """One line of an order, and all of another."""
        order = self._kept["milk and croissant"]
        self.refund(order, order.lines[1:], "Refund 1 line")
        order = self._kept["latte, ten off"]
        self.refund(order, order.lines, "Refund all")

    def refund(self, order, lines, key):
        till = self.till
        self.in_list(order)
        till.touch("Refund …", LIST)
        if lines != order.lines:
            for line in lines:
                till.touch(line.spoken, LIST)
        till.touch("Made wrongly", LIST)
        till.touch(key, LIST)
        till.see("Given back", LIST)
        till.see(money(self.books.gave_back(order, lines, "Cash")), LIST)
        till.close(LIST)
