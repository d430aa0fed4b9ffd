"""The engine that sends: addresses, networks, signatures, and answers of real servers."""
