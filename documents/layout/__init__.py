"""The statutory form: one description of a paper, given out as PDF and .docx; books and stamps."""
