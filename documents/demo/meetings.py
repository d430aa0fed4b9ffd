"""Agendas of the demo office's meetings: what is dealt with, who presents it, who chairs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SampleItem:
    """An item of an agenda: its title, the symbol of the unit that presents it, its minutes.

    `placeholder` is the line that stands for a paper of state secrets, handed out at the meeting.
    """

    title: str
    presenter: str
    minutes: int
    paper: str = ""
    placeholder: str = ""


@dataclass(frozen=True)
class SampleMeeting:
    """A meeting; `chair` is a title of the leaders, `units` the symbols of those who take part."""

    title: str
    place: str
    chair: str
    units: tuple[str, ...]
    items: tuple[SampleItem, ...]
    has_guest: bool = False


_ALL = ("VP", "TTr", "HCTP", "BTTP", "PBGDPL", "XDKTVB", "TCCB")
_HALL, _ROOM, _ONLINE = "Hội trường tầng 3", "Phòng họp số 1", "Phòng họp trực tuyến"
_DIRECTOR, _DEPUTY = "Giám đốc", "Phó Giám đốc"

MEETINGS = (
    SampleMeeting("Giao ban tháng của lãnh đạo Sở", _ROOM, _DIRECTOR, _ALL, (
        SampleItem("Kết quả công tác tháng trước, nhiệm vụ tháng này", "VP", 20, "Báo cáo công tác tháng"),
        SampleItem("Tình hình giải quyết văn bản đến quá hạn", "VP", 15, "Danh sách văn bản quá hạn"),
        SampleItem("Tiến độ số hóa sổ hộ tịch", "HCTP", 15, "Báo cáo tiến độ số hóa"),
        SampleItem("Công tác bảo vệ bí mật nhà nước", "TTr", 10, placeholder="Tài liệu mật số 01, phát tại phiên họp"),
        SampleItem("Kết luận của Giám đốc", "VP", 10),
    )),
    SampleMeeting("Hội nghị tổng kết công tác tư pháp năm", _HALL, _DIRECTOR, (*_ALL, "TTTGPL", "PCC1", "TTĐGTS"), (
        SampleItem("Báo cáo tổng kết công tác tư pháp, phương hướng nhiệm vụ năm tới", "VP", 30, "Báo cáo tổng kết năm"),
        SampleItem("Tham luận về trợ giúp pháp lý cho người yếu thế", "TTTGPL", 15, "Tham luận"),
        SampleItem("Tham luận về công chứng điện tử", "PCC1", 15, "Tham luận"),
        SampleItem("Công bố quyết định khen thưởng", "TCCB", 15, "Danh sách khen thưởng"),
        SampleItem("Phát động phong trào thi đua", "TCCB", 10),
        SampleItem("Sơ kết công tác bảo vệ bí mật nhà nước", "TTr", 10, placeholder="Tài liệu mật số 02, phát tại phiên họp"),
    )),
    SampleMeeting("Họp thẩm định dự thảo Nghị quyết về chính sách hỗ trợ hòa giải viên", _ROOM, _DEPUTY, ("XDKTVB", "PBGDPL", "VP"), (
        SampleItem("Trình bày dự thảo và tờ trình", "PBGDPL", 20, "Dự thảo Nghị quyết"),
        SampleItem("Ý kiến thẩm định về thẩm quyền và nội dung", "XDKTVB", 25, "Dự thảo Báo cáo thẩm định"),
        SampleItem("Thảo luận về nguồn lực thực hiện", "VP", 20, "Bảng dự kiến kinh phí"),
    )),
    SampleMeeting("Hội nghị sơ kết 6 tháng đầu năm", _HALL, _DIRECTOR, _ALL, (
        SampleItem("Báo cáo sơ kết 6 tháng đầu năm", "VP", 25, "Báo cáo sơ kết"),
        SampleItem("Kết quả kiểm tra công chứng, đấu giá", "BTTP", 15, "Báo cáo kiểm tra"),
        SampleItem("Công tác tiếp công dân, giải quyết khiếu nại, tố cáo", "TTr", 15, "Báo cáo công tác thanh tra"),
        SampleItem("Thảo luận, kết luận", "VP", 30),
    )),
    SampleMeeting("Họp Tổ công tác chuyển đổi số", _ONLINE, _DEPUTY, ("VP", "HCTP", "BTTP"), (
        SampleItem("Tỷ lệ hồ sơ trực tuyến toàn trình và giải pháp nâng cao", "VP", 20, "Số liệu dịch vụ công"),
        SampleItem("Kết nối dữ liệu hộ tịch với Cơ sở dữ liệu quốc gia về dân cư", "HCTP", 20, "Báo cáo kỹ thuật"),
        SampleItem("Ký số cho tổ chức hành nghề công chứng", "BTTP", 15),
    ), has_guest=True),
    SampleMeeting("Họp Hội đồng tuyển dụng viên chức", _ROOM, _DIRECTOR, ("TCCB", "VP", "TTr"), (
        SampleItem("Thông qua danh sách thí sinh đủ điều kiện", "TCCB", 15, "Danh sách thí sinh"),
        SampleItem("Phân công Ban đề thi, Ban coi thi, Ban giám sát", "TCCB", 15, "Dự thảo quyết định"),
        SampleItem("Thống nhất kế hoạch phỏng vấn", "TCCB", 10),
    )),
    SampleMeeting("Hội nghị trực tuyến tập huấn nghiệp vụ hộ tịch cho cấp xã", _ONLINE, _DEPUTY, ("HCTP", "VP"), (
        SampleItem("Những điểm mới của pháp luật hộ tịch", "HCTP", 60, "Tài liệu tập huấn"),
        SampleItem("Xử lý tình huống trong đăng ký khai sinh, khai tử", "HCTP", 60, "Bộ tình huống"),
        SampleItem("Giải đáp, trao đổi với công chức cấp xã", "HCTP", 45),
    )),
    SampleMeeting("Họp Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh", _HALL, _DIRECTOR, ("PBGDPL", "VP", "XDKTVB"), (
        SampleItem("Kết quả hưởng ứng Ngày Pháp luật Việt Nam", "PBGDPL", 20, "Báo cáo kết quả"),
        SampleItem("Dự thảo chương trình công tác của Hội đồng", "PBGDPL", 20, "Dự thảo chương trình"),
        SampleItem("Phân công thành viên phụ trách địa bàn", "PBGDPL", 10, "Dự thảo phân công"),
    )),
    SampleMeeting("Họp xét nâng bậc lương và thi đua quý", _ROOM, _DIRECTOR, ("TCCB", "VP"), (
        SampleItem("Danh sách nâng bậc lương thường xuyên, trước thời hạn", "TCCB", 20, "Danh sách đề nghị"),
        SampleItem("Đề nghị khen thưởng đột xuất", "TCCB", 15, "Tờ trình khen thưởng"),
    )),
    SampleMeeting("Họp giải quyết vướng mắc trong đấu giá quyền sử dụng đất", _ROOM, _DEPUTY, ("BTTP", "TTr", "TTĐGTS"), (
        SampleItem("Báo cáo các phiên đấu giá không thành", "TTĐGTS", 20, "Báo cáo phiên đấu giá"),
        SampleItem("Kiến nghị qua thanh tra, kiểm tra", "TTr", 15, "Kết luận kiểm tra"),
        SampleItem("Đề xuất sửa đổi quy chế phối hợp", "BTTP", 20, "Dự thảo quy chế"),
    ), has_guest=True),
    SampleMeeting("Họp góp ý dự toán ngân sách và mua sắm thiết bị", _ROOM, _DIRECTOR, _ALL, (
        SampleItem("Dự toán thu, chi ngân sách năm tới", "VP", 25, "Dự toán chi tiết"),
        SampleItem("Nhu cầu thiết bị ký số và máy quét của các đơn vị", "VP", 15, "Bảng tổng hợp nhu cầu"),
    )),
)  # fmt: skip
