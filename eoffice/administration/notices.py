"""What people are told of administration, in which words."""

from django.utils.translation import gettext_lazy as _

from eoffice.notifications.kinds import NoticeGroup, NoticeKind, register, register_group

GROUP = "administration"
TO_CONFIRM = "administration.to_confirm"
SETTLED = "administration.settled"
ACCESS_ASKED = "administration.access_asked"
ACCESS_GIVEN = "administration.access_given"
WAY_CHANGED = "administration.way_changed"
STEP_ASKED = "administration.step_asked"
STEP_GONE = "administration.step_gone"
APPOINTED = "administration.appointed"
STANDS_IN = "administration.stands_in"

_TITLES = {
    TO_CONFIRM: _("%(who)s proposes what needs a second person: %(name)s."),
    SETTLED: _("%(who)s has settled your proposal: %(name)s."),
    ACCESS_ASKED: _(
        "%(who)s asked for a code with which a new password is chosen for your account. If you do "
        "not know of it, tell a leader of your agency."
    ),
    ACCESS_GIVEN: _(
        "%(who)s confirmed a code for a new password of yours; your old password has ended. If you "
        "do not know of it, tell a leader of your agency."
    ),
    WAY_CHANGED: _(
        "The ways of signing in to your account have changed. If that was not you, sign out "
        "everywhere else under “My account”, change your password, and tell the administrator."
    ),
    STEP_ASKED: _(
        "%(who)s asked that the second step of your account be taken away. If you do not know of "
        "it, tell a leader of your agency."
    ),
    STEP_GONE: _(
        "%(who)s confirmed that the second step of your account is taken away. Set it up anew "
        "under “My account”. If you do not know of it, tell a leader of your agency."
    ),
    APPOINTED: _("You are appointed: %(post)s."),
    STANDS_IN: _("%(who)s confirmed that somebody acts for your post: %(name)s."),
}


def register_all() -> None:
    """Make the kinds of notice known, in one group that people choose channels for."""
    register_group(NoticeGroup(code=GROUP, label=_("Posts and accounts"), order=90))
    for code, title in _TITLES.items():
        register(NoticeKind(code=code, group=GROUP, title=title, icon="user-check"))
