"""People and their posts from a spreadsheet: accounts made or changed, posts opened and filled."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.administration.batches.accounts import Accounts
from eoffice.administration.batches.columns_of_people import PEOPLE
from eoffice.administration.batches.posts import Posts, free_posts
from eoffice.administration.batches.values import Counts, Ground, PartPlan, Planned
from eoffice.administration.importing.checking import Read
from eoffice.lib.clock import office_day
from eoffice.organization import membership
from eoffice.organization.models import Agency, Duty, Holding, Post

_OF_A_POST = ("unit", "title", "duty")


class PeoplePart:
    """What the lines of people mean. A line without a person keeps a post free."""

    sheet = PEOPLE
    page = "administration:people"

    def plan(self, lines: Sequence[Read], ground: Ground) -> PartPlan:
        """Match people by sign-in name, and what they hold by unit, title and duty."""
        accounts = Accounts(ground, lines)
        posts = Posts(ground)
        pairs = [(read, Planned.of(read, _name_of(read))) for read in lines]
        for read, line in pairs:
            person = accounts.take(read, line)
            if not _has_post(read, line):
                continue
            if person is not None and not line.flaws:
                posts.seat(read, line, person)
            elif read.text("unit"):
                posts.find_unit(read, line)  # all that is wrong is said at once
        for read, line in pairs:  # once everybody is seated: what stays free, stays free
            if read.text("username") or line.flaws:
                continue
            if read.text("title"):
                posts.keep_free(read, line)
            else:
                line.refuse(_("This line has neither a person nor a post."))
        given: list[tuple[str, str]] = []

        def carry_out() -> Counts:
            counts = {**accounts.carry_out(), **posts.carry_out()}
            given.extend(posts.given())
            return counts

        planned = [line for _read, line in pairs]
        return PartPlan(planned, carry_out, posts.people(), posts.appointments, given)

    def now(self, agency: Agency, at: datetime) -> Sequence[Mapping[str, str]]:
        """List everybody with the posts that they hold, then the posts that are free."""
        held: dict[int, list[Holding]] = {}
        rows = Holding.objects.of_posts_in(agency).ending_after(at)
        rows = rows.exclude(holder__post__duty=Duty.GUEST).select_related("holder__post__unit")
        for row in rows.order_by("begins_at", "pk"):
            held.setdefault(row.person_id or 0, []).append(row)
        lines: list[dict[str, str]] = []
        for person in membership.people_of(agency).order_by("pk"):
            details = _details(person)
            lines.extend({**details, **_of_holding(row)} for row in held.get(person.pk, []))
            if person.pk not in held:
                lines.append(details)
        lines.extend(_of_post(post) for post in free_posts(agency.pk, at))
        return lines


def _name_of(read: Read) -> str:
    name, username = read.text("full_name"), read.text("username")
    return f"{name} ({username})" if name and username else name or username or read.text("title")


def _has_post(read: Read, line: Planned) -> bool:
    """Say whether a line speaks of a post; then it has to say which one."""
    empty = [key for key in _OF_A_POST if not read.values.get(key)]
    if len(empty) == len(_OF_A_POST):
        return False
    refused = {flaw.key for flaw in line.flaws}
    for key in empty:
        if key not in refused:
            line.refuse(_("A post has a unit, a title and a duty: this cell is empty."), key)
    return not empty


def _details(person: User) -> dict[str, str]:
    return {
        "username": person.username,
        "full_name": person.full_name,
        "email": person.email,
        "phone": person.phone,
    }


def _of_holding(row: Holding) -> dict[str, str]:
    if row.holder.post is None:
        raise TypeError("People hold posts.")
    last = row.ends_at - timedelta(microseconds=1) if row.ends_at else None
    return {
        **_of_post(row.holder.post),
        "first_day": f"{office_day(row.begins_at):%d/%m/%Y}",
        "last_day": f"{office_day(last):%d/%m/%Y}" if last else "",
    }


def _of_post(post: Post) -> dict[str, str]:
    duty = str(Duty(post.duty).label)
    return {"unit": post.unit.symbol, "title": post.title, "duty": duty}
