"""What people type: text into values, with an error in a full sentence at its field."""
