"""Who is invited, who answers, who stands in."""
