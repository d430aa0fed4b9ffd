"""Two hundred questions that offices ask, in groups that say what they are about; and who asks."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tests.search.engines.office import AUDITORS, GUESTS, LEADERS, POSTS, REGISTRY, STAFF

MANY_CIRCLES = range(5_000, 8_000)
PERSONAS: Mapping[str, Mapping[str, Any]] = {
    "the clerk": {"holders": frozenset({REGISTRY, 100})},
    "a colleague": {"holders": frozenset({STAFF, 103, 117})},
    "the leader of many circles": {"holders": frozenset({LEADERS, *POSTS[:20], *MANY_CIRCLES})},
    "the auditor, who reads nothing": {"holders": frozenset({AUDITORS})},
    "a guest": {"holders": frozenset({GUESTS, 131})},
    "nobody": {"holders": frozenset[int]()},
    "a deputy for two kinds": {
        "holders": frozenset({LEADERS, 104}),
        "kind_codes": frozenset({"QĐ", "CV"}),
    },
}


def _texts(*texts: str, **more: Any) -> list[dict[str, Any]]:
    return [{"text": text, **more} for text in texts]


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def questions(known: Sequence[UUID]) -> dict[str, list[dict[str, Any]]]:
    """Return the groups. `known` are things of the office, some of which are left out."""
    year, spring, june = date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 30)
    return {
        "a symbol however it is written": _texts(
            "15/QĐ-BNV", "15/QD-BNV", "15 qđ bnv", "15 /QĐ - BNV", "15/QÐ-BNV", "15QD BNV"
        ),
        "a number with its noughts": _texts("05/TTr-STP", "5/ttr-stp", "005/TTR STP", "112/kh"),
        "a symbol with a year": _texts("5/2026/NĐ-CP", "15/2026/NĐ-BNV", "112/2026/nd-btp"),
        "a kind before a symbol": _texts("quyết định 15 qd bnv", "Công văn 112/CV-STP"),
        "a number alone": _texts("15", "2026", "112", "7", "01"),
        "words without accents": _texts(
            "so hoa so ho tich", "quy che cong tac van thu", "ky luat", "thuy dien", "dak lak"
        ),
        "words with accents": _texts(
            "số hóa sổ hộ tịch", "quy chế công tác văn thư", "kỷ luật", "Đắk Lắk", "hòa giải"
        ),
        "accents that are elsewhere": _texts("số hộ", "tích", "quý chế", "bàn hành", "sở hộ tịch"),
        "old and new places of the tone": _texts(
            "hoà bình", "hòa bình", "số hoá", "số hóa", "thuỷ điện", "thủy điện", "Thúy", "Thuý"
        ),
        "i and y": _texts("quản lí", "quản lý", "kĩ thuật", "kỹ thuật", "lí do", "kỉ luật"),
        "every d": _texts("Ðắk Lắk", "dak nong", "ĐẮK NÔNG", "đặng", "dang"),
        "capitals and split accents": _texts(
            "SỐ HÓA", "Hộ Tịch", _nfd("số hóa sổ hộ tịch"), _nfd("Đắk Lắk"), "HỘ TỊCH VIÊN"
        ),
        "phrases": _texts(
            '"sổ hộ tịch"', '"so ho tich"', "“quản lý lý lịch”", '"văn thư" "quy chế"', '"tịch sổ"'
        ),
        "phrases over the edge of a field": _texts(
            '"văn thư bộ nội vụ"', '"tư pháp nguyễn"', '"hộ tịch quyết định"', '"hà hồ"'
        ),
        "phrases over the end of a page": _texts('"giữ kín căn cứ"', '"bản chính mức lương"'),
        "phrases and words together": _texts(
            'báo cáo "hộ tịch"', '"đơn giá" kế hoạch', '"hòa bình" khảo sát', '15 "bộ nội vụ"'
        ),
        "a word left out": _texts("hộ tịch -kế", "kế hoạch -hoá", "báo cáo −lương", "tịch -15"),
        "a phrase left out": _texts('hộ tịch -"kế hoạch"', 'báo cáo -"kỷ luật"', '-"mức lương" sơ'),
        "only what is left out": _texts("-hộ", '-"kỷ luật"', "-báo -khảo -sơ", "-15/QĐ-BNV"),
        "people": _texts("Nguyễn Thị Thúy", "tran quang minh", "Đức Thắng", '"Hồ Thu Trang"'),
        "bodies": _texts("Bộ Nội vụ", "so tu phap", "UBND tỉnh Sông Lam", "thanh ha"),
        "kinds of document": _texts("quyết định", "cong van", "tờ trình hộ tịch", "nghị định 2026"),
        "what stands in the text alone": _texts(
            "đơn giá", "muc luong co so", "danh sách kỷ luật", "300 dpi", "trần phú", "1.250 đồng"
        ),
        "phrases of the text": _texts('"mức lương cơ sở"', '"quet lai 300 dpi"', '"01/7/2026"'),
        "title and text together": _texts(
            "văn thư lương", "số hóa đơn giá", "hòa bình phát điện", "báo cáo trần phú minh"
        ),
        "nothing asked": _texts("", "   ", "\u200b"),
        "signs alone": _texts("...", '"', "--", "/", "“”"),
        "words that nobody wrote": _texts("xyz", "hộ xyz", '"tịch hộ sổ"', "9999/QĐ-BNV", "-xyz"),
        "a word twice": _texts("hộ hộ", "tịch tịch thu", '"lý lý"', "quản lý lý lịch"),
        "letters with digits": _texts("IPv6", "ipv 6", "e-Office 2.0", "2.0", "số 7"),
        "texts that are too long": _texts("hộ tịch " * 30, "a" * 2_000, '"số hóa" ' * 20),
        "hostile texts": _texts(
            "hộ AND tịch OR *:*", "[a TO z] ~2 ^3", "{}\\", "\ud800 hộ", "' OR 1=1 --", "hộ* t?ch"
        ),
        "one filter": [
            *_texts("hộ tịch", "", filters={"kind_code": ["QĐ"]}),
            *_texts("hộ tịch", "", filters={"state": ["open"]}),
            *_texts("báo cáo", filters={"body": ["Bộ Nội vụ"]}),
            *_texts("báo cáo", filters={"year": ["2025"]}),
            *_texts("", filters={"kind": ["meeting"]}),
            *_texts("", filters={"direction": ["incoming"]}),
        ],
        "several values of a filter": [
            *_texts("hộ tịch", "", filters={"kind_code": ["QĐ", "CV", "TB"]}),
            *_texts("số", filters={"year": ["2024", "2025", "2026"]}),
            *_texts("", filters={"unit": ["VP", "TTr"]}),
        ],
        "several filters": [
            *_texts("hộ tịch", "", filters={"kind_code": ["QĐ", "KH"], "state": ["open", "done"]}),
            *_texts("tư pháp", filters={"year": ["2026"], "unit": ["VP"], "state": ["overdue"]}),
            *_texts("-lương", filters={"direction": ["outgoing"], "body": ["Sở Tư pháp"]}),
        ],
        "a filter that nothing has": [
            *_texts("hộ tịch", "", filters={"kind_code": ["không có"]}),
            *_texts("", filters={"state": ["none"], "year": ["2026"]}),
            *_texts("hộ", filters={"state": []}),
        ],
        "a period": [
            *_texts("hộ tịch", "", since=year),
            *_texts("hộ tịch", "", until=spring),
            *_texts("hộ tịch", "số", since=spring, until=june),
            *_texts("", since=june, until=spring),
            *_texts("", since=date.min, until=date.max),
        ],
        "the newest first": _texts(
            "hộ tịch", "", "15/QĐ-BNV", "kế hoạch", '"sổ hộ tịch"', "-báo", order="newest"
        ),
        "the newest first under filters": _texts(
            "hộ tịch", "", order="newest", filters={"kind_code": ["QĐ"]}, since=year
        ),
        "things whose rights have just changed": _texts(
            "hộ tịch", "", "lương", "-hộ", left_out=frozenset(known[::3])
        ),
        "small pages": [
            *_texts("hộ tịch", "số hóa", size=1),
            *_texts("hộ tịch", "15", "kế hoạch", size=3),
            *_texts("", "báo cáo", order="newest", size=7),
            *_texts("số hóa sổ hộ tịch", size=2, filters={"state": ["open", "done"]}),
        ],
        "the largest page": _texts("", "hộ tịch", "tư pháp", size=100),
        "pages that never were": [
            *_texts("hộ tịch", after="99.1"),
            *_texts("hộ tịch", after="x"),
            *_texts("hộ tịch", after="1.0"),
            *_texts("hộ tịch", after="0.18446744073709551615"),
            *_texts("", after="0.3254567890123456789"),
        ],
        "without counts": _texts(
            "hộ tịch", "", "lương", has_facets=False, filters={"state": ["open"], "year": ["2026"]}
        ),
    }


TYPED = [
    "h", "hộ", "ho t", "ho ti", "hộ tịch", "so hoa so h", "15", "15/", "15/q", "112/k", "05/tt",
    "ban hành q", "quản l", "kỷ", "ky lu", "nguyễn th", "tran q", "bo noi", "luong", "đơn gi",
    "hộ tịch -kế", '"sổ hộ t', "ho ", "", "x", "2", "20", "công văn 1", "dak", "Đắk L", "ipv",
    "e-o", "quy che cong tac van th", "t", "hòa b", "hoà b", "thuy d", "s t", "pháp tu", "c c",
]  # fmt: skip
