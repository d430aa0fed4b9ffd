"""Công văn: two columns that the text gives one after the other, row by row, or right first."""

from tests.documents.recognition.letters.paper import day, letter

LETTERS = (
    letter(
        "columns one after the other",
        """
        UBND TỈNH SÔNG LAM
        SỞ TƯ PHÁP

        Số: 15/STP-HCTP
        V/v tổng kết công tác đăng ký và
        quản lý hộ tịch năm 2025

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Sông Lam, ngày 05 tháng 01 năm 2026

        Kính gửi: Ủy ban nhân dân các xã, phường.

        Thực hiện Kế hoạch số 120/KH-UBND ngày 12/11/2025 của Ủy ban nhân dân tỉnh, Sở Tư pháp
        đề nghị Ủy ban nhân dân các xã, phường báo cáo kết quả và gửi về Sở trước ngày
        20/01/2026 để tổng hợp./.

        Nơi nhận:
        - Như trên;
        - Giám đốc (b/c);
        - Lưu: VT, HCTP.
        KT. GIÁM ĐỐC
        PHÓ GIÁM ĐỐC

        Trần Thị Minh Hạnh
        """,
        code_number="15",
        code_notation="STP-HCTP",
        date=day("05/01/2026"),
        issuing_body="Sở Tư pháp",
        parent_body="UBND tỉnh Sông Lam",
        kind="CV",
        subject="Tổng kết công tác đăng ký và quản lý hộ tịch năm 2025",
        urgency=None,
        signer_name="Trần Thị Minh Hạnh",
        signer_title="Phó Giám đốc",
        signer_capacity="KT.",
        deadline=day("20/01/2026"),
        recipients=("Ủy ban nhân dân các xã, phường",),
    ),
    letter(
        "row by row",
        """
        BỘ TƯ PHÁP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        CỤC HÀNH CHÍNH TƯ PHÁP Độc lập - Tự do - Hạnh phúc
        Số: 1204/HCTP-HT Hà Nội, ngày 23 tháng 9 năm 2025
        V/v hướng dẫn nghiệp vụ đăng ký
        khai sinh có yếu tố nước ngoài
        Kính gửi: Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương
        Phúc đáp Công văn số 77/STP-HCTP ngày 02/9/2025 của Sở Tư pháp tỉnh Sông Lam về việc
        vướng mắc trong đăng ký khai sinh, Cục Hành chính tư pháp có ý kiến như sau:
        1. Về thẩm quyền đăng ký.
        Trên đây là ý kiến của Cục Hành chính tư pháp./.
        Nơi nhận: CỤC TRƯỞNG
        - Như trên;
        - Thứ trưởng phụ trách (để b/c);
        - Lưu: VT, HT. Đỗ Quang Vinh
        """,
        code_number="1204",
        code_notation="HCTP-HT",
        date=day("23/09/2025"),
        issuing_body="Cục Hành chính tư pháp",
        parent_body="Bộ Tư pháp",
        kind="CV",
        subject="Hướng dẫn nghiệp vụ đăng ký khai sinh có yếu tố nước ngoài",
        signer_name="Đỗ Quang Vinh",
        signer_title="Cục trưởng",
        signer_capacity=None,
        deadline=None,
        recipients=("Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương",),
    ),
    letter(
        "right column first",
        """
        CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 17 tháng 3 năm 2026
        ỦY BAN NHÂN DÂN
        TỈNH SÔNG LAM
        Số: 2210/UBND-NC
        V/v chuẩn bị nội dung làm việc với
        Đoàn công tác của Bộ Tư pháp
        HỎA TỐC
        Kính gửi:
        - Sở Tư pháp;
        - Sở Nội vụ;
        - Công an tỉnh.
        Ủy ban nhân dân tỉnh yêu cầu các cơ quan hoàn thành tài liệu, chậm nhất ngày 19/3/2026.
        Nơi nhận:
        - Như trên;
        - Lưu: VT, NC.
        TL. CHỦ TỊCH
        CHÁNH VĂN PHÒNG
        Lương Thế Bảo
        """,
        code_number="2210",
        code_notation="UBND-NC",
        date=day("17/03/2026"),
        issuing_body="Ủy ban nhân dân tỉnh Sông Lam",
        parent_body=None,
        kind="CV",
        subject="Chuẩn bị nội dung làm việc với Đoàn công tác của Bộ Tư pháp",
        urgency="HỎA TỐC",
        signer_name="Lương Thế Bảo",
        signer_title="Chánh Văn phòng",
        signer_capacity="TL.",
        deadline=day("19/03/2026"),
        recipients=("Sở Tư pháp", "Sở Nội vụ", "Công an tỉnh"),
    ),
    letter(
        "rows with the parent wrapped and the place on the number's line",
        """
        ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        THÀNH PHỐ SÔNG LAM Độc lập – Tự do – Hạnh phúc
        PHÒNG TƯ PHÁP
        Số: 07/TP Thành phố Sông Lam, ngày 02 tháng 02 năm 2026
        V/v báo cáo số liệu chứng thực
        quý I năm 2026
        Kính gửi: Sở Tư pháp tỉnh Sông Lam.
        Phòng Tư pháp gửi số liệu kèm theo.
        TRƯỞNG PHÒNG
        (Đã ký)
        Ngô Thị Thu Trang
        """,
        code_number="07",
        code_notation="TP",
        date=day("02/02/2026"),
        issuing_body="Phòng Tư pháp",
        parent_body="Ủy ban nhân dân thành phố Sông Lam",
        kind="CV",
        subject="Báo cáo số liệu chứng thực quý I năm 2026",
        signer_name="Ngô Thị Thu Trang",
        signer_title="Trưởng phòng",
        recipients=("Sở Tư pháp tỉnh Sông Lam",),
    ),
    letter(
        "subject split by the date's row",
        """
        UBND TỈNH SÔNG LAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SỞ NÔNG NGHIỆP
        VÀ MÔI TRƯỜNG Độc lập - Tự do - Hạnh phúc
        Số: 3312/SNNMT-VP
        V/v góp ý dự thảo Quy chế phối hợp Sông Lam, ngày 28 tháng 11 năm 2025
        giải quyết thủ tục hành chính
        liên thông
        Kính gửi: Sở Tư pháp
        Trả lời Công văn số 2987/STP-VP ngày 14/11/2025 của Sở Tư pháp, Sở Nông nghiệp và Môi
        trường cơ bản thống nhất.
        Nơi nhận:
        - Như trên;
        - Lưu: VT, VP.
        GIÁM ĐỐC
        Hoàng Kim Ngân
        """,
        code_number="3312",
        code_notation="SNNMT-VP",
        date=day("28/11/2025"),
        issuing_body="Sở Nông nghiệp và môi trường",
        parent_body="UBND tỉnh Sông Lam",
        kind="CV",
        subject=("Góp ý dự thảo Quy chế phối hợp giải quyết thủ tục hành chính liên thông"),
        signer_name="Hoàng Kim Ngân",
        signer_title="Giám đốc",
        recipients=("Sở Tư pháp",),
    ),
    letter(
        "no number yet",
        """
        UBND TỈNH SÔNG LAM
        SỞ NỘI VỤ
        Số:        /SNV-TCBC
        V/v rà soát biên chế
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày      tháng 4 năm 2026
        Kính gửi: Các sở, ban, ngành.
        Đề nghị các cơ quan gửi báo cáo chậm nhất là ngày 15 tháng 4 năm 2026.
        Nơi nhận:
        - Như trên;
        - Lưu: VT, TCBC.
        Q. GIÁM ĐỐC

        Phùng Gia Khánh
        """,
        code_number=None,
        code_notation="SNV-TCBC",
        date=None,
        issuing_body="Sở Nội vụ",
        parent_body="UBND tỉnh Sông Lam",
        kind="CV",
        subject="Rà soát biên chế",
        signer_name="Phùng Gia Khánh",
        signer_capacity="Q.",
        signer_title="Giám đốc",
        deadline=day("15/04/2026"),
        recipients=("Các sở, ban, ngành",),
    ),
)
