"""The guide: the help that fits the page from which it was asked for."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from eoffice.organization.actor import Actor
from eoffice.web import guides
from eoffice.web.guides import Guide

SAMPLES = {
    "uuid": str(UUID(int=1)),
    "int": "1",
    "str": "sign",
    "slug": "instruct",
    "administration_day": "2026-11-23",
}
APPS = {"desk", "documents", "meetings", "search", "notifications", "administration", "delegations"}


NO_PAGES = {"desk:run", "documents:download", "documents:page-picture"}


def pages_of_the_office() -> Iterator[tuple[str, str]]:
    """Name every page of the apps, with an address at which it could stand."""
    for part in get_resolver().url_patterns:
        if isinstance(part, URLResolver) and part.namespace in APPS:
            for page in part.url_patterns:
                assert isinstance(page, URLPattern)
                route = f"/{part.pattern}{page.pattern}"
                path = re.sub(r"<(\w+):\w+>", lambda found: SAMPLES[found[1]], route)
                yield f"{part.namespace}:{page.name}", path


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Help for the desk, for notices, and for one page of theirs."""
    monkeypatch.setattr(guides, "_guides", {})
    for page in ("desk:desk", "notifications:list", "notifications:choices", "nowhere:page"):
        guides.register(Guide(page, f"About {page}", "It answers.", ["Press."]))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "desk:desk"),
        ("/notices/", "notifications:list"),
        ("/notices/something/", "notifications:list"),
        ("/notices/choices/", "notifications:choices"),
    ],
)
def test_the_nearest_help_is_shown(path: str, page: str) -> None:
    found = guides.guide_for(path)

    assert found is not None
    assert found.below == page


@pytest.mark.usefixtures("shelf")
def test_a_page_of_one_thing_has_help_of_its_own() -> None:
    guides.register(
        Guide("meetings:list", "One meeting", "It answers.", [], pages=["meetings:detail"])
    )
    guides.register(Guide("meetings:list", "Meetings", "It answers.", []))

    shown = [guides.guide_for(path) for path in ("/meetings/", f"/meetings/{UUID(int=1)}/")]

    assert [guide.title for guide in shown if guide] == ["Meetings", "One meeting"]


def test_every_page_of_the_office_has_its_help() -> None:
    without = {name for name, path in pages_of_the_office() if guides.guide_for(path) is None}

    assert without == NO_PAGES


@pytest.mark.usefixtures("shelf")
def test_a_page_without_help_has_none_of_the_desks() -> None:
    assert guides.guide_for("/post/") is None


@pytest.mark.usefixtures("shelf")
def test_help_for_pages_that_are_not_there_is_left_out() -> None:
    assert [guide.below for guide in guides.everything()] == [
        "desk:desk",
        "notifications:list",
        "notifications:choices",
    ]


@pytest.mark.usefixtures("shelf")
def test_a_page_has_one_help() -> None:
    with pytest.raises(guides.AlreadyAGuideError):
        guides.register(Guide("desk:desk", "Again", "Again.", []))


def test_the_guide_of_a_page_leads_back_to_it(client: Client, drafter: Actor) -> None:
    client.force_login(drafter.user)

    page = client.get("/guide/", {"page": "/notices/?show=new"}).content.decode()

    assert "Hướng dẫn: Thông báo" in page
    assert 'href="/notices/?show=new"' in page


def test_a_page_that_nobody_wrote_about_says_so(client: Client, drafter: Actor) -> None:
    client.force_login(drafter.user)

    page = client.get("/guide/", {"page": "/nowhere/"}).content.decode()

    assert "Trang này chưa có hướng dẫn riêng." in page


@pytest.mark.parametrize(
    "page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x"]
)
def test_the_way_back_leads_to_no_other_site(client: Client, drafter: Actor, page: str) -> None:
    client.force_login(drafter.user)

    answer = client.get("/guide/", {"page": page}).content.decode()

    assert f'href="{page}"' not in answer
