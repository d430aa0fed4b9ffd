"""The vault on a server that speaks S3."""
