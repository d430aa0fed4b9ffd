"""Commands about the demo office, typed by an operator."""
