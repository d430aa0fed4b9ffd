"""The packet engine: agenda, papers and their page labels in, one PDF out. Knows no tables."""
