"""The one row under everything that has rights, a history or files."""
