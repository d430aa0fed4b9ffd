"""Tags and filters of the search pages."""
