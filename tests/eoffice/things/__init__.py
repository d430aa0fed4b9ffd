"""The row under everything."""
