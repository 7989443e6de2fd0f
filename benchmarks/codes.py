"""R1: whether the time tells a right, deleted or expired code from a wrong one; two planted differences must show.

With the shipped Argon2id. Every round asks for each once, in an order of its own: whatever the machine does beside
it falls on all alike. There are as many rounds as it takes to see what is planted, more on a busy machine; when to
stop hangs on how far apart the bounds are, not on where they lie.
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

from benchmarks.differences import Bounds, between
from storage.reports import deleting, filing, readers, reading, receipt, returning
from storage.reports.filing import Filing
from storage.reports.keys import Cost, Kdf, Secrets
from storage.reports.readers import NewReader
from storage.reports.store import ReportStore
from storage.reports.tables import Report

BLOCK, MOST = 50, 1500  # rounds: a look at the bounds after so many, and the end
CODES = 8  # of each kind, by turns
SUBTLE = 3.0  # milliseconds
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
        time.sleep(SUBTLE / 1000)

    return {
        "wrong": lambda: returning.find(store, house, receipt.new()),
        "skipped": lambda: returning.find(store, skipping, receipt.new()),
        "subtle": subtle,
    } | {name: lambda c=codes: returning.find(store, house, chance.choice(c)) for name, codes in kinds.items()}


def once(asked: dict[str, Callable[[], object]]) -> dict[str, float]:
    """One round: milliseconds by way."""
    order, took = random.sample(list(asked), len(asked)), {}
    for name in order:
        start = time.perf_counter()
        asked[name]()
        took[name] = (time.perf_counter() - start) * 1000
    return took


def times(asked: dict[str, Callable[[], object]]) -> list[dict[str, float]]:
    """Rounds until the bounds are narrow enough; the first warms up."""
    once(asked)
    rounds: list[dict[str, float]] = []
    while len(rounds) < MOST:
        rounds += [once(asked) for _ in range(BLOCK)]
        if all(high - low <= SUBTLE for low, high in (beside_wrong(rounds, kind) for kind in REAL)):
            break
    return rounds


def beside_wrong(rounds: list[dict[str, float]], name: str) -> Bounds:
    """By how much a way takes longer than a wrong code."""
    return between([each[name] for each in rounds], [each["wrong"] for each in rounds])


def run() -> dict[str, float]:
    """The median of a wrong code; by how much each other differs from it, at least and at most."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "keys").mkdir()
        store, house = ReportStore(folder, folder / "keys"), Secrets(bytes(32), Kdf())
        store.open()
        new = NewReader("reader", ())
        store.turn_now(lambda s: readers.add(s, house, new, receipt.new() * 2, datetime.now(UTC)))
        rounds = times(ways(store, house))
        store.close()
    bounds = {name: beside_wrong(rounds, name) for name in (*REAL, *PLANTED)}
    result: dict[str, float] = {"rounds": len(rounds), "wrong": median(each["wrong"] for each in rounds)}
    for each, (low, high) in bounds.items():
        result |= {f"{each}_low": low, f"{each}_high": high}
    return result | {"differ": sum(bounds[each].differ for each in REAL),
                     "planted": sum(bounds[each].differ for each in PLANTED)}  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run()))
