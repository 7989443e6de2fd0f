"""规则库 · one dated edition of the regulation: every number with its unit, clause and source."""

import tomllib
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from regulation.cadence import Offset

Unit = Literal["days", "workdays", "hours", "minutes", "megabytes", "items", "percent"]


class Number(BaseModel):
    """One number of the regulation, and where it comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: NonNegativeInt
    unit: Unit
    clause: str
    source: str


class Rulebook(BaseModel):
    """One edition of the regulation, in force from a day on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    edition: str
    effective_from: date
    numbers: dict[str, Number]
    cadence: tuple[Offset, ...] = ()
    cadences: dict[str, tuple[Offset, ...]] = {}  # kinds of clocks that have one of their own

    def cadence_of(self, kind: str) -> tuple[Offset, ...]:
        """催办节奏 · the steps of a kind of clock."""
        return self.cadences.get(kind, self.cadence)

    def days(self, name: str) -> timedelta:
        """A period in calendar days. Raises KeyError for an unknown name, ValueError for another unit."""
        return timedelta(days=self._value(name, "days"))

    def workdays(self, name: str) -> int:
        """A period in working days."""
        return self._value(name, "workdays")

    def minutes(self, name: str) -> timedelta:
        """A period in minutes."""
        return timedelta(minutes=self._value(name, "minutes"))

    def hour(self, name: str) -> int:
        """An hour of the day."""
        return self._value(name, "hours")

    def unit(self, name: str) -> Unit:
        """In what a number is given."""
        return self.numbers[name].unit

    def bytes(self, name: str) -> int:
        """A size in bytes, from megabytes of 1,048,576 bytes."""
        return self._value(name, "megabytes") * 1024 * 1024

    def items(self, name: str) -> int:
        """A count of things."""
        return self._value(name, "items")

    def percent(self, name: str) -> int:
        """A share in whole per cent."""
        return self._value(name, "percent")

    def _value(self, name: str, unit: Unit) -> int:
        number = self.numbers[name]
        if number.unit != unit:
            raise ValueError(f"{name} is given in {number.unit}, not in {unit}")
        return number.value


def read(text: str) -> Rulebook:
    """Reads an edition from its TOML text. Raises ValueError when a number lacks its clause or source."""
    return Rulebook.model_validate(tomllib.loads(text))
