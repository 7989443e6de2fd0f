"""Migrations: a database of any earlier day becomes one of today."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from storage import migrations
from storage.tables import Subject


@pytest.mark.parametrize("revision", range(1, int(migrations.newest())))
def test_every_earlier_database_becomes_one_of_today(revision):
    engine = create_engine("sqlite://", poolclass=StaticPool)
    migrations.upgrade(engine, f"{revision:04d}")
    migrations.upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Subject.metadata) == []
    engine.dispose()
