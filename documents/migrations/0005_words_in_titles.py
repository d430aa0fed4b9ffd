"""Words in titles are found by an index of three letters each, on PostgreSQL.

SQLite has no such index, so that no model can name it; what it is for is `icontains` in lists.
"""

from typing import Any

from django.db import migrations

_COLUMNS = ("subject", "code_notation")


def index_words(_apps: Any, schema: Any) -> None:
    if schema.connection.vendor != "postgresql":
        return
    with schema.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:  # a server without it looks at every title, as SQLite does
            return
    schema.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for column in _COLUMNS:
        schema.execute(
            f"CREATE INDEX documents_document_words_in_{column} ON documents_document"
            f" USING gin (upper({column}::text) gin_trgm_ops)"
        )


def drop_index(_apps: Any, schema: Any) -> None:
    for column in _COLUMNS:
        schema.execute(f"DROP INDEX IF EXISTS documents_document_words_in_{column}")


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_lists_in_order")]

    operations = [migrations.RunPython(index_words, drop_index)]
