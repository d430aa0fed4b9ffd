"""What the people of the demo office write: instructions, reports, results and reasons."""

INSTRUCTIONS = (
    "Giao {unit} chủ trì, phối hợp các đơn vị liên quan tham mưu, báo cáo lãnh đạo Sở.",
    "{unit} nghiên cứu, dự thảo văn bản trả lời trình ký trước hạn.",
    "{unit} chủ trì thực hiện; báo cáo kết quả đúng thời hạn yêu cầu.",
    "Chuyển {unit} xử lý theo thẩm quyền, chú ý thời hạn.",
    "{unit} tham mưu kế hoạch triển khai, phân công rõ người, rõ việc.",
)
SPLITS = (
    "Đồng chí nghiên cứu, dự thảo nội dung trình lãnh đạo phòng trước hạn một ngày.",
    "Đề nghị đồng chí tổng hợp số liệu, dự thảo báo cáo.",
    "Đồng chí chủ trì thực hiện, có vướng mắc báo cáo ngay.",
)
REPORTS = (
    "Đã tổng hợp số liệu của 9/14 địa phương, đang đôn đốc các nơi còn lại.",
    "Đã dự thảo xong nội dung chính, xin ý kiến lãnh đạo phòng.",
    "Đang chờ ý kiến phối hợp của Văn phòng, dự kiến hoàn thành đúng hạn.",
)
RESULTS = (
    "Đã thực hiện xong, lưu hồ sơ công việc.",
    "Đã tổng hợp vào báo cáo tháng của phòng.",
    "Đã hướng dẫn đơn vị qua điện thoại và gửi tài liệu kèm theo.",
    "Đã tham mưu kế hoạch, lãnh đạo Sở đã thống nhất.",
)
SUPPORTS = (
    "Thống nhất nội dung, không có ý kiến bổ sung.",
    "Đã gửi số liệu phối hợp cho đơn vị chủ trì.",
    "Đã góp ý trực tiếp vào dự thảo.",
)
SENT_BACK = (
    "Bổ sung căn cứ pháp lý và thời hạn thực hiện ở đoạn cuối.",
    "Xem lại tên cơ quan nhận, bổ sung nơi nhận để báo cáo.",
    "Nội dung còn dài, đề nghị viết gọn mục 2.",
    "Thống nhất số liệu với báo cáo tháng trước rồi trình lại.",
)
RETURNED = "Nội dung thuộc lĩnh vực của Phó Giám đốc khác phụ trách, đề nghị trình lại cho đúng."
UNIT_RETURNS = "Việc này thuộc chức năng của Phòng Bổ trợ tư pháp, đề nghị giao lại."
REFUSED = "Văn bản gửi Sở Tài chính, chuyển nhầm địa chỉ."
DELIVERY_REFUSED = "Văn bản thiếu phụ lục kèm theo, đề nghị gửi lại."
VOID_IN = "Vào sổ nhầm: ghi sai cơ quan ban hành, đã vào sổ lại."
VOID_OUT = "Lấy số trùng do trình ký lại, hủy số này."
REPLY = (
    "Thực hiện {code} của {body} về việc {subject}, {own} có ý kiến như sau:",
    "1. {own} thống nhất với nội dung nêu trong văn bản.",
    "2. Về số liệu và thời hạn, đơn vị chuyên môn đã rà soát, tổng hợp đầy đủ theo yêu cầu.",
    "3. Trong quá trình thực hiện, đề nghị quý cơ quan tiếp tục phối hợp, trao đổi thông tin.",
    "Trên đây là ý kiến của {own}, kính gửi {body} tổng hợp./.",
)
