"""The door for programs to documents: the same actions and policies as the pages."""
