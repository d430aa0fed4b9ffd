"""How long things take, at the size of an office that has worked for years."""
