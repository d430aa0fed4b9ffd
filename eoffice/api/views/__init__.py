"""What programs ask first, what is not there, and the pages on which people make tokens."""
