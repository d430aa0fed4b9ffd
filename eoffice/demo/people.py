"""Sixty people of the demo office and its subordinate offices; all invented."""

from dataclasses import dataclass

from eoffice.demo.places import INSIDE, LEADERS, SUBORDINATES, UNITS, Place
from eoffice.organization.models import Duty


@dataclass(frozen=True)
class Person:
    """A person in one post: in which unit, as what, and what that post is for.

    `branch` is the office under the department in which it is; none for the department itself.
    """

    name: str
    unit: Place
    title: str
    duty: Duty
    branch: Place | None = None


_LEADERS = (
    ("Nguyễn Hữu Phước", "Giám đốc", Duty.DIRECTOR),
    ("Trần Thị Minh Hạnh", "Phó Giám đốc", Duty.DEPUTY_DIRECTOR),
    ("Lê Đức Trung", "Phó Giám đốc", Duty.DEPUTY_DIRECTOR),
)
_HEADS = (
    ("Phạm Thu Hà", "Chánh Văn phòng", "Hoàng Anh Tuấn", "Phó Chánh Văn phòng"),
    ("Vũ Quốc Khánh", "Chánh Thanh tra", "Đặng Thị Lan", "Phó Chánh Thanh tra"),
    ("Bùi Thị Ngọc Ánh", "Trưởng phòng", "Ngô Xuân Bách", "Phó Trưởng phòng"),
    ("Đỗ Thanh Bình", "Trưởng phòng", "Dương Thị Cẩm", "Phó Trưởng phòng"),
    ("Hồ Thị Diệu", "Trưởng phòng", "Lý Minh Đạt", "Phó Trưởng phòng"),
    ("Đinh Công Định", "Trưởng phòng", "Trịnh Thị Giang", "Phó Trưởng phòng"),
    ("Mai Thị Hải", "Trưởng phòng", "Đoàn Văn Hiếu", "Phó Trưởng phòng"),
)
_OFFICE_STAFF = (
    ("Phan Thị Hiền", "Văn thư", Duty.CLERK),
    ("Đào Ngọc Huyền", "Văn thư", Duty.CLERK),
    ("Lâm Thị Hoài", "Lưu trữ viên", Duty.ARCHIVIST),
    ("Tô Quang Huy", "Chuyên viên công nghệ thông tin", Duty.ADMINISTRATOR),
    ("Hà Khánh Linh", "Thư ký lãnh đạo Sở", Duty.SECRETARY),
    ("Tạ Đăng Khoa", "Chuyên viên quản trị hệ thống", Duty.ADMINISTRATOR),
    ("Chu Thị Kim", "Kế toán", Duty.STAFF),
)
_STAFF = (
    ("Cao Văn Lâm", "Thái Thị Liễu", "Lương Hoàng Long"),
    ("Phùng Thị Mai", "Quách Văn Mạnh", "Vương Thị Mến", "Kiều Nhật Minh", "Nông Thị Nga"),
    ("Hứa Trọng Nghĩa", "Lò Thị Nhung", "Triệu Văn Ninh", "Lục Thị Oanh", "La Đình Phong"),
    ("Tống Thị Phương", "Tăng Minh Quang", "Nghiêm Thị Quyên", "Lưu Bá Sang", "Châu Thị Sen"),
    ("Mạc Văn Sơn", "Đàm Thị Tâm", "Ninh Công Tân", "Thạch Thị Thảo"),
    ("Kim Văn Thắng", "Khuất Thị Thu", "Viên Minh Tiến", "Bế Thị Trà"),
)
_SUBORDINATES = (
    (
        ("Trương Thị Tuyết", "Giám đốc", Duty.DIRECTOR),
        ("Huỳnh Công Tứ", "Phó Giám đốc", Duty.DEPUTY_DIRECTOR),
        ("Võ Thị Vân", "Văn thư", Duty.CLERK),
        ("Giáp Văn Việt", "Trợ giúp viên pháp lý", Duty.STAFF),
    ),
    (
        ("Nguyễn Thị Xuân Yến", "Trưởng phòng", Duty.DIRECTOR),
        ("Trần Đình Vũ", "Công chứng viên", Duty.STAFF),
        ("Lê Thị Ái Vy", "Văn thư", Duty.CLERK),
    ),
    (
        ("Phạm Bảo Anh", "Giám đốc", Duty.DIRECTOR),
        ("Hoàng Gia Bảo", "Đấu giá viên", Duty.STAFF),
        ("Vũ Thị Châu", "Văn thư", Duty.CLERK),
    ),
)


_AUDITOR = "Thái Thị Liễu"
# Second posts: a deputy head who prepares meetings too, and who keeps each small office's posts.
SECOND_POSTS = (
    Person("Lý Minh Đạt", UNITS[0], "Thư ký Hội đồng phối hợp", Duty.SECRETARY),
    Person("Giáp Văn Việt", INSIDE, "Quản trị", Duty.ADMINISTRATOR, SUBORDINATES[0]),
    Person("Trần Đình Vũ", INSIDE, "Quản trị", Duty.ADMINISTRATOR, SUBORDINATES[1]),
    Person("Hoàng Gia Bảo", INSIDE, "Quản trị", Duty.ADMINISTRATOR, SUBORDINATES[2]),
)
# Of another body, and in the office for some weeks: a guest's post ends with the occasion.
GUEST = Person("Tạ Quang Vinh", UNITS[0], "Đại biểu Sở Tài chính", Duty.GUEST)
# Women whose name does not say so with "Thị".
_WOMEN = frozenset({"Phạm Thu Hà", "Đào Ngọc Huyền", "Hà Khánh Linh", "Phạm Bảo Anh"})


def people() -> tuple[Person, ...]:
    """Return everybody, leaders first, then unit by unit, then the subordinate offices."""
    found = [Person(name, LEADERS, title, duty) for name, title, duty in _LEADERS]
    for unit, (head, title, deputy, deputy_title) in zip(UNITS, _HEADS, strict=True):
        found.append(Person(head, unit, title, Duty.HEAD))
        found.append(Person(deputy, unit, deputy_title, Duty.DEPUTY_HEAD))
    found.extend(Person(name, UNITS[0], title, duty) for name, title, duty in _OFFICE_STAFF)
    for unit, names in zip(UNITS[1:], _STAFF, strict=True):
        title = "Thanh tra viên" if unit.symbol == "TTr" else "Chuyên viên"
        found.extend(
            Person(name, unit, title, Duty.AUDITOR if name == _AUDITOR else Duty.STAFF)
            for name in names
        )
    for office, staff in zip(SUBORDINATES, _SUBORDINATES, strict=True):
        found.extend(Person(name, INSIDE, title, duty, office) for name, title, duty in staff)
    return tuple(found)


def is_woman(name: str) -> bool:
    return " Thị " in name or name in _WOMEN
