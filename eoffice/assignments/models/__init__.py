"""Instructions, the assignments they give, and what people reported on them."""

from eoffice.assignments.models.assignments import (
    Assignment,
    AssignmentNote,
    AssignmentRole,
    NoteKind,
)
from eoffice.assignments.models.instructions import Instruction

__all__ = ["Assignment", "AssignmentNote", "AssignmentRole", "Instruction", "NoteKind"]
