"""The ledger of rights, and its projection that lists are read from."""

from eoffice.access.models.grants import Cause, Grant, Right
from eoffice.access.models.projection import ThingRight

__all__ = ["Cause", "Grant", "Right", "ThingRight"]
