"""What people are told, what they are mailed, and what they chose."""

from eoffice.notifications.models.choices import MailChoice
from eoffice.notifications.models.mail import MailOut
from eoffice.notifications.models.notices import Notice

__all__ = ["MailChoice", "MailOut", "Notice"]
