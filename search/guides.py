"""The written help for the pages of search."""

from django.utils.translation import gettext_lazy as _

from eoffice.web.guides import Guide, register

_GUIDES = [
    Guide(
        below="search:search",
        title=_("Searching"),
        answers=_("One box over everything that you may see: documents, files, meetings."),
        steps=[
            _(
                "Type a number and symbol, words of the subject or of the text, or a name. "
                "Accents are not needed."
            ),
            _("Words in quotation marks stand in this order; a minus before a word leaves it out."),
            _(
                "Filters at the left show how many each would leave. The order is by fit or by "
                "date."
            ),
            _("The piece of text under a result says on which page it stands."),
        ],
    ),
]


def register_all() -> None:
    """Hand the help of these pages to the guide."""
    for guide in _GUIDES:
        register(guide)
