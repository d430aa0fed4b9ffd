"""The bodies of the demo office: an invented department, its units and the offices under it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A part of the demo agency, or an office under it: its name and its symbol on papers."""

    name: str
    symbol: str


AGENCY = Place("Sở Tư pháp tỉnh Sông Lam", "STP")
PARENT = Place("Ủy ban nhân dân tỉnh Sông Lam", "UBND")
LEADERS = Place("Lãnh đạo Sở", "LĐ")
UNITS = (
    Place("Văn phòng", "VP"),
    Place("Thanh tra", "TTr"),
    Place("Phòng Hành chính tư pháp", "HCTP"),
    Place("Phòng Bổ trợ tư pháp", "BTTP"),
    Place("Phòng Phổ biến giáo dục pháp luật", "PBGDPL"),
    Place("Phòng Xây dựng và kiểm tra văn bản", "XDKTVB"),
    Place("Phòng Tổ chức cán bộ", "TCCB"),
)
SUBORDINATES = (
    Place("Trung tâm Trợ giúp pháp lý nhà nước", "TTTGPL"),
    Place("Phòng Công chứng số 1", "PCC1"),
    Place("Trung tâm Dịch vụ đấu giá tài sản", "TTĐGTS"),
)
# The one unit of each office under the department.
INSIDE = Place("Bộ phận Hành chính - Nghiệp vụ", "HCNV")
