"""The written help for the page of tokens."""

from django.utils.translation import gettext_lazy as _

from eoffice.web.guides import Guide, register

_GUIDES = [
    Guide(
        below="programs:mine",
        title=_("Programs"),
        answers=_("Here you let a program act for you: a scanner, a system of another field."),
        steps=[
            _(
                "A token stands for you in one post, for what you choose and until the day that "
                "you choose. It can never do more than you."
            ),
            _("Its secret is shown once. Put it into the program at once; it is kept nowhere."),
            _(
                "It ends when you revoke it, change your password or leave the post. What a "
                "program does is recorded as done by you, with its token."
            ),
        ],
    ),
]


def register_all() -> None:
    """Hand the help to the guide."""
    for guide in _GUIDES:
        register(guide)
