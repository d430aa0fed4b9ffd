"""The door for programs: tokens, and what every address does alike."""
