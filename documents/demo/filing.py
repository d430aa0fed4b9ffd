"""Work files of the demo office: one a unit and year, and one on what concerns several units."""

from datetime import UTC, datetime

from documents.actions import work_files
from documents.demo.stops import Case
from documents.demo.world import World
from documents.models import Document, WorkFile
from eoffice.demo.office import House, Seat
from eoffice.demo.timeline import Story
from eoffice.lib.clock import office_day
from eoffice.organization.models import Duty, Holder

_TITLES = {
    "VP": "Công tác văn phòng, cải cách hành chính",
    "TTr": "Tiếp công dân, giải quyết khiếu nại, tố cáo",
    "HCTP": "Quản lý hộ tịch, quốc tịch, chứng thực",
    "BTTP": "Quản lý công chứng, luật sư, đấu giá tài sản",
    "PBGDPL": "Phổ biến, giáo dục pháp luật, hòa giải ở cơ sở",
    "XDKTVB": "Xây dựng, kiểm tra, rà soát văn bản",
    "TCCB": "Tổ chức bộ máy, thi đua, khen thưởng",
}
_SHARED = ("CĐS", "Chuyển đổi số của ngành tư pháp tỉnh")
_ABOUT_SHARED = ("số", "dữ liệu", "trực tuyến", "điện tử")
_FILED = 0.55  # of what is done
_KEPT = "10 năm"


def file(
    world: World, house: House, document: Document, *, seat: Seat, case: Case, at: datetime
) -> Story:
    """Tell of a letter that is put into the unit's work file, and some into a second one."""
    unit = seat.post.unit.symbol
    if unit not in _TITLES or document.is_restricted:
        return
    if not world.office.is_small and case.chance.random() > _FILED:
        return
    at = world.later(at, case.chance, 1, 8)
    yield at
    keeper = house.seats_of(Duty.STAFF, Duty.DEPUTY_HEAD, unit=unit)[-1]
    members = [Holder.objects.of_unit(house.units[unit])]
    own = _open(world, keeper, (unit, _TITLES[unit]), members, at)
    work_files.file(work_file=own, thing=document.thing, actor=seat.acting_at(at), at=at)
    is_shared = any(word in document.subject.lower() for word in _ABOUT_SHARED)
    if is_shared or world.office.is_small:
        circles = [Holder.objects.of_unit(one) for one in house.units.values()]
        shared = _open(world, house.seat_of(Duty.HEAD, "VP"), _SHARED, circles, at)
        work_files.file(work_file=shared, thing=document.thing, actor=seat.acting_at(at), at=at)


def _open(
    world: World, keeper: Seat, named: tuple[str, str], members: list[Holder], at: datetime
) -> WorkFile:
    (symbol, title), year = named, office_day(at).year
    key = (keeper.post.pk, symbol, year)
    if key not in world.work_files:
        made = work_files.open_(
            title=f"{title} năm {year}",
            code=f"{len(world.work_files) + 1:02d}.{symbol}",
            actor=keeper.acting_at(at),
            at=at,
            retention=_KEPT,
            members=members,
        )
        world.work_files[key] = made
        world.office.timeline.tell(_close(world, keeper, made))
    return world.work_files[key]


def _close(world: World, keeper: Seat, work_file: WorkFile) -> Story:
    """Tell of the file's end: it is closed some weeks after its year."""
    at = world.office.hours.after(datetime(work_file.year + 1, 3, 2, 2, tzinfo=UTC), 1)
    yield at
    work_files.close(work_file=work_file, actor=keeper.acting_at(at), at=at)
