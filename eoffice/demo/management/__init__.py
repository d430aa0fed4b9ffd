"""Commands about the demo office."""
