"""Meetings of the demo office: past ones with what was answered, and coming ones with papers."""
