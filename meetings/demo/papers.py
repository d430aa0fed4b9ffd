"""Papers of the demo's meetings, set in the statutory form."""

from pathlib import Path
from random import Random

from documents.layout.blocks import from_text
from documents.layout.description import Letter
from documents.layout.pdf import as_pdf
from eoffice.demo.office import House, Seat
from eoffice.lib.clock import office_day

_PARTS = (
    "I. TÌNH HÌNH, KẾT QUẢ",
    "Thực hiện chương trình công tác, {unit} đã tham mưu lãnh đạo Sở triển khai đúng tiến độ.",
    "1. Đã hoàn thành {done} trong số {all} nhiệm vụ được giao; các nhiệm vụ còn lại trong hạn.",
    "2. Công tác phối hợp giữa các đơn vị kịp thời, thông tin được cập nhật hằng tuần.",
    "3. Hồ sơ, số liệu được lập, lưu theo đúng quy định về công tác văn thư.",
    "II. KHÓ KHĂN, VƯỚNG MẮC",
    "1. Một số địa phương gửi số liệu chậm, phải đôn đốc nhiều lần.",
    "2. Nhân lực làm công tác chuyên môn ở cơ sở còn mỏng, kiêm nhiệm nhiều việc.",
    "III. ĐỀ XUẤT, KIẾN NGHỊ",
    "1. Đề nghị lãnh đạo Sở xem xét, thống nhất nội dung nêu trên để tổ chức thực hiện.",
    "2. Giao các đơn vị rà soát, báo cáo kết quả trước ngày làm việc cuối cùng của tháng./.",
)


def paper(
    title: str, *, house: House, presenter: Seat, chance: Random, fonts: Path, year: int
) -> bytes:
    """Set a report of some pages for an item of an agenda."""
    unit = presenter.post.unit
    count = chance.randint(9, 24)
    text = "\n".join(_PARTS * chance.choice((1, 1, 2, 3))).format(
        unit=unit.name, done=count - chance.randint(1, 4), all=count
    )
    letter = Letter(
        kind_code="BC",
        agency=unit.name,
        parent_agency=house.agency.name,
        place=house.agency.place,
        symbol=f"BC-{unit.symbol}",
        subject=title,
        year=year,
        signer_title=presenter.post.title,
        signer_name=presenter.person.full_name,
        body=from_text(text),
        recipients=(f"Lưu: {unit.symbol}.",),
    )
    return as_pdf(letter, fonts=fonts, at=office_day(presenter.founded_at))
