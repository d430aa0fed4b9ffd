"""Commands about documents, typed by an operator."""
