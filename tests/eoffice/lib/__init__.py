"""What is true without tables."""
