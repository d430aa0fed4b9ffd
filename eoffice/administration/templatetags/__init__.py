"""What the templates of administration say with."""
