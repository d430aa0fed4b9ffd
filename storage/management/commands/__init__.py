"""What an operator types about the vault."""
