"""The matrix: every address, asked by everybody about everything, beside what the law says."""
