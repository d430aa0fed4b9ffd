"""Visits the search page as somebody, and reads what it links to."""

from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.urls import reverse

from eoffice.organization.actor import Actor


def visit(client: Client, actor: Actor, **query: Any) -> str:
    client.force_login(actor.user)
    response = client.get(reverse("search:search"), query)
    assert response.status_code == 200
    return unescape(response.content.decode())


def links(page: str) -> list[dict[str, list[str]]]:
    """Return what each link back to the search page asks."""
    start = f'href="{reverse("search:search")}?'
    return [
        parse_qs(urlsplit(piece.split('"')[0]).query or piece.split('"')[0])
        for piece in page.split(start)[1:]
    ]
