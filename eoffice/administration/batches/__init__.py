"""What a filled-in spreadsheet would change in an agency, line by line; and the change itself."""
