"""Commands of the look, typed by an operator or a translator."""
