"""Pages that belong to no subject: errors, the guide, and the choice of a theme."""
