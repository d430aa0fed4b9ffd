"""Examples of what programs send about documents, and are answered."""

from eoffice.api.examples import Example, receipt

_LETTER = "/api/v1/incoming/0b6f1f0e-7d5a-4c1e-9a53-2f4f6f1f8a01/"
_DRAFT = "/api/v1/outgoing/5c9d2a34-61b7-4e0f-8f0a-7d3c5b9e2b02/"
_LINE = "/api/v1/assignments/9e47c1d8-3b2a-4d6c-b1f5-60a8e4d7c303/"
_WORK_FILE = "/api/v1/work-files/d13a8b70-92ce-4f5d-a6b4-1c7e0f9d5404/"
_DIRECTOR = "71e0c5a2-4f8b-4a3d-9c6e-8b2d1f0a3e05"
_NUMBER = 238

BRING_A_LETTER = Example(
    words="A scanned letter was brought",
    gives=receipt(_LETTER, "INTAKE"),
)
REGISTER = Example(
    words="A letter that asks for a report",
    sends={
        "code": "1203/UBND-NC",
        "dated_on": "2026-03-02",
        "body_name": "Ủy ban nhân dân tỉnh Sông Lam",
        "subject": "Báo cáo kết quả thực hiện công tác hộ tịch quý I năm 2026",
        "kind": "CV",
        "urgency": "URGENT",
        "signer_name": "Nguyễn Hữu Thắng",
        "signer_title": "Phó Chủ tịch",
        "answer_by": "2026-03-20",
    },
    gives=receipt(_LETTER, "REGISTERED", _NUMBER),
)
ENCLOSE_WITH_A_LETTER = Example(
    words="A scanned enclosure was brought",
    gives=receipt(_LETTER, "REGISTERED", _NUMBER),
)
SUBMIT_A_LETTER = Example(
    words="To the director",
    sends={"to": _DIRECTOR},
    gives=receipt(_LETTER, "SUBMITTED", _NUMBER),
)
REFUSE = Example(
    words="A letter for somebody else",
    sends={"reason": "Văn bản gửi nhầm cơ quan; đề nghị gửi đến Sở Nội vụ tỉnh Sông Lam."},
    gives=receipt(_LETTER, "REFUSED"),
)

_ENTERED = {
    "kind": "CV",
    "subject": "Báo cáo kết quả thực hiện công tác hộ tịch quý I năm 2026",
    "text": "Thực hiện Công văn số 1203/UBND-NC ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh, "
    "Sở Tư pháp báo cáo kết quả như sau.\n\n1. Các xã, phường đã đăng ký 1.482 việc hộ tịch.",
    "addressed_to": "Ủy ban nhân dân tỉnh Sông Lam",
    "recipients": ["Ủy ban nhân dân tỉnh Sông Lam", "Văn phòng Sở"],
    "signer": _DIRECTOR,
}
DRAFT = Example(
    words="The reply to a letter",
    sends={**_ENTERED, "answers": _LETTER.rstrip("/").split("/")[-1]},
    gives=receipt(_DRAFT, "DRAFT"),
)
CHANGE = Example(
    words="The draft, and now urgent",
    sends={**_ENTERED, "urgency": "URGENT"},
    gives=receipt(_DRAFT, "DRAFT"),
)
BRING_A_DRAFT = Example(
    words="The draft was brought from a word processor",
    gives=receipt(_DRAFT, "DRAFT"),
)
ENCLOSE_WITH_A_DRAFT = Example(
    words="A table of figures was brought",
    gives=receipt(_DRAFT, "DRAFT"),
)
SUBMIT_A_DRAFT = Example(
    words="The draft lies before its signer",
    gives=receipt(_DRAFT, "SUBMITTED"),
)

ACCEPT = Example(
    words="The work was taken on",
    gives=receipt(_LINE, "ACCEPTED"),
)
REPORT = Example(
    words="Two thirds have come in",
    sends={"words": "Đã nhận số liệu của 28 trên 42 xã, phường; đang đôn đốc các nơi còn lại."},
    gives=receipt(_LINE, "ACCEPTED"),
)
RETURN = Example(
    words="The work belongs elsewhere",
    sends={"reason": "Nội dung thuộc nhiệm vụ của Phòng Bổ trợ tư pháp."},
    gives=receipt(_LINE, "RETURNED"),
)
COMPLETE = Example(
    words="The work is done",
    sends={"words": "Đã tổng hợp số liệu của 42 xã, phường và trình dự thảo báo cáo."},
    gives=receipt(_LINE, "DONE"),
)

OPEN = Example(
    words="A work file on civil status",
    sends={
        "title": "Hồ sơ báo cáo công tác hộ tịch năm 2026",
        "code": "05.HCTP",
        "retention": "20 năm",
    },
    gives=receipt(_WORK_FILE, "OPEN"),
)
PUT_IN = Example(
    words="The report is put in",
    sends={"document": _DRAFT.rstrip("/").split("/")[-1]},
    gives=receipt(_WORK_FILE, "OPEN"),
)
