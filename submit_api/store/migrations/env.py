"""Runs the migrations inside the transaction the caller opened."""

from __future__ import annotations

from alembic import context

from submit_api.store.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
