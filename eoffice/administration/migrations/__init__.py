"""How the tables of administration have come to be what they are."""
