"""The second store."""
