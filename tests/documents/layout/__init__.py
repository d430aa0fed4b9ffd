"""Setting documents by the rules: the form, its parts, its fonts."""
