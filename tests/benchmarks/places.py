"""Every list, detail and search page: by what name it is measured, for whom, and its target."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from documents.lifecycles import OutgoingState
from documents.models import Direction, Document, Register, WorkFile
from documents.pages.waiting import to_register
from eoffice.assignments.models import Assignment
from eoffice.organization.actor import Actor
from meetings.models import Meeting, Paper
from tests.benchmarks.founding import Office

LIST, DETAIL, SEARCH = 150, 200, 150
ALL = ("rare", "medium", "broad")
BROAD, REGISTRY, ADMINISTRATOR = ("broad",), ("registry",), ("admin",)
FEW = ("medium", "broad")


@dataclass(frozen=True)
class Place:
    """A page that people wait for. `address` finds it among what the viewer may see."""

    name: str
    target: float
    viewers: tuple[str, ...]
    address: Callable[[Actor], str]


def actors_of(office: Office) -> dict[str, Actor]:
    """Return everybody who looks: the three viewers, the clerk and the administrator."""
    return {**office.viewers, "registry": office.clerk, "admin": office.administrator}


def _list(name: str, query: str = "", *args: object) -> Callable[[Actor], str]:
    return lambda _actor: reverse(name, args=args) + query


def _newest(direction: Direction, *states: str) -> Callable[[Actor], str]:
    """Find the newest document in some states that the viewer sees."""

    def address(actor: Actor) -> str:
        documents = Document.objects.visible_to(actor).filter(direction=direction)
        if states:
            documents = documents.in_state(*states)
        newest = documents.select_related("thing").order_by("-thing__sort_key").first()
        return newest.get_absolute_url() if newest else ""

    return address


def _to_register(actor: Actor) -> str:
    """Find the letter that the clerk is about to register."""
    found = to_register(actor).select_related("thing").order_by("-urgency", "thing").first()
    return reverse("documents:incoming-register", args=[found.thing.uid]) if found else ""


def _with_work(actor: Actor) -> str:
    """Find the letter of the newest work that the viewer gave, or has."""
    seen = Document.objects.visible_to(actor, among_few=True)
    lines = Assignment.objects.open().order_by("-pk").values("instruction__thing")[:100]
    found = seen.filter(thing__in=lines).select_related("thing").order_by("-thing").first()
    return found.get_absolute_url() if found else ""


def _work_file(actor: Actor) -> str:
    found = WorkFile.objects.visible_to(actor).filter(filings__isnull=False).order_by("-pk").first()
    return found.get_absolute_url() if found else ""


def _meeting(name: str, *, is_mine: bool = False) -> Callable[[Actor], str]:
    """Find the newest meeting that the viewer sees, or of those that they convene."""

    def address(actor: Actor) -> str:
        meetings = Meeting.objects.visible_to(actor)
        meetings = meetings.convened_by(actor.post) if is_mine else meetings
        found = meetings.select_related("thing").order_by("-pk").first()
        return reverse(name, args=[found.thing.uid]) if found else ""

    return address


def _paper(actor: Actor) -> str:
    found = Paper.objects.visible_to(actor).select_related("thing").order_by("-pk").first()
    return reverse("meetings:paper", args=[found.thing.uid]) if found else ""


def _register(*, is_incoming: bool) -> Callable[[Actor], str]:
    """Find the middle of the fullest book."""

    def address(actor: Actor) -> str:
        books = Register.objects.of_agency(actor.agency)
        books = books.incoming() if is_incoming else books.outgoing()
        book = books.order_by("-last_number", "-year").first()
        if book is None:
            return ""
        first = max(book.last_number // 2, 1)
        return f"{reverse('documents:register-detail', args=[book.uid])}?from={first}"

    return address


def _next(name: str, query: str) -> Callable[[Actor], str]:
    """Find the page behind the first one by its own link, as a reader would."""

    def address(actor: Actor) -> str:
        first = reverse(name) + query
        client = Client()
        client.force_login(actor.user, backend="eoffice.accounts.backends.PasswordBackend")
        page = client.get(first).content.decode()
        links: list[str] = re.findall(r'href="([^"]*[?&](?:amp;)?(?:after|before)=[^"]+)"', page)
        if not links:
            return ""
        link = links[-1].replace("&amp;", "&")
        return reverse(name) + link if link.startswith("?") else link

    return address


INCOMING, OUTGOING = "documents:incoming-list", "documents:outgoing-list"
SEARCHING = "search:search"
_S = OutgoingState

PLACES: tuple[Place, ...] = (
    Place("desk", LIST, (*ALL, "registry"), _list("desk:desk")),
    Place("list, first page", LIST, ALL, _list(INCOMING, "?tab=all")),
    Place("list, next page", LIST, ALL, _next(INCOMING, "?tab=all")),
    Place("list, to deal with", LIST, (*ALL, "registry"), _list(INCOMING)),
    Place("list, in progress", LIST, FEW, _list(INCOMING, "?tab=running")),
    Place("list, due soon", LIST, BROAD, _list(INCOMING, "?tab=soon")),
    Place("list, overdue", LIST, ALL, _list(INCOMING, "?tab=late")),
    Place("list, done", LIST, ALL, _list(INCOMING, "?tab=done")),
    Place(
        "list, of one body",
        LIST,
        FEW,
        _list(INCOMING, "?tab=all&body=B%E1%BB%99+T%C6%B0+ph%C3%A1p"),
    ),
    Place("list, of one year", LIST, FEW, _list(INCOMING, "?tab=all&year=2017")),
    Place(
        "list, words in titles", LIST, FEW, _list(INCOMING, "?tab=all&q=h%E1%BB%99+t%E1%BB%8Bch")
    ),
    Place("outgoing, first page", LIST, ALL, _list(OUTGOING, "?tab=all")),
    Place("outgoing, next page", LIST, FEW, _next(OUTGOING, "?tab=all")),
    Place("outgoing, drafts", LIST, FEW, _list(OUTGOING, "?tab=drafts")),
    Place("outgoing, with the signer", LIST, FEW, _list(OUTGOING, "?tab=to-sign")),
    Place("outgoing, to be issued", LIST, FEW, _list(OUTGOING, "?tab=to-issue")),
    Place("outgoing, issued", LIST, FEW, _list(OUTGOING, "?tab=issued")),
    Place("signature book", LIST, BROAD, _list("documents:signature-book")),
    Place("intake", LIST, REGISTRY, _list("documents:intake", "?bring=1")),
    Place("intake, one letter", DETAIL, REGISTRY, _to_register),
    Place("to number, seal, issue", LIST, REGISTRY, _list("documents:to-be-issued")),
    Place("work files, open", LIST, ALL, _list("documents:work-file-list")),
    Place("work files, closed", LIST, FEW, _list("documents:work-file-list", "?state=CLOSED")),
    Place("work files, next page", LIST, BROAD, _next("documents:work-file-list", "?state=CLOSED")),
    Place("registers", LIST, (*BROAD, *REGISTRY), _list("documents:register-list")),
    Place("correspondents", LIST, REGISTRY, _list("documents:correspondent-list")),
    Place("meetings, coming", LIST, ALL, _list("meetings:list")),
    Place("meetings, past", LIST, FEW, _list("meetings:list", "?tab=past")),
    Place("notices", LIST, ALL, _list("notifications:list")),
    Place("notices, next page", LIST, BROAD, _next("notifications:list", "")),
    Place("notices, new", LIST, BROAD, _list("notifications:list", "?show=new")),
    Place("own delegations", LIST, BROAD, _list("delegations:mine")),
    Place("own programs", LIST, BROAD, _list("programs:mine")),
    Place("people", LIST, ADMINISTRATOR, _list("administration:people")),
    Place("units", LIST, ADMINISTRATOR, _list("administration:units")),
    Place("delegations", LIST, ADMINISTRATOR, _list("administration:delegations")),
    Place("proposals", LIST, ADMINISTRATOR, _list("administration:proposals")),
    Place("acts of administration", LIST, ADMINISTRATOR, _list("administration:acts")),
    Place("operations", LIST, ADMINISTRATOR, _list("administration:operations")),
    Place("one letter", DETAIL, (*ALL, "registry"), _newest(Direction.INCOMING)),
    Place("one letter with work", DETAIL, BROAD, _with_work),
    Place("one issued document", DETAIL, FEW, _newest(Direction.OUTGOING, _S.ISSUED)),
    Place("one draft", DETAIL, FEW, _newest(Direction.OUTGOING, _S.DRAFT)),
    Place("one submitted draft", DETAIL, BROAD, _newest(Direction.OUTGOING, _S.SUBMITTED)),
    Place("one signed document", DETAIL, REGISTRY, _newest(Direction.OUTGOING, _S.SIGNED)),
    Place("one work file", DETAIL, FEW, _work_file),
    Place("register of letters", DETAIL, REGISTRY, _register(is_incoming=True)),
    Place("register of issued documents", DETAIL, BROAD, _register(is_incoming=False)),
    Place("one meeting", DETAIL, ALL, _meeting("meetings:detail")),
    Place("board of a meeting", DETAIL, BROAD, _meeting("meetings:board", is_mine=True)),
    Place("one paper of a meeting", DETAIL, FEW, _paper),
    Place("search page, many hits", SEARCH, ALL, _list(SEARCHING, "?q=so+hoa+ho+tich")),
    Place("search page, few hits", SEARCH, ALL, _list(SEARCHING, "?q=%22dot+151+nam%22")),
    Place("search page, next page", SEARCH, BROAD, _next(SEARCHING, "?q=so+hoa+ho+tich")),
    Place(
        "search page, filtered",
        SEARCH,
        FEW,
        _list(SEARCHING, "?q=so+hoa+ho+tich&direction=outgoing&year=2017"),
    ),
    Place("search page, newest", SEARCH, BROAD, _list(SEARCHING, "?q=ho+tich&order=newest")),
    Place("search page, filters only", SEARCH, BROAD, _list(SEARCHING, "?kind=work-file")),
    Place("search, while typing", SEARCH, FEW, _list("search:suggest", "?q=bao+cao+ho")),
)


def places_of(name: str) -> Iterator[Place]:
    """List the pages that are measured for a viewer."""
    return (place for place in PLACES if name in place.viewers)
