"""The promises, on what every box has in its file after healing."""

import collections
import datetime
import re
import sqlite3
import subprocess

from layout import DAY_STARTS_HOUR, UTC_OFFSET_MINUTES

MADE = ("barista", "kitchen")
BUMPED = 3  # phin.model.v1.PrepState
CLOCK_FAULT = "clock set wrong (faketime)"


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
            f"{robots.paid} orders shown as paid, {robots.refunded} refunds, {robots.bumped} tickets made, "
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
    """What is missing of 1, 2, 3 ..."""
    there = set(numbers)
    missing = [number for number in range(1, max(there, default=0) + 1) if number not in there]
    return [f"missing {missing[:5]}"] if missing else []


def invariants(checker, shop, robots, findings):
    """The promises that the simulator checks too, by the same program."""
    databases = [str(file) for file in shop.replicas.values()]
    answer = subprocess.run([checker, *databases, "--keys", shop.layout.keys, "--shown", robots.shown],
                            capture_output=True, text=True)  # fmt: skip
    rows = [re.split(r"\s{2,}", line.strip()) for line in answer.stdout.splitlines()[1:]]
    breaches = [line[0] for line in rows if len(line) == 1]
    for row in rows:
        if len(row) == 3:
            findings.add(row[0], row[1], [] if row[2] == "holds" else breaches or [row[2]])
    if answer.returncode not in (0, 1) or not rows:
        findings.add("check_invariants runs", 1, [answer.stderr.strip() or f"status {answer.returncode}"])


def check(shop, checker, robots, healed_after, faults):
    findings = Findings()
    findings.add("robots met nothing unexpected", robots.answers, robots.problems)
    within = "never" if healed_after is None else f"after {healed_after:.1f} s"
    apart = []
    if healed_after is None:
        found = shop.ask("doctor", "--shop", shop.layout.shop_json)[1].get("findings", [])
        apart = [each["words"] for each in found if each["subject"] == "replicas"] or ["doctor fails"]
    findings.add(f"all replicas hold the same entries again ({within})", len(shop.replicas), apart)

    digests = {}
    for name in shop.replicas:
        _, report = shop.ask("report", "month", "--shop", shop.layout.shop_json, "--from", name)
        digests[name] = report.get("digest", report.get("error", "no report"))
    same = len(set(digests.values())) == 1
    findings.add("their reports have one digest, the cloud's too", len(digests),
                 [] if same else [f"{name} {digest[:12]}" for name, digest in digests.items()])  # fmt: skip

    broken = []
    for name, file in shop.replicas.items():
        status, verdict = shop.ask("verify", "--db", file, "--keys", shop.layout.keys)
        if status != 0:
            broken.append(f"{name}: {verdict}"[:300])
    findings.add("phin verify finds every replica whole", len(shop.replicas), broken)
    invariants(checker, shop, robots, findings)

    orders = orders_of(next(iter(shop.replicas.values())), robots.state_pb2)
    numbers, unmade = collections.defaultdict(list), []
    for state in orders.values():
        numbers[state.device, state.placed.business_date].append(state.placed.count)
        preps = {prep.line: prep.state for prep in state.preps}
        unmade += [f"{state.placed.number} line {line.line}" for line in state.placed.order.lines
                   if line.prepare and line.station in MADE and preps.get(line.line) != BUMPED]  # fmt: skip
    findings.add("order numbers are gapless, each till and day", len(numbers),
                 [f"{key}: {what}" for key, counts in numbers.items() for what in gaps(counts)])  # fmt: skip
    findings.add("nothing is left unmade", len(orders), unmade)
    seen = {date for _, date in numbers}
    findings.add("no till sold in the past, and none far in the future", len(seen), strange_days(seen))
    due = faults.seconds[CLOCK_FAULT] > 30
    told = any("clock" in what for _, what in robots.told)
    findings.add("a wrong clock was told to a manager", faults.counts[CLOCK_FAULT],
                 ["nobody was told"] if due and not told else [])  # fmt: skip
    return findings


def strange_days(seen):
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=UTC_OFFSET_MINUTES, hours=-DAY_STARTS_HOUR)
    good = {int((now + datetime.timedelta(days=shift)).strftime("%Y%m%d")) for shift in (0, 1, 2)}
    return [str(day) for day in sorted(seen - good)]
