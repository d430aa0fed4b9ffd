"""What is true without any table: periods, text, verdicts, lifecycles."""
