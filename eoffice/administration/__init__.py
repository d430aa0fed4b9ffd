"""People, units, posts and operations, for those who run the office."""
