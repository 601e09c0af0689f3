"""Alembic's entry: runs the migrations on the connection that ``database.migrate`` hands over."""

from alembic import context

from bot.storage import staff_tables, teams_tables
from bot.storage.tables import METADATA

assert {staff_tables.cases, teams_tables.teams_activities} <= set(METADATA.sorted_tables)  # loaded, so known

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
