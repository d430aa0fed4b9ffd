"""Letters that came as e-mail, with the head that mail programs write."""

from tests.documents.recognition.letters.paper import day, letter

LETTERS = (
    letter(
        "mail that carries a letter's particulars in its subject",
        """
        From: "Sở Nội vụ tỉnh Sông Lam" <snv@songlam.example>
        To: vanthu@stp.songlam.example
        Subject: Fwd: Công văn số 118/SNV-CCHC ngày 03/02/2026 v/v xếp hạng cải cách hành chính
        Date: Tue, 03 Feb 2026 09:14:22 +0700

        Kính gửi quý cơ quan,
        Sở Nội vụ gửi công văn kèm theo. Đề nghị quý cơ quan phản hồi trước ngày 20/02/2026.
        Trân trọng.
        """,
        code_number="118",
        code_notation="SNV-CCHC",
        date=day("03/02/2026"),
        issuing_body="Sở Nội vụ tỉnh Sông Lam",
        subject="Xếp hạng cải cách hành chính",
        deadline=day("20/02/2026"),
    ),
    letter(
        "mail in Vietnamese without a number",
        """
        Từ: Văn phòng Luật sư Bến Thủy <lienhe@benthuy.example>
        Đến: stp@songlam.example
        Ngày: 12/05/2026
        Chủ đề: Đề nghị cung cấp danh sách tổ chức hành nghề công chứng

        Kính gửi Sở Tư pháp,
        Văn phòng chúng tôi xin được cung cấp danh sách.
        """,
        code_number=None,
        code_notation=None,
        date=day("12/05/2026"),
        issuing_body="Văn phòng Luật sư Bến Thủy",
        subject="Đề nghị cung cấp danh sách tổ chức hành nghề công chứng",
    ),
    letter(
        "mail whose text is the letter",
        """
        From: vanthu@thanhgiang.example
        To: stp@songlam.example
        Subject: Gui cong van
        Date: Wed, 4 Mar 2026 16:40:00 +0700

        UBND XÃ THANH GIANG
        Số: 61/UBND-TP
        V/v đăng ký lớp tập huấn hòa giải viên
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Thanh Giang, ngày 04 tháng 3 năm 2026
        Kính gửi: Sở Tư pháp tỉnh Sông Lam
        UBND xã đăng ký 12 hòa giải viên.
        CHỦ TỊCH
        Tăng Thị Ngọc Hà
        """,
        code_number="61",
        code_notation="UBND-TP",
        date=day("04/03/2026"),
        issuing_body="UBND xã Thanh Giang",
        kind="CV",
        subject="Đăng ký lớp tập huấn hòa giải viên",
        signer_name="Tăng Thị Ngọc Hà",
    ),
)
