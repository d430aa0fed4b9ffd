"""Letters of the Party, of mass organisations, enterprises and citizens, and older layouts."""

from tests.documents.recognition.letters.paper import day, letter

LETTERS = (
    letter(
        "provincial Party committee",
        """
        BAN CHẤP HÀNH ĐẢNG BỘ TỈNH SÔNG LAM ĐẢNG CỘNG SẢN VIỆT NAM
        * Sông Lam, ngày 10 tháng 3 năm 2026
        Số 15-CV/TU
        V/v chuẩn bị hội nghị sơ kết
        Kính gửi: - Các đảng ủy trực thuộc,
        - Đảng ủy Ủy ban nhân dân tỉnh.
        Thường trực Tỉnh ủy yêu cầu các cấp ủy gửi báo cáo trước ngày 25/3/2026.
        Nơi nhận:
        - Như trên,
        - Lưu Văn phòng Tỉnh ủy.
        T/M BAN THƯỜNG VỤ
        PHÓ BÍ THƯ
        Thái Thị Bích Liên
        """,
        code_number="15",
        code_notation="CV/TU",
        date=day("10/03/2026"),
        issuing_body="Ban Chấp hành Đảng bộ tỉnh Sông Lam",
        kind="CV",
        subject="Chuẩn bị hội nghị sơ kết",
        signer_name="Thái Thị Bích Liên",
        signer_title="Phó Bí thư",
        signer_capacity="TM.",
        deadline=day("25/03/2026"),
    ),
    letter(
        "Party committee of a commune",
        """
        ĐẢNG BỘ TỈNH SÔNG LAM
        ĐẢNG ỦY XÃ ĐẠI LỘC THƯỢNG
        *
        Số 33-NQ/ĐU
        ĐẢNG CỘNG SẢN VIỆT NAM
        Đại Lộc Thượng, ngày 18 tháng 5 năm 2026
        NGHỊ QUYẾT
        về lãnh đạo công tác cải cách tư pháp năm 2026
        -----
        Thực hiện Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương,
        T/M ĐẢNG ỦY
        BÍ THƯ
        Giàng A Tủa
        """,
        code_number="33",
        code_notation="NQ/ĐU",
        date=day("18/05/2026"),
        issuing_body="Đảng ủy xã Đại Lộc Thượng",
        parent_body="Đảng bộ tỉnh Sông Lam",
        kind="NQ",
        subject="Về lãnh đạo công tác cải cách tư pháp năm 2026",
        signer_name="Giàng A Tủa",
        signer_title="Bí thư",
    ),
    letter(
        "joint-stock company",
        """
        CÔNG TY CỔ PHẦN CẤP NƯỚC SÔNG LAM
        Địa chỉ: 12 đường Bờ Sông, phường Bến Thủy Hạ
        Điện thoại: 0238 123 456 - Email: capnuoc@songlam.example
        Số: 210/2026/CV-CNSL
        V/v đề nghị xác nhận tình trạng
        công chứng hợp đồng thế chấp
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 07 tháng 8 năm 2026
        Kính gửi: Phòng Công chứng số 1 tỉnh Sông Lam
        Công ty kính đề nghị Quý Phòng trả lời chậm nhất vào ngày 20/8/2026.
        Trân trọng cảm ơn!
        TỔNG GIÁM ĐỐC
        (Ký, đóng dấu)
        Lâm Quốc Đạt
        """,
        code_number="210",
        code_notation="2026/CV-CNSL",
        date=day("07/08/2026"),
        issuing_body="Công ty cổ phần Cấp Nước Sông Lam",
        kind="CV",
        subject="Đề nghị xác nhận tình trạng công chứng hợp đồng thế chấp",
        signer_name="Lâm Quốc Đạt",
        signer_title="Tổng giám đốc",
        deadline=day("20/08/2026"),
        recipients=("Phòng Công chứng số 1 tỉnh Sông Lam",),
    ),
    letter(
        "bank without the country's name",
        """
        NGÂN HÀNG TMCP PHƯƠNG NAM SÔNG LAM
        CHI NHÁNH THANH GIANG
        Số: 77/NHPN-TG
        Thanh Giang, ngày 19 tháng 02 năm 2026
        V/v: Cung cấp thông tin giao dịch bảo đảm
        Kính gửi: Sở Tư pháp tỉnh Sông Lam
        Ngân hàng đề nghị Sở Tư pháp phối hợp.
        PHÓ GIÁM ĐỐC
        NGUYỄN HOÀNG LONG
        """,
        code_number="77",
        code_notation="NHPN-TG",
        date=day("19/02/2026"),
        issuing_body="Chi nhánh Thanh Giang",
        parent_body="Ngân hàng TMCP Phương Nam Sông Lam",
        kind="CV",
        subject="Cung cấp thông tin giao dịch bảo đảm",
        signer_name="Nguyễn Hoàng Long",
        recipients=("Sở Tư pháp tỉnh Sông Lam",),
    ),
    letter(
        "citizen's petition",
        """
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ĐƠN ĐỀ NGHỊ CẢI CHÍNH HỘ TỊCH
        Kính gửi: Sở Tư pháp tỉnh Sông Lam
        Tôi tên là: Vi Thị Xuân, sinh năm 1986
        Thường trú: xóm 4, xã Hưng Nguyên Hạ, tỉnh Sông Lam
        Theo Giấy khai sinh số 15/1986 ngày 03/4/1986, họ tên của con tôi ghi sai. Quyết định
        số 15/QĐ-UBND ngày 02/02/2026 của UBND xã chưa giải quyết. Tôi đề nghị Sở xem xét.
        Sông Lam, ngày 09 tháng 3 năm 2026
        NGƯỜI LÀM ĐƠN
        (Ký và ghi rõ họ tên)
        Vi Thị Xuân
        """,
        code_number=None,
        code_notation=None,
        date=day("09/03/2026"),
        issuing_body="Vi Thị Xuân",
        parent_body=None,
        subject="Đơn đề nghị cải chính hộ tịch",
        signer_name="Vi Thị Xuân",
        deadline=None,
        recipients=("Sở Tư pháp tỉnh Sông Lam",),
    ),
    letter(
        "citizen's letter by hand, typed",
        """
        Sông Lam, ngày 2 tháng 12 năm 2025
        Kính gửi: Ông Giám đốc Sở Tư pháp
        Tôi là Khuất Duy Hưng, ở phường Bến Thủy Hạ. Tôi viết thư này phản ánh việc chậm trả
        phiếu lý lịch tư pháp nộp trước ngày 01/10/2025.
        Người viết đơn
        Khuất Duy Hưng
        """,
        code_number=None,
        code_notation=None,
        date=day("02/12/2025"),
        issuing_body="Khuất Duy Hưng",
        signer_name="Khuất Duy Hưng",
        deadline=None,
        recipients=("Ông Giám đốc Sở Tư pháp",),
    ),
    letter(
        "layout of the nineties",
        """
        UỶ BAN NHÂN DÂN TỈNH          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
        SÔNG LAM                          Độc lập - Tự do - Hạnh phúc
        *****                                  -----o0o-----
        Số 345/CV-UB            Sông Lam, ngày 5 tháng 11 năm 1998
        (V/v giải quyết hộ tịch tồn đọng)

        Kính gửi: Sở Tư pháp

        Xét đề nghị của Sở Tư pháp, UBND tỉnh đồng ý.

                                            TM. UBND TỈNH SÔNG LAM
                                            KT. CHỦ TỊCH
                                            PHÓ CHỦ TỊCH

                                            Đoàn Trọng Khiêm
        """,
        code_number="345",
        code_notation="CV-UB",
        date=day("05/11/1998"),
        issuing_body="Uỷ ban nhân dân tỉnh Sông Lam",
        kind="CV",
        subject="Giải quyết hộ tịch tồn đọng",
        signer_name="Đoàn Trọng Khiêm",
        signer_title="Phó Chủ tịch",
        recipients=("Sở Tư pháp",),
    ),
    letter(
        "eth for Đ and marks that stand apart",
        """
        BỘ NỘI VỤ
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Ðộc lập - Tự do - Hạnh phúc
        Số: 611/QÐ-BNV
        Hà Nội, ngày 30 tháng 5 năm 2025
        QUYẾT ÐỊNH
        Về việc phê duyệt Ðề án vị trí việc làm
        BỘ TRƯỞNG BỘ NỘI VỤ
        Căn cứ Nghị định số 25/2025/NÐ-CP của Chính phủ;
        BỘ TRƯỞNG
        Ðinh Tiến Lực
        """,
        code_number="611",
        code_notation="QĐ-BNV",
        date=day("30/05/2025"),
        issuing_body="Bộ Nội vụ",
        parent_body=None,
        kind="QĐ",
        subject="Phê duyệt Đề án vị trí việc làm",
        signer_name="Đinh Tiến Lực",
        signer_title="Bộ trưởng",
    ),
    letter(
        "trade union",
        """
        LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG LAM
        CÔNG ĐOÀN VIÊN CHỨC TỈNH
        Số: 29/TB-CĐVC
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 16 tháng 6 năm 2026
        THÔNG BÁO
        V/v tổ chức giải thể thao công chức, viên chức năm 2026
        Căn cứ chương trình công tác, Công đoàn Viên chức tỉnh thông báo:
        Các đơn vị đăng ký danh sách trước ngày 30/6/2026.
        TM. BAN THƯỜNG VỤ
        CHỦ TỊCH
        Triệu Thị Hoa
        """,
        code_number="29",
        code_notation="TB-CĐVC",
        date=day("16/06/2026"),
        kind="TB",
        subject="Tổ chức giải thể thao công chức, viên chức năm 2026",
        signer_name="Triệu Thị Hoa",
        signer_title="Chủ tịch",
        deadline=day("30/06/2026"),
    ),
    letter(
        "court, hearing in the text",
        """
        TÒA ÁN NHÂN DÂN
        KHU VỰC 2 - SÔNG LAM
        Số: 402/TA-DS
        V/v yêu cầu cung cấp hồ sơ công chứng
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Sông Lam, ngày 21 tháng 10 năm 2026
        Kính gửi: Phòng Công chứng số 1
        Tòa án đang giải quyết vụ án thụ lý ngày 01/9/2026. Tòa án yêu cầu Quý Phòng cung cấp
        bản sao hồ sơ công chứng đã lập trước ngày 01/01/2020, gửi về Tòa án hạn cuối ngày
        05/11/2026.
        Nơi nhận:
        - Như trên;
        - Lưu: HS.
        THẨM PHÁN
        CHÁNH ÁN
        Chu Văn Tấn
        """,
        code_number="402",
        code_notation="TA-DS",
        date=day("21/10/2026"),
        kind="CV",
        subject="Yêu cầu cung cấp hồ sơ công chứng",
        signer_name="Chu Văn Tấn",
        deadline=day("05/11/2026"),
        recipients=("Phòng Công chứng số 1",),
    ),
)
