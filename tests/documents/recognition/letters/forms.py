"""Documents with a kind's name: decisions, plans, notices, invitations, reports and their forms."""

from tests.documents.recognition.letters.paper import day, letter

LETTERS = (
    letter(
        "decision",
        """
        ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH SÔNG LAM Độc lập - Tự do - Hạnh phúc
        Số: 1502/QĐ-UBND Sông Lam, ngày 14 tháng 8 năm 2025

        QUYẾT ĐỊNH
        Về việc công bố Danh mục thủ tục hành chính được sửa đổi, bổ sung
        trong lĩnh vực công chứng thuộc phạm vi chức năng quản lý của Sở Tư pháp

        CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG LAM
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
        Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ;
        QUYẾT ĐỊNH:
        Điều 1. Công bố kèm theo Quyết định này Danh mục.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT, KSTT.
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Phan Đình Nguyên
        """,
        code_number="1502",
        code_notation="QĐ-UBND",
        date=day("14/08/2025"),
        issuing_body="Ủy ban nhân dân tỉnh Sông Lam",
        parent_body=None,
        kind="QĐ",
        subject=(
            "Công bố Danh mục thủ tục hành chính được sửa đổi, bổ sung trong lĩnh vực công "
            "chứng thuộc phạm vi chức năng quản lý của Sở Tư pháp"
        ),
        signer_name="Phan Đình Nguyên",
        signer_title="Phó Chủ tịch",
        signer_capacity="KT.",
        recipients=None,
    ),
    letter(
        "plan",
        """
        UBND TỈNH SÔNG LAM
        SỞ TƯ PHÁP
        ________
        Số: 09/KH-STP
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ________________
        Sông Lam, ngày 20 tháng 01 năm 2026
        KẾ HOẠCH
        Phổ biến, giáo dục pháp luật và hòa giải ở cơ sở
        trên địa bàn tỉnh Sông Lam năm 2026
        ________
        Thực hiện Luật Phổ biến, giáo dục pháp luật, Sở Tư pháp xây dựng Kế hoạch như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích
        Báo cáo kết quả về Bộ Tư pháp trước ngày 15/11/2026.
        Nơi nhận:
        - Bộ Tư pháp (b/c);
        - Lưu: VT, PBGDPL.
        GIÁM ĐỐC
        Nguyễn Hữu Phước
        """,
        code_number="09",
        code_notation="KH-STP",
        date=day("20/01/2026"),
        issuing_body="Sở Tư pháp",
        parent_body="UBND tỉnh Sông Lam",
        kind="KH",
        subject=(
            "Phổ biến, giáo dục pháp luật và hòa giải ở cơ sở trên địa bàn tỉnh Sông Lam năm 2026"
        ),
        signer_name="Nguyễn Hữu Phước",
        signer_title="Giám đốc",
        deadline=day("15/11/2026"),
    ),
    letter(
        "invitation",
        """
        HỘI ĐỒNG NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        TỈNH SÔNG LAM Độc lập - Tự do - Hạnh phúc
        VĂN PHÒNG
        Số: 64/GM-VP Sông Lam, ngày 03 tháng 7 năm 2026
        GIẤY MỜI
        Dự phiên họp thẩm tra các dự thảo nghị quyết trình kỳ họp thứ Mười hai
        KHẨN
        Kính gửi: Đồng chí Giám đốc Sở Tư pháp
        Văn phòng Hội đồng nhân dân tỉnh trân trọng kính mời đồng chí dự phiên họp:
        1. Thời gian: 8 giờ 00, ngày 08/7/2026.
        Nơi nhận: CHÁNH VĂN PHÒNG
        - Như trên;
        - Lưu: VT. Tạ Đình Khoa
        """,
        code_number="64",
        code_notation="GM-VP",
        date=day("03/07/2026"),
        kind="GM",
        subject="Dự phiên họp thẩm tra các dự thảo nghị quyết trình kỳ họp thứ Mười hai",
        urgency="KHẨN",
        signer_name="Tạ Đình Khoa",
        signer_title="Chánh Văn phòng",
        deadline=None,
        recipients=("Đồng chí Giám đốc Sở Tư pháp",),
    ),
    letter(
        "report whose name and subject share a line",
        """
        UBND XÃ HƯNG NGUYÊN HẠ
        Số: 132/BC-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hưng Nguyên Hạ, ngày 30 tháng 6 năm 2026
        BÁO CÁO KẾT QUẢ CÔNG TÁC TƯ PHÁP
        6 THÁNG ĐẦU NĂM 2026
        Thực hiện Công văn số 1180/STP-VP ngày 01/6/2026 của Sở Tư pháp, UBND xã báo cáo:
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Hồ Sỹ Tùng
        """,
        code_number="132",
        code_notation="BC-UBND",
        date=day("30/06/2026"),
        issuing_body="UBND xã Hưng Nguyên Hạ",
        kind="BC",
        subject="Kết quả công tác tư pháp 6 tháng đầu năm 2026",
        signer_name="Hồ Sỹ Tùng",
        signer_title="Phó Chủ tịch",
        signer_capacity="KT.",
    ),
    letter(
        "notice of conclusions",
        """
        UBND TỈNH SÔNG LAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        VĂN PHÒNG Độc lập - Tự do - Hạnh phúc
        Số: 215/TB-VP Sông Lam, ngày 22 tháng 10 năm 2025
        THÔNG BÁO
        Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp nghe báo cáo
        tình hình thực hiện Đề án phát triển ứng dụng dữ liệu về dân cư
        Ngày 20/10/2025, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp. Sau khi nghe báo
        cáo, đồng chí kết luận: giao Sở Tư pháp hoàn thành số hóa sổ hộ tịch, xong trước ngày
        31/12/2025.
        Nơi nhận:
        - Các sở, ngành;
        - Lưu: VT.
        CHÁNH VĂN PHÒNG

        Lương Thế Bảo
        """,
        code_number="215",
        code_notation="TB-VP",
        date=day("22/10/2025"),
        issuing_body="Văn phòng",
        parent_body="UBND tỉnh Sông Lam",
        kind="TB",
        subject=(
            "Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp nghe báo cáo tình hình "
            "thực hiện Đề án phát triển ứng dụng dữ liệu về dân cư"
        ),
        signer_name="Lương Thế Bảo",
        deadline=day("31/12/2025"),
    ),
    letter(
        "submission to a higher body",
        """
        UBND TỈNH SÔNG LAM
        SỞ TÀI CHÍNH
        Số: 301/TTr-STC
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 04 tháng 12 năm 2025
        TỜ TRÌNH
        Về việc ban hành Quyết định quy định mức thu phí công chứng
        Kính gửi: Ủy ban nhân dân tỉnh.
        Sở Tài chính kính trình Ủy ban nhân dân tỉnh xem xét.
        Nơi nhận:
        - Như trên;
        - Lưu: VT, QLG.
        GIÁM ĐỐC
        Trịnh Công Lý
        """,
        code_number="301",
        code_notation="TTr-STC",
        date=day("04/12/2025"),
        issuing_body="Sở Tài chính",
        parent_body="UBND tỉnh Sông Lam",
        kind="TTr",
        subject="Ban hành Quyết định quy định mức thu phí công chứng",
        signer_name="Trịnh Công Lý",
        recipients=("Ủy ban nhân dân tỉnh",),
    ),
    letter(
        "telegram",
        """
        THỦ TƯỚNG CHÍNH PHỦ
        Số: 57/CĐ-TTg
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hà Nội, ngày 06 tháng 9 năm 2026
        CÔNG ĐIỆN
        Về việc chủ động ứng phó bão số 5 và mưa lũ
        HỎA TỐC
        THỦ TƯỚNG CHÍNH PHỦ ĐIỆN:
        - Các Bộ: Quốc phòng, Công an;
        Theo dự báo, bão số 5 có khả năng mạnh lên.
        KT. THỦ TƯỚNG
        PHÓ THỦ TƯỚNG
        Lê Trường Sơn Hải
        """,
        code_number="57",
        code_notation="CĐ-TTg",
        date=day("06/09/2026"),
        issuing_body="Thủ tướng Chính phủ",
        kind="CĐ",
        subject="Chủ động ứng phó bão số 5 và mưa lũ",
        urgency="HỎA TỐC",
        signer_name="Lê Trường Sơn Hải",
    ),
)
