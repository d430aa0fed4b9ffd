"""Tokens of programs, and the requests that they have made."""

from eoffice.api.models.requests import ProgramRequest
from eoffice.api.models.tokens import Token

__all__ = ["ProgramRequest", "Token"]
