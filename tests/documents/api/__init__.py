"""Documents, work and files for programs."""
