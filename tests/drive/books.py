"""A shift's books, kept on the side by whoever drives the till: prices from the menu file, and sums. None of it asks
Phin; where Phin's reports say something else, one of the two is wrong."""

import collections
import dataclasses
import tomllib


def money(dong):
    return f"{'-' if dong < 0 else ''}₫{abs(dong):,}"


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


class Prices:
    def __init__(self, file, cash_step):
        menu = tomllib.loads(file.read_text(encoding="utf-8"))
        self.rates = {tax["id"]: tax["percent"] for tax in menu["tax"]}
        self._products = {product["id"]: product for product in menu["product"]}
        self._taxes = {category["id"]: category["tax"] for category in menu["category"]}
        self._options = {option["id"]: option for group in menu["group"] for option in group["options"]}
        self.cash_step = cash_step

    def name(self, product):
        return self._products[product]["name"]

    def rate(self, product):
        return self.rates[self._taxes[self._products[product]["category"]]]

    def price(self, product, size=None, options=()):
        listed = self._products[product].get("price", 0)
        if isinstance(listed, dict):
            listed = listed[size or self._products[product].get("default_size", "M")]
        return listed + sum(self._options[option].get("price", 0) for option in options)

    def in_cash(self, dong):
        return half_up(dong, self.cash_step) * self.cash_step


@dataclasses.dataclass(eq=False)
class Line:
    """What stands on one line of an order: `each` is what one costs, `off` what is taken off the whole line."""

    product: str
    name: str
    rate: int
    each: int
    count: int = 1
    off: int = 0

    @property
    def total(self):
        return self.each * self.count - self.off

    @property
    def spoken(self):
        return f"{self.count} × {self.name}, {money(self.total)}"


@dataclasses.dataclass
class Order:
    lines: list
    off_percent: int = 0  # of the whole order, after what is off its lines
    off_amount: int = 0  # only where all lines have one rate
    number: str = ""

    @property
    def total(self):
        return sum(amount for _, amount in self.paid_lines())

    @property
    def discount(self):
        return sum(line.each * line.count for line in self.lines) - self.total

    def paid_lines(self):
        """(line, what was paid for it)"""
        left = self.off_amount
        for line in self.lines:
            amount = line.total * (100 - self.off_percent) // 100 - left
            left = 0
            yield line, amount

    def taxes(self):
        """{rate: (net, tax)}, worked out once for each rate."""
        sums = collections.Counter()
        for line, amount in self.paid_lines():
            sums[line.rate] += amount
        return {rate: (net := half_up(sum_ * 100, 100 + rate), sum_ - net) for rate, sum_ in sums.items()}


class Books:
    """What came in and went out, as it was done."""

    def __init__(self, prices):
        self.prices = prices
        self.orders = 0
        self.float = self.gross = self.rounding = self.cash = self.no_sales = 0
        self.tenders = collections.defaultdict(lambda: [0, 0])  # kind: [count, amount]
        self.returned = collections.defaultdict(lambda: [0, 0])
        self.products = collections.defaultdict(lambda: [0, 0])
        self.taxes = collections.defaultdict(lambda: [0, 0])  # rate: [net, tax]
        self.discounts, self.voids, self.refunds = [0, 0], [0, 0], [0, 0]
        self.pay_ins, self.pay_outs, self.drops = [0, 0], [0, 0], [0, 0]

    @staticmethod
    def count(pair, amount):
        pair[0] += 1
        pair[1] += amount

    def sold(self, order, *tenders):
        """Paid with (kind, amount) each; one without an amount took what was left, rounded where it is cash."""
        self.orders += 1
        left = order.total
        for kind, *amount in tenders:
            paid = amount[0] if amount else left
            left -= paid
            self.count(self.tenders[kind], paid)
            if kind == "Cash":
                self.cash += paid if amount else self.prices.in_cash(paid)
                self.rounding += 0 if amount else self.prices.in_cash(paid) - paid
        if left != 0:
            raise ValueError(f"{money(left)} of {order} is not paid")
        self.gross += order.total
        if order.discount:
            self.count(self.discounts, order.discount)
        for line, amount in order.paid_lines():
            self.products[line.name][0] += line.count
            self.products[line.name][1] += amount
        for rate, (net, tax) in order.taxes().items():
            self.taxes[rate][0] += net
            self.taxes[rate][1] += tax

    def gave_back(self, order, lines, kind):
        """Some lines of an order, whole, the way its money came in."""
        amounts = collections.Counter()
        for line, amount in order.paid_lines():
            if line in lines:
                amounts[line.rate] += amount
        for rate, amount in amounts.items():
            net, tax = order.taxes()[rate]
            given = half_up(amount * tax, net + tax)
            self.taxes[rate][0] -= amount - given
            self.taxes[rate][1] -= given
        total = sum(amounts.values())
        self.count(self.refunds, total)
        self.count(self.returned[kind], total)
        if kind == "Cash":
            self.cash -= self.prices.in_cash(total)
            self.rounding += total - self.prices.in_cash(total)
        return total

    def voided(self, order):
        self.count(self.voids, order.total)

    @property
    def expected(self):
        return self.float + self.cash + self.pay_ins[1] - self.pay_outs[1] - self.drops[1]

    def z_report(self, counted):
        """What the Z report has to say: {section: {label: (count, amount)}}; no count where it says none."""
        takings = {
            "Sales": (self.orders, self.gross),
            "Refunds": (self.refunds[0], -self.refunds[1]),
            "Net": (None, self.gross - self.refunds[1]),
            "Discounts": tuple(self.discounts),
            "Voids": tuple(self.voids),
        }
        if self.rounding:
            takings["Rounding of cash"] = (None, self.rounding)
        tenders = {kind: tuple(taken) for kind, taken in self.tenders.items()}
        tenders |= {f"{kind}, given back": (count, -amount) for kind, (count, amount) in self.returned.items()}
        names = {8: "Food", 10: "Goods"}
        taxes = {}
        for rate, (net, tax) in self.taxes.items():
            taxes[f"{names[rate]} {rate}% (included): net"] = (None, net)
            taxes[f"{names[rate]} {rate}% (included)"] = (None, tax)
        drawer = {
            "Float": (None, self.float),
            "Cash taken": (None, self.cash),
            "Pay-ins": tuple(self.pay_ins),
            "Pay-outs": (self.pay_outs[0], -self.pay_outs[1]),
            "Drops": (self.drops[0], -self.drops[1]),
            "No-sales": (self.no_sales, None),
            "Expected when counted": (None, self.expected),
            "Counted": (None, counted),
            "Over / short": (None, counted - self.expected),
        }
        products = {name: tuple(sold) for name, sold in self.products.items()}
        total = {
            "Sales": (self.orders, self.gross),
            "Refunds": (self.refunds[0], -self.refunds[1]),
            "Total": (None, self.gross - self.refunds[1]),
        }
        return {"Takings": takings, "By tender": tenders, "Tax": taxes, "Drawer": drawer, "By product": products,
                "Grand total": total}  # fmt: skip
