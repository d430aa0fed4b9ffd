"""What letters of a department of justice are about: subjects, grounds and sentences, by field."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Matter:
    """A field of work: its unit, subjects with gaps, and the sentences that its letters hold.

    The gaps are {place}, {period}, {year} and {topic}; `topics` are what fills the last one.
    """

    unit: str
    subjects: tuple[str, ...]
    topics: tuple[str, ...]
    grounds: tuple[str, ...]
    sentences: tuple[str, ...]


MATTERS = (
    Matter(
        "HCTP",
        (
            "báo cáo công tác đăng ký và quản lý hộ tịch {period}",
            "hướng dẫn nghiệp vụ {topic}",
            "xác minh thông tin hộ tịch của công dân tại {place}",
            "rà soát, đối chiếu dữ liệu {topic} tại {place}",
            "tháo gỡ vướng mắc trong {topic} tại {place}",
            "kiểm tra công tác chứng thực tại {place} {period}",
        ),
        (
            "đăng ký khai sinh có yếu tố nước ngoài", "đăng ký kết hôn lưu động",
            "cải chính, bổ sung hộ tịch", "cấp phiếu lý lịch tư pháp",
            "số hóa sổ hộ tịch lịch sử", "chứng thực bản sao điện tử",
            "liên thông đăng ký khai sinh, đăng ký thường trú", "nuôi con nuôi trong nước",
            "xác nhận tình trạng hôn nhân", "đăng ký khai tử quá hạn",
        ),
        (
            "Căn cứ Luật Hộ tịch và các văn bản quy định chi tiết thi hành",
            "Thực hiện Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử",
        ),
        (
            "Qua theo dõi, việc đăng ký hộ tịch tại cơ sở cơ bản bảo đảm đúng trình tự, thủ tục; số hồ sơ trả trước và đúng hạn chiếm trên 98%.",
            "Tuy nhiên, một số nơi còn ghi chép sổ chưa thống nhất, dữ liệu nhập vào hệ thống chưa khớp với sổ gốc.",
            "Công chức tư pháp - hộ tịch cần đối chiếu từng trường hợp với Cơ sở dữ liệu quốc gia về dân cư trước khi cập nhật.",
            "Đối với trường hợp thiếu giấy tờ chứng minh, cơ quan đăng ký có văn bản xác minh, không yêu cầu người dân đi lại nhiều lần.",
            "Sổ hộ tịch đã số hóa phải được hai người kiểm tra độc lập trước khi chuyển lên hệ thống dùng chung.",
            "Hồ sơ có yếu tố nước ngoài được kiểm tra về hợp pháp hóa lãnh sự và bản dịch theo quy định.",
            "Các trường hợp phát sinh ngoài phạm vi hướng dẫn, đề nghị báo cáo kịp thời để được xem xét, cho ý kiến.",
        ),
    ),
    Matter(
        "BTTP",
        (
            "chấn chỉnh hoạt động {topic} {period}",
            "báo cáo kết quả hoạt động {topic} {period}",
            "kiểm tra tổ chức và hoạt động {topic} năm {year}",
            "cung cấp thông tin về {topic} tại {place}",
            "góp ý dự thảo quy định về {topic}",
            "phối hợp quản lý {topic} với {place}",
        ),
        (
            "công chứng", "luật sư", "đấu giá tài sản", "giám định tư pháp", "thừa phát lại",
            "quản tài viên", "hòa giải thương mại", "tư vấn pháp luật", "trợ giúp pháp lý",
        ),
        (
            "Căn cứ Luật Công chứng, Luật Đấu giá tài sản và các quy định có liên quan",
            "Thực hiện chương trình công tác bổ trợ tư pháp của tỉnh",
        ),
        (
            "Các tổ chức hành nghề cơ bản tuân thủ quy định về trình tự, thủ tục, niêm yết công khai mức thu và thù lao.",
            "Bên cạnh đó, còn tình trạng lưu trữ hồ sơ chưa khoa học, chậm cập nhật thông tin lên cơ sở dữ liệu dùng chung.",
            "Người hành nghề thực hiện nghiêm quy tắc đạo đức, không cạnh tranh không lành mạnh dưới mọi hình thức.",
            "Việc đấu giá phải được thông báo công khai trên Cổng đấu giá tài sản quốc gia đúng thời hạn.",
            "Tổ chức hành nghề rà soát hợp đồng bảo hiểm trách nhiệm nghề nghiệp và gửi bản sao để theo dõi.",
            "Đối với vụ việc có người được trợ giúp pháp lý, cơ quan tiến hành tố tụng thông báo kịp thời cho Trung tâm.",
            "Kết quả kiểm tra là căn cứ để đánh giá, xếp loại tổ chức hành nghề trong năm.",
        ),
    ),
    Matter(
        "PBGDPL",
        (
            "tổ chức {topic} năm {year}",
            "báo cáo kết quả {topic} {period}",
            "phối hợp tổ chức {topic} tại {place}",
            "cử đại biểu tham gia {topic} {period}",
            "đánh giá hiệu quả {topic} tại {place}",
        ),
        (
            "Ngày Pháp luật Việt Nam", "cuộc thi tìm hiểu pháp luật trực tuyến",
            "tập huấn nghiệp vụ hòa giải ở cơ sở", "hội nghị tuyên truyền Luật Đất đai",
            "phiên tòa giả định trong trường học", "xây dựng xã đạt chuẩn tiếp cận pháp luật",
            "bồi dưỡng báo cáo viên pháp luật", "chuyên mục pháp luật trên đài truyền thanh cơ sở",
        ),
        (
            "Căn cứ Luật Phổ biến, giáo dục pháp luật và Luật Hòa giải ở cơ sở",
            "Thực hiện kế hoạch của Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh",
        ),
        (
            "Nội dung tập trung vào các luật mới có hiệu lực, các chính sách tác động trực tiếp đến người dân và doanh nghiệp.",
            "Hình thức tổ chức bảo đảm thiết thực, tiết kiệm, tăng cường sử dụng mạng xã hội và hệ thống truyền thanh thông minh.",
            "Mỗi địa phương lựa chọn ít nhất một mô hình điểm, có đánh giá kết quả và nhân rộng.",
            "Tài liệu tuyên truyền được biên soạn ngắn gọn, dễ hiểu, có bản tiếng dân tộc ở những nơi cần thiết.",
            "Tỷ lệ hòa giải thành ở cơ sở trong kỳ đạt 86,4%, tăng so với cùng kỳ năm trước.",
            "Đội ngũ hòa giải viên được kiện toàn, ưu tiên người có uy tín và am hiểu pháp luật tại thôn, tổ dân phố.",
            "Kinh phí thực hiện từ nguồn ngân sách đã giao và nguồn xã hội hóa theo quy định.",
        ),
    ),
    Matter(
        "XDKTVB",
        (
            "góp ý dự thảo {topic}",
            "thẩm định dự thảo {topic}",
            "rà soát, hệ thống hóa văn bản quy phạm pháp luật {period} tại {place}",
            "kiểm tra văn bản do {place} ban hành năm {year}",
            "báo cáo công tác xử lý vi phạm hành chính {period}",
            "lập đề nghị xây dựng {topic} năm {year}",
        ),
        (
            "Nghị quyết về chính sách hỗ trợ hòa giải viên", "Quyết định quy định phân cấp quản lý tài sản công",
            "Quyết định về quản lý hoạt động quảng cáo", "Nghị quyết quy định mức chi cho trợ giúp pháp lý",
            "Quy chế phối hợp quản lý nhà nước về công chứng", "Quyết định về định mức sử dụng xe ô tô",
            "Nghị quyết về mức thu học phí công lập", "Quyết định ban hành bảng giá nhà, công trình",
            "Quy chế tiếp công dân của Ủy ban nhân dân tỉnh", "Quyết định về quản lý chất thải rắn sinh hoạt",
        ),
        (
            "Căn cứ Luật Ban hành văn bản quy phạm pháp luật",
            "Thực hiện chương trình xây dựng văn bản quy phạm pháp luật của tỉnh",
        ),
        (
            "Hồ sơ dự thảo cơ bản đầy đủ thành phần, nội dung phù hợp với chủ trương, đường lối và văn bản của cấp trên.",
            "Về thẩm quyền ban hành, đề nghị cơ quan soạn thảo làm rõ căn cứ giao quy định chi tiết.",
            "Tại Điều 3 dự thảo, đề nghị rà soát cách dùng thuật ngữ để bảo đảm thống nhất với luật chuyên ngành.",
            "Về kỹ thuật trình bày, đề nghị chỉnh lý phần căn cứ và điều khoản thi hành theo đúng mẫu.",
            "Cơ quan soạn thảo cần bổ sung đánh giá thủ tục hành chính và nguồn lực bảo đảm thi hành.",
            "Qua kiểm tra phát hiện một số văn bản viện dẫn căn cứ đã hết hiệu lực, cần được thay thế hoặc bãi bỏ.",
            "Kết quả rà soát được công bố trên Cơ sở dữ liệu quốc gia về văn bản pháp luật.",
        ),
    ),
    Matter(
        "VP",
        (
            "rà soát, đơn giản hóa thủ tục hành chính lĩnh vực {topic}",
            "triển khai {topic} trong ngành Tư pháp năm {year}",
            "báo cáo tình hình giải quyết thủ tục hành chính {period} tại {place}",
            "đăng ký kế hoạch vốn và dự toán kinh phí {period} cho {topic}",
            "báo cáo kết quả thực hiện {topic} {period}",
            "chuẩn bị hội nghị về {topic} {period}",
        ),
        (
            "chuyển đổi số", "số hóa kết quả giải quyết thủ tục hành chính", "lý lịch tư pháp",
            "ký số và gửi nhận văn bản điện tử", "an toàn thông tin mạng", "dịch vụ công trực tuyến toàn trình",
            "lập hồ sơ công việc điện tử", "nâng cao chỉ số cải cách hành chính", "đo lường sự hài lòng của người dân",
        ),
        (
            "Thực hiện Nghị định của Chính phủ về kiểm soát thủ tục hành chính và cơ chế một cửa",
            "Thực hiện Kế hoạch chuyển đổi số của Ủy ban nhân dân tỉnh",
        ),
        (
            "Tỷ lệ hồ sơ nộp trực tuyến toàn trình đạt 71%, tỷ lệ số hóa hồ sơ, kết quả đạt 94%.",
            "Các đơn vị chịu trách nhiệm rà soát từng thủ tục, đề xuất cắt giảm thành phần hồ sơ đã có trong cơ sở dữ liệu.",
            "Toàn bộ văn bản đi, văn bản đến được xử lý trên hệ thống, trừ văn bản không được phép theo quy định.",
            "Máy tính dùng để xử lý công việc phải cài phần mềm phòng, chống mã độc và cập nhật bản vá định kỳ.",
            "Dự toán được lập chi tiết theo từng nhiệm vụ, có thuyết minh cơ sở tính toán.",
            "Giao Văn phòng theo dõi, đôn đốc, tổng hợp kết quả báo cáo lãnh đạo Sở hằng tuần.",
            "Đơn vị chậm báo cáo quá hai lần trong quý không được xét hoàn thành tốt nhiệm vụ.",
        ),
    ),
    Matter(
        "TCCB",
        (
            "cử công chức, viên chức tham gia tập huấn về {topic} {period}",
            "rà soát {topic} của các đơn vị năm {year}",
            "báo cáo kết quả {topic} {period}",
            "hướng dẫn {topic} năm {year}",
            "phối hợp thực hiện {topic} tại {place}",
        ),
        (
            "bồi dưỡng chức danh công chứng viên", "vị trí việc làm và cơ cấu ngạch công chức",
            "đánh giá, xếp loại công chức, viên chức", "công tác thi đua, khen thưởng",
            "quy hoạch cán bộ lãnh đạo, quản lý", "tinh giản biên chế", "nâng bậc lương thường xuyên",
            "bồi dưỡng nghiệp vụ văn thư, lưu trữ",
        ),
        (
            "Căn cứ Luật Cán bộ, công chức, Luật Viên chức và các nghị định hướng dẫn thi hành",
            "Thực hiện kế hoạch đào tạo, bồi dưỡng cán bộ, công chức của tỉnh",
        ),
        (
            "Việc lựa chọn người tham gia bảo đảm đúng đối tượng, đúng tiêu chuẩn và dân chủ, công khai.",
            "Các đơn vị gửi danh sách kèm theo hồ sơ, nêu rõ chức vụ, ngạch và thời gian giữ ngạch.",
            "Biên chế được giao phải gắn với khối lượng công việc, không tăng thêm đầu mối bên trong.",
            "Người đứng đầu đơn vị chịu trách nhiệm về tính chính xác của thông tin đã kê khai.",
            "Kết quả đánh giá là căn cứ để xét khen thưởng, quy hoạch và bố trí công tác.",
            "Đơn vị chưa có người đủ điều kiện thì nêu rõ lý do và đề xuất thời gian thực hiện.",
            "Chế độ của người được cử đi học thực hiện theo quy định hiện hành.",
        ),
    ),
    Matter(
        "TTr",
        (
            "thanh tra, kiểm tra {topic} tại {place}",
            "báo cáo công tác tiếp công dân, giải quyết khiếu nại, tố cáo {period}",
            "kê khai, công khai tài sản, thu nhập của cán bộ, công chức {place} năm {year}",
            "giải quyết kiến nghị của công dân về {topic} tại {place}",
            "đôn đốc thực hiện kết luận thanh tra về {topic}",
        ),
        (
            "tài sản, thu nhập của người có nghĩa vụ", "hoạt động công chứng, chứng thực",
            "việc chấp hành pháp luật về hộ tịch", "phòng, chống tham nhũng, tiêu cực",
            "việc quản lý, sử dụng tài sản công", "tổ chức đấu giá quyền sử dụng đất",
        ),
        (
            "Căn cứ Luật Thanh tra, Luật Tiếp công dân và Luật Khiếu nại",
            "Thực hiện kế hoạch thanh tra, kiểm tra đã được phê duyệt",
        ),
        (
            "Trong kỳ, đơn vị đã tiếp 46 lượt công dân, tiếp nhận 31 đơn, trong đó 27 đơn đủ điều kiện xử lý.",
            "Các đơn không thuộc thẩm quyền đã được hướng dẫn, chuyển đến cơ quan có trách nhiệm giải quyết.",
            "Đoàn kiểm tra làm việc trực tiếp với đơn vị, đối chiếu hồ sơ gốc và lập biên bản từng nội dung.",
            "Qua kiểm tra chưa phát hiện sai phạm lớn; một số thiếu sót đã được khắc phục ngay trong quá trình làm việc.",
            "Bản kê khai được niêm yết tại trụ sở và công bố trong cuộc họp toàn đơn vị.",
            "Thông tin về người phản ánh, kiến nghị được giữ kín theo quy định của pháp luật.",
            "Đơn vị được kiểm tra gửi báo cáo khắc phục kèm tài liệu chứng minh.",
        ),
    ),
)  # fmt: skip
