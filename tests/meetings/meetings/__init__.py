"""A meeting itself: kept, sent, moved, closed."""
