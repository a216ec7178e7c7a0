"""One shift: opened with a float, worked through, counted and closed; then its Z report is read, on the screen and by
the command line, and compared with the books."""

import csv
import io
import re

import desktop
from books import Books, Prices, money
from sales import Sales

LEAST_ORDERS = 30
SHEET = "Shift and drawer"
FLOAT = 500_000
MISSING_AT_THE_END = 20_000  # somebody gave too much change
VND_NOTES = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500)
ROW = re.compile(r"(.*?)(?:, (\d+))?(?:, (-?₫[\d,]+))?")  # its name, a count, an amount


def work(computer, sight, menu, cash_step, read_z):
    """`read_z`: what `phin report z` prints as CSV."""
    books = Books(Prices(menu, cash_step))
    sales = Sales(computer, sight, books)
    till = sales.till
    open_shift(till, books)
    sales.all()
    assert books.orders >= LEAST_ORDERS, f"only {books.orders} orders were paid"
    move_cash(till, books)
    counted = books.expected - MISSING_AT_THE_END
    count(till, books, counted)
    till.touch("Close the day (Z)", "The shift is closed")
    should = books.z_report(counted)
    screen, printed = on_screen(till), in_csv(read_z())
    for whose, says in (("the screen", screen), ("phin report z", printed)):
        compare(whose, says, should)
        compare_hours(whose, says, books)
    till.see(re.compile(r"Journal \d+/\d+ - \d+/\d+\b[\s\S]*Hash ([0-9a-f]{2} ?){8}"), re.compile("Z REPORT No. 1"))
    print(f"{books.orders} orders, {money(books.gross)}; the till and the books agree")


def open_shift(till, books):
    till.see("Milk phin", "Products")
    till.touch("Shift, drawer and reports")
    till.touch("Open a shift", SHEET)
    till.digits("500", "Open a shift")
    till.touch("000", "Open a shift")
    till.touch(f"Open the shift {money(FLOAT)}")
    till.see(re.compile(f"Open for .*, float {money(FLOAT)}"), SHEET)
    till.close(SHEET)
    books.float = FLOAT


def move_cash(till, books):
    """Money beside sales."""
    till.touch("Shift, drawer and reports")
    for what, done, thousands, why, where in (
        ("Pay in", "Pay in", 50, "Change from the bank", books.pay_ins),
        ("Pay out", "Pay out", 35, "Milk and ice", books.pay_outs),
        ("Pay out", "Pay out", 12, "Fruit", books.pay_outs),
        ("Drop into the safe", "Drop", 200, "Too much in the drawer", books.drops),
    ):
        till.touch(what, SHEET)
        till.digits(str(thousands), what)
        till.touch("000", what)
        till.touch(why, what)
        till.touch(f"{done} {money(thousands * 1000)}", what)
        till.see(SHEET)
        books.count(where, thousands * 1000)
    till.touch("No sale", SHEET)
    till.touch("Change for a guest", "No sale")
    till.touch("Write it down", "No sale")
    till.see(SHEET)
    books.no_sales += 1
    till.close(SHEET)


def count(till, books, dong):
    """Closes the shift with that much in notes and coins. What should be there is told only then."""
    till.touch("Shift, drawer and reports")
    till.touch("Count and close the shift", SHEET)
    left = dong
    for worth in VND_NOTES:
        pieces, left = divmod(left, worth)
        if pieces:
            till.touch(f"{money(worth)}: 0 pieces", "Count the drawer")
            till.digits(str(pieces), "Count the drawer")
            till.see(f"{money(worth)}: {pieces} pieces", "Count the drawer")
    till.touch(f"Close the shift {money(dong)}", "Count the drawer")
    till.see(f"{money(MISSING_AT_THE_END)} short", "The shift is closed")
    till.see(money(dong), "The shift is closed")
    till.see(money(books.expected), "The shift is closed")


def on_screen(till):
    """{section: {label: (count, amount)}}, read down to the last row."""
    title = re.compile("Z REPORT No. 1")
    report = {}

    def all_read():
        section = {}
        for role, text in till.texts(title):
            if role == "heading":
                section = report.setdefault(text, {})
            elif (row := ROW.fullmatch(text)) and (row[2] or row[3]):
                section[row[1]] = (number(row[2]), number(row[3]))
        if "Total" in report.get("Grand total", {}):
            return True
        till.scroll_down(title)
        return False

    desktop.wait(all_read, lambda: f"the end of the report; so far {report}")
    return report


def in_csv(text):
    report = {}
    for row in csv.DictReader(io.StringIO(text)):
        report.setdefault(row["section"], {})[row["item"]] = (number(row["count"]), number(row["amount"]))
    return report


def number(text):
    """Of "12", "₫35,000" or "-₫500"; None of what is none."""
    digits = (text or "").replace("₫", "").replace(",", "")
    return int(digits) if re.fullmatch(r"-?\d+", digits) else None


def compare_hours(whose, says, books):
    """The hours of the day add up to the day; how many there are depends on when this runs."""
    hours = says.get("By hour", {})
    if not hours or not all(re.fullmatch(r"\d\d:00", hour) for hour in hours):
        raise AssertionError(f"{whose} has no hours: {hours}")
    should = (books.orders, books.gross)
    if (total := tuple(map(sum, zip(*hours.values(), strict=True)))) != should:
        raise AssertionError(f"{whose}: the hours make {total} instead of {should}")


def compare(whose, says, should):
    wrong = [f"{section}, {label}: {says.get(section, {}).get(label)} instead of {row}"
             for section, rows in should.items() for label, row in rows.items()
             if says.get(section, {}).get(label) != row]  # fmt: skip
    wrong += [f"{section}, {label}: nothing of that is in the books"
              for section in should for label in says.get(section, {}) if label not in should[section]]  # fmt: skip
    if wrong:
        raise AssertionError(f"{whose} and the books (count, amount) differ:\n" + "\n".join(wrong))
