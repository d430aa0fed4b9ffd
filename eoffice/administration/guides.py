"""The written help for the pages of administration."""

from django.utils.translation import gettext_lazy as _

from eoffice.web.guides import Guide, register

_GUIDES = [
    Guide(
        below="administration:people",
        title=_("People, posts and units"),
        answers=_(
            "Here an administrator keeps who works where, from when until when. Administrators "
            "see no documents."
        ),
        steps=[
            _(
                "Rights follow the post: put a person into a post, and they see what it sees, "
                "from that day on."
            ),
            _("Nothing is deleted: posts, units and accounts end on a day, and the history stays."),
            _(
                "The tab of operations says in sentences what runs well and what does not, and "
                "what to do."
            ),
        ],
    ),
    Guide(
        below="administration:import",
        title=_("People and units from a spreadsheet"),
        answers=_(
            "Here an administrator brings many units, people and correspondents at once, or takes "
            "out what is there to correct it."
        ),
        steps=[
            _(
                "Get the empty sheets, fill them in and bring the file. Lines that begin with # "
                "are not read."
            ),
            _(
                "Before anything is saved, each line says what would happen. What is wrong stands "
                "first, with the cell; correct the file and bring it again."
            ),
            _(
                "Who would be given a post is confirmed by a second person, all lines together. "
                "Then propose a code for each person, on their page."
            ),
            _("The file is not kept. Its lines go once they are saved, or after seven days."),
        ],
    ),
    Guide(
        below="administration:calendar",
        title=_("Working calendar"),
        answers=_("Deadlines count the working days of this calendar."),
        steps=[
            _(
                "Holidays by law stand in it already. Swap a day where the office works or "
                "rests otherwise."
            ),
            _("Open deadlines are computed anew, and the change is recorded."),
        ],
    ),
    Guide(
        below="delegations:mine",
        title=_("While I am away"),
        answers=_("Here you name who stands in for you, from one day until another."),
        steps=[
            _(
                "Whoever stands in for you sees what your post sees, for the kinds of document "
                "that you choose, and nothing that is yours in person."
            ),
            _(
                "What they do is recorded as done by them, on your behalf. You can end it at "
                "any time."
            ),
        ],
    ),
]


def register_all() -> None:
    """Hand the help of these pages to the guide."""
    for guide in _GUIDES:
        register(guide)
