"""Tests of the vault, of reading, and of handing bytes out."""
