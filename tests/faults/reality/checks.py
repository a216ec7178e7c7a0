"""The promises, on what every box has in its file after healing."""

import collections
import sqlite3

AGREE_WITHIN = 60.0
MADE = ("barista", "kitchen")


class Findings:
    def __init__(self):
        self.rows = []  # promise, how often looked at, breaches

    def add(self, promise, checked, breaches):
        self.rows.append((promise, checked, list(breaches)))

    def good(self):
        return not any(breaches for _, _, breaches in self.rows)

    def table(self, seed, minutes, faults, robots):
        lines = [f"Seed {seed}, {minutes:g} minutes.", "", "| fault | times | seconds |", "|---|---:|---:|"]
        for kind, times in sorted(faults.counts.items()):
            lines.append(f"| {kind} | {times} | {faults.seconds[kind]:.0f} |")
        lines += ["", "| what must hold | looked at | |", "|---|---:|---|"]
        for promise, checked, breaches in self.rows:
            lines.append(f"| {promise} | {checked} | {'holds' if not breaches else 'BROKEN: ' + '; '.join(breaches[:5])} |")
        slow, where = robots.slowest
        lines += [
            "",
            f"{len(robots.paid)} orders shown as paid, {len(robots.refunded)} refunds, {robots.bumped} tickets made, "
            f"{robots.recalled} recalled; {robots.retries} calls had to be repeated. "
            f"The slowest answer of a box that was not itself hit: {slow * 1000:.0f} ms ({where}).",
        ]
        if robots.told:
            lines += ["", "Managers were told:"]
            lines += [f"- {box}: {what}" for box, what in sorted(robots.told)]
        return "\n".join(lines) + "\n"


def orders_of(file, state_pb2):
    """Every order that a replica holds."""
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return {row[0]: state_pb2.OrderState.FromString(row[1])
                for row in database.execute("SELECT id, state FROM orders")}  # fmt: skip
    finally:
        database.close()


def gaps(numbers):
    """What is twice in 1, 2, 3 ... or missing."""
    counted = collections.Counter(numbers)
    twice = [number for number, times in counted.items() if times > 1]
    missing = [number for number in range(1, max(counted, default=0) + 1) if number not in counted]
    return ([f"twice {sorted(twice)[:5]}"] if twice else []) + ([f"missing {missing[:5]}"] if missing else [])


def check(shop, robots, healed_after, faults):
    findings = Findings()
    findings.add("robots met nothing unexpected", robots.answers, robots.problems)
    within = "never" if healed_after is None else f"after {healed_after:.1f} s"
    findings.add(f"all replicas hold the same entries again ({within})", len(shop.replicas),
                 [] if healed_after is not None and healed_after <= AGREE_WITHIN
                 else [shop.ask("doctor", "--shop", shop.layout.shop_json)[1].get("findings", ["doctor fails"])[-1]["words"]])  # fmt: skip

    digests = {}
    for name in shop.replicas:
        _, report = shop.ask("report", "month", "--shop", shop.layout.shop_json, "--from", name)
        digests[name] = report.get("digest", report.get("error", "no report"))
    findings.add("their reports have one digest", len(digests),
                 [] if len(set(digests.values())) == 1 else [f"{name} {digest[:12]}" for name, digest in digests.items()])  # fmt: skip

    broken = []
    for name, file in shop.replicas.items():
        status, verdict = shop.ask("verify", "--db", file, "--keys", shop.layout.keys)
        if status != 0:
            broken.append(f"{name}: {verdict}"[:300])
    findings.add("phin verify finds every chain, seal and fold whole", len(shop.replicas), broken)

    held = {name: orders_of(file, robots.state_pb2) for name, file in shop.replicas.items()}
    lost = []
    for order, (till, number, receipt, total) in robots.paid.items():
        for name, orders in held.items():
            known = orders.get(order)
            if known is None or not any(payment.receipt == receipt for payment in known.payments):
                lost.append(f"{number} of {till} is missing at {name}")
            elif known.placed.number != number or known.placed.order.total_minor != total or known.device != till:
                lost.append(f"{number} of {till} is another at {name}")
    findings.add("every order shown as paid is everywhere, as it was shown", len(robots.paid) * len(held), lost)

    lost = [f"refund of {till} at {name}" for refund, (till, order, receipt, amount) in robots.refunded.items()
            for name, orders in held.items()
            if order not in orders
            or not any(each.refund_id == refund and each.amount_minor == amount and each.receipt == receipt
                       for each in orders[order].refunds)]  # fmt: skip
    findings.add("every refund too", len(robots.refunded) * len(held), lost)

    for name, orders in list(held.items())[:1]:
        receipts, numbers = collections.defaultdict(list), collections.defaultdict(list)
        twice, unbalanced, remade, open_lines = [], [], [], []
        for state in orders.values():
            placed = state.placed
            receipts[state.device] += [payment.receipt for payment in state.payments]
            receipts[state.device] += [refund.receipt for refund in state.refunds]
            numbers[state.device, placed.business_date].append(placed.count)
            if len(state.payments) != 1:
                twice.append(f"{placed.number} has {len(state.payments)} payments")
            if sum(tender.amount_minor for payment in state.payments for tender in payment.tenders) != placed.order.total_minor:
                unbalanced.append(placed.number)
            preps = {prep.line: prep for prep in state.preps}
            for line in placed.order.lines:
                prep = preps.get(line.line)
                if prep and prep.ready_marks > 1 + prep.recalls:
                    remade.append(f"{placed.number} line {line.line} made {prep.ready_marks} times, recalled {prep.recalls}")
                if line.prepare and line.station in MADE and (prep is None or prep.state != 3):
                    open_lines.append(f"{placed.number} line {line.line}")
        findings.add("receipts are gapless, each once", sum(map(len, receipts.values())),
                     [f"{till}: {what}" for till, numbers_ in receipts.items() for what in gaps(numbers_)])  # fmt: skip
        findings.add("order numbers too, each day", len(numbers),
                     [f"{key}: {what}" for key, counts in numbers.items() for what in gaps(counts)])  # fmt: skip
        findings.add("an order is paid once", len(orders), twice)
        findings.add("tenders add up to the total", len(orders), unbalanced)
        findings.add("a line is made once unless recalled", sum(len(s.placed.order.lines) for s in orders.values()), remade)
        findings.add("nothing is left unmade", len(orders), open_lines)
        today = {date for _, date in numbers}
        findings.add("business days: no till sold in the past, or for long in the future", len(today), days(today))
    findings.add("a wrong clock was told to a manager", faults.counts["clock set wrong (faketime)"],
                 [] if not told_is_due(faults) or any("clock" in what for _, what in robots.told) else ["nobody was told"])  # fmt: skip
    return findings


def days(seen):
    import datetime

    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7 - 4)  # Vietnam, a day begins at four
    good = {int((now + datetime.timedelta(days=shift)).strftime("%Y%m%d")) for shift in (-1, 0, 1, 2)}
    return [str(day) for day in sorted(seen - good)]


def told_is_due(faults):
    return faults.seconds["clock set wrong (faketime)"] > 30
