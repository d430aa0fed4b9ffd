"""Scans: accents lost, letters taken for digits, specks, frames and broken words."""

from tests.documents.recognition.letters.paper import day, letter

LETTERS = (
    letter(
        "accents lost here and there",
        """
        UBND TINH SÔNG LAM CỘNG HOÀ XÃ HỘI CHỦ NGHIA VIỆT NAM
        SỞ TU PHÁP Độc lâp - Tự do - Hạnh phuc
        S6: 215/STP-BTTP Sông Lam, ngày 1l tháng O2 năm 2026
        V/v chấn chỉnh hoạt đông công chứng
        trên địa bàn tỉnh
        Kính gửi: Các tổ chức hành nghê công chứng.
        Sở Tư pháp đề nghị các tổ chức báo cáo trước ngày 28/02/2026.
        Nơi nhận: KT. GIÁM ĐÓC
        - Như trên; PHÓ GIÁM ĐÔC
        - Lưu: VT, BTTP.
        Trân Thị Minh Hanh
        """,
        is_scan=True,
        code_number="215",
        code_notation="STP-BTTP",
        date=day("11/02/2026"),
        issuing_body="Sở Tư pháp",
        kind="CV",
        subject="Chấn chỉnh hoạt động công chứng trên địa bàn tỉnh",
        signer_name="Trần Thị Minh Hạnh",
        signer_capacity="KT.",
        deadline=day("28/02/2026"),
    ),
    letter(
        "number with letters for digits",
        """
        BỘ TƯ PHÁP
        Sô: O5/BTP-PLHS
        V/v cho ý kiến dự án Luật
        CỌNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM
        Đôc lập - Tự do - Hanh phúc
        .................
        Hà Nôi, ngày 07 tháng 01 nãm 2O26
        Kinh gửi: Sở Tư pháp các tinh, thành phô
        Bộ Tư pháp đề nghị quý Sở cho ý kiến.
        TL. BỘ TRƯỜNG
        VỤ TRƯỞNG
        Vũ Đức Thắng
        """,
        is_scan=True,
        code_number="05",
        code_notation="BTP-PLHS",
        date=day("07/01/2026"),
        issuing_body="Bộ Tư pháp",
        kind="CV",
        subject="Cho ý kiến dự án Luật",
        signer_name="Vũ Đức Thắng",
        signer_capacity="TL.",
    ),
    letter(
        "all accents gone",
        """
        UY BAN NHAN DAN
        TINH SONG LAM
        So: 89/KH-UBND
        CONG HOA XA HOI CHU NGHIA VIET NAM
        Doc lap - Tu do - Hanh phuc
        Song Lam, ngay 12 thang 3 nam 2026
        KE HOACH
        Trien khai chuyen doi so nganh Tu phap nam 2026
        Thuc hien Quyet dinh so 11/QD-BTP, Uy ban nhan dan tinh ban hanh Ke hoach:
        TM. UY BAN NHAN DAN
        KT. CHU TICH
        PHO CHU TICH
        Phan Dinh Nguyen
        """,
        is_scan=True,
        known_bodies=("Ủy ban nhân dân tỉnh Sông Lam", "Sở Tư pháp tỉnh Sông Lam"),
        code_number="89",
        code_notation="KH-UBND",
        date=day("12/03/2026"),
        issuing_body="Ủy ban nhân dân tỉnh Sông Lam",
        kind="KH",
        subject="Triển khai chuyển đổi số ngành Tư pháp năm 2026",
        signer_name="Phan Đình Nguyên",
        signer_capacity="KT.",
    ),
    letter(
        "specks and frames",
        """
        . UBND TỈNH SÔNG LAM ~
        _SỞ XÂY DỰNG_
        '  Số: 1190/SXD-QLN .
        V/v phối hợp kiểm tra đấu giá
        tài sản là nhà ở
        | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 2 6 tháng 6 năm 2026
        | HOẢ TỐC |
        Kính gửi: Sở Tư pháp
        Sở Xây dựng đề nghị phối hợp.
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        GIÁM ĐỐC
        ' Nghiêm Xuân Quảng .
        """,
        is_scan=True,
        code_number="1190",
        code_notation="SXD-QLN",
        date=day("26/06/2026"),
        issuing_body="Sở Xây dựng",
        parent_body="UBND tỉnh Sông Lam",
        kind="CV",
        subject="Phối hợp kiểm tra đấu giá tài sản là nhà ở",
        urgency="HỎA TỐC",
        signer_name="Nghiêm Xuân Quảng",
        signer_title="Giám đốc",
    ),
    letter(
        "body mended from the known ones",
        """
        UBND TỈNH SONG LAM
        SỞ GIAO DUC VÀ ĐÀO TẠ0
        Số: 733/SGDDT-VP
        CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIET NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 15 tháng 9 năm 2025
        V/v tổ chức cuộc thi tìm hiểu pháp luật
        Kính gửi: Sở Tư pháp
        Sở đề nghị phối hợp.
        KT, GIÁM ĐỐC
        PHÓ GIÁM ĐỐC
        Đàm Thu Hường
        """,
        is_scan=True,
        known_bodies=("Sở Giáo dục và Đào tạo tỉnh Sông Lam", "Sở Tài chính tỉnh Sông Lam"),
        code_number="733",
        code_notation="SGDDT-VP",
        date=day("15/09/2025"),
        issuing_body="Sở Giáo dục và Đào tạo tỉnh Sông Lam",
        kind="CV",
        subject="Tổ chức cuộc thi tìm hiểu pháp luật",
        signer_name="Đàm Thu Hường",
        signer_capacity="KT.",
    ),
    letter(
        "kind's name with a wrong letter",
        """
        ỦY BAN NHÂN DÂN CỘNG H0A XÃ HỘI CHỦ NGHĨA VIỆT NAM
        PHƯỜNG BẾN THỦY HẠ Độc lập - Tự do - Hạnh phúc
        Số: 46/TB-UBND Bến Thủy Hạ, ngày 20 tháng 4 năm 2026
        TH0NG BÁO
        Niêm yết công khai thủ tục hành chính lĩnh vực hộ tịch
        Căn cứ Nghị định số 61/2018/NĐ-CP, UBND phường thông báo:
        CHỦ TỊCH
        Hứa Thị Kim Cúc
        """,
        is_scan=True,
        code_number="46",
        code_notation="TB-UBND",
        date=day("20/04/2026"),
        issuing_body="Ủy ban nhân dân phường Bến Thủy Hạ",
        kind="TB",
        subject="Niêm yết công khai thủ tục hành chính lĩnh vực hộ tịch",
        signer_name="Hứa Thị Kim Cúc",
        signer_title="Chủ tịch",
    ),
    letter(
        "spaces inside the number's line",
        """
        SỞ TƯ PHÁP TỈNH SÔNG LAM
        TRUNG TÂM DỊCH VỤ
        ĐẤU GIÁ TÀI SẢN
        Số : 2 8 / TB - TTĐG
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam , ngày 3O tháng 7 năm 2025
        THÔNG BÁO
        Đấu giá quyền sử dụng đất tại phường Bến Thủy Hạ
        Căn cứ Luật Đấu giá tài sản, Trung tâm thông báo:
        GIÁM ĐÓC
        Cao Bá Hưng
        """,
        is_scan=True,
        code_number="28",
        code_notation="TB-TTĐG",
        date=day("30/07/2025"),
        issuing_body="Trung tâm Dịch vụ đấu giá tài sản",
        parent_body="Sở Tư pháp tỉnh Sông Lam",
        kind="TB",
        subject="Đấu giá quyền sử dụng đất tại phường Bến Thủy Hạ",
        signer_name="Cao Bá Hưng",
        signer_title="Giám đốc",
    ),
    letter(
        "year with a letter, day in figures",
        """
        CÔNG AN TỈNH SÔNG LAM
        PHÒNG QUẢN LÝ XUẤT NHẬP CẢNH
        Số: 96/QLXNC-Đ2
        V/v xác minh lý lich tư pháp
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tu do - Hạnh phúc
        Sông Lam, ngày 08/l0/2O25
        Kính gửi: Phòng Hành chính tư pháp - Sở Tư pháp
        Đề nghị cung cấp thông tin, gửi về Phòng chậm nhất ngày 20/10/2025.
        KT. TRUỞNG PHÒNG
        PHÓ TRƯỞNG PHÒNG
        Thượng tá Lục Văn Quyết
        """,
        is_scan=True,
        code_number="96",
        code_notation="QLXNC-Đ2",
        date=day("08/10/2025"),
        issuing_body="Phòng Quản lý xuất nhập cảnh",
        parent_body="Công an tỉnh Sông Lam",
        kind="CV",
        subject="Xác minh lý lịch tư pháp",
        signer_name="Lục Văn Quyết",
        deadline=day("20/10/2025"),
    ),
)
