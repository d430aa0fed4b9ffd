"""What survives: killed servers, full disks, and two people who do the same thing at once."""
