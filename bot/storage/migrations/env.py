"""Alembic's entry: runs the migrations on the connection that ``database.migrate`` hands over."""

from alembic import context

from bot.storage import staff_tables
from bot.storage.tables import METADATA

assert staff_tables.cases.metadata is METADATA  # loaded, so that their tables are known too

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
