"""The pages of documents, as people press them."""
