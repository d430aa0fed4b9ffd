"""What people do with work: give it, take it on, split it, report, return and complete it."""
