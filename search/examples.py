"""An example of what programs ask the search, and are answered."""

from eoffice.api.examples import Example

FIND = Example(
    words="Letters on civil status",
    asks={"q": "ho tich", "since": "2026-01-01", "kind_code": ["CV"], "order": "newest"},
    gives={
        "items": [
            {
                "uid": "0b6f1f0e-7d5a-4c1e-9a53-2f4f6f1f8a01",
                "kind_name": "Văn bản đến",
                "title": {
                    "text": "Báo cáo kết quả thực hiện công tác hộ tịch quý I năm 2026",
                    "marks": [[35, 42]],
                },
                "symbol": {"text": "1203/UBND-NC", "marks": []},
                "body": {"text": "Ủy ban nhân dân tỉnh Sông Lam", "marks": []},
                "day": "2026-03-02",
                "state_name": "Đang xử lý",
                "snippets": [
                    {
                        "text": "số liệu đăng ký hộ tịch của các xã, phường",
                        "marks": [[16, 23]],
                        "page": 1,
                    }
                ],
            }
        ],
        "next": None,
        "total": 1,
        "is_more": False,
        "facets": [
            {"name": "kind_code", "values": [{"value": "CV", "count": 1}]},
            {"name": "year", "values": [{"value": "2026", "count": 1}]},
        ],
    },
)
