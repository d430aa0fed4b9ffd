"""Bodies that write to the demo office and are written to; the province of Sông Lam is invented."""

from dataclasses import dataclass

from eoffice.demo.places import PARENT


@dataclass(frozen=True)
class Body:
    """A body that writes letters: its symbol, the field its letters carry, who signs for it."""

    name: str
    symbol: str
    field: str
    signer: str
    title: str
    capacity: str = ""
    parent: str = ""
    place: str = "Sông Lam"
    group: str = "department"


_MINISTRY = "Bộ Tư pháp"
_PROVINCE = PARENT.name

MINISTRIES = (
    Body("Bộ Tư pháp", "BTP", "VP", "Cao Hữu Thành", "Thứ trưởng", "KT.", place="Hà Nội", group="ministry"),
    Body("Cục Hành chính tư pháp", "HCTP", "HT", "Đỗ Quang Vinh", "Cục trưởng", "", _MINISTRY, "Hà Nội", "ministry"),
    Body("Cục Bổ trợ tư pháp", "BTTP", "CC", "Lê Thị Hoàng Oanh", "Phó Cục trưởng", "KT.", _MINISTRY, "Hà Nội", "ministry"),
    Body("Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý", "PBGDPL", "TGPL", "Phan Quốc Thuận", "Cục trưởng", "", _MINISTRY, "Hà Nội", "ministry"),
    Body("Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính", "KTVB", "XLVPHC", "Hồ Anh Kiệt", "Phó Cục trưởng", "KT.", _MINISTRY, "Hà Nội", "ministry"),
    Body("Cục Công nghệ thông tin", "CNTT", "CĐS", "Tạ Minh Đức", "Phó Cục trưởng", "KT.", _MINISTRY, "Hà Nội", "ministry"),
    Body("Bộ Nội vụ", "BNV", "CCVC", "Trần Quang Lộc", "Thứ trưởng", "KT.", place="Hà Nội", group="ministry"),
    Body("Văn phòng Chính phủ", "VPCP", "KSTT", "Đặng Xuân Thành", "Phó Chủ nhiệm", "KT.", place="Hà Nội", group="ministry"),
    Body("Thanh tra Chính phủ", "TTCP", "C.IV", "Vũ Đình Toàn", "Phó Tổng Thanh tra", "KT.", place="Hà Nội", group="ministry"),
)  # fmt: skip
PROVINCE = (
    Body(_PROVINCE, "UBND", "NC", "Phan Đình Nguyên", "Phó Chủ tịch", "KT.", group="province"),
    Body("Văn phòng Ủy ban nhân dân tỉnh", "VP", "NC", "Lương Thế Bảo", "Chánh Văn phòng", "", _PROVINCE, group="province"),
    Body("Hội đồng nhân dân tỉnh Sông Lam", "HĐND", "PC", "Kiều Thanh Hùng", "Phó Chủ tịch", "KT.", group="province"),
    Body("Ban Pháp chế Hội đồng nhân dân tỉnh", "HĐND", "BPC", "Nguyễn Thị Bích Thuận", "Trưởng ban", "", group="province"),
)  # fmt: skip
DEPARTMENTS: tuple[Body, ...] = tuple(
    Body(f"{name} tỉnh Sông Lam", symbol, field, signer, title, capacity, _PROVINCE)
    for name, symbol, field, signer, title, capacity in (
        ("Sở Nội vụ", "SNV", "CCHC", "Phùng Gia Khánh", "Giám đốc", ""),
        ("Sở Tài chính", "STC", "QLNS", "Trịnh Công Lý", "Phó Giám đốc", "KT."),
        ("Sở Khoa học và Công nghệ", "SKHCN", "CĐS", "Lưu Nhật Minh", "Phó Giám đốc", "KT."),
        ("Sở Nông nghiệp và Môi trường", "SNNMT", "ĐĐ", "Hoàng Kim Ngân", "Giám đốc", ""),
        ("Sở Xây dựng", "SXD", "QLN", "Nghiêm Xuân Quảng", "Phó Giám đốc", "KT."),
        ("Sở Giáo dục và Đào tạo", "SGDĐT", "VP", "Đàm Thu Hường", "Phó Giám đốc", "KT."),
        ("Sở Y tế", "SYT", "TCCB", "Tô Văn Lâm", "Giám đốc", ""),
        ("Thanh tra", "TTT", "NV1", "Mai Thanh Loan", "Phó Chánh Thanh tra", "KT."),
        ("Công an", "CAT", "PC06", "Lục Văn Quyết", "Phó Giám đốc", "KT."),
        ("Bảo hiểm xã hội", "BHXH", "CĐBHXH", "Bùi Văn Thịnh", "Phó Giám đốc", "KT."),
        ("Tòa án nhân dân", "TAT", "VP", "Chu Văn Tấn", "Phó Chánh án", "KT."),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ", "BTT", "Hà Thị Thanh", "Phó Chủ tịch", "KT."),
    )
)
_COMMUNE_NAMES = (
    ("xã", "Hưng Nguyên Hạ", "Hồ Sỹ Tùng"), ("xã", "Thanh Giang", "Tăng Thị Ngọc Hà"),
    ("xã", "Đại Lộc Thượng", "Giàng A Tủa"), ("phường", "Bến Thủy Hạ", "Hứa Thị Kim Cúc"),
    ("phường", "Trường Sa Đông", "Ngô Bá Quý"), ("xã", "Yên Khê Trung", "Lò Văn Toản"),
    ("xã", "Phúc Lộc Sơn", "Vi Thị Lan"), ("xã", "Quỳnh Lĩnh", "Cầm Bá Thước"),
    ("phường", "Cửa Bắc", "Đinh Thị Hằng"), ("xã", "Nam Xuân Hòa", "Võ Văn Thông"),
    ("xã", "Mường Lống Thượng", "Xồng Bá Lầu"), ("xã", "Diễn Kỳ Tây", "Cao Thị Thủy"),
    ("phường", "Vinh Lộc Đông", "Phan Thế Cường"), ("xã", "Tân Hợp Lam", "Trần Văn Đông"),
)  # fmt: skip
COMMUNES: tuple[Body, ...] = tuple(
    Body(
        f"Ủy ban nhân dân {kind} {name}", "UBND", "TP", signer, "Chủ tịch", "", place=name,
        group="commune",
    )
    for kind, name, signer in _COMMUNE_NAMES
)  # fmt: skip
ENTERPRISES = (
    Body("Công ty Cổ phần Cấp nước Sông Lam", "CNSL", "KD", "Lâm Quốc Đạt", "Tổng giám đốc", group="enterprise"),
    Body("Ngân hàng TMCP Phương Nam, Chi nhánh Sông Lam", "NHPN", "KHDN", "Nguyễn Hoàng Long", "Phó Giám đốc", "KT.", group="enterprise"),
    Body("Văn phòng Công chứng Bến Thủy Hạ", "VPCC", "HC", "Tạ Thị Thu Thủy", "Trưởng Văn phòng", group="enterprise"),
    Body("Công ty Đấu giá hợp danh Lam Hồng", "ĐGLH", "NV", "Đỗ Văn Hoạt", "Giám đốc", group="enterprise"),
    Body("Đoàn Luật sư tỉnh Sông Lam", "ĐLS", "BCN", "Nguyễn Trọng Tín", "Chủ nhiệm", group="enterprise"),
    Body("Hội Công chứng viên tỉnh Sông Lam", "HCCV", "BCH", "Trần Lệ Quyên", "Chủ tịch", group="enterprise"),
)  # fmt: skip
BODIES = (*MINISTRIES, *PROVINCE, *DEPARTMENTS, *COMMUNES, *ENTERPRISES)
