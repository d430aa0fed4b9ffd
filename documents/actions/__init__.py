"""What people do to documents, numbers and work files: one function a verb."""
