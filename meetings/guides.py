"""The written help for the pages of meetings."""

from django.utils.translation import gettext_lazy as _

from eoffice.web.guides import Guide, register

_MEETINGS = Guide(
    below="meetings:list",
    title=_("Meetings"),
    answers=_("Here you find the meetings that you prepare, chair or are invited to."),
    steps=[
        _("Answer in the line or on the page of the meeting. Whoever cannot come says why."),
        _(
            "“Read papers” opens everything you may read as one packet. Page 137 is the same page "
            "for everyone, also where somebody reads less than you."
        ),
        _(
            "In the reader, press the wide edges or the arrow keys to turn pages. It opens again "
            "where you stopped."
        ),
        _(
            "Who prepares a meeting writes the agenda, adds papers, invites people, and sends. "
            "Papers that come later get numbers such as 137a; no page changes its number."
        ),
        _(
            "A state secret is never put into this system. A line stands for it, and the paper is "
            "handed out at the meeting."
        ),
    ],
)
_ONE = Guide(
    below="meetings:list",
    title=_("One meeting"),
    answers=_("Here stand the agenda, the papers of each item, and your answer."),
    steps=[
        _("Say whether you come; the answer can be changed until the meeting is closed."),
        _("A paper is marked as new until you have opened it."),
        _(
            "Who prepares the meeting also sees how ready it is. Each line that is not well has "
            "the one act that mends it."
        ),
    ],
    pages=["meetings:detail", "meetings:board", "meetings:people"],
)


def register_all() -> None:
    """Hand the help of these pages to the guide."""
    register(_MEETINGS)
    register(_ONE)
