"""Letters of a made-up department, as its officers would write them."""

from dataclasses import replace

from documents.layout.blocks import from_text
from documents.layout.description import Enclosure, Letter, Urgency

REPLY_BODY = """
Sở Tư pháp nhận được Công văn số 45/UBND-NC ngày 12 tháng 11 năm 2026 của Ủy ban nhân dân huyện \
Krông Pắc về việc đăng ký hộ tịch. Sau khi nghiên cứu, Sở Tư pháp có ý kiến như sau:

1. Về thẩm quyền: Ủy ban nhân dân cấp xã nơi cư trú của cha hoặc mẹ thực hiện đăng ký khai sinh.
2. Về hồ sơ:
a) Tờ khai theo mẫu;
b) Giấy chứng sinh, đã được hợp pháp hóa lãnh sự;
- Trường hợp không có giấy tờ nêu trên thì nộp văn bản thỏa thuận.

Trên đây là ý kiến của Sở Tư pháp, đề nghị Ủy ban nhân dân huyện nghiên cứu, thực hiện./.
"""

REPLY = Letter(
    kind_code="CV",
    parent_agency="UBND tỉnh Đắk Lắk",
    agency="Sở Tư pháp",
    place="Đắk Lắk",
    symbol="STP-HCTP",
    subject="hướng dẫn đăng ký hộ tịch cho trẻ em sinh ra ở nước ngoài",
    year=2026,
    capacity=("KT. Giám đốc",),
    signer_title="Phó Giám đốc",
    signer_name="Nguyễn Thị Hoà",
    recipients_addressed=("Ủy ban nhân dân huyện Krông Pắc",),
    recipients=("Giám đốc Sở (để báo cáo)", "Lưu: VT, HCTP"),
    body=from_text(REPLY_BODY),
    urgency=Urgency.URGENT,
    contact=("Địa chỉ: 04 Lê Duẩn, Buôn Ma Thuột", "Thư điện tử: sotuphap@daklak.gov.vn"),
)

DECISION = Letter(
    kind_code="QĐ",
    parent_agency="Ủy ban nhân dân tỉnh Đắk Lắk",
    agency="Sở Tư pháp",
    place="Đắk Lắk",
    symbol="QĐ-STP",
    subject="Ban hành Quy chế công tác văn thư của Sở Tư pháp tỉnh Đắk Lắk",
    year=2026,
    authority="Giám đốc Sở Tư pháp",
    legal_bases=(
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        "Theo đề nghị của Chánh Văn phòng Sở",
    ),
    signer_title="Giám đốc",
    signer_name="Trần Văn Bình",
    recipients=("Như Điều 3", "- UBND tỉnh (để báo cáo);", "Lưu: VT, VP."),
    marks=("Lưu hành nội bộ",),
    body=from_text(
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế công tác văn thư.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        "Điều 3. Chánh Văn phòng, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./."
    ),
    enclosures=(
        Enclosure(
            "Quy chế công tác văn thư",
            from_text(
                "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n"
                "1. Quy chế này quy định về công tác văn thư.\n"
                "TT\tĐơn vị\tThời hạn\n1\tVăn phòng\t02 ngày"
            ),
        ),
    ),
)

STACKED = "ẦẤẨẪẬ ẰẮẲẴẶ ỀẾỂỄỆ ỒỐỔỖỘ ỜỚỞỠỢ ỪỨỬỮỰ ầấẩẫậ ằắẳẵặ ềếểễệ ồốổỗộ ờớởỡợ ừứửữự Đđ"
LONG = replace(
    REPLY,
    subject="triển khai thực hiện Kế hoạch kiểm tra công tác đăng ký hộ tịch, chứng thực, nuôi "
    "con nuôi và giải quyết thủ tục hành chính trên địa bàn tỉnh trong năm 2026 và năm 2027",
    recipients_addressed=("Ủy ban nhân dân các xã, phường", "Các phòng thuộc Sở"),
    recipients=(*(f"Ủy ban nhân dân xã số {number}" for number in range(1, 61)), "Lưu: VT"),
    urgency=Urgency.VERY_URGENT,
    draft_mark="Dự thảo lần 2",
    body=from_text("\n".join(f"{number}. " + f"{STACKED}; " * 5 for number in range(1, 26))),
)
