"""Where the bytes of the vault lie."""
