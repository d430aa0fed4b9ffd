"""The written help for the pages of the frame: desk, notices, posts, search box, keys."""

from django.utils.translation import gettext_lazy as _

from eoffice.web.guides import Guide, register

_DESK = Guide(
    below="desk:desk",
    title=_("Desk"),
    answers=_("The desk shows everything that waits for you in the post you act in."),
    steps=[
        _(
            "Begin at the top: the first pile is the one that others wait for most. Its filled "
            "button opens the first paper."
        ),
        _(
            "When you have dealt with a paper, the next one of the pile opens by itself. “3 / 17” "
            "says how far you are; leave whenever you like, the place is kept."
        ),
        _(
            "Each pile shows its most urgent and its oldest line. Press a line to open that one "
            "first."
        ),
        _(
            "On the right you see today and tomorrow, and what others still owe you. Red means "
            "late or urgent, and nothing else."
        ),
    ],
)
_NOTICES = Guide(
    below="notifications:list",
    title=_("Notices"),
    answers=_("Notices tell you what happened while you were away, the newest first."),
    steps=[
        _("Press a notice to open what it is about; it counts as read then."),
        _(
            "“Mark all as read” clears the blue dot at the bell. Nothing is lost: read notices "
            "stay in the list."
        ),
        _(
            "Under “Choose channels” you say which notices are sent by e-mail too. Mail never "
            "holds the subject of a restricted document."
        ),
    ],
)
_POST = Guide(
    below="organization:choose-post",
    title=_("Acting in a post"),
    answers=_(
        "Rights follow the post, not the person: choose the post in which you want to work now."
    ),
    steps=[
        _("If you hold one post only, it is chosen by itself."),
        _(
            "You change the post at any time at the top right of every page. While you stand in "
            "for somebody, it is shown in violet."
        ),
        _(
            "If no post is listed, the administrator of your agency has not put you into one, or "
            "your last one has ended."
        ),
    ],
)
_FRAME = Guide(
    below="web:guide",
    title=_("Finding your way, with the mouse or without"),
    answers=_("These things are the same on every page."),
    steps=[
        _(
            "The words on the left are the parts of the office. The number beside a word counts "
            "what waits for you."
        ),
        _(
            "The box at the top finds documents, files, meetings and people. Type with or without "
            "accents; press / to go there."
        ),
        _(
            "j and k go to the next and the previous line, Enter opens it, Esc goes back to the "
            "list at the same place. g and a letter go to a word on the left; ? shows all keys of "
            "a page."
        ),
        _(
            "What you type is kept in this browser until it is sent, even if you are signed out "
            "in between."
        ),
    ],
)


def register_all() -> None:
    """Hand the help of these pages to the guide."""
    for guide in (_DESK, _NOTICES, _POST, _FRAME):
        register(guide)
