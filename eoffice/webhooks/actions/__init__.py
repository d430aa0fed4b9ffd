"""What people do with hosts and webhooks, and how far messages are."""
