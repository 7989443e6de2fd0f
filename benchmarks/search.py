"""P10: a typed key over 100,000 subjects with a million spellings, as a question asks, against LIKE '%…%'."""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import Session

from bot import house
from bot.settings import Settings
from regulation.permissions import Viewer
from regulation.vocabulary import Language, SubjectKind
from storage.queries import people
from storage.tables import Member, SearchKey, Subject

SUBJECTS, PART, TYPED = 100_000, 10_000, 60
FAMILY = ("zhao", "qian", "sun", "li", "zhou", "wu", "zheng", "wang", "feng", "chen", "wei", "jiang", "shen", "han")
GIVEN = (
    "jia",
    "yi",
    "bing",
    "ding",
    "xiao",
    "yu",
    "ming",
    "hua",
    "fang",
    "lan",
    "hui",
    "jun",
    "qiang",
    "lei",
    "na",
)


def fill(session: Session) -> list[str]:
    """People whose names are pinyin, each under ten spellings; returns some full spellings."""
    chance = random.Random(2026)  # noqa: S311 - names, not secrets
    names = [(chance.choice(FAMILY), chance.choice(GIVEN), chance.choice(GIVEN)) for _ in range(SUBJECTS)]
    for start in range(0, SUBJECTS, PART):
        part = list(enumerate(names[start : start + PART], start + 1))
        subjects = [{"id": i, "code": f"S{i}", "kind": SubjectKind.STAFF} for i, _ in part]
        members = [{"id": i, "code": f"M{i}", "name": "".join(name), "language": Language.CHINESE, "subject_id": i}
                   for i, name in part]  # fmt: skip
        keys = [{"subject_id": i, "key": key} for i, name in part for key in spellings(name, i)]
        for table, rows in ((Subject, subjects), (Member, members), (SearchKey, keys)):
            session.execute(insert(table), rows)
    return ["".join(name) for name in chance.sample(names, TYPED)]


def spellings(name: tuple[str, str, str], number: int) -> set[str]:
    """Ten for each: suffixes, initials, and what tells one from another."""
    family, one, two = name
    whole = family + one + two
    keys = {whole, one + two, two, family[0] + one[0] + two[0], family + one, f"{whole}{number}", f"{number}"}
    return keys | {f"{one}{number}", f"{two}{number}", f"{family[0]}{one}{two}"}


def timed(times: list[float], look: Callable[[], Any]) -> Any:
    """In milliseconds."""
    start = time.perf_counter()
    found = look()
    times.append((time.perf_counter() - start) * 1000)
    return found


def scan(session: Session, key: str) -> list[Any]:
    """What a simple program would ask."""
    like = text(
        "select distinct subject.code, member.name from subject join member on member.subject_id = subject.id"
        " join search_key on search_key.subject_id = subject.id where search_key.key like :key limit 10"
    )
    return list(session.execute(like, {"key": f"%{key}%"}))


def run() -> dict[str, float]:
    """Full names, beginnings and initials, each asked once; the peer is asked for the same full names."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with house.opened(Settings(data=folder / "data", keys=folder / "keys")) as (database, *_):
            names = database.write_now(lambda session, _: fill(session))
            nobody = Viewer(0, None, frozenset())
            typed = [key for name in names for key in (name, name[:4], name[0])]
            ours: list[float] = []
            same: list[float] = []
            theirs: list[float] = []
            for key in typed:
                database.read_now(lambda s, k=key: timed(ours, lambda: people.subjects(s, nobody, k)))
            for key in names[:10]:
                missing = key + "q"  # found by nobody: the scan cannot stop early
                database.read_now(lambda s, k=missing: timed(same, lambda: people.subjects(s, nobody, k)))
                database.read_now(lambda s, k=missing: timed(theirs, lambda: scan(s, k)))
    p99 = quantiles(ours, n=100)[98]
    return {"median": median(ours), "p99": p99, "theirs": median(theirs), "ratio": median(theirs) / median(same)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run()))
