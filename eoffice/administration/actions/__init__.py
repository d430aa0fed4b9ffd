"""What administrators do, and what holders of posts do about their own absence."""
