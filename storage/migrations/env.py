"""Alembic's entry: it works on the connection it is handed and on nothing else."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - the tables fill the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller's transaction is the one
)
context.run_migrations()
