"""English, with the day first, as offices in Vietnam write it."""
