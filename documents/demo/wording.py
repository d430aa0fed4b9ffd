"""Turns of phrase of official letters and of petitions."""

import random
from datetime import date

CLOSINGS = (
    "Trên đây là nội dung của {body}, kính đề nghị quan tâm, phối hợp thực hiện./.",
    "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về {body} để được hướng dẫn./.",
    "{body} trân trọng cảm ơn sự phối hợp của quý cơ quan./.",
    "Rất mong nhận được sự quan tâm, phối hợp để nhiệm vụ được hoàn thành đúng tiến độ./.",
)
_OPENINGS = (
    "{body} có ý kiến về việc {subject} như sau:",
    "{body} thông tin về việc {subject} với các nội dung chính dưới đây:",
    "để bảo đảm tiến độ việc {subject}, {body} trao đổi như sau:",
    "nhằm thống nhất cách làm trong việc {subject}, {body} nêu các nội dung sau:",
)
_ASKS_UNTIL = (
    "{body} đề nghị {asked} nghiên cứu, thực hiện và gửi kết quả trước ngày {day} để tổng hợp.",
    "Đề nghị {asked} gửi ý kiến bằng văn bản, chậm nhất là ngày {day}.",
    "Báo cáo của {asked} xin gửi về {body} trước ngày {day}, kèm bản điện tử đã ký số.",
)
_ASKS = (
    "{body} đề nghị {asked} quan tâm, chỉ đạo thực hiện.",
    "{body} kính gửi {asked} biết, phối hợp thực hiện theo chức năng, nhiệm vụ.",
)
CITIZENS = (
    "Nguyễn Văn Đoàn", "Trần Thị Sáu", "Lê Quang Hợi", "Phạm Thị Lý", "Hoàng Văn Út",
    "Vi Thị Xuân", "Lô Văn Bảy", "Cao Thị Mận", "Đặng Văn Chín", "Phan Thị Bưởi",
    "Hồ Văn Rạng", "Ngô Thị Tình", "Bùi Văn Lành", "Đinh Thị Gấm", "Trương Văn Hòe",
    "Võ Thị Nụ", "Khuất Duy Hưng", "Lương Thị Thơm",
)  # fmt: skip
PETITIONS = (
    "Đơn đề nghị cải chính năm sinh trong giấy khai sinh",
    "Đơn đề nghị cấp lại trích lục kết hôn",
    "Đơn đề nghị cấp phiếu lý lịch tư pháp số 2",
    "Đơn đề nghị trợ giúp pháp lý trong vụ án dân sự",
    "Đơn khiếu nại việc từ chối chứng thực chữ ký",
    "Đơn phản ánh việc chậm trả kết quả đăng ký khai sinh",
    "Đơn kiến nghị về thời gian làm việc của bộ phận một cửa",
    "Đơn đề nghị xác nhận quan hệ cha con",
    "Đơn đề nghị hoàn trả phí công chứng thu thừa",
    "Đơn tố cáo hành vi thông đồng trong đấu giá đất",
    "Đơn đề nghị cung cấp thông tin quy hoạch văn phòng công chứng",
    "Đơn đề nghị ghi chú ly hôn đã giải quyết ở nước ngoài",
    "Đơn đề nghị thay đổi họ cho con theo họ mẹ",
    "Đơn đề nghị cấp bản sao hồ sơ công chứng đã lưu",
    "Đơn khiếu nại kết quả thi tuyển viên chức trợ giúp pháp lý",
    "Đơn phản ánh thái độ phục vụ khi nộp hồ sơ lý lịch tư pháp",
)


def opening(chance: random.Random, body: str, subject: str) -> str:
    """Say who writes about what; follows the ground and a comma."""
    return chance.choice(_OPENINGS).format(body=body, subject=subject)


def asking(chance: random.Random, body: str, asked: str, deadline: date | None) -> str:
    """Ask for something, until a day where there is one."""
    if deadline is None:
        return chance.choice(_ASKS).format(body=body, asked=asked)
    day = f"{deadline:%d/%m/%Y}"
    return with_capital(chance.choice(_ASKS_UNTIL).format(body=body, asked=asked, day=day))


def petition_paragraphs(
    chance: random.Random, writer: str, subject: str, commune: str
) -> tuple[str, ...]:
    """Write a citizen's petition."""
    matter = subject.removeprefix("Đơn ")
    born = chance.randint(1958, 1999)
    months = chance.randint(1, 6)
    return (
        f"Tôi tên là: {writer}, sinh năm {born}.",
        f"Nơi cư trú: thuộc địa bàn quản lý của {commune}, tỉnh Sông Lam.",
        f"Tôi viết đơn này {matter}. Sự việc bắt đầu cách đây {months} tháng; tôi đã đến "
        "bộ phận một cửa nhưng chưa được giải quyết dứt điểm.",
        "Tôi gửi kèm bản sao các giấy tờ có liên quan để cơ quan xem xét, đối chiếu.",
        "Kính mong Sở Tư pháp xem xét, trả lời để tôi yên tâm làm ăn, sinh sống. Tôi xin cam đoan "
        "những điều nêu trên là đúng sự thật.",
    )


def with_capital(text: str) -> str:
    """Write the first letter as a capital and leave the rest."""
    return text[:1].upper() + text[1:]
