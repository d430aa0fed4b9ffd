"""A real provider of single sign-on for tests, started and stopped; it runs on Node."""
