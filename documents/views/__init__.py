"""The pages of documents, numbers and work files."""
