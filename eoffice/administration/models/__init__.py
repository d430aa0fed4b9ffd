"""The nouns of administration: what is proposed and waits for a second person."""

from eoffice.administration.models.batches import Batch
from eoffice.administration.models.proposals import Proposal, ProposalKind

__all__ = ["Batch", "Proposal", "ProposalKind"]
