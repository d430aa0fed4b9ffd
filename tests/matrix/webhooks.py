"""Hosts that both agencies allow, and a webhook of the head with a message that arrived."""

from django.utils import timezone

from eoffice.api.models import Token
from eoffice.organization.actor import actor_in
from eoffice.webhooks.actions import hosts, messages, webhooks
from eoffice.webhooks.models import Fault, WebhookMessage
from eoffice.webhooks.sending.addresses import Address
from tests.matrix.world import World

HOST = "receiver.example.vn"


def lead_webhooks(world: World) -> None:
    """Place what there is of webhooks; the head's has the token that is placed already."""
    for name, person in (("host_here", "administrator"), ("host_elsewhere", "other_administrator")):
        allowed = hosts.allow(
            host=HOST, port=443, purpose="Báo cáo", actor=world.actor(person), at=world.at
        )
        world.place(name, uid=allowed.uid)
    token = Token.objects.for_use().get(uid=world.objects["token_head"]["uid"])
    head = actor_in(token.person, token.post, world.at)
    webhook, _secret = webhooks.make(
        token=token,
        address=Address(HOST, 443, "/in"),
        codes=["incoming.registered", "outgoing.issued"],
        actor=head,
        at=world.at,
    )
    world.place("webhook_head", uid=webhook.uid)
    message: WebhookMessage = webhooks.test(webhook=webhook, actor=head, at=world.at)
    messages.settle(uid=message.uid, status=200, fault=Fault.NONE, at=timezone.now())
    world.place("message_head", uid=message.uid)
