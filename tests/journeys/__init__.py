"""Whole stories, through the browser's door only."""
