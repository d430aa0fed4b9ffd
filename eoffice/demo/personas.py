"""Whom to sign in as in the demo office, and what each of them may try first."""

from collections.abc import Iterator

from eoffice.accounts.demo import DemoPerson
from eoffice.demo.office import DemoOffice, House, Seat

_TRIES = {
    "Phan Thị Hiền": "Vào sổ văn bản đến; cấp số, đóng dấu văn bản đã ký",
    "Nguyễn Hữu Phước": "Cho ý kiến chỉ đạo; duyệt và ký văn bản",
    "Trần Thị Minh Hạnh": "Ký thay Giám đốc (KT.)",
    "Bùi Thị Ngọc Ánh": "Phân công lại việc trong phòng",
    "Phùng Thị Mai": "Nhận việc, dự thảo văn bản trả lời",
    "Dương Thị Cẩm": "Làm thay Trưởng phòng theo ủy quyền",
    "Lý Minh Đạt": "Chuyển giữa hai chức vụ",
    "Hà Khánh Linh": "Chuẩn bị phiên họp, gửi tài liệu họp",
    "Lâm Thị Hoài": "Xem văn bản đã phát hành, hồ sơ công việc",
    "Tô Quang Huy": "Quản lý người dùng, đơn vị, lịch làm việc",
    "Tạ Đăng Khoa": "Quản trị viên thứ hai: xác nhận đề nghị của người thứ nhất",
    "Thái Thị Liễu": "Kiểm tra sổ văn bản và nhật ký",
    "Tạ Quang Vinh": "Đại biểu khách mời: đọc tài liệu họp, trả lời mời họp",
    "Trương Thị Tuyết": "Lãnh đạo đơn vị trực thuộc: ký báo cáo gửi Sở",
    "Võ Thị Vân": "Tiếp nhận văn bản Sở gửi đến",
}


def sign_ins(office: DemoOffice) -> list[DemoPerson]:
    """List one ready sign-in for each kind of person, in the order in which to try them."""
    seats = {seat.person.full_name: (house, seat) for house, seat in _seats(office)}
    return [
        DemoPerson(
            username=seat.person.username,
            full_name=seat.person.full_name,
            post=f"{seat.post.title}, {_where(house, seat)}",
        )
        for house, seat in (seats[name] for name in _TRIES)
    ]


def what_to_try(full_name: str) -> str:
    return _TRIES.get(full_name, "")


def _seats(office: DemoOffice) -> Iterator[tuple[House, Seat]]:
    """Go through the seats from the last to the first, so that a person's main one counts."""
    for house in office.houses:
        for seat in reversed(house.seats):
            yield house, seat


def _where(house: House, seat: Seat) -> str:
    unit = seat.post.unit.name
    return unit if len(house.units) > 1 else house.agency.short_name
