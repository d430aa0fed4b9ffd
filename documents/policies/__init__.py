"""Who may do what to documents, numbers and work files, and why not."""
