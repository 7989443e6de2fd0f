"""Alembic migrations, run at every start: the schema is always the newest before anything is read."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

HERE = Path(__file__).parent


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Brings the schema up to a revision in one transaction; a second process waits for the first."""
    if revision == "head" and _stands_at(engine) == newest():
        return
    from alembic import command  # only a database of yesterday needs it, and it is heavy
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _stands_at(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def newest() -> str:
    """The version that this program brings a database to; they are numbered: 0001, 0002, …"""
    return max(path.name for path in (HERE / "versions").glob("[0-9]*.py")).partition("_")[0]
