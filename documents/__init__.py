"""Documents in, documents out, and the work files they live in."""
