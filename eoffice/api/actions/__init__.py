"""What people do with tokens, and how requests of programs are claimed and answered."""
