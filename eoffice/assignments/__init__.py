"""Work given to people, whatever it comes from."""
