"""What documents put on the desk, and what notices call them."""
