"""Recognition: what the engine reads from letters, and what it must not read into them."""
