"""Real servers that tests start for themselves; `make servers` keeps some of them standing."""
