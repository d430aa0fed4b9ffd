"""The pages of those who run the office, and of those who are away."""
