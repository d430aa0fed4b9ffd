"""Examples of what programs send about meetings, and are answered."""

from eoffice.api.examples import Example, receipt

ANSWER = Example(
    words="Somebody cannot come",
    sends={"answer": "NO", "reason": "Trùng lịch làm việc với Ủy ban nhân dân tỉnh."},
    gives=receipt("/api/v1/meetings/e8b5f2c6-0d19-4a7e-95d3-4f6a2c8b7d06/", "SENT"),
)
