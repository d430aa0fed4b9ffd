"""The written help for the pages of webhooks."""

from django.utils.translation import gettext_lazy as _

from eoffice.web.guides import Guide, register

_GUIDES = [
    Guide(
        below="webhooks:mine",
        title=_("Telling programs"),
        answers=_("Here you have a program told that something happened, so that it need not ask."),
        steps=[
            _(
                "An administrator allows the host first. Then you choose a token, the address and "
                "the events."
            ),
            _(
                "The secret is shown once. By it the receiver knows that a message comes from "
                "here. A new one takes its place; both count for a day."
            ),
            _(
                "A message says what happened, when, and where it can be read; never what a paper "
                "says. It is sent only if you may list the thing at that moment."
            ),
            _(
                "What does not arrive is sent again for days. If nothing arrives for days, the "
                "webhook is switched off and you are told."
            ),
        ],
    ),
    Guide(
        below="webhook-hosts:list",
        title=_("Telling programs"),
        answers=_("Here you say to which hosts the agency's webhooks may lead."),
        steps=[
            _(
                "Allow a host only when you know whose it is. It is told when something happens, "
                "and the ids of things; for their words it needs a token of its own."
            ),
            _(
                "Who allows a host cannot lead a webhook of their own there: so two people look "
                "at it."
            ),
            _("Withdraw a host, and from that moment on nothing goes there."),
        ],
    ),
]


def register_all() -> None:
    """Hand the help to the guide."""
    for guide in _GUIDES:
        register(guide)
