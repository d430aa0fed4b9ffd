"""Công văn with stamps, lists and appendices, in two columns."""

from tests.documents.recognition.letters.paper import day, letter

LETTERS = (
    letter(
        "arrival stamp at the top",
        """
        SỞ TƯ PHÁP TỈNH SÔNG LAM
        ĐẾN
        Số: 456
        Ngày: 06/01/2026
        Chuyển: HCTP
        Số và ký hiệu HS:
        BẢO HIỂM XÃ HỘI VIỆT NAM
        BẢO HIỂM XÃ HỘI TỈNH SÔNG LAM
        Số: 18/BHXH-CĐBHXH
        V/v xác minh thông tin hộ tịch
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 05 tháng 01 năm 2026
        Kính gửi: Sở Tư pháp tỉnh Sông Lam
        Bảo hiểm xã hội tỉnh đề nghị Sở Tư pháp xác minh và trả lời trước ngày 31/01/2026.
        Nơi nhận:
        - Như trên;
        - Lưu: VT, CĐ.
        KT. GIÁM ĐỐC
        PHÓ GIÁM ĐỐC
        Bùi Văn Thịnh
        """,
        code_number="18",
        code_notation="BHXH-CĐBHXH",
        date=day("05/01/2026"),
        issuing_body="Bảo hiểm xã hội tỉnh Sông Lam",
        kind="CV",
        subject="Xác minh thông tin hộ tịch",
        signer_name="Bùi Văn Thịnh",
        deadline=day("31/01/2026"),
        recipients=("Sở Tư pháp tỉnh Sông Lam",),
    ),
    letter(
        "list of addressees that wraps, and a year to be supplied",
        """
        VĂN PHÒNG CHÍNH PHỦ
        Số: 912/VPCP-KSTT
        V/v rà soát, đơn giản hóa
        thủ tục hành chính nội bộ
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hà Nội, ngày 26 tháng 12 năm 2025
        THƯỢNG KHẨN
        Kính gửi:
        - Các Bộ, cơ quan ngang Bộ, cơ quan thuộc
        Chính phủ;
        - Ủy ban nhân dân các tỉnh, thành phố trực thuộc
        Trung ương.

        Văn phòng Chính phủ đề nghị các Bộ, cơ quan, địa phương gửi kết quả trước 17 giờ 00
        ngày 15/01 để tổng hợp, báo cáo Thủ tướng Chính phủ./.

        Nơi nhận: KT. BỘ TRƯỞNG, CHỦ NHIỆM
        - Như trên; PHÓ CHỦ NHIỆM
        - Lưu: VT, KSTT (2b).

        Đặng Xuân Thành
        """,
        code_number="912",
        code_notation="VPCP-KSTT",
        date=day("26/12/2025"),
        issuing_body="Văn phòng Chính phủ",
        kind="CV",
        subject="Rà soát, đơn giản hóa thủ tục hành chính nội bộ",
        urgency="THƯỢNG KHẨN",
        signer_name="Đặng Xuân Thành",
        signer_capacity="KT.",
        deadline=day("15/01/2026"),
        recipients=(
            "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ",
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        ),
    ),
    letter(
        "internal use, figures for the day",
        """
        SỞ TƯ PHÁP TỈNH SÔNG LAM
        TRUNG TÂM TRỢ GIÚP PHÁP LÝ
        NHÀ NƯỚC
        Số : 41 / TTTGPL
        V/v đề nghị bổ sung kinh phí
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 9/6/2026
        LƯU HÀNH NỘI BỘ
        Kính gửi: Phòng Tổ chức cán bộ, Sở Tư pháp.
        Trung tâm Trợ giúp pháp lý nhà nước đề nghị bổ sung kinh phí.
        GIÁM ĐỐC
        ThS. Vũ Hải Yến
        """,
        code_number="41",
        code_notation="TTTGPL",
        date=day("09/06/2026"),
        issuing_body="Trung tâm Trợ giúp pháp lý nhà nước",
        parent_body="Sở Tư pháp tỉnh Sông Lam",
        kind="CV",
        subject="Đề nghị bổ sung kinh phí",
        restricted="LƯU HÀNH NỘI BỘ",
        signer_name="Vũ Hải Yến",
        recipients=("Phòng Tổ chức cán bộ, Sở Tư pháp",),
    ),
    letter(
        "with an appendix signed by others",
        """
        UBND HUYỆN THANH GIANG
        PHÒNG NỘI VỤ
        Số: 88/NV
        V/v cử công chức tham gia bồi dưỡng
        nghiệp vụ hộ tịch
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Thanh Giang, ngày 11 tháng 5 năm 2025
        Kính gửi: Sở Tư pháp.
        Phòng Nội vụ cử 05 công chức (danh sách kèm theo).
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        TUQ. CHỦ TỊCH
        TRƯỞNG PHÒNG
        Nông Văn Dũng
        =====
        DANH SÁCH CÔNG CHỨC
        (Kèm theo Công văn số 88/NV ngày 11/5/2025)
        1 Lò Thị Mai Công chức tư pháp - hộ tịch
        2 Cầm Bá Lộc Công chức tư pháp - hộ tịch
        NGƯỜI LẬP BIỂU
        Hà Thị Nga
        """,
        code_number="88",
        code_notation="NV",
        date=day("11/05/2025"),
        issuing_body="Phòng Nội vụ",
        parent_body="UBND huyện Thanh Giang",
        kind="CV",
        subject="Cử công chức tham gia bồi dưỡng nghiệp vụ hộ tịch",
        signer_name="Nông Văn Dũng",
        signer_capacity="TUQ.",
        signer_title="Trưởng phòng",
        recipients=("Sở Tư pháp",),
    ),
)
