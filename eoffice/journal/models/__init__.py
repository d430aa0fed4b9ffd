"""The rows of the journal, who has read what, and what each request was answered."""

from eoffice.journal.models.entries import FollowerReceipt, JournalEntry, JournalText
from eoffice.journal.models.readings import Reading
from eoffice.journal.models.request_keys import RequestKey

__all__ = ["FollowerReceipt", "JournalEntry", "JournalText", "Reading", "RequestKey"]
