"""What a token can be cut down to: never more than its person may do in their post."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """A part of what the person may do. Reading a list or a record never opens its files."""

    DOCUMENTS_READ = "documents:read", _("List and read documents, in and out")
    DOCUMENTS_WRITE = "documents:write", _("Bring, register and submit letters; write drafts")
    ASSIGNMENTS_READ = "assignments:read", _("List and read work that was given")
    ASSIGNMENTS_WRITE = "assignments:write", _("Accept, report, return and complete work")
    WORK_FILES_READ = "work-files:read", _("List and read work files")
    WORK_FILES_WRITE = "work-files:write", _("Open work files and put documents into them")
    MEETINGS_READ = "meetings:read", _("List and read meetings and their agenda")
    MEETINGS_WRITE = "meetings:write", _("Answer invitations")
    FILES_READ = "files:read", _("Read the files of documents and meetings")
    SEARCH_READ = "search:read", _("Search")
