"""R1: whether the time tells a right, deleted or expired code from a wrong one; two planted differences must show.

With the shipped Argon2id. Every round asks for each once, in an order of its own: whatever the machine does beside
it falls on all alike.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from sqlmodel import Session

from benchmarks.differences import between
from storage.reports import deleting, filing, readers, reading, receipt, returning
from storage.reports.filing import Filing
from storage.reports.keys import Cost, Kdf, Secrets
from storage.reports.readers import NewReader
from storage.reports.store import ReportStore
from storage.reports.tables import Report

ROUNDS = 250
CODES = 8  # of each kind, by turns
SUBTLE = 0.003  # seconds
WEEK, DAY = date(2026, 11, 23), date(2026, 11, 24)
REAL, PLANTED = ("right", "deleted", "expired"), ("skipped", "subtle")


class Skipping(Kdf):
    """Planted: it knows at once that it does not know the code."""

    def derive(self, secret: str, salt: bytes, cost: Cost) -> bytes:
        return bytes(32)


def filed(store: ReportStore, house: Secrets) -> dict[str, Report]:
    """Some reports by their codes."""
    found = {}
    for code in (receipt.new() for _ in range(CODES)):
        told = Filing(code, {}, frozenset(), WEEK, WEEK, WEEK, danger=False)
        wrapping = filing.wrap(house, code)
        found[code] = store.turn_now(lambda s, w=wrapping, t=told: filing.file(s, house, w, t))
    return found


def buried(store: ReportStore, reports: dict[str, Report]) -> list[str]:
    """The codes of reports that are deleted now."""
    for report in reports.values():
        deleting.bury(store, report.id)
    return list(reports)


def aged(store: ReportStore, reports: dict[str, Report]) -> dict[str, Report]:
    """The same reports as the clock takes them: those whose day has come."""

    def age(session: Session) -> set[bytes]:
        for report in reports.values():
            session.merge(report).expires = DAY
        session.flush()
        return {each.id for each in reading.expired(session, DAY)}

    gone = store.turn_now(age)
    return {code: report for code, report in reports.items() if report.id in gone}


def ways(store: ReportStore, house: Secrets) -> dict[str, Callable[[], object]]:
    """Everything that is measured, by its name."""
    chance = random.Random()  # noqa: S311 - which of some codes, no secret
    kinds = {
        "right": list(filed(store, house)),
        "deleted": buried(store, filed(store, house)),
        "expired": buried(store, aged(store, filed(store, house))),
    }
    skipping = Secrets(house.pepper, Skipping())

    def subtle() -> None:
        returning.find(store, house, receipt.new())
        time.sleep(SUBTLE)

    return {
        "wrong": lambda: returning.find(store, house, receipt.new()),
        "skipped": lambda: returning.find(store, skipping, receipt.new()),
        "subtle": subtle,
    } | {name: lambda c=codes: returning.find(store, house, chance.choice(c)) for name, codes in kinds.items()}


def times(asked: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Milliseconds by way, a round each; the first round warms up."""
    order, found = list(asked), {name: [] for name in asked}
    for _ in range(ROUNDS + 1):
        random.shuffle(order)
        for name in order:
            start = time.perf_counter()
            asked[name]()
            found[name].append((time.perf_counter() - start) * 1000)
    return {name: each[1:] for name, each in found.items()}


def run() -> dict[str, float]:
    """The median of a wrong code; by how much each other differs from it, at least and at most."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "keys").mkdir()
        store, house = ReportStore(folder, folder / "keys"), Secrets(bytes(32), Kdf())
        store.open()
        new = NewReader("reader", ())
        store.turn_now(lambda s: readers.add(s, house, new, receipt.new() * 2, datetime.now(UTC)))
        took = times(ways(store, house))
        store.close()
    bounds = {each: between(took[each], took["wrong"]) for each in (*REAL, *PLANTED)}
    result: dict[str, float] = {"rounds": ROUNDS, "wrong": median(took["wrong"])}
    for each, (low, high) in bounds.items():
        result |= {f"{each}_low": low, f"{each}_high": high}
    return result | {"differ": sum(bounds[each].differ for each in REAL),
                     "planted": sum(bounds[each].differ for each in PLANTED)}  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run()))
