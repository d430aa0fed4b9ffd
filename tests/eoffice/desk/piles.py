"""Made-up piles for tests of the desk: what other apps would register."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from eoffice.desk.lines import ComingLine, DeskLine
from eoffice.desk.piles import Pile, Stop, nobody
from eoffice.desk.waiting import Source
from eoffice.organization.actor import Actor

FIRST, SECOND, THIRD = (UUID(int=number) for number in (1, 2, 3))
LETTERS = [Stop(uid, f"/guide/?page=/letters/{uid}/") for uid in (FIRST, SECOND, THIRD)]


def pile(
    key: str = "instruct",
    *,
    title: str = "Chờ tôi chỉ đạo",
    order: int = 10,
    count: int = 3,
    urgent: int = 1,
    lines: Sequence[DeskLine] = (),
    url_name: str = "",
    under: str = "",
    comes_first: Callable[[Actor], bool] = nobody,
) -> Pile:
    """Make a pile in which the same waits for everybody."""
    return Pile(
        key=key,
        title=title,
        order=order,
        count=lambda _actor: count,
        lines=lambda _actor: lines,
        label=lambda number: f"Xử lý {number} văn bản",
        urgent=lambda _actor: urgent,
        stops=None if url_name else lambda _actor: LETTERS[:count],
        url_name=url_name,
        under=under,
        comes_first=comes_first,
    )


def instruct() -> Pile:
    return pile(
        count=5,
        lines=[
            DeskLine(
                "Báo cáo kết quả tiếp công dân, xử lý đơn phục vụ kỳ họp HĐND",
                "/guide/",
                mark="Gấp nhất",
                facts="4588/UBND-NC · UBND tỉnh · vào sổ hôm nay 08:05",
                badge="Khẩn · hôm nay 16:00",
                tone="red",
            ),
            DeskLine(
                "Rà soát, số hóa sổ hộ tịch tại Ủy ban nhân dân các xã, phường",
                "/guide/",
                mark="Lâu nhất",
                facts="4521/UBND-NC · UBND tỉnh · vào sổ thứ Sáu 20/11",
                badge="còn 12 ngày làm việc",
            ),
        ],
    )


def sign() -> Pile:
    return pile(
        "sign",
        title="Chờ tôi ký",
        order=20,
        count=9,
        lines=[
            DeskLine(
                "Giấy mời họp Hội đồng phổ biến, giáo dục pháp luật",
                "/guide/",
                mark="Gấp nhất",
                facts="64/GM-STP · Văn phòng Sở trình hôm nay 07:50",
                badge="Khẩn · hôm nay 11:30",
                tone="red",
            )
        ],
        url_name="notifications:list",
    )


def owed() -> Source:
    line = DeskLine(
        "Kế hoạch Ngày Pháp luật 2027",
        "/guide/",
        facts="Phòng Phổ biến GDPL",
        badge="quá hạn 2 ngày làm việc",
        tone="red",
    )
    return Source("given", 10, lambda _actor: 11, lambda _actor, _room: [line], "web:guide")


def coming(actor: Actor, begins_at: datetime, ends_at: datetime) -> list[ComingLine]:
    del actor, ends_at
    return [
        ComingLine(
            begins_at + timedelta(hours=9, minutes=30),
            "Hội ý lãnh đạo Sở",
            "/guide/",
            facts="Phòng họp tầng 2 · 45 phút",
        ),
        ComingLine(
            begins_at + timedelta(hours=16),
            "Hạn chỉ đạo 4588/UBND-NC",
            "/guide/",
            is_pressing=True,
        ),
        ComingLine(
            begins_at + timedelta(days=1, hours=8),
            "Thẩm định dự thảo quyết định về trợ giúp pháp lý",
            "/guide/",
            facts="Trực tuyến · anh chủ trì",
        ),
    ]
