"""Finding things: what can be found, by whom, and the engines that find it."""
