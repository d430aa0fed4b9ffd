"""The request of somebody who has signed in and acts in a post."""

from django.http import HttpRequest

from eoffice.accounts.models import User
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Post


class OfficeRequest(HttpRequest):
    """What views take: the middleware has found the actor, or the view is not called."""

    user: User
    actor: Actor
    posts: list[Post]
    delegations: list[Delegation]
