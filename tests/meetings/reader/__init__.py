"""Reading a packet on the screen."""
