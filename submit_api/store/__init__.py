"""The job store: SQLite embedded, PostgreSQL in production."""
