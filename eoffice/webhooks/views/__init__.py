"""The pages of webhooks: one's own, and the hosts that administrators allow."""
