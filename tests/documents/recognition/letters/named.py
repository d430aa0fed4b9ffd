"""More documents with a kind's name: decrees, telegrams, guidance, programmes."""

from tests.documents.recognition.letters.paper import day, letter

LETTERS = (
    letter(
        "decree with its year in the symbol",
        """
        CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: 1234/2025/NĐ-CP Hà Nội, ngày 15 tháng 12 năm 2025
        NGHỊ ĐỊNH
        Quy định chi tiết một số điều của Luật Công chứng
        Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
        TM. CHÍNH PHỦ
        THỦ TƯỚNG
        Dương Quốc Bình
        """,
        code_number="1234",
        code_notation="2025/NĐ-CP",
        date=day("15/12/2025"),
        issuing_body="Chính phủ",
        kind=None,
        signer_name="Dương Quốc Bình",
        signer_capacity="TM.",
        signer_title="Thủ tướng",
    ),
    letter(
        "decision on a person",
        """
        SỞ TƯ PHÁP TỈNH SÔNG LAM
        PHÒNG CÔNG CHỨNG SỐ 1
        -------
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ---------------
        Số: 12/QĐ-PCC1
        Sông Lam, ngày 01 tháng 04 năm 2026
        QUYẾT ĐỊNH
        Về việc nâng bậc lương thường xuyên đối với viên chức
        TRƯỞNG PHÒNG CÔNG CHỨNG SỐ 1
        Căn cứ Quyết định số 55/QĐ-STP ngày 09/02/2026 của Giám đốc Sở Tư pháp;
        QUYẾT ĐỊNH:
        Điều 1. Nâng bậc lương đối với bà Quách Thị Lụa.
        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT.
        TRƯỞNG PHÒNG
        Kiều Anh Dũng
        """,
        code_number="12",
        code_notation="QĐ-PCC1",
        date=day("01/04/2026"),
        issuing_body="Phòng Công chứng số 1",
        parent_body="Sở Tư pháp tỉnh Sông Lam",
        kind="QĐ",
        subject="Nâng bậc lương thường xuyên đối với viên chức",
        signer_name="Kiều Anh Dũng",
        signer_title="Trưởng phòng",
    ),
    letter(
        "guidance with its columns at the end of each other",
        """
        THANH TRA TỈNH SÔNG LAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Số: 03/HD-TTr Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 28 tháng 02 năm 2026
        HƯỚNG DẪN
        Kê khai, công khai tài sản, thu nhập năm 2026
        Căn cứ Nghị định số 130/2020/NĐ-CP, Thanh tra tỉnh hướng dẫn:
        Thời hạn gửi báo cáo: trước ngày 31 tháng 3 năm 2026.
        KT. CHÁNH THANH TRA
        PHÓ CHÁNH THANH TRA
        Mai Thanh Loan
        """,
        code_number="03",
        code_notation="HD-TTr",
        date=day("28/02/2026"),
        issuing_body="Thanh tra tỉnh Sông Lam",
        kind="HD",
        subject="Kê khai, công khai tài sản, thu nhập năm 2026",
        signer_name="Mai Thanh Loan",
        signer_capacity="KT.",
        deadline=day("31/03/2026"),
    ),
    letter(
        "council of coordination",
        """
        UBND TỈNH SÔNG LAM
        HỘI ĐỒNG PHỐI HỢP
        PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT
        Số: 05/CTr-HĐPH
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 12 tháng 02 năm 2026
        CHƯƠNG TRÌNH
        Công tác năm 2026 của Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh
        Căn cứ Quyết định số 27/2013/QĐ-TTg,
        TM. HỘI ĐỒNG
        CHỦ TỊCH
        Phan Đình Nguyên
        """,
        code_number="05",
        code_notation="CTr-HĐPH",
        date=day("12/02/2026"),
        issuing_body="Hội đồng phối hợp phổ biến, giáo dục pháp luật",
        parent_body="UBND tỉnh Sông Lam",
        kind="CTr",
        subject="Công tác năm 2026 của Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh",
        signer_name="Phan Đình Nguyên",
        signer_title="Chủ tịch",
        signer_capacity="TM.",
    ),
)
