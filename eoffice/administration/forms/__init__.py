"""What administrators type: turned into values, with errors in full sentences."""
