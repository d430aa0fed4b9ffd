"""What a vault on an S3 server does beyond the contract."""
