"""Who may do what at a meeting, and why not."""
