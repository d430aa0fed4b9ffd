"""The reading engine: bytes in, pages out, in a child process with limits."""
