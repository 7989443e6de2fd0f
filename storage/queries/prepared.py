"""Statements that every step runs: built once, run below the ORM, which would cost more than the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, Row
from sqlmodel import Session


def fetch(session: Session, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
    """The rows of a prepared statement, with everything the session has not written yet."""
    session.flush()
    return session.connection().execute(statement, values).fetchall()
