"""Puts documents into the demo office: catalogue, keys, papers, and the stories of all of them."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from documents.demo import arriving, plan, sending
from documents.demo.catalogue import open_catalogue
from documents.demo.keys import give_keys
from documents.demo.papers import Order, make_all
from documents.demo.stops import Arrival, Papers
from documents.demo.world import World
from eoffice.demo.office import DemoOffice
from eoffice.demo.progress import Progress
from eoffice.organization.models import Duty


def load(office: DemoOffice, progress: Progress) -> None:
    """Plan everything that comes in and goes out on the office's timeline."""
    agencies = open_catalogue(office)
    give_keys(office, progress)
    arrivals = plan.with_scenes(plan.arrivals(office))
    papers = _papers(arrivals, progress)
    world = World(office, agencies, papers, arriving.be_delivered)
    for arrival in arrivals:
        office.timeline.tell(arriving.arrive(world, arrival))
    _write(world)
    _report(world)


def _papers(arrivals: list[Arrival], progress: Progress) -> Papers:
    orders = [Order(arrival.letter, arrival.shape) for arrival in arrivals]
    with progress.bar(_("Letters in: printing, scanning"), len(orders)) as bar:
        made = make_all(orders, fonts=Path(settings.FONTS_DIR), done=bar.update)
        return {order.letter.subject: paper for order, paper in zip(orders, made, strict=True)}


def _write(world: World) -> None:
    house = world.office.department
    for writing in plan.writings(world.office):
        chance = world.office.chance(f"writing {writing.letter.subject}")
        unit = world.unit_for(house, writing.letter.unit)
        signer = world.leader_for(house, unit, writing.signer)
        content = sending.content_of(world, house, writing.letter, signer, chance)
        story = sending.draft(
            world,
            house,
            content,
            drafter=world.worker_in(house, unit),
            halt=writing.halt,
            chance=chance,
            at=writing.at,
            twist=writing.twist,
        )
        world.office.timeline.tell(story)


def _report(world: World) -> None:
    department = world.office.department
    for number, writing in plan.writings_of_branches(world.office):
        house = world.office.branches[number]
        chance = world.office.chance(f"writing {writing.letter.subject}")
        content = sending.report_of(department.agency, house, writing.letter)
        story = sending.draft(
            world,
            house,
            content,
            drafter=house.seat_of(Duty.STAFF),
            halt=writing.halt,
            chance=chance,
            at=writing.at,
        )
        world.office.timeline.tell(story)
