"""The nouns of an organization: bodies, people in posts, holders of rights, working time."""

from eoffice.organization.models.agencies import APART_FROM_UNIT, Agency, Duty, Post, Unit
from eoffice.organization.models.calendar import OfficeDay
from eoffice.organization.models.delegations import Delegation
from eoffice.organization.models.holders import Domain, Holder, HolderKind, Holding, Role
from eoffice.organization.models.terms import Term, TermOutcome, TermPause, TermRule

__all__ = [
    "APART_FROM_UNIT",
    "Agency",
    "Delegation",
    "Domain",
    "Duty",
    "Holder",
    "HolderKind",
    "Holding",
    "OfficeDay",
    "Post",
    "Role",
    "Term",
    "TermOutcome",
    "TermPause",
    "TermRule",
    "Unit",
]
