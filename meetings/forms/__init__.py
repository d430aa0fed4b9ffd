"""What is typed about meetings, turned into values."""
