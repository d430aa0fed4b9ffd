"""The door for programs: tokens, what each may ask, and answers that programs read."""
