"""What changes accounts: by their people, and by those who help them in."""
