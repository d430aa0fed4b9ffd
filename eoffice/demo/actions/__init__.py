"""What is done to found the demo office and to put it in order at the end."""
