"""The ways to run the office: containers, and Debian without them."""
