"""举报统计 · per quarter and outcome, over what the viewer may read; a count under five is not told."""

from collections import Counter
from collections.abc import Iterable

from regulation.reporting import ReportStatus
from storage.reports.tables import Report

Cell = tuple[str, ReportStatus]


def counted(reports: Iterable[Report], least: int) -> dict[Cell, int | None]:
    """Reports by quarter and state; None where there are fewer than `least`. There are no totals: a total less the
    told cells would tell the others."""
    cells = Counter((f"{each.week.year} Q{(each.week.month + 2) // 3}", each.status) for each in reports)
    return {cell: number if number >= least else None for cell, number in sorted(cells.items())}
