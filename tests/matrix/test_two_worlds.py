"""Two worlds that differ only in what is hidden look the same to whom it is hidden from (S3)."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from search import indexing
from tests.matrix import drafts, gatherings, letters
from tests.matrix.canaries import COMMON
from tests.matrix.expectations import sight
from tests.matrix.normalising import normalised
from tests.matrix.probing import HIDDEN, OK, ask
from tests.matrix.programs import ask_with
from tests.matrix.world import World
from tests.meetings.factories import work

HIDDEN_ONES = ("restricted_registered", "letter_working", "draft_submitted", "meeting_draft")
LISTS: dict[str, list[dict[str, str]]] = {
    "desk:desk": [{}],
    "documents:incoming-list": [
        {"tab": tab} for tab in ("todo", "running", "soon", "late", "done", "all")
    ]
    + [{"tab": "all", "q": COMMON}, {"tab": "all", "year": "2026"}, {"tab": "all", "kind": "CV"}],
    "documents:outgoing-list": [
        {"tab": tab} for tab in ("drafts", "to-sign", "to-issue", "issued", "all")
    ]
    + [{"tab": "all", "q": COMMON}],
    "documents:signature-book": [{}],
    "documents:to-be-issued": [{}],
    "documents:work-file-list": [{"state": "OPEN"}, {"state": "CLOSED"}],
    "documents:register-list": [{}],
    "documents:correspondent-list": [{}, {"only": "letters"}],
    "meetings:list": [{}, {"tab": "past"}],
    "notifications:list": [{}, {"show": "new"}],
    "search:search": [
        {},
        {"q": COMMON},
        {"q": "hoang yen"},
        {"q": "nuoi"},
        {"q": COMMON, "order": "newest"},
        {"q": COMMON, "direction": "incoming"},
        {"q": "Bộ Tư pháp"},
        {"q": "BTP-VP"},
        {"since": "2020-01-01"},
    ],
    "search:suggest": [{"q": "ho"}, {"q": "hoang yen"}, {"q": "BTP"}, {"q": "ve viec"}],
}


PROGRAMS: dict[str, list[dict[str, str]]] = {
    "api:incoming-list": [{}, {"limit": "3"}, {"kind": "CV"}, {"state": "SUBMITTED"}],
    "api:outgoing-list": [{}, {"limit": "2"}, {"state": "SUBMITTED"}],
    "api:assignment-list": [{}, {"state": "WAITING"}],
    "api:work-file-list": [{}, {"state": "OPEN"}],
    "api:meeting-list": [{}, {"state": "DRAFT"}],
    "api:search": [{}, {"q": COMMON}, {"q": "hoang yen", "order": "newest"}, {"kind": "incoming"}],
}


def seen_by(world: World, persona: str) -> dict[str, bytes]:
    """Gather every list, count and suggestion as one person has it."""
    found = {}
    for name, questions in LISTS.items():
        for question in questions:
            path = f"{reverse(name)}?{urlencode(question)}"
            answer = ask(world.clients[persona], "GET", path)
            found[path] = b"%d %s" % (answer.status, normalised(answer.content))
    for name, questions in PROGRAMS.items():
        for question in questions:
            path = f"{reverse(name)}?{urlencode(question)}"
            answer = ask_with(world.programs[persona]["whole"], "GET", path)
            assert answer.status == 200
            found[path] = normalised(answer.content)
    return found


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, bytes]:
    """Return the pages that differ, each with the place where it begins to."""
    found = {}
    for path, page in before.items():
        other = after[path]
        if page != other:
            pairs = zip(page, other, strict=False)
            place = next((n for n, (one, two) in enumerate(pairs) if one != two), 0)
            found[path] = page[max(place - 80, 0) : place + 80]
    return found


@contextmanager
def second_world(world: World, folder: Path) -> Iterator[None]:
    """The same office with more in it for clerk, drafter and director; undone afterwards."""
    objects, documents = dict(world.objects), dict(world.documents)
    shutil.copytree(settings.SEARCH_DIR, folder, dirs_exist_ok=True)
    with override_settings(SEARCH_DIR=folder), transaction.atomic():
        for _letter in range(3):
            letters.bring_more(world)
        drafts.write_more(world, "draft_more")
        gatherings.prepare_more(world, "meeting_more", "director")
        work()
        indexing.drain()
        yield
        transaction.set_rollback(True)
    world.objects, world.documents = objects, documents


@pytest.mark.parametrize("persona", ["outsider", "secretary", "stranger", "colleague", "guest"])
def test_what_is_hidden_leaves_no_trace(world: World, persona: str, tmp_path: Path) -> None:
    before = seen_by(world, persona)
    with second_world(world, tmp_path / "search"):
        after = seen_by(world, persona)

    assert differences(before, after) == {}


def test_what_is_not_hidden_does_leave_a_trace(world: World, tmp_path: Path) -> None:
    """Or the test above would prove nothing."""
    before = seen_by(world, "deputy")
    with second_world(world, tmp_path / "search"):
        after = seen_by(world, "deputy")

    assert len(differences(before, after)) >= 6


@pytest.mark.parametrize("persona", ["outsider", "secretary", "stranger", "auditor", "combined"])
def test_asking_for_a_hidden_word_is_like_asking_for_none(world: World, persona: str) -> None:
    """Searching for the very canary of a hidden thing finds what a word that is nowhere finds."""
    client = world.clients[persona]
    for name in ("search:search", "search:suggest"):
        nothing = ask(client, "GET", f"{reverse(name)}?q=zqm999x").content
        for canary, (owner, level) in world.canaries.owners.items():
            if owner in HIDDEN_ONES and not sight()[owner].may_meet(persona, level):
                answer = ask(client, "GET", f"{reverse(name)}?q={canary}")
                said = answer.content.replace(canary.encode(), b"zqm999x")
                assert answer.outcome == OK
                assert normalised(said) == normalised(nothing)


def test_a_register_shows_a_restricted_letter_without_its_subject(world: World) -> None:
    """Walls, 2: the number is there for whoever reads the book; the words are not."""
    path = reverse("documents:register-detail", args=[world.objects["register_in"]["uid"]])
    page = ask(world.clients["auditor"], "GET", path).content.decode()

    assert "Văn bản hạn chế" in page or "hạn chế" in page.lower()
    assert ask(world.clients["outsider"], "GET", path).outcome == HIDDEN
