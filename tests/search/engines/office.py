"""A made-up office of three hundred letters, files and meetings, the same in every run."""

import unicodedata
from datetime import date, timedelta
from random import Random
from uuid import UUID

from search.engines.base import Findable

REGISTRY, STAFF, LEADERS, AUDITORS, GUESTS = range(1, 6)
POSTS = range(100, 140)

VERBS = [
    "Ban hành",
    "Báo cáo",
    "Khảo sát",
    "Phê duyệt",
    "Triển khai",
    "Sơ kết",
    "Kiểm tra",
    "Góp ý",
]
MATTERS = [
    "quy chế công tác văn thư",
    "kế hoạch số hóa sổ hộ tịch",
    "kế hoạch số hoá hồ sơ lưu trữ",
    "kỷ luật, kỷ cương hành chính",
    "kĩ thuật soạn thảo văn bản",
    "công tác quản lý lý lịch tư pháp",
    "công tác quản lí tài sản công",
    "thuỷ điện Hoà Bình",
    "tỉnh Đắk Lắk và tỉnh Đắk Nông",
    "dự toán thu, chi ngân sách năm 2026",
    "chứng thực bản sao từ bản chính",
    "hòa giải ở cơ sở",
    "sổ hộ tịch, tịch thu tang vật",
    "phòng cháy, chữa cháy",
    "chuyển đổi số (Chuyển đổi IPv6, e-Office 2.0)",
]
BODIES = ["Bộ Nội vụ", "Bộ Tư pháp", "UBND tỉnh Sông Lam", "Sở Tư pháp", "UBND xã Thanh Hà", ""]
UNITS = ["VP", "HCTP", "BTTP", "TTr", ""]
STATES = ["open", "done", "overdue"]
KINDS = {
    "QĐ": "Quyết định",
    "CV": "Công văn",
    "KH": "Kế hoạch",
    "TB": "Thông báo",
    "TTr": "Tờ trình",
    "NĐ": "Nghị định",
    "": "",
}
SIGNS = ["BNV", "BTP", "STP", "UBND-NC", "VP"]
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hồ", "Đỗ", "Đặng"]
GIVEN = ["Thị Thuý", "Thị Thúy", "Quang Minh", "Thu Trang", "Đức Thắng", "Văn Sơn", "Hải Yến"]
SENTENCES = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Đơn giá số hóa một trang sổ hộ tịch là 1.250 đồng.",
    "Danh sách kỷ luật kèm theo công văn này được giữ kín.",
    "Mức lương cơ sở áp dụng từ ngày 01/7/2026.",
    "Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 05/TTr-STP.",
    "Hộ tịch viên xã Thanh Hà có trách nhiệm đối chiếu từng trang.",
    "Lý do: kĩ thuật quét chưa đạt, phải quét lại 300 dpi.",
    "Nhà máy thủy điện Hòa Bình ngừng phát điện để bảo dưỡng.",
    "Văn bản có hiệu lực kể từ ngày ký và thay thế Quyết định số 15/QĐ-BNV.",
    "Bản sao được chứng thực có giá trị như bản chính.",
    "Ưu tiên các hồ sơ có trước năm 1975, nhất là sổ đăng ký khai sinh.",
    "Hội nghị sơ kết tổ chức tại phòng họp tầng 2, số 7 đường Trần Phú.",
]
LAST_DAY = date(2026, 11, 20)


def open_office(*, size: int = 300, seed: int = 30) -> list[Findable]:
    """Draw the entries of the office; the same seed draws the same."""
    draw = Random(seed)
    return [_entry(draw, number) for number in range(size)]


def _entry(draw: Random, number: int) -> Findable:
    kind = draw.choices(["document", "work_file", "meeting"], [8, 1, 1])[0]
    code = draw.choice(list(KINDS)) if kind == "document" else ""
    listers, readers = _rights(draw)
    title = f"{draw.choice(VERBS)} {draw.choice(MATTERS)}"
    if number % 11 == 0:
        title = unicodedata.normalize("NFD", title)
    if number % 13 == 0:
        title = title.upper()
    return Findable(
        uid=UUID(int=draw.getrandbits(128), version=4),
        version=number + 1,
        kind=kind,
        title=title,
        symbol=_symbol(draw, code) if code else "",
        people=tuple(
            f"{draw.choice(FAMILY)} {draw.choice(GIVEN)}" for _ in range(draw.randrange(3))
        ),
        pages=tuple(_page(draw) for _ in range(draw.choice([0, 1, 1, 2, 4]))),
        kind_code=code,
        kind_name=KINDS[code],
        direction=draw.choice(["incoming", "outgoing"]) if kind == "document" else "",
        body=draw.choice(BODIES),
        unit=draw.choice(UNITS),
        state=draw.choice(STATES),
        # Many on one day: within it the order is nobody's, but always the same.
        day=LAST_DAY - timedelta(days=draw.choice([0, 1, draw.randrange(900)]))
        if draw.random() > 0.05
        else None,
        listers=listers,
        readers=readers,
    )


def _rights(draw: Random) -> tuple[frozenset[int], frozenset[int]]:
    """Give ordinary letters to many and secret ones to few; some list what they do not read."""
    few = frozenset(draw.sample(POSTS, draw.randrange(4)))
    if draw.random() < 0.15:
        return few, few
    listers = {REGISTRY, LEADERS, AUDITORS} | ({STAFF} if draw.random() < 0.5 else set())
    readers = {REGISTRY, LEADERS} if draw.random() < 0.7 else {LEADERS}
    return frozenset(listers) | few, frozenset(readers) | few


def _symbol(draw: Random, code: str) -> str:
    number = draw.choice([5, 15, 112, draw.randrange(1, 2_000)])
    written = f"{number:02d}" if draw.random() < 0.5 else str(number)
    year = "/2026" if code == "NĐ" else ""
    return f"{written}{year}/{code}-{draw.choice(SIGNS)}"


def _page(draw: Random) -> str:
    return "\n".join(draw.choice(SENTENCES) for _ in range(draw.randrange(1, 9)))
