"""The door for programs to meetings: the same actions and policies as the pages."""
