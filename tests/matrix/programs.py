"""The programs of everybody: a token with every scope, one with none, and one that is over."""

import json
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from eoffice.api.actions import tokens
from eoffice.api.models import Token
from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor, actor_in, posts_of
from tests.matrix.probing import Answer, Browser, answer_to
from tests.matrix.world import World

IN_THEIR_OWN_POST = {"acting": "outsider", "acting_narrow": "outsider"}
"""Who acts for another has a program of their own post; there they are like anybody of the unit."""

ENDED = timedelta(days=120)


def give_tokens(world: World) -> None:
    """Let programs act for everybody who has, or had, a post."""
    for name, actor in world.cast.actors.items():
        at = world.at
        if name == "guest_after":
            continue  # the post ended long before: there is nobody to make one
        own = actor_in(actor.user, actor.post, at) if actor.on_behalf_of is None else None
        own = own or actor_in(actor.user, posts_of(actor.user, at)[0], at)
        world.programs[name] = {
            "whole": _make(own, *Scope, at=at),
            "narrow": _make(own, at=at),
            "over": _make(own, *Scope, at=at - ENDED),
        }
    Token.objects.update(last_used_at=timezone.now())  # so that looking notes no use
    made = Token.objects.filter(person=world.cast.users["head"], expires_at__gt=world.at)
    world.place("token_head", uid=made.order_by("pk")[0].uid)


def ask_with(secret: str, method: str, path: str, *, brings: bool = False) -> Answer:
    """Ask as a program; whatever was done by it is undone."""
    client = Browser()
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    headers["Idempotency-Key"] = str(uuid4())
    if method == "POST" and brings:
        return answer_to(lambda: client.post(path, {}, headers=headers))
    content = json.dumps({}) if method == "POST" else ""
    return answer_to(
        lambda: client.generic(
            method, path, content, content_type="application/json", headers=headers
        )
    )


def _make(actor: Actor, *scopes: Scope, at: datetime) -> str:
    token, secret = tokens.make(
        name="Chương trình",
        scopes=scopes or [Scope.SEARCH_READ],
        expires_at=at + ENDED - timedelta(days=1),
        actor=actor,
        at=at,
    )
    if not scopes:
        Token.objects.filter(pk=token.pk).update(scopes=[])
    return secret
