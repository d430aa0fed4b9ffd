"""What the pages of documents show: rows gathered and put into words, for templates alone."""
