"""The rules of the house, as tests: each failure names the file and the line."""
