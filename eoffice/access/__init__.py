"""Who may see what, and why: grants with their causes, and their projection."""
