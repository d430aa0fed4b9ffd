"""The home page: the piles that wait for me."""
