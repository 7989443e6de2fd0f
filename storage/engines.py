"""Engines on SQLite: what was compiled for one of them serves every other of the process.

To compile a statement costs more than to run it, and an office has three engines: one writes, one reads, one is the
reports'.
"""

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

MOST = 1000  # statements


class Alike(SQLiteDialect_pysqlite):
    """The dialect of these engines. All are made alike here, so each compiles a statement to the same."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike)

    def __hash__(self) -> int:
        return hash(Alike)


registry.register("sqlite.alike", __name__, Alike.__name__)
_COMPILED: LRUCache[object, object] = LRUCache(MOST)


def on(address: str) -> Engine:
    """An engine. The text of its errors holds no parameters: they could be names."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        url = url.set(drivername="sqlite+alike")
    return create_engine(url, hide_parameters=True, execution_options={"compiled_cache": _COMPILED})
